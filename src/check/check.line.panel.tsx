// One thing to check on the screen: the box that takes anything, how it was understood, and the fields of its form.
import { IconAnchor, IconCar, IconFileText, IconFrame, IconId, IconTarget, IconUser } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { CodeField, CountryField, TextField } from '../console/form.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { travelDocumentTypes } from '../terms/document-number.ts'
import { isMrzFault } from '../terms/mrz-lines.ts'
import { choose, type Draft, fill, paste, turnTo, zoneOf } from './check.draft.panel.ts'
import { FormFields } from './check.form.fields.panel.tsx'
import { isFormKind, lineOfForm } from './check.form.panel.ts'
import { type Subject, subjectsAmong } from './check.guess.panel.ts'
import { VinReading, ZoneReading } from './check.reading.panel.tsx'
import './check.css'

const icons: Readonly<Record<Subject, typeof IconUser>> = {
  person: IconUser,
  'travel-document': IconId,
  vehicle: IconCar,
  vessel: IconAnchor,
  firearm: IconTarget,
  'administrative-document': IconFileText,
  'work-of-art': IconFrame,
}

type LineProps = {
  readonly draft: Draft
  /** Place of the item in the question: fields bear its pointers. */
  readonly at: number
  readonly onChange: (draft: Draft) => void
  /** Databases that may be asked. */
  readonly among: readonly string[]
  /** `YYYY-MM-DD`, which decides the centuries of a zone. */
  readonly today: string
}

/** How the text in the box was understood, and what else it could be: one press changes it. */
const Understood = ({ draft, onChange, today }: Pick<LineProps, 'draft' | 'onChange' | 'today'>) => {
  const codeWords = useCodeWords()
  if (draft.pasted.trim() === '')
    return (
      <p className="form-understood">
        <Words id="check.box-hint" />
      </p>
    )
  if (draft.meaning === null)
    return (
      <p className="form-understood" role="status">
        <Words id="check.not-understood" />
      </p>
    )
  const zone = draft.meaning === 'mrz' ? zoneOf(draft, today) : undefined
  return (
    <p className="form-understood check-understood" role="status">
      <span>
        <Words
          id="check.understood"
          values={{
            meaning: <strong key="meaning">{codeWords('check-meaning', draft.meaning)}</strong>,
            size: zone && !isMrzFault(zone) ? ` · ${zone.format}` : '',
          }}
        />
      </span>
      {draft.others.length > 0 ? (
        <span className="check-others">
          <Words id="check.rather" />
          {draft.others.slice(0, 3).map((other) => (
            <button key={other} type="button" className="check-other" onClick={() => onChange(choose(draft, other))}>
              {codeWords('check-meaning', other)}
            </button>
          ))}
        </span>
      ) : null}
    </p>
  )
}

/** The box. Enter checks, except within an unfinished zone, which readers send line by line. */
export const PasteBox = ({
  draft,
  at,
  onChange,
  among,
  today,
  onEnter,
}: LineProps & { onEnter: () => void }): ReactNode => {
  const box = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, shiftKey, ctrlKey, metaKey, nativeEvent } = event
    if (key !== 'Enter' || shiftKey || ctrlKey || metaKey || nativeEvent.isComposing) return
    const zone = zoneOf(draft, today)
    if (zone && isMrzFault(zone) && draft.meaning === 'mrz') return
    event.preventDefault()
    onEnter()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the text field inside
    <div
      className="check-box"
      ref={box}
      // The frame's key for the search box lands here and goes on to the field.
      data-search
      tabIndex={-1}
      onFocus={(event) => {
        if (event.target === box.current) box.current.querySelector('textarea')?.focus()
      }}
      onKeyDown={onKeyDown}
    >
      <TextField
        label="check.box"
        // Where the hub finds fault with a zone, it stands in this field.
        pointer={`/items/${at}/travelDocument/mrz`}
        mono
        lines={1}
        maxLength={1000}
        value={draft.pasted}
        onChange={(text) => onChange(paste(draft, text, among))}
      />
      <Understood draft={draft} onChange={onChange} today={today} />
    </div>
  )
}

