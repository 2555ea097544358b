/** Lookups that wait for an answer: cut into batches that are fair to everybody, put together again when answers come. */

import type { Found } from '../index/exact-reader.ts'

/** Keys that one item is to be looked up under, and the number of the rights of whoever asks. */
export type Lookup = { readonly keys: readonly string[]; readonly rights: number }

/** No worker could answer. Whoever asked reports its databases as silent, never as "no match". */
export class SearchSilent extends Error {
  override readonly name = 'SearchSilent'
}

/** Some lookups of one question, from `from` up to, not including, `to`. */
export type Span = { readonly question: Question; readonly from: number; readonly to: number; readonly tries: number }

type Question = {
  readonly lookups: readonly Lookup[]
  readonly answers: Answer[]
  open: number
  readonly resolve: (answers: readonly Found[]) => void
  readonly reject: (reason: Error) => void
}

type Answer = { readonly key: number[]; readonly number: number[]; readonly access: number[] }

/** The answer of almost every lookup, so that it costs no memory. */
const NOTHING: Answer = { key: [], number: [], access: [] }

/** Lookups of one question that go out together before another question has its turn. */
const TURN = 64
/** How often lookups are asked again when the worker that had them dies; the same ones may be why it died. */
const MOST_TRIES = 2

export type WaitingLookups = {
  /** Adds a question; the answers come in the order of its lookups. */
  readonly ask: (lookups: readonly Lookup[]) => Promise<readonly Found[]>
  readonly isEmpty: () => boolean
  /** Takes lookups with about `keys` keys, each question in its turn; none when nothing waits. */
  readonly take: (keys: number) => readonly Span[]
  /** Gives the answer to lookups taken; `rows` as in `FromSearchWorker`. */
  readonly settle: (spans: readonly Span[], rows: readonly number[]) => void
  /** Puts lookups back whose worker died; those that were put back before are rejected. */
  readonly putBack: (spans: readonly Span[]) => void
  /** Rejects the questions of these lookups, or of all that wait. */
  readonly reject: (reason: Error, spans?: readonly Span[]) => void
}

export function createWaitingLookups(): WaitingLookups {
  const waiting = new Set<Span>()

  function ask(lookups: readonly Lookup[]): Promise<readonly Found[]> {
    const answers = new Array<Answer>(lookups.length).fill(NOTHING)
    if (lookups.length === 0) return Promise.resolve(answers)
    return new Promise((resolve, reject) => {
      const question = { lookups, answers, open: lookups.length, resolve, reject }
      waiting.add({ question, from: 0, to: lookups.length, tries: 0 })
    })
  }

  function take(keys: number): readonly Span[] {
    const taken: Span[] = []
    let room = keys
    for (const span of waiting) {
      if (room <= 0) break
      waiting.delete(span)
      const end = Math.min(span.to, span.from + TURN)
      let to = span.from
      while (to < end && room > 0) {
        room -= Math.max(1, span.question.lookups[to]?.keys.length ?? 0)
        to += 1
      }
      taken.push({ ...span, to })
      if (to < span.to) waiting.add({ ...span, from: to })
    }
    return taken
  }

  function settle(spans: readonly Span[], rows: readonly number[]): void {
    let first = 0
    let at = 0
    for (const { question, from, to } of spans) {
      const next = first + to - from
      while (at < rows.length && (rows[at] ?? 0) < next) {
        noteRow(question.answers, from + (rows[at] ?? 0) - first, rows, at)
        at += 4
      }
      first = next
      question.open -= to - from
      if (question.open === 0) question.resolve(question.answers)
    }
  }

  function putBack(spans: readonly Span[]): void {
    for (const span of spans) {
      if (span.tries + 1 >= MOST_TRIES) reject(new SearchSilent('search workers died over this question'), [span])
      else if (isOpen(span)) waiting.add({ ...span, tries: span.tries + 1 })
    }
  }

  function reject(reason: Error, spans?: readonly Span[]): void {
    for (const { question } of spans ?? [...waiting]) {
      question.reject(reason)
      question.open = Number.NaN
    }
    for (const span of waiting) if (!isOpen(span)) waiting.delete(span)
  }

  return { ask, isEmpty: () => waiting.size === 0, take, settle, putBack, reject }
}

/** A rejected question has no count of open lookups any more; parts of it still under way come to nothing. */
function isOpen({ question }: Span): boolean {
  return question.open > 0
}

function noteRow(answers: Answer[], place: number, rows: readonly number[], at: number): void {
  let answer = answers[place]
  if (answer === undefined || answer === NOTHING) {
    answer = { key: [], number: [], access: [] }
    answers[place] = answer
  }
  answer.key.push(rows[at + 1] ?? 0)
  answer.number.push(rows[at + 2] ?? 0)
  answer.access.push(rows[at + 3] ?? 0)
}
