/** Names of the shared databases, in the order people are shown them; what each holds stands in its file under `record/databases`. */

export const databaseNames = [
  'nominal',
  'travel-document',
  'tdawn',
  'administrative-document',
  'vehicle',
  'vessel',
  'firearm',
  'work-of-art',
  'outside-list',
] as const

export type DatabaseName = (typeof databaseNames)[number]

/** Tells whether any value names a shared database. */
export function isDatabaseName(value: unknown): value is DatabaseName {
  return (databaseNames as readonly unknown[]).includes(value)
}
