// The load strip: open pieces by week, of each own analyst and of other bureaus in requests one is a party of.
import type { ReactNode } from 'react'
import { useAnswer } from '../console/client.ts'
import { dayTagOf } from '../console/intl-tag.ts'
import { Mono } from '../console/mono.tsx'
import { Answered } from '../console/states.tsx'
import { useLanguage, useWords, Words } from '../console/words.tsx'
import { showLoad } from './request.operations.ts'
import { Bureau } from './request.parts.panel.tsx'
import type { LoadAnswer } from './request.schema.ts'

const weeksShown = 8

const Week = ({ count }: { count: number }) => (
  <td data-load={Math.min(count, 4)}>{count === 0 ? <span className="quiet">·</span> : count}</td>
)

const Strip = ({ of }: { of: LoadAnswer }) => {
  const [language] = useLanguage()
  const words = useWords()
  const days = new Intl.DateTimeFormat(dayTagOf(language), { day: 'numeric', month: 'short', timeZone: 'UTC' })
  if (of.rows.length === 0)
    return (
      <p className="quiet">
        <Words id="request.load-none" />
      </p>
    )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className="request-load-scroll" aria-label={words('request.load')} tabIndex={0}>
      <table className="request-load">
        <thead>
          <tr>
            <th scope="col">
              <Words id="request.load-who" />
            </th>
            {of.weeks.map((week) => (
              <th key={week} scope="col">
                <bdi>{days.format(new Date(week))}</bdi>
              </th>
            ))}
            <th scope="col">
              <Words id="request.load-late" />
            </th>
          </tr>
        </thead>
        <tbody>
          {of.rows.map((row) => (
            <tr key={`${row.bureau} ${row.officer ?? ''}`}>
              <th scope="row">{row.officer === null ? <Bureau code={row.bureau} /> : <Mono>{row.officer}</Mono>}</th>
              {row.weeks.map((count, at) => (
                <Week key={of.weeks[at]} count={count} />
              ))}
              <td {...(row.late > 0 ? { 'data-late': true } : {})}>{row.late}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

export const LoadStrip = (): ReactNode => (
  <Answered of={useAnswer(showLoad, { query: { weeks: weeksShown } })} rows={3}>
    {(load) => <Strip of={load} />}
  </Answered>
)
