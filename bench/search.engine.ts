// What every engine of the search benchmark is: filled from the same persons, asked the same questions, judged by the same rule.
import { preparePerson } from '../src/matching/person.ts'
import { emptyPersonForm, type NameForm, type PersonForm } from '../src/matching/person-form.ts'
import { textOf } from './search.damage.ts'
import { withoutMarks } from './search.spelling.ts'

export const engineNames = ['liaison', 'pg_trgm', 'minisearch'] as const
export type EngineName = (typeof engineNames)[number]

export type NumberedForm = { readonly number: number; readonly form: PersonForm }

/** A person found, and how near to the question: equal scores are equally near. `key` is that of the name met, where the engine tells it. */
export type Scored = { readonly number: number; readonly score: number; readonly key?: string }

export type SearchEngine = {
  readonly name: EngineName
  /** Questions that are asked at once when its rate is measured. */
  readonly inFlight: number
  /** Whether what is said beside the name counts; otherwise only names are asked. */
  readonly takesDates: boolean
  /** Whether it takes so long that it is asked fewer questions. */
  readonly isSlow: boolean
  readonly build: (persons: Iterable<NumberedForm>) => Promise<void>
  /** Numbers of the persons found, best first; one that is found by two names may stand twice. */
  readonly find: (form: PersonForm, limit: number) => Promise<readonly number[]>
  /** The same with scores, without what is only nearest below a line; only where it can. */
  readonly list?: (form: PersonForm, limit: number) => Promise<readonly Scored[]>
  /** What it takes up once it is built: index and what it keeps to answer from. */
  readonly bytes: () => Promise<number>
  /** Processor time so far in milliseconds, where it is spent outside this process and its threads. */
  readonly cpuOutside?: () => number
  /**
   * Writes down what it was filled with, forgets it and takes it up again: seconds from the file alone to the first answer of each of
   * its threads. Only where it can.
   */
  readonly restart?: () => Promise<number>
  readonly stop: () => Promise<void>
}

/**
 * A name as an engine of plain text takes it: lower case ASCII, words by one space. What is not in Latin letters is put into them
 * by our own reading, which is more than such engines bring along: without it they would find nothing across scripts.
 */
export const foldedText = (name: NameForm): string => {
  const text = withoutMarks(textOf(name)).toLowerCase()
  if (!/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text)) {
    return text
      .replace(/['.]/g, '')
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
  }
  const tokens = preparePerson({ ...emptyPersonForm, names: [name] }).names.flatMap((one) => one.tokens)
  return tokens.map(({ form }) => withoutMarks(form)).join(' ')
}

/** By what two names are the same string: folded, in whichever order. */
export const nameKey = (name: NameForm): string => keyOfFolded(foldedText(name))

/** The same of a name that is folded already. */
export const keyOfFolded = (text: string): string => text.split(' ').sort().join(' ')
