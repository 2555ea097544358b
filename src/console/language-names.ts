// Languages by their names in the reader's language: "French · Vietnamese".
import { intlTagOf } from './intl-tag.ts'
import { useLanguage } from './words.tsx'

/** Names of languages by BCP 47; a code that nobody knows shows as it is. */
export const useLanguageName = (): ((code: string) => string) => {
  const [language] = useLanguage()
  const names = new Intl.DisplayNames([intlTagOf(language)], { type: 'language', fallback: 'code' })
  return (code) => {
    try {
      return names.of(code) ?? code
    } catch {
      return code
    }
  }
}
