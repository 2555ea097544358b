// What a sender sees beside "To": languages, whether people rest there today, whether the office works now. Pure.
import { bureauName } from '../bureau/bureau.schema.ts'
import type { BureauRow } from '../bureau/bureau.store.ts'
import { memberOfBureau } from '../member/member.table.ts'
import { timeIn, weekdayIn } from '../terms/instant.ts'
import type { RecipientView } from './message.schema.ts'

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const officeHours = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)-(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d{2}:\d{2})-(\d{2}:\d{2})$/

/**
 * Whether an office works at an instant, by hours written as `Mon-Fri 08:00-16:00` or `Sun-Thu 08:00-15:00` of its own clock;
 * empty hours mean around the clock. Null where the hours are written otherwise: then nobody can tell.
 */
export const worksAt = (now: string, { hours, zone }: Pick<BureauRow, 'hours' | 'zone'>): boolean | null => {
  if (hours === '') return true
  const [, first = '', last = '', opens = '', closes = ''] = officeHours.exec(hours) ?? []
  if (opens === '') return null
  const [from, to] = [weekdays.indexOf(first) + 1, weekdays.indexOf(last) + 1]
  const day = weekdayIn(now, zone)
  const isWorkday = from <= to ? day >= from && day <= to : day >= from || day <= to
  const time = timeIn(now, zone)
  return isWorkday && time >= opens && time < closes
}

/** A bureau as those see it who want to write to it. `now` is an instant. */
export const viewRecipient = (bureau: BureauRow, now: string): RecipientView => ({
  bureau: bureau.code,
  name: bureauName(bureau.code),
  region: memberOfBureau(bureau.code)?.region ?? null,
  languages: bureau.languages,
  zone: bureau.zone,
  weekend: bureau.weekend,
  hours: bureau.hours,
  restsToday: bureau.weekend.includes(weekdayIn(now, bureau.zone)),
  onDuty: worksAt(now, bureau),
  clearance: bureau.clearance,
  receives: bureau.state === 'active',
  telephone: bureau.telephone.number ?? null,
  alternate: bureau.telephone.alternate ?? null,
  spoken: bureau.telephone.languages ?? [],
})
