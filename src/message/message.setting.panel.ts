// The settings of messages as they stand in the form, and what of them is sent; pure.
import { type Urgency, urgencies } from '../hit/hit.schema.ts'
import type { Region } from '../member/member.table.ts'
import type { SettingEntry, SettingView } from './message.schema.ts'

export type SettingDraft = {
  readonly labels: Readonly<Record<Urgency, string>>
  readonly minutes: Readonly<Record<Urgency, string>>
  readonly weeklyRounds: readonly Region[]
}

const each = <T>(of: (urgency: Urgency) => T): Record<Urgency, T> => ({
  'very-urgent': of('very-urgent'),
  urgent: of('urgent'),
  normal: of('normal'),
})

export const draftOfSetting = ({ labels, reminderMinutes, weeklyRounds }: SettingView): SettingDraft => ({
  labels: each((urgency) => labels[urgency] ?? ''),
  minutes: each((urgency) => String(reminderMinutes[urgency])),
  weeklyRounds,
})

/** Pointers of minutes that are no whole number; their bounds are the hub's to say. */
export const faultsOfSetting = ({ minutes }: SettingDraft): string[] =>
  urgencies.filter((urgency) => !/^\d{1,6}$/.test(minutes[urgency].trim())).map((one) => `/reminderMinutes/${one}`)

/** What is sent: an emptied label is the default again. */
export const settingOf = (version: number, { labels, minutes, weeklyRounds }: SettingDraft): SettingEntry => ({
  version,
  labels: Object.fromEntries(
    urgencies.flatMap((urgency) => (labels[urgency].trim() === '' ? [] : [[urgency, labels[urgency].trim()]])),
  ),
  reminderMinutes: each((urgency) => Number(minutes[urgency])),
  weeklyRounds: [...weeklyRounds],
})
