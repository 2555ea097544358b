// What a reader of persons does while nobody asks: asks itself, so that its code is compiled, and learns which words the commonest ones are alike to.
import { READABLE } from '../index/exact-reader.ts'
import type { Sight } from '../index/name-reader.ts'
import type { NameViews } from '../index/name-views.ts'
import type { Token } from '../matching/person.ts'
import { emptyPersonForm, type PersonForm } from '../matching/person-form.ts'
import type { AlikeWords } from './search.person.alike.ts'

/** Words learnt, at some kilobytes each: four times as many showed in the memory of a hub after a load. */
const mostWords = 1_000
/** Questions asked of itself: after so many the code they go through is compiled. */
const questions = 400
/** Words counted in a step: less than a millisecond. */
const countedAtOnce = 10_000

/** In the place of words where the index has none, or few. */
const invented = ['exercise', 'nobody', 'rehearsal', 'smith', 'nguyen', 'muller', 'kowalska', 'haddad']

/** It may see every class, for what it finds is dropped here: no answer, no rights that anybody holds. */
const sight: Sight = { rights: new Uint8Array(0x10000).fill(READABLE), groups: 0x7fffffff, limit: 10, isNearest: true }

export type Learning = {
  readonly views: NameViews
  readonly alikeWords: Pick<AlikeWords, 'toToken'>
  readonly tokenOf: (word: number) => Token
  readonly find: (form: PersonForm, sight: Sight) => unknown
}

/** The words with the longest lists, the longest first, found in steps. */
function* commonest({ views }: Learning): Generator<undefined, readonly number[]> {
  const last = views.lastWord()
  const many = new Uint32Array(last + 1)
  /** How many words have a list of so many postings, all that are longer counted with the last. */
  const lengths = new Uint32Array(1 << 16)
  const lengthOf = (word: number): number => Math.min(many[word] ?? 0, lengths.length - 1)
  for (let word = 1; word <= last; word += 1) {
    many[word] = views.many(word)
    lengths[lengthOf(word)] = (lengths[lengthOf(word)] ?? 0) + 1
    if (word % countedAtOnce === 0) yield
  }
  let least = lengths.length - 1
  for (let longer = 0; least > 1; least -= 1) {
    longer += lengths[least] ?? 0
    if (longer >= mostWords) break
  }
  const common: number[] = []
  for (let word = 1; word <= last && common.length < mostWords; word += 1) {
    if ((many[word] ?? 0) >= least) common.push(word)
    if (word % countedAtOnce === 0) yield
  }
  return common.sort((one, other) => (many[other] ?? 0) - (many[one] ?? 0))
}

/** Questions made of words: both names, one name whole, one with a slip, one with an initial. */
const questionOf = (words: readonly string[], nth: number): PersonForm => {
  const wordAt = (at: number): string => words[at % words.length] ?? 'exercise'
  const [family, given] = [wordAt(nth), wordAt(nth * 7 + 3)]
  const slipped = family.slice(0, 1) + family.charAt(2) + family.charAt(1) + family.slice(3)
  const names = [
    { family, given },
    { whole: `${given} ${family}` },
    { family: slipped, given },
    { family, given: given.slice(0, 1) },
  ]
  return { ...emptyPersonForm, names: [names[nth % names.length] ?? {}], datesOfBirth: [String(1940 + (nth % 60))] }
}

/** Learns in steps of about a millisecond, the first questions excepted. Asks nothing that is remembered anywhere but in this reader. */
export function* learnWords(learning: Learning): Generator<undefined, undefined> {
  const { alikeWords, tokenOf, find } = learning
  const common = yield* commonest(learning)
  const words = [...common.slice(0, questions).map((word) => tokenOf(word).form), ...invented]
  for (let nth = 0; nth < questions; nth += 1) {
    find(questionOf(words, nth), sight)
    yield
  }
  for (const word of common) {
    alikeWords.toToken(tokenOf(word))
    yield
  }
}

/** A slice of learning, after how long without a question another one is begun, and all of them together, in milliseconds. */
const [sliceMilliseconds, idleMilliseconds, mostMilliseconds] = [4, 20, 5_000]

export type Idle = {
  readonly now?: () => number
  readonly later?: (work: () => void, milliseconds: number) => void
}

/**
 * Learns a few milliseconds at a time, none of them soon after a question, until nothing is left or its time is used up. Answers what is to be told
 * of each question that was answered. What is wrong with learning ends it and nothing else.
 */
export const learnWhileIdle = (
  learning: Iterator<undefined>,
  { now = () => performance.now(), later = (work, milliseconds) => void setTimeout(work, milliseconds) }: Idle = {},
): (() => void) => {
  let asked = Number.NEGATIVE_INFINITY
  let used = 0
  const slice = (): void => {
    const began = now()
    const early = asked + idleMilliseconds - began
    if (early > 0) {
      later(slice, early)
      return
    }
    let isDone = false
    try {
      while (!isDone && now() - began < sliceMilliseconds) isDone = learning.next().done === true
    } catch {
      isDone = true
    }
    used += now() - began
    if (!isDone && used < mostMilliseconds) later(slice, 0)
  }
  later(slice, 0)
  return () => {
    asked = now()
  }
}
