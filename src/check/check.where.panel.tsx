// Where the checks of this shift take place: asked once, folded away, kept in memory only and gone with the page.
import { IconChevronRight, IconMapPin } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { CodeField, TextField } from '../console/form.tsx'
import { InstantField } from '../console/instant-field.tsx'
import { useSession } from '../console/session.ts'
import { signal, useSignal } from '../console/signal.ts'
import { zuluWords } from '../console/time-words.ts'
import { useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import { directions, type Where } from '../hit/hit.instruction.schema.ts'
import { isInstant } from '../terms/instant.ts'
import './check.css'

export type Place = {
  /** Null: the post of the session. */
  readonly post: string | null
  readonly direction: (typeof directions)[number] | null
  readonly carrier: string
  readonly voyage: string
  readonly from: string
  readonly to: string
  /** An instant, empty, or what cannot be read yet. */
  readonly departure: string
}

/** Shared by search and quick check; never written to storage, since a voyage and an hour point to travellers. */
export const place = signal<Place>({
  post: null,
  direction: null,
  carrier: '',
  voyage: '',
  from: '',
  to: '',
  departure: '',
})

/** The place as the hub takes it; a departure that has passed belonged to somebody else's journey and is left out. */
export const whereOf = (stated: Place, ownPost: string, now: number): Where | undefined => {
  const post = (stated.post ?? ownPost).trim()
  const left = isInstant(stated.departure) && Date.parse(stated.departure) <= now
  const where: Where = {
    ...(post ? { post } : {}),
    ...(stated.direction ? { direction: stated.direction } : {}),
    ...(stated.carrier.trim() ? { carrier: stated.carrier.trim() } : {}),
    ...(stated.voyage.trim() ? { voyage: stated.voyage.trim() } : {}),
    ...(stated.from.trim() ? { from: stated.from.trim() } : {}),
    ...(stated.to.trim() ? { to: stated.to.trim() } : {}),
    ...(stated.departure && !left ? { departure: stated.departure } : {}),
  }
  return Object.keys(where).length > 0 ? where : undefined
}

/** What was stated, in one line: it is sent with each check, so it stays in sight while folded. */
export const PlaceWords = (): ReactNode => {
  const stated = useSignal(place)
  const { post } = useSession()
  const codeWords = useCodeWords()
  const words = useWords()
  const [language] = useLanguage()
  const ends = [stated.from, stated.to].filter(Boolean).join(' – ')
  const parts = [
    stated.post ?? post,
    stated.direction ? codeWords('direction', stated.direction) : '',
    [stated.carrier, stated.voyage].filter(Boolean).join(' '),
    ends,
    isInstant(stated.departure) ? words('check.departs', { at: zuluWords(stated.departure, language, 'clock') }) : '',
  ].filter(Boolean)
  if (parts.length === 0)
    return (
      <span className="quiet">
        <Words id="check.where-none" />
      </span>
    )
  return parts.map((part, index) => (
    <span key={part}>
      {index > 0 ? ' · ' : null}
      <bdi>{part}</bdi>
    </span>
  ))
}

const departureSpans = [60, 120, 240]

/** The fields themselves; `brief` leaves out what a post knows anyway. */
export const PlaceFields = ({ brief = false }: { brief?: boolean }): ReactNode => {
  const stated = useSignal(place)
  const session = useSession()
  const set = (part: Partial<Place>) => place.write({ ...place.read(), ...part })
  return (
    <>
      <div className="form-row">
        <TextField
          label="check.post"
          pointer="/where/post"
          maxLength={80}
          value={stated.post ?? session.post}
          onChange={(post) => set({ post })}
        />
        <CodeField
          label="check.direction"
          pointer="/where/direction"
          list="direction"
          codes={directions}
          value={stated.direction}
          onChange={(direction) => set({ direction })}
        />
        {brief ? null : (
          <TextField
            label="check.carrier"
            pointer="/where/carrier"
            mono
            maxLength={10}
            value={stated.carrier}
            onChange={(carrier) => set({ carrier })}
          />
        )}
        <TextField
          label="check.voyage"
          pointer="/where/voyage"
          mono
          maxLength={20}
          value={stated.voyage}
          onChange={(voyage) => set({ voyage })}
        />
        {brief ? null : (
          <>
            <TextField
              label="check.from"
              pointer="/where/from"
              maxLength={80}
              value={stated.from}
              onChange={(from) => set({ from })}
            />
            <TextField
              label="check.to"
              pointer="/where/to"
              maxLength={80}
              value={stated.to}
              onChange={(to) => set({ to })}
            />
          </>
        )}
      </div>
      <InstantField
        label="check.departure"
        pointer="/where/departure"
        value={stated.departure}
        onChange={(departure) => set({ departure })}
        spans={departureSpans}
      />
    </>
  )
}

/** The place, folded to one line until it is to be changed. */
export const PlaceFold = ({ brief = false }: { brief?: boolean }): ReactNode => {
  const [open, setOpen] = useState(false)
  return (
    <details className="check-fold" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <IconChevronRight size={14} aria-hidden className="check-fold-sign" />
        <IconMapPin size={14} aria-hidden />
        <span className="strong">
          <Words id="check.where" />
        </span>
        {open ? null : <PlaceWords />}
      </summary>
      {open ? (
        <div className="check-fold-body">
          <PlaceFields brief={brief} />
          <p className="quiet small">
            <Words id="check.where-kept" />
          </p>
        </div>
      ) : null}
    </details>
  )
}
