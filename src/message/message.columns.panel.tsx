// Columns of the list of messages, what a line looks like, and what a screen reader hears of it.
import { IconFileText, IconPaperclip } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useNow } from '../console/clock.ts'
import { useShownMark } from '../console/mark.tsx'
import { Mono } from '../console/mono.tsx'
import type { Column, LineLook } from '../console/table.tsx'
import { Deadline, Instant } from '../console/time.tsx'
import { wholeSpanOf } from '../console/time-words.ts'
import { Urgency } from '../console/urgency.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { furthest, isOwed, isUnseen, type ListLine, othersOf } from './message.lines.panel.ts'
import { Bureaus, MarkSteps, NoSubject } from './message.parts.panel.tsx'
import type { MessageLine } from './message.schema.ts'

const Subject = ({ of: { line, count } }: { of: ListLine }): ReactNode => {
  const codeWords = useCodeWords()
  useShownMark(line.handlingCode, line.confidentiality)
  return (
    <span className="message-what">
      {line.test ? (
        <span className="message-test">
          <Words id="message.test" />
        </span>
      ) : null}
      {line.form === null ? null : (
        <IconFileText size={14} role="img" aria-label={codeWords('form-kind', line.form)} className="message-sign" />
      )}
      {line.attachments > 0 ? (
        <IconPaperclip size={14} role="img" aria-label={String(line.attachments)} className="message-sign" />
      ) : null}
      {line.subject === null ? <NoSubject of={line} /> : <bdi className="message-title">{line.subject}</bdi>}
      {count > 1 ? (
        <span className="quiet">
          {' '}
          <bdi className="mono">({count})</bdi>
        </span>
      ) : null}
    </span>
  )
}

const Due = ({ of }: { of: MessageLine }): ReactNode => {
  if (of.replyBy === null) return <span className="quiet">—</span>
  return <Deadline at={of.replyBy} met={!isOwed(of)} how="clock" />
}

/** Columns; few of them beside an open preview. */
export const columnsOf = (box: 'in' | 'out', isBeside: boolean): readonly Column<ListLine>[] => {
  const all: readonly (Column<ListLine> & { readonly few?: boolean })[] = [
    {
      id: 'urgency',
      head: 'message.urgency',
      width: '108px',
      few: true,
      cell: ({ line }) => <Urgency code={line.urgency} />,
    },
    {
      id: 'other',
      head: box === 'in' ? 'message.from' : 'message.to',
      width: '124px',
      few: true,
      cell: ({ line }) => <Bureaus codes={othersOf(line)} most={2} />,
    },
    { id: 'subject', head: 'message.subject', few: true, cell: (one) => <Subject of={one} /> },
    {
      id: 'marks',
      head: 'message.marks-head',
      width: '166px',
      few: true,
      hide: 'middling',
      cell: ({ line }) => <MarkSteps of={line} />,
    },
    {
      id: 'due',
      head: 'message.due-head',
      width: '166px',
      hide: 'narrow',
      sort: ({ line }) => (isOwed(line) ? (line.replyBy ?? '9') : '9'),
      cell: ({ line }) => <Due of={line} />,
    },
    {
      id: 'reference',
      head: 'message.reference',
      width: '168px',
      hide: 'narrow',
      cell: ({ line }) => <Mono>{line.number ?? line.ourReference}</Mono>,
    },
    {
      id: 'sent',
      head: 'message.sent-at',
      width: '138px',
      hide: 'narrow',
      cell: ({ line }) => <Instant at={line.sentAt} how="short" />,
    },
  ]
  return isBeside ? all.filter(({ few }) => few) : all
}

export const messageLook = (line: MessageLine): LineLook => ({
  ...(line.urgency === 'very-urgent' || (line.overdue && line.box === 'in') ? { tone: 'flash' as const } : {}),
  ...(line.urgency === 'urgent' ? { tone: 'urgent' as const } : {}),
  unseen: isUnseen(line),
  struck: line.state !== 'sent',
})

/** "Very urgent, from IP Hanoi, Exercise: passport, displayed by 1 of 2, answer due in 3 h 10 min". */
export const useSayLine = (): ((line: MessageLine) => string) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const now = useNow(60_000)
  return (line) => {
    const { mark, made, of } = furthest(line)
    const left = line.replyBy === null || !isOwed(line) ? null : Date.parse(line.replyBy) - now
    const due = left === null ? '' : words(left <= 0 ? 'message.say-over' : 'message.say-due', wholeSpanOf(left))
    return words('message.say', {
      urgency: codeWords('urgency', line.urgency),
      box: line.box,
      bureaus: othersOf(line).map(bureauName).join(', '),
      subject: line.subject ?? '—',
      mark: line.state === 'sent' ? codeWords('message-mark', mark) : codeWords('message-state', line.state),
      made,
      of,
      due,
    })
  }
}
