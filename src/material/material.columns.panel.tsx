// Columns of a table: where each goes, with what stands in them on the first lines, and those rows as they would come in.
import { Select, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Mono } from '../console/mono.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { cellsOf, partOf, sampleSource } from '../feed/feed.source.panel.ts'
import { valuesOf } from '../feed/feed.targets.panel.ts'
import { openSource } from '../intake/record-source.ts'
import type { Answer } from '../kernel/operation.ts'
import { type EntityKind, identifierKinds } from './material.fields.schema.ts'
import { usePlaceWords } from './material.parts.panel.tsx'
import {
  asTarget,
  changeColumn,
  kindsToState,
  stateConstant,
  targetsOfKind,
  turnColumn,
} from './material.targets.panel.ts'
import type { tryTable } from './material.work.operations.ts'
import type { MaterialMapping } from './material.work.schema.ts'

const dateForms = ['date-ymd', 'date-dmy', 'date-mdy'] as const

/** What stands in each column on the first lines, read from the file of this machine. */
export const useSamples = (file: File | undefined): ((column: string) => readonly string[]) => {
  const [cells, setCells] = useState<(column: string) => readonly string[]>(() => () => [])
  useEffect(() => {
    let current = true
    setCells(() => () => [])
    if (!file) return
    const read = async () => {
      const source = await openSource([partOf(file)], { format: 'csv', header: true })
      const sample = await sampleSource(source, 50)
      if (current) setCells(() => (column: string) => valuesOf(cellsOf(source, sample, column)).slice(0, 3))
    }
    // A file that cannot be read here is judged by the hub, which says why.
    read().catch(() => undefined)
    return () => {
      current = false
    }
  }, [file])
  return cells
}

export const Columns = ({
  kind,
  headings,
  cells,
  mapping,
  onChange,
}: {
  kind: EntityKind
  headings: readonly string[]
  cells: (column: string) => readonly string[]
  mapping: MaterialMapping
  onChange: (mapping: MaterialMapping) => void
}) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const placeWords = usePlaceWords()
  const targets = targetsOfKind(kind)
  const data = targets.map(({ pointer }) => ({ value: pointer, label: placeWords(pointer) }))
  return (
    <>
      <table className="material-table">
        <thead>
          <tr>
            <th scope="col">
              <Words id="feed.column" />
            </th>
            <th scope="col">
              <Words id="feed.goes-to" />
            </th>
            <th scope="col">
              <Words id="feed.how" />
            </th>
          </tr>
        </thead>
        <tbody>
          {headings.map((name, at) => {
            const column = mapping.columns.find(({ from }) => from === name)
            const target = column && targets.find(({ pointer }) => pointer === asTarget(column.to))
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may bear one name, and none moves
              <tr key={`${name} ${at}`}>
                <th scope="row">
                  <bdi className="strong">{name}</bdi>
                  <span className="material-samples quiet">
                    {cells(name).map((value) => (
                      <bdi key={value}>{value.length > 40 ? `${value.slice(0, 40)}…` : value}</bdi>
                    ))}
                  </span>
                </th>
                <td>
                  <Select
                    aria-label={words('feed.goes-to-of', { column: name })}
                    placeholder={words('feed.left-out')}
                    data={data}
                    value={target?.pointer ?? null}
                    searchable
                    clearable
                    clearButtonProps={{ 'aria-label': words('feed.clear') }}
                    nothingFoundMessage={<Words id="form.nothing-found" />}
                    onChange={(next) =>
                      onChange(
                        turnColumn(
                          mapping,
                          name,
                          targets.find(({ pointer }) => pointer === next),
                        ),
                      )
                    }
                  />
                </td>
                <td>
                  {column && target?.kind === 'date' ? (
                    <Select
                      aria-label={words('feed.date-order-of', { column: name })}
                      data={dateForms.map((form) => ({ value: form, label: words(`feed-form.${form}`) }))}
                      value={column.form ?? 'date-ymd'}
                      allowDeselect={false}
                      onChange={(next) => {
                        const form = dateForms.find((one) => one === next)
                        if (form) onChange(changeColumn(mapping, name, { form }))
                      }}
                    />
                  ) : null}
                  {column && /\/\d+$/.test(column.to) ? (
                    <TextInput
                      aria-label={words('feed.between-of', { column: name })}
                      placeholder={words('feed.between-none')}
                      value={column.separator ?? ''}
                      maxLength={3}
                      className="form-mono"
                      onChange={(event) =>
                        onChange(changeColumn(mapping, name, { separator: event.currentTarget.value }))
                      }
                    />
                  ) : null}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {kindsToState(mapping).map((to) => (
        <Select
          key={to}
          label={words('material.kind-of-column', {
            column: mapping.columns.find((one) => one.to === to.replace(/kind$/, 'value'))?.from ?? '',
          })}
          withAsterisk
          searchable
          data={identifierKinds.map((value) => ({ value, label: codeWords('material-identifier', value) }))}
          value={mapping.constants.find((one) => one.to === to)?.value ?? null}
          onChange={(value) => onChange(stateConstant(mapping, to, value ?? ''))}
          nothingFoundMessage={<Words id="form.nothing-found" />}
        />
      ))}
    </>
  )
}

export const Preview = ({ rows }: { rows: Answer<typeof tryTable>['rows'] }) => {
  const words = useWords()
  const placeWords = usePlaceWords()
  /** The hub says `/dateOfBirth: ...`; the reader sees the field by its name. */
  const told = (fault: string): string => fault.replace(/^(\/[A-Za-z0-9/]+)(?=: )/, (pointer) => placeWords(pointer))
  return (
    <table className="material-table" aria-label={words('material.first-rows')}>
      <thead>
        <tr>
          <th scope="col">
            <Words id="material.row-head" />
          </th>
          <th scope="col">
            <Words id="material.entity" />
          </th>
          <th scope="col">
            <Words id="material.judged" />
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.line}>
            <th scope="row">
              <Mono>{String(row.line)}</Mono>
            </th>
            <td>{row.title === null ? <span className="quiet">—</span> : <bdi>{row.title}</bdi>}</td>
            <td>
              {row.faults.length === 0 ? (
                <span className="material-for">
                  <IconCheck size={14} aria-hidden /> <Words id="material.row-good" />
                </span>
              ) : (
                <ul className="material-plain">
                  {row.faults.map((fault) => (
                    <li key={fault}>
                      <IconAlertTriangle size={14} aria-hidden className="material-against" /> {told(fault)}
                    </li>
                  ))}
                </ul>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
