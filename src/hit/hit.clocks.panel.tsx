// The three clocks of a hit: when the answer is due, when the traveller leaves, when everything personal is erased.
import type { ReactNode } from 'react'
import { Instant, TimeLeft } from '../console/time.tsx'
import { dayWords } from '../console/time-words.ts'
import { useLanguage, Words } from '../console/words.tsx'
import { answeringOf, awaitsAnswer, BothTimes, Bureau } from './hit.parts.panel.tsx'
import './hit.clocks.css'
import type { HitView } from './hit.schema.ts'

export const HitClocks = ({ hit }: { hit: HitView }): ReactNode => {
  const at = (name: HitView['clocks'][number]['name']) => hit.clocks.find((clock) => clock.name === name)
  const answer = at('answer')
  const departure = at('departure')
  const erase = at('erase')
  const runs = awaitsAnswer(hit) && hit.record.life !== 'withdrawn'
  return (
    <ul className="clocks">
      <li className="clock" data-missed={answer?.missed || undefined}>
        <span className="clock-name">
          <Words id="clock.answer" />
        </span>
        {answer ? (
          <ClockFace hit={hit} at={answer.at} runs={runs} />
        ) : (
          <span className="quiet">
            <Words id="told.nobody" />
          </span>
        )}
        {hit.answer ? (
          <span className="clock-note">
            <Words id="hit.answered-at" /> <Instant at={hit.answer.at} how="clock" />
          </span>
        ) : null}
      </li>
      <li className="clock" data-missed={departure?.missed || undefined}>
        <span className="clock-name">
          <Words id="clock.departure" />
        </span>
        {departure ? (
          <ClockFace hit={hit} at={departure.at} runs={hit.state !== 'closed'} />
        ) : (
          <span className="quiet">
            <Words id="hit.departure-unknown" />
          </span>
        )}
      </li>
      <li className="clock">
        <span className="clock-name">
          <Words id="clock.erase" />
        </span>
        {erase ? <Day at={erase.at} /> : null}
        <span className="clock-note" data-hint>
          <Words id="hit.erase-why" />
        </span>
      </li>
    </ul>
  )
}

const ClockFace = ({ hit, at, runs }: { hit: HitView; at: string; runs: boolean }) => (
  <>
    <span className="clock-face">
      <Instant at={at} how="short" />
      {runs ? <TimeLeft until={at} /> : null}
    </span>
    <BothTimes at={at} of={hit} />
  </>
)

const Day = ({ at }: { at: string }) => {
  const [language] = useLanguage()
  return (
    <span className="clock-face">
      <bdi dir="ltr" className="mono">
        {dayWords(new Date(at), language)}
      </bdi>
    </span>
  )
}

/** Whose turn it is, in one sentence under the head. */
export const HitTurn = ({ hit }: { hit: HitView }): ReactNode => {
  if (hit.state === 'closed') {
    return (
      <span>
        <Words id="hit.turn-closed" /> <Instant at={hit.closedAt} how="short" />
      </span>
    )
  }
  const finder = <Bureau code={hit.finder} />
  if (awaitsAnswer(hit) && hit.record.life !== 'withdrawn') {
    const source = <Bureau code={answeringOf(hit)} />
    const id = hit.identity === null ? 'hit.turn-both' : 'hit.turn-source'
    return <Words id={id} values={{ finder, source }} />
  }
  return <Words id={hit.identity === null ? 'hit.turn-finder' : 'hit.turn-outcome'} values={{ finder }} />
}
