// A value of a record as people read it: codes and countries in words, dates said, identifiers in one width.
import type { ReactNode } from 'react'
import { useAnswer } from '../console/client.ts'
import { Mono } from '../console/mono.tsx'
import { sayPartialDate } from '../console/typed-date.ts'
import { useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import { countryName, isCountry } from '../terms/country.ts'
import type { Language } from '../terms/language.ts'
import { codeListOf, type DeclaredField, declaredFields, fieldKindOf } from './record.fields.panel.ts'
import { describeDatabases } from './record.operations.ts'

export type DatabaseDescription = Answer<typeof describeDatabases>['databases'][number]

/** What the hub says of a database; undefined until it has answered. */
export const useDatabase = (name: string): DatabaseDescription | undefined =>
  useAnswer(describeDatabases, {}).data?.databases.find((one) => one.name === name)

/** The declared fields of a database by name; empty until the hub has answered. */
export const useDeclaredFields = (name: string): ReadonlyMap<string, DeclaredField> =>
  new Map(declaredFields(useDatabase(name)?.fields).map((one) => [one.name, one]))

/** `<FieldValue database="vehicle" field={declared.get('plate')} value={fields.plate} copy />`. */
export const FieldValue = ({
  database,
  field,
  value,
  copy = false,
}: {
  database: string
  field: DeclaredField | undefined
  value: unknown
  copy?: boolean
}): ReactNode => {
  const [language] = useLanguage()
  const codeWords = useCodeWords()
  if (value === null || value === undefined || value === '') return <span className="quiet">—</span>
  const text = String(value)
  switch (field ? fieldKindOf(field.name, field.schema) : 'text') {
    case 'code':
      return codeWords(codeListOf(database, field?.name ?? ''), text)
    case 'country':
      return <Country code={text} />
    case 'date':
      return <bdi title={text}>{sayPartialDate(text, language)}</bdi>
    case 'number':
      return <Mono>{text}</Mono>
    case 'flag':
      return <Words id={value === true ? 'record.yes' : 'record.no'} />
    case 'identifier':
      return <Mono copy={copy}>{text}</Mono>
    case 'lines':
      return (
        <span className="record-lines" dir="auto">
          {text}
        </span>
      )
    default:
      return <bdi>{text}</bdi>
  }
}

/** A country by its three letters and its name: `FRA France`. */
export const Country = ({ code }: { code: string }): ReactNode => {
  const [language] = useLanguage()
  if (!isCountry(code)) return <bdi>{code}</bdi>
  return (
    <span>
      <Mono>{code}</Mono> <bdi>{countryName(code, language)}</bdi>
    </span>
  )
}

/** What people call the thing: kind, country of issue or plate, and the first identifier it has. */
export const RecordTitle = ({
  database,
  fields,
  copy = false,
}: {
  database: string
  fields: Readonly<Record<string, unknown>>
  copy?: boolean
}): ReactNode => {
  const codeWords = useCodeWords()
  const [language] = useLanguage()
  const kind = fields.type ?? fields.kind
  const identifier = fields.number ?? fields.plate ?? fields.vin ?? fields.engine
  const last = typeof fields.numberTo === 'string' ? ` – ${fields.numberTo}` : ''
  const looks = [fields.make, fields.model, fields.colour].filter((one) => typeof one === 'string').join(' ')
  return (
    <span className="record-title">
      {typeof kind === 'string' ? (
        <span>
          {capital(codeWords(codeListOf(database, fields.type === undefined ? 'kind' : 'type'), kind), language)}
        </span>
      ) : (
        <span>
          <Words id={`database.${database}`} />
        </span>
      )}
      {typeof fields.country === 'string' ? <Mono>{fields.country}</Mono> : null}
      {identifier === undefined ? null : <Mono copy={copy}>{`${String(identifier)}${last}`}</Mono>}
      {looks === '' ? null : <bdi>{looks}</bdi>}
    </span>
  )
}

/** Words that begin a line: the first letter large, by the rules of the language, never by a style sheet. */
const capital = (text: string, language: Language): string =>
  `${text.charAt(0).toLocaleUpperCase(language)}${text.slice(1)}`

/** Status of a record in the words of its database: `Lost`, `Stolen blank`. */
export const useStatusWords = (): ((database: string, status: string) => string) => {
  const codeWords = useCodeWords()
  const [language] = useLanguage()
  return (database, status) => capital(codeWords(`status.${database}`, status), language)
}

/** Label of a field in the reader's language. */
export const useFieldWords = (): ((database: string, field: string) => string) => {
  const words = useWords()
  return (database, field) => words(`field.${database}.${field}`)
}
