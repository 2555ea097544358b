// One request: what is asked and why, its clock and parties, pieces, talk, material, the answer, and its steps.
import type { ReactNode } from 'react'
import { useAnswer } from '../console/client.ts'
import { To } from '../console/go.tsx'
import { useLanguageName } from '../console/language-names.ts'
import { Mono } from '../console/mono.tsx'
import { Answered } from '../console/states.tsx'
import { ThingHead } from '../console/thing-head.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { RequestActs } from './request.acts.panel.tsx'
import { AnswerPart } from './request.answer.panel.tsx'
import { MaterialPart } from './request.material.panel.tsx'
import { showRequest } from './request.operations.ts'
import { Bureau, Bureaus, Clock, Marking, Part, Said, Stage } from './request.parts.panel.tsx'
import { Pieces } from './request.pieces.panel.tsx'
import { Talk } from './request.talk.panel.tsx'
import type { RequestView } from './request.work.schema.ts'
import './request.css'

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>
      <Words id={name} />
    </dt>
    <dd>{children}</dd>
  </>
)

const Head = ({ of, linked }: { of: RequestView; linked: boolean }) => (
  <ThingHead
    reference={of.reference}
    address={`/requests/${of.id}`}
    linked={linked}
    marks={
      <>
        <Stage of={of} /> <Marking of={of.marking} />
      </>
    }
    title={of.question}
  >
    <p>
      <Words id="request.needed-by" />: <Clock at={of.neededBy} state={of.clock} />
    </p>
  </ThingHead>
)

const Facts = ({ of }: { of: RequestView }) => {
  const codeWords = useCodeWords()
  const nameOf = useLanguageName()
  return (
    <dl className="facts">
      <Fact name="request.decision">
        <Said>{of.decision}</Said>
      </Fact>
      <Fact name="request.audience">
        <Said>{of.audience}</Said>
      </Fact>
      <Fact name="request.known">
        <Said>{of.known}</Said>
      </Fact>
      <Fact name="request.may-show">
        <Said>{of.mayShow}</Said>
      </Fact>
      <Fact name="request.annex">
        {of.edition === 'whole' ? (
          <Said>{of.annex}</Said>
        ) : (
          <span className="quiet">
            <Words id="request.without-personal-data" />
          </span>
        )}
      </Fact>
      <Fact name="request.wanted">
        {codeWords('request-product', of.wanted)} · {nameOf(of.language)}
      </Fact>
      <Fact name="request.crime-area">{codeWords('crime-area', of.crimeArea)}</Fact>
      {of.threat === null ? null : (
        <Fact name="request.threat">
          <To address={`/threats/${of.threat}`}>
            <Words id="request.threat-open" />
          </To>
        </Fact>
      )}
      <Fact name="request.marking">
        <Marking of={of.marking} /> {codeWords('handling', of.marking.handlingCode)}
        {of.marking.conditions.map((condition) => (
          <p key={condition} className="request-lines" dir="auto">
            {condition}
          </p>
        ))}
      </Fact>
      {of.marking.consentOf.length > 0 ? (
        <Fact name="request.consent-of">
          <Bureaus codes={of.marking.consentOf} />
        </Fact>
      ) : null}
    </dl>
  )
}

const Parties = ({ of }: { of: RequestView }) => (
  <dl className="facts">
    <Fact name="request.asker">
      <Bureau code={of.asker} /> {of.officer ? <Mono>{of.officer}</Mono> : null}
    </Fact>
    <Fact name="request.lead">
      {of.lead === null ? (
        <>
          <span className="quiet">
            <Words id="request.lead-none" />
          </span>
          {of.state === 'new' && of.steps.some(({ step }) => step === 'lead-left') ? (
            <p>
              <Words id="request.lead-left" />
            </p>
          ) : null}
        </>
      ) : (
        <>
          <Bureau code={of.lead} /> {of.leadOfficer ? <Mono>{of.leadOfficer}</Mono> : null}
        </>
      )}
    </Fact>
    <Fact name="request.contributors">
      <Bureaus codes={of.contributors} />
    </Fact>
    <Fact name="request.parties">
      <Bureaus codes={of.parties} />
    </Fact>
  </dl>
)

const StepWords = ({ of }: { of: RequestView['steps'][number] }) => {
  const codeWords = useCodeWords()
  const { says } = of
  const isState = of.step === 'moved'
  return (
    <>
      <strong>{codeWords('request-step', of.step)}</strong>
      {isState && says.to ? ` · ${codeWords('request-state', says.to)}` : null}
      {of.step === 'marked' && says.to ? (
        <>
          {' · '}
          <Mono>{says.to}</Mono>
        </>
      ) : null}
      {of.step === 'feedback' && says.to ? ` · ${codeWords('request-used', says.to)}` : null}
      {(of.step === 'split' || of.step === 'lead-left' || of.step === 'part-left') && says.to ? (
        <>
          {' · '}
          <Bureau code={says.to} />
        </>
      ) : null}
      {says.reason
        ? ` · ${codeWords(of.step === 'withdrawn' ? 'request-withdraw' : 'request-decline', says.reason)}`
        : null}
      {says.until ? (
        <>
          {' · '}
          <Instant at={says.until} how="short" />
        </>
      ) : null}
    </>
  )
}

const Steps = ({ of }: { of: RequestView }) => (
  <Part title={<Words id="request.steps" />}>
    <ol className="request-steps">
      {of.steps.map((step) => (
        <li key={step.number}>
          <Instant at={step.at} how="short" /> <StepWords of={step} /> · <Bureau code={step.bureau} />{' '}
          {step.officer ? <Mono>{step.officer}</Mono> : null}
          {step.note === null ? null : <Said>{step.note}</Said>}
        </li>
      ))}
    </ol>
  </Part>
)

/** The whole request on its page. */
export const RequestContent = ({ of }: { of: RequestView }): ReactNode => (
  <article className="request-one">
    <div className="page-head">
      <Head of={of} linked={false} />
      <To address="/requests">
        <Words id="request.all" />
      </To>
    </div>
    <RequestActs of={of} />
    <div className="request-columns">
      <div className="request-main">
        <Part title={<Words id="request.asked" />}>
          <Facts of={of} />
        </Part>
        <Pieces of={of} />
        <AnswerPart of={of} />
        <MaterialPart of={of} />
        <Talk of={of} />
      </div>
      <aside className="request-aside">
        <Part title={<Words id="request.who" />}>
          <Parties of={of} />
        </Part>
        <Steps of={of} />
      </aside>
    </div>
  </article>
)

const Preview = ({ of }: { of: RequestView }) => (
  <article className="request-one">
    <Head of={of} linked />
    <RequestActs of={of} />
    <Pieces of={of} />
    {of.delivery ? <AnswerPart of={of} /> : null}
    <Part title={<Words id="request.asked" />}>
      <Facts of={of} />
    </Part>
    <Part title={<Words id="request.who" />}>
      <Parties of={of} />
    </Part>
  </article>
)

/** Beside board and list: what one decides by; the page has the rest. */
export const RequestPreview = ({ id }: { id: string }): ReactNode => (
  <Answered of={useAnswer(showRequest, { params: { id } })} rows={10}>
    {(request) =>
      request.state === 'draft' ? (
        <p>
          <To address={`/requests/${id}`}>
            <Words id="request.draft-go-on" />
          </To>
        </p>
      ) : (
        <Preview of={request} />
      )
    }
  </Answered>
)
