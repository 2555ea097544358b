// Earlier answers, offered while a request is written: what they have in common with it, and a way to read them.
import { type ReactNode, useEffect, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { To } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { Answered } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { useWords, Words } from '../console/words.tsx'
import { findSimilar } from './request.operations.ts'
import { Bureau } from './request.parts.panel.tsx'
import type { RequestNeed, SimilarRequest } from './request.schema.ts'

/** Milliseconds of silence after which what was typed is looked for. */
const pause = 600

const useSettled = <T,>(value: T): T => {
  const [settled, settle] = useState(value)
  const text = JSON.stringify(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the value
  useEffect(() => {
    const timer = setTimeout(() => settle(value), pause)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

const Earlier = ({ of }: { of: SimilarRequest }) => (
  <li className="request-similar">
    <p>
      <To address={`/requests/${of.id}`}>
        <bdi>{of.title}</bdi>
      </To>{' '}
      <Mono>{of.reference}</Mono>
    </p>
    <p dir="auto">{of.question}</p>
    <p className="quiet">
      <Bureau code={of.lead} /> · <Instant at={of.deliveredAt} how="short" />
    </p>
    <p className="quiet">
      {of.why.words.length > 0 ? (
        <Words
          id="request.similar-words"
          values={{ count: of.why.words.length, words: <bdi key="words">{of.why.words.join(', ')}</bdi> }}
        />
      ) : null}
      {of.why.crimeArea ? (
        <>
          {' '}
          <Words id="request.similar-area" />
        </>
      ) : null}
      {of.why.threat ? (
        <>
          {' '}
          <Words id="request.similar-threat" />
        </>
      ) : null}
    </p>
  </li>
)

/** `need` null, or without a question: nothing is looked for yet. */
export const SimilarPanel = ({ need }: { need: RequestNeed | null }): ReactNode => {
  const words = useWords()
  const settled = useSettled(need)
  const isAsked = settled?.question !== undefined
  const found = useAnswer(findSimilar, { body: settled ?? nothing }, { when: isAsked, keep: true })
  return (
    <section className="request-side" aria-label={words('request.similar')}>
      <h2>
        <Words id="request.similar" />
      </h2>
      {isAsked ? (
        <Answered of={found} rows={3}>
          {({ similar }) =>
            similar.length === 0 ? (
              <p className="quiet">
                <Words id="request.similar-none" />
              </p>
            ) : (
              <>
                <p>
                  <Words id="request.similar-why" />
                </p>
                <ul className="request-proposals">
                  {similar.map((one) => (
                    <Earlier key={one.id} of={one} />
                  ))}
                </ul>
              </>
            )
          }
        </Answered>
      ) : (
        <p className="quiet">
          <Words id="request.similar-waits" />
        </p>
      )}
    </section>
  )
}

/** Never asked: `when` is false with it. */
const nothing: RequestNeed = {
  wanted: 'other',
  crimeArea: 'other',
  language: 'en',
  neededBy: '',
  confidentiality: 'official-use-only',
}
