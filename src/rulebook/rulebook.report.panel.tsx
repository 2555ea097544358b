// The yearly report of the network as tables: who takes part, what was done month by month, by whom.
import { NumberInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { serverNow } from '../console/clock.ts'
import { Mono } from '../console/mono.tsx'
import { Answered, EmptyYet } from '../console/states.tsx'
import { useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import { reportNetwork } from './rulebook.operations.ts'
import type { NetworkReport } from './rulebook.schema.ts'

export const Report = (): ReactNode => {
  const words = useWords()
  const [year, choose] = useState(new Date(serverNow()).getUTCFullYear())
  return (
    <div className="rulebook-text">
      <NumberInput
        label={words('rulebook.year')}
        min={2000}
        max={2100}
        value={year}
        onChange={(next) => typeof next === 'number' && next >= 2000 && next <= 2100 && choose(next)}
        styles={{ root: { inlineSize: 120 } }}
      />
      <Answered of={useAnswer(reportNetwork, { query: { year } })} rows={8}>
        {(report) => <Tables of={report} />}
      </Answered>
    </div>
  )
}

const Tables = ({ of }: { of: NetworkReport }) => {
  const codeWords = useCodeWords()
  const words = useWords()
  const [language] = useLanguage()
  const most = Math.max(1, ...of.months.map(({ times }) => times))
  const monthName = (month: number): string =>
    new Intl.DateTimeFormat(`${language}-u-nu-latn-ca-gregory`, { month: 'short', timeZone: 'UTC' }).format(
      Date.UTC(of.year, month - 1, 1),
    )
  return (
    <>
      <table className="rulebook-table" aria-label={words('rulebook-part.participants')}>
        <thead>
          <tr>
            <th scope="col">
              <Words id="rulebook.class" />
            </th>
            <th scope="col">
              <Words id="rulebook.report-joined" />
            </th>
            <th scope="col">
              <Words id="rulebook.report-came" />
            </th>
            <th scope="col">
              <Words id="rulebook.report-left" />
            </th>
          </tr>
        </thead>
        <tbody>
          {of.participants.map((row) => (
            <tr key={row.class}>
              <th scope="row">{codeWords('participant-class', row.class)}</th>
              <td>{row.joined}</td>
              <td>{row.cameIn}</td>
              <td>{row.left}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="rulebook-table rulebook-months" aria-label={words('rulebook.by-month')}>
        <tbody>
          {of.months.map(({ month, times }) => (
            <tr key={month}>
              <th scope="row">{monthName(month)}</th>
              <td>{times}</td>
              <td className="rulebook-bar">
                <i style={{ inlineSize: `${(times / most) * 100}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {of.acts.length === 0 ? (
        <EmptyYet>
          <Words id="rulebook.report-none" />
        </EmptyYet>
      ) : (
        <table className="rulebook-table" aria-label={words('rulebook.by-act')}>
          <thead>
            <tr>
              <th scope="col">
                <Words id="rulebook.by-act" />
              </th>
              <th scope="col">
                <Words id="rulebook.class" />
              </th>
              <th scope="col">
                <Words id="rulebook.times" />
              </th>
              <th scope="col">
                <Words id="rulebook.bureaus" />
              </th>
            </tr>
          </thead>
          <tbody>
            {of.acts.map((row) => (
              <tr key={`${row.operation} ${row.class}`}>
                <th scope="row">
                  <Mono>{row.operation}</Mono>
                </th>
                <td>{codeWords('participant-class', row.class)}</td>
                <td>{row.times}</td>
                <td>{row.bureaus}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
