// The list of the console: our own table markup over TanStack Table and Virtual, walked by keys, still while it is read.
import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { holdLines, nextFocus } from './held-lines.ts'
import { type KeyMap, useKeys } from './keys.ts'
import { useSignal } from './signal.ts'
import { density } from './theme.ts'
import './table.css'
import { Gap, HeadRow, LineRow } from './table-row.tsx'
import { Words } from './words.tsx'

export type Column<T> = {
  readonly id: string
  /** Id of the words of the head. */
  readonly head: string
  readonly cell: (line: T) => ReactNode
  /** Makes the head a button that sorts the lines fetched so far. */
  readonly sort?: (line: T) => string | number
  /** CSS width; one column without it takes what is left. */
  readonly width?: string
  /** CSS width below 440 px of table width, where another does there. */
  readonly small?: string
  readonly align?: 'end'
  /** Leaves the column out below 640 px (`narrow`) or 440 px (`middling`) of table width. */
  readonly hide?: 'narrow' | 'middling'
}

export type LineLook = {
  readonly tone?: 'flash' | 'urgent' | undefined
  /** Not seen yet: bold. */
  readonly unseen?: boolean
  /** Withdrawn: struck through. */
  readonly struck?: boolean
}

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
})
type Features = typeof features
/** What TanStack sees of a line: it wants plain objects, ours may be anything. */
type Wrapped<T> = { readonly key: string; readonly line: T }

type TableProps<T> = {
  readonly lines: readonly T[]
  readonly columns: readonly Column<T>[]
  /** A key that stays with the line: its id. */
  readonly keyOf: (line: T) => string
  /** Words for screen readers: what the table lists. */
  readonly label: string
  /** What a screen reader hears of a line, the most urgent first; without it the cells are read. `place` counts lines from 1. */
  readonly say?: (line: T, place: number, count: number) => string
  readonly look?: (line: T) => LineLook
  /** Enter, `o` and double click. */
  readonly onOpen?: (line: T) => void
  /** Space, a click, and moving while the preview is open. */
  readonly onPeek?: (line: T) => void
  /** Key of the line in the preview. */
  readonly peeked?: string | null
  /** Keys of the lines that are picked; left out, lines cannot be picked. */
  readonly picked?: ReadonlySet<string>
  readonly onPick?: (picked: ReadonlySet<string>) => void
  /** Further keys that act on the line that has the focus: `i`, `a`, `e` ... */
  readonly keysOf?: (line: T) => KeyMap
  /** Changes when filter, tab or search change: then the list starts anew instead of being held still. */
  readonly scope?: string
  /** Fetches the next page; called when the end comes near. */
  readonly onEnd?: (() => void) | undefined
  /** Drawn under the last line: "128 of 4,310", a way to fetch more. */
  readonly foot?: ReactNode
  /** False for a second table on the same screen, which then listens only while it has the focus. */
  readonly keys?: boolean
}

