// My activity: the officer's own entries in the register of processing, in words; supervision reads those of the bureau.
import { Button, Checkbox, SegmentedControl } from '@mantine/core'
import { IconBan, IconRefresh } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { useGo } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { useHasDuty } from '../console/session.ts'
import { Split } from '../console/split.tsx'
import { EmptyFiltered, EmptyYet, Failed, Loading } from '../console/states.tsx'
import { type Column, Table } from '../console/table.tsx'
import { Instant } from '../console/time.tsx'
import { Code, useCodeWords, useWords, Words } from '../console/words.tsx'
import { listFacts } from './oversight.operations.ts'
import './oversight.css'
import { addressOf, type Entry, EntryView, Outcome, SubjectWords } from './oversight.entry.panel.tsx'

/** Duties that read the register of their whole bureau (RPD 120 to 127); the hub decides again. */
const supervisors = ['auditor', 'data-protection', 'compliance'] as const

const at: Column<Entry> = {
  id: 'at',
  head: 'oversight.at',
  width: '160px',
  small: '148px',
  cell: (fact) => <Instant at={fact.at} how="short" />,
}
const what: Column<Entry> = {
  id: 'what',
  head: 'oversight.what',
  cell: (fact) => (
    <span className={fact.outcome === 'refused' ? 'activity-refused' : ''}>
      {fact.outcome === 'refused' ? <IconBan size={14} aria-hidden /> : null}{' '}
      <Code list="operation" of={fact.operation} />
    </span>
  ),
}
const who: Column<Entry> = {
  id: 'who',
  head: 'oversight.who',
  width: '150px',
  small: '96px',
  cell: (fact) => <Mono>{fact.officer}</Mono>,
}
const rest: readonly Column<Entry>[] = [
  { id: 'outcome', head: 'oversight.outcome', width: '100px', hide: 'narrow', cell: (fact) => <Outcome of={fact} /> },
  {
    id: 'subject',
    head: 'oversight.subject',
    width: '150px',
    hide: 'middling',
    cell: (fact) => <SubjectWords of={fact} />,
  },
  {
    id: 'purpose',
    head: 'oversight.purpose',
    width: '140px',
    hide: 'narrow',
    cell: (fact) => (fact.purpose ? <Code list="purpose" of={fact.purpose} /> : <span className="quiet">—</span>),
  },
  {
    id: 'reference',
    head: 'oversight.reference',
    width: '120px',
    hide: 'narrow',
    cell: (fact) => <Mono>{fact.reference}</Mono>,
  },
  {
    id: 'place',
    head: 'oversight.place',
    width: '72px',
    align: 'end',
    hide: 'middling',
    cell: (fact) => <Mono>{fact.place ?? '…'}</Mono>,
  },
]
/** Beside an open entry, which says the rest. */
const columnsOf = (scope: 'own' | 'bureau', isBeside: boolean): readonly Column<Entry>[] => [
  at,
  ...(scope === 'bureau' ? [who] : []),
  what,
  ...(isBeside ? [] : rest),
]
const keyOf = (fact: Entry): string => fact.id

