// Tables of the own bureau on their way into a file: how far, how fast, how long still; rows that were not taken, to look at and take away.
import { Button } from '@mantine/core'
import { IconDownload, IconPlayerStop } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { saveBytes } from '../console/bytes.ts'
import { ask, useAct, useAnswer } from '../console/client.ts'
import { To } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { usePages } from '../console/paging.ts'
import { Problem } from '../console/problem.ts'
import { ReasonSheet } from '../console/sheet.tsx'
import { Answered, EmptyYet, Failed, Loading } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { Bytes, Span } from '../feed/feed.words.panel.tsx'
import type { Answer } from '../kernel/operation.ts'
import { More, usePlaceWords } from './material.parts.panel.tsx'
import { percentOf, secondsLeft } from './material.progress.panel.ts'
import { type RefusedRow, tableOfRows } from './material.refused.panel.ts'
import { listRefusedRows, listTables, showTable, stopTable } from './material.work.operations.ts'
import type { ImportView } from './material.work.schema.ts'

type Page = Answer<typeof listRefusedRows>

const pageOf = (id: string, after: number | null): Promise<Page> =>
  ask(listRefusedRows, { params: { id }, query: { limit: 200, ...(after === null ? {} : { after }) } })

const allRows = async (id: string): Promise<RefusedRow[]> => {
  const found: RefusedRow[] = []
  for (let after: number | null = null; ; ) {
    const page: Page = await pageOf(id, after)
    found.push(...page.rows)
    if (page.after === null) return found
    after = page.after
  }
}

const Refused = ({ of }: { of: ImportView }) => {
  const words = useWords()
  const placeWords = usePlaceWords()
  /** A field by its name, a column as its file calls it. */
  const nameOf = (field: string): string => (field.startsWith('/') ? placeWords(field) : field)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const list = usePages(listRefusedRows, { params: { id: of.id }, query: { limit: 200 } }, { anew: of.refused })
  const download = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const heads = [words('material.row-head'), words('material.field'), words('material.why')] as const
      const named = (await allRows(of.id)).map(({ line, faults }) => ({
        line,
        faults: faults.map(({ field, says }) => ({ field: nameOf(field), says })),
      }))
      const blob = new Blob([tableOfRows(heads, named)], { type: 'text/csv;charset=utf-8' })
      saveBytes({ blob, fileName: `rejected-${of.id.slice(-6)}.csv` })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  if (list.error && !list.data) return <Failed problem={list.error} retry={() => void list.refetch()} />
  if (list.isPending) return <Loading rows={3} />
  return (
    <section className="material-section" aria-label={words('material.refused-rows')}>
      <Button leftSection={<IconDownload size={14} aria-hidden />} loading={busy} onClick={() => void download()}>
        <Words id="material.refused-save" values={{ count: of.refused }} />
      </Button>
      {problem ? <Failed problem={problem} /> : null}
      <table className="material-table">
        <thead>
          <tr>
            <th scope="col">
              <Words id="material.row-head" />
            </th>
            <th scope="col">
              <Words id="material.why" />
            </th>
          </tr>
        </thead>
        <tbody>
          {list.data
            .flatMap(({ rows }) => rows)
            .map((row) => (
              <tr key={row.line}>
                <th scope="row">
                  <Mono>{String(row.line)}</Mono>
                </th>
                <td>
                  <ul className="material-plain">
                    {row.faults.map((fault) => (
                      <li key={`${fault.field} ${fault.says}`}>
                        {fault.field === '' ? null : (
                          <strong>
                            <bdi>{nameOf(fault.field)}</bdi>:{' '}
                          </strong>
                        )}
                        {fault.says}
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      <More list={list} />
    </section>
  )
}

const StopSheet = ({ of, onClose }: { of: ImportView; onClose: () => void }) => {
  const act = useAct(stopTable, { refreshes: ['material.'], onDone: onClose })
  return (
    <ReasonSheet
      open
      title={<Words id="material.stop" />}
      consequence={<Words id="material.stop-means" values={{ count: of.taken }} />}
      reasons={[]}
      list=""
      act={<Words id="material.stop" />}
      tone="flash"
      busy={act.isPending}
      problem={act.error}
      onAct={() => act.mutate({ params: { id: of.id } })}
      onClose={onClose}
    />
  )
}

const One = ({ of: listed }: { of: ImportView }) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const [shows, setShows] = useState(false)
  const [stops, setStops] = useState(false)
  const isRunning = listed.state === 'running'
  const fresh = useAnswer(showTable, { params: { id: listed.id } }, isRunning ? { every: 1000 } : { when: false })
  const of = isRunning ? (fresh.data ?? listed) : listed
  const percent = percentOf(of)
  const left = secondsLeft(of)
  return (
    <li className="material-claim">
      <div className="material-claim-head">
        <strong>{codeWords('material-import', of.state)}</strong>
        <Instant at={of.startedAt} how="short" />
        <To address={`/contributions/${of.contribution}`}>
          {of.title === null ? <Words id="material.to-contribution" /> : <bdi>{of.title}</bdi>}
        </To>
        {of.stoppable && of.state === 'running' ? (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlayerStop size={14} aria-hidden />}
            onClick={() => setStops(true)}
          >
            <Words id="material.stop" />
          </Button>
        ) : null}
      </div>
      {of.state === 'running' ? (
        <p className="material-run">
          <progress
            value={percent}
            max={100}
            aria-label={words('material.progress')}
            aria-valuetext={words('material.progress-says', { percent, count: of.line })}
          />
          <span>
            <Words id="material.percent" values={{ percent }} /> · <Bytes of={of.size} />
          </span>
          <span className="quiet">
            {of.rowsPerSecond === null ? null : (
              <Words id="material.rate" values={{ count: Math.round(of.rowsPerSecond) }} />
            )}
            {left === null ? null : (
              <>
                {' · '}
                <Words id="material.left" values={{ span: <Span key="s" seconds={left} /> }} />
              </>
            )}
          </span>
        </p>
      ) : null}
      <p>
        <Words id="material.rows" values={{ taken: of.taken, refused: of.refused }} />
        {of.endedAt === null ? null : (
          <span className="quiet">
            {' · '}
            <Instant at={of.endedAt} how="short" />
          </span>
        )}
      </p>
      {of.reason === null ? null : <p role="alert">{of.reason}</p>}
      {of.refused > 0 ? (
        <Button variant="subtle" aria-expanded={shows} onClick={() => setShows(!shows)}>
          <Words id="material.refused-rows" />
        </Button>
      ) : null}
      {shows ? <Refused of={of} /> : null}
      {stops ? <StopSheet of={of} onClose={() => setStops(false)} /> : null}
    </li>
  )
}

/** `begin` leads to a new table, where one may be brought in. */
export const Tables = ({ file, begin }: { file: string; begin: (() => void) | null }): ReactNode => (
  <Answered of={useAnswer(listTables, { params: { id: file } })} rows={4}>
    {({ imports }) =>
      imports.length === 0 ? (
        <EmptyYet {...(begin ? { act: { says: <Words id="material.table-new" />, run: begin } } : {})}>
          <Words id="material.no-tables" />
        </EmptyYet>
      ) : (
        <ul className="material-plain">
          {imports.map((one) => (
            <One key={one.id} of={one} />
          ))}
        </ul>
      )
    }
  </Answered>
)
