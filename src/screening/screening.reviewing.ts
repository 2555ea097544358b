// The desk says what a match of a list is: only then a hit is made and its source hears of it, by the rules of every other hit.
import { foundAgain, readMet, reportInChange } from '../check/check.making.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { recordSubject } from '../record/record.store.ts'
import type { MatchReview, MatchView } from './screening.schema.ts'
import { lockMatch, openMatch, readList, saveMatch, sealOfList } from './screening.store.ts'
import type { MatchRow, ScreeningRow, SealedItem } from './screening.table.ts'
import { viewMatchOf } from './screening.view.ts'
import { decide } from './screening.workflow.ts'

/**
 * The hit of a match that could be the one recorded; none for a list of others, which informs only. Of a discreet alert the officer
 * who reviews it stands as the one who asked, so that nothing of it leads to whoever gave the list in.
 */
const report = async (
  context: Context,
  list: ScreeningRow,
  match: MatchRow,
  item: SealedItem,
): Promise<Pick<MatchRow, 'hit' | 'hitReference'>> => {
  const row = await readMet(context, item.databases, match.record)
  if (!row) throw new Failure('conflict', 'screening.record-gone')
  const subject = recordSubject(context.actor, row, 'shown')
  context.note({
    subjects: [list.silent || !databaseNamed(row.database).makesHits ? { ...subject, discreet: true } : subject],
    detail: { database: row.database },
  })
  if (!databaseNamed(row.database).makesHits) return { hit: null, hitReference: '' }
  const found = foundAgain(context, {
    check: {
      id: match.checkId,
      purpose: list.purpose,
      reference: list.checkReference,
      where: list.place,
      silent: list.silent,
    },
    item,
    level: 'desk',
    row,
  })
  const officer = match.discreet ? context.actor.officer : list.officer
  const hit = await reportInChange(context, { ...found, asker: { officer, unit: list.unit, post: '' } })
  return { hit: hit.id, hitReference: hit.reference }
}

/**
 * Says what a match is. Throws Failure conflict `screening.decided`, `screening.stale`, `screening.only-to-ask`, `screening.erased`,
 * `screening.record-gone` where the record is not theirs to see any more, and what `foundAgain` throws.
 */
export const review = async (
  context: Context,
  { id, match: matchId }: { readonly id: string; readonly match: string },
  said: MatchReview,
): Promise<MatchView> => {
  const list = await readList(context, id)
  const seal = await sealOfList(context, list)
  const match = await lockMatch(context, list.id, matchId, 'review')
  const decided = decide(match, said, { officer: context.actor.officer, now: context.now })
  const made =
    said.finding === 'could-be'
      ? await report(context, list, match, openMatch(seal, match))
      : { hit: null, hitReference: '' }
  const saved = await saveMatch(context, { ...decided, ...made })
  context.note({
    subject: { kind: 'screening', id: list.id, version: list.version },
    // An event of its own would tell whoever gave the list in that there was something discreet.
    tell: match.discreet ? [] : [list.bureau],
    detail: { finding: said.finding, match: match.id },
  })
  return viewMatchOf(context, list, seal, saved)
}
