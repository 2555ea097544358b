// Messages of the bureau: what came in, what went out, what is being written; by message or by thread, beside a preview.
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useAnswer } from '../console/client.ts'
import { To, useGo } from '../console/go.tsx'
import type { KeyMap } from '../console/keys.ts'
import { usePagedLines } from '../console/paging.ts'
import { useMay } from '../console/session.ts'
import { signal, useSignal } from '../console/signal.ts'
import { Split } from '../console/split.tsx'
import { Answered, EmptyFiltered, EmptyYet, Failed, Loading, Stale } from '../console/states.tsx'
import { Table } from '../console/table.tsx'
import { Urgency } from '../console/urgency.tsx'
import { walked } from '../console/walk.ts'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { MessageActs, type MessageIntent } from './message.acts.panel.tsx'
import { useCompose } from './message.begin.panel.tsx'
import { columnsOf, messageLook, useSayLine } from './message.columns.panel.tsx'
import { MessageContent, Sealing } from './message.content.panel.tsx'
import { DraftTable } from './message.drafts.panel.tsx'
import { FilterBar } from './message.filters.panel.tsx'
import {
  type Filters,
  isFiltered,
  type ListLine,
  type MessageBox,
  messageBoxes,
  noFilters,
  queryOf,
  singleLines,
  threadsOf,
} from './message.lines.panel.ts'
import { listMessages, sendMessage, showMessage } from './message.operations.ts'
import type { MessageLine } from './message.schema.ts'
import './message.css'

/** Box, filters and grouping stay chosen while one looks at other pages. */
const chosenBox = signal<Exclude<MessageBox, 'rounds'>>('in')
const chosenFilters = signal<Filters>(noFilters)
const byThread = signal(false)

const keyOf = (one: ListLine): string => one.key

/** `/messages`. */
export const Messages = (): ReactNode => {
  const words = useWords()
  const go = useGo()
  const box = useSignal(chosenBox)
  const filters = useSignal(chosenFilters)
  const threads = useSignal(byThread)
  const mayWrite = useMay(sendMessage)
  const compose = useCompose()
  const [peek, setPeek] = useState<{ readonly id: string; readonly intent: MessageIntent | null } | null>(null)
  const choose = (next: MessageBox) => {
    setPeek(null)
    if (next === 'rounds') go('/messages/rounds')
    else chosenBox.write(next)
  }
  const list = (
    <>
      <div className="list-head">
        <h1>
          <Words id="message.title" />
        </h1>
        {mayWrite ? (
          <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={compose.write}>
            <Words id="message.new" />
          </Button>
        ) : null}
        <To address="/messages/groups">
          <Words id="message.groups-title" />
        </To>
        <fieldset className="message-tabs" aria-label={words('message.boxes')}>
          {messageBoxes.map((one) => (
            <button
              key={one}
              type="button"
              className="message-tab"
              aria-pressed={box === one}
              onClick={() => choose(one)}
            >
              <Words id={`message-box.${one}`} />
            </button>
          ))}
        </fieldset>
      </div>
      {box === 'drafts' ? (
        <DraftTable />
      ) : (
        <>
          <FilterBar filters={filters} onChange={chosenFilters.write} threads={threads} onThreads={byThread.write} />
          <Lines
            key={`${box} ${JSON.stringify(filters)}`}
            box={box}
            filters={filters}
            threads={threads}
            peeked={peek?.id ?? null}
            write={mayWrite ? compose.write : null}
            onPeek={(line, intent) => setPeek({ id: line.id, intent: intent ?? null })}
          />
        </>
      )}
    </>
  )
  return (
    <Split
      list={list}
      onClose={() => setPeek(null)}
      title={peek === null ? null : <PreviewTitle id={peek.id} />}
      preview={
        peek === null ? null : (
          <Preview
            key={peek.id}
            id={peek.id}
            intent={peek.intent}
            onIntentDone={() => setPeek({ id: peek.id, intent: null })}
          />
        )
      }
    />
  )
}

const useLines = (box: 'in' | 'out', filters: Filters) =>
  usePagedLines(listMessages, { query: { ...queryOf(box, filters), limit: 100 } }, (page) => page.messages)

