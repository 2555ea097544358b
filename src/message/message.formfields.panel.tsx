// The fields of a form while it is filled, in the order of the one table: parts as the databases have them, items to ask and to answer.
import { Checkbox, Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { CodeField, FlagField, PartialDateField, TextField } from '../console/form.tsx'
import { FieldGroup } from '../console/repeated.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { dataAnswers } from '../hit/hit.schema.ts'
import { DeclaredInput, isWide } from '../record/record.input.panel.tsx'
import type { DraftValue } from '../record/record.lines.panel.ts'
import { databaseNames } from '../record/record.schema.ts'
import {
  declaredPart,
  type FormDraft,
  type FormPart,
  isFormPart,
  saidAnswers,
  sentOfPart,
} from './message.form.panel.ts'
import {
  type AskedItem,
  extraditions,
  type FormField,
  findings,
  messageForm,
  paperWays,
} from './message.form.schema.ts'
import { formFieldWords, forms } from './message.form.table.ts'
import './message.css'

type Props = {
  readonly draft: FormDraft
  readonly onChange: (members: Partial<FormDraft>) => void
}

const Part = ({ part, draft, onChange, required }: Props & { part: FormPart; required: boolean }) => {
  const typed = draft.parts[part] ?? {}
  const [isOpen, setOpen] = useState(Object.keys(typed).length > 0)
  const change = (name: string, value: DraftValue) =>
    onChange({ parts: { ...draft.parts, [part]: { ...typed, [name]: value } } })
  const within = { at: `/form/${part}`, label: (path: string) => formFieldWords(`${part}.${path}`) }
  const fields = declaredPart(part)
  const input = (field: (typeof fields)[number]) =>
    part === 'record' && field.name === 'database' ? (
      <CodeField
        key={field.name}
        label={within.label('database')}
        pointer="/form/record/database"
        list="database"
        codes={databaseNames}
        required
        value={databaseNames.find((name) => name === typed.database) ?? null}
        onChange={(next) => change('database', next ?? '')}
      />
    ) : (
      <DeclaredInput
        key={field.name}
        database={part === 'vehicle' ? 'vehicle' : 'nominal'}
        field={field}
        value={typed[field.name]}
        onChange={(value) => change(field.name, value)}
        sent={sentOfPart(typed)}
        within={within}
      />
    )
  const group = (
    <FieldGroup label={formFieldWords(part)} pointer={`/form/${part}`} required={required}>
      {fields.filter((field) => isWide(field) && field.required).map(input)}
      <div className="form-row">{fields.filter((field) => !isWide(field)).map(input)}</div>
      {fields.filter((field) => isWide(field) && !field.required).map(input)}
    </FieldGroup>
  )
  if (required) return group
  // What an answer need not state stays folded until somebody states it.
  return (
    <details className="message-wording" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Words id={formFieldWords(part)} />
      </summary>
      {isOpen ? group : null}
    </details>
  )
}

const Asked = ({ draft, onChange }: Props) => {
  const codeWords = useCodeWords()
  return (
    <FieldGroup label={formFieldWords('asked')} pointer="/form/asked" required>
      <div className="message-choices">
        {forms[draft.kind].items.map((item) => (
          <Checkbox
            key={item}
            label={codeWords('asked-item', item)}
            checked={draft.asked.includes(item)}
            onChange={(event) =>
              onChange({
                asked: event.currentTarget.checked ? [...draft.asked, item] : draft.asked.filter((one) => one !== item),
              })
            }
          />
        ))}
      </div>
    </FieldGroup>
  )
}

/** One line an item: what was asked stands first, the rest may be volunteered. */
const Answers = ({ draft, onChange, asked }: Props & { asked: readonly AskedItem[] }) => {
  const codeWords = useCodeWords()
  const words = useWords()
  const items = forms[draft.kind].items
  const order = [...items.filter((item) => asked.includes(item)), ...items.filter((item) => !asked.includes(item))]
  const said = saidAnswers(draft)
  return (
    <FieldGroup label={formFieldWords('answered')} pointer="/form/answered">
      {order.map((item) => {
        const typed = draft.answered[item] ?? { finding: null, text: '' }
        const change = (members: Partial<typeof typed>) =>
          onChange({ answered: { ...draft.answered, [item]: { ...typed, ...members } } })
        const at = said.indexOf(item)
        return (
          <div key={item} className="message-answer" data-asked={asked.includes(item) || undefined}>
            <span>{codeWords('asked-item', item)}</span>
            <Select
              aria-label={`${codeWords('asked-item', item)}: ${words(formFieldWords('answered.finding'))}`}
              data={findings.map((value) => ({ value, label: codeWords('form-finding', value) }))}
              value={typed.finding}
              onChange={(finding) => change({ finding: findings.find((one) => one === finding) ?? null })}
              clearable
            />
            <TextField
              label={formFieldWords('answered.text')}
              pointer={at < 0 ? `/form/answered/unsaid-${item}` : `/form/answered/${at}/text`}
              maxLength={2000}
              value={typed.text}
              onChange={(text) => change({ text })}
            />
          </div>
        )
      })}
    </FieldGroup>
  )
}

const FreeLines = ({ draft, onChange }: Props) => (
  <DeclaredInput
    database="nominal"
    field={{ name: 'lines', schema: messageForm.properties.lines as never, required: false }}
    value={draft.lines}
    onChange={(lines) => {
      if (typeof lines === 'object') onChange({ lines })
    }}
    sent={sentOfPart({ lines: draft.lines })}
    within={{ at: '/form', label: formFieldWords }}
  />
)

/** `asked` is what the question asks, where the form answers one. */
export const FormFields = ({ draft, onChange, asked = [] }: Props & { asked?: readonly AskedItem[] }): ReactNode => {
  const { fields, mandatory } = forms[draft.kind]
  const props = (field: FormField) => ({
    label: formFieldWords(field),
    pointer: `/form/${field}`,
    required: mandatory.includes(field),
  })
  return (
    <>
      {fields.map((field) => {
        if (isFormPart(field))
          return (
            <Part key={field} part={field} draft={draft} onChange={onChange} required={mandatory.includes(field)} />
          )
        switch (field) {
          case 'asked':
            return <Asked key={field} draft={draft} onChange={onChange} />
          case 'answered':
            return <Answers key={field} draft={draft} onChange={onChange} asked={asked} />
          case 'lines':
            return <FreeLines key={field} draft={draft} onChange={onChange} />
          case 'negative':
            return (
              <FlagField
                key={field}
                {...props(field)}
                value={draft.negative}
                onChange={(negative) => onChange({ negative })}
              />
            )
          case 'extradition':
            return (
              <CodeField
                key={field}
                {...props(field)}
                list="extradition"
                codes={extraditions}
                value={draft.extradition}
                onChange={(extradition) => onChange({ extradition })}
              />
            )
          case 'validity':
            return (
              <CodeField
                key={field}
                {...props(field)}
                list="data-answer"
                codes={dataAnswers}
                value={draft.validity}
                onChange={(validity) => onChange({ validity })}
              />
            )
          case 'papersWay':
            return (
              <CodeField
                key={field}
                {...props(field)}
                list="paper-way"
                codes={paperWays}
                value={draft.papersWay}
                onChange={(papersWay) => onChange({ papersWay })}
              />
            )
          case 'papersBy':
            return (
              <PartialDateField
                key={field}
                {...props(field)}
                value={draft.papersBy}
                onChange={(papersBy) => onChange({ papersBy })}
              />
            )
          case 'offence':
            return (
              <TextField
                key={field}
                {...props(field)}
                maxLength={200}
                value={draft.offence}
                onChange={(offence) => onChange({ offence })}
              />
            )
          case 'facts':
          case 'amendment':
            return (
              <TextField
                key={field}
                {...props(field)}
                lines={3}
                maxLength={field === 'facts' ? 4000 : 2000}
                value={draft[field]}
                onChange={(text) => onChange({ [field]: text })}
              />
            )
          default:
            return null
        }
      })}
    </>
  )
}
