// Test rounds: TEST, please acknowledge; who did, how fast, and who is silent.
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import { useAct, useAnswer } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, Form, TextField } from '../console/form.tsx'
import { To, useGo, useParameters } from '../console/go.tsx'
import { usePagedLines } from '../console/paging.ts'
import { useMay, useSession } from '../console/session.ts'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { Answered, EmptyYet, Failed, Loading } from '../console/states.tsx'
import { type Column, Table } from '../console/table.tsx'
import { Deadline, Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { Circle, RoundBoard } from './message.board.panel.tsx'
import { needsReason, resolveKnown } from './message.checks.panel.ts'
import type { RoundLine } from './message.schema.ts'
import { ToField, useAddressees } from './message.to.panel.tsx'
import { listRounds, setMessageSetting, showRound, startRound } from './message.writing.operations.ts'
import './message.css'

const keyOf = (one: RoundLine): string => one.id

const columns: readonly Column<RoundLine>[] = [
  {
    id: 'sent',
    head: 'message.sent-at',
    width: '150px',
    small: '144px',
    cell: (one) => <Instant at={one.createdAt} how="short" />,
  },
  { id: 'circle', head: 'message.to', cell: (one) => <Circle of={one.circle} /> },
  {
    id: 'heard',
    head: 'message.round-acknowledged',
    width: '170px',
    small: '84px',
    cell: (one) => (
      <bdi dir="ltr" className="mono">
        {one.acknowledged}/{one.of}
      </bdi>
    ),
  },
  {
    id: 'on-time',
    head: 'message-round-result.on-time',
    width: '120px',
    hide: 'narrow',
    cell: (one) => <bdi className="mono">{one.onTime}</bdi>,
  },
  {
    id: 'due',
    head: 'message.round-due',
    width: '220px',
    hide: 'narrow',
    cell: (one) => <Deadline at={one.dueAt} met={one.state === 'closed'} />,
  },
]

/** `/messages/rounds`. */
export const Rounds = (): ReactNode => {
  const words = useWords()
  const go = useGo()
  const { bureau } = useSession()
  // Every desk may look; the General Secretariat begins.
  const mayStart = useMay(startRound) && bureau === generalSecretariat
  const maySet = useMay(setMessageSetting) && bureau === generalSecretariat
  const [starting, start] = useState(false)
  const list = usePagedLines(listRounds, { query: { limit: 100 } }, (page) => page.rounds)
  const lines = list.data
  return (
    <>
      <div className="list-head">
        <h1>
          <Words id="message.rounds-title" />
        </h1>
        {mayStart ? (
          <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => start(true)}>
            <Words id="message.round-new" />
          </Button>
        ) : null}
        {maySet ? (
          <To address="/messages/settings">
            <Words id="message-setting.title" />
          </To>
        ) : null}
        <To address="/messages">
          <Words id="message.title" />
        </To>
      </div>
      {list.error && lines === undefined ? (
        <Failed problem={list.error} retry={() => void list.refetch()} />
      ) : lines === undefined ? (
        <Loading rows={8} />
      ) : lines.length === 0 ? (
        <EmptyYet {...(mayStart ? { act: { says: <Words id="message.round-new" />, run: () => start(true) } } : {})}>
          <Words id="message-none.rounds" />
        </EmptyYet>
      ) : (
        <Table
          lines={lines}
          columns={columns}
          keyOf={keyOf}
          label={words('message.rounds-title')}
          onOpen={(one) => go(`/messages/rounds/${one.id}`)}
          onEnd={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
        />
      )}
      <StartSheet open={starting} onClose={() => start(false)} />
    </>
  )
}

const StartSheet = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const words = useWords()
  const go = useGo()
  const { bureau } = useSession()
  const { recipients, groups } = useAddressees()
  const [draft, change, clear] = useDraft('message round', {
    to: [] as string[],
    reason: '',
    ourReference: '',
    minutes: '60',
  })
  const [tried, setTried] = useState(false)
  const act = useAct(startRound, {
    refreshes: ['message.'],
    onDone: (round) => {
      clear()
      tell(<Words id="message.round-begun" values={{ count: round.of }} />, 'good')
      onClose()
      go(`/messages/rounds/${round.id}`)
    },
  })
  const resolved = resolveKnown(draft.to, { own: bureau, recipients, groups })
  const required = (pointer: string, value: string) =>
    value.trim() === '' ? [{ pointer, says: words('fault.required') }] : []
  const faults = [
    ...resolved.faults.slice(0, 1).map(({ key }) => ({ pointer: '/to', says: words(key) })),
    ...required('/ourReference', draft.ourReference),
    ...(needsReason(resolved.bureaus) ? required('/reason', draft.reason) : []),
  ]
  return (
    <Sheet open={open} title={<Words id="message.round-new" />} onClose={onClose} size={560}>
      <Form
        problem={act.error}
        {...(tried && faults.length > 0 ? { faults } : {})}
        onSubmit={() => {
          setTried(true)
          if (faults.length > 0 || act.isPending) return
          act.mutate({
            body: {
              to: draft.to,
              ourReference: draft.ourReference.trim(),
              dueInMinutes: Number(draft.minutes),
              ...(draft.reason.trim() === '' ? {} : { reason: draft.reason.trim() }),
            },
          })
        }}
      >
        <div className="sheet-consequence">
          <Words id="message.round-says" />
        </div>
        <ToField
          value={draft.to}
          onChange={(to) => change({ to })}
          counts={resolved.counts}
          total={resolved.bureaus.length}
        />
        {needsReason(resolved.bureaus) ? (
          <TextField
            label="message.reason"
            pointer="/reason"
            required
            lines={2}
            maxLength={1000}
            value={draft.reason}
            onChange={(reason) => change({ reason })}
          />
        ) : null}
        <TextField
          label="message.our-reference"
          pointer="/ourReference"
          mono
          required
          maxLength={80}
          value={draft.ourReference}
          onChange={(ourReference) => change({ ourReference })}
        />
        <CodeField
          label="message.round-within"
          pointer="/dueInMinutes"
          list="message-round-within"
          codes={['15', '60', '240', '1440']}
          required
          value={draft.minutes}
          onChange={(minutes) => change({ minutes: minutes ?? '60' })}
        />
        <FormActs act={<Words id="message.round-send" />} busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

/** `/messages/rounds/:id`. */
export const RoundPage = (): ReactNode => {
  const { id = '' } = useParameters()
  return (
    <div className="page">
      <div className="page-head">
        <h1>
          <Words id="message.round-title" />
        </h1>
        <To address="/messages/rounds">
          <Words id="message.rounds-title" />
        </To>
      </div>
      <Answered of={useAnswer(showRound, { params: { id } })} rows={12}>
        {(round) => <RoundBoard of={round} />}
      </Answered>
    </div>
  )
}
