// The sheets in which a bureau says what it needs to be trained in, and what it offers; what was typed stays until it is sent.
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, Form, PartialDateField, TextField } from '../console/form.tsx'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { useLanguage, useWords, Words } from '../console/words.tsx'
import { type CrimeArea, crimeAreas } from '../terms/crime-area.ts'
import type { Language } from '../terms/language.ts'
import { offerTraining, stateNeed } from './training.operations.ts'
import { InsistField, insisting, LanguagesField } from './training.parts.panel.tsx'
import { type OfferManner, offerManners } from './training.schema.ts'

type Common = {
  readonly crimeArea: CrimeArea | null
  readonly places: string
  readonly languages: readonly Language[]
  readonly note: string
  readonly insisted: string
}
type NeedDraft = Common & { readonly by: string }
type OfferDraft = Common & {
  readonly from: string
  readonly to: string
  readonly how: OfferManner
  readonly venue: string
}
const emptyOf = (own: Language): Common => ({ crimeArea: null, places: '', languages: [own], note: '', insisted: '' })

const isCount = (text: string): boolean => /^\d{1,5}$/.test(text.trim()) && Number(text) > 0
const missingOf = ({ crimeArea, places, languages }: Common): string[] => [
  ...(crimeArea === null ? ['/crimeArea'] : []),
  ...(isCount(places) ? [] : ['/places']),
  ...(languages.length === 0 ? ['/languages'] : []),
]
const saidOf = ({ places, languages, note, insisted }: Common, crimeArea: CrimeArea) => ({
  crimeArea,
  places: Number(places),
  languages: [...languages],
  ...(note.trim() === '' ? {} : { note: note.trim() }),
  ...insisting(insisted),
})

const CommonFields = ({ draft, onChange }: { draft: Common; onChange: (next: Partial<Common>) => void }) => (
  <>
    <CodeField
      label="training.crime-area"
      pointer="/crimeArea"
      list="crime-area"
      codes={crimeAreas}
      required
      value={draft.crimeArea}
      onChange={(crimeArea) => onChange({ crimeArea })}
    />
    <TextField
      label="training.places"
      pointer="/places"
      mono
      required
      maxLength={5}
      value={draft.places}
      onChange={(places) => onChange({ places })}
    />
    <LanguagesField
      label="training.languages"
      pointer="/languages"
      required
      value={draft.languages}
      onChange={(languages) => onChange({ languages })}
    />
  </>
)

const NeedForm = ({ onClose }: { onClose: () => void }) => {
  const words = useWords()
  const [own] = useLanguage()
  const [draft, change, clear] = useDraft<NeedDraft>('training need', { ...emptyOf(own), by: '' })
  const [tried, setTried] = useState(false)
  const send = useAct(stateNeed, {
    refreshes: ['training.'],
    onDone: () => {
      clear()
      onClose()
      tell(<Words id="training.need-stated" />, 'good')
    },
  })
  const faults = [...missingOf(draft), ...(draft.by === '' ? ['/by'] : [])].map((pointer) => ({
    pointer,
    says: words('fault.required'),
  }))
  return (
    <Form
      problem={send.error}
      {...(tried && faults.length > 0 ? { faults } : {})}
      onSubmit={() => {
        setTried(true)
        if (draft.crimeArea && faults.length === 0 && !send.isPending)
          send.mutate({ body: { ...saidOf(draft, draft.crimeArea), by: draft.by } })
      }}
    >
      <CommonFields draft={draft} onChange={change} />
      <PartialDateField label="training.by" pointer="/by" required value={draft.by} onChange={(by) => change({ by })} />
      <TextField
        label="training.need-note"
        hint="training.no-persons"
        pointer="/note"
        lines={3}
        maxLength={1000}
        value={draft.note}
        onChange={(note) => change({ note })}
      />
      <InsistField problem={send.error} value={draft.insisted} onChange={(insisted) => change({ insisted })} />
      <FormActs act={<Words id="training.state-need" />} busy={send.isPending} onLeave={onClose} />
    </Form>
  )
}

const OfferForm = ({ onClose }: { onClose: () => void }) => {
  const words = useWords()
  const [own] = useLanguage()
  const [draft, change, clear] = useDraft<OfferDraft>('training offer', {
    ...emptyOf(own),
    from: '',
    to: '',
    how: 'place',
    venue: '',
  })
  const [tried, setTried] = useState(false)
  const send = useAct(offerTraining, {
    refreshes: ['training.'],
    onDone: () => {
      clear()
      onClose()
      tell(<Words id="training.offer-stated" />, 'good')
    },
  })
  const faults = [
    ...missingOf(draft),
    ...(draft.from === '' ? ['/from'] : []),
    ...(draft.to === '' ? ['/to'] : []),
    ...(draft.how === 'place' && draft.venue.trim() === '' ? ['/venue'] : []),
  ].map((pointer) => ({ pointer, says: words('fault.required') }))
  return (
    <Form
      problem={send.error}
      {...(tried && faults.length > 0 ? { faults } : {})}
      onSubmit={() => {
        setTried(true)
        const { crimeArea, from, to, how, venue } = draft
        if (crimeArea && faults.length === 0 && !send.isPending)
          send.mutate({
            body: {
              ...saidOf(draft, crimeArea),
              from,
              to,
              how,
              ...(how === 'place' ? { venue: venue.trim() } : {}),
            },
          })
      }}
    >
      <CommonFields draft={draft} onChange={change} />
      <PartialDateField
        label="training.from"
        pointer="/from"
        required
        value={draft.from}
        onChange={(from) => change({ from })}
      />
      <PartialDateField label="training.to" pointer="/to" required value={draft.to} onChange={(to) => change({ to })} />
      <CodeField
        label="training.how"
        pointer="/how"
        list="training-how"
        codes={offerManners}
        required
        value={draft.how}
        onChange={(how) => change({ how: how ?? 'place' })}
      />
      {draft.how === 'place' ? (
        <TextField
          label="training.venue"
          pointer="/venue"
          required
          maxLength={120}
          value={draft.venue}
          onChange={(venue) => change({ venue })}
        />
      ) : null}
      <TextField
        label="training.offer-note"
        hint="training.no-persons"
        pointer="/note"
        lines={3}
        maxLength={1000}
        value={draft.note}
        onChange={(note) => change({ note })}
      />
      <InsistField problem={send.error} value={draft.insisted} onChange={(insisted) => change({ insisted })} />
      <FormActs act={<Words id="training.state-offer" />} busy={send.isPending} onLeave={onClose} />
    </Form>
  )
}

export const NeedSheet = ({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode => (
  <Sheet open={open} title={<Words id="training.state-need" />} onClose={onClose}>
    <NeedForm onClose={onClose} />
  </Sheet>
)

export const OfferSheet = ({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode => (
  <Sheet open={open} title={<Words id="training.state-offer" />} onClose={onClose}>
    <OfferForm onClose={onClose} />
  </Sheet>
)
