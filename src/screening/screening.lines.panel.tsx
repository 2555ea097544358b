// The first lines of a list as they will be asked, and every line that cannot be read with the reason.
import type { ReactNode } from 'react'
import { Words } from '../console/words.tsx'
import { QuestionFacts } from '../watch/watch.parts.panel.tsx'
import type { LineFault, ListPreview } from './screening.schema.ts'

export const LineFaults = ({ of }: { of: readonly LineFault[] }): ReactNode =>
  of.length === 0 ? null : (
    <ul className="screening-faults">
      {of.map(({ line, says }) => (
        <li key={`${line} ${says}`}>
          <span className="strong">
            <Words id="screening.line" values={{ line }} />
          </span>{' '}
          {says}
        </li>
      ))}
    </ul>
  )

export const FirstLines = ({ of }: { of: ListPreview }): ReactNode => (
  <div className="screening-read">
    <p role="status">
      <Words id="screening.reads" values={{ items: of.items }} />
    </p>
    {of.mappingFaults.map(({ pointer, says }) => (
      <p key={`${pointer} ${says}`} className="screening-warning" role="alert">
        {says}
      </p>
    ))}
    <div className="screening-first">
      {of.first.slice(0, 4).map(({ line, fields }) => (
        <section key={line} className="screening-card">
          <h3>
            <Words id="screening.line" values={{ line }} />
          </h3>
          <QuestionFacts kind="person" question={fields} />
        </section>
      ))}
    </div>
    {of.unread > 0 ? (
      <div className="screening-warning">
        <p>
          <Words id="screening.unread" values={{ count: of.unread }} />
        </p>
        <LineFaults of={of.faults} />
      </div>
    ) : null}
  </div>
)
