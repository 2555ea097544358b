// The board of a test round: who acknowledged, how fast, and who is silent.
import type { ReactNode } from 'react'
import { Mono } from '../console/mono.tsx'
import { Deadline, Instant } from '../console/time.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { Bureau, Scrolled } from './message.parts.panel.tsx'
import { type RoundView, roundResults } from './message.schema.ts'
import { useAddresseeName } from './message.to.panel.tsx'
import './message.css'

/** Whom a round asked, as its entries were given, in words. */
export const Circle = ({ of }: { of: string }): ReactNode => {
  const nameOf = useAddresseeName()
  return (
    <bdi>
      {of
        .split(/[\s,]+/)
        .filter(Boolean)
        .map(nameOf)
        .join(', ')}
    </bdi>
  )
}

/** Minutes and seconds, `3 min 05 s`. */
const Took = ({ seconds }: { seconds: number }) => (
  <bdi dir="ltr" className="mono">
    {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
  </bdi>
)

export const RoundBoard = ({ of }: { of: RoundView }): ReactNode => {
  const codeWords = useCodeWords()
  const words = useWords()
  const count = (result: (typeof roundResults)[number]): number =>
    of.board.filter((one) => one.result === result).length
  // Who is silent stands first: somebody has to call there.
  const order = ['silent', 'waiting', 'late', 'on-time']
  const board = [...of.board].sort(
    (one, other) => order.indexOf(one.result) - order.indexOf(other.result) || one.bureau.localeCompare(other.bureau),
  )
  return (
    <>
      <dl className="facts">
        <dt>
          <Words id="message.to" />
        </dt>
        <dd>
          <Circle of={of.circle} />
        </dd>
        <dt>
          <Words id="message.sent-at" />
        </dt>
        <dd>
          <Instant at={of.createdAt} />
        </dd>
        <dt>
          <Words id="message.round-due" />
        </dt>
        <dd>
          <Deadline at={of.dueAt} met={of.state === 'closed'} />
        </dd>
        {roundResults.map((result) => (
          <Result key={result} name={result} count={count(result)} of={of.of} />
        ))}
      </dl>
      <Scrolled label={words('message.round-board')}>
        <table className="message-table">
          <caption className="spoken">{words('message.round-board')}</caption>
          <thead>
            <tr>
              <th scope="col">
                <Words id="message.recipient" />
              </th>
              <th scope="col" data-hide="narrow">
                <Words id="message.region" />
              </th>
              <th scope="col">
                <Words id="message.round-result" />
              </th>
              <th scope="col" data-hide="narrow">
                {codeWords('message-mark', 'stored')}
              </th>
              <th scope="col" data-hide="narrow">
                {codeWords('message-mark', 'displayed')}
              </th>
              <th scope="col">{codeWords('message-mark', 'acknowledged')}</th>
              <th scope="col">
                <Words id="message.round-took" />
              </th>
            </tr>
          </thead>
          <tbody>
            {board.map((one) => (
              <tr key={one.bureau}>
                <th scope="row">
                  <span data-hide="narrow">
                    <Mono>{one.bureau.toUpperCase()}</Mono>{' '}
                  </span>
                  <Bureau code={one.bureau} />
                </th>
                <td data-hide="narrow">{one.region === null ? '—' : codeWords('message-region', one.region)}</td>
                <td className={one.result === 'silent' ? 'message-round-silent' : ''}>
                  {codeWords('message-round-result', one.result)}
                </td>
                <td data-hide="narrow">
                  <Instant at={one.storedAt} how="clock" />
                </td>
                <td data-hide="narrow">
                  <Instant at={one.displayedAt} how="clock" />
                </td>
                <td>
                  <Instant at={one.acknowledgedAt} how="clock" />
                </td>
                <td>{one.seconds === null ? '—' : <Took seconds={one.seconds} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </>
  )
}

const Result = ({ name, count, of }: { name: string; count: number; of: number }) => {
  const codeWords = useCodeWords()
  return (
    <>
      <dt>{codeWords('message-round-result', name)}</dt>
      <dd>
        <bdi dir="ltr" className="mono">
          {count}/{of}
        </bdi>
      </dd>
    </>
  )
}
