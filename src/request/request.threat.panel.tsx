// Requests bound to a threat, for its page: those the reader is a party of, newest first.
import type { ReactNode } from 'react'
import { useAnswer } from '../console/client.ts'
import { To } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { useMay } from '../console/session.ts'
import { Answered } from '../console/states.tsx'
import { Words } from '../console/words.tsx'
import { listRequests } from './request.operations.ts'
import { Clock, Part, Stage } from './request.parts.panel.tsx'

/** Most requests shown; the rest stands in the list under the filter. */
const most = 20

/** Nothing at all for duties that have no part in requests. */
export const RequestsOfThreat = ({ threat }: { threat: string }): ReactNode =>
  useMay(listRequests) ? <Bound threat={threat} /> : null

const Bound = ({ threat }: { threat: string }) => (
  <Part title={<Words id="request.title" />}>
    <Answered of={useAnswer(listRequests, { query: { threat, limit: most } })} rows={3}>
      {({ requests }) =>
        requests.length === 0 ? (
          <p className="quiet">
            <Words id="request.of-threat-none" />
          </p>
        ) : (
          <ul className="request-plain">
            {requests.map((one) => (
              <li key={one.id} className="request-piece">
                <p className="request-piece-head">
                  <To address={`/requests/${one.id}`}>
                    {one.reference === null ? <Words id="request-state.draft" /> : <Mono>{one.reference}</Mono>}
                  </To>
                  <Stage of={one} />
                  <Clock at={one.neededBy} state={one.clock} />
                </p>
                <p dir="auto">{one.question}</p>
              </li>
            ))}
          </ul>
        )
      }
    </Answered>
  </Part>
)
