// One message laid out: who says it to whom, when, under which marks, what it says, and how far it came with each recipient.

import { IconAlertTriangle, IconLockOpen } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { AttachmentList } from '../attachment/attachment.list.panel.tsx'
import { bureauName } from '../bureau/bureau.schema.ts'
import { askBytes } from '../console/bytes.ts'
import { Fact } from '../console/fact.tsx'
import { useLanguageName } from '../console/language-names.ts'
import { HandlingMark } from '../console/mark.tsx'
import { Mono } from '../console/mono.tsx'
import { useSession } from '../console/session.ts'
import { Deadline, Instant } from '../console/time.tsx'
import { sayPartialDate } from '../console/typed-date.ts'
import { Urgency } from '../console/urgency.tsx'
import { useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import { FormView } from './message.formview.panel.tsx'
import { Named } from './message.named.panel.tsx'
import { showAttachment } from './message.operations.ts'
import { Bureau, Bureaus, Marks, NoSubject, PlaceTime, References } from './message.parts.panel.tsx'
import { BodyText } from './message.quote.panel.tsx'
import type { MessageView } from './message.schema.ts'
import { Unreadable } from './message.unreadable.panel.tsx'
import './message.css'

/** The name of a language in the reader's own; what is no language stays as it is. */
export const LanguageName = ({ code }: { code: string }): ReactNode => {
  const nameOf = useLanguageName()
  return <bdi>{nameOf(code)}</bdi>
}

/** What a reader who is not the sender sees of its head; also drawn of what is still being written. */
export type Outline = Pick<
  MessageView,
  | 'from'
  | 'to'
  | 'subject'
  | 'urgency'
  | 'urgencyReason'
  | 'replyBy'
  | 'handlingCode'
  | 'handlingCondition'
  | 'confidentiality'
  | 'crimeArea'
  | 'language'
  | 'ourReference'
  | 'yourReference'
  | 'body'
  | 'content'
  | 'pointers'
>

/** Subject, references and what is said, as every reader sees them. */
export const MessageBody = ({ of, isMet = false }: { of: Outline; isMet?: boolean }): ReactNode => {
  const codeWords = useCodeWords()
  return (
    <>
      {of.urgencyReason === null ? null : (
        <p className="message-why">
          <Words id="message.why-urgent" /> <bdi className="message-lines">{of.urgencyReason}</bdi>
        </p>
      )}
      <dl className="facts message-facts">
        <Fact name="message.to">
          <Bureaus codes={of.to} most={12} />
        </Fact>
        <Fact name="message.our-reference-of-sender">
          {of.ourReference === '' ? <span className="quiet">—</span> : <Mono copy>{of.ourReference}</Mono>}
        </Fact>
        {of.yourReference === null ? null : (
          <Fact name="message.your-reference">
            <Mono copy>{of.yourReference}</Mono>
          </Fact>
        )}
        {of.replyBy === null ? null : (
          <Fact name="message.reply-by">
            <Deadline at={of.replyBy} met={isMet} />
          </Fact>
        )}
        {of.crimeArea === null ? null : <Fact name="message.crime-area">{codeWords('crime-area', of.crimeArea)}</Fact>}
        {of.language === null ? null : (
          <Fact name="message.language">
            <LanguageName code={of.language} />
          </Fact>
        )}
        {of.handlingCondition === null ? null : (
          <Fact name="message.condition">
            <span className="message-lines" dir="auto">
              {of.handlingCondition}
            </span>
          </Fact>
        )}
      </dl>
      {of.content === null ? null : <FormView of={of.content} from={of.from} />}
      {of.body === null ? null : <BodyText of={of.body} language={of.language} />}
      {of.pointers.length > 0 ? (
        <div>
          <h3>
            <Words id="message.references" />
          </h3>
          <References of={of.pointers} />
        </div>
      ) : null}
    </>
  )
}

const Gone = ({ of }: { of: MessageView }) => {
  const codeWords = useCodeWords()
  if (of.state === 'sent') return null
  return (
    <div className="state-inline" data-tone="urgent" role="status">
      <IconAlertTriangle size={16} aria-hidden />
      {of.withdrawal === null ? (
        <Words id="message.erased" />
      ) : (
        <>
          <span>
            <Words
              id="message.withdrawn-by"
              values={{ bureau: <Bureau code={of.from} />, at: <Instant at={of.withdrawal.at} how="short" /> }}
            />
          </span>
          {of.withdrawal.reason === null ? null : (
            <strong>{codeWords('withdrawal-reason', of.withdrawal.reason)}</strong>
          )}
          {of.withdrawal.text === null ? null : (
            <span className="message-lines" dir="auto">
              {of.withdrawal.text}
            </span>
          )}
        </>
      )}
    </div>
  )
}

/** `children` are what may be done with it, drawn below its head. */
export const MessageContent = ({ of, children }: { of: MessageView; children?: ReactNode }): ReactNode => {
  const words = useWords()
  const [language] = useLanguage()
  const { zone, bureauName: own } = useSession()
  return (
    <article
      className="message"
      id={`message-${of.id}`}
      data-box={of.box}
      data-struck={of.state !== 'sent' || undefined}
      aria-label={words('message.say-one', {
        urgency: words(`urgency.${of.urgency}`),
        bureau: bureauName(of.from),
        subject: of.subject ?? '—',
      })}
    >
      <header className="message-head">
        <Urgency code={of.urgency} />
        {of.test ? (
          <span className="message-test">
            <Words id="message.test" />
          </span>
        ) : null}
        <strong>
          <Bureau code={of.from} />
        </strong>
        {of.function === null ? null : <bdi className="quiet">{of.function}</bdi>}
        {of.officer === null ? null : <Mono>{of.officer}</Mono>}
        <span className="message-when">
          <Instant at={of.sentAt} /> <PlaceTime at={of.sentAt} zone={zone} city={own.replace(/^IP /, '')} />
        </span>
        <HandlingMark code={of.handlingCode} confidentiality={of.confidentiality} long />
        {of.number === null ? null : <Mono copy>{of.number}</Mono>}
      </header>
      <h2 className="message-subject">{of.subject === null ? <NoSubject of={of} /> : <bdi>{of.subject}</bdi>}</h2>
      <Gone of={of} />
      <Unreadable of={of} />
      {of.body === null && (of.state !== 'sent' || of.unreadable) ? null : (
        <MessageBody of={of} isMet={of.heard.answered === of.heard.of || of.state !== 'sent'} />
      )}
      <AttachmentList
        of={of.files}
        get={(attachment, variant, signal) =>
          // The hub gives a message's images at one size.
          askBytes(
            showAttachment,
            {
              params: { id: of.id, attachment },
              query: { variant: variant === 'original' ? 'original' : 'display' },
            },
            signal ? { signal } : {},
          )
        }
      />
      {of.body === null ? null : <Named of={of} />}
      {children}
      <footer className="message-foot">
        <Marks of={of.marks} sent={of} />
        {of.consented.length > 0 ? (
          <p className="small">
            <Words id="message.consented" /> <Bureaus codes={of.consented} />
          </p>
        ) : null}
        <p className="quiet small">
          <Words id="message.erase-on" values={{ day: <bdi>{sayPartialDate(of.eraseOn, language)}</bdi> }} />
        </p>
      </footer>
    </article>
  )
}

/** Who can read what is sealed, said once a thread. */
export const Sealing = ({ of }: { of: readonly MessageView[] }): ReactNode =>
  of.some(({ sealing }) => sealing === 'hub') ? (
    <p className="quiet small message-sealing">
      <IconLockOpen size={14} aria-hidden /> <Words id="message.sealing-hub" />
    </p>
  ) : null
