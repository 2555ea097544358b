// What every page of the network says first: whether the own bureau takes part, and what waits for it.
import type { ReactNode } from 'react'
import { useAnswer } from '../console/client.ts'
import { To } from '../console/go.tsx'
import { Words } from '../console/words.tsx'
import { showStanding } from './rulebook.operations.ts'
import './rulebook.css'

/** Nothing while all is well; a banner when the bureau is outside, has left, is suspended, or has terms to accept. */
export const OwnStanding = (): ReactNode => {
  const standing = useAnswer(showStanding, {}).data
  if (!standing) return null
  const { state, mustAccept } = standing
  if (state === 'joined' && mustAccept === null) return null
  return (
    <p className="rulebook-standing" role="status" data-state={state}>
      {state === 'joined' ? (
        <Words id="rulebook.must-accept" values={{ version: mustAccept ?? 0 }} />
      ) : (
        <Words id={`rulebook-standing.${state}`} />
      )}{' '}
      <To address="/terms">
        <Words id="rulebook.title" />
      </To>
    </p>
  )
}
