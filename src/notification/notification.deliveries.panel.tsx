// The last pings with what came of each, those that were given up first said; and the own digests.
import type { ReactNode } from 'react'
import { useAnswer } from '../console/client.ts'
import { Answered, EmptyYet } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { listDeliveries, listDigests } from './notification.operations.ts'
import type { DeliveryView, DigestView } from './notification.schema.ts'

const heads = ['at', 'target', 'kind', 'state', 'tries'] as const

const State = ({ of }: { of: DeliveryView }): ReactNode => {
  const words = useWords()
  const codeWords = useCodeWords()
  const problem = of.problem === null ? '' : codeWords('sending-problem', of.problem)
  return (
    <>
      <span className={of.state === 'failed' ? 'strong' : undefined}>{codeWords('delivery-state', of.state)}</span>
      {problem === '' || of.state === 'sent' ? null : (
        <span className="quiet small">
          {' '}
          {of.status === null ? problem : words('notification.status', { problem, status: of.status })}
        </span>
      )}
      {of.nextAt === null || of.tries === 0 ? null : (
        <span className="quiet small">
          {' '}
          <Words id="notification.next-try" /> <Instant at={of.nextAt} how="clock" />
        </span>
      )}
    </>
  )
}

export const Deliveries = (): ReactNode => {
  const codeWords = useCodeWords()
  const list = useAnswer(listDeliveries, { query: { limit: 50 } }, { every: 30_000 })
  return (
    <section className="notification-section" aria-labelledby="notification-deliveries">
      <h2 id="notification-deliveries">
        <Words id="notification.deliveries" />
      </h2>
      <Answered of={list} rows={4}>
        {({ deliveries }) => {
          const failed = deliveries.filter(({ state }) => state === 'failed').length
          if (deliveries.length === 0)
            return (
              <EmptyYet>
                <Words id="notification.no-deliveries" />
              </EmptyYet>
            )
          return (
            <>
              {failed > 0 ? (
                <p className="sheet-consequence" role="status">
                  <Words id="notification.failed-count" values={{ count: failed }} />
                </p>
              ) : null}
              <table className="notification-table">
                <thead>
                  <tr>
                    {heads.map((head) => (
                      <th key={head} scope="col">
                        <Words id={`notification.column-${head}`} />
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {deliveries.map((one) => (
                    <tr key={one.id}>
                      <td>
                        <Instant at={one.createdAt} how="short" />
                      </td>
                      <td>
                        <bdi>{one.label}</bdi>{' '}
                        <span className="quiet small">{codeWords('notification-way', one.way)}</span>
                      </td>
                      <td>{codeWords('ping-kind', one.kind)}</td>
                      <td>
                        <State of={one} />
                      </td>
                      <td className="mono">{one.tries}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )
        }}
      </Answered>
    </section>
  )
}

const Line = ({ what, count }: { what: string; count: number }) => (
  <li>
    <Words id="notification.digest-line" values={{ what, count }} />
  </li>
)

const Digest = ({ of }: { of: DigestView }): ReactNode => {
  const codeWords = useCodeWords()
  return (
    <li className="notification-digest">
      <h3>
        <Instant at={of.createdAt} />
      </h3>
      <dl className="facts">
        <dt>
          <Words id="notification.digest-came" />
        </dt>
        <dd>
          {of.came.length === 0 ? <Words id="notification.digest-nothing" /> : null}
          <ul className="notification-counts">
            {of.came.map(({ kind, count }) => (
              <Line key={kind} what={codeWords('notification-kind', kind)} count={count} />
            ))}
          </ul>
        </dd>
        <dt>
          <Words id="notification.digest-stands" />
        </dt>
        <dd>
          {of.stands.length === 0 ? <Words id="notification.digest-nothing" /> : null}
          <ul className="notification-counts">
            {of.stands.map(({ kind, urgency, count }) => (
              <Line
                key={`${kind} ${urgency}`}
                what={`${codeWords('item-kind', kind)}, ${codeWords('urgency', urgency)}`}
                count={count}
              />
            ))}
          </ul>
        </dd>
      </dl>
    </li>
  )
}

export const Digests = (): ReactNode => {
  const digests = useAnswer(listDigests, {})
  return (
    <section className="notification-section" aria-labelledby="notification-digests">
      <h2 id="notification-digests">
        <Words id="notification.own-digests" />
      </h2>
      <Answered of={digests} rows={2}>
        {({ digests: all }) =>
          all.length === 0 ? (
            <EmptyYet>
              <Words id="notification.no-digests" />
            </EmptyYet>
          ) : (
            <ol className="notification-targets">
              {all.map((one) => (
                <Digest key={one.id} of={one} />
              ))}
            </ol>
          )
        }
      </Answered>
    </section>
  )
}
