/** Questions that wait for an answer: cut into batches that are fair to everybody, put together again when answers come. */

/** No worker could answer. Whoever asked reports its databases as silent, never as "no match". */
export class SearchSilent extends Error {
  override readonly name = 'SearchSilent'
}

/** Some items of one question, from `from` up to, not including, `to`. */
export type Span<Item, Answer> = {
  readonly question: Question<Item, Answer>
  readonly from: number
  readonly to: number
  readonly tries: number
}

type Question<Item, Answer> = {
  readonly items: readonly Item[]
  readonly answers: Answer[]
  /** When it was asked, milliseconds of this process. */
  readonly since: number
  open: number
  readonly resolve: (answers: readonly Answer[]) => void
  readonly reject: (reason: Error) => void
}

/** How often items are asked again when the worker that had them dies; the same ones may be why it died. */
const MOST_TRIES = 2

export type WaitingOptions<Item, Answer> = {
  /** Items of one question that go out together before another question has its turn. */
  readonly turn: number
  /** What an item costs; counts as one at least. */
  readonly weigh: (item: Item) => number
  /** The answer of almost every item, so that it costs no memory. */
  readonly nothing: Answer
}

export type Waiting<Item, Answer> = {
  /** Adds a question; the answers come in the order of its items. */
  readonly ask: (items: readonly Item[]) => Promise<readonly Answer[]>
  readonly isEmpty: () => boolean
  /** Takes items that weigh about `weight`, each question in its turn; none when nothing waits. */
  readonly take: (weight: number) => readonly Span<Item, Answer>[]
  /** Gives the answers to items taken, by their position in all of the spans; none there is the answer `nothing`. */
  readonly settle: (spans: readonly Span<Item, Answer>[], answers: readonly (Answer | undefined)[]) => void
  /** Puts items back whose worker died; those that were put back before are rejected. */
  readonly putBack: (spans: readonly Span<Item, Answer>[]) => void
  /** Rejects the questions of these items, or of all that wait. */
  readonly reject: (reason: Error, spans?: readonly Span<Item, Answer>[]) => void
  /** Rejects questions that were asked before a moment of `performance.now()` and still wait, or are among these items. */
  readonly expire: (before: number, reason: Error, spans: readonly Span<Item, Answer>[]) => void
}

export function createWaiting<Item, Answer>(options: WaitingOptions<Item, Answer>): Waiting<Item, Answer> {
  const { turn, weigh, nothing } = options
  type Part = Span<Item, Answer>
  const waiting = new Set<Part>()

  function ask(items: readonly Item[]): Promise<readonly Answer[]> {
    const answers = new Array<Answer>(items.length).fill(nothing)
    if (items.length === 0) return Promise.resolve(answers)
    return new Promise((resolve, reject) => {
      const question = { items, answers, since: performance.now(), open: items.length, resolve, reject }
      waiting.add({ question, from: 0, to: items.length, tries: 0 })
    })
  }

  function take(weight: number): readonly Part[] {
    const taken: Part[] = []
    let room = weight
    for (const span of waiting) {
      if (room <= 0) break
      waiting.delete(span)
      const end = Math.min(span.to, span.from + turn)
      let to = span.from
      while (to < end && room > 0) {
        const item = span.question.items[to]
        room -= Math.max(1, item === undefined ? 0 : weigh(item))
        to += 1
      }
      taken.push({ ...span, to })
      if (to < span.to) waiting.add({ ...span, from: to })
    }
    return taken
  }

  function settle(spans: readonly Part[], answers: readonly (Answer | undefined)[]): void {
    let first = 0
    for (const { question, from, to } of spans) {
      for (let at = from; at < to; at++) {
        const answer = answers[first + at - from]
        if (answer !== undefined) question.answers[at] = answer
      }
      first += to - from
      question.open -= to - from
      if (question.open === 0) question.resolve(question.answers)
    }
  }

  function putBack(spans: readonly Part[]): void {
    for (const span of spans) {
      if (span.tries + 1 >= MOST_TRIES) reject(new SearchSilent('search workers died over this question'), [span])
      else if (isOpen(span)) waiting.add({ ...span, tries: span.tries + 1 })
    }
  }

  function reject(reason: Error, spans?: readonly Part[]): void {
    for (const { question } of spans ?? [...waiting]) {
      question.reject(reason)
      question.open = Number.NaN
    }
    for (const span of waiting) if (!isOpen(span)) waiting.delete(span)
  }

  function expire(before: number, reason: Error, spans: readonly Part[]): void {
    const late = [...waiting, ...spans].filter((span) => span.question.since < before && isOpen(span))
    if (late.length > 0) reject(reason, late)
  }

  return { ask, isEmpty: () => waiting.size === 0, take, settle, putBack, reject, expire }
}

/** A rejected question has no count of open items any more; parts of it still under way come to nothing. */
function isOpen<Item, Answer>({ question }: Span<Item, Answer>): boolean {
  return question.open > 0
}
