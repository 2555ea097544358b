// Fields that forms of requests share: a marking, a bureau of the network, several of them, a word to the act.
import { MultiSelect, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useAnswer } from '../console/client.ts'
import { CodeField, type FieldProps, TextField, useField } from '../console/form.tsx'
import { useSession } from '../console/session.ts'
import { Words } from '../console/words.tsx'
import { listParticipants } from '../rulebook/rulebook.operations.ts'
import { confidentialities, handlingCodes } from '../terms/handling.ts'
import type { MarkingDraft } from './request.form.panel.ts'

/** Handling, confidentiality and, under H3, its conditions. */
export const MarkingFields = ({
  value,
  onChange,
  pointer = '/marking',
}: {
  value: MarkingDraft
  onChange: (next: MarkingDraft) => void
  pointer?: string
}): ReactNode => (
  <>
    <div className="form-row">
      <CodeField
        label="request.handling"
        pointer={`${pointer}/handlingCode`}
        list="handling"
        codes={handlingCodes}
        required
        value={value.handlingCode}
        onChange={(code) => onChange({ ...value, handlingCode: code ?? 'H0' })}
      />
      <CodeField
        label="request.confidentiality"
        pointer={`${pointer}/confidentiality`}
        list="confidentiality"
        codes={confidentialities}
        required
        value={value.confidentiality}
        onChange={(level) => onChange({ ...value, confidentiality: level ?? 'official-use-only' })}
      />
    </div>
    {value.handlingCode === 'H3' ? (
      <TextField
        label="request.conditions"
        hint="request.conditions-hint"
        pointer={`${pointer}/conditions`}
        lines={2}
        required
        value={value.conditions}
        onChange={(conditions) => onChange({ ...value, conditions })}
      />
    ) : null}
  </>
)

/** Bureaus that take part in the network, the own one aside. */
export const useParticipants = (): readonly string[] => {
  const { bureau } = useSession()
  const participants = useAnswer(listParticipants, {}).data?.participants ?? []
  return participants.filter((one) => one.state === 'joined' && one.bureau !== bureau).map((one) => one.bureau)
}

const optionsOf = (codes: readonly string[]) =>
  codes.map((code) => ({ value: code, label: `${code.toUpperCase()} · ${bureauName(code)}` }))

/** One bureau of the network. */
export const ParticipantField = ({
  value,
  onChange,
  ...field
}: FieldProps & { value: string | null; onChange: (bureau: string | null) => void }): ReactNode => {
  const participants = useParticipants()
  return (
    <Select
      {...useField(field)}
      data={optionsOf(participants)}
      value={value}
      onChange={onChange}
      searchable
      limit={60}
      nothingFoundMessage={<Words id="form.nothing-found" />}
    />
  )
}

/** Several bureaus; `among` are those offered, all of the network when left out. */
export const ParticipantsField = ({
  value,
  onChange,
  among,
  ...field
}: FieldProps & {
  value: readonly string[]
  onChange: (bureaus: string[]) => void
  among?: readonly string[]
}): ReactNode => {
  const participants = useParticipants()
  return (
    <MultiSelect
      {...useField(field)}
      data={optionsOf([...new Set([...(among ?? participants), ...value])])}
      value={[...value]}
      onChange={onChange}
      searchable
      hidePickedOptions
      limit={60}
      nothingFoundMessage={<Words id="form.nothing-found" />}
    />
  )
}
