// The rows of a table: the head that sorts, one line, and the room that lines not drawn take up.
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { CSSProperties, ReactNode } from 'react'
import type { Column, LineLook } from './table.tsx'
import { useWords, Words } from './words.tsx'

/** What the head needs to know of a column from TanStack Table. */
type Sorting = {
  readonly id: string
  readonly getIsSorted: () => false | 'asc' | 'desc'
  readonly toggleSorting: () => void
}

type Picking = { readonly checked: boolean; readonly onChange: (on: boolean) => void }

/** Widths as the style sheet chooses between them by the room there is. */
const widthsOf = (width: string, small: string = width): CSSProperties =>
  ({ '--column': width, '--column-small': small }) as CSSProperties

export const HeadRow = <T,>({
  columns,
  sorting,
  pickAll,
}: {
  columns: readonly Column<T>[]
  /** In the order of `columns`. */
  sorting: readonly Sorting[]
  /** Null where lines cannot be picked. */
  pickAll: Picking | null
}): ReactNode => {
  const words = useWords()
  return (
    <tr aria-rowindex={1}>
      {pickAll ? (
        <th scope="col" className="table-pick">
          <input
            type="checkbox"
            aria-label={words('table.pick-all')}
            checked={pickAll.checked}
            onChange={(event) => pickAll.onChange(event.currentTarget.checked)}
          />
        </th>
      ) : null}
      {sorting.map((sorted, place) => {
        const column = columns[place]
        if (!column) return null
        const direction = sorted.getIsSorted()
        return (
          <th
            key={sorted.id}
            scope="col"
            {...(column.width ? { 'data-width': true, style: widthsOf(column.width, column.small) } : {})}
            data-align={column.align}
            data-hide={column.hide}
            {...(direction ? { 'aria-sort': direction === 'asc' ? 'ascending' : 'descending' } : {})}
          >
            {column.sort ? (
              <button type="button" onClick={() => sorted.toggleSorting()}>
                <Words id={column.head} />
                {direction === 'asc' ? <IconArrowUp size={12} aria-hidden /> : null}
                {direction === 'desc' ? <IconArrowDown size={12} aria-hidden /> : null}
              </button>
            ) : (
              <Words id={column.head} />
            )}
          </th>
        )
      })}
    </tr>
  )
}

export const LineRow = <T,>({
  of,
  id,
  columns,
  place,
  inTabOrder,
  peeked,
  picked,
  look,
  says,
  onFocus,
  onClick,
  onDoubleClick,
  onPick,
}: {
  of: T
  /** The key of the line; found again by `data-key`. */
  id: string
  columns: readonly Column<T>[]
  /** Row of the grid, counted from one, the head included. */
  place: number
  inTabOrder: boolean
  peeked: boolean
  /** Null where lines cannot be picked. */
  picked: boolean | null
  look: LineLook
  /** What a screen reader hears instead of the cells. */
  says: string | undefined
  onFocus: () => void
  /** A click beside links, buttons and boxes. */
  onClick: () => void
  onDoubleClick: () => void
  onPick: (on: boolean) => void
}): ReactNode => {
  const words = useWords()
  return (
    <tr
      data-key={id}
      tabIndex={inTabOrder ? 0 : -1}
      aria-rowindex={place}
      aria-selected={picked ?? peeked}
      {...(says === undefined ? {} : { 'aria-label': says })}
      data-peeked={peeked || undefined}
      data-tone={look.tone}
      data-unseen={look.unseen || undefined}
      data-struck={look.struck || undefined}
      onFocus={onFocus}
      onClick={(event) => {
        if (!(event.target as HTMLElement).closest('a, button, input')) onClick()
      }}
      onDoubleClick={onDoubleClick}
    >
      {picked === null ? null : (
        <td className="table-pick">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={words('table.pick')}
            checked={picked}
            onChange={(event) => onPick(event.currentTarget.checked)}
          />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.id} data-align={column.align} data-hide={column.hide}>
          <div className="table-cell" dir="auto">
            {column.cell(of)}
          </div>
        </td>
      ))}
    </tr>
  )
}

/** Room for the rows that are not drawn. One cell only: a span over hidden columns would make columns of its own. */
export const Gap = ({ size }: { size: number }) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: this row takes no focus
  <tr aria-hidden="true">
    <td className="table-gap-room" style={{ blockSize: size }} />
  </tr>
)
