// One expert: what they know, when they are there, how long the nomination lasts; for the expert themselves also who looked.
import type { ReactNode } from 'react'
import { useAnswer } from '../console/client.ts'
import { Fact } from '../console/fact.tsx'
import { To, useParameters } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { Answered } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import { confidentialities } from '../terms/handling.ts'
import { ExpertActs } from './expert.acts.panel.tsx'
import { showExpert } from './expert.operations.ts'
import { Day, Presence, Skills } from './expert.parts.panel.tsx'
import type { ExpertView } from './expert.schema.ts'
import { Viewers } from './expert.viewers.panel.tsx'
import './expert.css'

/** `/experts/:id`. */
export const ExpertPage = (): ReactNode => {
  const { id = '' } = useParameters()
  return (
    <div className="page expert-profile">
      <OwnStanding />
      <Answered of={useAnswer(showExpert, { params: { id } })} rows={10}>
        {(expert) => <Profile of={expert} />}
      </Answered>
    </div>
  )
}

const Profile = ({ of }: { of: ExpertView }) => {
  const codeWords = useCodeWords()
  return (
    <>
      <div className="page-head">
        <h1>
          {of.name ? <bdi>{of.name}</bdi> : <Words id="expert.erased" />}{' '}
          <span className="expert-state" data-state={of.state}>
            {codeWords('expert-state', of.state)}
          </span>
        </h1>
        <To address="/experts">
          <Words id="expert.all" />
        </To>
      </div>
      {of.own ? <OwnNotice of={of} /> : null}
      <ExpertActs of={of} />
      <dl className="facts">
        <Fact name="expert.bureau">
          <bdi>{of.bureauName}</bdi>
        </Fact>
        <Fact name="expert.function">{of.function ? <bdi>{of.function}</bdi> : <Words id="expert.hidden" />}</Fact>
        <Fact name="expert.presence">
          <Presence of={of} />
        </Fact>
        <Fact name="expert.zone">
          <Mono>{of.zone}</Mono>
        </Fact>
        <Fact name="expert.clearance">
          {codeWords('confidentiality', confidentialities[of.clearance - 1] ?? 'confidential')}
        </Fact>
        <Fact name="expert.visibility">{codeWords('expert-visibility', of.visibility)}</Fact>
        <Fact name="expert.lapses-on">
          <Day of={of.lapsesOn} />
        </Fact>
        {of.nominatedBy ? (
          <Fact name="expert.nominated-by">
            <Mono>{of.nominatedBy}</Mono> · <Day of={of.nominatedOn} />
          </Fact>
        ) : null}
        {of.consentAt ? (
          <Fact name="expert.consent">
            {codeWords('expert-consent', of.consent)} · <Instant at={of.consentAt} />
          </Fact>
        ) : null}
        {of.endReason ? <Fact name="expert.end-reason">{codeWords('expert-end', of.endReason)}</Fact> : null}
      </dl>
      <section className="expert-part">
        <h2>
          <Words id="expert.skills" />
        </h2>
        <Skills skills={of.skills} />
      </section>
      <Availability of={of} />
      <Conflicts of={of} />
      <Load of={of} />
      {of.allowed.includes('read-viewers') ? <Viewers id={of.id} /> : null}
    </>
  )
}

/** What the expert themselves must know first. */
const OwnNotice = ({ of }: { of: ExpertView }) => {
  const says =
    of.state === 'nominated' && of.consent === 'asked'
      ? 'expert.own-asked'
      : of.state === 'nominated'
        ? 'expert.own-waits'
        : of.state === 'active' && of.consent === 'withdrawn'
          ? 'expert.own-hidden'
          : undefined
  if (says === undefined) return null
  return (
    <p className="expert-asked" role="status">
      <Words id={says} />
    </p>
  )
}

const Availability = ({ of }: { of: ExpertView }) => {
  const codeWords = useCodeWords()
  if (of.availability.length === 0) return null
  return (
    <section className="expert-part">
      <h2>
        <Words id="expert.availability" />
      </h2>
      <ul className="expert-plain">
        {[...of.availability]
          .sort((one, other) => one.from.localeCompare(other.from))
          .map(({ from, until, presence }) => (
            <li key={`${from} ${until} ${presence}`}>
              <Day of={from} /> – <Day of={until} /> · <span className="strong">{codeWords('presence', presence)}</span>
            </li>
          ))}
      </ul>
    </section>
  )
}

const Conflicts = ({ of }: { of: ExpertView }) => {
  const codeWords = useCodeWords()
  if (of.conflicts === null) return null
  return (
    <section className="expert-part">
      <h2>
        <Words id="expert.conflicts" />
      </h2>
      <p className="quiet small">
        <Words id="expert.conflicts-who" />
      </p>
      {of.conflicts.length === 0 ? (
        <p>
          <Words id="expert.conflicts-none" />
        </p>
      ) : (
        <ul className="expert-plain">
          {of.conflicts.map(({ about, value, note }) => (
            <li key={`${about} ${value}`}>
              <span className="quiet">{codeWords('expert-conflict', about)}</span>{' '}
              {about === 'crime-area' ? codeWords('crime-area', value) : <Mono>{value}</Mono>}
              {note ? (
                <>
                  {' · '}
                  <bdi>{note}</bdi>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const Load = ({ of: { load } }: { of: ExpertView }) => {
  if (load === null) return null
  return (
    <section className="expert-part">
      <h2>
        <Words id="expert.load" />
      </h2>
      <p className="quiet small">
        <Words id="expert.load-who" />
      </p>
      <dl className="facts">
        <Fact name="expert.open-parts">
          <Mono>{String(load.openParts)}</Mono>
        </Fact>
        <Fact name="expert.used-yes">
          <Mono>{String(load.usedYes)}</Mono>
        </Fact>
        <Fact name="expert.used-partly">
          <Mono>{String(load.usedPartly)}</Mono>
        </Fact>
        <Fact name="expert.used-no">
          <Mono>{String(load.usedNo)}</Mono>
        </Fact>
      </dl>
    </section>
  )
}
