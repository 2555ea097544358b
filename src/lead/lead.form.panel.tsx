// The form in which a lead is given: to whom, about what, what to do and why, grade, marking, deadline.
import { Button, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useAnswer } from '../console/client.ts'
import { CodeField, FlagField, TextField, useField } from '../console/form.tsx'
import { InstantField } from '../console/instant-field.tsx'
import { Mono } from '../console/mono.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { ParticipantsField } from '../request/request.fields.panel.tsx'
import { listParticipants } from '../rulebook/rulebook.operations.ts'
import { type GradeScheme, gradeSchemes } from '../terms/evaluation.ts'
import { informationCodes, sourceCodes } from '../terms/grade-mapping.ts'
import { confidentialities, handlingCodes } from '../terms/handling.ts'
import { type LeadDraft, nearestOf } from './lead.draft.panel.ts'
import './lead.css'

type Fields = { draft: LeadDraft; onChange: (next: Partial<LeadDraft>) => void }

/** Bureaus that take part under the clause for receiving leads, the own one with them: its posts may get one. */
const useReceivers = (): readonly string[] =>
  (useAnswer(listParticipants, {}).data?.participants ?? [])
    .filter(({ state, clauses }) => state === 'joined' && clauses.includes('lead.receive'))
    .map(({ bureau }) => bureau)

const PlaceBureau = ({ draft, onChange }: Fields) => (
  <Select
    {...useField({ label: 'lead.place-bureau', pointer: '/place/bureau', required: true })}
    data={draft.to.map((code) => ({ value: code, label: bureauName(code) }))}
    value={draft.placeBureau}
    onChange={(placeBureau) => onChange({ placeBureau })}
    allowDeselect={false}
  />
)

const Place = ({ draft, onChange }: Fields) => (
  <>
    <FlagField
      label="lead.place"
      pointer="/place"
      value={draft.isPlaced}
      onChange={(isPlaced) => onChange({ isPlaced, placeBureau: draft.placeBureau ?? draft.to[0] ?? null })}
    />
    {draft.isPlaced ? (
      <div className="lead-group form-row">
        <PlaceBureau draft={draft} onChange={onChange} />
        <TextField
          label="lead.unit"
          hint="lead.unit-hint"
          pointer="/place/unit"
          mono
          maxLength={40}
          value={draft.unit}
          onChange={(unit) => onChange({ unit })}
        />
        <TextField
          label="lead.post"
          hint="lead.post-hint"
          pointer="/place/post"
          maxLength={200}
          value={draft.post}
          onChange={(post) => onChange({ post })}
        />
      </div>
    ) : null}
  </>
)

const bindingWords = {
  record: 'lead.about-record',
  hit: 'lead.about-hit',
  threat: 'lead.threat',
  request: 'lead.request',
  file: 'lead.file',
} as const

const Bound = ({ draft, onChange }: Fields) => {
  const kinds = (Object.keys(bindingWords) as (keyof typeof bindingWords)[]).filter((kind) => draft.binding[kind])
  return (
    <p className="lead-line">
      <strong>
        <Words id="lead.about" />
      </strong>
      {kinds.length === 0 ? (
        <span>
          <Words id="lead.about-bureau" />
        </span>
      ) : null}
      {kinds.map((kind) => (
        <span key={kind}>
          <Words id={bindingWords[kind]} />
        </span>
      ))}
      {kinds.length > 0 ? (
        <Button size="compact-sm" variant="subtle" onClick={() => onChange({ binding: {}, claims: [] })}>
          <Words id="lead.about-unbind" />
        </Button>
      ) : null}
    </p>
  )
}

/** Schemes that grade; the traffic light protocol limits sharing and is no grade. */
const schemes = gradeSchemes.filter((scheme) => scheme !== 'tlp')

const Nearest = ({ draft }: { draft: LeadDraft }) => {
  const codeWords = useCodeWords()
  const nearest = draft.scheme === '4x4' ? undefined : nearestOf(draft)
  if (!nearest) return null
  return (
    <p className="lead-line quiet">
      <Words
        id="lead.grade-nearest"
        values={{ code: <Mono key="code">{`${nearest.source ?? ''}${nearest.information ?? ''}`}</Mono> }}
      />
      {nearest.notes.map((note) => (
        <span key={note}>{codeWords('lead-grade-note', note)}</span>
      ))}
    </p>
  )
}

