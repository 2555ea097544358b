// When a person may be told apart from a record: a false hit, found so by people, with the consent of the person.
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import { documentKey, normaliseDocumentNumber, type TravelDocumentType } from '../terms/document-number.ts'
import { isIdentifierFault } from '../terms/identifier-text.ts'
import type { HitRow } from './hit.table.ts'

export type StatedClearing = {
  readonly document: { readonly number: string; readonly country: string; readonly type: TravelDocumentType }
  readonly dateOfBirth: string
  readonly consent: boolean
}

/** What stands in the way of a note, whatever is stated; undefined when it is possible. A closed hit is no obstacle. */
export const obstacleToClearing = (hit: Pick<HitRow, 'identity' | 'discreet' | 'erasedAt'>): string | undefined => {
  if (hit.discreet) return 'hit.clear-discreet'
  if (hit.identity !== 'not-same') return 'hit.clear-needs-not-same'
  return hit.erasedAt === null ? undefined : 'hit.clear-erased'
}

/**
 * By what the person will be known again. Throws Failure invalid `hit.clear-not-possible` with pointers where consent is not given
 * or the number cannot be read; conflict `hit.clear-needs-not-same` until the finding says so, `hit.clear-discreet` where the person
 * would learn of an alert that they must not notice, `hit.clear-erased` once the hit is erased.
 */
export const readClearing = (
  hit: Pick<HitRow, 'identity' | 'discreet' | 'erasedAt'>,
  { document, dateOfBirth, consent }: StatedClearing,
): { readonly documentKey: string; readonly dateOfBirth: string } => {
  const obstacle = obstacleToClearing(hit)
  if (obstacle) throw new Failure('conflict', obstacle)
  const read = normaliseDocumentNumber(document.number)
  const pointers: FailurePointer[] = consent ? [] : [{ pointer: '/consent', key: 'fault.consent-needed', values: {} }]
  if (isIdentifierFault(read))
    pointers.push({
      pointer: '/document/number',
      key: `fault.identifier-${read.fault}`,
      values: { at: read.at + 1 },
    })
  if (isIdentifierFault(read) || pointers.length > 0)
    throw new Failure('invalid', 'hit.clear-not-possible', { pointers })
  return { documentKey: documentKey(document.country, document.type, read.number), dateOfBirth }
}
