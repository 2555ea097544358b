// The fields for the bearer's data, for whoever has the paper in hand: the finder's form and the one at the counter share them.
import type { ReactNode } from 'react'
import { CodeField, CountryField, FlagField, PartialDateField, TextField } from '../console/form.tsx'
import type { Bearer, HitView } from './hit.schema.ts'

const sexes = ['F', 'M', 'X'] as const

const texts = [
  'family',
  'given',
  'dateOfBirth',
  'placeOfBirth',
  'documentExpires',
  'otherPapers',
  'explanation',
  'voyage',
] as const

/** What is typed: empty texts are not stated, and neither is null. */
export type BearerDraft = Readonly<Record<(typeof texts)[number], string>> & {
  readonly sex: (typeof sexes)[number] | null
  readonly nationality: string | null
  readonly photoCompared: boolean | null
  readonly departureAt: string
}

/** What the hub has been told comes first, then `read`: what the zone on the paper says. Nothing is taken from the record. */
export const bearerDraftOf = (hit: HitView, read: Bearer = {}): BearerDraft => {
  const known: Bearer = { ...read, ...(hit.where.voyage ? { voyage: hit.where.voyage } : {}), ...(hit.bearer ?? {}) }
  return {
    family: known.family ?? '',
    given: known.given ?? '',
    dateOfBirth: known.dateOfBirth ?? '',
    placeOfBirth: known.placeOfBirth ?? '',
    sex: known.sex ?? null,
    nationality: known.nationality ?? null,
    documentExpires: known.documentExpires ?? '',
    photoCompared: known.photoCompared ?? null,
    otherPapers: known.otherPapers ?? '',
    explanation: known.explanation ?? '',
    voyage: known.voyage ?? '',
    departureAt: hit.departureAt ?? '',
  }
}

/** What is sent: members left empty are left out, the departure is said even when it is taken back. */
export const bearerOf = (draft: BearerDraft): Bearer => ({
  ...(Object.fromEntries(
    texts.flatMap((name) => (draft[name].trim() === '' ? [] : [[name, draft[name].trim()]])),
  ) as Pick<Bearer, (typeof texts)[number]>),
  ...(draft.sex === null ? {} : { sex: draft.sex }),
  ...(draft.nationality === null ? {} : { nationality: draft.nationality }),
  ...(draft.photoCompared === null ? {} : { photoCompared: draft.photoCompared }),
  departureAt: draft.departureAt === '' ? null : draft.departureAt,
})

type FieldsProps = { readonly draft: BearerDraft; readonly onChange: (members: Partial<BearerDraft>) => void }

/** Names as on the paper. */
export const BearerNameFields = ({
  draft,
  onChange,
  autoFocus = false,
}: FieldsProps & { autoFocus?: boolean }): ReactNode => (
  <>
    <TextField
      label="hit.bearer-family"
      pointer="/family"
      maxLength={120}
      autoFocus={autoFocus}
      value={draft.family}
      onChange={(family) => onChange({ family })}
    />
    <TextField
      label="hit.bearer-given"
      pointer="/given"
      maxLength={120}
      value={draft.given}
      onChange={(given) => onChange({ given })}
    />
  </>
)

/** Birth, expiry, sex and nationality as on the paper. */
export const BearerPaperFields = ({ draft, onChange }: FieldsProps): ReactNode => (
  <>
    <div className="form-row">
      <PartialDateField
        label="hit.bearer-dateOfBirth"
        pointer="/dateOfBirth"
        value={draft.dateOfBirth}
        onChange={(dateOfBirth) => onChange({ dateOfBirth })}
      />
      <PartialDateField
        label="hit.bearer-documentExpires"
        pointer="/documentExpires"
        value={draft.documentExpires}
        onChange={(documentExpires) => onChange({ documentExpires })}
      />
    </div>
    <div className="form-row">
      <CodeField
        label="hit.bearer-sex"
        pointer="/sex"
        list="sex"
        codes={sexes}
        value={draft.sex}
        onChange={(sex) => onChange({ sex })}
      />
      <CountryField
        label="hit.bearer-nationality"
        pointer="/nationality"
        value={draft.nationality}
        onChange={(nationality) => onChange({ nationality })}
      />
    </div>
  </>
)

/** Whether somebody looked from the photo to the face. */
export const BearerPhotoField = ({ draft, onChange }: FieldsProps): ReactNode => (
  <FlagField
    label="hit.bearer-photo-compared"
    pointer="/photoCompared"
    value={draft.photoCompared ?? false}
    onChange={(photoCompared) => onChange({ photoCompared })}
  />
)

/** What else the bearer has to show and to say. */
export const BearerWordsFields = ({ draft, onChange }: FieldsProps): ReactNode => (
  <>
    <TextField
      label="hit.bearer-otherPapers"
      hint="hit.bearer-otherPapers-hint"
      pointer="/otherPapers"
      lines={2}
      maxLength={1000}
      value={draft.otherPapers}
      onChange={(otherPapers) => onChange({ otherPapers })}
    />
    <TextField
      label="hit.bearer-explanation"
      pointer="/explanation"
      lines={3}
      maxLength={2000}
      value={draft.explanation}
      onChange={(explanation) => onChange({ explanation })}
    />
  </>
)
