// One event: when and where, the agenda, who was there, the minutes, and what was decided by whom and by when.
import { Button, Checkbox } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { Fact } from '../console/fact.tsx'
import { To, useParameters } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { Answered } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { sayPartialDate } from '../console/typed-date.ts'
import { tell } from '../console/undo.tsx'
import { useCodeWords, useLanguage, Words } from '../console/words.tsx'
import { EventSheet } from './group.event.form.panel.tsx'
import { cancelEvent, markDecision, showEvent } from './group.event.operations.ts'
import { showGroup } from './group.operations.ts'
import { Refused, Sure } from './group.parts.panel.tsx'
import { RecordSheet } from './group.record.panel.tsx'
import type { EventView, GroupView } from './group.schema.ts'
import './group.css'

/** `/groups/:id/events/:event`. */
export const EventPage = (): ReactNode => {
  const { id = '', event = '' } = useParameters()
  const group = useAnswer(showGroup, { params: { id } })
  return (
    <div className="page">
      <Answered of={useAnswer(showEvent, { params: { id: event } })} rows={10}>
        {(found) => <Answered of={group}>{(of) => <Event of={found} group={of} />}</Answered>}
      </Answered>
    </div>
  )
}

const Event = ({ of, group }: { of: EventView; group: GroupView }) => {
  const codeWords = useCodeWords()
  return (
    <>
      <div className="page-head">
        <h1>
          <span className="quiet">{codeWords('group-event', of.kind)}</span> <bdi>{of.title}</bdi>{' '}
          {of.state === 'cancelled' ? (
            <span className="group-state">{codeWords('group-event-state', of.state)}</span>
          ) : null}
        </h1>
        <To address={`/groups/${group.id}`}>
          <bdi>{group.name}</bdi>
        </To>
      </div>
      <Acts of={of} group={group} />
      <dl className="facts">
        <Fact name={of.endsAt === null ? 'group.event-due' : 'group.event-starts'}>
          <Instant at={of.startsAt} />
        </Fact>
        {of.endsAt === null ? null : (
          <Fact name="group.event-ends">
            <Instant at={of.endsAt} />
          </Fact>
        )}
        <Fact name="group.event-zone">
          <Mono>{of.zone}</Mono>
        </Fact>
        {of.place ? (
          <Fact name="group.event-place">
            <bdi>{of.place}</bdi>
          </Fact>
        ) : null}
        {of.link ? (
          <Fact name="group.event-link">
            <a href={of.link} target="_blank" rel="noreferrer noopener">
              <Mono>{of.link}</Mono>
            </a>
          </Fact>
        ) : null}
      </dl>
      <section className="group-part">
        <h2>
          <Words id="group.agenda" />
        </h2>
        {of.agenda.length === 0 ? (
          <p className="quiet">
            <Words id="group.agenda-none" />
          </p>
        ) : (
          <ol>
            {of.agenda.map((item) => (
              <li key={item}>
                <bdi>{item}</bdi>
              </li>
            ))}
          </ol>
        )}
      </section>
      <Attendance of={of} group={group} />
      <section className="group-part">
        <h2>
          <Words id="group.minutes" />
        </h2>
        {of.minutes === null ? (
          <p className="quiet">
            <Words id="group.minutes-none" />
          </p>
        ) : (
          <>
            <p className="group-lines" dir="auto">
              {of.minutes}
            </p>
            {of.minutesBy ? (
              <p className="quiet small">
                <Words id="group.written-by" values={{ officer: <Mono key="o">{of.minutesBy}</Mono> }} />
              </p>
            ) : null}
          </>
        )}
      </section>
      <Decisions of={of} />
    </>
  )
}

const Attendance = ({ of, group }: { of: EventView; group: GroupView }) => {
  const codeWords = useCodeWords()
  if (of.attendance.length === 0) return null
  const people = new Map((group.people ?? []).map((one) => [one.id, one.name ?? one.bureauName]))
  return (
    <section className="group-part">
      <h2>
        <Words id="group.attendance" />
      </h2>
      <ul className="group-plain">
        {of.attendance.map(({ member, presence }) => (
          <li key={member}>
            <bdi>{people.get(member) ?? <Words id="group.member-hidden" />}</bdi> ·{' '}
            <span className="quiet">{codeWords('group-presence', presence)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Decisions = ({ of }: { of: EventView }) => {
  const [language] = useLanguage()
  const mark = useAct(markDecision, { refreshes: ['group.'] })
  const mayWrite = of.allowed.includes('record')
  return (
    <section className="group-part">
      <h2>
        <Words id="group.decisions" />
      </h2>
      <Refused of={mark.error} />
      {of.decisions.length === 0 ? (
        <p className="quiet">
          <Words id="group.decisions-none" />
        </p>
      ) : (
        <ul className="group-plain">
          {of.decisions.map(({ number, text, who, by, done }) => (
            <li key={number}>
              <Checkbox
                checked={done}
                disabled={!mayWrite || mark.isPending}
                onChange={(event) =>
                  mark.mutate({
                    params: { id: of.id, number },
                    body: { version: of.version, done: event.currentTarget.checked },
                  })
                }
                label={
                  <span data-done={done || undefined} className="group-decision">
                    <bdi>{text}</bdi> · <bdi className="strong">{who}</bdi>
                    {by ? (
                      <>
                        {' · '}
                        <Words id="group.by-day" values={{ day: <bdi key="d">{sayPartialDate(by, language)}</bdi> }} />
                      </>
                    ) : null}
                  </span>
                }
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

type Asks = 'change' | 'record' | 'cancel' | null

const Acts = ({ of, group }: { of: EventView; group: GroupView }) => {
  const [asks, ask] = useState<Asks>(null)
  const close = () => ask(null)
  const cancel = useAct(cancelEvent, {
    refreshes: ['group.'],
    onDone: () => {
      close()
      tell(<Words id="group.event-was-cancelled" />, 'good')
    },
  })
  if (of.allowed.length === 0) return null
  return (
    <div className="group-acts">
      <Button variant="filled" onClick={() => ask('record')}>
        <Words id="group.record" />
      </Button>
      <Button onClick={() => ask('change')}>
        <Words id="group.event-change" />
      </Button>
      <Button variant="subtle" onClick={() => ask('cancel')}>
        <Words id="group.event-cancel" />
      </Button>
      {asks === 'change' ? <EventSheet group={group.id} of={of} onClose={close} onDone={close} /> : null}
      {asks === 'record' ? <RecordSheet of={of} group={group} onClose={close} /> : null}
      <Sure
        open={asks === 'cancel'}
        title="group.event-cancel"
        means="group.event-cancel-means"
        busy={cancel.isPending}
        problem={cancel.error}
        run={() => cancel.mutate({ params: { id: of.id }, body: { version: of.version } })}
        onClose={close}
      />
    </div>
  )
}
