// Why a person matched: asked beside recorded, a line a feature, with its weight as a bar; and the score with what it means.
import type { ReactNode } from 'react'
import { Mono } from '../console/mono.tsx'
import { sayPartialDate } from '../console/typed-date.ts'
import { useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import { Likeness } from '../hit/hit.likeness.panel.tsx'
import { Country } from '../record/record.value.panel.tsx'
import { isCountry } from '../terms/country.ts'
import { type CompareRow, figureOf, keyLinesOf, rowsOf, unaskedOf } from './check.compare.panel.ts'
import type { Candidate } from './check.schema.ts'
import './check.compare.css'

/** Dates, each set apart; a record may state several. */
const Dates = ({ text }: { text: string }) => {
  const [language] = useLanguage()
  return text.split(', ').map((date, at) => (
    <span key={date}>
      {at > 0 ? ' · ' : ''}
      <bdi title={date}>{sayPartialDate(date, language)}</bdi>
    </span>
  ))
}

const Side = ({ feature, text }: { feature: string; text: string | undefined }) => {
  const codeWords = useCodeWords()
  if (text === undefined) return <span className="quiet">—</span>
  switch (feature) {
    case 'date-of-birth':
      return <Dates text={text} />
    case 'nationality':
      return text.split(', ').map((code, at) => (
        <span key={code}>
          {at > 0 ? ' · ' : ''}
          {isCountry(code) ? <Country code={code} /> : <Mono>{code}</Mono>}
        </span>
      ))
    case 'sex':
      return codeWords('sex', text)
    case 'document':
      return <Mono>{text.replaceAll(':', ' ')}</Mono>
    default:
      return <bdi>{text}</bdi>
  }
}

/** For to the one side of the middle, against to the other, so that a glance down the column weighs them. */
const Bar = ({ row: { side, bits, share } }: { row: CompareRow }) => {
  const words = useWords()
  const says = words(`check.weight-${side}`, { bits })
  return (
    <span className="weigh-bar" data-side={side} title={says}>
      <span style={{ inlineSize: `${share * 50}%` }} />
      <span className="spoken">{says}</span>
    </span>
  )
}

const columns = ['compare-asked', 'compare-recorded', 'compare-found', 'compare-weight'] as const

/**
 * `<Compare of={candidate} />`; sentences where the match is by a number alone. Facts that were not asked stand below, since
 * namesakes are told apart by them.
 */
export const Compare = ({ of: { explanation: of, record } }: { of: Candidate }): ReactNode => {
  const words = useWords()
  const codeWords = useCodeWords()
  const rows = rowsOf(of)
  const unasked = unaskedOf(of, (record.fields ?? {}) as Readonly<Record<string, unknown>>)
  return (
    <>
      <Likeness of={keyLinesOf(of)} />
      {rows.length === 0 ? null : (
        <table className="side-by-side" aria-label={words('check.compare')}>
          <thead>
            <tr>
              <th>
                <span className="spoken">
                  <Words id="check.compare" />
                </span>
              </th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  <Words id={`check.${column}`} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => {
              const { line, side } = row
              const isRepeated = rows[at - 1]?.line.feature === line.feature
              return (
                <tr key={`${line.feature} ${line.says}`} data-side={side}>
                  <th scope="row">
                    <span className={isRepeated ? 'spoken' : undefined}>
                      {codeWords('match-feature', line.feature)}
                    </span>
                  </th>
                  <td>
                    <Side feature={line.feature} text={line.asked} />
                  </td>
                  <td>
                    <Side feature={line.feature} text={line.recorded} />
                  </td>
                  <td title={line.says}>{codeWords('match-code', line.code ?? '')}</td>
                  <td>
                    <Bar row={row} />
                  </td>
                </tr>
              )
            })}
            {unasked.map(({ feature, recorded }) => (
              <tr key={feature}>
                <th scope="row">{codeWords('match-feature', feature)}</th>
                <td>
                  <span className="quiet">—</span>
                </td>
                <td>
                  <Side feature={feature} text={recorded} />
                </td>
                <td className="quiet">
                  <Words id="check.compare-not-asked" />
                </td>
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

/** The score of a match by name; nothing for an equal number, which has none. */
export const Score = ({ of }: { of: Candidate }): ReactNode => {
  const words = useWords()
  const codeWords = useCodeWords()
  if (of.verdict !== 'possible') return null
  const { figure, meaning } = figureOf(of.score)
  return (
    <span className="match-score" title={words('check.score-why')}>
      <Words
        id="check.score"
        values={{
          score: <strong key="score">{figure}</strong>,
          meaning: codeWords('likeness-word', meaning),
        }}
      />
    </span>
  )
}
