// Notifications: the own rules, targets and digests; and for administrators and command the rules, targets and telephones of the bureau.
import type { ReactNode } from 'react'
import { useAnswer } from '../console/client.ts'
import { To } from '../console/go.tsx'
import { Answered, EmptyYet } from '../console/states.tsx'
import { Words } from '../console/words.tsx'
import './notification.css'
import { ThisComputer } from './notification.computer.panel.tsx'
import { Deliveries, Digests } from './notification.deliveries.panel.tsx'
import { showRules } from './notification.operations.ts'
import { BureauRules, OwnRules } from './notification.rules.panel.tsx'
import type { StatedSetting } from './notification.schema.ts'
import { Targets } from './notification.targets.panel.tsx'
import { Telephones } from './notification.telephones.panel.tsx'

/** A form begins anew with what was saved, by whomever. */
const keyOf = ({ version }: StatedSetting): string => String(version)

/** `/notifications`. */
export const Notifications = (): ReactNode => {
  const rules = useAnswer(showRules, {})
  return (
    <div className="page">
      <div className="page-head">
        <h1>
          <Words id="notification.title" />
        </h1>
        {rules.data?.mayChangeBureau ? (
          <To address="/notifications/bureau">
            <Words id="notification.to-bureau" />
          </To>
        ) : null}
      </div>
      <section className="notification-section" aria-labelledby="notification-mine">
        <h2 id="notification-mine">
          <Words id="notification.mine" />
        </h2>
        <p className="quiet">
          <Words id="notification.law" />
        </p>
        <Answered of={rules} rows={10}>
          {(view) =>
            view.kinds.length === 0 ? (
              <EmptyYet>
                <Words id="notification.nothing-for-you" />
              </EmptyYet>
            ) : (
              <OwnRules key={`${keyOf(view.own)} ${keyOf(view.bureau)}`} of={view} />
            )
          }
        </Answered>
      </section>
      <ThisComputer />
      <Targets own />
      <Digests />
      <Telephones edit={false} />
    </div>
  )
}

/** `/notifications/bureau`. */
export const BureauNotifications = (): ReactNode => {
  const rules = useAnswer(showRules, {})
  return (
    <div className="page">
      <div className="page-head">
        <h1>
          <Words id="notification.bureau-title" />
        </h1>
        <To address="/notifications">
          <Words id="notification.mine" />
        </To>
      </div>
      <p className="quiet">
        <Words id="notification.law" />
      </p>
      <Deliveries />
      <Targets own={false} />
      <Telephones edit />
      <Answered of={rules} rows={10}>
        {(view) => <BureauRules key={keyOf(view.bureau)} of={view} />}
      </Answered>
    </div>
  )
}
