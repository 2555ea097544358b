// The hit form of the finder: the bearer's data from the page and other papers, the voyage, and when the traveller leaves.
import { type ReactNode, useEffect } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, CountryField, FlagField, PartialDateField, TextField } from '../console/form.tsx'
import { InstantField } from '../console/instant-field.tsx'
import { Words } from '../console/words.tsx'
import { describeBearer } from './hit.operations.ts'
import type { Bearer, HitView } from './hit.schema.ts'
import { ActSheet, type SheetProps } from './hit.sheet.panel.tsx'

type Sex = NonNullable<Bearer['sex']>
type Draft = {
  readonly touched: boolean
  readonly family: string
  readonly given: string
  readonly dateOfBirth: string
  readonly placeOfBirth: string
  readonly sex: Sex | null
  readonly nationality: string | null
  readonly documentExpires: string
  readonly photoCompared: boolean
  readonly otherPapers: string
  readonly explanation: string
  readonly voyage: string
  readonly departureAt: string
}

const draftOf = (hit: HitView): Draft => ({
  touched: false,
  family: hit.bearer?.family ?? '',
  given: hit.bearer?.given ?? '',
  dateOfBirth: hit.bearer?.dateOfBirth ?? '',
  placeOfBirth: hit.bearer?.placeOfBirth ?? '',
  sex: hit.bearer?.sex ?? null,
  nationality: hit.bearer?.nationality ?? null,
  documentExpires: hit.bearer?.documentExpires ?? '',
  photoCompared: hit.bearer?.photoCompared ?? false,
  otherPapers: hit.bearer?.otherPapers ?? '',
  explanation: hit.bearer?.explanation ?? '',
  voyage: hit.bearer?.voyage ?? hit.where.voyage ?? '',
  departureAt: hit.departureAt ?? '',
})

/** What is sent: members left empty are left out, the departure is said even when it is taken back. */
const bearerOf = (draft: Draft): Bearer => {
  const texts = [
    'family',
    'given',
    'dateOfBirth',
    'placeOfBirth',
    'documentExpires',
    'otherPapers',
    'explanation',
    'voyage',
  ]
  const stated = Object.entries(draft).filter(
    ([name, value]) => texts.includes(name) && typeof value === 'string' && value.trim() !== '',
  )
  return {
    ...(Object.fromEntries(stated.map(([name, value]) => [name, String(value).trim()])) as Bearer),
    ...(draft.sex === null ? {} : { sex: draft.sex }),
    ...(draft.nationality === null ? {} : { nationality: draft.nationality }),
    photoCompared: draft.photoCompared,
    departureAt: draft.departureAt === '' ? null : draft.departureAt,
  }
}

export const BearerSheet = ({ hit, open, onClose }: SheetProps): ReactNode => {
  const [draft, change, clear] = useDraft(`bearer ${hit.id}`, draftOf(hit))
  const touch = (members: Partial<Draft>) => change({ ...members, touched: true })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the hub knows is taken when the form opens, never over what was typed
  useEffect(() => {
    if (open && !draft.touched) change(draftOf(hit))
  }, [open])
  const describe = useAct(describeBearer, {
    onDone: () => {
      clear()
      onClose()
    },
  })
  return (
    <ActSheet
      hit={hit}
      open={open}
      onClose={onClose}
      title={<Words id="hit-act.bearer" />}
      consequence={<Words id={hit.told === 'nobody' ? 'hit.bearer-consequence-own' : 'hit.bearer-consequence'} />}
      act={<Words id="hit.bearer-save" />}
      busy={describe.isPending}
      problem={describe.error}
      faults={[]}
      onSubmit={() => describe.mutate({ params: { id: hit.id }, body: bearerOf(draft) })}
    >
      <div className="form-row">
        <TextField
          label="hit.bearer-family"
          pointer="/family"
          maxLength={120}
          autoFocus
          value={draft.family}
          onChange={(family) => touch({ family })}
        />
        <TextField
          label="hit.bearer-given"
          pointer="/given"
          maxLength={120}
          value={draft.given}
          onChange={(given) => touch({ given })}
        />
      </div>
      <div className="form-row">
        <PartialDateField
          label="hit.bearer-dateOfBirth"
          pointer="/dateOfBirth"
          value={draft.dateOfBirth}
          onChange={(dateOfBirth) => touch({ dateOfBirth })}
        />
        <PartialDateField
          label="hit.bearer-documentExpires"
          pointer="/documentExpires"
          value={draft.documentExpires}
          onChange={(documentExpires) => touch({ documentExpires })}
        />
      </div>
      <div className="form-row">
        <CodeField
          label="hit.bearer-sex"
          pointer="/sex"
          list="sex"
          codes={['F', 'M', 'X'] as const}
          value={draft.sex}
          onChange={(sex) => touch({ sex })}
        />
        <CountryField
          label="hit.bearer-nationality"
          pointer="/nationality"
          value={draft.nationality}
          onChange={(nationality) => touch({ nationality })}
        />
      </div>
      <TextField
        label="hit.bearer-placeOfBirth"
        pointer="/placeOfBirth"
        maxLength={120}
        value={draft.placeOfBirth}
        onChange={(placeOfBirth) => touch({ placeOfBirth })}
      />
      <FlagField
        label="hit.bearer-photo-compared"
        pointer="/photoCompared"
        value={draft.photoCompared}
        onChange={(photoCompared) => touch({ photoCompared })}
      />
      <div className="form-row">
        <TextField
          label="hit.voyage"
          pointer="/voyage"
          maxLength={20}
          mono
          value={draft.voyage}
          onChange={(voyage) => touch({ voyage })}
        />
        <InstantField
          label="hit.bearer-departure"
          pointer="/departureAt"
          value={draft.departureAt}
          onChange={(departureAt) => touch({ departureAt })}
        />
      </div>
      <TextField
        label="hit.bearer-otherPapers"
        hint="hit.bearer-otherPapers-hint"
        pointer="/otherPapers"
        lines={2}
        maxLength={1000}
        value={draft.otherPapers}
        onChange={(otherPapers) => touch({ otherPapers })}
      />
      <TextField
        label="hit.bearer-explanation"
        pointer="/explanation"
        lines={3}
        maxLength={2000}
        value={draft.explanation}
        onChange={(explanation) => touch({ explanation })}
      />
    </ActSheet>
  )
}
