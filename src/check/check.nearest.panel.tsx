// Below the matches: the nearest records below the line, and in plain words that none of them is a match.
import { IconUserQuestion } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { Words } from '../console/words.tsx'
import { AlikeLine } from './check.alike.panel.tsx'
import type { CheckAnswerItem } from './check.schema.ts'
import './check.help.css'

/** Nothing where none are near. */
export const NearestRecords = ({ of }: { of: CheckAnswerItem }): ReactNode => {
  const head = useId()
  const nearest = of.help?.nearest ?? []
  if (nearest.length === 0) return null
  return (
    <section className="answer-database answer-nearest" aria-labelledby={head}>
      <h3 id={head}>
        <IconUserQuestion size={14} aria-hidden /> <Words id="check.nearest" />
      </h3>
      <ul className="record-rail-list">
        {nearest.map((one) => (
          <AlikeLine key={one.id} of={one} />
        ))}
      </ul>
    </section>
  )
}
