// A choice of several bureaus by name or code.
import { MultiSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { type FieldProps, useField } from '../console/form.tsx'
import { Words } from '../console/words.tsx'
import { mostRecipients } from './message.schema.ts'
import { useAddressees } from './message.to.panel.tsx'

/** `without` are bureaus that are not offered. */
export const BureausField = ({
  value,
  onChange,
  without = new Set(),
  ...field
}: FieldProps & {
  value: readonly string[]
  onChange: (bureaus: readonly string[]) => void
  without?: ReadonlySet<string>
}): ReactNode => {
  const { recipients } = useAddressees()
  const codes = [...new Set([...recipients.map(({ bureau }) => bureau), ...value])]
  return (
    <MultiSelect
      {...useField({ required: true, ...field })}
      data={codes
        .filter((code) => !without.has(code))
        .map((code) => ({ value: code, label: `${code.toUpperCase()} · ${bureauName(code)}` }))}
      value={[...value]}
      onChange={onChange}
      searchable
      hidePickedOptions
      maxValues={mostRecipients}
      limit={60}
      nothingFoundMessage={<Words id="form.nothing-found" />}
    />
  )
}
