// Who may ask which databases for what: the database's purposes meet the actor's rights before any key is looked up.
import type { Actor } from '../kernel/actor.ts'
import { databaseNamed } from '../record/databases/all.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import type { Purpose } from '../terms/purpose.ts'

/** Whether this actor may check this database for this purpose (RPD 10, 54; the bureau's grants, its entity's, its key's). */
export const mayAsk = (actor: Actor, database: DatabaseName, purpose: Purpose | ''): boolean =>
  purpose !== '' && actor.databases.includes(database) && databaseNamed(database).checkPurposes.includes(purpose)
