// What the screens of imports say: places of an entry, faults, states and spans of time in the reader's language.
import type { ReactNode } from 'react'
import { useIntl } from 'react-intl'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import type { Target } from '../intake/schema-targets.ts'
import { codeListOf } from '../record/record.fields.panel.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import type { LineCounts, LineFault } from './feed.schema.ts'
import { labelsOf, pathOf, placeOf } from './feed.targets.panel.ts'

/** A place of an entry in words: `Names · Family name (2)`. */
export const usePlaceWords = (database: DatabaseName): ((pointer: string) => string) => {
  const words = useWords()
  return (pointer) => {
    const place = placeOf(pointer) ?? 1
    const said = labelsOf(database, pointer).map((id) => words(id))
    return `${said.join(' · ')}${place > 1 ? ` (${place})` : ''}`
  }
}

const listsOfRecord: Readonly<Record<string, string>> = {
  '/purpose': 'purpose',
  '/personStatus': 'person-status',
  '/handlingCode': 'handling',
  '/confidentiality': 'confidentiality',
  '/crimeArea': 'crime-area',
  '/alert': 'alert',
  '/restriction/mode': 'restriction',
}

/** A code that a place may hold, in words. */
export const useChoiceWords = (database: DatabaseName): ((target: Target, code: string) => string) => {
  const codeWords = useCodeWords()
  return ({ pointer }, code) => {
    if (pointer === '/status') return codeWords(`status.${database}`, code)
    return codeWords(listsOfRecord[pointer] ?? codeListOf(database, pathOf(pointer)), code)
  }
}

/** A fault in words. One that only another version of the hub knows is said as "the line cannot be taken". */
export const useFaultWords = (): ((fault: Pick<LineFault, 'key' | 'values'>) => string) => {
  const intl = useIntl()
  return ({ key, values }) => {
    const file = typeof values.file === 'string' ? `${values.file}: ` : ''
    const id = key in intl.messages ? key : 'fault.line-not-taken'
    return `${file}${String(intl.formatMessage({ id }, values as Record<string, string>))}`
  }
}

/** Seconds as people say them. */
export const Span = ({ seconds }: { seconds: number }): ReactNode =>
  seconds < 60 ? (
    <Words id="feed.span-seconds" values={{ count: seconds }} />
  ) : seconds < 3600 ? (
    <Words id="feed.span-minutes" values={{ count: Math.ceil(seconds / 60) }} />
  ) : (
    <Words
      id="feed.span-hours"
      values={{ hours: Math.floor(seconds / 3600), minutes: Math.floor((seconds % 3600) / 60) }}
    />
  )

/** Bytes as people say them. */
export const Bytes = ({ of }: { of: number }): ReactNode =>
  of < 10_000 ? (
    <Words id="feed.bytes" values={{ count: of }} />
  ) : of < 10_000_000 ? (
    <Words id="feed.kilobytes" values={{ count: Math.round(of / 1000) }} />
  ) : (
    <Words id="feed.megabytes" values={{ count: Math.round(of / 1_000_000) }} />
  )

const told = ['created', 'changed', 'unchanged', 'withdrawn', 'already-withdrawn', 'not-found', 'refused'] as const

/** What became of the lines, as counts. */
export const Counts = ({ of }: { of: LineCounts }): ReactNode => (
  <ul className="feed-counts">
    {told
      .filter((result) => (of[result] ?? 0) > 0 || result === 'created' || result === 'refused')
      .map((result) => (
        <li key={result} data-result={result}>
          <strong>
            <Words id="feed.number" values={{ count: of[result] ?? 0 }} />
          </strong>{' '}
          <Words id={`feed-result.${result}`} />
        </li>
      ))}
  </ul>
)
