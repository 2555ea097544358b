// Telephone calls of the bureau: with whom, what was said, and what was to follow in writing.
import { Button } from '@mantine/core'
import { IconPhoneIncoming, IconPhoneOutgoing, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { Form } from '../console/form.tsx'
import { To } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { usePagedLines } from '../console/paging.ts'
import { EmptyFiltered, EmptyYet, Failed, Loading } from '../console/states.tsx'
import { Deadline, Instant } from '../console/time.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { callAsked } from './desk.asked.panel.tsx'
import { BureauField } from './desk.call.panel.tsx'
import './desk.css'
import './desk.handover.css'
import { Bureau, Officer } from './desk.parts.panel.tsx'
import { listCalls } from './desk.shift.operations.ts'
import type { CallLine } from './desk.shift.schema.ts'

const log = () => callAsked.write({})

/** `/desk/calls`. */
export const Calls = (): ReactNode => {
  const words = useWords()
  const [bureau, choose] = useState<string | null>(null)
  const list = usePagedLines(
    listCalls,
    {
      query: {
        limit: 50,
        ...(bureau === null ? {} : { with: bureau }),
      },
    },
    (page) => page.calls,
  )
  const calls = list.data ?? []
  return (
    <div className="handover">
      <div className="list-head">
        <h1>
          <Words id="desk.calls-title" />
        </h1>
        <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={log}>
          <Words id="desk-act.call" />
        </Button>
        <To address="/desk">
          <Words id="desk.title" />
        </To>
      </div>
      <div className="handover-body">
        <Form onSubmit={() => undefined} label={words('desk.calls-title')}>
          <BureauField label="desk.call-with" pointer="/with" required={false} value={bureau} onChange={choose} />
        </Form>
        {list.error && calls.length === 0 ? (
          <Failed problem={list.error} retry={() => void list.refetch()} />
        ) : list.isPending ? (
          <Loading rows={6} />
        ) : calls.length === 0 ? (
          bureau === null ? (
            <EmptyYet act={{ says: <Words id="desk-act.call" />, run: log }}>
              <Words id="desk.calls-none" />
            </EmptyYet>
          ) : (
            <EmptyFiltered filters={[`${words('desk.call-with')}: ${bureauName(bureau)}`]} clear={() => choose(null)} />
          )
        ) : (
          <ol className="desk-calls">
            {calls.map((call) => (
              <Call key={call.id} of={call} />
            ))}
          </ol>
        )}
        {list.hasNextPage ? (
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            <Words id="desk.more-calls" />
          </Button>
        ) : null}
      </div>
    </div>
  )
}

const Call = ({ of }: { of: CallLine }) => {
  const codeWords = useCodeWords()
  const Sign = of.direction === 'in' ? IconPhoneIncoming : IconPhoneOutgoing
  return (
    <li className="desk-call" data-reached={of.reached}>
      <p className="handover-head">
        <Sign size={14} aria-hidden />
        <Instant at={of.at} />
        <strong>
          <Bureau code={of.with} />
        </strong>
        {of.direction ? <span>{codeWords('call-direction', of.direction)}</span> : null}
        {of.number ? <Mono whole>{of.number}</Mono> : null}
        {of.reached ? null : (
          <strong>
            <Words id="desk.call-not-reached" />
          </strong>
        )}
        {of.reference ? (
          of.hit ? (
            <To address={`/hits/${of.hit}`}>{of.reference}</To>
          ) : (
            <Mono>{of.reference}</Mono>
          )
        ) : null}
        <span className="quiet">
          <Officer name={of.by} />
        </span>
      </p>
      {of.spoke ? <p className="quiet">{of.spoke}</p> : null}
      {of.said === null ? (
        <p className="quiet">
          <Words id="desk.call-said-on-hit" />
        </p>
      ) : (
        <p className="record-lines" dir="auto">
          {of.said}
        </p>
      )}
      {of.confirmation ? (
        <p>
          <Words id={`desk.call-follows-${of.confirmation.from}`} />{' '}
          <Deadline at={of.confirmation.by} met={of.confirmation.doneAt !== null} />
          {of.confirmation.doneAt ? (
            <>
              {' · '}
              <Words id="desk.call-confirmed" /> <Instant at={of.confirmation.doneAt} how="short" />
            </>
          ) : null}
        </p>
      ) : null}
    </li>
  )
}
