// Fields in which an article is written and described, shared by beginning one and changing it.
import type { ReactNode } from 'react'
import { CodeField, PartialDateField, TextField } from '../console/form.tsx'
import { CodesField } from '../console/form-lists.tsx'
import { type DatabaseName, databaseNames } from '../record/record.schema.ts'
import { type CrimeArea, crimeAreas } from '../terms/crime-area.ts'
import { ScreensField } from './knowledge.parts.panel.tsx'
import { type ArticleKind, articleKinds } from './knowledge.schema.ts'

export type TextDraft = {
  readonly title: string
  readonly summary: string
  readonly body: string
  readonly insisted: string
}
export const emptyText: TextDraft = { title: '', summary: '', body: '', insisted: '' }

export type PlaceDraft = {
  readonly kind: ArticleKind | null
  readonly crimeAreas: readonly CrimeArea[]
  readonly screens: readonly string[]
  readonly databases: readonly DatabaseName[]
  readonly reviewOn: string
}
export const emptyPlace: PlaceDraft = { kind: null, crimeAreas: [], screens: [], databases: [], reviewOn: '' }

/** The texts as the hub takes them. */
export const textOf = ({ title, summary, body }: TextDraft) => ({
  title: title.trim(),
  summary: summary.trim(),
  body: body.trim(),
})

/** What it applies to as the hub takes it. The kind must be chosen. */
export const placeOf = ({ crimeAreas: areas, screens, databases, reviewOn }: PlaceDraft, kind: ArticleKind) => ({
  kind,
  crimeAreas: [...areas],
  screens: [...screens],
  databases: [...databases],
  reviewOn,
})

export const PlaceFields = ({
  draft,
  onChange,
}: {
  draft: PlaceDraft
  onChange: (next: Partial<PlaceDraft>) => void
}): ReactNode => (
  <>
    <div className="form-row">
      <CodeField
        label="knowledge.kind"
        hint="knowledge.kind-hint"
        pointer="/kind"
        list="article-kind"
        codes={articleKinds}
        required
        value={draft.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <PartialDateField
        label="knowledge.review-on"
        hint="knowledge.review-hint"
        pointer="/reviewOn"
        required
        value={draft.reviewOn}
        onChange={(reviewOn) => onChange({ reviewOn })}
      />
    </div>
    <div className="form-row">
      <CodesField
        label="knowledge.crime-areas"
        pointer="/crimeAreas"
        list="crime-area"
        codes={crimeAreas}
        value={draft.crimeAreas}
        onChange={(next) => onChange({ crimeAreas: next })}
      />
      <CodesField
        label="knowledge.databases"
        pointer="/databases"
        list="database"
        codes={databaseNames}
        value={draft.databases}
        onChange={(databases) => onChange({ databases })}
      />
    </div>
    <ScreensField
      label="knowledge.screens"
      hint="knowledge.screens-hint"
      pointer="/screens"
      value={draft.screens}
      onChange={(screens) => onChange({ screens })}
    />
  </>
)

export const TextFields = ({
  draft,
  onChange,
}: {
  draft: TextDraft
  onChange: (next: Partial<TextDraft>) => void
}): ReactNode => (
  <>
    <TextField
      label="knowledge.title-of"
      hint="knowledge.no-persons"
      pointer="/title"
      required
      maxLength={160}
      value={draft.title}
      onChange={(title) => onChange({ title })}
    />
    <TextField
      label="knowledge.summary"
      hint="knowledge.summary-hint"
      pointer="/summary"
      lines={2}
      required
      maxLength={500}
      value={draft.summary}
      onChange={(summary) => onChange({ summary })}
    />
    <TextField
      label="knowledge.body"
      hint="knowledge.body-hint"
      pointer="/body"
      lines={12}
      required
      maxLength={40_000}
      value={draft.body}
      onChange={(body) => onChange({ body })}
    />
  </>
)
