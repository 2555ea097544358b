// The form on which an owner enters or changes a record; its own fields are drawn from what the database declares.
import { MultiSelect, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { listBureaus } from '../bureau/bureau.operations.ts'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useAnswer } from '../console/client.ts'
import { CodeField, TextField } from '../console/form.tsx'
import { useSession } from '../console/session.ts'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { crimeAreas } from '../terms/crime-area.ts'
import { gradeChoices } from '../terms/evaluation.ts'
import { confidentialities, handlingCodes } from '../terms/handling.ts'
import { personStatuses } from '../terms/person-status.ts'
import { isPurpose } from '../terms/purpose.ts'
import type { RecordDraft } from './record.draft.panel.ts'
import { type DeclaredField, fieldGroupOf, fieldGroups, isOfPersons } from './record.fields.panel.ts'
import { DeclaredInput, isWide } from './record.input.panel.tsx'
import type { SentLines } from './record.lines.panel.ts'
import { alerts } from './record.schema.ts'
import type { DatabaseDescription } from './record.value.panel.tsx'

type FormProps = {
  readonly database: DatabaseDescription
  readonly declared: readonly DeclaredField[]
  readonly draft: RecordDraft
  readonly change: (members: Partial<RecordDraft>) => void
  /** A record that exists keeps its reference. */
  readonly isNew: boolean
  /** Entries of lists as they were last sent. */
  readonly sent: SentLines
}

const Fieldset = ({ legend, children }: { legend: string; children: ReactNode }) => (
  <fieldset>
    <legend>
      <Words id={legend} />
    </legend>
    {children}
  </fieldset>
)

/** Fields beside each other in their order; a list stands alone. */
const rowsOf = (fields: readonly DeclaredField[]): readonly (readonly DeclaredField[])[] => {
  const rows: DeclaredField[][] = []
  let open: DeclaredField[] | undefined
  for (const field of fields) {
    if (isWide(field)) {
      rows.push([field])
      open = undefined
    } else if (open) open.push(field)
    else {
      open = [field]
      rows.push(open)
    }
  }
  return rows
}

/** The thing or person itself. */
export const RecordFields = ({ database, declared, draft, change, isNew, sent }: FormProps): ReactNode => {
  const { purposes } = useSession()
  // A purpose the record bears already may stay, though the officer could not choose it anew.
  const entered = database.entryPurposes.filter(isPurpose)
  const own = entered.filter((one) => purposes.includes(one) || one === draft.purpose)
  return (
    <>
      <Fieldset legend="record.group-entry">
        <div className="form-row">
          <TextField
            label="record.reference"
            hint="record.reference-hint"
            pointer="/reference"
            mono
            required
            disabled={!isNew}
            autoFocus={isNew}
            maxLength={80}
            value={draft.reference}
            onChange={(reference) => change({ reference })}
          />
          <CodeField
            label="record.status"
            pointer="/status"
            list={`status.${database.name}`}
            codes={database.statuses}
            required
            value={draft.status}
            onChange={(status) => change({ status })}
          />
          <CodeField
            label="record.purpose"
            pointer="/purpose"
            list="purpose"
            codes={own}
            required
            value={draft.purpose}
            onChange={(purpose) => change({ purpose })}
          />
          {isOfPersons(declared) || draft.personStatus !== null ? (
            <CodeField
              label="record.personStatus"
              hint="record.personStatus-hint"
              pointer="/personStatus"
              list="person-status"
              codes={personStatuses}
              value={draft.personStatus}
              onChange={(personStatus) => change({ personStatus })}
            />
          ) : null}
        </div>
      </Fieldset>
      {fieldGroups.map((group) => {
        const inputs = declared.filter((field) => fieldGroupOf(field.name) === group)
        if (inputs.length === 0) return null
        return (
          <Fieldset key={group} legend={`record.group-${group}`}>
            {rowsOf(inputs).map((row) => (
              <div key={row[0]?.name} {...(row.some(isWide) ? {} : { className: 'form-row' })}>
                {row.map((field) => (
                  <DeclaredInput
                    key={field.name}
                    database={database.name}
                    field={field}
                    value={draft.fields[field.name]}
                    onChange={(value) => change({ fields: { ...draft.fields, [field.name]: value } })}
                    sent={sent}
                  />
                ))}
              </div>
            ))}
          </Fieldset>
        )
      })}
    </>
  )
}

