/** Reads a country as files write it: by code or by name, in any of our languages and as English lists spell it. */
import { countries, countryKind, countryName, isCountry, toAlpha3 } from '../terms/country.ts'
import { languages } from '../terms/language.ts'
import { countrySpellings } from './country-spellings.table.ts'

/** Letters only, without marks and case: `Côte d’Ivoire` is `cotedivoire`. */
function fold(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll('&', 'and')
    .replace(/[^\p{L}]/gu, '')
}

let byName: ReadonlyMap<string, string> | undefined

/** Names in all languages; one that two countries share in different languages is nobody's. Built at the first question. */
function namesOfCountries(): ReadonlyMap<string, string> {
  if (byName) return byName
  const found = new Map<string, string>()
  const shared = new Set<string>()
  for (const code of countries) {
    // Special codes (stateless, United Nations) are meant by their code alone.
    if (countryKind(code) !== 'iso') continue
    for (const language of languages) {
      const name = fold(countryName(code, language))
      if (found.has(name) && found.get(name) !== code) shared.add(name)
      found.set(name, code)
    }
  }
  for (const name of shared) found.delete(name)
  for (const [name, code] of Object.entries(countrySpellings)) if (isCountry(code)) found.set(name, code)
  byName = found
  return found
}

/** Alpha-3 of a country by its alpha-3, its alpha-2 or its name; undefined where none of them is known. Nothing is guessed. */
export function readCountry(text: string): string | undefined {
  const trimmed = text.trim()
  const upper = trimmed.toUpperCase()
  if (isCountry(upper)) return upper
  if (/^[A-Z]{2}$/.test(upper)) return toAlpha3(upper)
  return namesOfCountries().get(fold(trimmed))
}
