// The lines of the desk: columns, how a line looks, and the sentence a screen reader hears of it.
import type { ReactNode } from 'react'
import { useNow } from '../console/clock.ts'
import { Mono } from '../console/mono.tsx'
import type { Column, LineLook } from '../console/table.tsx'
import { Deadline, Instant } from '../console/time.tsx'
import { wholeSpanOf } from '../console/time-words.ts'
import { Urgency } from '../console/urgency.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { From, Officer, Subject, useAboutWords, useFromWords } from './desk.parts.panel.tsx'
import type { ItemLine, Tab } from './desk.schema.ts'
import { useSubjectsRead } from './desk.subjects.panel.tsx'
import type { ViewColumn } from './desk.wanted.panel.ts'

const Due = ({ line }: { line: ItemLine }) => {
  if (line.state === 'done') return <Done line={line} />
  if (line.snoozedUntil !== null)
    return (
      <span className="quiet">
        <Words id="desk.snoozed-until" values={{ at: <Instant at={line.snoozedUntil} how="short" /> }} />
      </span>
    )
  if (line.dueAt === null)
    return (
      <span className="quiet">
        <Words id="desk.no-answer-due" />
      </span>
    )
  return (
    <span className="desk-due">
      <Deadline at={line.dueAt} how="clock" />
    </span>
  )
}

const Done = ({ line }: { line: ItemLine }) => {
  const codeWords = useCodeWords()
  return (
    <span className="quiet">
      {line.outcome ? codeWords('item-outcome', line.outcome) : null} <Instant at={line.doneAt} how="short" />
    </span>
  )
}

const Need = ({ line }: { line: ItemLine }) => useCodeWords()('item-need', line.need)

const Owner = ({ line }: { line: ItemLine }) =>
  line.owner === null ? <span className="quiet">—</span> : <Officer name={line.owner} />

const cells: Readonly<Record<ViewColumn, Omit<Column<ItemLine>, 'id' | 'head'>>> = {
  urgency: { width: '116px', small: '104px', cell: (line) => <Urgency code={line.urgency} /> },
  from: { width: '172px', hide: 'middling', cell: (line) => <From code={line.from} /> },
  subject: { cell: (line) => <Subject line={line} /> },
  owner: { width: '112px', hide: 'narrow', cell: (line) => <Owner line={line} /> },
  reference: {
    width: '156px',
    hide: 'narrow',
    cell: (line) => (line.reference ? <Mono>{line.reference}</Mono> : <span className="quiet">—</span>),
  },
  // On a telephone a deadline is the time left: the instant would leave no room for what it is about.
  due: { width: '190px', small: '124px', cell: (line) => <Due line={line} /> },
  need: { width: '150px', hide: 'narrow', cell: (line) => <Need line={line} /> },
  arrived: { width: '120px', hide: 'narrow', cell: (line) => <Instant at={line.arrivedAt} how="short" /> },
  language: {
    width: '64px',
    hide: 'narrow',
    cell: (line) => (line.language ? <Mono>{line.language.toUpperCase()}</Mono> : <span className="quiet">—</span>),
  },
}

/** Narrower ones beside a preview, which says the rest itself. */
const besideWidths: Readonly<Partial<Record<ViewColumn, string>>> = { urgency: '104px', from: '56px', due: '176px' }

/** Columns of a view in their order; they hold no state. Where nobody has anything, nobody is named. */
export const columnsOf = (chosen: readonly ViewColumn[], beside: boolean, tab: Tab): readonly Column<ItemLine>[] =>
  chosen
    .filter((id) => id !== 'owner' || tab !== 'unassigned')
    .map((id) => {
      const narrow = beside ? besideWidths[id] : undefined
      return { id, head: `desk.column-${id}`, ...cells[id], ...(narrow ? { width: narrow } : {}) }
    })

export const deskLook = (line: ItemLine): LineLook => ({
  ...(line.state === 'open' && line.urgency === 'very-urgent' ? { tone: 'flash' as const } : {}),
  ...(line.state === 'open' && line.urgency === 'urgent' ? { tone: 'urgent' as const } : {}),
  unseen: !line.seen && line.state === 'open',
  struck: line.withdrawn,
})

/** "Very urgent, from Egypt, hit on stolen passport, due in 16 minutes, row 2 of 24". */
export const useSayLine = (): ((line: ItemLine, place: number, count: number) => string) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const aboutWords = useAboutWords()
  const fromWords = useFromWords()
  const subjectOf = useSubjectsRead()
  const now = useNow(60_000)
  const due = ({ dueAt, state }: ItemLine): string => {
    if (state === 'done') return words('desk.say-done')
    if (dueAt === null) return words('desk.no-answer-due')
    const left = Date.parse(dueAt) - now
    return words(left <= 0 ? 'desk.say-over' : 'desk.say-due', wholeSpanOf(left))
  }
  return (line, place, count) => {
    const subject = subjectOf(line)
    return [
      ...(line.withdrawn ? [words('desk.withdrawn')] : []),
      codeWords('urgency', line.urgency),
      ...(line.test ? [words('desk.test')] : []),
      ...(line.from ? [words('desk.say-from', { from: fromWords(line.from) })] : []),
      ...(line.about?.discreet ? [words('desk.discreet')] : []),
      aboutWords(line),
      ...(line.about?.origin && line.about.origin !== 'key' ? [codeWords('hit-origin', line.about.origin)] : []),
      ...(subject ? [subject] : []),
      due(line),
      ...(line.owner ? [words('desk.say-owner', { officer: line.owner })] : []),
      words('desk.say-row', { place, count }),
    ].join(words('desk.say-comma'))
  }
}

/** How many lines are shown, and whether there are more. */
export const Foot = ({ lines, more }: { lines: number; more: boolean }): ReactNode => (
  <Words id={more ? 'desk.shown-more' : 'desk.shown-all'} values={{ count: lines }} />
)
