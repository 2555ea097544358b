// The order of a file as a form: what it is for, what it holds of whom, who reads, contributes and receives, and how long.
import { Select, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useAnswer } from '../console/client.ts'
import { CodeField, type FieldProps, PartialDateField, TextField, useField } from '../console/form.tsx'
import { CodesField } from '../console/form-lists.tsx'
import { useSession } from '../console/session.ts'
import { useWords, Words } from '../console/words.tsx'
import { crimeAreas } from '../terms/crime-area.ts'
import { confidentialities } from '../terms/handling.ts'
import { personStatuses } from '../terms/person-status.ts'
import { listThreats } from '../threat/threat.operations.ts'
import type { OrderDraft } from './analysis.draft.panel.ts'
import { ParticipantsField } from './analysis.parts.panel.tsx'
import { consentWays, dataCategories, fileKinds } from './analysis.schema.ts'

type Fields = {
  readonly draft: OrderDraft
  readonly onChange: (next: Partial<OrderDraft>) => void
  /** Bureau whose file it is. */
  readonly own: string
}

/** A threat of the register, by its reference and name. */
const ThreatField = ({
  value,
  onChange,
  ...field
}: FieldProps & { value: string | null; onChange: (threat: string | null) => void }) => {
  const threats = useAnswer(listThreats, { query: { state: 'active', limit: 200 } }).data?.threats ?? []
  return (
    <Select
      {...useField(field)}
      data={threats.map(({ id, reference, name }) => ({ value: id, label: `${reference} · ${name}` }))}
      value={value}
      onChange={onChange}
      searchable
      clearable
      limit={60}
      nothingFoundMessage={<Words id="form.nothing-found" />}
    />
  )
}

const Group = ({ head, children }: { head: string; children: ReactNode }) => (
  <fieldset className="analysis-group">
    <legend>
      <Words id={head} />
    </legend>
    {children}
  </fieldset>
)

