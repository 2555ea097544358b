// Small parts that list, thread and composer share: bureaus, the marks of a message as steps, what a message points at.
import { IconAlertTriangle, IconChevronRight, IconLock, IconPhone } from '@tabler/icons-react'
import { Fragment, type ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useAnswer } from '../console/client.ts'
import { useNow } from '../console/clock.ts'
import { To } from '../console/go.tsx'
import { HandlingMark } from '../console/mark.tsx'
import { Mono } from '../console/mono.tsx'
import { Instant } from '../console/time.tsx'
import { localWords } from '../console/time-words.ts'
import { useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import './message.css'
import { furthest, madeBy, type Sent, type Unheard as UnheardReason, unheard } from './message.lines.panel.ts'
import { type MarkView, type MessageLine, marks, type ReferenceView } from './message.schema.ts'
import { listRecipients } from './message.writing.operations.ts'

/** A bureau as it stands on messages, its code on hover: `IP Hanoi`. */
export const Bureau = ({ code }: { code: string }): ReactNode => (
  <bdi title={code.toUpperCase()}>{bureauName(code)}</bdi>
)

/** Several bureaus; beyond `most` the others are counted. */
export const Bureaus = ({ codes, most = 250 }: { codes: readonly string[]; most?: number }): ReactNode => (
  <span className="message-bureaus">
    {codes.slice(0, most).map((code, at) => (
      <Fragment key={code}>
        {at > 0 ? ', ' : null}
        <Bureau code={code} />
      </Fragment>
    ))}
    {codes.length > most ? (
      <>
        {' '}
        <Words id="message.and-more" values={{ count: codes.length - most }} />
      </>
    ) : null}
  </span>
)

/** What stands where no subject can be shown. */
export const NoSubject = ({ of }: { of: Pick<MessageLine, 'unreadable'> }): ReactNode => (
  <Words id={of.unreadable ? 'message.unreadable-short' : 'message.no-subject'} />
)

/** The clock of a place, and its weekday: `Hanoi 03:05 Sun`. */
export const PlaceTime = ({ at, zone, city }: { at: string | number; zone: string; city: string }): ReactNode => {
  const [language] = useLanguage()
  return (
    <bdi dir="ltr" className="mono">
      {city} {localWords(at, language, zone)}
    </bdi>
  )
}

/** How far a message came, in one word with how many recipients it holds of, and five small steps. */
export const MarkSteps = ({ of }: { of: MessageLine }): ReactNode => {
  const codeWords = useCodeWords()
  if (of.state !== 'sent') return <span className="quiet">{codeWords('message-state', of.state)}</span>
  const { mark, made, of: all } = furthest(of)
  return (
    <span className="message-steps">
      <span className="message-bar" aria-hidden>
        {marks.map((one) => (
          <i key={one} data-made={madeBy(of, one) === 0 ? 'none' : madeBy(of, one) < all ? 'some' : 'all'} />
        ))}
      </span>
      <span>
        {codeWords('message-mark', mark)}
        {all > 1 ? (
          <>
            {' '}
            <bdi dir="ltr" className="mono">
              {made}/{all}
            </bdi>
          </>
        ) : null}
      </span>
    </span>
  )
}

/** A table that may be wider than its place: scrolled by keys as well. */
export const Scrolled = ({ label, children }: { label: string; children: ReactNode }): ReactNode => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus, or keys cannot reach its end
  <section className="message-scroll" tabIndex={0} aria-label={label}>
    {children}
  </section>
)

const instantOf = (mark: MarkView, name: (typeof marks)[number]): string | null => mark[`${name}At`]

/** Every mark of one recipient in words: sent ▸ stored ▸ displayed ▸ acknowledged ▸ answered, each with its time. */
export const MarkTrail = ({ of }: { of: MarkView }): ReactNode => {
  const codeWords = useCodeWords()
  return (
    <ol className="message-trail">
      {marks.map((name) => {
        const at = instantOf(of, name)
        const by = name === 'displayed' ? of.displayedBy : name === 'acknowledged' ? of.acknowledgedBy : null
        return (
          <li key={name} data-made={at !== null}>
            {name === 'sent' ? null : <IconChevronRight size={12} aria-hidden className="message-trail-sign" />}
            <span>{codeWords('message-mark', name)}</span>
            {at === null ? null : (
              <span {...(by ? { title: by } : {})}>
                <Instant at={at} how="short" />
              </span>
            )}
            {at === null ? (
              <span className="spoken">
                <Words id="message.mark-not-yet" />
              </span>
            ) : null}
          </li>
        )
      })}
    </ol>
  )
}

