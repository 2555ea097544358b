// What was found in a text: highlighted where it stands and listed beside, accepted, changed or rejected one by one.
import { Button } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { useKeys } from '../console/keys.ts'
import { Mono } from '../console/mono.tsx'
import { Answered, EmptyYet, Failed } from '../console/states.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import { FindingForm } from './material.finding.panel.tsx'
import { nextOpen, piecesOf } from './material.highlight.panel.ts'
import type { ContributionView } from './material.schema.ts'
import { rejectFinding, showExtraction } from './material.work.operations.ts'

type ExtractionView = Answer<typeof showExtraction>
type Finding = ExtractionView['findings'][number]

/** The stretch of the text these findings stand in. A click chooses one. */
const Highlighted = ({
  text,
  findings,
  chosen,
  onChoose,
}: {
  text: string
  findings: readonly Finding[]
  chosen: number | null
  onChoose: (number: number) => void
}) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (chosen !== null) box.current?.querySelector(`[data-finding="${chosen}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const states = new Map(findings.map((one) => [one.number, one]))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus, or keys cannot reach its end
    <section ref={box} className="material-text" dir="auto" tabIndex={0} aria-label={words('material.text-marked')}>
      {piecesOf(text, findings).map((piece) => {
        const finding = piece.finding === null ? undefined : states.get(piece.finding)
        if (!finding) return <span key={piece.at}>{piece.text}</span>
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list beside is walked by keys; this is the pointer's way to the same
          <mark
            key={piece.at}
            data-finding={finding.number}
            data-state={finding.state}
            data-chosen={finding.number === chosen || undefined}
            title={codeWords('material-finding', finding.kind)}
            onClick={() => onChoose(finding.number)}
          >
            {piece.text}
          </mark>
        )
      })}
    </section>
  )
}

const Line = ({ of, chosen, onChoose }: { of: Finding; chosen: boolean; onChoose: () => void }) => {
  const codeWords = useCodeWords()
  const line = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (chosen) line.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <li ref={line} data-state={of.state}>
      <button type="button" className="material-finding" aria-current={chosen || undefined} onClick={onChoose}>
        <span className="material-claim-head">
          <strong>{codeWords('material-finding', of.kind)}</strong>
          <bdi>{of.text}</bdi>
          {of.state === 'accepted' ? <IconCheck size={14} aria-hidden className="material-for" /> : null}
          {of.state === 'rejected' ? <IconX size={14} aria-hidden className="material-against" /> : null}
          {of.state === 'open' ? null : <span className="quiet">{codeWords('material-decided', of.state)}</span>}
        </span>
        <span className="quiet">
          {codeWords('material-strength', of.strength)} · {of.reason.says}
        </span>
        <span className="quiet" dir="auto">
          …{of.before}
          <strong>{of.text}</strong>
          {of.after}…
        </span>
      </button>
    </li>
  )
}

const Findings = ({
  of,
  contribution,
  onPage,
}: {
  of: ExtractionView
  contribution: ContributionView
  onPage: (from: number) => void
}) => {
  const words = useWords()
  const { findings } = of
  const [chosen, choose] = useState<number | null>(null)
  const at = findings.findIndex(({ number }) => number === chosen)
  const shown = findings[at] ?? findings.find(({ state }) => state === 'open') ?? findings[0]
  const place = shown ? findings.indexOf(shown) : -1
  const goOn = () => choose(shown ? (nextOpen(findings, shown.number) ?? shown.number) : null)
  const reject = useAct(rejectFinding, { refreshes: ['material.'], onDone: goOn })
  const isOpen = shown?.state === 'open'
  const rejectShown = () => {
    if (shown && isOpen && !reject.isPending) reject.mutate({ params: { id: of.id, number: shown.number } })
  }
  const step = (by: 1 | -1) => () => choose(findings[place + by]?.number ?? shown?.number ?? null)
  useKeys({
    'j, ArrowDown': { does: 'key.next', run: step(1), palette: false },
    'k, ArrowUp': { does: 'key.previous', run: step(-1), palette: false },
    'Ctrl+Delete': isOpen ? { does: 'material.key-reject', run: rejectShown, inText: false } : undefined,
  })
  if (!shown)
    return (
      <EmptyYet>
        <Words id={of.found > 0 ? 'material.all-decided' : 'material.nothing-found'} />
      </EmptyYet>
    )
  return (
    <>
      <div className="material-extraction">
        {contribution.text !== null && of.attachment === null ? (
          <Highlighted text={contribution.text} findings={findings} chosen={shown.number} onChoose={choose} />
        ) : null}
        <ol className="material-findings" aria-label={words('material.findings')}>
          {findings.map((one) => (
            <Line key={one.number} of={one} chosen={one === shown} onChoose={() => choose(one.number)} />
          ))}
        </ol>
        <section className="material-finding-form" aria-label={words('material.finding')}>
          <h3>
            <Words id="material.finding-at" values={{ place: shown.number + 1, count: of.found }} />{' '}
            <bdi>{shown.text}</bdi>
          </h3>
          <p>
            <Words id="material.read-as" /> <Mono>{shown.value}</Mono>
          </p>
          {isOpen ? (
            <FindingForm key={shown.number} extraction={of.id} of={shown} contribution={contribution} onDone={goOn}>
              <Button variant="subtle" color="flash" loading={reject.isPending} onClick={rejectShown}>
                <Words id="material.reject" />
              </Button>
            </FindingForm>
          ) : (
            <p className="quiet">
              <Words id={shown.state === 'accepted' ? 'material.was-accepted' : 'material.was-rejected'} />
            </p>
          )}
          {reject.error ? <Failed problem={reject.error} /> : null}
        </section>
      </div>
      <div className="material-acts">
        {(findings[0]?.number ?? 0) > 0 ? (
          <Button onClick={() => onPage(Math.max(0, (findings[0]?.number ?? 0) - 100))}>
            <Words id="material.earlier" />
          </Button>
        ) : null}
        {of.after === null ? null : (
          <Button onClick={() => onPage(of.after ?? 0)}>
            <Words id="material.next-findings" />
          </Button>
        )}
      </div>
    </>
  )
}

/** Findings of one reading, a hundred at a time. */
export const Extraction = ({ id, contribution }: { id: string; contribution: ContributionView }): ReactNode => {
  const [from, setFrom] = useState(0)
  const shown = useAnswer(showExtraction, { params: { id }, query: { from, limit: 100 } }, { keep: true })
  return (
    <Answered of={shown} rows={6}>
      {(extraction) => (
        <>
          <p role="status">
            <Words
              id="material.found"
              values={{
                found: extraction.found,
                open: extraction.open,
                accepted: extraction.accepted,
                rejected: extraction.rejected,
              }}
            />{' '}
            <span className="quiet">
              <Words id="material.erased-on" values={{ day: <Mono key="d">{extraction.eraseOn}</Mono> }} />
            </span>
          </p>
          <Findings key={from} of={extraction} contribution={contribution} onPage={setFrom} />
        </>
      )}
    </Answered>
  )
}
