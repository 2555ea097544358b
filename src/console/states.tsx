// What a list or panel says when it has nothing to show, and why: each case has its own words and its own way out.
import { Button } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCloudOff,
  IconEyeOff,
  IconFilterOff,
  IconInbox,
  IconLock,
  IconRefresh,
  IconTrashX,
} from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { Duty } from '../terms/duty.ts'
import type { Problem } from './problem.ts'
import './states.css'
import { Mono } from './mono.tsx'
import { Instant } from './time.tsx'
import { useCodeWords, useWords, Words } from './words.tsx'

/** A way out of a state: words and what happens. */
export type WayOut = { readonly says: ReactNode; readonly run: () => void }

const State = ({
  icon,
  head,
  children,
  act,
  tone,
  role,
}: {
  icon: ReactNode
  head: ReactNode
  children?: ReactNode
  act?: WayOut | undefined
  tone?: 'flash'
  role?: 'alert' | 'status'
}) => (
  <div className="state" {...(tone ? { 'data-tone': tone } : {})} {...(role ? { role } : {})}>
    <p className="state-head">
      {icon}
      <span>{head}</span>
    </p>
    {children}
    {act ? (
      <div className="state-acts">
        <Button onClick={act.run}>{act.says}</Button>
      </div>
    ) : null}
  </div>
)

const usePassed = (milliseconds: number): boolean => {
  const [passed, pass] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => pass(true), milliseconds)
    return () => clearTimeout(timer)
  }, [milliseconds])
  return passed
}

/**
 * While an answer is awaited: nothing for 150 ms, then rows of the true height, after 8 s "still working" with a way to
 * cancel. `rows` is how many lines the answer will probably have.
 */
export const Loading = ({ rows = 8, cancel }: { rows?: number; cancel?: () => void }): ReactNode => {
  const begun = usePassed(150)
  const long = usePassed(8000)
  const words = useWords()
  if (!begun) return null
  return (
    <div role="status" aria-label={words('state.loading')}>
      {long ? (
        <div className="state-inline">
          <Words id="state.still-working" />
          {cancel ? (
            <Button variant="subtle" onClick={cancel}>
              <Words id="state.cancel" />
            </Button>
          ) : null}
        </div>
      ) : null}
      <div className="skeleton" aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never change places
          <div className="skeleton-row" key={row}>
            <i style={{ inlineSize: '8%' }} />
            <i style={{ inlineSize: `${30 + ((row * 13) % 25)}%` }} />
            <i style={{ inlineSize: `${10 + ((row * 7) % 12)}%` }} />
          </div>
        ))}
      </div>
    </div>
  )
}

/** Nothing yet: what would appear here, and one thing to do. */
export const EmptyYet = ({ children, act }: { children: ReactNode; act?: WayOut }): ReactNode => (
  <State icon={<IconInbox size={18} aria-hidden />} head={<Words id="state.empty" />} act={act}>
    <p className="quiet">{children}</p>
  </State>
)

/** Filters hide everything: which ones, how many without them, and a way to clear them. */
export const EmptyFiltered = ({
  filters,
  without,
  clear,
}: {
  /** Each in words: "Urgency: very urgent". */
  filters: readonly string[]
  /** Lines without the filters, where it is known. */
  without?: number
  clear: () => void
}): ReactNode => (
  <State
    icon={<IconFilterOff size={18} aria-hidden />}
    head={<Words id="state.empty-filtered" />}
    act={{ says: <Words id="state.clear-filters" />, run: clear }}
  >
    <ul className="quiet">
      {filters.map((filter) => (
        <li key={filter}>{filter}</li>
      ))}
    </ul>
    {without === undefined ? null : (
      <p className="quiet">
        <Words id="state.without-filters" values={{ count: without }} />
      </p>
    )}
  </State>
)

/** Some sources answered and others did not. An unanswered source is never shown as "no match". */
export const Partial = ({
  answered,
  silent,
  retry,
}: {
  /** How many sources answered. */
  answered: number
  /** Those that did not, by name. */
  silent: readonly string[]
  retry?: () => void
}): ReactNode => (
  <div className="state-inline" data-tone="urgent" role="status">
    <IconAlertTriangle size={16} aria-hidden />
    <span>
      <Words id="state.answered" values={{ answered, all: answered + silent.length }} />
      {' · '}
      <strong>
        <bdi>{silent.join(', ')}</bdi>
      </strong>{' '}
      <Words id="state.did-not-answer" values={{ count: silent.length }} />
    </span>
    {retry ? (
      <Button onClick={retry}>
        <Words id="state.ask-again" />
      </Button>
    ) : null}
  </div>
)

