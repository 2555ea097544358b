// Columns of a record in words: purpose, handling, grades, restriction, retention; shared by overview, history and handling.
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useNow } from '../console/clock.ts'
import { Mono } from '../console/mono.tsx'
import { sayPartialDate } from '../console/typed-date.ts'
import { useCodeWords, useLanguage, Words } from '../console/words.tsx'
import { daysBetween, isDay } from '../terms/instant.ts'
import type { DeclaredField } from './record.fields.panel.ts'
import { FieldValue, useDeclaredFields, useStatusWords } from './record.value.panel.tsx'

/** Columns whose change is shown to people, in their order; the rest is the hub's own. */
export const shownColumns = [
  'status',
  'life',
  'purpose',
  'personStatus',
  'handlingCode',
  'confidentiality',
  'crimeArea',
  'sourceGrade',
  'informationGrade',
  'restriction',
  'restrictedFrom',
  'alert',
  'retainUntil',
] as const
export type ShownColumn = (typeof shownColumns)[number]

const isGrade = (value: unknown): value is { readonly scheme: string; readonly code: string } =>
  typeof value === 'object' && value !== null && 'scheme' in value && 'code' in value

/** A grade: its code, and its meaning where the scheme is ours. */
export const Grade = ({ axis, of }: { axis: 'source' | 'information'; of: unknown }): ReactNode => {
  const codeWords = useCodeWords()
  if (!isGrade(of)) return <span className="quiet">—</span>
  const list = `grade-${of.scheme}-${axis}`
  const means = codeWords(list, of.code)
  return (
    <span>
      <Mono>{of.code}</Mono> {means === of.code ? null : means}{' '}
      <span className="quiet">
        (<bdi>{of.scheme}</bdi>)
      </span>
    </span>
  )
}

export const Bureaus = ({ codes }: { codes: readonly string[] }): ReactNode => (
  <span>
    {codes.map((code, index) => (
      <span key={code}>
        {index > 0 ? ' · ' : null}
        <bdi>{bureauName(code)}</bdi>
      </span>
    ))}
  </span>
)

/** A day, and how far it is: `12 Nov 2036, expires in 200 days`. */
export const RetainUntil = ({ day }: { day: string }): ReactNode => {
  const [language] = useLanguage()
  const now = useNow(60_000)
  if (!isDay(day)) return <Mono>{day}</Mono>
  const days = daysBetween(new Date(now).toISOString().slice(0, 10), day)
  return (
    <span>
      <bdi>{sayPartialDate(day, language)}</bdi>{' '}
      <span className="quiet">
        {days > 730 ? (
          <Words id="record.expires-years" values={{ years: Math.floor(days / 365.25) }} />
        ) : (
          <Words id={days < 0 ? 'record.expired' : 'record.expires'} values={{ days: Math.abs(days) }} />
        )}
      </span>
    </span>
  )
}

/** The value of a column in words. */
export const ColumnValue = ({
  database,
  column,
  value,
}: {
  database: string
  column: ShownColumn
  value: unknown
}): ReactNode => {
  const codeWords = useCodeWords()
  const statusWords = useStatusWords()
  const [language] = useLanguage()
  if (column === 'sourceGrade' || column === 'informationGrade')
    return <Grade axis={column === 'sourceGrade' ? 'source' : 'information'} of={value} />
  if (Array.isArray(value)) {
    return value.length > 0 ? <Bureaus codes={value.map(String)} /> : <span className="quiet">—</span>
  }
  if (typeof value !== 'string' || value === '') return <span className="quiet">—</span>
  const lists: Readonly<Partial<Record<ShownColumn, string>>> = {
    life: 'life',
    purpose: 'purpose',
    personStatus: 'person-status',
    handlingCode: 'handling',
    confidentiality: 'confidentiality',
    crimeArea: 'crime-area',
    restriction: 'restriction',
    alert: 'alert',
  }
  if (column === 'status') return statusWords(database, value)
  if (column === 'retainUntil') {
    return <bdi>{sayPartialDate(value, language)}</bdi>
  }
  const list = lists[column]
  const said = list ? codeWords(list, value) : value
  return column === 'handlingCode' ? (
    <span>
      <Mono>{value}</Mono> {said}
    </span>
  ) : (
    said
  )
}

export type NamedChange = { readonly path: string; readonly before: unknown; readonly after: unknown }

const isColumn = (path: string): path is ShownColumn => (shownColumns as readonly string[]).includes(path)

/** What changed, line by line: field, before, after. */
export const Changes = ({ database, of }: { database: string; of: readonly NamedChange[] }): ReactNode => {
  const declared = useDeclaredFields(database)
  const say = (path: string, value: unknown, field: DeclaredField | undefined) =>
    isColumn(path) ? (
      <ColumnValue database={database} column={path} value={value} />
    ) : (
      <FieldValue database={database} field={field} value={value} />
    )
  return (
    <table className="record-changes">
      <thead>
        <tr>
          <th scope="col">
            <Words id="record.field" />
          </th>
          <th scope="col">
            <Words id="record.before" />
          </th>
          <th scope="col">
            <Words id="record.after" />
          </th>
        </tr>
      </thead>
      <tbody>
        {of.map(({ path, before, after }) => {
          const name = path.replace(/^fields\./, '')
          return (
            <tr key={path}>
              <th scope="row">
                <Words id={isColumn(path) ? `record.${path}` : `field.${database}.${name}`} />
              </th>
              <td>
                <del>{say(path, before, declared.get(name))}</del>
              </td>
              <td>
                <strong>{say(path, after, declared.get(name))}</strong>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
