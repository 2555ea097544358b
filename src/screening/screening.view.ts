// Lists and matches as their readers see them: how far, how fast, what may be done, and each match beside the record as it stands now.
import { viewMatch } from '../check/check.making.ts'
import { permitted } from '../kernel/access.ts'
import type { Seal } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { say } from '../kernel/words.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { matchPolicy, screeningPolicy } from './screening.policy.ts'
import {
  acts,
  type LineFault,
  type MatchCounts,
  type MatchView,
  type ScreeningAct,
  type ScreeningView,
} from './screening.schema.ts'
import { countMatches, noCounts, openMatch } from './screening.store.ts'
import type { KeptFault, MatchRow, ScreeningRow } from './screening.table.ts'
import { paceOf } from './screening.workflow.ts'

type Reader = Pick<Context, 'actor' | 'now' | 'language'>

/** A fault of a line in words, as it is shown and kept: where, and why. */
export const sayFault = (
  { language }: Pick<Context, 'language'>,
  { line, key, values, pointer }: KeptFault & { readonly pointer?: string },
): LineFault => ({ line, key, says: say(language, key, values), ...(pointer ? { pointer } : {}) })

const allowedOf = ({ actor }: Reader, row: ScreeningRow): ScreeningAct[] => {
  const may = permitted({ ...screeningPolicy, review: matchPolicy.review }, actor, {
    ...row,
    uploader: '',
    discreet: false,
  })
  return acts.filter((act) => may.includes(act) && (act !== 'review' || row.state !== 'erased'))
}

export const viewList = (context: Reader, row: ScreeningRow, counts: MatchCounts = noCounts): ScreeningView => ({
  id: row.id,
  bureau: row.bureau,
  unit: row.unit || null,
  officer: row.officer,
  kind: row.kind,
  source: row.source,
  where: row.place,
  legalBasis: { kind: row.legalBasisKind, text: row.legalBasis },
  purpose: row.purpose,
  reference: row.checkReference,
  silent: row.silent,
  state: row.state,
  reason: row.reason || null,
  lines: row.lines,
  items: row.items,
  unread: row.unread,
  done: row.done,
  ...paceOf(row, context.now),
  waitsForSource: row.waitsSince !== null,
  counts,
  faults: (row.faults.lines ?? []).map((one) => sayFault(context, one)),
  createdAt: row.createdAt,
  endedAt: row.endedAt,
  eraseAt: row.eraseAt,
  erasedAt: row.erasedAt,
  allowed: allowedOf(context, row),
})

/** Lists that passed the read rule, each with what it met as far as the reader may know. */
export const viewLists = async (context: Context, rows: readonly ScreeningRow[]): Promise<ScreeningView[]> => {
  const counts = await countMatches(context, rows)
  return rows.map((row) => viewList(context, row, counts.get(row.id)))
}

export const viewOne = async (context: Context, row: ScreeningRow): Promise<ScreeningView> => {
  const [view] = await viewLists(context, [row])
  return view ?? viewList(context, row)
}

/** A match that passed the read rule, opened with the key of its list. */
export const viewMatchOf = async (
  context: Context,
  list: Pick<ScreeningRow, 'silent'>,
  seal: Seal,
  row: MatchRow,
): Promise<MatchView> => {
  const item = openMatch(seal, row)
  const candidate = row.state === 'to-ask' ? undefined : await viewMatch(context, item, row.record, list.silent)
  const { makesHits } = databaseNamed(row.database)
  const mayReview = permitted(matchPolicy, context.actor, row).includes('review')
  return {
    id: row.id,
    line: row.line,
    state: row.state,
    verdict: row.verdict,
    discreet: row.discreet,
    database: row.database,
    owner: row.owner,
    makesHits,
    traveller: item.fields,
    candidate: candidate ?? null,
    decidedBy: row.decidedBy || null,
    decidedAt: row.decidedAt,
    reason: row.reason || null,
    hit: row.hit,
    hitReference: row.hitReference || null,
    version: row.version,
    mayReview: mayReview && row.state === 'waiting',
  }
}