const SchemeField = ({ draft, onChange }: Fields) => (
  <Select
    {...useField({ label: 'lead.grade-scheme', pointer: '/grade/scheme', required: true })}
    data={schemes.map((value) => ({ value, label: value }))}
    value={draft.scheme}
    allowDeselect={false}
    onChange={(scheme) => onChange({ scheme: (scheme ?? '4x4') as GradeScheme })}
  />
)

const Grade = ({ draft, onChange }: Fields) => (
  <>
    <div className="form-row">
      <SchemeField draft={draft} onChange={onChange} />
      {draft.scheme === '4x4' ? (
        <>
          <CodeField
            label="lead.grade-source"
            pointer="/grade/code"
            list="grade-4x4-source"
            codes={sourceCodes}
            required
            value={sourceCodes.find((code) => code === draft.source) ?? null}
            onChange={(source) => onChange({ source })}
          />
          <CodeField
            label="lead.grade-information"
            pointer="/grade/information"
            list="grade-4x4-information"
            codes={informationCodes}
            required
            value={informationCodes.find((code) => code === draft.information) ?? null}
            onChange={(information) => onChange({ information })}
          />
        </>
      ) : (
        <TextField
          label="lead.grade-code"
          pointer="/grade/code"
          mono
          required
          maxLength={12}
          value={draft.code}
          onChange={(code) => onChange({ code })}
        />
      )}
    </div>
    <Nearest draft={draft} />
  </>
)

const Marking = ({ draft, onChange }: Fields) => (
  <>
    <div className="form-row">
      <CodeField
        label="lead.handling"
        pointer="/marking/handlingCode"
        list="handling"
        codes={handlingCodes}
        required
        value={draft.handlingCode}
        onChange={(code) => onChange({ handlingCode: code ?? 'H0' })}
      />
      <CodeField
        label="lead.confidentiality"
        pointer="/marking/confidentiality"
        list="confidentiality"
        codes={confidentialities}
        required
        value={draft.confidentiality}
        onChange={(level) => onChange({ confidentiality: level ?? 'official-use-only' })}
      />
    </div>
    {draft.handlingCode === 'H3' ? (
      <TextField
        label="lead.condition"
        pointer="/marking/condition"
        maxLength={300}
        value={draft.condition}
        onChange={(condition) => onChange({ condition })}
      />
    ) : null}
  </>
)

export const LeadFields = ({ draft, onChange }: Fields): ReactNode => {
  const receivers = useReceivers()
  const text = (name: 'todo' | 'why' | 'annex', rows: number, most: number, required = true) => (
    <TextField
      label={`lead.${name}`}
      hint={`lead.${name}-hint`}
      pointer={`/${name}`}
      lines={rows}
      required={required}
      maxLength={most}
      value={draft[name]}
      onChange={(value) => onChange({ [name]: value })}
    />
  )
  return (
    <>
      <Bound draft={draft} onChange={onChange} />
      <ParticipantsField
        label="lead.to"
        hint="lead.to-hint"
        pointer="/to"
        required
        among={receivers}
        value={draft.to}
        onChange={(to) =>
          onChange({
            to,
            ...(draft.placeBureau && !to.includes(draft.placeBureau) ? { placeBureau: to[0] ?? null } : {}),
          })
        }
      />
      <Place draft={draft} onChange={onChange} />
      {text('todo', 3, 1000)}
      {text('why', 4, 4000)}
      {text('annex', 3, 8000, false)}
      <TextField
        label="lead.insists"
        hint="lead.insists-hint"
        pointer="/insists"
        maxLength={300}
        value={draft.insists}
        onChange={(insists) => onChange({ insists })}
      />
      <Grade draft={draft} onChange={onChange} />
      <Marking draft={draft} onChange={onChange} />
      <InstantField
        label="lead.deadline"
        pointer="/dueAt"
        required
        value={draft.dueAt}
        onChange={(dueAt) => onChange({ dueAt })}
        spans={[1440, 4320, 10080, 20160]}
      />
    </>
  )
}
