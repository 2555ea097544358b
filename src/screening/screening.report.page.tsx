// A copy of a list's report, to be read, printed or saved until it expires: its mark stands on every page and in every line.
import { Button } from '@mantine/core'
import { IconPrinter, IconTableExport } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { askBytes, saveBytes } from '../console/bytes.ts'
import { useAnswer } from '../console/client.ts'
import { To, useParameters } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { Problem } from '../console/problem.ts'
import { Answered } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { Words } from '../console/words.tsx'
import { fileOfReport, showReport } from './screening.operations.ts'
import { ListGround } from './screening.progress.panel.tsx'
import type { ReportLine, ReportView } from './screening.schema.ts'
import './screening.css'
import './screening.print.css'

const heads = ['line', 'name', 'born', 'documents', 'match', 'database', 'source', 'said', 'hit'] as const

const Row = ({ of, mark }: { of: ReportLine; mark: string }) => (
  <>
    <tr>
      <td>{of.line}</td>
      <td>
        <bdi className="strong">{of.name}</bdi>
      </td>
      <td>
        <Mono>{of.dateOfBirth ?? '—'}</Mono>
      </td>
      <td>
        <Mono>{of.documents.join(' / ') || '—'}</Mono>
      </td>
      <td>
        {of.verdict === 'ask-owner' ? (
          <Words id="screening-match.to-ask" />
        ) : (
          <Words id={`check.verdict-${of.verdict}`} />
        )}
      </td>
      <td>
        <Words id={`database.${of.database}`} />
      </td>
      <td>
        <bdi>{bureauName(of.owner)}</bdi>
      </td>
      <td>
        <Words id={`screening-match.${of.state}`} />
        {of.decidedBy ? (
          <>
            {' '}
            <Mono>{of.decidedBy}</Mono>
          </>
        ) : null}
      </td>
      <td>
        <Mono>{of.hitReference ?? '—'}</Mono>
      </td>
    </tr>
    <tr className="report-mark-line" aria-hidden>
      <td colSpan={heads.length}>{mark}</td>
    </tr>
  </>
)

const Report = ({ of }: { of: ReportView }) => {
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = () =>
    askBytes(fileOfReport, { params: { id: of.id } }).then(saveBytes, (error: unknown) => {
      if (error instanceof Problem) setProblem(error)
    })
  const clean = of.list.done - new Set(of.lines.map(({ line }) => line)).size
  return (
    <>
      <div className="screening-acts report-acts">
        <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
          <Words id="screening.print" />
        </Button>
        <Button leftSection={<IconTableExport size={16} aria-hidden />} onClick={() => void save()}>
          <Words id="screening.save" />
        </Button>
        <To address={`/screenings/${of.screening}`}>
          <Words id="screening.one-title" />
        </To>
        {problem ? (
          <p className="screening-warning" role="alert">
            {problem.detail || problem.title}
          </p>
        ) : null}
      </div>
      <article className="report">
        <p className="report-mark">{of.watermark}</p>
        <header>
          <h2>
            <Words id={`list-kind.${of.list.kind}`} /> · <bdi>{of.list.source}</bdi> ·{' '}
            <Words id="screening.copy" values={{ copy: of.copy }} />
          </h2>
          <p>
            <Mono>{of.issuedTo}</Mono> · <Instant at={of.issuedAt} /> ·{' '}
            <strong>
              <Words id="screening.expires" values={{ at: <Instant key="at" at={of.expiresAt} /> }} />
            </strong>
          </p>
          <ListGround of={of.list} />
        </header>
        <p>
          <Words id="screening.done" values={{ done: of.list.done, items: of.list.items }} /> ·{' '}
          <Words id="screening.clean" values={{ count: clean }} />{' '}
          {of.list.unread > 0 ? <Words id="screening.unread" values={{ count: of.list.unread }} /> : null}
        </p>
        {of.lines.length > 0 ? (
          <table className="screening-table report-lines">
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    <Words id={`screening.column-${head}`} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {of.lines.map((line) => (
                <Row
                  key={`${line.line} ${line.database} ${line.owner} ${line.name} ${line.hitReference}`}
                  of={line}
                  mark={of.watermark}
                />
              ))}
            </tbody>
          </table>
        ) : null}
      </article>
    </>
  )
}

/** `/screening-reports/:id`. */
export const ScreeningReport = (): ReactNode => {
  const { id = '' } = useParameters()
  return (
    <div className="page screening-report">
      <div className="page-head report-acts">
        <h1>
          <Words id="screening.report-title" />
        </h1>
        <To address="/screenings">
          <Words id="screening.all" />
        </To>
      </div>
      <Answered of={useAnswer(showReport, { params: { id } })} rows={10}>
        {(report) => <Report of={report} />}
      </Answered>
    </div>
  )
}
