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

/** The message `key` in this language, English where it is not translated, the key itself where there is none. */
export const say = (language: Language, key: string, values: MessageValues = {}): string => {
  const shape = shapeOf(language)
  const message = shape.messages[key]
  return typeof message === 'string' && Object.keys(values).length === 0 && !/['{}]/.test(message)
    ? message
    : shape.formatMessage({ id: key }, values as Record<string, string | number>)
}

/** Whether any catalogue has this key. */
export const hasWords = (key: string): boolean => shapeOf('en').messages[key] !== undefined
