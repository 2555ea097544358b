// What the post types or pastes with one thumb: the lines of a zone, a number with its country, or a vehicle.
import { Button } from '@mantine/core'
import { IconCar, IconId, IconScan, IconUser } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { CodeField, CountryField, FlagField, Form, TextField } from '../console/form.tsx'
import type { Problem, ProblemPointer } from '../console/problem.ts'
import { useWords, Words } from '../console/words.tsx'
import { travelDocumentTypes } from '../terms/document-number.ts'
import { type Draft, emptyDraft, fill, wrongDigits, zoneOf } from './check.draft.panel.ts'
import { FormFields } from './check.form.fields.panel.tsx'
import { databaseOf, type Subject } from './check.guess.panel.ts'
import { VinReading, ZoneReading } from './check.reading.panel.tsx'
import { PlaceFold } from './check.where.panel.tsx'

export const quickModes = ['mrz', 'document', 'person', 'vehicle'] as const
export type QuickMode = (typeof quickModes)[number]

const icons = { mrz: IconScan, document: IconId, person: IconUser, vehicle: IconCar } as const

const subjectFor = (mode: QuickMode): Subject => (mode === 'vehicle' || mode === 'person' ? mode : 'travel-document')

/** Modes that the databases open to this officer allow. */
export const modesAmong = (databases: readonly string[]): readonly QuickMode[] =>
  quickModes.filter((mode) => databases.includes(databaseOf(subjectFor(mode))))

const Modes = ({
  among,
  value,
  onChange,
}: {
  among: readonly QuickMode[]
  value: QuickMode
  onChange: (mode: QuickMode) => void
}) => {
  const words = useWords()
  return (
    <div className="quick-modes" role="radiogroup" aria-label={words('check.kind')}>
      {among.map((mode) => {
        const Sign = icons[mode]
        return (
          <label key={mode} className="quick-mode" data-chosen={mode === value || undefined}>
            <input type="radio" name="quick-mode" checked={mode === value} onChange={() => onChange(mode)} />
            <Sign size={20} aria-hidden />
            <span>
              <Words id={`check.mode-${mode}`} />
            </span>
          </label>
        )
      })}
    </div>
  )
}

const document = '/items/0/travelDocument'
const vehicle = '/items/0/vehicle'

const Fields = ({
  mode,
  draft,
  onChange,
  today,
}: {
  mode: QuickMode
  draft: Draft
  onChange: (draft: Draft) => void
  today: string
}) => {
  const set = (part: Partial<Draft>) => onChange(fill(draft, part))
  if (mode === 'mrz') {
    const zone = zoneOf(draft, today)
    return (
      <>
        <div className="quick-mrz">
          <TextField
            label="check.mrz"
            hint="check.mrz-hint"
            pointer={`${document}/mrz`}
            mono
            lines={3}
            maxLength={400}
            value={draft.mrz}
            onChange={(mrz) => set({ mrz })}
          />
        </div>
        {zone ? <ZoneReading of={zone} /> : null}
      </>
    )
  }
  if (mode === 'person')
    return <FormFields kind="person" typed={draft.typed} at={0} onChange={(typed) => set({ typed })} />
  if (mode === 'document')
    return (
      <>
        <TextField
          label="check.number"
          pointer={`${document}/number`}
          mono
          required
          maxLength={40}
          value={draft.number}
          onChange={(number) => set({ number })}
        />
        <CountryField
          label="check.issuer"
          pointer={`${document}/country`}
          required
          value={draft.country}
          onChange={(country) => set({ country })}
        />
        <CodeField
          label="check.type"
          pointer={`${document}/type`}
          list="document-type"
          codes={travelDocumentTypes}
          required
          value={draft.type}
          onChange={(type) => set({ type })}
        />
      </>
    )
  return (
    <>
      <div className="form-row">
        <TextField
          label="check.plate"
          pointer={`${vehicle}/plate`}
          mono
          maxLength={30}
          value={draft.plate}
          onChange={(plate) => set({ plate })}
        />
        <CountryField
          label="check.plate-country"
          pointer={`${vehicle}/country`}
          required={draft.plate.trim() !== ''}
          value={draft.plateCountry}
          onChange={(plateCountry) => set({ plateCountry })}
        />
      </div>
      <TextField
        label="check.vin"
        pointer={`${vehicle}/vin`}
        mono
        maxLength={40}
        value={draft.vin}
        onChange={(vin) => set({ vin })}
      />
      {draft.vin.trim() === '' ? null : <VinReading text={draft.vin} />}
      <TextField
        label="check.engine"
        pointer={`${vehicle}/engine`}
        mono
        maxLength={40}
        value={draft.engine}
        onChange={(engine) => set({ engine })}
      />
    </>
  )
}

/** A draft of the kind a mode fills in. */
export const draftFor = (mode: QuickMode): Draft => emptyDraft(0, subjectFor(mode))

/** The form with its one large button at the bottom, within reach of the thumb. */
export const QuickAsk = (props: {
  readonly among: readonly QuickMode[]
  readonly mode: QuickMode
  readonly onMode: (mode: QuickMode) => void
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
  readonly asRead: boolean
  readonly onAsRead: (asRead: boolean) => void
  readonly today: string
  readonly problem: Problem | null
  readonly faults: readonly ProblemPointer[]
  readonly busy: boolean
  readonly onCheck: () => void
}): ReactNode => (
  <Form problem={props.problem} faults={props.faults} onSubmit={props.onCheck}>
    {props.among.length > 1 ? <Modes among={props.among} value={props.mode} onChange={props.onMode} /> : null}
    <Fields mode={props.mode} draft={props.draft} onChange={props.onDraft} today={props.today} />
    {wrongDigits(props.draft, props.today).length > 0 ? (
      <div className="check-as-read">
        <FlagField
          label="check.as-read"
          hint="check.as-read-why"
          pointer="/checkDigits"
          value={props.asRead}
          onChange={props.onAsRead}
        />
      </div>
    ) : null}
    <PlaceFold brief />
    <div className="quick-bottom">
      <Button type="submit" variant="filled" loading={props.busy} className="quick-act">
        <Words id="check.act" />
      </Button>
    </div>
  </Form>
)
