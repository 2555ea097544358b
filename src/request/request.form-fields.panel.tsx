// The fields of a request: what is asked, which decision it serves, by when, what is known and what may be shown.
import { Select } from '@mantine/core'
import { useAnswer } from '../console/client.ts'
import { CodeField, TextField, useField } from '../console/form.tsx'
import { InstantField } from '../console/instant-field.tsx'
import { useLanguageName } from '../console/language-names.ts'
import { Words } from '../console/words.tsx'
import { crimeAreas } from '../terms/crime-area.ts'
import { type Language, languages } from '../terms/language.ts'
import { listThreats } from '../threat/threat.operations.ts'
import { MarkingFields } from './request.fields.panel.tsx'
import type { RequestDraft } from './request.form.panel.ts'
import { products } from './request.schema.ts'
import './request.css'

type Change = (members: Partial<RequestDraft>) => void

const ThreatField = ({ value, onChange }: { value: string | null; onChange: (threat: string | null) => void }) => {
  const threats = useAnswer(listThreats, { query: { state: 'active', limit: 200 } }).data?.threats ?? []
  const known = threats.map(({ id, name, reference }) => ({ value: id, label: `${reference} · ${name}` }))
  return (
    <Select
      {...useField({ label: 'request.threat', pointer: '/threat' })}
      data={known}
      value={known.some((one) => one.value === value) ? value : null}
      onChange={onChange}
      searchable
      clearable
      limit={60}
      nothingFoundMessage={<Words id="form.nothing-found" />}
    />
  )
}

const LanguageField = ({ value, onChange }: { value: Language; onChange: (language: Language) => void }) => {
  const nameOf = useLanguageName()
  return (
    <Select
      {...useField({ label: 'request.language', pointer: '/language', required: true })}
      data={languages.map((code) => ({ value: code, label: nameOf(code) }))}
      value={value}
      allowDeselect={false}
      onChange={(next) => onChange((next ?? value) as Language)}
    />
  )
}

/** All fields of a draft; a change names the members that change. */
export const Fields = ({ draft, change }: { draft: RequestDraft; change: Change }) => (
  <>
    <TextField
      label="request.question"
      hint="request.question-hint"
      pointer="/question"
      required
      autoFocus
      maxLength={300}
      value={draft.question}
      onChange={(question) => change({ question })}
    />
    <TextField
      label="request.decision"
      hint="request.decision-hint"
      pointer="/decision"
      required
      lines={2}
      value={draft.decision}
      onChange={(decision) => change({ decision })}
    />
    <div className="form-row">
      <InstantField
        label="request.needed-by"
        pointer="/neededBy"
        required
        spans={[3 * 1440, 7 * 1440, 14 * 1440, 30 * 1440]}
        value={draft.neededBy}
        onChange={(neededBy) => change({ neededBy })}
      />
      <TextField
        label="request.audience"
        hint="request.audience-hint"
        pointer="/audience"
        required
        lines={2}
        value={draft.audience}
        onChange={(audience) => change({ audience })}
      />
    </div>
    <TextField
      label="request.known"
      hint="request.known-hint"
      pointer="/known"
      required
      lines={4}
      value={draft.known}
      onChange={(known) => change({ known })}
    />
    <TextField
      label="request.may-show"
      hint="request.may-show-hint"
      pointer="/mayShow"
      required
      lines={2}
      value={draft.mayShow}
      onChange={(mayShow) => change({ mayShow })}
    />
    <TextField
      label="request.annex"
      hint="request.annex-hint"
      pointer="/annex"
      lines={3}
      value={draft.annex}
      onChange={(annex) => change({ annex })}
    />
    <div className="form-row">
      <CodeField
        label="request.wanted"
        pointer="/wanted"
        list="request-product"
        codes={products}
        required
        value={draft.wanted}
        onChange={(wanted) => change({ wanted: wanted ?? 'other' })}
      />
      <CodeField
        label="request.crime-area"
        pointer="/crimeArea"
        list="crime-area"
        codes={crimeAreas}
        required
        value={draft.crimeArea}
        onChange={(crimeArea) => change({ crimeArea })}
      />
      <LanguageField value={draft.language} onChange={(language) => change({ language })} />
    </div>
    <ThreatField value={draft.threat} onChange={(threat) => change({ threat })} />
    <MarkingFields value={draft.marking} onChange={(marking) => change({ marking })} />
    <TextField
      label="request.insists"
      hint="request.insists-hint"
      pointer="/insists"
      value={draft.insists}
      maxLength={300}
      onChange={(insists) => change({ insists })}
    />
  </>
)
