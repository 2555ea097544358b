// How every screen says anything: `<Words id="hit.title" />` or `words('hit.title')`, from the catalogues in `locales/`.
import { DirectionProvider, useDirection } from '@mantine/core'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { IntlProvider, useIntl } from 'react-intl'
import { directionOf, type Language } from '../terms/language.ts'
import { intlTagOf } from './intl-tag.ts'
import { catalogueOf, dressDocument, language, loadedCatalogues } from './languages.ts'
import { useSignal } from './signal.ts'
import { ownWords } from './urgency-labels.ts'
import type { Catalogue, TextValues, WordValues } from './word-values.ts'

/** Words on the screen by their id `slice.words`; an id without words shows itself, so that the fault is seen. */
export const Words = ({ id, values }: { id: string; values?: WordValues }): ReactNode => {
  const intl = useIntl()
  return intl.formatMessage({ id }, values as Record<string, ReactNode>) as ReactNode
}

/** `const words = useWords()`, then `words('hit.title', { count: 3 })` where text is needed and an element will not do. */
export const useWords = (): ((id: string, values?: TextValues) => string) => {
  const intl = useIntl()
  return (id, values) => String(intl.formatMessage({ id }, values as Record<string, string>))
}

/** The words of a code of a closed list: `codeWords('purpose', 'warn')` reads `purpose.warn`; an unknown code shows as it is. */
export const useCodeWords = (): ((list: string, code: string) => string) => {
  const intl = useIntl()
  return (list, code) =>
    intl.messages[`${list}.${code}`] ? String(intl.formatMessage({ id: `${list}.${code}` })) : code
}

/** All codes that a list has words for, in the order of the catalogue: `codesOf('operation')`. */
export const useCodesOf = (): ((list: string) => string[]) => {
  const intl = useIntl()
  return (list) =>
    Object.keys(intl.messages).flatMap((id) => (id.startsWith(`${list}.`) ? [id.slice(list.length + 1)] : []))
}

/** One code of a closed list in words: `<Code list="purpose" of="warn" />`. */
export const Code = ({ list, of }: { list: string; of: string }): ReactNode => useCodeWords()(list, of)

/** The language of a part of the screen that speaks another one than the rest. */
const PartLanguage = createContext<Language | null>(null)

/** The language on this part of the screen, and how to change that of the whole. */
export const useLanguage = (): [Language, (next: Language) => void] => {
  const whole = useSignal(language)
  return [useContext(PartLanguage) ?? whole, language.write]
}

const Direction = ({ of, children }: { of: Language; children: ReactNode }) => {
  const { setDirection } = useDirection()
  useEffect(() => setDirection(directionOf(of)), [of, setDirection])
  return children
}

/**
 * Gives the tree its language. The old words stay until the new catalogue is there, so that switching never blanks the
 * page; `first` is fetched before the first paint.
 */
export const LanguageProvider = ({ first, children }: { first: Catalogue; children: ReactNode }) => {
  const wanted = useSignal(language)
  const own = useSignal(ownWords)
  const [shown, show] = useState<{ of: Language; catalogue: Catalogue }>({ of: wanted, catalogue: first })
  useEffect(() => {
    let current = true
    catalogueOf(wanted).then(
      (catalogue) => current && show({ of: wanted, catalogue }),
      () => current && language.write(shown.of),
    )
    return () => {
      current = false
    }
  }, [wanted, shown.of])
  useEffect(() => dressDocument(shown.of), [shown.of])
  const messages = useMemo(() => ({ ...shown.catalogue, ...own }), [shown.catalogue, own])
  return (
    <IntlProvider locale={intlTagOf(shown.of)} messages={messages} timeZone="UTC" onError={warnOnce}>
      <DirectionProvider initialDirection={directionOf(shown.of)} detectDirection={false}>
        <Direction of={shown.of}>{children}</Direction>
      </DirectionProvider>
    </IntlProvider>
  )
}

/**
 * A part of the screen in another language, as somebody elsewhere reads it. Until the catalogue is there, and where it cannot be
 * fetched, the part speaks the language of the screen.
 */
export const InLanguage = ({ of, children }: { of: Language; children: ReactNode }): ReactNode => {
  const whole = useSignal(language)
  const own = useSignal(ownWords)
  const [, fetched] = useState<Language | null>(null)
  useEffect(() => {
    catalogueOf(of).then(
      () => fetched(of),
      () => undefined,
    )
  }, [of])
  const catalogue = loadedCatalogues().get(of)
  const spoken = catalogue === undefined ? whole : of
  const { messages: present } = useIntl()
  const messages = catalogue === undefined ? (present as Catalogue) : { ...catalogue, ...own }
  return (
    <IntlProvider locale={intlTagOf(spoken)} messages={messages} timeZone="UTC" onError={warnOnce}>
      <PartLanguage value={spoken}>
        <div lang={spoken} dir={directionOf(spoken)}>
          {children}
        </div>
      </PartLanguage>
    </IntlProvider>
  )
}

const warned = new Set<string>()
const warnOnce = (error: Error): void => {
  if (warned.has(error.message)) return
  warned.add(error.message)
  console.warn(error.message)
}
