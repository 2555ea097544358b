// Messages about a thing, for the page of that thing: what the own bureau received and sent that points at it.
import { Button } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { useAnswer } from '../console/client.ts'
import { To } from '../console/go.tsx'
import { useMay } from '../console/session.ts'
import { Answered } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { Urgency } from '../console/urgency.tsx'
import { Words } from '../console/words.tsx'
import { useCompose } from './message.begin.panel.tsx'
import { othersOf } from './message.lines.panel.ts'
import { listMessages, sendMessage } from './message.operations.ts'
import { Bureaus, MarkSteps } from './message.parts.panel.tsx'
import type { MessageLine, ReferenceEntry } from './message.schema.ts'
import './message.css'

/** Lines of each box at most; the list of messages has the rest. */
const most = 20

/** Both boxes together, the newest first. */
const merge = (one: readonly MessageLine[], other: readonly MessageLine[]): readonly MessageLine[] =>
  [...one, ...other].sort((a, b) => b.sentAt.localeCompare(a.sentAt))

/** `<MessagesAbout of={{ kind: 'record', id }} />`; draws nothing for who may not read messages. */
export const MessagesAbout = ({ of }: { of: ReferenceEntry }): ReactNode => {
  const mayRead = useMay(listMessages)
  return mayRead ? <About of={of} /> : null
}

const About = ({ of }: { of: ReferenceEntry }) => {
  const compose = useCompose()
  const mayWrite = useMay(sendMessage)
  const heading = useId()
  const received = useAnswer(listMessages, { query: { box: 'in', about: of.id, limit: most } })
  const sent = useAnswer(listMessages, { query: { box: 'out', about: of.id, limit: most } })
  return (
    <section className="message-about" aria-labelledby={heading}>
      <h2 id={heading}>
        <Words id="message.about" />
      </h2>
      <Answered of={received} rows={2}>
        {(incoming) => (
          <Answered of={sent} rows={2}>
            {(outgoing) => <Lines of={merge(incoming.messages, outgoing.messages)} />}
          </Answered>
        )}
      </Answered>
      {mayWrite ? (
        <div>
          <Button onClick={() => compose.about(of)}>
            <Words id="message.about-write" />
          </Button>
        </div>
      ) : null}
    </section>
  )
}

const Lines = ({ of }: { of: readonly MessageLine[] }) =>
  of.length === 0 ? (
    <p className="quiet">
      <Words id="message.about-none" />
    </p>
  ) : (
    <ul className="message-plain">
      {of.map((line) => (
        <li key={line.id} className="message-reference">
          {line.urgency === 'normal' ? null : <Urgency code={line.urgency} />}
          <Words id={line.box === 'in' ? 'message.from' : 'message.to'} />
          <Bureaus codes={othersOf(line)} most={2} />
          <To address={`/messages/${line.thread}`}>
            {line.subject === null ? <Words id="message.no-subject" /> : <bdi>{line.subject}</bdi>}
          </To>
          <Instant at={line.sentAt} how="short" />
          <MarkSteps of={line} />
        </li>
      ))}
    </ul>
  )
