// What a desk shows: which items in which order under which columns, as chosen here or kept as a view; pure.
import { timeOf } from '../terms/instant.ts'
import type { ItemKind, ItemLine, Strip, StripFilter, Tab } from './desk.schema.ts'
import type { ViewEntry, viewColumns } from './desk.shift.schema.ts'

export type Wanted = ViewEntry['wanted']
export type ViewColumn = (typeof viewColumns)[number]
export type DeskView = { readonly wanted: Wanted; readonly columns: readonly ViewColumn[] }

/** Columns of a desk that nobody has changed. */
export const plainColumns: readonly ViewColumn[] = ['urgency', 'from', 'subject', 'owner', 'reference', 'due']
export const plainView: DeskView = { wanted: {}, columns: plainColumns }

/** What narrows a list; tab and order do not. */
export const narrowings = ['filter', 'urgency', 'kind', 'need', 'from', 'language'] as const
export type Narrowing = (typeof narrowings)[number]

/** With one member changed; null takes it away. */
export const changed = <K extends keyof Wanted>(wanted: Wanted, name: K, value: Wanted[K] | null): Wanted => {
  const { [name]: _former, ...rest } = wanted
  return value === null || value === undefined ? (rest as Wanted) : { ...(rest as Wanted), [name]: value }
}

export const tabOf = (wanted: Wanted): Tab => wanted.tab ?? (wanted.filter ? 'all' : 'unassigned')

/** A count of the strip shows all open items that it counts; pressed again it goes back to where one was. */
export const filtered = (wanted: Wanted, filter: StripFilter | null): Wanted =>
  filter === null ? changed(wanted, 'filter', null) : { ...wanted, filter, tab: 'all' }

/** Without anything that narrows. */
export const widened = (wanted: Wanted): Wanted =>
  narrowings.reduce<Wanted>((rest, name) => changed(rest, name, null), wanted)

export const isNarrowed = (wanted: Wanted): boolean => narrowings.some((name) => wanted[name] !== undefined)

/** The same words for the same list, whatever the order of its members: key of the answer, scope of the table. */
export const outlineOf = (wanted: Wanted): string =>
  JSON.stringify([tabOf(wanted), wanted.order ?? 'urgency', ...narrowings.map((name) => wanted[name] ?? null)])

/** Whether two views show the same. */
export const isSameView = (one: DeskView, other: DeskView): boolean =>
  outlineOf(one.wanted) === outlineOf(other.wanted) && one.columns.join() === other.columns.join()

/** What the strip counts under a filter; whether anything waits without an owner, for `unowned`. */
export const countOf = (strip: Strip, filter: StripFilter): number => {
  switch (filter) {
    case 'very-urgent':
      return strip.veryUrgent
    case 'urgent':
      return strip.urgent
    case 'unowned':
      return strip.tabs.unassigned
    case 'hits-to-confirm':
      return strip.hitsToConfirm
    case 'replies-overdue':
      return strip.repliesOverdue
  }
}

/** Spans an item may be put away for, minutes; longer ones only where its time allows. */
const snoozeMinutes = [5, 15, 30, 60, 180, 480, 1440] as const

/** Spans that end before the earliest of these times, which may be null; `now` in milliseconds. */
export const snoozeSpans = (dues: readonly (string | null)[], now: number): readonly number[] => {
  const ends = dues.flatMap((due) => (due === null ? [] : [timeOf(due)]))
  const end = Math.min(...ends)
  // A span ends on the full minute after it, so one minute is kept back.
  return snoozeMinutes.filter((minutes) => now + (minutes + 1) * 60_000 <= end)
}

/** Address of the page of what an item stands for; null where the preview is all there is. */
export const addressOf = ({ kind, ref }: Pick<ItemLine, 'kind' | 'ref'>): string | null => {
  const pages: Readonly<Record<ItemKind, string | null>> = {
    hit: `/hits/${ref}`,
    message: `/messages/${ref}`,
    proposal: `/proposals/${ref}`,
    watch: `/watches/${ref}`,
    find: '/watches',
    import: `/imports/${ref}`,
    screening: `/screenings/${ref}`,
    'discreet-screening': `/screenings/${ref}`,
    request: `/requests/${ref}`,
    consent: '/files/consents',
    lead: `/leads/${ref}`,
    handover: `/desk/handovers/${ref}`,
    confirmation: '/desk/calls',
    task: null,
  }
  return pages[kind]
}

/** A thing of ours by the address of its page, as somebody pastes it; undefined for anything else. */
export const thingAt = (typed: string): { kind: 'record' | 'hit' | 'message'; ref: string } | undefined => {
  const found = /\/(hits|messages|records\/[a-z-]+)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/.exec(typed)
  const [, page = '', ref = ''] = found ?? []
  if (ref === '') return undefined
  return { kind: page === 'hits' ? 'hit' : page === 'messages' ? 'message' : 'record', ref }
}
