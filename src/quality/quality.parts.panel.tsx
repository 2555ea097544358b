// The quality of one database: its score in words, the parts it is made of as bars with their numbers, its flaws, its months.
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords, Words } from '../console/words.tsx'
import type { DatabaseQuality } from './quality.schema.ts'
import { filterOf, gradeOf, type Share, sharesOf } from './quality.shares.panel.ts'
import './quality.css'

/** One part: what it is, how many of how many, and a bar of the share. */
const PartLine = ({ of, onShow }: { of: Share; onShow: ((flaw: string) => void) | undefined }) => {
  const { part, many, of: all, percent } = of
  const flaw = filterOf(part)
  const words = useWords()
  const label = words(`quality-part.${part}`)
  return (
    <li className="quality-part">
      <span className="quality-part-label">{label}</span>
      <progress value={percent} max={100} aria-label={label} data-part={part} />
      <span className="quality-part-says">
        {all === 0 ? (
          <Words id={part === 'false-hits' ? 'quality.no-hits' : 'quality.no-records'} />
        ) : (
          <Words
            id={part === 'false-hits' ? 'quality.of-hits' : 'quality.of-records'}
            values={{ many, all, percent }}
          />
        )}
      </span>
      {flaw && onShow && many > 0 ? (
        <Button variant="subtle" size="compact-xs" onClick={() => onShow(flaw)}>
          <Words id="quality.show" /> <span className="spoken">{label}</span>
        </Button>
      ) : null}
    </li>
  )
}

export const Score = ({ of }: { of: DatabaseQuality }): ReactNode =>
  of.score === null ? (
    <Words id="quality.no-score" />
  ) : (
    <span className="quality-score">
      <strong>
        <Words id={`quality-grade.${gradeOf(of.score)}`} />
      </strong>{' '}
      <span className="quiet">
        <Words id="quality.score" values={{ score: of.score }} />
      </span>
    </span>
  )

export const Parts = ({
  of,
  onShow,
}: {
  of: DatabaseQuality
  /** Narrows the list to mend; left out where there is none beside. */
  onShow?: (flaw: string) => void
}): ReactNode => (
  <ul className="quality-parts">
    {sharesOf(of).map((share) => (
      <PartLine key={share.part} of={share} onShow={onShow} />
    ))}
  </ul>
)

/** Records entered in the last months, and how many of them have a flaw: whether what comes in gets better. */
export const Months = ({ of }: { of: DatabaseQuality }): ReactNode => (
  <table className="quality-months">
    <caption>
      <Words id="quality.months" />
    </caption>
    <thead>
      <tr>
        <th scope="col">
          <Words id="quality.month" />
        </th>
        <th scope="col">
          <Words id="quality.entered" />
        </th>
        <th scope="col">
          <Words id="quality.flawed" />
        </th>
      </tr>
    </thead>
    <tbody>
      {of.months.map(({ month, entered, flawed }) => (
        <tr key={month}>
          <th scope="row">
            <bdi dir="ltr" className="mono">
              {month}
            </bdi>
          </th>
          <td>
            <Words id="quality.number" values={{ count: entered }} />
          </td>
          <td>
            <Words id="quality.number" values={{ count: flawed }} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
