// How an examination says no: with a reason of the list and values that name nobody.
import type { RefusalKey } from './attachment.schema.ts'

export class Refused extends Error {
  readonly key: RefusalKey
  readonly values: Readonly<Record<string, string | number>>

  constructor(key: RefusalKey, values: Readonly<Record<string, string | number>> = {}) {
    super(key)
    this.name = 'Refused'
    this.key = key
    this.values = values
  }
}
