// Fields in which a threat is described and judged, shared by proposing, describing and looking at again.
import type { ReactNode } from 'react'
import { CodeField, PartialDateField, TextField } from '../console/form.tsx'
import { CodesField, CountriesField } from '../console/form-lists.tsx'
import { type Region, regions } from '../member/member.table.ts'
import { type CrimeArea, crimeAreas } from '../terms/crime-area.ts'
import { type Confidentiality, confidentialities, type HandlingCode, handlingCodes } from '../terms/handling.ts'
import { type ThreatLevel, type ThreatTrend, threatLevels, threatTrends } from './threat.schema.ts'

export type DescriptionDraft = {
  readonly name: string
  readonly summary: string
  readonly regions: readonly Region[]
  readonly countries: readonly string[]
  readonly crimeArea: CrimeArea | null
  readonly handlingCode: HandlingCode
  readonly condition: string
  readonly confidentiality: Confidentiality
}
export const emptyDescription: DescriptionDraft = {
  name: '',
  summary: '',
  regions: [],
  countries: [],
  crimeArea: null,
  handlingCode: 'H0',
  condition: '',
  confidentiality: 'official-use-only',
}

/** The description as the hub takes it. The crime area must be chosen. */
export const descriptionOf = (draft: DescriptionDraft, crimeArea: CrimeArea) => ({
  name: draft.name.trim(),
  summary: draft.summary.trim(),
  regions: [...draft.regions],
  countries: [...draft.countries],
  crimeArea,
  handlingCode: draft.handlingCode,
  confidentiality: draft.confidentiality,
  ...(draft.condition.trim() === '' ? {} : { condition: draft.condition.trim() }),
})

export const DescriptionFields = ({
  draft,
  onChange,
}: {
  draft: DescriptionDraft
  onChange: (next: Partial<DescriptionDraft>) => void
}): ReactNode => (
  <>
    <TextField
      label="threat.name"
      hint="threat.no-persons"
      pointer="/name"
      required
      maxLength={120}
      value={draft.name}
      onChange={(name) => onChange({ name })}
    />
    <TextField
      label="threat.summary"
      hint="threat.summary-hint"
      pointer="/summary"
      lines={5}
      required
      maxLength={4000}
      value={draft.summary}
      onChange={(summary) => onChange({ summary })}
    />
    <div className="form-row">
      <CodesField
        label="threat.regions"
        pointer="/regions"
        list="region"
        codes={regions}
        value={draft.regions}
        onChange={(next) => onChange({ regions: next })}
      />
      <CountriesField
        label="threat.countries"
        pointer="/countries"
        value={draft.countries}
        onChange={(next) => onChange({ countries: next })}
      />
    </div>
    <div className="form-row">
      <CodeField
        label="threat.crime-area"
        pointer="/crimeArea"
        list="crime-area"
        codes={crimeAreas}
        required
        value={draft.crimeArea}
        onChange={(crimeArea) => onChange({ crimeArea })}
      />
      <CodeField
        label="threat.handling"
        pointer="/handlingCode"
        list="handling"
        codes={handlingCodes}
        required
        value={draft.handlingCode}
        onChange={(code) => onChange({ handlingCode: code ?? 'H0' })}
      />
      <CodeField
        label="threat.confidentiality"
        pointer="/confidentiality"
        list="confidentiality"
        codes={confidentialities}
        required
        value={draft.confidentiality}
        onChange={(level) => onChange({ confidentiality: level ?? 'official-use-only' })}
      />
    </div>
    {draft.handlingCode === 'H3' ? (
      <TextField
        label="threat.condition"
        pointer="/condition"
        required
        maxLength={300}
        value={draft.condition}
        onChange={(condition) => onChange({ condition })}
      />
    ) : null}
  </>
)

export type JudgementDraft = {
  readonly level: ThreatLevel | null
  readonly trend: ThreatTrend | null
  readonly reviewOn: string
  readonly reason: string
}
export const emptyJudgement: JudgementDraft = { level: null, trend: null, reviewOn: '', reason: '' }

export const JudgementFields = ({
  draft,
  onChange,
}: {
  draft: JudgementDraft
  onChange: (next: Partial<JudgementDraft>) => void
}): ReactNode => (
  <>
    <div className="form-row">
      <CodeField
        label="threat.level"
        pointer="/level"
        list="threat-level"
        codes={threatLevels}
        required
        value={draft.level}
        onChange={(level) => onChange({ level })}
      />
      <CodeField
        label="threat.trend"
        pointer="/trend"
        list="threat-trend"
        codes={threatTrends}
        required
        value={draft.trend}
        onChange={(trend) => onChange({ trend })}
      />
    </div>
    <PartialDateField
      label="threat.review-on"
      hint="threat.review-hint"
      pointer="/reviewOn"
      required
      value={draft.reviewOn}
      onChange={(reviewOn) => onChange({ reviewOn })}
    />
    <TextField
      label="threat.reason"
      hint="threat.reason-hint"
      pointer="/reason"
      lines={3}
      required
      maxLength={2000}
      value={draft.reason}
      onChange={(reason) => onChange({ reason })}
    />
  </>
)
