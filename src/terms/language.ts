/** The languages of the platform: the four official ones and Vietnamese; which one a caller wants, and which way it runs. */

export const languages = ['en', 'fr', 'es', 'ar', 'vi'] as const

export type Language = (typeof languages)[number]

/** The language of a caller who states none that we speak. */
export const defaultLanguage: Language = 'en'

/** Tells whether any value is one of our language codes. */
export function isLanguage(value: unknown): value is Language {
  return (languages as readonly unknown[]).includes(value)
}

/** The way a text in this language runs, for the attribute `dir`. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}

interface LanguageRange {
  /** Primary subtag in lower case, or `*`. */
  readonly primary: string
  /** Whether the range names the language alone, without script or region. */
  readonly bare: boolean
  /** 0 to 1000: the quality value times a thousand, so that comparing is exact. */
  readonly quality: number
}

/** A range of RFC 4647 2.1, with an optional weight of RFC 9110 12.4.2: at most three digits after the point. */
const rangePattern = /^(\*|[a-z]{1,8}(?:-[a-z0-9]{1,8})*)(?:[ \t]*;[ \t]*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/i

/**
 * The language for a caller, from the header `Accept-Language` (RFC 9110 12.5.4, lookup of RFC 4647 3.4).
 *
 * A regional range (`fr-CH`) asks for the language itself. The language alone outweighs its regions, these outweigh `*`;
 * quality 0 excludes. Equal qualities go by the order of the header. Malformed parts are passed over; nothing is
 * thrown, and whoever asks for none of ours gets English.
 */
export function negotiate(acceptLanguage: string | undefined): Language {
  const ranges = readRanges(acceptLanguage ?? '')
  let chosen: Language = defaultLanguage
  let quality = 0
  let position = Number.POSITIVE_INFINITY
  for (const language of languages) {
    const index = decidingRange(ranges, language)
    const range = ranges[index]
    if (range === undefined) continue
    if (range.quality > quality || (range.quality === quality && quality > 0 && index < position)) {
      chosen = language
      quality = range.quality
      position = index
    }
  }
  return chosen
}

function readRanges(header: string): LanguageRange[] {
  const ranges: LanguageRange[] = []
  for (const part of header.split(',')) {
    const match = rangePattern.exec(part.trim())
    const tag = match?.[1]?.toLowerCase()
    if (tag === undefined) continue
    const primary = tag.split('-')[0] ?? tag
    ranges.push({ primary, bare: primary === tag, quality: Math.round(Number(match?.[2] ?? '1') * 1000) })
  }
  return ranges
}

/** Place of the range that speaks for a language: itself first, else its best region, else `*`, else -1. */
function decidingRange(ranges: readonly LanguageRange[], language: Language): number {
  const bare = ranges.findIndex((range) => range.bare && range.primary === language)
  if (bare >= 0) return bare
  let regional = -1
  for (const [index, range] of ranges.entries()) {
    if (range.primary !== language) continue
    const best = ranges[regional]
    if (best === undefined || range.quality > best.quality) regional = index
  }
  return regional >= 0 ? regional : ranges.findIndex((range) => range.primary === '*')
}
