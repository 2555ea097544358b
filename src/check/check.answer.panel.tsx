// The answer to a check: what came of each item by database, what did not answer, and when it was asked.
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconHistory, IconMinus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useNow } from '../console/clock.ts'
import { Mono } from '../console/mono.tsx'
import { Stale } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { useWords, Words } from '../console/words.tsx'
import { AskedTitle } from './check.asked.panel.tsx'
import { groupsOf } from './check.compare.panel.ts'
import { type AskAgain, Broad, ReadAs, Wider } from './check.help.panel.tsx'
import { Match } from './check.match.panel.tsx'
import { NearestRecords } from './check.nearest.panel.tsx'
import type { PersonItem } from './check.person.schema.ts'
import { type CheckAnswer, type CheckAnswerItem, namedDatabases } from './check.schema.ts'
import './check.answer.css'
import './check.css'

/** Counts of an answer: what a screen reader hears first, and what a post reads largest. */
export type Outcome = {
  readonly matches: number
  readonly withheld: number
  readonly answered: readonly string[]
  readonly silent: readonly string[]
  /** Something was asked by which nobody can be found: then that nothing is shown is no answer. */
  readonly broad: boolean
}

/** Whether nothing could have been found by what was asked of an item. */
const findsNobody = ({ help, candidates }: CheckAnswerItem): boolean =>
  candidates.length === 0 && help?.broad !== undefined && help.broad.why !== 'more'

const distinct = (names: readonly string[]): string[] => [...new Set(names)]

/** A database that failed one item counts as silent, whatever it said of the others. */
export const outcomeOf = (items: readonly CheckAnswerItem[]): Outcome => {
  const silent = distinct(items.flatMap((item) => item.silent))
  const candidates = items.flatMap((item) => item.candidates)
  const withheld = candidates.filter((one) => one.verdict === 'ask-owner').length
  return {
    matches: candidates.length - withheld,
    withheld,
    answered: distinct(items.flatMap((item) => item.answered)).filter((name) => !silent.includes(name)),
    silent,
    broad: items.some(findsNobody),
  }
}

/** The answer in one sentence. */
export const useOutcomeWords = (): ((outcome: Outcome) => string) => {
  const words = useWords()
  return ({ matches, withheld, answered, silent, broad }) =>
    [
      matches > 0 ? words('check.says-matches', { count: matches }) : '',
      withheld > 0 ? words('check.says-withheld', { count: withheld }) : '',
      broad ? words('check.says-broad') : '',
      matches + withheld === 0 && answered.length > 0 && !broad
        ? words('check.no-match', { count: answered.length })
        : '',
      silent.length > 0 ? words('check.says-silent', { count: silent.length }) : '',
    ]
      .filter(Boolean)
      .join(' ')
}

/** `20:05:12Z`: to the second, because whoever calls about it is asked. */
export const ToTheSecond = ({ at }: { at: string }): ReactNode => <Mono>{`${at.slice(11, 19)}Z`}</Mono>

/** "Answered: 1 of 1 · asked at 20:05:12Z", and which databases did not answer: never to be read as no match. */
export const Coverage = ({ of, at, onAgain }: { of: Outcome; at: string; onAgain?: () => void }): ReactNode => (
  <div className="check-coverage">
    <span>
      <Words
        id="check.coverage"
        values={{
          answered: of.answered.length,
          all: of.answered.length + of.silent.length,
          at: <ToTheSecond key="at" at={at} />,
        }}
      />
    </span>
    {of.silent.length > 0 && onAgain ? (
      <Button onClick={onAgain}>
        <Words id="state.ask-again" />
      </Button>
    ) : null}
  </div>
)

/** What a hit on the same key within 72 hours came to: the same traveller need not be stopped twice. */
export const Recent = ({ of }: { of: CheckAnswerItem['recent'] }): ReactNode =>
  of.length === 0 ? null : (
    <ul className="check-recent">
      {of.map((note) => (
        <li key={note.hit}>
          <IconHistory size={16} aria-hidden />
          <span>
            <span className="strong">{note.says}</span>{' '}
            <span className="quiet">
              <Words id="check.closed" /> <Instant at={note.closedAt} how="short" />
            </span>
          </span>
        </li>
      ))}
    </ul>
  )

