// One watch: what is watched for and on what ground, what may be done, what it found, who checked for it, and its steps.
import type { ReactNode } from 'react'
import { To } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { WatchActs } from './watch.acts.panel.tsx'
import { Find } from './watch.find.panel.tsx'
import { EndsOn, Likeness, QuestionFacts } from './watch.parts.panel.tsx'
import type { SightingView, WatchView } from './watch.schema.ts'

const Part = ({ id, title, children }: { id: string; title: ReactNode; children: ReactNode }) => (
  <section className="watch-part" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
)

const Ground = ({ of }: { of: WatchView }) => {
  const codeWords = useCodeWords()
  const isOver = of.state === 'ended' || of.state === 'refused'
  return (
    <dl className="facts">
      <dt>
        <Words id="watch.purpose" />
      </dt>
      <dd>
        {codeWords('purpose', of.purpose)} {of.reference ? <Mono>{of.reference}</Mono> : null}
      </dd>
      {of.legalBasis ? (
        <>
          <dt>
            <Words id="watch.legal-basis" />
          </dt>
          <dd className="watch-lines">
            <bdi>{of.legalBasis}</bdi>
          </dd>
        </>
      ) : null}
      <dt>
        <Words id="watch.ends-on" />
      </dt>
      <dd>
        <EndsOn day={of.endsOn} over={isOver} />
      </dd>
      {of.renewal ? (
        <>
          <dt>
            <Words id="watch.renewal" />
          </dt>
          <dd>
            <EndsOn day={of.renewal.endsOn} /> · <Mono>{of.renewal.by}</Mono>
          </dd>
        </>
      ) : null}
      <dt>
        <Words id="watch.proposed-by" />
      </dt>
      <dd>
        <Mono>{of.officer}</Mono> <Instant at={of.createdAt} how="short" />
      </dd>
      <dt>
        <Words id="watch.approved-by" />
      </dt>
      <dd>{of.approvedBy ? <Mono>{of.approvedBy}</Mono> : <span className="quiet">—</span>}</dd>
      <dt>
        <Words id="watch.databases" />
      </dt>
      <dd>{of.databases.map((name) => codeWords('database', name)).join(' · ')}</dd>
      {of.crimeArea ? (
        <>
          <dt>
            <Words id="watch.crime-area" />
          </dt>
          <dd>{codeWords('crime-area', of.crimeArea)}</dd>
        </>
      ) : null}
      {of.silent ? (
        <>
          <dt>
            <Words id="watch.silent" />
          </dt>
          <dd>
            <Words id="watch.silent-says" />
          </dd>
        </>
      ) : null}
      {of.note ? (
        <>
          <dt>
            <Words id="watch.note" />
          </dt>
          <dd className="watch-lines">
            <bdi>{of.note}</bdi>
          </dd>
        </>
      ) : null}
      {of.reason ? (
        <>
          <dt>
            <Words id="watch.reason" />
          </dt>
          <dd className="watch-lines">
            <bdi>{of.reason}</bdi>
          </dd>
        </>
      ) : null}
      {of.eraseOn ? (
        <>
          <dt>
            <Words id="watch.erase-on" />
          </dt>
          <dd>
            <EndsOn day={of.eraseOn} />
          </dd>
        </>
      ) : null}
    </dl>
  )
}

const Sighting = ({ of }: { of: SightingView }) => {
  const codeWords = useCodeWords()
  const { from, to, carrier, voyage } = of.where
  const journey = [[carrier, voyage].filter(Boolean).join(' '), [from, to].filter(Boolean).join(' – ')].filter(Boolean)
  return (
    <li className="watch-sighting">
      <p>
        <Instant at={of.at} /> · <Words id={`watch-sighted.${of.match}`} /> · <Mono>{of.officer}</Mono>
        {of.post ? (
          <>
            {' · '}
            <bdi>{of.post}</bdi>
          </>
        ) : null}
      </p>
      <p className="quiet">
        {codeWords('purpose', of.purpose)} <Mono>{of.reference}</Mono>
        {journey.map((part) => (
          <span key={part}>
            {' · '}
            <bdi>{part}</bdi>
          </span>
        ))}
      </p>
      <Likeness of={of.likeness} />
    </li>
  )
}

export const WatchContent = ({ of }: { of: WatchView }): ReactNode => (
  <div className="watch-one">
    <QuestionFacts kind={of.kind} question={of.question} />
    <WatchActs of={of} />
    <Part id="watch-ground" title={<Words id="watch.ground" />}>
      <Ground of={of} />
    </Part>
    <Part id="watch-found" title={<Words id="watch.found" values={{ count: of.found.length }} />}>
      {of.found.length === 0 ? (
        <p className="quiet">
          <Words id="watch.found-none" />
        </p>
      ) : (
        of.found.map((find) => <Find key={find.id} of={find} />)
      )}
    </Part>
    <Part id="watch-hits" title={<Words id="watch.hits" values={{ count: of.hitsMade.length }} />}>
      {of.hitsMade.length === 0 ? (
        <p className="quiet">
          <Words id="watch.hits-none" />
        </p>
      ) : (
        <ul className="watch-plain">
          {of.hitsMade.map((hit) => (
            <li key={hit.id}>
              <To address={`/hits/${hit.id}`}>
                <Mono>{hit.reference}</Mono>
              </To>{' '}
              <Instant at={hit.createdAt} how="short" />
            </li>
          ))}
        </ul>
      )}
    </Part>
    <Part id="watch-seen" title={<Words id="watch.seen" values={{ count: of.seen.length }} />}>
      {of.seen.length === 0 ? (
        <p className="quiet">
          <Words id="watch.seen-none" />
        </p>
      ) : (
        <ul className="watch-plain">
          {of.seen.map((one) => (
            <Sighting key={one.id} of={one} />
          ))}
        </ul>
      )}
    </Part>
    <Part id="watch-steps" title={<Words id="watch.steps" />}>
      <ol className="watch-plain">
        {of.steps.map((step) => (
          <li key={step.number}>
            <Instant at={step.at} how="short" /> <strong>{<Words id={`watch-step.${step.step}`} />}</strong>{' '}
            <Mono>{step.officer}</Mono>
          </li>
        ))}
      </ol>
    </Part>
  </div>
)
