// What the source says and what follows from it: words at the counter to data, the wish that fits, withdrawing in the same act.
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import { type DataAnswer, dataOfWords, type SourceWords, type Wish, wishesOnCancelled } from './hit.schema.ts'

export type StatedAnswer = {
  readonly data: DataAnswer
  readonly words?: SourceWords
  readonly wish?: Wish
  readonly until?: string | null
  readonly withdrawNow?: boolean
}

export type ReadAnswer = {
  readonly data: DataAnswer
  readonly words: SourceWords | null
  readonly wish: Wish | null
  readonly until: string | null
  /** The record is withdrawn in the transaction of the answer. */
  readonly withdraw: boolean
}

/** How far ahead a wish may bind the other side, days. Longer needs a request of its own, with its own legal basis. */
const longestWish = 30
const dayLength = 86_400_000

/**
 * Reads the answer of the source at `now`. Throws Failure invalid `hit.answer-contradicts` with a pointer for each part
 * that contradicts another: words and data, withdrawing and data, wish and data, a time limit without a wish or out of reach.
 */
export const readAnswer = (stated: StatedAnswer, now: string): ReadAnswer => {
  const { data, words = null, wish = null, until = null } = stated
  const pointers: FailurePointer[] = []
  const fault = (pointer: string, key: string): void => void pointers.push({ pointer, key, values: {} })
  const withdraw = stated.withdrawNow ?? words === 'wrong-withdrawn-now'
  if (words !== null && !dataOfWords[words].includes(data)) fault('/data', 'hit.words-differ')
  if (withdraw && data !== 'cancelled') fault('/withdrawNow', 'hit.withdraw-needs-cancelled')
  if (!withdraw && words === 'wrong-withdrawn-now') fault('/withdrawNow', 'hit.words-differ')
  if (data === 'cancelled' && wish !== null && !wishesOnCancelled.includes(wish))
    fault('/wish', 'hit.wish-without-ground')
  if (until !== null) {
    const ahead = Date.parse(until) - Date.parse(now)
    if (wish === null) fault('/until', 'hit.until-without-wish')
    else if (ahead <= 0) fault('/until', 'hit.until-past')
    else if (ahead > longestWish * dayLength) fault('/until', 'hit.until-too-far')
  }
  if (pointers.length > 0) throw new Failure('invalid', 'hit.answer-contradicts', { pointers })
  return { data, words, wish, until, withdraw }
}
