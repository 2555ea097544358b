// One group: for members who is in it, what is planned and what was written; for others its purpose and a way to ask.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { Fact } from '../console/fact.tsx'
import { To, useParameters } from '../console/go.tsx'
import { signal, useSignal } from '../console/signal.ts'
import { Answered } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import { CalendarPanel } from './group.calendar.panel.tsx'
import { MembersPanel } from './group.members.panel.tsx'
import { NotesPanel } from './group.notes.panel.tsx'
import { askToJoin, closeGroup, showGroup } from './group.operations.ts'
import { Areas, GroupSheet, Refused, Sure } from './group.parts.panel.tsx'
import type { GroupView } from './group.schema.ts'
import './group.css'

const parts = ['members', 'calendar', 'notes'] as const
type Part = (typeof parts)[number]
/** The part stays chosen while one looks at an event or a note. */
const chosenPart = signal<Part>('calendar')

/** `/groups/:id`. */
export const GroupPage = (): ReactNode => {
  const { id = '' } = useParameters()
  return (
    <div className="page">
      <OwnStanding />
      <Answered of={useAnswer(showGroup, { params: { id } })} rows={10}>
        {(group) => <Group of={group} />}
      </Answered>
    </div>
  )
}

const Group = ({ of }: { of: GroupView }) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const part = useSignal(chosenPart)
  return (
    <>
      <div className="page-head">
        <h1>
          <bdi>{of.name}</bdi>{' '}
          {of.state === 'closed' ? <span className="group-state">{codeWords('group-state', of.state)}</span> : null}
        </h1>
        <To address="/groups">
          <Words id="group.all" />
        </To>
      </div>
      <p className="group-text">
        <bdi>{of.purpose}</bdi>
      </p>
      <dl className="facts">
        <Fact name="group.crime-areas">
          <Areas of={of.crimeAreas} />
        </Fact>
        <Fact name="group.founded-by">
          <bdi>{of.bureauName}</bdi> · <Instant at={of.createdAt} how="short" />
        </Fact>
        <Fact name="group.members">{String(of.members)}</Fact>
      </dl>
      <Acts of={of} />
      {of.member ? (
        <>
          <fieldset className="tabs" aria-label={words('group.parts')}>
            {parts.map((one) => (
              <button
                key={one}
                type="button"
                className="tab"
                aria-pressed={part === one}
                onClick={() => chosenPart.write(one)}
              >
                <Words id={`group-part.${one}`} />
              </button>
            ))}
          </fieldset>
          {part === 'members' ? <MembersPanel of={of} /> : null}
          {part === 'calendar' ? <CalendarPanel of={of} /> : null}
          {part === 'notes' ? <NotesPanel of={of} /> : null}
        </>
      ) : null}
    </>
  )
}

type Asks = 'change' | 'close' | null

const Acts = ({ of }: { of: GroupView }) => {
  const [asks, ask] = useState<Asks>(null)
  const close = useAct(closeGroup, {
    refreshes: ['group.'],
    onDone: () => {
      ask(null)
      tell(<Words id="group.was-closed" />, 'good')
    },
  })
  const join = useAct(askToJoin, {
    refreshes: ['group.'],
    onDone: () => tell(<Words id="group.asked-told" />, 'good'),
  })
  const params = { id: of.id }
  const may = (act: string): boolean => of.allowed.includes(act)
  return (
    <div className="group-acts">
      {!of.member ? (
        <p className="quiet">
          <Words
            id={of.asked ? 'group.asked-waits' : 'group.how-to-ask'}
            values={{ bureau: <bdi key="b">{of.bureauName}</bdi> }}
          />
        </p>
      ) : null}
      {may('ask') && !of.asked ? (
        <>
          <Button
            variant="filled"
            loading={join.isPending}
            onClick={() => join.mutate({ params, body: { as: 'bureau' } })}
          >
            <Words id="group.ask-bureau" />
          </Button>
          <Button loading={join.isPending} onClick={() => join.mutate({ params, body: { as: 'expert' } })}>
            <Words id="group.ask-expert" />
          </Button>
        </>
      ) : null}
      <Refused of={join.error} />
      {may('keep') ? (
        <Button onClick={() => ask('change')}>
          <Words id="group.change" />
        </Button>
      ) : null}
      {may('close') ? (
        <Button variant="subtle" onClick={() => ask('close')}>
          <Words id="group.close" />
        </Button>
      ) : null}
      {asks === 'change' ? <GroupSheet of={of} onClose={() => ask(null)} onDone={() => ask(null)} /> : null}
      <Sure
        open={asks === 'close'}
        title="group.close"
        means="group.close-means"
        busy={close.isPending}
        problem={close.error}
        run={() => close.mutate({ params, body: { version: of.version } })}
        onClose={() => ask(null)}
      />
    </div>
  )
}
