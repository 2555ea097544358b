// Columns of the file to places of the entry, column by column: where each goes, in which order dates are, what its codes mean.
import { Button, NumberInput, Select, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useWords, Words } from '../console/words.tsx'
import type { MappedColumn, Mapping } from '../intake/mapping.ts'
import type { Target } from '../intake/schema-targets.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { asksForSensitiveData, sensitiveArticle } from '../terms/sensitive-data.ts'
import { asTarget, atPlace, changeColumn, placeOf, takesSeveral, turnColumn, valuesOf } from './feed.targets.panel.ts'
import { useChoiceWords, usePlaceWords } from './feed.words.panel.tsx'

type ColumnsProps = {
  readonly database: DatabaseName
  readonly targets: readonly Target[]
  readonly mapping: Mapping
  /** Names of the columns, and what stands in them on the first lines. */
  readonly columns: readonly string[]
  readonly cellsOf: (column: string) => readonly string[]
  readonly onChange: (mapping: Mapping) => void
}

const dateOrders = ['date-ymd', 'date-dmy', 'date-mdy'] as const
/** Codes of a file that are shown before one asks for the others. */
const fewCodes = 8
const mostPlaces = 9

/** Places as one chooses them: mandatory ones first. */
export const useTargetData = (database: DatabaseName, targets: readonly Target[]) => {
  const words = useWords()
  const placeWords = usePlaceWords(database)
  const itemsOf = (some: readonly Target[]) =>
    some.map(({ pointer }) => ({ value: pointer, label: placeWords(pointer) }))
  const isField = ({ pointer }: Target): boolean => pointer.startsWith('/fields')
  return [
    { group: words('feed.group-mandatory'), items: itemsOf(targets.filter(({ required }) => required)) },
    { group: words('feed.group-fields'), items: itemsOf(targets.filter((one) => !one.required && isField(one))) },
    { group: words('feed.group-record'), items: itemsOf(targets.filter((one) => !one.required && !isField(one))) },
  ].filter(({ items }) => items.length > 0)
}

/** What the codes of a column mean here: each value that stands there, and the code it becomes. */
const Codes = ({
  database,
  target,
  column,
  cells,
  onChange,
}: {
  database: DatabaseName
  target: Target
  column: MappedColumn
  cells: readonly string[]
  onChange: (words: NonNullable<MappedColumn['words']>) => void
}) => {
  const words = useWords()
  const choiceWords = useChoiceWords(database)
  const [all, showAll] = useState(false)
  const known = column.words ?? []
  const values = [...new Set([...known.map(({ from }) => from), ...valuesOf(cells)])]
  const open = values.filter((value) => !target.choices.includes(value))
  if (open.length === 0) return null
  const shown = all ? open : open.slice(0, fewCodes)
  return (
    <fieldset className="feed-codes">
      <legend>
        <Words id="feed.codes" />
      </legend>
      {shown.map((value) => (
        <div key={value} className="feed-code">
          <bdi>{value}</bdi>
          <Select
            aria-label={words('feed.code-becomes', { value })}
            placeholder={words('feed.code-as-it-is')}
            data={target.choices.map((code) => ({ value: code, label: choiceWords(target, code) }))}
            value={known.find(({ from }) => from === value)?.to ?? null}
            clearable
            clearButtonProps={{ 'aria-label': words('feed.clear') }}
            searchable={target.choices.length > 7}
            nothingFoundMessage={<Words id="form.nothing-found" />}
            onChange={(to) =>
              onChange([...known.filter(({ from }) => from !== value), ...(to === null ? [] : [{ from: value, to }])])
            }
          />
        </div>
      ))}
      {open.length > shown.length ? (
        <Button variant="subtle" onClick={() => showAll(true)}>
          <Words id="feed.codes-more" values={{ count: open.length - shown.length }} />
        </Button>
      ) : null}
    </fieldset>
  )
}

/** Particulars of a mapped column: which of several it fills, order of dates, sign between values, codes. */
const Particulars = ({
  name,
  column,
  target,
  database,
  mapping,
  cellsOf,
  onChange,
}: Omit<ColumnsProps, 'targets' | 'columns'> & { name: string; column: MappedColumn; target: Target }) => {
  const words = useWords()
  const change = (part: Partial<MappedColumn>) => onChange(changeColumn(mapping, name, part))
  const place = placeOf(column.to)
  return (
    <div className="feed-particulars">
      {place === undefined ? null : (
        <NumberInput
          label={words('feed.place')}
          aria-label={words('feed.place-of', { column: name })}
          value={place}
          min={1}
          max={mostPlaces}
          allowDecimal={false}
          onChange={(next) => {
            if (typeof next === 'number' && next >= 1 && next <= mostPlaces) change({ to: atPlace(column.to, next) })
          }}
        />
      )}
      {target.kind === 'date' ? (
        <Select
          label={words('feed.date-order')}
          aria-label={words('feed.date-order-of', { column: name })}
          data={dateOrders.map((order) => ({ value: order, label: words(`feed-form.${order}`) }))}
          value={column.form ?? 'date-ymd'}
          allowDeselect={false}
          onChange={(next) => {
            const form = dateOrders.find((order) => order === next)
            if (form) change({ form })
          }}
        />
      ) : null}
      {takesSeveral(column.to) ? (
        <TextInput
          label={words('feed.between')}
          aria-label={words('feed.between-of', { column: name })}
          placeholder={words('feed.between-none')}
          value={column.separator ?? ''}
          maxLength={3}
          className="form-mono"
          onChange={(event) => change({ separator: event.currentTarget.value })}
        />
      ) : null}
      {target.choices.length > 0 ? (
        <Codes
          database={database}
          target={target}
          column={column}
          cells={cellsOf(name)}
          onChange={(codes) => change({ words: codes })}
        />
      ) : null}
    </div>
  )
}

/** The table of columns. A column that asks for sensitive data says so and goes nowhere. */
export const ColumnTable = (props: ColumnsProps): ReactNode => {
  const { database, targets, mapping, columns, cellsOf, onChange } = props
  const words = useWords()
  const data = useTargetData(database, targets)
  return (
    <table className="feed-table feed-mapping">
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
        {columns.map((name, at) => {
          const column = mapping.columns.find(({ from }) => from === name)
          const target = column && targets.find(({ pointer }) => pointer === asTarget(column.to))
          const isSensitive = name.split('.').some((part) => asksForSensitiveData(part))
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may bear one name, and none moves
            <tr key={`${name} ${at}`} data-mapped={column !== undefined || undefined}>
              <th scope="row">
                <bdi className="strong">{name}</bdi>
                <span className="feed-samples quiet">
                  {valuesOf(cellsOf(name))
                    .slice(0, 3)
                    .map((value) => (
                      <bdi key={value}>{value.length > 40 ? `${value.slice(0, 40)}…` : value}</bdi>
                    ))}
                </span>
              </th>
              {isSensitive ? (
                <td colSpan={2} className="feed-sensitive">
                  <Words id="fault.sensitive-column" values={{ article: sensitiveArticle }} />
                </td>
              ) : (
                <>
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
                            targets.find((one) => one.pointer === next),
                          ),
                        )
                      }
                    />
                  </td>
                  <td>
                    {column && target ? (
                      <Particulars
                        name={name}
                        column={column}
                        target={target}
                        database={database}
                        mapping={mapping}
                        cellsOf={cellsOf}
                        onChange={onChange}
                      />
                    ) : null}
                  </td>
                </>
              )}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
