// The page of a threat, put together from the panels of the slices that bind things to it.
import type { ReactNode } from 'react'
import { LeadsAbout } from '../lead/lead.about.panel.tsx'
import { RequestsOfThreat } from '../request/request.threat.panel.tsx'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import { ThreatContent } from '../threat/threat.one.panel.tsx'
import { showThreat } from '../threat/threat.operations.ts'
import { useAnswer } from './client.ts'
import { To, useParameters } from './go.tsx'
import { Answered } from './states.tsx'
import { Words } from './words.tsx'

/** `/threats/:id`. */
export const WholeThreatPage = (): ReactNode => {
  const { id = '' } = useParameters()
  return (
    <div className="page">
      <To address="/threats">
        <Words id="threat.title" />
      </To>
      <OwnStanding />
      <Answered of={useAnswer(showThreat, { params: { id } })} rows={10}>
        {(threat) => (
          <>
            <ThreatContent of={threat} />
            <RequestsOfThreat threat={threat.id} />
            <LeadsAbout of={{ threat: threat.id }} />
          </>
        )}
      </Answered>
    </div>
  )
}
