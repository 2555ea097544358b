// A batch that is answered while it is asked: each item judged alone, some dozens of them a check of their own, a line for each.
import { Failure } from '../kernel/failure.ts'
import type { Context, Opening, Streaming } from '../kernel/slice.ts'
import { say } from '../kernel/words.ts'
import { allowedAsks, faultsOfWidening, mayAskOf, type Posed, understandItem } from './check.answer.ts'
import { askUnderstood, inCrowd, itemsAtOnce } from './check.ask.ts'
import type { CheckAnswer, CheckAnswerItem, CheckQuestion } from './check.schema.ts'
import { isMisunderstood } from './check.understood.ts'

/** An item of the batch as it stands, and what becomes of it. */
type Judged = { readonly at: number } & ({ readonly understood: Posed } | { readonly failure: Failure })

type May = ReturnType<typeof mayAskOf>

const judge = (opening: Opening, may: May, question: CheckQuestion, at: number): Judged => {
  const item = question.items[at] ?? {}
  const options = { today: opening.now.slice(0, 10), asRead: question.checkDigits === 'as-read' }
  const understood = understandItem(item, `/items/${at}`, options)
  if (isMisunderstood(understood))
    return { at, failure: new Failure('invalid', 'request.invalid', { pointers: understood.faults }) }
  try {
    // A database that is not the asker's refuses its items, not the batch.
    allowedAsks(may, understood)
    return { at, understood }
  } catch (error) {
    if (error instanceof Failure) return { at, failure: error }
    throw error
  }
}

const problemLine = ({ language }: Opening, at: number, { key, values, pointers }: Failure) => ({
  at,
  problem: {
    key,
    detail: say(language, `failure.${key}`, values),
    pointers: pointers.map((one) => ({
      pointer: one.pointer,
      key: one.key,
      says: say(language, one.key, one.values),
    })),
  },
})

/** What the last line tells. */
type Tally = { id: string; answered: number; refused: number; candidates: number; silent: number; checks: string[] }

const count = (tally: Tally, items: readonly CheckAnswerItem[]): void => {
  tally.answered += items.length
  for (const { candidates, silent } of items) {
    tally.candidates += candidates.length
    if (silent.length > 0) tally.silent += 1
  }
}

/**
 * Asks a batch in parts of `itemsAtOnce`, each a check of its own: its fact is durable before its lines leave, and names the batch.
 * An item that cannot be asked is told on its line and keeps none of the others back. Lines come in the order of the items. Throws
 * Failure invalid `request.invalid` before any line where changed questions are wanted for too many items; the first part what `inCrowd`
 * throws, and a batch that has begun is answered to its end.
 */
export const askInParts = (opening: Opening, question: CheckQuestion): Streaming => {
  const pointers = faultsOfWidening(question)
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
  const may = mayAskOf(opening)
  const tally: Tally = { id: '', answered: 0, refused: 0, candidates: 0, silent: 0, checks: [] }
  const askPart =
    (from: number) =>
    async (context: Context): Promise<readonly unknown[]> => {
      const to = Math.min(from + itemsAtOnce, question.items.length)
      const judged = Array.from({ length: to - from }, (_, place) => judge(opening, may, question, from + place))
      const good = judged.flatMap((one) => ('understood' in one ? [one.understood] : []))
      const refused = judged.length - good.length
      if (tally.id === '') tally.id = context.fact
      const detail = { batch: tally.id, from, ...(refused > 0 ? { refused } : {}) }
      const answer = (): Promise<CheckAnswer> => askUnderstood(context, question, good, detail)
      const { id, place, items } = await (from === 0 ? inCrowd(context, question, answer) : answer())
      tally.checks.push(id)
      tally.refused += refused
      count(tally, items)
      let item = 0
      return judged.map((one) => {
        if ('failure' in one) return problemLine(opening, one.at, one.failure)
        const line = { at: one.at, check: id, item, place, answer: items[item] }
        item += 1
        return line
      })
    }
  return {
    parts: (function* () {
      for (let from = 0; from < question.items.length; from += itemsAtOnce) yield askPart(from)
    })(),
    end: () => ({ complete: true, at: opening.now, items: question.items.length, ...tally }),
  }
}
