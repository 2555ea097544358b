// A record as one reader may see it: fields by what the duty needs, the owner's own matters to the owner only.
import { permitted } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import { say } from '../kernel/words.ts'
import type { Confidentiality, HandlingCode } from '../terms/handling.ts'
import type { Language } from '../terms/language.ts'
import type { Purpose } from '../terms/purpose.ts'
import { databaseNamed } from './databases/all.ts'
import { fieldsSeen, isSuspended, lifeShown } from './databases/database.ts'
import { readGrade } from './record.entry.ts'
import { levelOf, recordPolicy } from './record.policy.ts'
import type { Life, RecordRow, RecordVersionRow, RecordVersionView, RecordView } from './record.schema.ts'
import { changeShown, isPossible, officerShown } from './record.workflow.ts'

/** The banner of a record whose use is suspended, undefined for any other. One wording for every cause. */
export const bannerOf = (life: Life, language: Language): string | undefined =>
  isSuspended(life) ? say(language, 'record.suspended') : undefined

const allowedTo = (row: RecordRow, actor: Actor): string[] =>
  permitted(recordPolicy, actor, row).filter((action) => {
    if (action === 'read' || action === 'askOwner' || action === 'discreet') return false
    return action === 'history' || action === 'lookups' || isPossible(row.life, action)
  })

/** The answer for a row the actor may read. */
export const viewRecord = (row: RecordRow, actor: Actor, language: Language): RecordView => {
  const isOwn = row.owner === actor.bureau
  const suspended = bannerOf(row.life, language)
  return {
    id: row.id,
    database: row.database,
    owner: row.owner,
    reference: row.reference,
    status: row.status,
    life: lifeShown(row.life, actor.bureau),
    version: row.version,
    purpose: row.purpose as Purpose,
    personStatus: row.personStatus || null,
    handlingCode: row.handlingCode as HandlingCode,
    confidentiality: row.confidentiality as Confidentiality,
    crimeArea: row.crimeArea || null,
    sourceGrade: readGrade(row.sourceGrade),
    informationGrade: readGrade(row.informationGrade),
    ...(isOwn && row.restrictedFrom.length > 0
      ? { restriction: { mode: row.restriction, bureaus: row.restrictedFrom } }
      : {}),
    alert: row.alert,
    said: Object.entries(row.said).map(([field, by]) => ({ field, ...by })),
    ...(isOwn ? { flaws: row.flaws } : {}),
    retainUntil: row.retainUntil,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    ...(isOwn
      ? {
          createdBy: officerShown(row.createdBy, actor.bureau),
          updatedBy: officerShown(row.updatedBy, actor.bureau),
          ...(row.withdrawnReason ? { withdrawnReason: row.withdrawnReason } : {}),
        }
      : {}),
    ...(suspended ? { suspended } : {}),
    fields: fieldsSeen(databaseNamed(row.database), row.fields, levelOf(actor)),
    allowed: allowedTo(row, actor),
  }
}

/** An earlier version, to a bureau that may read the history. */
export const viewVersion = (row: RecordVersionRow, actor: Actor): RecordVersionView => {
  const { rangeEnd, confidentialityLevel, ...snapshot } = row.snapshot
  return {
    version: row.version,
    changedAt: row.changedAt,
    changedBy: officerShown(row.changedBy, actor.bureau),
    ...changeShown(row.change, row.reason, actor.bureau),
    snapshot: {
      ...snapshot,
      life: lifeShown(snapshot.life, actor.bureau),
      sourceGrade: readGrade(snapshot.sourceGrade),
      informationGrade: readGrade(snapshot.informationGrade),
      updatedBy: officerShown(snapshot.updatedBy, actor.bureau),
      fields: fieldsSeen(databaseNamed(row.database), snapshot.fields, levelOf(actor)),
    },
  }
}