/** `/activity`. */
export const Activity = (): ReactNode => {
  const words = useWords()
  const codeWords = useCodeWords()
  const go = useGo()
  const supervises = useHasDuty(supervisors)
  const [scope, setScope] = useState<'own' | 'bureau'>('own')
  const [refused, setRefused] = useState(false)
  const [rights, setRights] = useState(false)
  const [subject, setSubject] = useState<string | null>(null)
  const [marks, setMarks] = useState<readonly string[]>([])
  const [peeked, peek] = useState<Entry | null>(null)
  const after = marks.at(-1)
  const found = useAnswer(
    listFacts,
    {
      query: {
        limit: 100,
        ...(scope === 'bureau' ? { scope } : {}),
        ...(refused ? { refused } : {}),
        ...(rights ? { rights } : {}),
        ...(subject ? { subject } : {}),
        ...(after ? { after } : {}),
      },
    },
    { keep: true },
  )
  const restart = () => {
    setMarks([])
    peek(null)
  }
  const clear = () => {
    setRefused(false)
    setRights(false)
    setSubject(null)
    restart()
  }
  const facts = found.data?.facts ?? []
  const isBeside = peeked !== null
  const columns = useMemo(() => columnsOf(scope, isBeside), [scope, isBeside])
  const filters = [
    ...(refused ? [words('oversight.only-refused')] : []),
    ...(rights ? [words('oversight.only-rights')] : []),
    ...(subject ? [words('oversight.about-one')] : []),
  ]
  const list = (
    <>
      <div className="list-head">
        <h1>
          <Words id="oversight.activity" />
        </h1>
        {supervises ? (
          <SegmentedControl
            size="xs"
            aria-label={words('oversight.scope')}
            value={scope}
            onChange={(next) => {
              setScope(next as 'own' | 'bureau')
              restart()
            }}
            data={[
              { value: 'own', label: words('oversight.scope-own') },
              { value: 'bureau', label: words('oversight.scope-bureau') },
            ]}
          />
        ) : null}
        <Checkbox
          label={words('oversight.only-refused')}
          checked={refused}
          onChange={(event) => {
            setRefused(event.currentTarget.checked)
            restart()
          }}
        />
        <Checkbox
          label={words('oversight.only-rights')}
          checked={rights}
          onChange={(event) => {
            setRights(event.currentTarget.checked)
            restart()
          }}
        />
        {subject ? (
          <Button
            variant="light"
            size="compact-sm"
            onClick={() => {
              setSubject(null)
              restart()
            }}
          >
            <Words id="oversight.about-one" /> ✕
          </Button>
        ) : null}
        <Button
          variant="subtle"
          leftSection={<IconRefresh size={14} aria-hidden />}
          loading={found.isFetching && !found.isPending}
          onClick={() => {
            setMarks([])
            void found.refetch()
          }}
        >
          <Words id="oversight.refresh" />
        </Button>
      </div>
      {found.error && !found.data ? <Failed problem={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <Loading rows={14} /> : null}
      {found.data && facts.length === 0 ? (
        filters.length > 0 ? (
          <EmptyFiltered filters={filters} clear={clear} />
        ) : (
          <EmptyYet>
            <Words id="oversight.none" />
          </EmptyYet>
        )
      ) : null}
      {facts.length > 0 ? (
        <Table
          lines={facts}
          columns={columns}
          keyOf={keyOf}
          label={words('oversight.activity')}
          say={(fact) =>
            [
              fact.outcome === 'refused' ? codeWords('fact-outcome', 'refused') : '',
              codeWords('operation', fact.operation),
              fact.purpose ? codeWords('purpose', fact.purpose) : '',
              fact.at.slice(0, 16).replace('T', ' '),
            ]
              .filter(Boolean)
              .join(', ')
          }
          look={(fact) => (fact.outcome === 'refused' ? { tone: 'flash' } : {})}
          scope={`${scope} ${refused} ${rights} ${subject ?? ''} ${after ?? ''}`}
          onPeek={(fact) => peek(fact)}
          onOpen={(fact) => {
            const address = addressOf(fact)
            if (address) go(address)
            else peek(fact)
          }}
          peeked={peeked?.id ?? null}
          foot={
            <>
              <span>
                <Words id="oversight.page" values={{ count: facts.length, page: marks.length + 1 }} />
              </span>
              {marks.length > 0 ? (
                <Button variant="subtle" size="compact-xs" onClick={() => setMarks(marks.slice(0, -1))}>
                  <Words id="oversight.newer" />
                </Button>
              ) : null}
              {found.data?.after ? (
                <Button variant="subtle" size="compact-xs" onClick={() => setMarks([...marks, found.data.after ?? ''])}>
                  <Words id="oversight.older" />
                </Button>
              ) : null}
              <span className="activity-note">
                <Words id="oversight.note" />
              </span>
            </>
          }
        />
      ) : null}
    </>
  )
  return (
    <Split
      list={list}
      preview={
        peeked ? (
          <EntryView
            of={peeked}
            onOnly={(one) => {
              setSubject(one)
              setMarks([])
            }}
          />
        ) : null
      }
      title={peeked ? <Code list="operation" of={peeked.operation} /> : null}
      onClose={() => peek(null)}
    />
  )
}
