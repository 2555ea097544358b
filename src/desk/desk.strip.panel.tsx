// Over the list: what waits as counts that can be pressed, whose turn it is, and what narrows the list.
import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useNow } from '../console/clock.ts'
import { wholeSpanOf } from '../console/time-words.ts'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { urgencies } from '../hit/hit.schema.ts'
import { bureauLabel, bureausOfMembers } from './desk.bureaus.panel.ts'
import { itemKinds, orders, type Strip, type StripFilter, stripFilters, type Tab, tabs } from './desk.schema.ts'
import { changed, countOf, filtered, type Narrowing, tabOf, type Wanted } from './desk.wanted.panel.ts'

type Choosing = { readonly wanted: Wanted; readonly onChange: (wanted: Wanted) => void }

/** How long the oldest item without an owner has waited: `2 h 05 min`, `26 days`. */
const useWaited = (): ((since: string) => string) => {
  const words = useWords()
  const now = useNow(30_000)
  return (since) => words('desk.waited', wholeSpanOf(now - Date.parse(since)))
}

export const ShiftStrip = ({
  strip,
  wanted,
  onChange,
  children,
}: Choosing & {
  strip: Strip | undefined
  /** Further buttons at its end. */
  children?: ReactNode
}): ReactNode => {
  const words = useWords()
  const waited = useWaited()
  const chosen = wanted.filter ?? null
  const says = (filter: StripFilter, count: number) => {
    if (filter !== 'unowned') return <Words id={`desk.filter-${filter}`} values={{ count }} />
    return strip?.oldestUnowned ? (
      <Words id="desk.oldest" values={{ age: waited(strip.oldestUnowned.arrivedAt) }} />
    ) : (
      <Words id="desk.oldest-none" />
    )
  }
  return (
    <fieldset className="strip" aria-label={words('desk.strip')}>
      <div className="strip-chips">
        {stripFilters.map((filter) => {
          const count = strip ? countOf(strip, filter) : 0
          return (
            <button
              key={filter}
              type="button"
              className="strip-chip"
              data-filter={filter}
              data-some={count > 0 || undefined}
              aria-pressed={chosen === filter}
              onClick={() => onChange(filtered(wanted, chosen === filter ? null : filter))}
            >
              <strong>{strip ? count : '–'}</strong> {says(filter, count)}
            </button>
          )
        })}
      </div>
      {children}
    </fieldset>
  )
}

export const DeskTabs = ({ strip, wanted, onChange }: Choosing & { strip: Strip | undefined }): ReactNode => {
  const words = useWords()
  const chosen = tabOf(wanted)
  const count = (tab: Tab) => (tab === 'done' ? undefined : strip?.tabs[tab])
  return (
    <fieldset className="desk-tabs" aria-label={words('desk.tabs')}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          className="desk-tab"
          aria-pressed={chosen === tab}
          onClick={() => onChange({ ...changed(wanted, 'filter', null), tab })}
        >
          <Words id={`desk.tab-${tab}`} />
          {count(tab) === undefined ? null : <span className="desk-tab-count"> {count(tab)}</span>}
        </button>
      ))}
    </fieldset>
  )
}

type Line = { readonly value: string; readonly label: string }

const Chip = ({
  name,
  lines,
  value,
  onChoose,
}: {
  name: Exclude<Narrowing, 'filter'> | 'order'
  lines: readonly Line[]
  value: string | null
  onChoose: (value: string | null) => void
}) => {
  const words = useWords()
  return (
    <Select
      size="xs"
      className="desk-chip"
      data-on={value !== null || undefined}
      aria-label={words(`desk.by-${name}`)}
      placeholder={words(`desk.by-${name}`)}
      data={[...lines]}
      value={value}
      onChange={onChoose}
      clearable={name !== 'order'}
      clearButtonProps={{ 'aria-label': words('desk.by-any'), tabIndex: -1 }}
      searchable={lines.length > 9}
      nothingFoundMessage={<Words id="form.nothing-found" />}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      limit={80}
    />
  )
}

/** Languages messages come in most; any other is reached through a saved view of its own. */
const messageLanguages = ['en', 'fr', 'es', 'ar', 'vi', 'pt', 'ru', 'de', 'it', 'zh'] as const

export const chipsId = 'desk-chips'

/** What narrows the list further, and its order. */
export const Chips = ({ wanted, onChange, children }: Choosing & { children?: ReactNode }): ReactNode => {
  const codeWords = useCodeWords()
  const words = useWords()
  const linesOf = (list: string, codes: readonly string[]): Line[] =>
    codes.map((value) => ({ value, label: codeWords(list, value) }))
  const set = (name: 'urgency' | 'kind' | 'from' | 'language' | 'order') => (value: string | null) =>
    onChange(changed(wanted, name, value as never))
  return (
    <div className="desk-chips" id={chipsId}>
      <Chip
        name="urgency"
        lines={linesOf('urgency', urgencies)}
        value={wanted.urgency ?? null}
        onChoose={set('urgency')}
      />
      <Chip name="kind" lines={linesOf('item-kind', itemKinds)} value={wanted.kind ?? null} onChoose={set('kind')} />
      <Chip
        name="from"
        lines={bureausOfMembers.map((value) => ({ value, label: bureauLabel(value) }))}
        value={wanted.from ?? null}
        onChoose={set('from')}
      />
      <Chip
        name="language"
        lines={messageLanguages.map((value) => ({ value, label: value.toUpperCase() }))}
        value={wanted.language ?? null}
        onChoose={set('language')}
      />
      {tabOf(wanted) === 'done' ? null : (
        <Chip
          name="order"
          lines={orders.map((value) => ({ value, label: words(`desk.order-${value}`) }))}
          value={wanted.order ?? 'urgency'}
          onChoose={set('order')}
        />
      )}
      {children}
    </div>
  )
}
