// Resolution: the queue of pairs that may be one, a pair side by side with the evidence, decided with a reason, taken back exactly.
import { Button } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { FileView } from '../analysis/analysis.schema.ts'
import { useAct, useAnswer } from '../console/client.ts'
import { useKeys } from '../console/keys.ts'
import { Mono } from '../console/mono.tsx'
import { usePages } from '../console/paging.ts'
import { ReasonSheet } from '../console/sheet.tsx'
import { Answered, EmptyYet, Failed, Loading } from '../console/states.tsx'
import { type Column, Table } from '../console/table.tsx'
import { Instant } from '../console/time.tsx'
import { offerUndo } from '../console/undo.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import { Decisions } from './material.decisions.panel.tsx'
import { noFacets } from './material.facets.panel.ts'
import { nextOf, useMaterial } from './material.list.panel.ts'
import { Pair, Verdict } from './material.pair.panel.tsx'
import { Entity } from './material.parts.panel.tsx'
import { beginRun, decide, listProposals, listRuns, showRun, undoDecision } from './material.work.operations.ts'

type Proposal = Answer<typeof listProposals>['proposals'][number]
type RunView = Answer<typeof showRun>
const verdicts = ['same', 'not-same'] as const
type Decided = (typeof verdicts)[number]

const columns: readonly Column<Proposal>[] = [
  {
    id: 'pair',
    head: 'material.pair',
    cell: (line) => (
      <span className="material-pair-line">
        <Entity kind={line.one.kind} title={line.one.title} />
        <Entity kind={line.other.kind} title={line.other.title} />
      </span>
    ),
  },
  { id: 'verdict', head: 'material.verdict', width: '150px', cell: (line) => <Verdict of={line} /> },
  {
    id: 'score',
    head: 'material.score',
    width: '80px',
    align: 'end',
    hide: 'middling',
    cell: (line) => <Mono>{line.score.toFixed(2)}</Mono>,
  },
]
const keyOf = (line: Proposal): string => line.id

/** How far a search is. While it runs it is asked for again by itself. */
const RunStanding = ({ of }: { of: RunView }) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const shown = useAnswer(
    showRun,
    { params: { id: of.id } },
    of.state === 'running' ? { every: 1500 } : { when: false },
  )
  const now = shown.data ?? of
  const percent = now.of === 0 ? 0 : Math.min(100, Math.floor((now.done / now.of) * 100))
  if (now.state === 'running')
    return (
      <p className="material-run" role="status">
        <progress value={percent} max={100} aria-label={words('material.run')} />
        <span>
          {codeWords('material-phase', now.phase ?? 'reading')} ·{' '}
          <Words id="material.run-done" values={{ done: now.done, of: now.of }} />
        </span>
      </p>
    )
  return (
    <p className="quiet" role="status">
      {codeWords('material-run', now.state)} · <Instant at={now.endedAt ?? now.startedAt} how="short" /> ·{' '}
      <Words id="material.run-found" values={{ proposals: now.proposals, open: now.open, compared: now.compared }} />
    </p>
  )
}

/** The sheet in which one says why; what was decided can be taken back at once and later. */
const Deciding = ({
  file,
  of,
  verdict,
  onClose,
  onDecided,
}: {
  file: string
  of: Proposal
  verdict: Decided
  onClose: () => void
  onDecided: () => void
}) => {
  const words = useWords()
  const undo = useAct(undoDecision, { refreshes: ['material.'] })
  const act = useAct(decide, {
    refreshes: ['material.'],
    onDone: ({ id }) => {
      onDecided()
      offerUndo(words(`material.decided-${verdict}`), () => undo.mutate({ params: { id } }))
    },
  })
  const values = { one: <bdi key="one">{of.one.title}</bdi>, other: <bdi key="other">{of.other.title}</bdi> }
  return (
    <ReasonSheet
      open
      title={<Words id={`material.decide-${verdict}`} />}
      consequence={<Words id={`material.decide-${verdict}-means`} values={values} />}
      reasons={[]}
      list=""
      act={<Words id={`material.decide-${verdict}`} />}
      textRequired
      busy={act.isPending}
      problem={act.error}
      onAct={({ text }) =>
        act.mutate({ params: { id: file }, body: { one: of.one.id, other: of.other.id, verdict, reason: text } })
      }
      onClose={onClose}
    />
  )
}

