// Filters of board and list: what one has to do with a request, stage, crime area, clock; kept while one looks at other pages.
import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import { useSession } from '../console/session.ts'
import { signal } from '../console/signal.ts'
import { useCodeWords, useWords } from '../console/words.tsx'
import { type CrimeArea, crimeAreas } from '../terms/crime-area.ts'
import {
  type ClockState,
  clockStates,
  type RequestSide,
  type RequestState,
  requestSides,
  requestStates,
} from './request.schema.ts'

/** What waits: for the own bureau to say yes or no, or for the Secretariat to give it to somebody. */
const waiting = ['waits', 'unclaimed'] as const
type Waiting = (typeof waiting)[number]

export type Wanted = {
  readonly view: 'board' | 'list'
  readonly load: boolean
  readonly side: RequestSide | null
  readonly state: RequestState | null
  readonly crimeArea: CrimeArea | null
  readonly clock: ClockState | null
  readonly waiting: Waiting | null
}

export const everything: Wanted = {
  view: 'board',
  load: false,
  side: null,
  state: null,
  crimeArea: null,
  clock: null,
  waiting: null,
}

export const wantedNow = signal<Wanted>(everything)

/** What the hub is asked; the board shows all stages at once. */
export const queryOf = ({ view, side, state, crimeArea, clock, waiting: waits }: Wanted) => ({
  limit: 200,
  ...(side ? { side } : {}),
  ...(state && view === 'list' ? { state } : {}),
  ...(crimeArea ? { crimeArea } : {}),
  ...(clock ? { clock } : {}),
  ...(waits === 'waits' ? { waits: true } : {}),
  ...(waits === 'unclaimed' ? { unclaimed: true } : {}),
})

/** Filters in words, for a list they leave empty. */
export const useFilterWords = (wanted: Wanted): string[] => {
  const codeWords = useCodeWords()
  return [
    ...(wanted.side ? [codeWords('request-side', wanted.side)] : []),
    ...(wanted.state && wanted.view === 'list' ? [codeWords('request-state', wanted.state)] : []),
    ...(wanted.crimeArea ? [codeWords('crime-area', wanted.crimeArea)] : []),
    ...(wanted.clock ? [codeWords('request-clock', wanted.clock)] : []),
    ...(wanted.waiting ? [codeWords('request-waiting', wanted.waiting)] : []),
  ]
}

export const Filters = ({
  wanted,
  onChange,
}: {
  wanted: Wanted
  onChange: (next: Partial<Wanted>) => void
}): ReactNode => {
  const words = useWords()
  const codeWords = useCodeWords()
  const { bureau } = useSession()
  const isSecretariat = bureau === generalSecretariat
  const choice = <T extends string>(list: string, codes: readonly T[]) =>
    codes.map((code) => ({ value: code, label: codeWords(list, code) }))
  return (
    <fieldset className="request-filters" aria-label={words('request.filters')}>
      <Select
        label={words('request.side')}
        data={choice('request-side', isSecretariat ? requestSides : ['asked', 'answering'])}
        value={wanted.side}
        clearable
        onChange={(side) => onChange({ side: side as RequestSide | null })}
      />
      {wanted.view === 'list' ? (
        <Select
          label={words('request.state')}
          data={choice('request-state', requestStates)}
          value={wanted.state}
          clearable
          onChange={(state) => onChange({ state: state as RequestState | null })}
        />
      ) : null}
      <Select
        label={words('request.crime-area')}
        data={choice('crime-area', crimeAreas)}
        value={wanted.crimeArea}
        clearable
        searchable
        onChange={(area) => onChange({ crimeArea: area as CrimeArea | null })}
      />
      <Select
        label={words('request.clock')}
        data={choice('request-clock', clockStates)}
        value={wanted.clock}
        clearable
        onChange={(clock) => onChange({ clock: clock as ClockState | null })}
      />
      <Select
        label={words('request.waiting')}
        data={choice('request-waiting', isSecretariat ? waiting : ['waits'])}
        value={wanted.waiting}
        clearable
        onChange={(waits) => onChange({ waiting: waits as Waiting | null })}
      />
    </fieldset>
  )
}