/** All recipients with their marks; one recipient as a line, several as a table. */
export const Marks = ({ of, sent }: { of: readonly MarkView[]; sent: Sent }): ReactNode => {
  const codeWords = useCodeWords()
  const words = useWords()
  const now = useNow(60_000)
  const [only] = of
  const notes = (one: MarkView): ReactNode => (
    <>
      <MarkNotes of={one} />
      <Unheard of={one} why={unheard(sent, one, now)} />
    </>
  )
  if (of.length === 1 && only)
    return (
      <div className="message-marks">
        <MarkTrail of={only} />
        {notes(only)}
      </div>
    )
  return (
    <Scrolled label={words('message.marks')}>
      <table className="message-table message-marks-table">
        <caption className="spoken">{words('message.marks')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <Words id="message.recipient" />
            </th>
            <th scope="col">
              <Words id="message.number" />
            </th>
            {marks.slice(1).map((name) => (
              <th scope="col" key={name}>
                {codeWords('message-mark', name)}
              </th>
            ))}
            <th scope="col">
              <Words id="message.remarks" />
            </th>
          </tr>
        </thead>
        <tbody>
          {of.map((one) => (
            <tr key={one.bureau}>
              <th scope="row">
                <Bureau code={one.bureau} />
              </th>
              <td className="message-marks-number">
                {one.number === null ? <span className="quiet">—</span> : <Mono>{one.number}</Mono>}
              </td>
              {marks.slice(1).map((name) => (
                <td key={name} data-head={codeWords('message-mark', name)} data-made={instantOf(one, name) !== null}>
                  <Instant at={instantOf(one, name)} how="short" />
                </td>
              ))}
              <td>{notes(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  )
}

const MarkNotes = ({ of }: { of: MarkView }) => (
  <span className="message-notes">
    {of.overdue ? (
      <span className="message-overdue">
        <IconAlertTriangle size={12} aria-hidden /> <Words id="message.overdue" />
      </span>
    ) : null}
    {of.reminders > 0 ? <Words id="message.reminded" values={{ count: of.reminders }} /> : null}
    {of.moreTimeUntil !== null && of.answeredAt === null ? (
      <Words id="message.promised" values={{ at: <Instant at={of.moreTimeUntil} how="short" /> }} />
    ) : null}
    {of.unansweredAt !== null ? (
      <strong>
        <Words id="message.call-them" />
      </strong>
    ) : null}
  </span>
)

/** A recipient whom nothing has reached yet, or where nobody looks: what the platform does about it, and whom to ring. */
const Unheard = ({ of, why }: { of: MarkView; why: UnheardReason }) =>
  why === null ? null : (
    <span className="message-unheard">
      <span className="message-rests">
        <Words id={`message-unheard.${why}`} />
      </span>
      <Telephone of={of.bureau} />
    </span>
  )

/** The number of the desk of a bureau, and the other one. */
const Telephone = ({ of }: { of: string }) => {
  const { data } = useAnswer(listRecipients, {})
  const found = data?.recipients.find(({ bureau }) => bureau === of)
  const numbers = [found?.telephone, found?.alternate].flatMap((one) => (one ? [one] : []))
  return numbers.map((number) => (
    <span key={number} className="message-telephone">
      <IconPhone size={12} aria-hidden />
      <Mono copy whole>
        {number}
      </Mono>
    </span>
  ))
}

/** Where a thing that is pointed at has its page; none for what the reader may not see. */
const pageOf = ({ kind, id, database }: ReferenceView): string | null => {
  if (id === null) return null
  if (kind === 'hit') return `/hits/${id}`
  if (kind === 'message') return `/messages/${id}`
  return database === null ? null : `/records/${database}/${id}`
}

/** What a message points at, each with its marks; what is withheld is said plainly. */
export const References = ({
  of,
  act,
}: {
  of: readonly ReferenceView[]
  /** Drawn behind each: a way to take it out. */
  act?: (pointer: ReferenceView, at: number) => ReactNode
}): ReactNode => {
  const codeWords = useCodeWords()
  const words = useWords()
  const placed = of.map((pointer, at) => ({ pointer, at }))
  return (
    <ul className="message-plain" aria-label={words('message.references')}>
      {placed.map(({ pointer, at }) => {
        const page = pageOf(pointer)
        return (
          <li key={at} className="message-reference">
            <span>{codeWords('message-reference', pointer.kind)}</span>
            {pointer.database === null ? null : (
              <span className="quiet">{codeWords('database', pointer.database)}</span>
            )}
            {page === null || !pointer.readable ? (
              <span className="withheld">
                <IconLock size={14} aria-hidden /> <Words id="message.reference-withheld" />
              </span>
            ) : (
              <To address={page}>
                <Mono>{pointer.reference ?? pointer.id?.slice(0, 8)}</Mono>
                {pointer.title === null ? null : (
                  <>
                    {' '}
                    <bdi>{pointer.title}</bdi>
                  </>
                )}
              </To>
            )}
            {pointer.owner === null ? null : <Bureau code={pointer.owner} />}
            {pointer.handlingCode === null ? null : (
              <HandlingMark code={pointer.handlingCode} confidentiality={pointer.confidentiality ?? undefined} />
            )}
            {act?.(pointer, at)}
          </li>
        )
      })}
    </ul>
  )
}
