// One threat: what it is, how it is judged and why, what may be done with it, and everything that was judged of it before.
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { Fact } from '../console/fact.tsx'
import { HandlingMark } from '../console/mark.tsx'
import { ThingHead } from '../console/thing-head.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { ThreatActs } from './threat.acts.panel.tsx'
import { Level, Places, ReviewOn, Trend } from './threat.parts.panel.tsx'
import type { ThreatView } from './threat.schema.ts'

const Step = ({ of }: { of: ThreatView['history'][number] }) => {
  const codeWords = useCodeWords()
  return (
    <li className="threat-step">
      <Instant at={of.at} how="short" />
      <bdi>{bureauName(of.bureau)}</bdi>
      <strong>{codeWords('threat-step', of.step)}</strong>
      <Level of={of.level} />
      <Trend of={of.trend} />
      {of.reason ? (
        <p>
          <bdi>{of.reason}</bdi>
        </p>
      ) : null}
    </li>
  )
}

/** `linked`: beside the list, with a way to the whole page. `more`: panels of slices that bind things to threats. */
export const ThreatContent = ({
  of,
  linked = false,
  more,
}: {
  of: ThreatView
  linked?: boolean
  more?: ReactNode
}): ReactNode => {
  const codeWords = useCodeWords()
  return (
    <div className="threat-one">
      <ThingHead
        reference={of.reference}
        address={`/threats/${of.id}`}
        linked={linked}
        whole="threat.whole"
        marks={
          <>
            <span>{codeWords('threat-state', of.state)}</span>
            <HandlingMark code={of.handlingCode} confidentiality={of.confidentiality} />
          </>
        }
        title={of.name}
      >
        <p>
          <Level of={of.level} /> <Trend of={of.trend} />
        </p>
      </ThingHead>
      <ThreatActs of={of} />
      <p className="threat-text">
        <bdi>{of.summary}</bdi>
      </p>
      <dl className="facts">
        <Fact name="threat.places">
          <Places of={of} />
        </Fact>
        <Fact name="threat.crime-area">{codeWords('crime-area', of.crimeArea)}</Fact>
        <Fact name="threat.owner">
          <bdi>{of.ownerName}</bdi>
        </Fact>
        <Fact name="threat.review-on">
          <ReviewOn of={of} />
        </Fact>
        {of.condition ? (
          <Fact name="threat.condition">
            <bdi>{of.condition}</bdi>
          </Fact>
        ) : null}
      </dl>
      {more}
      <section className="threat-part" aria-labelledby={`history-${of.id}`}>
        <h2 id={`history-${of.id}`}>
          <Words id="threat.history" />
        </h2>
        <ol className="plain">
          {of.history.map((step) => (
            <Step key={`${step.at} ${step.step}`} of={step} />
          ))}
        </ol>
      </section>
    </div>
  )
}
