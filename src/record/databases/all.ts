// The shared databases, in the order people are shown them. A new database is a new file, a word in `databaseNames` and a line here.
import { type DatabaseName, databaseNames } from '../record.schema.ts'
import type { DatabaseFile } from './database.ts'
import { travelDocument } from './travel-document.ts'
import { vehicle } from './vehicle.ts'

const files: Readonly<Record<DatabaseName, DatabaseFile>> = {
  'travel-document': travelDocument,
  vehicle,
}

/** All of them. */
export const databases: readonly DatabaseFile[] = databaseNames.map((name) => files[name])

/** One of them, by a name that the schema of an operation has checked. */
export const databaseNamed = (name: DatabaseName): DatabaseFile => files[name]
