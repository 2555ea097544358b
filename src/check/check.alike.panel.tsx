// A record of somebody who is alike, as a line of a list: who, what its source says of them, how much agrees and what speaks against.
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { To } from '../console/go.tsx'
import { useMay } from '../console/session.ts'
import { useCodeWords, Words } from '../console/words.tsx'
import { showRecord } from '../record/record.operations.ts'
import { RecordTitle, useStatusWords } from '../record/record.value.panel.tsx'
import type { AlikeRecord } from './check.alike.schema.ts'
import { figureOf, rowsOf } from './check.compare.panel.ts'
import './check.help.css'

/** Posts read no records by themselves: there the title leads nowhere. */
export const AlikeLine = ({ of }: { of: AlikeRecord }): ReactNode => {
  const codeWords = useCodeWords()
  const statusWords = useStatusWords()
  const mayOpen = useMay(showRecord)
  const { figure, meaning } = figureOf(of.score)
  const against = rowsOf(of.explanation).filter(({ side }) => side === 'against')
  const title = <RecordTitle database={of.database} fields={of.fields as Readonly<Record<string, unknown>>} />
  return (
    <li>
      {mayOpen ? <To address={`/records/${of.database}/${of.id}`}>{title}</To> : title}{' '}
      <span className="quiet">
        · {statusWords(of.database, of.status)} · <bdi>{bureauName(of.owner)}</bdi>
      </span>
      <div className="quiet">
        <Words id="check.score" values={{ score: figure, meaning: codeWords('likeness-word', meaning) }} />
      </div>
      {against.length > 0 ? (
        <ul className="similar-against">
          {against.map(({ line }) => (
            <li key={line.says}>{line.says}</li>
          ))}
        </ul>
      ) : null}
    </li>
  )
}
