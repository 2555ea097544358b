// Two entities side by side: what each is said to be, field by field, and the evidence for and against that they are one, in words.
import { IconMinus, IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useAnswer } from '../console/client.ts'
import { Mono } from '../console/mono.tsx'
import { Answered } from '../console/states.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import { showEntity } from './material.operations.ts'
import { fieldsBeside, partEvidence } from './material.pair.panel.ts'
import { Entity, Marking, SaidBy, Value } from './material.parts.panel.tsx'
import type { EntityView, StatedField } from './material.view.schema.ts'
import type { listProposals } from './material.work.operations.ts'

type Proposal = Answer<typeof listProposals>['proposals'][number]

/** What the comparison says, or what people decided. */
export const Verdict = ({ of }: { of: Pick<Proposal, 'verdict' | 'decision'> }): ReactNode => {
  const codeWords = useCodeWords()
  return of.decision ? (
    <strong>{codeWords('material-verdict', of.decision.verdict)}</strong>
  ) : (
    codeWords('material-guess', of.verdict)
  )
}

const Evidence = ({ of }: { of: Proposal['evidence'] }) => {
  const { speaksFor, speaksAgainst } = partEvidence(of)
  const listOf = (head: string, lines: Proposal['evidence'], sign: ReactNode) => (
    <section>
      <h3>
        <Words id={head} />
      </h3>
      {lines.length === 0 ? (
        <p className="quiet">
          <Words id="material.evidence-none" />
        </p>
      ) : (
        <ul className="material-plain">
          {lines.map((one) => (
            <li key={`${one.words} ${one.says}`} className="material-evidence">
              {sign}
              <span>{one.says}</span>
              <span className="quiet">
                <Words id="material.bits" values={{ weight: Math.abs(one.weight) }} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
  return (
    <div className="material-evidences">
      {listOf('material.evidence-for', speaksFor, <IconPlus size={14} aria-hidden className="material-for" />)}
      {listOf(
        'material.evidence-against',
        speaksAgainst,
        <IconMinus size={14} aria-hidden className="material-against" />,
      )}
    </div>
  )
}

const Cell = ({ field, of }: { field: string; of: StatedField | undefined }) => (
  <td>
    {of ? (
      <ul className="material-plain">
        {of.values.map((one) => (
          <li key={one.claim}>
            <Value field={field} value={one.value} />
            <span className="material-value-by quiet">
              <SaidBy of={one} /> · <Mono>{one.grade}</Mono>
            </span>
          </li>
        ))}
      </ul>
    ) : (
      <span className="quiet">
        <Words id="material.not-said" />
      </span>
    )}
  </td>
)

const Beside = ({ one, other }: { one: EntityView; other: EntityView }) => {
  const words = useWords()
  const codeWords = useCodeWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus, or keys cannot reach its end
    <section className="material-scroll" tabIndex={0} aria-label={words('material.side-by-side')}>
      <table className="material-table">
        <thead>
          <tr>
            <th scope="col">
              <Words id="material.field" />
            </th>
            {[one, other].map((entity) => (
              <th scope="col" key={entity.id}>
                <Entity kind={entity.kind} title={entity.title} />
                <br />
                <Marking of={entity.marking} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fieldsBeside(one.fields, other.fields).map((row) => (
            <tr key={row.field}>
              <th scope="row">{codeWords('material-field', row.field)}</th>
              <Cell field={row.field} of={row.one} />
              <Cell field={row.field} of={row.other} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

export const Pair = ({ file, of, acts }: { file: string; of: Proposal; acts: ReactNode }): ReactNode => {
  const one = useAnswer(showEntity, { params: { id: file, entity: of.one.id } })
  const other = useAnswer(showEntity, { params: { id: file, entity: of.other.id } })
  return (
    <article className="material-one">
      <p>
        <Verdict of={of} /> ·{' '}
        <Words id="material.score-says" values={{ score: <Mono key="s">{of.score.toFixed(2)}</Mono> }} />
      </p>
      {acts}
      <Evidence of={of.evidence} />
      <Answered of={one} rows={5}>
        {(left) => <Answered of={other}>{(right) => <Beside one={left} other={right} />}</Answered>}
      </Answered>
    </article>
  )
}
