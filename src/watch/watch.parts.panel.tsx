// Parts of a watch that several screens draw: what is asked for, how long it runs, why a record may be meant.
import type { ReactNode } from 'react'
import { useNow } from '../console/clock.ts'
import { Mono } from '../console/mono.tsx'
import { sayPartialDate } from '../console/typed-date.ts'
import { useCodeWords, useLanguage, Words } from '../console/words.tsx'
import { Country } from '../record/record.value.panel.tsx'
import { isDay } from '../terms/instant.ts'
import { type AskedLine, daysLeft, linesOfQuestion } from './watch.question.panel.ts'
import type { FindView, WatchKind } from './watch.schema.ts'
import './watch.css'

/** Today at the hub, `YYYY-MM-DD`. */
export const useToday = (): string => new Date(useNow(60_000)).toISOString().slice(0, 10)

const Value = ({ of }: { of: AskedLine }) => {
  const codeWords = useCodeWords()
  const [language] = useLanguage()
  switch (of.shows) {
    case 'country':
      return <Country code={of.value} />
    case 'date':
      return <bdi>{sayPartialDate(of.value, language)}</bdi>
    case 'code':
      return codeWords(of.list ?? '', of.value)
    case 'number':
      return <Mono>{of.value}</Mono>
    case 'text':
      return <bdi>{of.value}</bdi>
  }
}

/** What is watched for, field by field; says so when it has been erased. */
export const QuestionFacts = ({ kind, question }: { kind: WatchKind; question: unknown }): ReactNode => {
  const lines = linesOfQuestion(kind, question)
  if (lines.length === 0)
    return (
      <p className="quiet">
        <Words id="watch.erased" />
      </p>
    )
  return (
    <dl className="facts">
      {lines.map((line) => (
        <div key={`${line.label} ${line.value}`} className="watch-fact">
          <dt>
            <Words id={line.label} />
          </dt>
          <dd>
            <Value of={line} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A last day, and how many days are left: `21 Dec 2026, 30 days left`. */
export const EndsOn = ({ day, over = false }: { day: string; over?: boolean }): ReactNode => {
  const [language] = useLanguage()
  const today = useToday()
  if (!isDay(day)) return <Mono>{day}</Mono>
  const left = daysLeft(day, today)
  return (
    <span>
      <bdi>{sayPartialDate(day, language)}</bdi>
      {over ? null : (
        <span className="watch-left" data-soon={left <= 7 || undefined}>
          {' · '}
          {left < 0 ? <Words id="watch.past" /> : <Words id="watch.days-left" values={{ count: left }} />}
        </span>
      )}
    </span>
  )
}

/** Why a record or a check may be the one meant, line by line. */
export const Likeness = ({ of }: { of: FindView['likeness'] }): ReactNode =>
  of.length === 0 ? null : (
    <ul className="watch-why">
      {of.map((line) => (
        <li key={`${line.feature} ${line.says}`}>{line.says}</li>
      ))}
    </ul>
  )
