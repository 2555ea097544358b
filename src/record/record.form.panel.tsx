// The form on which an owner enters or changes a record; its own fields are drawn from what the database declares.
import { MultiSelect, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { listBureaus } from '../bureau/bureau.operations.ts'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useAnswer } from '../console/client.ts'
import { CodeField, CountryField, FlagField, PartialDateField, TextField } from '../console/form.tsx'
import { useSession } from '../console/session.ts'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { crimeAreas } from '../terms/crime-area.ts'
import { gradeChoices } from '../terms/evaluation.ts'
import { confidentialities, handlingCodes } from '../terms/handling.ts'
import { isPurpose } from '../terms/purpose.ts'
import type { RecordDraft } from './record.draft.panel.ts'
import { codeListOf, type DeclaredField, fieldGroupOf, fieldGroups, fieldKindOf } from './record.fields.panel.ts'
import type { DatabaseDescription } from './record.value.panel.tsx'

type FormProps = {
  readonly database: DatabaseDescription
  readonly declared: readonly DeclaredField[]
  readonly draft: RecordDraft
  readonly change: (members: Partial<RecordDraft>) => void
  /** A record that exists keeps its reference. */
  readonly isNew: boolean
}

/** One field as the database declares it. */
const DeclaredInput = ({
  database,
  field: { name, schema, required },
  value,
  onChange,
}: {
  database: string
  field: DeclaredField
  value: string | boolean | undefined
  onChange: (value: string | boolean) => void
}) => {
  const codeWords = useCodeWords()
  const isHelped = codeWords(`field-hint.${database}`, name) !== name
  const text = typeof value === 'string' ? value : ''
  const common = {
    label: `field.${database}.${name}`,
    pointer: `/fields/${name}`,
    required,
    ...(isHelped ? { hint: `field-hint.${database}.${name}` } : {}),
  }
  const limit = schema.maxLength === undefined ? {} : { maxLength: schema.maxLength }
  switch (fieldKindOf(name, schema)) {
    case 'code':
      return (
        <CodeField
          {...common}
          list={codeListOf(database, name)}
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
    case 'text':
      return <TextField {...common} {...limit} value={text} onChange={onChange} />
  }
}

const Fieldset = ({ legend, children }: { legend: string; children: ReactNode }) => (
  <fieldset>
    <legend>
      <Words id={legend} />
    </legend>
    {children}
  </fieldset>
)

/** The thing itself. */
export const RecordFields = ({ database, declared, draft, change, isNew }: FormProps): ReactNode => {
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
        </div>
      </Fieldset>
      {fieldGroups.map((group) => {
        const inputs = declared.filter((field) => fieldGroupOf(field.name) === group)
        if (inputs.length === 0) return null
        return (
          <Fieldset key={group} legend={`record.group-${group}`}>
            <div className="form-row">
              {inputs.map((field) => (
                <DeclaredInput
                  key={field.name}
                  database={database.name}
                  field={field}
                  value={draft.fields[field.name]}
                  onChange={(value) => change({ fields: { ...draft.fields, [field.name]: value } })}
                />
              ))}
            </div>
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