const NoMatch = ({ database }: { database: string }) => (
  <p className="no-match">
    <IconMinus size={16} aria-hidden />
    <span>
      <span className="strong">
        <Words id="check.no-match-here" />
      </span>{' '}
      <span className="quiet">
        <Words id={`check.not-clean-${database}`} />
      </span>
    </span>
  </p>
)

/** With more matches than this, those that are only alike are compared before anything is done about one. */
const manyMatches = 3

type ItemProps = {
  of: CheckAnswerItem
  check: string
  number: number
  alone: boolean
  onAsk: AskAgain | undefined
}

const ItemAnswer = ({ of, check, number, alone, onAsk }: ItemProps) => {
  const fields = of.understood.fields as Readonly<Record<string, unknown>>
  return (
    <section className="answer-item">
      <h2 className="answer-item-head">
        {alone ? null : <span className="answer-number">{number}</span>}
        <AskedTitle kind={of.understood.kind} fields={fields} />
      </h2>
      {of.understood.notes.length > 0 ? (
        <ul className="answer-notes">
          {of.understood.notes.map((note) => (
            <li key={note}>
              <IconAlertTriangle size={14} aria-hidden /> {note}
            </li>
          ))}
        </ul>
      ) : null}
      <ReadAs of={of.understood} onAsk={onAsk} />
      <Recent of={of.recent} />
      {of.help?.broad ? <Broad of={of} onAsk={onAsk} /> : null}
      {of.more && !of.help?.broad ? (
        <p className="answer-more" role="status">
          <IconAlertTriangle size={16} aria-hidden /> <Words id="check.more-matches" />
        </p>
      ) : null}
      {of.candidates.length === 0 ? <Wider of={of} onAsk={onAsk} /> : null}
      {groupsOf(of).map(({ database, own }) =>
        own.length === 0 && findsNobody(of) && namedDatabases.some((name) => name === database) ? null : (
          <section key={database} className="answer-database">
            <h3>
              <Words id={`database.${database}`} />
              {own.length > 0 ? <span className="answer-count">{own.length}</span> : null}
            </h3>
            {own.length === 0 ? <NoMatch database={database} /> : null}
            {own.map((one, index) => (
              <Match
                key={one.record.id ?? one.ask ?? index}
                of={one}
                check={check}
                item={number - 1}
                among={one.verdict === 'possible' && of.candidates.length > manyMatches}
              />
            ))}
          </section>
        ),
      )}
      {of.candidates.length > 0 ? <Wider of={of} onAsk={onAsk} /> : null}
      <NearestRecords of={of} />
      {of.silent.map((database) => (
        <section key={database} className="answer-database">
          <h3>
            <Words id={`database.${database}`} />
          </h3>
          <p className="answer-silent">
            <IconAlertTriangle size={16} aria-hidden />
            <Words id="check.silent" values={{ database: <Words key="name" id={`database.${database}`} /> }} />
          </p>
        </section>
      ))}
    </section>
  )
}

/** Minutes after which an answer is old: the record may have been withdrawn since. */
const oldAfter = 15

/** `<AnswerView of={answer} onAgain={check} onAsk={(item, person) => ...} />`; without `onAsk` nothing is asked otherwise. */
export const AnswerView = ({
  of,
  onAgain,
  onAsk,
}: {
  of: CheckAnswer
  onAgain: () => void
  onAsk?: (item: number, person: PersonItem) => void
}): ReactNode => {
  const now = useNow(60_000)
  const outcome = outcomeOf(of.items)
  const outcomeWords = useOutcomeWords()
  const isOld = now - Date.parse(of.at) > oldAfter * 60_000
  return (
    <div className="check-answer">
      {isOld ? <Stale since={of.at} refresh={onAgain} /> : null}
      <p className="answer-says" data-tone={outcome.matches + outcome.withheld > 0 ? 'match' : undefined}>
        {outcomeWords(outcome)}
      </p>
      {of.items.map((item, index) => (
        <ItemAnswer
          // biome-ignore lint/suspicious/noArrayIndexKey: an answer never changes, and the same thing may be asked twice
          key={index}
          of={item}
          check={of.id}
          number={index + 1}
          alone={of.items.length === 1}
          onAsk={onAsk ? (person) => onAsk(index, person) : undefined}
        />
      ))}
      <Coverage of={outcome} at={of.at} onAgain={onAgain} />
    </div>
  )
}