/** What failed, in the words of the hub; what is kept; what to do; a number for the help desk. Never a bare code. */
export const Failed = ({
  problem,
  retry,
  kept,
}: {
  problem: Problem
  retry?: () => void
  /** Said when something of the officer's work was kept. */
  kept?: ReactNode
}): ReactNode => {
  if (problem.code === 'offline') return <Offline {...(retry ? { retry } : {})} />
  if (problem.code === 'notFound') return <NotFound />
  return (
    <State
      icon={<IconAlertTriangle size={18} aria-hidden />}
      head={problem.title || <Words id={`problem.${problem.code}`} />}
      tone="flash"
      role="alert"
      act={retry ? { says: <Words id="state.ask-again" />, run: retry } : undefined}
    >
      <p>{problem.detail || <Words id={`problem.${problem.code}-do`} />}</p>
      {kept ? <p>{kept}</p> : null}
      {problem.reference ? (
        <p className="quiet">
          <Words id="state.reference" /> <Mono copy>{problem.reference}</Mono>
        </p>
      ) : null}
    </State>
  )
}

/** The hub cannot be reached. */
export const Offline = ({ retry }: { retry?: () => void }): ReactNode => (
  <State
    icon={<IconCloudOff size={18} aria-hidden />}
    head={<Words id="problem.offline" />}
    role="alert"
    act={retry ? { says: <Words id="state.ask-again" />, run: retry } : undefined}
  >
    <p>
      <Words id="problem.offline-do" />
    </p>
  </State>
)

/** Not there, or not for this reader: the two are told alike on purpose. */
export const NotFound = (): ReactNode => (
  <State icon={<IconEyeOff size={18} aria-hidden />} head={<Words id="problem.notFound" />}>
    <p className="quiet">
      <Words id="problem.notFound-do" />
    </p>
  </State>
)

/** The answer is old: its age, and a way to ask again. */
export const Stale = ({ since, refresh }: { since: string; refresh?: () => void }): ReactNode => (
  <div className="state-inline" role="status">
    <IconRefresh size={16} aria-hidden />
    <span>
      <Words id="state.stale" /> <Instant at={since} />
    </span>
    {refresh ? (
      <Button onClick={refresh}>
        <Words id="state.ask-again" />
      </Button>
    ) : null}
  </div>
)

/** Which duty is missing and who gives it; not whether the thing exists. */
export const NoPermission = ({ duties }: { duties: readonly Duty[] }): ReactNode => {
  const codeWords = useCodeWords()
  return (
    <State icon={<IconLock size={18} aria-hidden />} head={<Words id="state.no-permission" />}>
      <p>
        <Words id="state.needs-duty" values={{ count: duties.length }} />{' '}
        <strong>{duties.map((duty) => codeWords('duty', duty)).join(' · ')}</strong>
      </p>
      <p className="quiet">
        <Words id="state.who-gives-duties" />
      </p>
    </State>
  )
}

/** A value or item that its source NCB keeps back: who, and a way to ask. */
export const Withheld = ({ by, ask }: { by: ReactNode; ask?: () => void }): ReactNode => (
  <span className="withheld">
    <IconLock size={14} aria-hidden /> <Words id="state.withheld" values={{ bureau: <bdi>{by}</bdi> }} />
    {ask ? (
      <Button variant="subtle" size="compact-xs" onClick={ask}>
        <Words id="state.ask-owner" />
      </Button>
    ) : null}
  </span>
)

/** What is left of a removed item: when, why, and whom to ask. */
export const Removed = ({ at, reason, ask }: { at: string; reason: ReactNode; ask: ReactNode }): ReactNode => (
  <State icon={<IconTrashX size={18} aria-hidden />} head={<Words id="state.removed" />}>
    <p>
      <Instant at={at} /> · {reason}
    </p>
    <p className="quiet">
      <Words id="state.ask-whom" /> {ask}
    </p>
  </State>
)

/**
 * The usual way from a question to a screen: loading, failed, or the answer.
 * `<Answered of={useAnswer(showHit, { params: { id } })}>{(hit) => ...}</Answered>`
 */
export const Answered = <T,>({
  of,
  rows,
  children,
}: {
  of: { readonly data: T | undefined; readonly error: Problem | null; readonly refetch: () => unknown }
  rows?: number
  children: (answer: T) => ReactNode
}): ReactNode => {
  if (of.data !== undefined) return children(of.data)
  if (of.error) return <Failed problem={of.error} retry={() => void of.refetch()} />
  return <Loading {...(rows ? { rows } : {})} />
}
