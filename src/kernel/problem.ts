// A failure on the wire: the problem document of RFC 9457, in the reader's language, with nothing that tells hidden from absent.
import type { Language } from '../terms/language.ts'
import { type Failure, failureStatus } from './failure.ts'
import { count, list, optional, type Static, shape, text } from './schema.ts'
import { hasWords, say } from './words.ts'

export const problemShape = shape({
  type: text('Kind of problem, a tag URI (RFC 4151) that ends in the key', 120),
  title: text('The kind in words', 120),
  status: count('HTTP status', 400, 599),
  code: text('One of the closed set of failures', 20),
  key: text('What exactly, for programs', 80),
  detail: text('What happened and what to do, in words', 600),
  pointers: optional(
    list(
      shape({
        pointer: text('JSON pointer (RFC 6901) into what was sent', 300),
        key: text('What is wrong there, for programs', 80),
        says: text('What is wrong there, in words', 400),
      }),
      'Each fault of the input',
      100,
    ),
  ),
  reference: optional(text('Reference to tell the operator; only for faults of ours', 60)),
})
export type Problem = Static<typeof problemShape>

/** The words of a failure; where a key has none in any language, those of its code. */
const sentence = (language: Language, failure: Failure): string =>
  say(
    language,
    hasWords(`failure.${failure.key}`) ? `failure.${failure.key}` : `failure.code.${failure.code}`,
    failure.values,
  )

export const problemOf = (failure: Failure, language: Language): Problem => ({
  type: `tag:liaison,2026:${failure.key}`,
  title: say(language, `failure.title.${failure.code}`),
  status: failureStatus[failure.code],
  code: failure.code,
  key: failure.key,
  detail: sentence(language, failure),
  ...(failure.pointers.length > 0
    ? {
        pointers: failure.pointers.map((one) => ({
          pointer: one.pointer,
          key: one.key,
          says: say(language, one.key, one.values),
        })),
      }
    : {}),
})

/** A bug of ours: no detail to the caller; the reference is what the operator's log stands under. */
export const faultOf = (reference: string, language: Language): Problem => ({
  type: 'tag:liaison,2026:fault',
  title: say(language, 'failure.title.fault'),
  status: 500,
  code: 'fault',
  key: 'fault',
  detail: say(language, 'failure.code.fault'),
  reference,
})
