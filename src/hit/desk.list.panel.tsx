// The list of the desk: columns, what a screen reader hears of a line, and the strip of counts that filter it.
import { IconArrowBarToDown, IconArrowBarUp, IconEye, IconEyeOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useNow } from '../console/clock.ts'
import type { Column, LineLook } from '../console/table.tsx'
import { Deadline } from '../console/time.tsx'
import { spanOf } from '../console/time-words.ts'
import { Urgency } from '../console/urgency.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { useStatusWords } from '../record/record.value.panel.tsx'
import { type Filter, filters, fitsFilter } from './desk.lines.panel.ts'
import './hit.likeness.css'
import { originTold } from './hit.likeness.panel.ts'
import { awaitsAnswer, Bureau, HitReference, otherSideOf, useWhatWords } from './hit.parts.panel.tsx'
import type { HitLine } from './hit.schema.ts'

const What = ({ line }: { line: HitLine }) => {
  const statusWords = useStatusWords()
  const codeWords = useCodeWords()
  const origin = originTold(line)
  return (
    <span className="desk-what">
      {line.discreet ? (
        <span className="desk-discreet">
          <IconEyeOff size={12} aria-hidden /> <Words id="desk.discreet" />
        </span>
      ) : null}
      <strong>{statusWords(line.database, line.status)}</strong>{' '}
      {origin ? <span className="desk-origin">{codeWords('hit-origin', origin)}</span> : null}
      <span className="quiet">
        {codeWords('desk-database', line.database)}
        {line.post ? (
          <>
            {' · '}
            <bdi>{line.post}</bdi>
          </>
        ) : null}
      </span>
    </span>
  )
}

const Side = ({ line }: { line: HitLine }) => {
  const codeWords = useCodeWords()
  return (
    <span className="desk-side" data-side={line.side} title={codeWords('hit-side', line.side)}>
      {codeWords('desk-side', line.side)}
    </span>
  )
}

/** The other bureau, with the way the hit went: down to us, up from us. The words stand in the column before. */
const With = ({ line }: { line: HitLine }) => {
  const Sign = line.side === 'owner' ? IconArrowBarToDown : line.side === 'finder' ? IconArrowBarUp : IconEye
  return (
    <span className="desk-with">
      <Sign size={14} aria-hidden />
      <Bureau code={otherSideOf(line)} />
    </span>
  )
}

const Due = ({ line }: { line: HitLine }) => {
  if (!awaitsAnswer(line)) {
    return (
      <span className="quiet">
        {line.data === null ? <Words id="desk.no-answer-due" /> : <Words id={`data-answer.${line.data}`} />}
      </span>
    )
  }
  return <Deadline at={line.answerDueAt} how="clock" />
}

/** Columns; drawn once, since they hold no state. */
export const deskColumns: readonly Column<HitLine>[] = [
  { id: 'urgency', head: 'desk.column-urgency', width: '112px', cell: (line) => <Urgency code={line.urgency} /> },
  { id: 'side', head: 'desk.column-side', width: '88px', hide: 'narrow', cell: (line) => <Side line={line} /> },
  { id: 'bureau', head: 'desk.column-bureau', width: '136px', cell: (line) => <With line={line} /> },
  { id: 'what', head: 'desk.column-what', cell: (line) => <What line={line} /> },
  {
    id: 'taken',
    head: 'desk.column-taken',
    width: '112px',
    hide: 'narrow',
    cell: (line) => (line.taken ? <bdi className="mono">{line.taken}</bdi> : <span className="quiet">—</span>),
  },
  {
    id: 'reference',
    head: 'desk.column-reference',
    width: '148px',
    hide: 'narrow',
    cell: (line) => <HitReference of={line.reference} />,
  },
  { id: 'due', head: 'desk.column-due', width: '186px', cell: (line) => <Due line={line} /> },
]

export const deskLook = (line: HitLine): LineLook => ({
  ...(line.urgency === 'very-urgent' ? { tone: 'flash' as const } : {}),
  ...(line.urgency === 'urgent' ? { tone: 'urgent' as const } : {}),
})

/** What a screen reader says of a line, the most urgent first: "Very urgent, from IP Hanoi, ... due in 16 minutes". */
export const useSayLine = (): ((line: HitLine) => string) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const whatWords = useWhatWords()
  const now = useNow(60_000)
  return (line) => {
    const left = line.answerDueAt === null ? null : Date.parse(line.answerDueAt) - now
    const { days, hours, minutes } = spanOf(left ?? 0)
    const origin = originTold(line)
    const due =
      left === null || !awaitsAnswer(line)
        ? words('desk.no-answer-due')
        : words(left <= 0 ? 'desk.say-over' : 'desk.say-due', { hours: days * 24 + hours, minutes })
    return words('desk.say', {
      urgency: codeWords('urgency', line.urgency),
      side: codeWords('hit-side', line.side),
      bureau: bureauName(otherSideOf(line)),
      what: [
        ...(line.discreet ? [words('hit.discreet')] : []),
        whatWords(line),
        ...(origin ? [codeWords('hit-origin', origin)] : []),
      ].join(', '),
      due,
      officer: line.taken ?? words('desk.nobody'),
      reference: line.reference,
    })
  }
}

/** The strip on top: what waits, as counts that can be pressed. */
export const ShiftStrip = ({
  hits,
  officer,
  chosen,
  onChoose,
}: {
  hits: readonly HitLine[]
  officer: string
  chosen: Filter | null
  onChoose: (filter: Filter | null) => void
}): ReactNode => {
  const words = useWords()
  const now = useNow(15_000)
  return (
    <fieldset className="strip" aria-label={words('desk.strip')}>
      {filters.map((filter) => {
        const count = hits.filter((line) => fitsFilter(line, filter, { officer, now })).length
        return (
          <button
            key={filter}
            type="button"
            className="strip-chip"
            data-filter={filter}
            data-some={count > 0 || undefined}
            aria-pressed={chosen === filter}
            onClick={() => onChoose(chosen === filter ? null : filter)}
          >
            <strong>{count}</strong> <Words id={`desk.filter-${filter}`} values={{ count }} />
          </button>
        )
      })}
    </fieldset>
  )
}
