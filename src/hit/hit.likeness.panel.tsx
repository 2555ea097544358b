// What must be known before a hit is read: that the traveller must not notice, what made the hit, and why a name matched.
import { IconEyeOff, IconUserQuestion } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Mono } from '../console/mono.tsx'
import { Words } from '../console/words.tsx'
import './hit.likeness.css'
import { originSentence, sidesOf } from './hit.likeness.panel.ts'
import { Bureau } from './hit.parts.panel.tsx'
import type { ExplanationLine, HitView } from './hit.schema.ts'

/** Before the cautions and before the name: whoever reads on aloud or turns the screen has already done the harm. */
export const HitDiscreet = ({ hit }: { hit: Pick<HitView, 'discreet'> }): ReactNode =>
  hit.discreet ? (
    <p className="hit-discreet" role="alert">
      <IconEyeOff size={20} aria-hidden />
      <strong>
        <Words id="hit.discreet" />
      </strong>
    </p>
  ) : null

/** What made the hit and how much rests on it; nothing for an equal number. */
export const HitOriginWords = ({ hit }: { hit: HitView }): ReactNode => {
  const sentence = originSentence(hit)
  if (sentence === undefined) return null
  return (
    <p className="hit-origin" data-origin={hit.origin}>
      <IconUserQuestion size={16} aria-hidden />
      <span>
        <Words
          id={sentence}
          values={{
            finder: <Bureau key="finder" code={hit.finder} />,
            reference: <Mono>{hit.checkReference ?? '—'}</Mono>,
          }}
        />
      </span>
    </p>
  )
}

/** What agrees and what differs, each line in words; weights order the lines and are never shown as numbers. */
export const Likeness = ({
  of,
  level: Heading = 'h4',
}: {
  of: readonly ExplanationLine[]
  level?: 'h3' | 'h4'
}): ReactNode =>
  of.length === 0 ? null : (
    <div className="likeness">
      {sidesOf(of).map(({ side, lines }) => (
        <section key={side} data-side={side}>
          <Heading>
            <Words id={side === 'agrees' ? 'hit.agrees' : 'hit.differs'} />
          </Heading>
          <ul>
            {lines.map((line) => (
              <li key={`${line.feature} ${line.says}`}>{line.says}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
