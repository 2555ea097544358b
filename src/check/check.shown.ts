// What of a match the asker is shown: candidates in order, cut to what people read, with the hits they make and who was cleared before.
import { calledPart } from '../bureau/bureau.memory.ts'
import type { BureauCalled } from '../bureau/bureau.store.ts'
import { findCleared } from '../hit/hit.cleared.store.ts'
import { callsFor, instructionFor } from '../hit/hit.instruction.ts'
import { answeringFor, hitReport, makeHit, toldOf } from '../hit/hit.making.ts'
import type { Subject } from '../kernel/ledger.ts'
import type { Context } from '../kernel/slice.ts'
import { say } from '../kernel/words.ts'
import { databaseNamed } from '../record/databases/all.ts'
import type { FoundRow } from '../record/record.found.store.ts'
import { recordSubject } from '../record/record.store.ts'
import type { Met } from './check.answer.ts'
import { askOwnerCandidate, askToken, metCandidate, scoreOf, scoreToAsk } from './check.candidate.ts'
import { type FindingCheck, foundOf } from './check.found.ts'
import { type Question, shownBy } from './check.question.ts'
import type { Candidate } from './check.schema.ts'

/** Most matches that are no equal key which are shown of one item, best first: nobody reads more, and `more` says to add something. */
export const mostAlike = 20

/** What is shown of a record, with what it was made of. */
export type Shown = Met & { readonly candidate: Candidate }

/** Best first: equal keys, near identifiers, likenesses by their score, what is only to be asked about. */
const inOrder = (met: readonly Met[]): Met[] =>
  met
    .map((one) => ({ one, score: one.meeting ? scoreOf(one.meeting) : scoreToAsk(one.byKey) }))
    .sort((first, second) => second.score - first.score || (first.one.row.id < second.one.row.id ? -1 : 1))
    .map(({ one }) => one)

const isAlike = (met: Met): boolean => (met.meeting ? met.meeting.verdict !== 'exact' : !met.byKey)

/** Who answers for a record, and so whom to call: where the Secretariat hears first, or nobody does, it is not the owner. */
const answeringOf = (context: Context, row: FoundRow, silent: boolean): string =>
  databaseNamed(row.database).makesHits ? answeringFor(toldOf(context.actor.bureau, row, silent), row.owner) : ''

const nobodyCalled: ReadonlyMap<string, BureauCalled> = new Map()

/** How the bureaus that candidates name are called; nothing is asked without candidates. */
export const readAnswering = async (
  context: Context,
  met: readonly Met[],
): Promise<ReadonlyMap<string, BureauCalled>> =>
  met.some((one) => one.meeting && !one.discreet) ? context.part(calledPart).all(context) : nobodyCalled

/** A match as the reader of this context sees it, by what `readAnswering` read. */
export const candidateOf = (
  context: Context,
  met: Met,
  silent: boolean,
  bureaus: ReadonlyMap<string, BureauCalled>,
): Candidate => {
  const { row, meeting } = met
  if (!meeting) return askOwnerCandidate(row, askToken(context.fact, row.id), met.byKey)
  const { actor, language } = context
  const calls = callsFor(actor.bureau, [answeringOf(context, row, silent)], bureaus)
  return metCandidate({ row, meeting, actor, language, instruction: instructionFor(row, calls, language) })
}

/** Whoever shows a document of somebody who was cleared, with their date of birth, is told apart again. */
const addCleared = async (context: Context, question: Question, shown: readonly Shown[]): Promise<readonly Shown[]> => {
  const person = shownBy(question)
  const records = shown.flatMap(({ row, meeting }) => (meeting ? [row.id] : []))
  if (!person || records.length === 0) return shown
  const notes = await findCleared(context, { ...person, records })
  return shown.map((one) => {
    const note = one.meeting && notes.get(one.row.id)
    if (!note) return one
    const { reference, until, clearedAt } = note
    const says = say(context.language, 'hit.cleared', { day: clearedAt.slice(0, 10), hit: reference })
    return { ...one, candidate: { ...one.candidate, cleared: { hit: reference, until, says } } }
  })
}

/** A hit for each equal key, in its own change; a database that informs only makes none. */
const makeHits = async (
  context: Context,
  check: FindingCheck,
  kind: string,
  shown: readonly Shown[],
): Promise<Shown[]> => {
  const made: Shown[] = []
  for (const one of shown) {
    const { row, meeting, candidate } = one
    if (meeting?.verdict === 'exact' && databaseNamed(row.database).makesHits) {
      const found = foundOf(check, kind, row, meeting)
      const hit = await context.change(hitReport, (inner) => makeHit(inner, found))
      made.push({ ...one, candidate: { ...candidate, hit: hit.id, hitReference: hit.reference } })
    } else made.push(one)
  }
  return made
}

/** What is shown of one item; `cut` says that some that are only alike were left out. */
export const show = async (
  context: Context,
  check: FindingCheck,
  item: {
    readonly question: Question
    readonly met: readonly Met[]
    readonly bureaus: ReadonlyMap<string, BureauCalled>
  },
): Promise<{ readonly shown: readonly Shown[]; readonly cut: boolean }> => {
  const ordered = inOrder(item.met)
  const beyond = new Set(ordered.filter(isAlike).slice(mostAlike))
  // Worded is only what is shown: of a common name more than twice as many are met.
  const kept = ordered
    .filter((one) => !beyond.has(one))
    .map((met): Shown => ({ ...met, candidate: candidateOf(context, met, check.silent, item.bureaus) }))
  const told = await addCleared(context, item.question, kept)
  return { shown: await makeHits(context, check, item.question.kind, told), cut: beyond.size > 0 }
}

/** The fact of the check lists what is shown, and never so that an owner hears of a silent one or of a list kept by others. */
export const subjectOf = (context: Context, { row, candidate }: Shown, silent: boolean): Subject => {
  const subject = recordSubject(context.actor, row, candidate.hit ? 'hit' : 'shown')
  return silent || !databaseNamed(row.database).makesHits ? { ...subject, discreet: true } : subject
}
