// One file: where it stands and what may be done, its order, the advice on it, who is in it, and every step it took.
import { Fragment, type ReactNode } from 'react'
import { useNow } from '../console/clock.ts'
import { Fact } from '../console/fact.tsx'
import { To } from '../console/go.tsx'
import { HandlingMark } from '../console/mark.tsx'
import { Mono } from '../console/mono.tsx'
import { ThingHead } from '../console/thing-head.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { FileActs } from './analysis.acts.panel.tsx'
import { Partners } from './analysis.partners.panel.tsx'
import { Bureau, Day, Part, StateMark, Until } from './analysis.parts.panel.tsx'
import type { FileView } from './analysis.schema.ts'

const today = (now: number): string => new Date(now).toISOString().slice(0, 10)

const Codes = ({ list, of }: { list: string; of: readonly string[] }) => {
  const codeWords = useCodeWords()
  return of.length === 0 ? (
    <span className="quiet">—</span>
  ) : (
    <span>{of.map((code) => codeWords(list, code)).join(' · ')}</span>
  )
}

/** Reference, state, level and name; over everything else on the page. `linked`: beside a list, with a way to the whole page. */
export const FileHead = ({ of, linked = false }: { of: FileView; linked?: boolean }): ReactNode => {
  const codeWords = useCodeWords()
  const now = useNow(60_000)
  return (
    <ThingHead
      reference={of.reference}
      address={`/files/${of.id}`}
      linked={linked}
      whole="analysis.whole"
      marks={
        <>
          <StateMark of={of.state} />
          <span>{codeWords('file-kind', of.kind)}</span>
          <HandlingMark confidentiality={of.confidentiality} />
          <span className="quiet">{codeWords('file-part', of.part)}</span>
        </>
      }
      title={of.name}
    >
      <p className="analysis-line">
        <Until of={of} today={today(now)} />
        {of.reviewDue ? (
          <strong className="analysis-due">
            <Words id="analysis.review-due" />
          </strong>
        ) : null}
        {of.overBecause ? <strong>{codeWords('file-over', of.overBecause)}</strong> : null}
      </p>
    </ThingHead>
  )
}

/** The last advice on the order, or that none has been given; and on an extension where one is asked for. */
const Advice = ({ of }: { of: FileView }) => {
  const codeWords = useCodeWords()
  const last = (step: FileView['steps'][number]['step']) => of.steps.filter((one) => one.step === step).at(-1)
  const one = (subject: 'order' | 'extension', verdict: FileView['advice']) => {
    const step = last(subject === 'order' ? 'advised' : 'extension-advised')
    return (
      <div className="analysis-advice" data-verdict={verdict ?? 'none'}>
        <p className="analysis-line">
          <strong>{codeWords('advice-about', subject)}</strong>
          <span>{verdict ? codeWords('advice-verdict', verdict) : <Words id="analysis.advice-none" />}</span>
          {verdict && step ? <Instant at={step.at} how="short" /> : null}
        </p>
        {verdict && step?.note ? (
          <p className="analysis-text">
            <bdi>{step.note}</bdi>
          </p>
        ) : null}
      </div>
    )
  }
  return (
    <Part head="analysis.advice">
      {one('order', of.advice)}
      {of.extension ? (
        <>
          <p>
            <Words id="analysis.extension-asked" values={{ day: <Day of={of.extension} /> }} />
          </p>
          {one('extension', of.extensionAdvice)}
        </>
      ) : null}
    </Part>
  )
}

