// Whom to ring next where nobody answers an alarm: for every desk of the bureau, and for the command of the Secretariat.
import { Button } from '@mantine/core'
import { IconPhone } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useAct, useAnswer } from '../console/client.ts'
import { FoldButton } from '../console/fold-button.tsx'
import { Mono } from '../console/mono.tsx'
import { useMay } from '../console/session.ts'
import { Failed } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { Words } from '../console/words.tsx'
import './notification.css'
import { listRounds, logAttempt } from './notification.operations.ts'
import type { AttemptOutcome, RoundView } from './notification.schema.ts'

const Round = ({ of }: { of: RoundView }): ReactNode => {
  const [unfolded, unfold] = useState(false)
  const act = useAct(logAttempt, { refreshes: ['notification.rounds'] })
  const [next] = of.next
  const reached = of.attempts.find(({ outcome }) => outcome === 'reached')
  const rang = (outcome: AttemptOutcome) =>
    next && act.mutate({ params: { id: of.id }, body: { telephone: next.id, outcome } })
  return (
    <li className="notification-round" data-unfolded={unfolded || undefined}>
      <IconPhone size={18} aria-hidden />
      <div>
        <span className="notification-more">
          <strong>
            <Words id="notification.ring-next" values={{ bureau: <bdi key="bureau">{bureauName(of.bureau)}</bdi> }} />
          </strong>{' '}
          <Instant at={of.beganAt} how="clock" />
        </span>
        <p className="notification-whom">
          {reached ? (
            <Words id="notification.ring-reached" values={{ label: <bdi key="label">{reached.label}</bdi> }} />
          ) : next ? (
            <>
              <span className="notification-label">
                <Words id="notification.ring" values={{ label: <bdi key="label">{next.label}</bdi> }} />
              </span>{' '}
              <Mono whole>{next.number}</Mono>
            </>
          ) : (
            <Words id="notification.ring-nobody" />
          )}{' '}
          <span className="quiet small notification-more">
            <Words id="notification.rung-so-far" values={{ count: of.attempts.length }} />
          </span>
        </p>
        {act.error ? <Failed problem={act.error} /> : null}
      </div>
      {next ? (
        <div className="form-acts notification-more">
          <Button variant="filled" loading={act.isPending} onClick={() => rang('reached')}>
            <Words id="notification.reached" />
          </Button>
          <Button loading={act.isPending} onClick={() => rang('tried')}>
            <Words id="notification.tried" />
          </Button>
        </div>
      ) : null}
      <FoldButton open={unfolded} onToggle={() => unfold(!unfolded)} />
    </li>
  )
}

/** Nothing where nobody is to be rung. Asked again by live events; stands on the desk and on the page of notifications. */
export const RingNext = (): ReactNode => {
  const may = useMay(listRounds)
  const { data } = useAnswer(listRounds, {}, { when: may })
  if (!data || data.rounds.length === 0) return null
  return (
    <div role="alert">
      <ul className="notification-rounds">
        {data.rounds.map((one) => (
          <Round key={one.id} of={one} />
        ))}
      </ul>
    </div>
  )
}
