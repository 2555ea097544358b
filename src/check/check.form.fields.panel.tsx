// The fields of a form of the table: those known of most first, the rest folded until something stands in them.
import { Collapse } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { CodeField, CountryField, PartialDateField, TextField } from '../console/form.tsx'
import { Words } from '../console/words.tsx'
import { type AskedField, askedForms, type FormKind, pointerOf, type Typed } from './check.form.panel.ts'
import './check.css'

type FormProps = {
  readonly kind: FormKind
  readonly typed: Typed
  readonly at: number
  readonly onChange: (typed: Typed) => void
}

const Field = ({ of: field, kind, typed, at, onChange }: FormProps & { of: AskedField }) => {
  const common = {
    label: `check.${kind}-${field.name}`,
    pointer: pointerOf(kind, field, at),
    required: field.required ?? false,
  }
  const value = typed[field.name] ?? ''
  const set = (next: string | null) => onChange({ ...typed, [field.name]: next ?? '' })
  const limit = field.maxLength === undefined ? {} : { maxLength: field.maxLength }
  switch (field.input) {
    case 'country':
      return <CountryField {...common} value={value || null} onChange={set} />
    case 'code':
      return (
        <CodeField {...common} list={field.list ?? ''} codes={field.codes ?? []} value={value || null} onChange={set} />
      )
    case 'date':
      return <PartialDateField {...common} value={value} onChange={set} />
    case 'mono':
      return <TextField {...common} {...limit} mono value={value} onChange={set} />
    case 'text':
      return <TextField {...common} {...limit} value={value} onChange={set} />
  }
}

const rows = (fields: readonly AskedField[]): readonly (readonly AskedField[])[] =>
  Array.from({ length: Math.ceil(fields.length / 2) }, (_, row) => fields.slice(row * 2, row * 2 + 2))

/** `<FormFields kind="person" typed={draft.typed} at={0} onChange={...} />`. */
export const FormFields = (props: FormProps): ReactNode => {
  const { kind, typed } = props
  const { fields } = askedForms[kind]
  const common = fields.filter(({ rare }) => !rare)
  const rare = fields.filter((field) => field.rare)
  const isUsed = rare.some(({ name }) => (typed[name] ?? '') !== '')
  const [open, setOpen] = useState(false)
  const isOpen = open || isUsed
  const drawn = (some: readonly AskedField[]) =>
    rows(some).map((row) => (
      <div key={row[0]?.name} className={row.length > 1 ? 'form-row' : undefined}>
        {row.map((field) => (
          <Field key={field.name} of={field} {...props} />
        ))}
      </div>
    ))
  return (
    <>
      {drawn(common)}
      {rare.length === 0 ? null : (
        <>
          {isUsed ? null : (
            <button type="button" className="check-other" aria-expanded={isOpen} onClick={() => setOpen(!open)}>
              <Words id={isOpen ? 'check.fewer-fields' : 'check.more-fields'} />
            </button>
          )}
          <Collapse expanded={isOpen}>
            <div className="check-fields">{isOpen ? drawn(rare) : null}</div>
          </Collapse>
        </>
      )}
    </>
  )
}
