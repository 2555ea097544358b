// What the file does not say and is the same for every line: mandatory places that no column fills, and others one adds.
import { Select, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useLanguage, useWords, Words } from '../console/words.tsx'
import { lackingTargets, type Mapping } from '../intake/mapping.ts'
import type { Target } from '../intake/schema-targets.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { countries, countryName } from '../terms/country.ts'
import { useTargetData } from './feed.columns.panel.tsx'
import { asTarget, stateConstant } from './feed.targets.panel.ts'
import { useChoiceWords, usePlaceWords } from './feed.words.panel.tsx'

type ConstantsProps = {
  readonly database: DatabaseName
  readonly targets: readonly Target[]
  readonly mapping: Mapping
  readonly onChange: (mapping: Mapping) => void
}

const ConstantInput = ({
  database,
  target,
  value,
  onChange,
}: {
  database: DatabaseName
  target: Target
  value: string
  onChange: (value: string) => void
}) => {
  const words = useWords()
  const [language] = useLanguage()
  const placeWords = usePlaceWords(database)
  const choiceWords = useChoiceWords(database)
  const common = { label: placeWords(target.pointer), withAsterisk: target.required }
  const data =
    target.kind === 'country'
      ? countries.map((code) => ({ value: code, label: `${code} · ${countryName(code, language)}` }))
      : target.kind === 'flag'
        ? [
            { value: 'true', label: words('record.yes') },
            { value: 'false', label: words('record.no') },
          ]
        : target.choices.map((code) => ({ value: code, label: choiceWords(target, code) }))
  if (data.length === 0)
    return (
      <TextInput {...common} value={value} maxLength={400} onChange={(event) => onChange(event.currentTarget.value)} />
    )
  return (
    <Select
      {...common}
      data={data}
      value={value === '' ? null : value}
      searchable={data.length > 7}
      clearable
      clearButtonProps={{ 'aria-label': words('feed.clear') }}
      limit={80}
      nothingFoundMessage={<Words id="form.nothing-found" />}
      onChange={(next) => onChange(next ?? '')}
    />
  )
}

export const Constants = ({ database, targets, mapping, onChange }: ConstantsProps): ReactNode => {
  const words = useWords()
  const [added, add] = useState<readonly string[]>([])
  const stated = new Map(mapping.constants.map(({ to, value }) => [to, value]))
  const lacking = lackingTargets({ columns: mapping.columns, constants: [] }, targets)
  const shown = [...new Set([...lacking, ...stated.keys(), ...added])]
  const open = targets.filter(
    ({ pointer }) => !shown.includes(pointer) && !mapping.columns.some(({ to }) => to === pointer),
  )
  const data = useTargetData(database, open)
  return (
    <div className="feed-constants">
      {shown.map((pointer) => {
        const target = targets.find((one) => one.pointer === asTarget(pointer))
        return target ? (
          <ConstantInput
            key={pointer}
            database={database}
            target={{ ...target, pointer }}
            value={stated.get(pointer) ?? ''}
            onChange={(value) => {
              onChange(stateConstant(mapping, { ...target, pointer }, value))
              // A field that is emptied stays where it is, to be filled again.
              if (!shown.includes(pointer) || !added.includes(pointer)) add([...added, pointer])
            }}
          />
        ) : null
      })}
      <Select
        label={words('feed.constant-add')}
        placeholder={words('feed.constant-choose')}
        data={data}
        value={null}
        searchable
        nothingFoundMessage={<Words id="form.nothing-found" />}
        onChange={(next) => {
          if (next !== null) add([...added, next])
        }}
      />
    </div>
  )
}
