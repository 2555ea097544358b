// Entities of a file: facets with counts, a search, the list for tens of thousands, and one of them beside it.
import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useKeys } from '../console/keys.ts'
import { useShownMark } from '../console/mark.tsx'
import { Split } from '../console/split.tsx'
import { EmptyFiltered, EmptyYet, Failed, Loading } from '../console/states.tsx'
import { type Column, Table } from '../console/table.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { strictest } from '../terms/handling.ts'
import { EntityPreview } from './material.entity.panel.tsx'
import { type Facets, isNarrow, linesOnce, noFacets } from './material.facets.panel.ts'
import { FacetLists } from './material.facets.panel.tsx'
import { nextOf, type Paged, useFound, useMaterial } from './material.list.panel.ts'
import { Bureaus, Entity, Marking } from './material.parts.panel.tsx'
import type { EntityLine } from './material.view.schema.ts'

const columns: readonly Column<EntityLine>[] = [
  {
    id: 'title',
    head: 'material.entity',
    cell: (line) => (
      <>
        <Entity kind={line.kind} title={line.title} />
        {line.members.length > 1 ? (
          <span className="material-joined">
            {' '}
            <Words id="material.joined-of" values={{ count: line.members.length }} />
          </span>
        ) : null}
      </>
    ),
  },
  {
    id: 'claims',
    head: 'material.claims',
    width: '90px',
    align: 'end',
    hide: 'middling',
    sort: (line) => line.claims,
    cell: (line) => <Words id="material.number" values={{ count: line.claims }} />,
  },
  {
    id: 'sources',
    head: 'material.sources',
    width: '150px',
    hide: 'narrow',
    cell: (line) => <Bureaus codes={line.sources} />,
  },
  {
    id: 'marking',
    head: 'material.marking',
    width: '190px',
    hide: 'narrow',
    cell: (line) => <Marking of={line.marking} />,
  },
  {
    id: 'at',
    head: 'material.at',
    width: '140px',
    hide: 'narrow',
    cell: (line) => <Instant at={line.at} how="short" />,
  },
]
const fewColumns = columns.filter(({ id }) => id === 'title' || id === 'claims')
const keyOf = (line: EntityLine): string => line.id

/** Chosen filters in words. */
const useFilterWords = (facets: Facets, text: string): readonly string[] => {
  const words = useWords()
  const codeWords = useCodeWords()
  const { kind, source, grade, handlingCode } = facets
  return [
    ...(text === '' ? [] : [`${words('material.search')}: ${text}`]),
    ...(kind === null ? [] : [`${words('material.facet-kind')}: ${codeWords('material-kind', kind)}`]),
    ...(source === null ? [] : [`${words('material.facet-source')}: ${bureauName(source)}`]),
    ...(grade === null ? [] : [`${words('material.facet-grade')}: ${grade}`]),
    ...(handlingCode === null ? [] : [`${words('material.facet-handling')}: ${handlingCode}`]),
  ]
}

/** Tells the status bar the strictest mark among the lines on the screen. */
const useMarkOf = (lines: readonly EntityLine[]): void =>
  useShownMark(
    strictest(lines.map(({ marking }) => marking.handlingCode)),
    strictest(lines.map(({ marking }) => marking.confidentiality)),
  )

export type Picked = {
  readonly picked: ReadonlySet<string>
  readonly onPick: (picked: ReadonlySet<string>) => void
}

