// A link and the record at its other end as one reader may see them.
import { allows } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Static } from '../kernel/schema.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { fieldsSeen, lifeShown } from '../record/databases/database.ts'
import type { FoundRow } from '../record/record.found.store.ts'
import { levelOf } from '../record/record.policy.ts'
import type { RecordRow } from '../record/record.schema.ts'
import { bannerOf } from '../record/record.view.ts'
import { officerShown } from '../record/record.workflow.ts'
import type { Language } from '../terms/language.ts'
import { linkPolicy } from './link.policy.ts'
import type { LinkView, linkedRecord } from './link.schema.ts'
import type { LinkRow } from './link.store.ts'

/** What a list calls a record that passed the read rule. */
export const viewLinked = (row: FoundRow, actor: Actor, language: Language): Static<typeof linkedRecord> => {
  const file = databaseNamed(row.database)
  const suspended = bannerOf(row.life, language)
  return {
    id: row.id,
    database: row.database,
    owner: row.owner,
    title: file.titleOf(fieldsSeen(file, row.fields, levelOf(actor))).slice(0, 300),
    status: row.status,
    life: lifeShown(row.life, actor.bureau),
    ...(suspended ? { suspended } : {}),
  }
}

/** A link of `record` with the record at its other end; both passed the read rule. */
export const viewLink = (
  link: LinkRow,
  record: Pick<RecordRow, 'id'>,
  other: RecordRow,
  { actor, language }: { readonly actor: Actor; readonly language: Language },
): LinkView => {
  const from = link.fromRecord === record.id
  return {
    id: link.id,
    direction: from ? 'from' : 'to',
    relation: link.relation,
    note: link.note || null,
    by: link.owner,
    ...(link.owner === actor.bureau ? { officer: officerShown(link.officer, actor.bureau) } : {}),
    at: link.createdAt,
    record: viewLinked(other, actor, language),
    allowed: from && allows(linkPolicy.end(actor), link) ? ['end'] : [],
  }
}
