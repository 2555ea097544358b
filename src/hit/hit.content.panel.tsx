// A hit laid out: cautions before everything, head, clocks, banners, and the columns; for the page and, folded, for the preview.
import type { ReactNode } from 'react'
import { Cautions } from '../console/caution.tsx'
import { To } from '../console/go.tsx'
import { ExerciseMark, HandlingMark } from '../console/mark.tsx'
import { Mono } from '../console/mono.tsx'
import { Urgency } from '../console/urgency.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { RecordTitle, useStatusWords } from '../record/record.value.panel.tsx'
import { HitBanners } from './hit.banners.panel.tsx'
import { ClearHint } from './hit.clear.panel.tsx'
import { HitClocks, HitTurn } from './hit.clocks.panel.tsx'
import { HitCompare, HitRecordFields } from './hit.compare.panel.tsx'
import './hit.css'
import { HitAction, HitBearer, HitContacts, HitWhere } from './hit.facts.panel.tsx'
import { HitDiscreet, HitOriginWords, Likeness } from './hit.likeness.panel.tsx'
import { Bureau, HitReference, markOf } from './hit.parts.panel.tsx'
import type { HitView } from './hit.schema.ts'
import { HitAnswer, HitFinding, HitSteps } from './hit.steps.panel.tsx'

/** Urgency, reference, state and side in one line; marks at its end. */
export const HitMarks = ({ hit }: { hit: HitView }): ReactNode => {
  const codeWords = useCodeWords()
  return (
    <span className="hit-marks">
      <Urgency code={hit.urgency} />
      <HitReference of={hit.reference} copy />
      <span className="hit-state" data-state={hit.state}>
        {codeWords('hit-state', hit.state)}
      </span>
      {hit.exercise ? <ExerciseMark /> : null}
    </span>
  )
}

/** What was hit, whose record it is, and whose turn it is. */
export const HitHead = ({ hit, level: Heading = 'h1' }: { hit: HitView; level?: 'h1' | 'h2' }): ReactNode => {
  const codeWords = useCodeWords()
  const statusWords = useStatusWords()
  return (
    <header className="hit-head">
      <Heading className="hit-title">
        <span className="hit-status">{statusWords(hit.database, hit.status)}</span>
        <RecordTitle database={hit.database} fields={hit.record.fields as Readonly<Record<string, unknown>>} copy />
      </Heading>
      <p className="hit-sides">
        <span>{codeWords('hit-side', hit.side)}</span>
        <span>
          <Words
            id={`hit.between-${hit.told === 'general-secretariat' ? 'overseer' : hit.side}`}
            values={{ finder: <Bureau code={hit.finder} />, owner: <Bureau code={hit.owner} /> }}
          />
        </span>
        {hit.record.reference ? (
          <span>
            <Words id="hit.source-reference" /> <Mono copy>{hit.record.reference}</Mono>
          </span>
        ) : null}
        {hit.record.id ? (
          <To address={`/records/${hit.database}/${hit.record.id}`}>
            <Words id="hit.open-record" />
          </To>
        ) : null}
        <HandlingMark {...markOf(hit)} />
      </p>
      <p className="hit-turn">
        <HitTurn hit={hit} />
        {hit.taken ? (
          <>
            {' · '}
            <Words id="hit.taken-by" /> <bdi className="mono">{hit.taken}</bdi>
          </>
        ) : null}
        {hit.outcome ? (
          <>
            {' · '}
            <strong>{codeWords('outcome', hit.outcome)}</strong>
          </>
        ) : null}
      </p>
    </header>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="hit-part">
    <h2>
      <Words id={title} />
    </h2>
    {children}
  </section>
)

/** What to do: for the finder the first thing, for the others what the finder is told. */
const Action = ({ hit, title }: { hit: HitView; title: string }) => (
  <Part title={title}>
    <HitAction hit={hit} />
  </Part>
)

/** `acts` stands between head and columns. `folded`: one column with the last three steps, for the preview. */
export const HitContent = ({
  hit,
  acts,
  folded = false,
}: {
  hit: HitView
  acts: ReactNode
  folded?: boolean
}): ReactNode => (
  <div className="hit hit-screen" data-folded={folded || undefined}>
    <HitDiscreet hit={hit} />
    <Cautions of={hit.caution.map(({ code, says, since, source }) => ({ code, says, since, source }))} />
    <HitHead hit={hit} level={folded ? 'h2' : 'h1'} />
    <HitOriginWords hit={hit} />
    <HitBanners hit={hit} />
    <HitClocks hit={hit} />
    {acts}
    <div className="hit-columns">
      <div className="hit-centre">
        {hit.side === 'finder' ? <Action hit={hit} title="hit.part-action" /> : null}
        <Part title="hit.part-compare">
          <Likeness of={hit.likeness} level="h3" />
          <HitCompare hit={hit} />
          <HitRecordFields hit={hit} />
        </Part>
        <div className="fact-cards">
          <HitFinding hit={hit} />
          <HitAnswer hit={hit} />
        </div>
        <ClearHint hit={hit} />
        {hit.side === 'finder' ? null : <Action hit={hit} title="hit.part-action-told" />}
      </div>
      <div className="hit-side">
        <Part title="hit.part-where">
          <HitWhere hit={hit} />
        </Part>
        <Part title="hit.part-contacts">
          <HitContacts hit={hit} />
        </Part>
        {folded && hit.bearer === null ? null : (
          <Part title="hit.part-bearer">
            <HitBearer hit={hit} />
          </Part>
        )}
      </div>
      <div className="hit-log">
        <Part title={folded ? 'hit.part-last-steps' : 'hit.part-steps'}>
          <HitSteps hit={hit} {...(folded ? { last: 3 } : {})} />
        </Part>
      </div>
    </div>
  </div>
)