const Lines = ({
  lines,
  scope,
  peeked,
  onPeek,
  onEnd,
  more,
  picked,
  onPick,
}: Picked & {
  lines: readonly EntityLine[]
  scope: string
  peeked: string | null
  onPeek: (id: string) => void
  onEnd?: (() => void) | undefined
  more: boolean
}) => {
  const words = useWords()
  const codeWords = useCodeWords()
  useMarkOf(lines)
  return (
    <Table
      lines={lines}
      columns={peeked === null ? columns : fewColumns}
      keyOf={keyOf}
      label={words('material.entities')}
      say={(line, place, count) =>
        words('material.says-line', {
          place,
          count,
          kind: codeWords('material-kind', line.kind),
          title: line.title,
          claims: line.claims,
          mark: line.marking.handlingCode,
        })
      }
      scope={scope}
      peeked={peeked}
      onPeek={(line) => onPeek(line.id)}
      onOpen={(line) => onPeek(line.id)}
      picked={picked}
      onPick={onPick}
      onEnd={onEnd}
      foot={<Words id={more ? 'record.shown-more' : 'record.shown-all'} values={{ count: lines.length }} />}
    />
  )
}

/** `picked` are those a later act is about: to take out, to compare. */
export const Entities = ({
  file,
  picked,
  onPick,
  contribute,
}: Picked & {
  file: string
  /** A way to contribute, where it is open. */
  contribute: (() => void) | null
}): ReactNode => {
  const words = useWords()
  const [facets, narrow] = useState<Facets>(noFacets)
  const [typed, type] = useState('')
  const [text, search] = useState('')
  const [peeked, peek] = useState<string | null>(null)
  const box = useRef<HTMLInputElement>(null)
  const filters = useFilterWords(facets, text)
  const first = useMaterial(file, noFacets)
  const list = useMaterial(file, facets)
  const found = useFound(file, text, facets)
  useKeys({ '/': { does: 'key.search', run: () => box.current?.focus(), palette: false } })
  const told = first.data?.[0]?.facets
  const counts = first.data?.[0]?.counts
  const clear = () => {
    narrow(noFacets)
    type('')
    search('')
  }
  const scope = JSON.stringify([facets, text])
  const shared = { scope, peeked, onPeek: peek, picked, onPick }
  const answer: Paged<{ readonly entities: readonly EntityLine[]; readonly after: string | null }> =
    text === '' ? list : found
  const lines = linesOnce(answer.data ?? [])
  const body =
    answer.error && lines.length === 0 ? (
      <Failed problem={answer.error} retry={() => void answer.refetch()} />
    ) : answer.isPending ? (
      <Loading rows={10} />
    ) : lines.length > 0 ? (
      <Lines {...shared} lines={lines} more={answer.hasNextPage} onEnd={nextOf(answer)} />
    ) : filters.length > 0 ? (
      <EmptyFiltered filters={filters} clear={clear} {...(counts ? { without: counts.joined } : {})} />
    ) : (
      <EmptyYet {...(contribute ? { act: { says: <Words id="material.contribute" />, run: contribute } } : {})}>
        <Words id="material.none" />
      </EmptyYet>
    )
  return (
    <div className="material-split">
      <Split
        title={<Words id="material.one" />}
        onClose={() => peek(null)}
        preview={peeked === null ? null : <EntityPreview key={peeked} file={file} id={peeked} onGo={peek} />}
        list={
          <div className="material-list">
            {told ? <FacetLists of={told} facets={facets} onChange={narrow} /> : null}
            <div className="material-lines-of">
              <search className="material-search">
                <form
                  onSubmit={(event) => {
                    event.preventDefault()
                    search(typed.trim())
                  }}
                >
                  <TextInput
                    ref={box}
                    type="search"
                    dir="auto"
                    aria-label={words('material.search')}
                    placeholder={words('material.search-hint')}
                    leftSection={<IconSearch size={14} aria-hidden />}
                    maxLength={120}
                    value={typed}
                    onChange={(event) => {
                      type(event.currentTarget.value)
                      if (event.currentTarget.value === '') search('')
                    }}
                  />
                  <Button type="submit" disabled={typed.trim() === ''}>
                    <Words id="material.search-act" />
                  </Button>
                  {isNarrow(facets) || text !== '' ? (
                    <Button variant="subtle" onClick={clear}>
                      <Words id="state.clear-filters" />
                    </Button>
                  ) : null}
                </form>
              </search>
              {body}
            </div>
          </div>
        }
      />
    </div>
  )
}
