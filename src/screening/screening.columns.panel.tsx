// What the columns of a carrier's table mean: each with the place it goes to and, for dates, the order of their parts.
import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords, Words } from '../console/words.tsx'
import type { MappedColumn, Mapping } from '../intake/mapping.ts'
import { targetWord } from './screening.file.panel.ts'
import type { ListPreview } from './screening.schema.ts'

const dateOrders = ['date-ymd', 'date-dmy', 'date-mdy'] as const

/** How the values of a place are read: dates in an order, states by name or code, everything else as it stands. */
const formFor = (pointer: string): Pick<MappedColumn, 'form'> => {
  if (pointer === '/dateOfBirth') return { form: 'date-ymd' }
  return /\/country$|^\/nationalities\//.test(pointer) ? { form: 'country' } : {}
}

/** A number of which no column says what kind of paper it is on is a passport's. */
const withUsualType = (mapping: Mapping): Mapping => {
  const columns = new Set(mapping.columns.map(({ to }) => to))
  const rest = mapping.constants.filter(({ to }) => to !== '/documents/0/type')
  return columns.has('/documents/0/number') && !columns.has('/documents/0/type')
    ? { ...mapping, constants: [...rest, { to: '/documents/0/type', value: 'passport' }] }
    : { ...mapping, constants: rest }
}

/** The mapping after a column was turned to a place, or left out; the column that went there before goes nowhere. */
export const turned = (mapping: Mapping, from: string, to: string | null): Mapping => {
  const others = mapping.columns.filter((column) => column.from !== from && column.to !== to)
  return withUsualType({ ...mapping, columns: to === null ? others : [...others, { from, to, ...formFor(to) }] })
}

export const ListColumns = ({
  of,
  mapping,
  onChange,
}: {
  of: ListPreview
  mapping: Mapping
  onChange: (mapping: Mapping) => void
}): ReactNode => {
  const words = useWords()
  const data = of.targets.map(({ pointer }) => ({
    value: pointer,
    label: words(`screening-target.${targetWord(pointer)}`),
  }))
  return (
    <table className="screening-table">
      <thead>
        <tr>
          <th scope="col">
            <Words id="screening.column" />
          </th>
          <th scope="col">
            <Words id="screening.means" />
          </th>
          <th scope="col">
            <Words id="screening.date-order" />
          </th>
        </tr>
      </thead>
      <tbody>
        {of.headings.map((name, at) => {
          const column = mapping.columns.find(({ from }) => from === name)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may bear one name, and none moves
            <tr key={`${name} ${at}`}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td>
                <Select
                  aria-label={words('screening.means-of', { column: name })}
                  placeholder={words('screening.left-out')}
                  data={data}
                  value={column?.to ?? null}
                  clearable
                  clearButtonProps={{ 'aria-label': words('screening.left-out') }}
                  searchable
                  nothingFoundMessage={<Words id="form.nothing-found" />}
                  onChange={(to) => onChange(turned(mapping, name, to))}
                />
              </td>
              <td>
                {column?.to === '/dateOfBirth' ? (
                  <Select
                    aria-label={words('screening.date-order')}
                    data={dateOrders.map((order) => ({ value: order, label: words(`feed-form.${order}`) }))}
                    value={column.form ?? 'date-ymd'}
                    allowDeselect={false}
                    onChange={(next) => {
                      const form = dateOrders.find((order) => order === next)
                      if (!form) return
                      const columns = mapping.columns.map((one) => (one.from === name ? { ...one, form } : one))
                      onChange({ ...mapping, columns })
                    }}
                  />
                ) : null}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
