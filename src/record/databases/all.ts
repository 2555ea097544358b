// The shared databases, in the order people are shown them. A new database is a new file, a word in `databaseNames` and a line here.
import { type DatabaseName, databaseNames } from '../record.schema.ts'
import { administrativeDocument } from './administrative-document.ts'
import type { DatabaseFile } from './database.ts'
import { firearm } from './firearm.ts'
import { nominal } from './nominal.ts'
import { outsideList } from './outside-list.ts'
import { tdawn } from './tdawn.ts'
import { travelDocument } from './travel-document.ts'
import { vehicle } from './vehicle.ts'
import { vessel } from './vessel.ts'
import { workOfArt } from './work-of-art.ts'

const files: Readonly<Record<DatabaseName, DatabaseFile>> = {
  nominal,
  'travel-document': travelDocument,
  tdawn,
  'administrative-document': administrativeDocument,
  vehicle,
  vessel,
  firearm,
  'work-of-art': workOfArt,
  'outside-list': outsideList,
}

/** All of them. */
export const databases: readonly DatabaseFile[] = databaseNames.map((name) => files[name])

/** One of them, by a name that the schema of an operation has checked. */
export const databaseNamed = (name: DatabaseName): DatabaseFile => files[name]
