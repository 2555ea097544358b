// What notifications give to every page: which sounds the officer's rules let through now, and whom to ring where nobody answers.
import { type ReactNode, useEffect } from 'react'
import { useAnswer } from '../console/client.ts'
import { serverNow } from '../console/clock.ts'
import { useMay } from '../console/session.ts'
import { hearBy } from '../console/sounds.ts'
import { instantOf } from '../terms/instant.ts'
import { listRounds, showRules } from './notification.operations.ts'
import { whatRings } from './notification.ringing.panel.ts'
import { RingNext } from './notification.rounds.panel.tsx'
import type { NotificationKind } from './notification.schema.ts'

/** Any of these may be behind the sound; it is heard where the rules let one of them through. */
const behind: Readonly<Record<'urgent' | 'answer', readonly NotificationKind[]>> = {
  urgent: ['message-urgent', 'hit-owner-urgent', 'hit-finder-urgent', 'hit-overseer-urgent'],
  answer: ['message-normal', 'message-urgent', 'hit-finder-normal', 'hit-finder-urgent'],
}

/** Mounted once, in the frame of every page. */
export const NotificationEverywhere = (): ReactNode => {
  const rules = useAnswer(showRules, {}, { when: useMay(showRules) }).data
  const mayRing = useMay(listRounds)
  useEffect(
    () =>
      hearBy((name) =>
        behind[name].some((kind) => {
          const urgency = kind.endsWith('normal') ? 'normal' : 'urgent'
          return whatRings(rules, { kind, urgency }, instantOf(serverNow())).has('sound')
        }),
      ),
    [rules],
  )
  return mayRing ? <RingNext /> : null
}