const DocumentFields = ({ draft, at, onChange, today }: LineProps) => {
  const pointer = `/items/${at}/travelDocument`
  const zone = zoneOf(draft, today)
  if (zone) return <ZoneReading of={zone} />
  return (
    <>
      <TextField
        label="check.number"
        pointer={`${pointer}/number`}
        mono
        required
        maxLength={40}
        value={draft.number}
        onChange={(number) => onChange(fill(draft, { number }))}
      />
      <div className="form-row">
        <CountryField
          label="check.issuer"
          pointer={`${pointer}/country`}
          required
          value={draft.country}
          onChange={(country) => onChange(fill(draft, { country }))}
        />
        <CodeField
          label="check.type"
          pointer={`${pointer}/type`}
          list="document-type"
          codes={travelDocumentTypes}
          required
          value={draft.type}
          onChange={(type) => onChange(fill(draft, { type }))}
        />
      </div>
    </>
  )
}

const VehicleFields = ({ draft, at, onChange }: LineProps) => {
  const pointer = `/items/${at}/vehicle`
  return (
    <>
      <div>
        <TextField
          label="check.vin"
          pointer={`${pointer}/vin`}
          mono
          maxLength={40}
          value={draft.vin}
          onChange={(vin) => onChange(fill(draft, { vin }))}
        />
        {draft.vin.trim() === '' ? null : <VinReading text={draft.vin} />}
      </div>
      <div className="form-row">
        <TextField
          label="check.plate"
          pointer={`${pointer}/plate`}
          mono
          maxLength={30}
          value={draft.plate}
          onChange={(plate) => onChange(fill(draft, { plate }))}
        />
        <CountryField
          label="check.plate-country"
          pointer={`${pointer}/country`}
          required={draft.plate.trim() !== ''}
          value={draft.plateCountry}
          onChange={(plateCountry) => onChange(fill(draft, { plateCountry }))}
        />
      </div>
      <TextField
        label="check.engine"
        pointer={`${pointer}/engine`}
        mono
        maxLength={40}
        value={draft.engine}
        onChange={(engine) => onChange(fill(draft, { engine }))}
      />
    </>
  )
}

/** The form of the thing, with a way to the other form where both databases may be asked. */
export const LineFields = (props: LineProps): ReactNode => {
  const { draft, among, onChange } = props
  const words = useWords()
  const open = subjectsAmong(among)
  return (
    <div className="check-fields">
      {open.length > 1 ? (
        <div className="check-kinds" role="radiogroup" aria-label={words('check.kind')}>
          {open.map((subject) => {
            const Sign = icons[subject]
            return (
              <label key={subject} className="check-kind" data-chosen={subject === draft.subject || undefined}>
                <input
                  type="radio"
                  name={`kind-${draft.key}`}
                  checked={subject === draft.subject}
                  onChange={() => onChange(turnTo(draft, subject))}
                />
                <Sign size={16} aria-hidden />
                <span>{words(`check.kind-${subject}`)}</span>
              </label>
            )
          })}
        </div>
      ) : null}
      {draft.subject === 'vehicle' ? (
        <VehicleFields {...props} />
      ) : isFormKind(draft.subject) ? (
        <FormFields
          kind={draft.subject}
          typed={draft.typed}
          at={props.at}
          onChange={(typed) => onChange(fill(draft, { typed }))}
        />
      ) : (
        <DocumentFields {...props} />
      )}
    </div>
  )
}

/** A draft in one line, for those that are not being filled in. */
export const LineWords = ({ draft, today }: { draft: Draft; today: string }): ReactNode => {
  const codeWords = useCodeWords()
  if (isFormKind(draft.subject))
    return (
      <span className="check-line-words">
        <span>
          <Words id={`check.kind-${draft.subject}`} />
        </span>
        {lineOfForm(draft.subject, draft.typed).map((part) => (
          <bdi key={part}>{part}</bdi>
        ))}
      </span>
    )
  const zone = zoneOf(draft, today)
  const [kind, parts] =
    draft.subject === 'vehicle'
      ? [
          'check-meaning.vehicle',
          [draft.vin, [draft.plateCountry, draft.plate].filter(Boolean).join(' '), draft.engine],
        ]
      : zone && !isMrzFault(zone)
        ? [`document-type.${zone.type}`, [zone.issuer, zone.number]]
        : [`document-type.${draft.type ?? 'other'}`, [draft.country ?? '', draft.number || draft.mrz.slice(0, 20)]]
  const [list = '', code = ''] = kind.split('.')
  return (
    <span className="check-line-words">
      <span>{codeWords(list, code)}</span>
      {parts.filter(Boolean).map((part) => (
        <bdi key={part} dir="ltr" className="mono">
          {part}
        </bdi>
      ))}
    </span>
  )
}
