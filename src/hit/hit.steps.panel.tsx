// Who did what when: the two signed facts (finding and answer) apart from each other, and every step with its time.
import type { ReactNode } from 'react'
import { Instant } from '../console/time.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { answeringOf, awaitsAnswer, Bureau } from './hit.parts.panel.tsx'
import './hit.steps.css'
import type { HitView } from './hit.schema.ts'

type Step = HitView['steps'][number]

const officerOf = (hit: HitView, step: Step['step']): string | null =>
  hit.steps.findLast((one) => one.step === step)?.officer ?? null

const Signed = ({ bureau, officer, at }: { bureau: string; officer: string | null; at: string }) => (
  <p className="signed">
    <Bureau code={bureau} />
    {officer ? (
      <>
        {' · '}
        <bdi className="mono">{officer}</bdi>
      </>
    ) : null}
    {' · '}
    <Instant at={at} />
  </p>
)

const Said = ({ text }: { text: string | null }) =>
  text === null ? (
    <p className="quiet">
      <Words id="hit.reason-erased" />
    </p>
  ) : (
    <p className="record-lines" dir="auto">
      {text}
    </p>
  )

/** The finding: identity, by the finder. */
export const HitFinding = ({ hit }: { hit: HitView }): ReactNode => {
  const codeWords = useCodeWords()
  return (
    <section className="fact-card" data-said={hit.finding ? true : undefined} aria-labelledby={`finding-${hit.id}`}>
      <h3 id={`finding-${hit.id}`}>
        <Words id="hit.finding-title" />{' '}
        <span className="quiet">
          <Words id="hit.finding-of" />
        </span>
      </h3>
      {hit.finding ? (
        <>
          <p className="fact-word">{codeWords('identity', hit.finding.identity)}</p>
          <Said text={hit.finding.reason} />
          <Signed bureau={hit.finding.bureau} officer={officerOf(hit, 'finding')} at={hit.finding.at} />
        </>
      ) : (
        <p className="quiet">
          <Words id="hit.finding-none" values={{ bureau: <Bureau code={hit.finder} /> }} />
        </p>
      )}
    </section>
  )
}

/** The answer: data and wish, by the source or the General Secretariat in its place. */
export const HitAnswer = ({ hit }: { hit: HitView }): ReactNode => {
  const codeWords = useCodeWords()
  const { answer } = hit
  return (
    <section className="fact-card" data-said={answer ? true : undefined} aria-labelledby={`answer-${hit.id}`}>
      <h3 id={`answer-${hit.id}`}>
        <Words id="hit.answer-title" />{' '}
        <span className="quiet">
          <Words id="hit.answer-of" />
        </span>
      </h3>
      {answer ? (
        <>
          <p className="fact-word">
            {answer.words ? codeWords('source-words', answer.words) : codeWords('data-answer', answer.data)}
          </p>
          {answer.words ? <p className="quiet">{codeWords('data-answer', answer.data)}</p> : null}
          {answer.wish ? (
            <p>
              <Words id="hit.wish" /> <strong>{codeWords('wish', answer.wish)}</strong>
              {answer.until ? (
                <>
                  {' · '}
                  <Words id="hit.until" /> <Instant at={answer.until} how="short" />
                </>
              ) : null}
            </p>
          ) : null}
          <Said text={answer.reason} />
          <Signed bureau={answer.bureau} officer={officerOf(hit, 'answer')} at={answer.at} />
        </>
      ) : (
        <p className="quiet">
          <Words
            id={awaitsAnswer(hit) ? 'hit.answer-none' : 'hit.answer-not-awaited'}
            values={{ bureau: <Bureau code={answeringOf(hit)} /> }}
          />
        </p>
      )}
    </section>
  )
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** What a step says beyond its name; unknown members are left out rather than shown raw. */
const StepSays = ({ step }: { step: Step }) => {
  const codeWords = useCodeWords()
  const says = step.says as Readonly<Record<string, unknown>>
  const codes = [
    isText(says.identity) ? codeWords('identity', says.identity) : '',
    isText(says.words)
      ? codeWords('source-words', says.words)
      : isText(says.data)
        ? codeWords('data-answer', says.data)
        : '',
    isText(says.wish) ? codeWords('wish', says.wish) : '',
    isText(says.outcome) ? codeWords('outcome', says.outcome) : '',
    isText(says.urgency) ? codeWords('urgency', says.urgency) : '',
    typeof says.level === 'number' ? codeWords('escalation', String(says.level)) : '',
    says.by === 'clock' ? codeWords('hit', 'by-clock') : '',
  ].filter((part) => part !== '')
  return (
    <>
      {codes.length > 0 ? <span>{codes.join(' · ')}</span> : null}
      {isText(says.with) ? (
        <span>
          <Words id="hit.call-with" /> <Bureau code={says.with} />
          {isText(says.spoke) ? (
            <>
              {' · '}
              <bdi>{says.spoke}</bdi>
            </>
          ) : null}
        </span>
      ) : null}
      {isText(says.until) ? (
        <span>
          <Words id="hit.until" /> <Instant at={says.until} how="short" />
        </span>
      ) : null}
      {[says.said, says.reason].filter(isText).map((text) => (
        <span key={text} className="record-lines step-text" dir="auto">
          {text}
        </span>
      ))}
      {says.confirmation === true ? (
        <span className="quiet">
          <Words id="hit.confirmation-follows" />
        </span>
      ) : null}
    </>
  )
}

/** One step with its time and whose it is. */
export const HitStep = ({ step }: { step: Step }): ReactNode => (
  <li className="step" data-step={step.step}>
    <span className="step-head">
      <Instant at={step.at} how="short" />
      <strong>
        <Words id={`hit-step.${step.step}`} />
      </strong>
      <span className="quiet">
        <Bureau code={step.bureau} />
        {step.officer ? (
          <>
            {' · '}
            <bdi className="mono">{step.officer}</bdi>
          </>
        ) : null}
      </span>
    </span>
    <StepSays step={step} />
  </li>
)

/** The steps, the newest first, so that what has just happened is seen without scrolling; `last` shows only so many. */
export const HitSteps = ({ hit, last }: { hit: HitView; last?: number }): ReactNode => {
  const newest = [...hit.steps].reverse()
  const shown = last === undefined ? newest : newest.slice(0, last)
  return (
    <ol className="steps" reversed>
      {shown.map((step) => (
        <HitStep key={step.number} step={step} />
      ))}
    </ol>
  )
}