/** Officers of one bureau who alone are to read, by their names on the platform. */
const OfficersField = ({
  bureau,
  value,
  onChange,
}: {
  bureau: string
  value: string
  onChange: (typed: string) => void
}) => {
  const words = useWords()
  const field = useField({ label: 'analysis.officers', pointer: `/officers/${bureau}` })
  return (
    <TextInput
      {...field}
      label={words('analysis.officers-of', { bureau: bureauName(bureau) })}
      dir="ltr"
      className="form-mono"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

const What = ({ draft, onChange }: Fields) => (
  <Group head="analysis.group-what">
    <TextField
      label="analysis.name"
      hint="analysis.name-hint"
      pointer="/name"
      required
      maxLength={160}
      value={draft.name}
      onChange={(name) => onChange({ name })}
    />
    <div className="form-row">
      <CodeField
        label="analysis.kind"
        hint="analysis.kind-hint"
        pointer="/kind"
        list="file-kind"
        codes={fileKinds}
        required
        value={draft.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <CodesField
        label="analysis.crime-areas"
        pointer="/crimeAreas"
        list="crime-area"
        codes={crimeAreas}
        required
        value={draft.crimeAreas}
        onChange={(next) => onChange({ crimeAreas: next })}
      />
      <ThreatField
        label="analysis.threat"
        hint="analysis.threat-hint"
        pointer="/threat"
        value={draft.threat}
        onChange={(threat) => onChange({ threat })}
      />
    </div>
    <TextField
      label="analysis.purpose"
      hint="analysis.purpose-hint"
      pointer="/purpose"
      lines={3}
      required
      maxLength={2000}
      value={draft.purpose}
      onChange={(purpose) => onChange({ purpose })}
    />
    <TextField
      label="analysis.why"
      hint="analysis.why-hint"
      pointer="/why"
      lines={3}
      required
      maxLength={2000}
      value={draft.why}
      onChange={(why) => onChange({ why })}
    />
  </Group>
)

const Holds = ({ draft, onChange }: Fields) => (
  <Group head="analysis.group-holds">
    <CodesField
      label="analysis.data-categories"
      hint="analysis.data-categories-hint"
      pointer="/dataCategories"
      list="data-category"
      codes={dataCategories}
      required
      value={draft.dataCategories}
      onChange={(next) => onChange({ dataCategories: next })}
    />
    <CodesField
      label="analysis.person-categories"
      hint="analysis.person-categories-hint"
      pointer="/personCategories"
      list="person-status"
      codes={personStatuses}
      value={draft.personCategories}
      onChange={(next) => onChange({ personCategories: next })}
    />
    <div className="form-row">
      <CodeField
        label="analysis.consent-by"
        hint="analysis.consent-by-hint"
        pointer="/consentBy"
        list="consent-way"
        codes={consentWays}
        required
        value={draft.consentBy}
        onChange={(consentBy) => onChange({ consentBy })}
      />
      <CodeField
        label="analysis.confidentiality"
        hint="analysis.confidentiality-hint"
        pointer="/confidentiality"
        list="confidentiality"
        codes={confidentialities}
        required
        value={draft.confidentiality}
        onChange={(level) => onChange({ confidentiality: level ?? 'official-use-only' })}
      />
    </div>
  </Group>
)

const Who = ({ draft, onChange, own }: Fields) => {
  const readers = [own, ...draft.readers]
  return (
    <Group head="analysis.group-who">
      <ParticipantsField
        label="analysis.readers"
        hint="analysis.readers-hint"
        pointer="/readers"
        clause="file.read"
        without={[own]}
        value={draft.readers}
        onChange={(next) => onChange({ readers: next })}
      />
      <details>
        <summary>
          <Words id="analysis.officers" />
        </summary>
        <p className="quiet small">
          <Words id="analysis.officers-hint" />
        </p>
        <div className="form-row">
          {readers.map((bureau) => (
            <OfficersField
              key={bureau}
              bureau={bureau}
              value={draft.officers[bureau] ?? ''}
              onChange={(typed) => onChange({ officers: { ...draft.officers, [bureau]: typed } })}
            />
          ))}
        </div>
      </details>
      <div className="form-row">
        <ParticipantsField
          label="analysis.contributors"
          hint="analysis.contributors-hint"
          pointer="/contributors"
          clause="file.contribute"
          without={readers}
          value={draft.contributors}
          onChange={(next) => onChange({ contributors: next })}
        />
        <ParticipantsField
          label="analysis.recipients"
          hint="analysis.recipients-hint"
          pointer="/recipients"
          clause="network.take-part"
          without={readers}
          value={draft.recipients}
          onChange={(next) => onChange({ recipients: next })}
        />
      </div>
    </Group>
  )
}

const months = ['1', '2', '3', '6', '9', '12'] as const

const HowLong = ({ draft, onChange }: Fields) => {
  const words = useWords()
  return (
    <Group head="analysis.group-how-long">
      <div className="form-row">
        <PartialDateField
          label="analysis.until"
          hint="analysis.until-hint"
          pointer="/until"
          required
          value={draft.until}
          onChange={(until) => onChange({ until })}
        />
        <PartialDateField
          label="analysis.window"
          hint="analysis.window-hint"
          pointer="/contributionsUntil"
          value={draft.contributionsUntil}
          onChange={(contributionsUntil) => onChange({ contributionsUntil })}
        />
        <Select
          {...useField({ label: 'analysis.review-every', hint: 'analysis.review-every-hint', pointer: '/reviewEvery' })}
          data={months.map((value) => ({ value, label: words('analysis.months', { count: Number(value) }) }))}
          value={draft.reviewEvery}
          allowDeselect={false}
          onChange={(reviewEvery) => onChange({ reviewEvery: reviewEvery ?? '6' })}
        />
      </div>
    </Group>
  )
}

/** All fields of an order, in the order in which data protection reads it. */
export const OrderFields = ({
  draft,
  onChange,
  owner,
}: Omit<Fields, 'own'> & {
  /** Bureau whose file it is; one's own where it is left out. */
  owner?: string
}): ReactNode => {
  const { bureau } = useSession()
  const fields = { draft, onChange, own: owner ?? bureau }
  return (
    <>
      <What {...fields} />
      <Holds {...fields} />
      <Who {...fields} />
      <HowLong {...fields} />
    </>
  )
}
