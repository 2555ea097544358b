// Checks what comes in against the operation's schema, strictly, and says each fault with its pointer.
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { isCountry } from '../terms/country.ts'
import { isDay, isInstant } from '../terms/instant.ts'
import { isPartialDate } from '../terms/partial-date.ts'
import { findFault } from '../terms/plain-text.ts'
import { asksForSensitiveData, sensitiveArticle } from '../terms/sensitive-data.ts'
import { Failure, type FailurePointer, type MessageValues } from './failure.ts'

const longest = 1_000_000
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Tells whether any value is an id as we make them. */
export const isId = (value: unknown): value is string => typeof value === 'string' && uuid.test(value)

const formats: Readonly<Record<string, (text: string) => boolean>> = {
  id: isId,
  instant: isInstant,
  day: isDay,
  'partial-date': isPartialDate,
  country: isCountry,
  'plain-text': (text) => text.trim() !== '' && findFault(text, { max: longest, lines: 'single' }) === undefined,
  'plain-lines': (text) => text.trim() !== '' && findFault(text, { max: longest, lines: 'many' }) === undefined,
}

/**
 * Bodies and answers as they are: nothing removed, nothing converted, every fault told (bodies are bounded, so the list
 * is). `strict` off: our schemas carry words of their own.
 */
const options = { allErrors: true, removeAdditional: false, useDefaults: false, strict: false } as const
const exact = new Ajv({ ...options, coerceTypes: false })
/** Query strings and paths know only text: there a number may be written as one. */
const lenient = new Ajv({ ...options, coerceTypes: true })
for (const ajv of [exact, lenient])
  for (const [name, validate] of Object.entries(formats)) ajv.addFormat(name, validate)

/** A checker for one part of a request. Ajv keeps compiled schemas by identity, so each is compiled once. */
export const validatorOf = (schema: object, part: string): ValidateFunction =>
  (part === 'body' ? exact : lenient).compile(schema)

const escaped = (name: unknown): string => String(name).replaceAll('~', '~0').replaceAll('/', '~1')

const faultOf = (error: ErrorObject): { at: string; key: string; values: MessageValues } | undefined => {
  const at = error.instancePath
  const parameters = error.params as Record<string, unknown>
  switch (error.keyword) {
    case 'required':
      return { at: `${at}/${escaped(parameters.missingProperty)}`, key: 'fault.required', values: {} }
    case 'additionalProperties': {
      const member = String(parameters.additionalProperty)
      return asksForSensitiveData(member)
        ? { at: `${at}/${escaped(member)}`, key: 'fault.sensitive', values: { article: sensitiveArticle } }
        : { at: `${at}/${escaped(member)}`, key: 'fault.unknown-member', values: {} }
    }
    case 'type':
      return { at, key: 'fault.type', values: { type: String(parameters.type) } }
    case 'enum':
      return { at, key: 'fault.not-in-list', values: {} }
    case 'maxLength':
    case 'minLength':
    case 'maxItems':
    case 'minItems':
    case 'minimum':
    case 'maximum':
      return { at, key: `fault.${error.keyword}`, values: { limit: Number(parameters.limit) } }
    case 'format':
      return { at, key: `fault.format-${String(parameters.format)}`, values: {} }
    case 'anyOf':
    case 'oneOf':
      return undefined
    default:
      return { at, key: 'fault.form', values: {} }
  }
}

/** Ajv's findings as pointers, one a place: the first thing wrong there. */
export const pointersOf = (errors: readonly ErrorObject[]): FailurePointer[] => {
  const found = new Map<string, FailurePointer>()
  for (const error of errors) {
    const fault = faultOf(error)
    if (fault && !found.has(fault.at)) found.set(fault.at, { pointer: fault.at, key: fault.key, values: fault.values })
  }
  return [...found.values()].slice(0, 100)
}

/** Throws Failure invalid `request.invalid` with every pointer; a value that only a database's own file can judge. */
export const checkAgainst = (schema: object, value: unknown, at = ''): void => {
  const validate = validatorOf(schema, 'body')
  if (validate(value)) return
  throw new Failure('invalid', 'request.invalid', {
    pointers: pointersOf(validate.errors ?? []).map((one) => ({ ...one, pointer: `${at}${one.pointer}` })),
  })
}
