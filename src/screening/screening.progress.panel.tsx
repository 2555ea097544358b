// How far a list is: lines asked, pace, what it waits for, when everything it says is erased.
import { Progress } from '@mantine/core'
import type { ReactNode } from 'react'
import { Mono } from '../console/mono.tsx'
import { Instant } from '../console/time.tsx'
import { useWords, Words } from '../console/words.tsx'
import type { ScreeningView } from './screening.schema.ts'

/** Lines asked, as a bar and in words. */
export const ListProgress = ({ of }: { of: ScreeningView }): ReactNode => {
  const words = useWords()
  const { done, items, rate, secondsLeft } = of
  const says = words('screening.done', { done, items })
  return (
    <div className="screening-progress">
      {of.state === 'running' ? (
        <Progress value={items === 0 ? 0 : (done / items) * 100} size="sm" aria-label={says} />
      ) : null}
      <p role="status">
        {says}
        {rate !== null && secondsLeft !== null ? (
          <span className="quiet">
            {' · '}
            <Words id="screening.pace" values={{ rate: Math.round(rate), seconds: secondsLeft }} />
          </span>
        ) : null}
      </p>
      {of.waitsForSource ? (
        <p className="screening-warning" role="alert">
          <Words id="screening.waits" />
        </p>
      ) : null}
      {of.reason ? (
        <p className="screening-warning" role="alert">
          <Words id={`screening-reason.${of.reason}`} />
        </p>
      ) : null}
      <p className="quiet">
        {of.erasedAt ? (
          <Words id="screening.was-erased" values={{ at: <Instant key="at" at={of.erasedAt} /> }} />
        ) : (
          <Words id="screening.erased-at" values={{ at: <Instant key="at" at={of.eraseAt} /> }} />
        )}
      </p>
    </div>
  )
}

/** Where a list comes from, on what ground and for what it is asked. */
export const ListGround = ({ of }: { of: ScreeningView }): ReactNode => {
  const { voyage, from, to } = of.where
  return (
    <dl className="facts screening-ground">
      <dt>
        <Words id="screening.source" />
      </dt>
      <dd>
        <bdi>{of.source}</bdi>
        {voyage ? (
          <>
            {' · '}
            <Mono>{voyage}</Mono>
          </>
        ) : null}
        {from || to ? (
          <>
            {' · '}
            <Words
              id="screening.way"
              values={{ from: <bdi key="from">{from ?? '—'}</bdi>, to: <bdi key="to">{to ?? '—'}</bdi> }}
            />
          </>
        ) : null}
      </dd>
      <dt>
        <Words id={`legal-basis.${of.legalBasis.kind}`} />
      </dt>
      <dd>
        <bdi>{of.legalBasis.text}</bdi>
      </dd>
      <dt>
        <Words id="screening.purpose" />
      </dt>
      <dd>
        <Words id={`purpose.${of.purpose}`} /> · <Mono>{of.reference}</Mono>
      </dd>
    </dl>
  )
}
