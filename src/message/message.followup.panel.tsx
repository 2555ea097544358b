// Answers that are owed: reminders so far, what recipients said about it, what comes next by itself, and whom to call.
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { Mono } from '../console/mono.tsx'
import { Answered } from '../console/states.tsx'
import { Deadline, Instant } from '../console/time.tsx'
import { useWords, Words } from '../console/words.tsx'
import { Bureau } from './message.parts.panel.tsx'
import type { FollowUpView, MessageView } from './message.schema.ts'
import { showFollowUp } from './message.writing.operations.ts'
import './message.css'

/** Asked for when it is opened: most messages are answered before anybody needs it. */
export const FollowUp = ({ of }: { of: Pick<MessageView, 'id' | 'heard'> }): ReactNode => {
  const [open, setOpen] = useState(false)
  return (
    <details className="message-follow" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Words id="message.follow-up" values={{ answered: of.heard.answered, all: of.heard.of }} />
      </summary>
      {open ? <Lines id={of.id} /> : null}
    </details>
  )
}

const Lines = ({ id }: { id: string }) => {
  const words = useWords()
  const follow = useAnswer(showFollowUp, { params: { id } })
  return (
    <Answered of={follow} rows={3}>
      {({ awaited }) => (
        <ul className="message-plain" aria-label={words('message.follow-up-label')}>
          {awaited.map((one) => (
            <li key={one.bureau}>
              <Line of={one} />
            </li>
          ))}
        </ul>
      )}
    </Answered>
  )
}

const Line = ({ of }: { of: FollowUpView['awaited'][number] }) => (
  <div className="message-awaited">
    <strong>
      <Bureau code={of.bureau} />
    </strong>
    {of.answeredAt === null ? (
      <span>
        <Words id="message.due" /> <Deadline at={of.dueAt} />
      </span>
    ) : (
      <span>
        <Words id="message-mark.answered" /> <Instant at={of.answeredAt} how="short" />
      </span>
    )}
    {of.reminders.map(({ number, at, officer }) => (
      <span key={number} className="quiet">
        <Words id="message.reminder" values={{ number }} /> <Instant at={at} how="short" />
        {officer === null ? null : <Mono>{officer}</Mono>}
      </span>
    ))}
    {of.moreTime.map(({ at, until, reason, function: by }) => (
      <span key={at}>
        <Words id="message.promised" values={{ at: <Instant at={until} how="short" /> }} />{' '}
        {reason === null ? null : <bdi className="message-lines">{reason}</bdi>} <bdi className="quiet">{by}</bdi>
      </span>
    ))}
    {of.nextAt === null ? null : (
      <span className="quiet">
        <Words id="message.next-reminder" /> <Instant at={of.nextAt} how="short" />
      </span>
    )}
    {of.unanswered ? (
      <strong className="message-overdue">
        <Words id="message.call-them" />{' '}
        {of.telephone === null ? null : (
          <Mono copy whole>
            {of.telephone}
          </Mono>
        )}
      </strong>
    ) : null}
  </div>
)
