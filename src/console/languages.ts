// Which language the console speaks, how its catalogue is fetched, and what that means for the whole page.
import { directionOf, isLanguage, type Language, languages, negotiate } from '../terms/language.ts'
import { remembered } from './remembered.ts'
import type { Catalogue } from './word-values.ts'

const load: Readonly<Record<Language, () => Promise<{ messages: Catalogue }>>> = {
  en: () => import('virtual:catalogue/en'),
  fr: () => import('virtual:catalogue/fr'),
  es: () => import('virtual:catalogue/es'),
  ar: () => import('virtual:catalogue/ar'),
  vi: () => import('virtual:catalogue/vi'),
}

/** The language of this browser: what was chosen here before, else what the browser asks for. */
export const language = remembered<Language>(
  'language',
  isLanguage,
  negotiate(navigator.languages.map((tag, index) => `${tag};q=${Math.max(1, 9 - index) / 10}`).join(',')),
)

/** Words of a language in that language, for the menu: someone who cannot read the present one must find the own. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
  vi: 'Tiếng Việt',
}

const loaded = new Map<Language, Catalogue>()

/** The catalogue of a language, one request the first time. */
export const catalogueOf = async (of: Language): Promise<Catalogue> => {
  const known = loaded.get(of)
  if (known) return known
  const { messages } = await load[of]()
  loaded.set(of, messages)
  return messages
}

/** What `catalogueOf` has fetched so far; the palette searches the names of commands in all of these. */
export const loadedCatalogues = (): ReadonlyMap<Language, Catalogue> => loaded

/** Fetches the other languages when the browser has nothing else to do, so that the palette finds names in each. */
export const fetchOtherCatalogues = async (): Promise<void> => {
  for (const other of languages) await catalogueOf(other).catch(() => undefined)
}

/** Tells the document its language and direction; fonts, hyphenation and screen readers go by these. */
export const dressDocument = (of: Language): void => {
  document.documentElement.lang = of
  document.documentElement.dir = directionOf(of)
}
