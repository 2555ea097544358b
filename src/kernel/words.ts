// Words of the server in the reader's language, from the same catalogues as the console.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createIntl, createIntlCache, type IntlShape } from '@formatjs/intl'
import { type Language, languages } from '../terms/language.ts'
import type { MessageValues } from './failure.ts'
import { packageFolder } from './settings.ts'

/** All catalogues of one language, one object: flat ids, ICU messages. */
const readCatalogue = (language: Language): Record<string, string> => {
  const folder = join(packageFolder(), 'locales', language)
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return Object.assign({}, ...files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))))
}

const shapes = new Map<Language, IntlShape<string>>()

const shapeOf = (language: Language): IntlShape<string> => {
  const known = shapes.get(language)
  if (known) return known
  const fallback = language === 'en' ? {} : readCatalogue('en')
  const shape = createIntl(
    {
      locale: `${language}-u-nu-latn-ca-gregory`,
      messages: { ...fallback, ...readCatalogue(language) },
      timeZone: 'UTC',
      onError: () => undefined,
    },
    createIntlCache(),
  )
  shapes.set(language, shape)
  return shape
}

/** Loads every language, so that the first reader of each does not wait. */
export const loadWords = (): void => {
  for (const language of languages) shapeOf(language)
}

/** A message of nothing but text and the places of plain values, cut at these: text, name, text, name ... text. */
const plain = /^(?:[^'{}<>]|\{\w+\})*$/
const cuts = new Map<string, readonly string[] | undefined>()

const cutOf = (message: string): readonly string[] | undefined => {
  if (!cuts.has(message)) cuts.set(message, plain.test(message) ? message.split(/[{}]/) : undefined)
  return cuts.get(message)
}

/**
 * The message with its values put in; undefined where that takes more than putting them in their places. A check that finds twenty persons says a hundred of these.
 */
const putIn = (message: string, values: MessageValues): string | undefined => {
  const cut = cutOf(message)
  if (cut === undefined) return undefined
  let words = cut[0] ?? ''
  for (let at = 1; at < cut.length; at += 2) {
    const value = values[cut[at] ?? '']
    if (typeof value !== 'string' && typeof value !== 'number') return undefined
    words += value + (cut[at + 1] ?? '')
  }
  return words
}

/** The message `key` in this language, English where it is not translated, the key itself where there is none. */
export const say = (language: Language, key: string, values: MessageValues = {}): string => {
  const shape = shapeOf(language)
  const message = shape.messages[key]
  const words = typeof message === 'string' && message !== '' ? putIn(message, values) : undefined
  return words ?? shape.formatMessage({ id: key }, values as Record<string, string | number>)
}

/** Whether any catalogue has this key. */
export const hasWords = (key: string): boolean => shapeOf('en').messages[key] !== undefined
