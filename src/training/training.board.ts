// Needs and offers of training: stated, matched with reasons, closed.
import { allows } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { faultsOfPersonalData } from '../rulebook/rulebook.personal.entry.ts'
import { languages } from '../terms/language.ts'
import {
  insertNeed,
  insertOffer,
  listNeedRows,
  type NeedRow,
  type OfferRow,
  readOpenOffers,
} from './training.board.store.ts'
import { needPolicy, offerPolicy } from './training.policy.ts'
import type { NeedEntry, NeedLine, OfferEntry } from './training.schema.ts'
import { readCourse } from './training.store.ts'
import { viewNeed } from './training.view.ts'
import { faultsOfNeed, faultsOfOffer } from './training.workflow.ts'
import { refuse } from './training.writing.ts'

export const noteStated = (context: Context, kind: 'training-need' | 'training-offer', row: NeedRow | OfferRow): void =>
  context.note({
    subject: { kind, id: row.id, version: row.version },
    tell: [row.bureau],
    detail: { state: row.state, crimeArea: row.crimeArea, places: row.places },
  })

/** One need with the offers that answer it. */
export const showNeed = async (context: Context, row: NeedRow): Promise<NeedLine> =>
  viewNeed(context, row, await readOpenOffers(context, [row.crimeArea]))

export const listNeedsMatched = async (context: Context, query: Parameters<typeof listNeedRows>[1]) => {
  const { lines, after } = await listNeedRows(context, query)
  const offers = await readOpenOffers(
    context,
    lines.map(({ crimeArea }) => crimeArea),
  )
  return { needs: lines.map((row) => viewNeed(context, row, offers)), after }
}

export const stateNeedAs = async (context: Context, body: NeedEntry): Promise<NeedLine> => {
  const { actor, now, newId } = context
  if (!allows(needPolicy.state(actor), {})) throw new Failure('forbidden', 'training.not-taking-part')
  const today = now.slice(0, 10)
  refuse([
    ...faultsOfNeed(body, today),
    ...faultsOfPersonalData({ '/note': body.note }, today, body.insisted !== undefined),
  ])
  const row = await insertNeed(context, {
    id: newId(),
    bureau: actor.bureau,
    crimeArea: body.crimeArea,
    places: body.places,
    wantedBy: body.by,
    languages: languages.filter((one) => body.languages.includes(one)),
    note: body.note ?? '',
    insisted: body.insisted ?? '',
    state: 'open',
    createdAt: now,
    updatedAt: now,
  })
  noteStated(context, 'training-need', row)
  return showNeed(context, row)
}

export const offerAs = async (context: Context, body: OfferEntry): Promise<OfferRow> => {
  const { actor, now, newId } = context
  if (!allows(offerPolicy.offer(actor), {})) throw new Failure('forbidden', 'training.not-offering')
  const today = now.slice(0, 10)
  refuse([
    ...faultsOfOffer(body, today),
    ...faultsOfPersonalData({ '/note': body.note, '/venue': body.venue }, today, body.insisted !== undefined),
  ])
  // Throws notFound for a course the bureau does not see.
  const course = body.course === undefined ? null : (await readCourse(context, body.course)).id
  const row = await insertOffer(context, {
    id: newId(),
    bureau: actor.bureau,
    crimeArea: body.crimeArea,
    course,
    places: body.places,
    beginsOn: body.from,
    endsOn: body.to,
    languages: languages.filter((one) => body.languages.includes(one)),
    how: body.how,
    venue: body.venue ?? '',
    note: body.note ?? '',
    insisted: body.insisted ?? '',
    state: 'open',
    createdAt: now,
    updatedAt: now,
  })
  noteStated(context, 'training-offer', row)
  return row
}