const gradeCodes = (axis: 'source' | 'information'): readonly string[] =>
  gradeChoices('4x4', axis).map((choice) => choice.code)

const GradeField = ({
  axis,
  value,
  onChange,
}: {
  axis: 'source' | 'information'
  value: RecordDraft['sourceGrade']
  onChange: (value: RecordDraft['sourceGrade']) => void
}) => {
  // A grade of another scheme stays as it was received until somebody grades anew.
  const codes = value === null || value.scheme === '4x4' ? gradeCodes(axis) : [value.code, ...gradeCodes(axis)]
  return (
    <CodeField
      label={`record.${axis}Grade`}
      pointer={`/${axis}Grade/code`}
      list={`grade-4x4-${axis}`}
      codes={codes}
      value={value?.code ?? null}
      onChange={(code) => onChange(code === null ? null : { scheme: '4x4', code })}
    />
  )
}

/** How it is handled, and from whom it is kept. */
export const RecordHandlingFields = ({ database, draft, change }: FormProps): ReactNode => {
  const words = useWords()
  const codeWords = useCodeWords()
  const { bureau } = useSession()
  const bureaus = useAnswer(listBureaus, {}).data?.bureaus ?? []
  const others = bureaus.map((one) => one.code).filter((code) => code !== bureau && code !== 'gs')
  return (
    <>
      <Fieldset legend="record.group-codes">
        <div className="form-row">
          <CodeField
            label="record.handlingCode"
            pointer="/handlingCode"
            list="handling"
            codes={handlingCodes}
            required
            value={draft.handlingCode}
            onChange={(handlingCode) => change({ handlingCode: handlingCode ?? 'H0' })}
          />
          <CodeField
            label="record.confidentiality"
            pointer="/confidentiality"
            list="confidentiality"
            codes={confidentialities}
            required
            value={draft.confidentiality}
            onChange={(confidentiality) => change({ confidentiality: confidentiality ?? 'official-use-only' })}
          />
          <CodeField
            label="record.crimeArea"
            pointer="/crimeArea"
            list="crime-area"
            codes={crimeAreas}
            value={draft.crimeArea}
            onChange={(crimeArea) => change({ crimeArea })}
          />
          {database.discreetAlerts || draft.alert === 'discreet' ? (
            <CodeField
              label="record.alert"
              hint="record.alert-hint"
              pointer="/alert"
              list="alert"
              codes={alerts}
              required
              value={draft.alert}
              onChange={(alert) => change({ alert: alert ?? 'open' })}
            />
          ) : null}
        </div>
        <div className="form-row">
          <GradeField axis="source" value={draft.sourceGrade} onChange={(sourceGrade) => change({ sourceGrade })} />
          <GradeField
            axis="information"
            value={draft.informationGrade}
            onChange={(informationGrade) => change({ informationGrade })}
          />
          <TextField
            label="record.retainUntil"
            hint="record.retainUntil-hint"
            pointer="/retainUntil"
            mono
            maxLength={10}
            value={draft.retainUntil}
            onChange={(retainUntil) => change({ retainUntil })}
          />
        </div>
        <p className="quiet small">
          <Words id="record.retention-longest" values={{ years: database.retentionYears }} />
        </p>
      </Fieldset>
      <Fieldset legend="record.restriction">
        <div className="form-row">
          <MultiSelect
            label={words('record.restrictedFrom')}
            description={words('record.restrictedFrom-hint')}
            data={others.map((code) => ({ value: code, label: `${code.toUpperCase()} · ${bureauName(code)}` }))}
            value={[...draft.restrictedFrom]}
            onChange={(restrictedFrom) => change({ restrictedFrom })}
            searchable
            clearable
            limit={60}
            nothingFoundMessage={<Words id="form.nothing-found" />}
          />
          {draft.restrictedFrom.length > 0 ? (
            <Select
              label={words('record.restriction-mode')}
              data={(['hidden', 'ask'] as const).map((mode) => ({
                value: mode,
                label: codeWords('restriction', mode),
              }))}
              value={draft.restrictionMode}
              allowDeselect={false}
              onChange={(mode) => change({ restrictionMode: mode === 'ask' ? 'ask' : 'hidden' })}
            />
          ) : null}
        </div>
      </Fieldset>
    </>
  )
}
