// What was done with an item: each step with who, when and what was said.
import type { ReactNode } from 'react'
import { Instant } from '../console/time.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { Officer } from './desk.parts.panel.tsx'
import type { ItemView } from './desk.schema.ts'

/** Steps newest first; `last` leaves out the older ones. */
export const ItemSteps = ({ item, last }: { item: ItemView; last?: number }): ReactNode => {
  const codeWords = useCodeWords()
  return (
    <ol className="steps" reversed>
      {item.steps.slice(0, last ?? item.steps.length).map((step) => (
        <li className="step" key={step.number}>
          <span className="step-head">
            <Instant at={step.at} how="short" />
            <strong>{codeWords('item-step', step.step)}</strong>
            {step.level === null ? null : <span>{codeWords('desk-level', String(step.level))}</span>}
            {step.outcome ? <span>{codeWords('item-outcome', step.outcome)}</span> : null}
            {step.to ? (
              <span>
                <Words id="desk.to" values={{ officer: <Officer name={step.to} /> }} />
              </span>
            ) : null}
            {step.until ? (
              <span>
                <Words id="desk.snoozed-until" values={{ at: <Instant at={step.until} how="short" /> }} />
              </span>
            ) : null}
            <span className="quiet">
              <Officer name={step.officer} />
            </span>
          </span>
          {step.words ? (
            <p className="record-lines" dir="auto">
              {step.words}
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