const Order = ({ of }: { of: FileView }) => {
  const codeWords = useCodeWords()
  const unsaid = (
    <span className="quiet">
      <Words id={of.state === 'deleted' ? 'analysis.erased' : 'analysis.withheld'} />
    </span>
  )
  return (
    <Part head="analysis.order">
      <dl className="facts">
        <Fact name="analysis.purpose">
          <bdi className="analysis-text">{of.purpose ?? unsaid}</bdi>
        </Fact>
        <Fact name="analysis.why">
          <bdi className="analysis-text">{of.why ?? unsaid}</bdi>
        </Fact>
        <Fact name="analysis.crime-areas">
          <Codes list="crime-area" of={of.crimeAreas} />
        </Fact>
        {of.threat ? (
          <Fact name="analysis.threat">
            <To address={`/threats/${of.threat.id}`}>
              <bdi>{of.threat.name}</bdi>
            </To>{' '}
            <Mono>{of.threat.reference}</Mono>
          </Fact>
        ) : null}
        <Fact name="analysis.data-categories">
          <Codes list="data-category" of={of.dataCategories} />
        </Fact>
        <Fact name="analysis.person-categories">
          <Codes list="person-status" of={of.personCategories} />
        </Fact>
        <Fact name="analysis.consent-by">{codeWords('consent-way', of.consentBy)}</Fact>
        <Fact name="analysis.until">
          <Day of={of.until} />
        </Fact>
        <Fact name="analysis.window">
          <Day of={of.contributionsUntil} />
        </Fact>
        <Fact name="analysis.review-every">
          <Words id="analysis.months" values={{ count: of.reviewEvery }} />
          {of.reviewOn ? (
            <>
              {' · '}
              <Words id="analysis.review-on" values={{ day: <Day of={of.reviewOn} /> }} />
            </>
          ) : null}
        </Fact>
        <Fact name="analysis.order-version">{of.orderVersion}</Fact>
      </dl>
    </Part>
  )
}

/** Of an ended file: what it held, in numbers. */
const Remains = ({ of }: { of: FileView }) => {
  const codeWords = useCodeWords()
  if (of.endedAt === null) return null
  return (
    <Part head="analysis.remains">
      <p>
        <Words id={of.state === 'deleted' ? 'analysis.deleted-at' : 'analysis.archived-at'} />{' '}
        <Instant at={of.endedAt} />
      </p>
      <dl className="facts">
        {of.remains.map(({ what, count }) => (
          <Fragment key={what}>
            <dt>{codeWords('file-remains', what)}</dt>
            <dd>{count}</dd>
          </Fragment>
        ))}
      </dl>
    </Part>
  )
}

/** What a step was about: a verdict, a reason of deletion, or a role and a bureau. */
const About = ({ of }: { of: FileView['steps'][number] }) => {
  const codeWords = useCodeWords()
  if (of.about === null) return null
  if (of.step === 'advised' || of.step === 'extension-advised')
    return <span>{codeWords('advice-verdict', of.about)}</span>
  if (of.step === 'deleted') return <span>{codeWords('deletion-reason', of.about)}</span>
  const [role = '', bureau = ''] = of.about.split(' ')
  return (
    <span>
      {codeWords('file-role', role)}: <Bureau code={bureau} />
    </span>
  )
}

const Steps = ({ of }: { of: FileView }) => {
  const codeWords = useCodeWords()
  return (
    <Part head="analysis.steps">
      <ol className="analysis-list">
        {of.steps.map((step) => (
          <li key={step.number} className="analysis-item">
            <p className="analysis-line">
              <Instant at={step.at} how="short" />
              <strong>{codeWords('file-step', step.step)}</strong>
              <About of={step} />
              {step.day ? <Day of={step.day} /> : null}
              <span className="quiet">
                <Bureau code={step.bureau} />
                {step.officer ? (
                  <>
                    {' · '}
                    <Mono>{step.officer}</Mono>
                  </>
                ) : null}
              </span>
            </p>
            {step.note ? (
              <p className="analysis-text">
                <bdi>{step.note}</bdi>
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </Part>
  )
}

/** The order of a file with all that belongs to it; `more`: panels between the order and the steps. */
export const FileOrderPanel = ({ of, more }: { of: FileView; more?: ReactNode }): ReactNode => (
  <div className="analysis-one">
    <FileActs of={of} />
    <Remains of={of} />
    <Order of={of} />
    <Advice of={of} />
    <Partners of={of} />
    {more}
    <Steps of={of} />
  </div>
)