const Queue = ({ file, run, mayDecide }: { file: string; run: string; mayDecide: boolean }) => {
  const words = useWords()
  const [chosen, choose] = useState<string | null>(null)
  const [deciding, setDeciding] = useState<{ readonly of: Proposal; readonly verdict: Decided } | null>(null)
  const [decided, setDecided] = useState(false)
  const list = usePages(listProposals, { params: { id: run }, query: { limit: 100, open: !decided } })
  const lines = list.data?.flatMap(({ proposals }) => proposals) ?? []
  const at = lines.findIndex(({ id }) => id === chosen)
  const shown = lines[Math.max(at, 0)]
  const next = () => choose(lines[at + 1]?.id ?? lines[0]?.id ?? null)
  const open = (verdict: Decided) => () => {
    if (shown && mayDecide && shown.decision === null) setDeciding({ of: shown, verdict })
  }
  const may = shown !== undefined && shown.decision === null && mayDecide
  useKeys({
    y: may ? { does: 'material.key-same', run: open('same') } : undefined,
    n: may ? { does: 'material.key-not-same', run: open('not-same') } : undefined,
    q: shown ? { does: 'material.key-later', run: next } : undefined,
  })
  return (
    <>
      <div className="material-acts">
        <Button aria-pressed={decided} onClick={() => setDecided(!decided)}>
          <Words id={decided ? 'material.only-open' : 'material.with-decided'} />
        </Button>
      </div>
      {list.error && !list.data ? (
        <Failed problem={list.error} retry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Loading rows={8} />
      ) : lines.length === 0 ? (
        <EmptyYet>
          <Words id="material.no-proposals" />
        </EmptyYet>
      ) : (
        <div className="material-queue">
          <section className="material-queue-list" aria-label={words('material.queue')} data-region>
            <Table
              lines={lines}
              columns={columns}
              keyOf={keyOf}
              label={words('material.queue')}
              peeked={shown?.id ?? null}
              look={(line) => ({ struck: line.decision !== null })}
              onPeek={(line) => choose(line.id)}
              onOpen={(line) => choose(line.id)}
              onEnd={nextOf(list)}
              foot={
                <Words
                  id={list.hasNextPage ? 'record.shown-more' : 'record.shown-all'}
                  values={{ count: lines.length }}
                />
              }
            />
          </section>
          {shown ? (
            <section className="material-queue-pair" aria-label={words('material.pair')} data-region>
              <Pair
                key={shown.id}
                file={file}
                of={shown}
                acts={
                  may ? (
                    <div className="material-acts">
                      <Button variant="filled" aria-keyshortcuts="y" onClick={open('same')}>
                        <Words id="material.decide-same" />
                      </Button>
                      <Button aria-keyshortcuts="n" onClick={open('not-same')}>
                        <Words id="material.decide-not-same" />
                      </Button>
                      <Button variant="subtle" aria-keyshortcuts="q" onClick={next}>
                        <Words id="material.later" />
                      </Button>
                    </div>
                  ) : null
                }
              />
            </section>
          ) : null}
        </div>
      )}
      {deciding ? (
        <Deciding
          key={`${deciding.of.id} ${deciding.verdict}`}
          file={file}
          of={deciding.of}
          verdict={deciding.verdict}
          onClose={() => setDeciding(null)}
          onDecided={() => {
            setDeciding(null)
            next()
          }}
        />
      ) : null}
    </>
  )
}

/** Searches of the own bureau, the newest at work; its proposals; the decisions that stand. */
export const FileResolution = ({ file }: { file: Pick<FileView, 'id'> }): ReactNode => {
  const words = useWords()
  const params = { id: file.id }
  const material = useMaterial(file.id, noFacets)
  const allowed = material.data?.[0]?.allowed ?? []
  const runs = useAnswer(listRuns, { params })
  const begin = useAct(beginRun, { refreshes: ['material.'] })
  const isRunning = runs.data?.runs.some(({ state }) => state === 'running') ?? false
  return (
    <div className="material">
      <div className="material-bar">
        <h2>
          <Words id="material.resolution" />
        </h2>
        {allowed.includes('resolve') ? (
          <Button
            variant="filled"
            leftSection={<IconPlayerPlay size={14} aria-hidden />}
            loading={begin.isPending}
            disabled={isRunning}
            onClick={() => begin.mutate({ params })}
          >
            <Words id="material.resolve" />
          </Button>
        ) : null}
      </div>
      {begin.error ? <Failed problem={begin.error} /> : null}
      <Answered of={runs} rows={6}>
        {({ runs: [latest] }) =>
          latest ? (
            <>
              <RunStanding key={latest.id} of={latest} />
              {latest.state === 'finished' ? (
                <Queue file={file.id} run={latest.id} mayDecide={allowed.includes('decide')} />
              ) : null}
            </>
          ) : (
            <EmptyYet>
              <Words id="material.no-runs" />
            </EmptyYet>
          )
        }
      </Answered>
      <section aria-label={words('material.decisions')} className="material-section">
        <h2>
          <Words id="material.decisions" />
        </h2>
        <Decisions file={file.id} />
      </section>
    </div>
  )
}
