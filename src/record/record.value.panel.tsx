// A value of a record as people read it: codes and countries in words, dates said, identifiers in one width.
import type { ReactNode } from 'react'
import { useAnswer } from '../console/client.ts'
import { Mono } from '../console/mono.tsx'
import { Name } from '../console/name.tsx'
import { sayPartialDate } from '../console/typed-date.ts'
import { useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import { countryName, isCountry } from '../terms/country.ts'
import type { Language } from '../terms/language.ts'
import { codeListOf, type DeclaredField, declaredFields, fieldKindOf, membersOf } from './record.fields.panel.ts'
import { describeDatabases } from './record.operations.ts'
import { SeveralValue } from './record.several.panel.tsx'
import { titleIn } from './record.title.panel.ts'

export type DatabaseDescription = Answer<typeof describeDatabases>['databases'][number]

/** What the hub says of a database; undefined until it has answered. */
export const useDatabase = (name: string): DatabaseDescription | undefined =>
  useAnswer(describeDatabases, {}).data?.databases.find((one) => one.name === name)

/** The declared fields of a database by name; empty until the hub has answered. */
export const useDeclaredFields = (name: string): ReadonlyMap<string, DeclaredField> =>
  new Map(declaredFields(useDatabase(name)?.fields).map((one) => [one.name, one]))

/** One value, that of a field or of a member of a list by its path `documents.number`. */
const SingleValue = ({
  database,
  path,
  field,
  value,
  copy,
}: {
  database: string
  path: string
  field: DeclaredField | undefined
  value: unknown
  copy: boolean
}): ReactNode => {
  const [language] = useLanguage()
  const codeWords = useCodeWords()
  if (value === null || value === undefined || value === '') return <span className="quiet">—</span>
  const text = String(value)
  switch (field ? fieldKindOf(field.name, field.schema) : 'text') {
    case 'code':
      return codeWords(codeListOf(database, path), text)
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
  const name = field?.name ?? ''
  if (!field || !Array.isArray(value))
    return <SingleValue database={database} path={name} field={field} value={value} copy={copy} />
  const members = membersOf(field.schema)
  const isGroup = fieldKindOf(name, field.schema) === 'groups'
  return (
    <SeveralValue
      database={database}
      name={name}
      members={members}
      values={value}
      part={(member, one) => (
        <SingleValue
          database={database}
          path={isGroup ? `${name}.${member}` : name}
          field={members.find((declared) => declared.name === member)}
          value={one}
          copy={copy}
        />
      )}
    />
  )
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

/** What people call it: the person, or kind, country and the first identifier of the thing. */
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
  const { person, country, identifier, looks } = titleIn(fields)
  const kind = fields.type ?? fields.kind
  return (
    <span className="record-title">
      {person === undefined ? null : <Name of={person} />}
      {typeof kind === 'string' ? (
        <span>
          {capital(codeWords(codeListOf(database, fields.type === undefined ? 'kind' : 'type'), kind), language)}
        </span>
      ) : person === undefined ? (
        <span>
          <Words id={`database.${database}`} />
        </span>
      ) : null}
      {country === undefined ? null : <Mono>{country}</Mono>}
      {identifier === undefined ? null : <Mono copy={copy}>{identifier}</Mono>}
      {looks === undefined ? null : <bdi>{looks}</bdi>}
    </span>
  )
}

/** Words that begin a line: the first letter large, by the rules of the language, never by a style sheet. */
export const capital = (text: string, language: Language): string =>
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

/** Label of a field or of a member of a list by its path, `documents.number`: `Identity documents · Number`. */
export const usePathWords = (): ((database: string, path: string) => string) => {
  const words = useWords()
  return (database, path) => {
    const [list = path] = path.split('.')
    return [...new Set([list, path])].map((one) => words(`field.${database}.${one}`)).join(' · ')
  }
}

/** Several words in a row, parted as the language parts them. */
export const useListed = (): ((parts: readonly string[]) => string) => {
  const [language] = useLanguage()
  return (parts) => parts.join(language === 'ar' ? '، ' : ', ')
}
