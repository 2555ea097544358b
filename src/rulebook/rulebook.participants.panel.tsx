// Who takes part, under which limits; what the own bureau may do about it, and what the secretariat of the network may.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { Fact } from '../console/fact.tsx'
import { Mono } from '../console/mono.tsx'
import { useMay, useSession } from '../console/session.ts'
import { Split } from '../console/split.tsx'
import { Answered, EmptyYet } from '../console/states.tsx'
import { type Column, Table } from '../console/table.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { AskSheet, InviteSheet, ParticipationActs } from './rulebook.acts.panel.tsx'
import { askToJoin, inviteParticipant, listParticipants, showParticipant } from './rulebook.operations.ts'
import type { ParticipationView } from './rulebook.schema.ts'

const ClassWords = ({ of }: { of: ParticipationView }) => useCodeWords()('participant-class', of.class)
const StateWords = ({ of }: { of: ParticipationView }) => (
  <span className="rulebook-state" data-state={of.state}>
    {useCodeWords()('participation', of.state)}
  </span>
)
const Since = ({ of }: { of: ParticipationView }) => (
  <Instant at={of.state === 'left' ? of.leftAt : of.joinedAt} how="short" />
)

const columns: readonly Column<ParticipationView>[] = [
  {
    id: 'bureau',
    head: 'rulebook.bureau',
    sort: (one) => one.name,
    cell: (one) => (
      <span>
        <bdi className="strong">{one.name}</bdi> <Mono>{one.bureau}</Mono>
      </span>
    ),
  },
  { id: 'class', head: 'rulebook.class', width: '170px', hide: 'narrow', cell: (one) => <ClassWords of={one} /> },
  {
    id: 'state',
    head: 'rulebook.state',
    width: '150px',
    sort: (one) => one.state,
    cell: (one) => <StateWords of={one} />,
  },
  {
    id: 'limits',
    head: 'rulebook.limits',
    width: '90px',
    align: 'end',
    hide: 'narrow',
    cell: (one) => one.withoutClauses.length + one.withoutCrimeAreas.length,
  },
  { id: 'since', head: 'rulebook.since', width: '150px', hide: 'middling', cell: (one) => <Since of={one} /> },
]
const keyOf = (one: ParticipationView): string => one.bureau

export const Participants = (): ReactNode => {
  const words = useWords()
  const { bureau } = useSession()
  const [peeked, peek] = useState<string | null>(null)
  const [asks, ask] = useState<'invite' | 'ask' | null>(null)
  const mayInvite = useMay(inviteParticipant) && bureau === 'gs'
  const mayAsk = useMay(askToJoin)
  const list = (
    <Answered of={useAnswer(listParticipants, {})} rows={12}>
      {({ participants }) => {
        const own = participants.find((one) => one.bureau === bureau)
        const outside = !own || own.state === 'left' || own.state === 'refused'
        return (
          <>
            <div className="list-head">
              <p className="quiet">
                <Words
                  id="rulebook.joined-count"
                  values={{ count: participants.filter(({ state }) => state === 'joined').length }}
                />
              </p>
              {mayInvite ? (
                <Button onClick={() => ask('invite')}>
                  <Words id="rulebook.invite" />
                </Button>
              ) : null}
              {mayAsk && outside ? (
                <Button variant="filled" onClick={() => ask('ask')}>
                  <Words id="rulebook.ask" />
                </Button>
              ) : null}
            </div>
            {participants.length === 0 ? (
              <EmptyYet>
                <Words id="rulebook.nobody" />
              </EmptyYet>
            ) : (
              <Table
                lines={participants}
                columns={columns}
                keyOf={keyOf}
                label={words('rulebook-part.participants')}
                peeked={peeked}
                onPeek={(one) => peek(one.bureau)}
                onOpen={(one) => peek(one.bureau)}
              />
            )}
            <InviteSheet open={asks === 'invite'} onClose={() => ask(null)} />
            <AskSheet open={asks === 'ask'} onClose={() => ask(null)} />
          </>
        )
      }}
    </Answered>
  )
  return (
    <Split
      list={list}
      onClose={() => peek(null)}
      title={null}
      preview={peeked === null ? null : <One key={peeked} bureau={peeked} />}
    />
  )
}

const One = ({ bureau }: { bureau: string }) => (
  <Answered of={useAnswer(showParticipant, { params: { bureau } })} rows={8}>
    {(one) => <Content of={one} />}
  </Answered>
)

const Content = ({ of }: { of: ParticipationView }) => {
  const codeWords = useCodeWords()
  return (
    <div className="rulebook-text">
      <h2>
        <bdi>{of.name}</bdi>
      </h2>
      <ParticipationActs of={of} />
      <dl className="facts">
        <Fact name="rulebook.class">{codeWords('participant-class', of.class)}</Fact>
        <Fact name="rulebook.state">{codeWords('participation', of.state)}</Fact>
        <Fact name="rulebook.accepted">{of.termsVersion ?? '—'}</Fact>
        <Fact name="rulebook.may">
          {of.clauses.length === 0 ? '—' : of.clauses.map((one) => codeWords('clause', one)).join(' · ')}
        </Fact>
        {of.withoutClauses.length > 0 ? (
          <Fact name="rulebook.without-clauses">
            {of.withoutClauses.map((one) => codeWords('clause', one)).join(' · ')}
          </Fact>
        ) : null}
        {of.withoutCrimeAreas.length > 0 ? (
          <Fact name="rulebook.without-areas">
            {of.withoutCrimeAreas.map((one) => codeWords('crime-area', one)).join(' · ')}
          </Fact>
        ) : null}
        {of.note ? (
          <Fact name="rulebook.note">
            <bdi>{of.note}</bdi>
          </Fact>
        ) : null}
      </dl>
      <ol className="plain">
        {(of.steps ?? []).map((step) => (
          <li key={`${step.at} ${step.step}`}>
            <Instant at={step.at} how="short" /> {codeWords('participation-step', step.step)}
          </li>
        ))}
      </ol>
    </div>
  )
}
