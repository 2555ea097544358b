// The catalogues of the five languages agree with one another and with the sources that use them.
import { readdirSync, readFileSync } from 'node:fs'
import { createFormatters } from '@formatjs/intl'
import { describe, expect, test } from 'vitest'
import { type Language, languages } from '../terms/language.ts'

const root = new URL('../../', import.meta.url)
const localesOf = (language: Language) => new URL(`locales/${language}/`, root)

/** Files a language need not have yet. Aim: none. */
const notYetTranslated: Readonly<Partial<Record<Language, readonly string[]>>> = {}

/**
 * Beginnings of ids that sources put together while running in a way the search below does not see. Template literals
 * (`problem.${code}`) and lists of codes (`codeWords('purpose', code)`, `list="purpose"`) are found by themselves.
 */
const madeWhileRunning: readonly string[] = [
  // Words of the hub behind the key of a Failure, a fault or a note.
  'failure.',
  // Codes of a database's own fields, by database and field, and grades by their axis (record.fields.panel, record.form.panel).
  'vehicle-kind.',
  'administrative-document-type.',
  'vessel-kind.',
  'firearm-kind.',
  'firearm-action.',
  'work-of-art-kind.',
  'grade-4x4-source.',
  'grade-4x4-information.',
]

const filesOf = (language: Language) =>
  readdirSync(localesOf(language))
    .filter((name) => name.endsWith('.json'))
    .sort()
const read = (language: Language, file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(file, localesOf(language)), 'utf8'))
const english = Object.fromEntries(filesOf('en').map((file) => [file, read('en', file)]))
const known = new Set(Object.values(english).flatMap((catalogue) => Object.keys(catalogue)))

type Element = {
  readonly type: number
  readonly value?: unknown
  readonly options?: Record<string, { value: Element[] }>
  readonly children?: Element[]
}
const formatters = createFormatters()

/** The parts of a message; null for one that is no ICU message. */
const parse = (message: string, language: Language): readonly Element[] | null => {
  try {
    return formatters.getMessageFormat(message, language).getAst() as unknown as Element[]
  } catch {
    return null
  }
}

/** Names of the placeholders of a message, each with its kind, tags too. */
const placeholdersOf = (message: string, language: Language): string[] => {
  const found = new Set<string>()
  const walk = (elements: readonly Element[]): void => {
    for (const element of elements) {
      // 0 is plain text and 7 the # of a plural; everything else names a placeholder.
      if (element.type !== 0 && element.type !== 7) found.add(`${element.type} ${String(element.value)}`)
      for (const option of Object.values(element.options ?? {})) walk(option.value)
      if (element.children) walk(element.children)
    }
  }
  walk(parse(message, language) ?? [])
  return [...found].sort()
}

/** Categories of the plurals and choices of a message that its language needs and does not have. */
const missingPlurals = (message: string, language: Language): string[] => {
  const missing: string[] = []
  const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  const walk = (elements: readonly Element[]): void => {
    for (const element of elements) {
      const options = element.options ?? {}
      // 6 is a plural. "many" of French and Spanish is for millions: without it they fall back to "other", which is right.
      if (element.type === 6) {
        const has = new Set(Object.keys(options))
        for (const category of needed) {
          const covered = has.has(category) || (category === 'zero' && has.has('=0'))
          if (!covered && !(category === 'many' && language !== 'ar'))
            missing.push(`${String(element.value)} ${category}`)
        }
      }
      for (const option of Object.values(options)) walk(option.value)
      if (element.children) walk(element.children)
    }
  }
  walk(parse(message, language) ?? [])
  return missing
}

describe.each(languages)('the catalogues in %s', (language) => {
  const files = Object.keys(english).filter((file) => !notYetTranslated[language]?.includes(file))
  test('are the same files as in English', () => {
    expect(filesOf(language).filter((file) => files.includes(file))).toEqual(files)
    expect(filesOf(language).filter((file) => !(file in english))).toEqual([])
  })
  test.each(files)('%s has the same ids, none of them empty', (file) => {
    const catalogue = read(language, file)
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(english[file] ?? {}).sort())
    expect(Object.entries(catalogue).filter(([, words]) => typeof words !== 'string' || words.trim() === '')).toEqual(
      [],
    )
  })
  test.each(files)('%s holds nothing but ICU messages', (file) => {
    const faulty = Object.entries(read(language, file)).filter(([, words]) => parse(String(words), language) === null)
    expect(faulty.map(([id]) => id)).toEqual([])
  })
  test.each(files)('%s takes the same values as in English', (file) => {
    const differing = Object.entries(read(language, file)).filter(([id, words]) => {
      const own = placeholdersOf(String(words), language).join()
      return own !== placeholdersOf(String(english[file]?.[id]), 'en').join()
    })
    expect(differing.map(([id]) => id)).toEqual([])
  })
  test.each(files)('%s has every plural form of the language', (file) => {
    const lacking = Object.entries(read(language, file)).flatMap(([id, words]) =>
      missingPlurals(String(words), language).map((form) => `${id}: ${form}`),
    )
    expect(lacking).toEqual([])
  })
})

test('no id stands in two files', () => {
  const all = Object.values(english).flatMap((catalogue) => Object.keys(catalogue))
  expect(all.filter((id, at) => all.indexOf(id) !== at)).toEqual([])
})

const sources = (folder: URL): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'))
const text = sources(new URL('src/', root)).map((source) => source.replace(/^\s*(?:\/\/|\/?\*).*$/gm, ''))

test('every id that the console names has words', () => {
  const named =
    /(?:<Words\s+id=|\bwords\(|\b(?:does|title|creates|label|head|hint|disabled)[=:]\s*)\{?['"]([a-z][a-z0-9-]*(?:\.[a-zA-Z0-9-]+)+)['"]/g
  const missing = text
    .flatMap((source) => [...source.matchAll(named)].map(([, id = '']) => id))
    .filter((id) => !known.has(id))
  expect([...new Set(missing)]).toEqual([])
})

/** `problem.` of a template literal, `purpose.` of a list of codes. */
const beginnings = new Set([
  ...madeWhileRunning,
  ...text.flatMap((source) => [
    ...[...source.matchAll(/`([a-z][a-z0-9-]*\.[a-zA-Z0-9.-]*)\$\{/g)].map(([, beginning = '']) => beginning),
    ...[...source.matchAll(/(?:\blist=\{?["']|\b(?:codeWords|\w*[wW]ordsOf)\(["'])([a-z][a-z0-9-]*)["']/g)].map(
      ([, list = '']) => `${list}.`,
    ),
  ]),
])

test('every id is used by some source', () => {
  const quoted = new Set(
    text.flatMap((source) =>
      [...source.matchAll(/['"`]([a-z][a-z0-9-]*(?:\.[a-zA-Z0-9-]+)+)['"`]/g)].map(([, id]) => id),
    ),
  )
  // Terms are words of closed lists: each must still be a code somewhere, whether or not a page shows it yet.
  const codes = new Set(text.flatMap((source) => [...source.matchAll(/'([A-Za-z0-9-]+)'/g)].map(([, code]) => code)))
  const isTerm = (id: string) => id in (english['terms.json'] ?? {}) && codes.has(id.slice(id.indexOf('.') + 1))
  const isUsed = (id: string) => quoted.has(id) || [...beginnings].some((one) => id.startsWith(one)) || isTerm(id)
  expect([...known].filter((id) => !isUsed(id))).toEqual([])
})

test('every beginning listed as made while running is still needed', () => {
  expect(madeWhileRunning.filter((beginning) => ![...known].some((id) => id.startsWith(beginning)))).toEqual([])
})
