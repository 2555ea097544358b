// The terms of reference: articles, what each class may do, who takes part, the next version, the yearly report.
import type { ReactNode } from 'react'
import { useAnswer } from '../console/client.ts'
import { To, useParameters } from '../console/go.tsx'
import { useMay } from '../console/session.ts'
import { Answered, EmptyYet } from '../console/states.tsx'
import { useWords, Words } from '../console/words.tsx'
import { Articles, Rights } from './rulebook.articles.panel.tsx'
import { Draft } from './rulebook.draft.panel.tsx'
import { reportNetwork, showRulebook } from './rulebook.operations.ts'
import { Participants } from './rulebook.participants.panel.tsx'
import { Report } from './rulebook.report.panel.tsx'
import { OwnStanding } from './rulebook.standing.panel.tsx'
import './rulebook.css'

const parts = ['articles', 'rights', 'participants', 'next', 'report'] as const
type Part = (typeof parts)[number]
const isPart = (value: string | undefined): value is Part => (parts as readonly (string | undefined)[]).includes(value)

/** `/terms` and `/terms/:part`. */
export const Terms = (): ReactNode => {
  const { part: addressed } = useParameters()
  const part = isPart(addressed) ? addressed : 'articles'
  const words = useWords()
  const mayReport = useMay(reportNetwork)
  const terms = useAnswer(showRulebook, {})
  const shown = parts.filter((one) => one !== 'report' || mayReport)
  return (
    <div className="page rulebook">
      <div className="page-head">
        <h1>
          <Words id="rulebook.title" />
        </h1>
      </div>
      <OwnStanding />
      <nav className="rulebook-parts" aria-label={words('rulebook.parts')}>
        {shown.map((one) => (
          <To key={one} address={one === 'articles' ? '/terms' : `/terms/${one}`}>
            <Words id={`rulebook-part.${one}`} />
          </To>
        ))}
      </nav>
      {part === 'participants' ? <Participants /> : null}
      {part === 'report' ? <Report /> : null}
      {part === 'articles' || part === 'rights' || part === 'next' ? (
        <Answered of={terms} rows={12}>
          {({ inForce, toCome, draft }) => {
            if (part === 'next') return <Draft inForce={inForce} toCome={toCome} draft={draft} />
            if (inForce === null)
              return (
                <EmptyYet>
                  <Words id="rulebook.none" />
                </EmptyYet>
              )
            return part === 'rights' ? <Rights of={inForce} /> : <Articles of={inForce} />
          }}
        </Answered>
      ) : null}
    </div>
  )
}
