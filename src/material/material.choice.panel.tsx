// Choosing an entity of the file, or several, by part of a name or number.
import { MultiSelect, Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { type FieldProps, useField } from '../console/form.tsx'
import { Words } from '../console/words.tsx'
import { searchMaterial } from './material.operations.ts'

export type EntityChoice = { readonly id: string; readonly title: string }

const labelOf = ({ id, title }: EntityChoice): string => `${title} · ${id.slice(-6)}`

const useEntityChoices = (file: string, near: readonly EntityChoice[]) => {
  const [typed, type] = useState('')
  const text = typed.trim()
  const found = useAnswer(
    searchMaterial,
    { params: { id: file }, body: { text: text || '-', limit: 30 } },
    { when: text.length > 1, keep: true },
  )
  const [seen, see] = useState<readonly EntityChoice[]>([])
  const known = new Map([...near, ...seen, ...(found.data?.entities ?? [])].map((one) => [one.id, one]))
  const data = [...known.values()].map((one) => ({ value: one.id, label: labelOf(one) }))
  /** A choice stays named when the search goes on. */
  const keep = (ids: readonly string[]) => see(ids.flatMap((id) => known.get(id) ?? []))
  return { data, type, keep }
}

/** One entity of the file, by part of its name or number; `near` are offered without a search. */
export const EntityChoiceField = ({
  file,
  near,
  value,
  onChange,
  ...field
}: FieldProps & {
  file: string
  near: readonly EntityChoice[]
  value: string | null
  onChange: (id: string | null) => void
}): ReactNode => {
  const { data, type, keep } = useEntityChoices(file, near)
  return (
    <Select
      {...useField({ hint: 'material.choose-hint', ...field })}
      data={data}
      value={value}
      searchable
      clearable={!field.required}
      limit={60}
      onSearchChange={type}
      onChange={(id) => {
        keep(id === null ? [] : [id])
        onChange(id)
      }}
      nothingFoundMessage={<Words id="form.nothing-found" />}
    />
  )
}

/** Several of them. */
export const EntityChoicesField = ({
  file,
  near,
  value,
  onChange,
  ...field
}: FieldProps & {
  file: string
  near: readonly EntityChoice[]
  value: readonly string[]
  onChange: (ids: string[]) => void
}): ReactNode => {
  const { data, type, keep } = useEntityChoices(file, near)
  return (
    <MultiSelect
      {...useField({ hint: 'material.choose-hint', ...field })}
      data={data}
      value={[...value]}
      searchable
      hidePickedOptions
      limit={60}
      maxValues={24}
      onSearchChange={type}
      onChange={(ids) => {
        keep(ids)
        onChange(ids)
      }}
      nothingFoundMessage={<Words id="form.nothing-found" />}
    />
  )
}