/** Shown instead of the table by the caller when there are no lines: see `states.tsx`. */
export const Table = <T,>(props: TableProps<T>): ReactNode => {
  const { lines, columns, keyOf, picked, onPick, scope = '', onOpen, onPeek, peeked = null, keysOf, onEnd } = props
  const scroll = useRef<HTMLDivElement>(null)
  const rowHeight = useRowHeight()

  const definitions = useMemo<ColumnDef<Features, Wrapped<T>>[]>(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: ({ line }: Wrapped<T>) => column.sort?.(line) ?? '',
        enableSorting: column.sort !== undefined,
        sortFn: 'basic',
        sortDescFirst: false,
      })),
    [columns],
  )
  const data = useMemo(() => lines.map((line) => ({ key: keyOf(line), line })), [lines, keyOf])
  const table = useTable<Features, Wrapped<T>>({ features, columns: definitions, data, getRowId: (one) => one.key })
  const sorting = table.state.sorting
  const sorted = table.getRowModel().rows
  const byKey = useMemo(() => new Map(sorted.map((row) => [row.id, row.original.line])), [sorted])

  // The list is held still while someone is in it: it has the focus, a line is in the preview, or it is scrolled.
  const [inside, setInside] = useState(false)
  const order = `${scope} ${sorting.map((one) => `${one.id}${one.desc}`).join()}`
  const held = useRef<{ order: string; keys: readonly string[] } | null>(null)
  const fresh = useMemo(() => sorted.map((row) => row.id), [sorted])
  const still = inside || peeked !== null || (picked?.size ?? 0) > 0 || (scroll.current?.scrollTop ?? 0) > rowHeight
  const former = held.current?.order === order ? held.current.keys : null
  const { shown, waiting } = useMemo(() => holdLines(former, fresh, still), [former, fresh, still])
  held.current = { order, keys: shown }
  const [, redraw] = useState(0)
  const [focused, setFocused] = useState<string | null>(null)
  const formerIndex = useRef(0)
  const at = focused === null ? -1 : shown.indexOf(focused)
  const index = at >= 0 ? at : focused === null ? -1 : nextFocus(shown, formerIndex.current)
  if (index >= 0) formerIndex.current = index
  // The line that had the focus has left, and the one after it stands in its place.
  const isGone = focused !== null && at < 0
  const lineAt = (place: number): T | undefined => byKey.get(shown[place] ?? '')
  const present = lineAt(index)

  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: 28,
    getItemKey: (place) => shown[place] ?? place,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured again when their height changes
  useEffect(() => virtual.measure(), [virtual, rowHeight])
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? -1
  useEffect(() => {
    if (onEnd && last >= shown.length - 20 && shown.length > 0) onEnd()
  }, [onEnd, last, shown.length])

  const focusLine = (place: number) => {
    const key = shown[Math.min(Math.max(place, 0), shown.length - 1)]
    if (key === undefined) return
    setFocused(key)
    virtual.scrollToIndex(shown.indexOf(key), { align: 'auto' })
    // The row may not be drawn yet: focus it once the virtualizer has drawn it.
    requestAnimationFrame(() => rowOf(scroll.current, key)?.focus({ preventScroll: true }))
    const line = byKey.get(key)
    if (peeked !== null && line !== undefined) onPeek?.(line)
  }
  /** Lets the new lines in; whoever asked for them stands on the first of them then, unless a preview is being read. */
  const showWaiting = () => {
    const [first] = waiting
    held.current = null
    redraw((count) => count + 1)
    if (peeked !== null || first === undefined) return
    setFocused(first)
    requestAnimationFrame(() => {
      virtual.scrollToIndex(fresh.indexOf(first))
      requestAnimationFrame(() => rowOf(scroll.current, first)?.focus({ preventScroll: true }))
    })
  }
  // A row that leaves takes the focus of the browser with it, often while a sheet that acted on it lies above: the one in its
  // place has it then. A preview stays on what it shows.
  const owned = useRef(false)
  const follower = owned.current && isGone && peeked === null ? shown[index] : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each line that takes the place of another
  useEffect(() => {
    if (follower === undefined) return
    const take = () => {
      if (document.activeElement === document.body && document.querySelector('[role="dialog"]') === null)
        focusLine(shown.indexOf(follower))
    }
    take()
    const timer = setInterval(take, 80)
    return () => clearInterval(timer)
  }, [follower])
  const pick = (key: string, on: boolean) => {
    if (!onPick || !picked) return
    const next = new Set(picked)
    if (on) next.add(key)
    else next.delete(key)
    onPick(next)
  }
  const extend = (step: 1 | -1) => {
    const key = shown[index]
    const neighbour = shown[index + step]
    if (!onPick || !picked || key === undefined || neighbour === undefined) return
    onPick(new Set(picked).add(key).add(neighbour))
    focusLine(index + step)
  }
  const withLine = (run: (line: T, key: string) => void) => () => {
    const key = shown[Math.max(index, 0)]
    const line = lineAt(Math.max(index, 0))
    if (line !== undefined && key !== undefined) run(line, key)
  }

  const walking: KeyMap = {
    j: { does: 'key.next', run: () => focusLine(isGone ? index : index + 1), palette: false },
    k: { does: 'key.previous', run: () => focusLine(index < 0 ? 0 : index - 1), palette: false },
    'Enter, o': onOpen ? { does: 'key.open', run: withLine((line) => onOpen(line)), palette: false } : undefined,
    Space: onPeek ? { does: 'key.peek', run: withLine((line) => onPeek(line)), palette: false } : undefined,
    x: onPick
      ? { does: 'key.pick', run: withLine((_, key) => pick(key, !picked?.has(key))), palette: false }
      : undefined,
    'Shift+j': onPick ? { does: 'key.pick-next', run: () => extend(1), palette: false, hint: false } : undefined,
    'Shift+k': onPick ? { does: 'key.pick-previous', run: () => extend(-1), palette: false, hint: false } : undefined,
    '.': waiting.length > 0 ? { does: 'key.show-new', run: showWaiting } : undefined,
  }
  const listens = props.keys !== false || inside
  useKeys(listens ? { ...(present !== undefined && keysOf ? keysOf(present) : {}), ...walking } : {})

  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: shown.length - 1,
      PageDown: index + 15,
      PageUp: index - 15,
    }
    const move = moves[event.key]
    if (move === undefined || event.ctrlKey || event.altKey || event.shiftKey) return
    event.preventDefault()
    focusLine(move)
  }

  const before = items[0]?.start ?? 0
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    <div className="table-frame">
      {waiting.length > 0 ? (
        <div className="table-new" role="status">
          <button type="button" className="table-new-show" onClick={showWaiting}>
            <Words id="table.new-lines" values={{ count: waiting.length }} />
          </button>
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only watches whether the focus is inside */}
      <div
        className="table-scroll"
        ref={scroll}
        onFocus={() => {
          owned.current = true
          setInside(true)
        }}
        onBlur={(event) => {
          const to = event.relatedTarget
          setInside(event.currentTarget.contains(to))
          owned.current = to === null || event.currentTarget.contains(to) || to.closest('[role="dialog"]') !== null
        }}
      >
        <table
          className="table"
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows take the focus and are picked: a grid
          role="grid"
          aria-label={props.label}
          aria-rowcount={shown.length + 1}
          aria-multiselectable={onPick !== undefined}
        >
          <thead>
            <HeadRow
              columns={columns}
              sorting={table.getHeaderGroups()[0]?.headers.map(({ column }) => column) ?? []}
              pickAll={
                onPick
                  ? {
                      checked: shown.length > 0 && shown.every((key) => picked?.has(key)),
                      onChange: (on) => onPick(on ? new Set(shown) : new Set()),
                    }
                  : null
              }
            />
          </thead>
          <tbody onKeyDown={onKeyDown}>
            {before > 0 ? <Gap size={before} /> : null}
            {items.map((item) => {
              const key = shown[item.index] ?? ''
              const line = byKey.get(key)
              if (line === undefined) return null
              const look = props.look?.(line) ?? {}
              const isFocus = item.index === Math.max(index, 0)
              return (
                <LineRow
                  key={key}
                  of={line}
                  id={key}
                  columns={columns}
                  place={item.index + 2}
                  inTabOrder={isFocus}
                  peeked={key === peeked}
                  picked={onPick ? (picked?.has(key) ?? false) : null}
                  look={look}
                  says={props.say?.(line, item.index + 1, shown.length)}
                  onFocus={() => setFocused(key)}
                  onClick={() => {
                    setFocused(key)
                    if (onPeek) onPeek(line)
                    else onOpen?.(line)
                  }}
                  onDoubleClick={() => onOpen?.(line)}
                  onPick={(on) => pick(key, on)}
                />
              )
            })}
            {after > 0 ? <Gap size={after} /> : null}
          </tbody>
        </table>
      </div>
      {props.foot ? <div className="table-foot">{props.foot}</div> : null}
    </div>
  )
}

const rowOf = (scroll: HTMLElement | null, key: string): HTMLElement | null =>
  scroll?.querySelector<HTMLElement>(`tr[data-key="${CSS.escape(key)}"]`) ?? null

/** Height of a row as the tokens have it now: density and kind of pointer decide. */
const useRowHeight = (): number => {
  const chosen = useSignal(density)
  return useMemo(() => {
    const size = getComputedStyle(document.documentElement).getPropertyValue('--row')
    return Number.parseInt(size, 10) || (chosen === 'compact' ? 27 : 36)
  }, [chosen])
}
