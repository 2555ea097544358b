// A form of a message as it is read: question and answer, line by line.
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { Cautions } from '../console/caution.tsx'
import { Mono } from '../console/mono.tsx'
import { sayPartialDate } from '../console/typed-date.ts'
import { useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import { FieldValue } from '../record/record.value.panel.tsx'
import { declaredPart, type FormPart, isFormPart } from './message.form.panel.ts'
import type { FormField, MessageForm } from './message.form.schema.ts'
import { formFieldWords, forms } from './message.form.table.ts'
import { QuoteField } from './message.quote.panel.tsx'
import './message.css'

const Line = ({ name, named = name, children }: { name: string; named?: ReactNode; children: ReactNode }) => (
  <tr>
    <th scope="row">
      {named} <QuoteField name={name} />
    </th>
    <td>{children}</td>
  </tr>
)

/** A day stands as people read it, like every other one, whatever field it is in. */
const isDay = /^\d{4}-\d{2}-\d{2}$/

const Part = ({ part, of }: { part: FormPart; of: Readonly<Record<string, unknown>> }) => {
  const codeWords = useCodeWords()
  const words = useWords()
  const [language] = useLanguage()
  const database = part === 'vehicle' ? 'vehicle' : 'nominal'
  return declaredPart(part).map((field) => {
    const value = of[field.name]
    if (value === undefined || field.name === 'cautions') return null
    return (
      <Line key={field.name} name={words(formFieldWords(`${part}.${field.name}`))}>
        {part === 'record' && field.name === 'database' ? (
          codeWords('database', String(value))
        ) : typeof value === 'string' && isDay.test(value) ? (
          <bdi>{sayPartialDate(value, language)}</bdi>
        ) : part === 'record' || field.name === 'reference' ? (
          <Mono copy>{String(value)}</Mono>
        ) : (
          <FieldValue database={database} field={field} value={value} copy />
        )}
      </Line>
    )
  })
}

const Value = ({ field, of }: { field: FormField; of: MessageForm }): ReactNode => {
  const codeWords = useCodeWords()
  const [language] = useLanguage()
  switch (field) {
    case 'asked':
      return (
        <ul className="message-items">
          {of.asked?.map((item) => (
            <li key={item}>{codeWords('asked-item', item)}</li>
          ))}
        </ul>
      )
    case 'extradition':
      return codeWords('extradition', of.extradition ?? '')
    case 'validity':
      return codeWords('data-answer', of.validity ?? '')
    case 'papersWay':
      return codeWords('paper-way', of.papersWay ?? '')
    case 'papersBy':
      return <bdi>{sayPartialDate(of.papersBy ?? '', language)}</bdi>
    case 'negative':
      return <Words id="record.yes" />
    default: {
      const text = of[field]
      return typeof text === 'string' ? (
        <span className="message-lines" dir="auto">
          {text}
        </span>
      ) : null
    }
  }
}

/** `asked` is the form this one answers: what was asked and not answered is said as well. */
export const FormView = ({ of, from }: { of: MessageForm; from: string }): ReactNode => {
  const codeWords = useCodeWords()
  const words = useWords()
  const cautions = of.person?.cautions ?? []
  return (
    <section className="message-form" aria-label={codeWords('form-kind', of.kind)}>
      {cautions.length > 0 ? <Cautions of={cautions.map((code) => ({ code, since: null }))} /> : null}
      <table className="message-table message-form-table">
        <caption>
          <strong>{codeWords('form-kind', of.kind)}</strong>{' '}
          <span className="quiet">
            <bdi>{bureauName(from)}</bdi>
          </span>
        </caption>
        <tbody>
          {forms[of.kind].fields.map((field) => {
            if (of[field] === undefined) return null
            if (isFormPart(field)) return <Part key={field} part={field} of={of[field] as Record<string, unknown>} />
            if (field === 'answered')
              return of.answered?.map(({ item, finding, text }) => (
                <Line key={`answered ${item}`} name={codeWords('asked-item', item)}>
                  <strong>{codeWords('form-finding', finding)}</strong>
                  {text === undefined ? null : (
                    <span className="message-lines" dir="auto">
                      {text}
                    </span>
                  )}
                </Line>
              ))
            if (field === 'lines')
              return of.lines?.map(({ label, value }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines of what was sent never change places
                <Line key={`line ${at}`} name={label} named={<bdi>{label}</bdi>}>
                  <span className="message-lines" dir="auto">
                    {value}
                  </span>
                </Line>
              ))
            return (
              <Line key={field} name={words(formFieldWords(field))}>
                <Value field={field} of={of} />
              </Line>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
