// One field of a record on its form, as the database declares it: a single value, or a list of entries.
import { type ReactNode, useEffect, useRef } from 'react'
import { CodeField, CountryField, FlagField, PartialDateField, TextField } from '../console/form.tsx'
import { Repeated } from '../console/repeated.tsx'
import { offerUndo } from '../console/undo.tsx'
import { useCodeWords, useWords } from '../console/words.tsx'
import { codeListOf, type DeclaredField, fieldKindOf, membersOf } from './record.fields.panel.ts'
import {
  addLine,
  changeLine,
  type DraftLine,
  type DraftValue,
  linesIn,
  moveLineUp,
  pointerOfLine,
  removeLine,
  restoreLine,
  type SentLines,
} from './record.lines.panel.ts'

/** Where the fields stand when they are part of something larger, and what they are called there. */
export type Within = {
  /** JSON pointer of what holds them, `/form/person`; `/fields` where nothing is said. */
  readonly at: string
  /** Id of the words of a field, or of a member of a list by its path `names.family`. */
  readonly label: (path: string) => string
}

const fieldsPointer = '/fields'

/** Label and hint of a field, or of a member of a list by its path `names.family`. */
const useFieldLabels = (database: string, path: string, within: Within | undefined) => {
  const codeWords = useCodeWords()
  const isHelped = codeWords(`field-hint.${database}`, path) !== path
  return {
    label: within?.label(path) ?? `field.${database}.${path}`,
    ...(isHelped ? { hint: `field-hint.${database}.${path}` } : {}),
  }
}

const SingleInput = ({
  database,
  path,
  pointer,
  place,
  field: { name, schema, required },
  value,
  within,
  onChange,
}: {
  database: string
  path: string
  pointer: string
  within?: Within | undefined
  place?: number
  field: DeclaredField
  value: string | boolean | undefined
  onChange: (value: string | boolean) => void
}) => {
  const text = typeof value === 'string' ? value : ''
  const common = {
    ...useFieldLabels(database, path, within),
    pointer,
    required,
    ...(place === undefined ? {} : { place }),
  }
  const limit = schema.maxLength === undefined ? {} : { maxLength: schema.maxLength }
  switch (fieldKindOf(name, schema)) {
    case 'code':
      return (
        <CodeField
          {...common}
          list={codeListOf(database, path)}
          codes={schema.enum ?? []}
          value={text === '' ? null : text}
          onChange={(next) => onChange(next ?? '')}
        />
      )
    case 'country':
      return <CountryField {...common} value={text === '' ? null : text} onChange={(next) => onChange(next ?? '')} />
    case 'date':
      return <PartialDateField {...common} value={text} onChange={onChange} />
    case 'flag':
      return <FlagField {...common} value={value === true} onChange={onChange} />
    case 'lines':
      return <TextField {...common} {...limit} lines={3} value={text} onChange={onChange} />
    case 'identifier':
    case 'number':
      return <TextField {...common} {...limit} mono value={text} onChange={onChange} />
    default:
      return <TextField {...common} {...limit} value={text} onChange={onChange} />
  }
}

type InputProps = {
  readonly database: string
  readonly field: DeclaredField
  readonly value: DraftValue | undefined
  readonly onChange: (value: DraftValue) => void
  /** Entries of lists as they were last sent: the hub's faults count by it. */
  readonly sent: SentLines
  readonly within?: Within
}

const ListInput = ({ database, field, value, onChange, sent, within }: InputProps) => {
  const words = useWords()
  const lines = linesIn(value)
  // What is taken back joins whatever has been typed meanwhile; nothing once the form is gone.
  const present = useRef<{ readonly lines: readonly DraftLine[]; readonly write: InputProps['onChange'] } | null>(null)
  useEffect(() => {
    present.current = { lines, write: onChange }
    return () => {
      present.current = null
    }
  })
  const labels = useFieldLabels(database, field.name, within)
  const members = membersOf(field.schema)
  const isGroup = fieldKindOf(field.name, field.schema) === 'groups'
  const base = within?.at ?? fieldsPointer
  const pointerOf = (key: number): string =>
    `${base}${pointerOfLine(sent, field.name, key).slice(fieldsPointer.length)}`
  return (
    <Repeated
      {...labels}
      pointer={`${base}/${field.name}`}
      keys={lines.map((line) => line.key)}
      max={field.schema.maxItems ?? 100}
      compact={!isGroup}
      pointerOf={pointerOf}
      onAdd={() => onChange(addLine(lines))}
      onMoveUp={(key) => onChange(moveLineUp(lines, key))}
      onRemove={(key) => {
        const at = lines.findIndex((line) => line.key === key)
        const line = lines[at]
        onChange(removeLine(lines, key))
        if (!line || Object.keys(line.members).length === 0) return
        offerUndo(words('repeated.removed', { label: words(labels.label), place: at + 1 }), () =>
          present.current?.write(restoreLine(present.current.lines, line, at)),
        )
      }}
    >
      {(key, place) => {
        const typed = lines.find((line) => line.key === key)?.members ?? {}
        const inputs = members.map((member) => (
          <SingleInput
            key={member.name}
            database={database}
            path={isGroup ? `${field.name}.${member.name}` : field.name}
            pointer={isGroup ? `${pointerOf(key)}/${member.name}` : pointerOf(key)}
            {...(isGroup ? {} : { place })}
            // That an entry of one value has it goes without saying.
            field={isGroup ? member : { ...member, required: false }}
            value={typed[member.name]}
            within={within}
            onChange={(next) => onChange(changeLine(lines, key, { [member.name]: next }))}
          />
        ))
        return isGroup ? <div className="form-row">{inputs}</div> : inputs[0]
      }}
    </Repeated>
  )
}

/** Whether the field takes the whole width of its fieldset. */
export const isWide = ({ schema }: DeclaredField): boolean => schema.type === 'array'

/** `<DeclaredInput database="vessel" field={engines} value={draft.fields.engines} onChange={...} sent={sent} />`. */
export const DeclaredInput = (props: InputProps): ReactNode => {
  const { database, field, value, onChange, within } = props
  if (isWide(field)) return <ListInput {...props} />
  return (
    <SingleInput
      database={database}
      path={field.name}
      pointer={`${within?.at ?? fieldsPointer}/${field.name}`}
      field={field}
      within={within}
      value={typeof value === 'object' ? undefined : value}
      onChange={onChange}
    />
  )
}
