// What the list of entities can be narrowed to, each value with how many entities the reader sees under it.
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { Mono } from '../console/mono.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import type { Facets } from './material.facets.panel.ts'
import type { openMaterial } from './material.operations.ts'

type Told = NonNullable<Answer<typeof openMaterial>['facets']>

const FacetList = ({
  head,
  of,
  chosen,
  say,
  onChoose,
}: {
  head: string
  of: Told['kinds']
  chosen: string | null
  say: (value: string) => ReactNode
  onChoose: (value: string | null) => void
}) =>
  of.length === 0 ? null : (
    <section className="material-facet">
      <h3>
        <Words id={head} />
      </h3>
      <ul className="material-plain">
        {of.map(({ value, entities }) => (
          <li key={value}>
            <button
              type="button"
              className="material-facet-line"
              aria-pressed={chosen === value}
              onClick={() => onChoose(chosen === value ? null : value)}
            >
              <span>{say(value)}</span>
              <span className="material-facet-count">
                <Words id="material.number" values={{ count: entities }} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )

export const FacetLists = ({
  of,
  facets,
  onChange,
}: {
  of: Told
  facets: Facets
  onChange: (next: Facets) => void
}) => {
  const codeWords = useCodeWords()
  const words = useWords()
  return (
    <aside className="material-facets" aria-label={words('material.facets')} data-region>
      <FacetList
        head="material.facet-kind"
        of={of.kinds}
        chosen={facets.kind}
        say={(value) => codeWords('material-kind', value)}
        onChoose={(kind) => onChange({ ...facets, kind: kind as Facets['kind'] })}
      />
      <FacetList
        head="material.facet-source"
        of={of.sources}
        chosen={facets.source}
        say={(value) => <bdi>{bureauName(value)}</bdi>}
        onChoose={(source) => onChange({ ...facets, source })}
      />
      <FacetList
        head="material.facet-grade"
        of={of.grades}
        chosen={facets.grade}
        say={(value) => <Mono>{value}</Mono>}
        onChoose={(grade) => onChange({ ...facets, grade })}
      />
      <FacetList
        head="material.facet-handling"
        of={of.handling}
        chosen={facets.handlingCode}
        say={(value) => (
          <>
            <Mono>{value}</Mono> {codeWords('handling', value)}
          </>
        )}
        onChoose={(code) => onChange({ ...facets, handlingCode: code as Facets['handlingCode'] })}
      />
    </aside>
  )
}