const Lines = ({
  box,
  filters,
  threads,
  peeked,
  write,
  onPeek,
}: {
  box: 'in' | 'out'
  filters: Filters
  threads: boolean
  peeked: string | null
  write: (() => void) | null
  onPeek: (line: MessageLine, intent?: MessageIntent) => void
}) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const go = useGo()
  const say = useSayLine()
  const compose = useCompose()
  const list = useLines(box, filters)
  const fetched = list.data
  const lines = useMemo(() => (threads ? threadsOf : singleLines)(fetched ?? []), [fetched, threads])
  useEffect(() => walked.write([...new Set(lines.map(({ line }) => `/messages/${line.thread}`))]), [lines])
  const columns = useMemo(() => columnsOf(box, peeked !== null), [box, peeked])
  if (list.error && fetched === undefined) return <Failed problem={list.error} retry={() => void list.refetch()} />
  if (fetched === undefined) return <Loading rows={14} />
  if (lines.length === 0)
    return isFiltered(filters) ? (
      <EmptyFiltered
        filters={[
          ...filters.chips.map((chip) => codeWords('message-chip', chip)),
          ...(filters.urgency ? [`${words('message.urgency')}: ${codeWords('urgency', filters.urgency)}`] : []),
          ...(filters.crimeArea
            ? [`${words('message.crime-area')}: ${codeWords('crime-area', filters.crimeArea)}`]
            : []),
          ...(filters.with ? [`${words('message.with')}: ${bureauName(filters.with)}`] : []),
        ]}
        clear={() => chosenFilters.write(noFilters)}
      />
    ) : (
      <EmptyYet {...(write ? { act: { says: <Words id="message.new" />, run: write } } : {})}>
        <Words id={`message-none.${box}`} />
      </EmptyYet>
    )
  const keysOf = ({ line }: ListLine): KeyMap =>
    line.id === peeked || write === null
      ? {}
      : {
          r: { does: 'message.key-reply', run: () => compose.reply(line) },
          'Shift+r': { does: 'message.key-reply-all', run: () => compose.reply(line, true), hint: false },
          f: { does: 'message.key-forward', run: () => compose.forward(line), hint: false },
          ...(box === 'in' && line.acknowledgedAt === null
            ? { e: { does: 'message.key-acknowledge', run: () => onPeek(line, 'acknowledge') } }
            : {}),
        }
  return (
    <>
      {list.error ? (
        <Stale since={new Date(list.dataUpdatedAt).toISOString()} refresh={() => void list.refetch()} />
      ) : null}
      <Table
        lines={lines}
        columns={columns}
        keyOf={keyOf}
        label={words('message.title')}
        say={({ line }) => say(line)}
        look={({ line }) => messageLook(line)}
        scope={`${box} ${String(threads)} ${JSON.stringify(filters)}`}
        peeked={lines.find(({ line }) => line.id === peeked)?.key ?? null}
        onPeek={({ line }) => onPeek(line)}
        onOpen={({ line }) => go(`/messages/${line.thread}`)}
        keysOf={keysOf}
        onEnd={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
        foot={
          <Words
            id={list.hasNextPage ? 'message.shown-more' : 'message.shown-all'}
            values={{ count: fetched.length }}
          />
        }
      />
    </>
  )
}

const PreviewTitle = ({ id }: { id: string }) => {
  const message = useAnswer(showMessage, { params: { id } }).data
  return message ? (
    <span>
      <Urgency code={message.urgency} /> <bdi className="mono">{message.number ?? message.ourReference}</bdi>
    </span>
  ) : null
}

const Preview = ({
  id,
  intent,
  onIntentDone,
}: {
  id: string
  intent: MessageIntent | null
  onIntentDone: () => void
}) => {
  const go = useGo()
  const message = useAnswer(showMessage, { params: { id } })
  return (
    <Answered of={message} rows={10}>
      {(view) => (
        <>
          <MessageContent of={view}>
            <MessageActs of={view} intent={intent} onIntentDone={onIntentDone}>
              <Button variant="subtle" onClick={() => go(`/messages/${view.thread}`)}>
                <Words id="message.open-thread" />
              </Button>
            </MessageActs>
          </MessageContent>
          <Sealing of={[view]} />
        </>
      )}
    </Answered>
  )
}
