// Records opened since the page was loaded, newest first: to choose from where another record is to be named. In memory only.
import { signal } from '../console/signal.ts'
import type { DatabaseName } from './record.schema.ts'

export type RecentRecord = { readonly id: string; readonly database: DatabaseName; readonly title: string }

const most = 20

/** With a record in front; each stands once, under its newest title. */
export const withRecent = (known: readonly RecentRecord[], opened: RecentRecord): readonly RecentRecord[] =>
  [opened, ...known.filter(({ id }) => id !== opened.id)].slice(0, most)

/** Never in browser storage: titles are names of people. It goes when another officer signs in, for the page is then loaded anew. */
export const recentRecords = signal<readonly RecentRecord[]>([])

export const rememberRecord = (opened: RecentRecord): void =>
  recentRecords.write(withRecent(recentRecords.read(), opened))
