// Reads moments as officers type them (a departure, a promised hour) into instants; pure but for the time zones of the runtime.
import { dayIn, instantOf, timeIn } from '../terms/instant.ts'

/** Arabic-Indic and Persian digits are read as the Latin ones they stand for. */
const latinDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))

const two = (part: string | number): string => String(part).padStart(2, '0')
const dayLength = 86_400_000
const minuteLength = 60_000

/** Milliseconds at which clocks of a zone show a day and time; null where they never do (the hour summer time leaves out). */
const momentIn = (day: string, time: string, zone: string): number | null => {
  const shown = Date.parse(`${day}T${time}:00.000Z`)
  if (Number.isNaN(shown) || !new Date(shown).toISOString().startsWith(day)) return null
  let at = shown
  // Twice, because the offset at the first guess may be that of the other side of a change of clocks.
  for (let round = 0; round < 2; round += 1) {
    const guess = instantOf(at)
    at += shown - Date.parse(`${dayIn(guess, zone)}T${timeIn(guess, zone)}:00.000Z`)
  }
  const found = instantOf(at)
  return dayIn(found, zone) === day && timeIn(found, zone) === time ? at : null
}

const form =
  /^(?:(\d{4})-(\d{1,2})-(\d{1,2})[ t]|(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4})?)? )?(\d{1,2})[:.h]?(\d{2}) ?(z)?$/i

/**
 * The instant behind `0215`, `02:15`, `2.15`, `1915Z`, `22.11. 02:15`, `22/11/2026 02:15`, `2026-11-22 02:15Z` or `+30`
 * (minutes from now); day before month. Without `Z` it is the time of `zone`; without a day the next time the clock shows
 * it after `now` (milliseconds); without a year the nearest such day that is not long past. Null when it cannot be read for
 * certain: the caller shows what was understood.
 */
export const readTypedInstant = (typed: string, now: number, zone: string): string | null => {
  const text = latinDigits(typed).trim().replace(/\s+/g, ' ')
  const ahead = /^\+ ?(\d{1,5})$/.exec(text)
  if (ahead) return instantOf(now + Number(ahead[1]) * minuteLength)
  const parts = form.exec(text)
  if (!parts) return null
  const [, year, month, day, dayFirst, monthSecond, yearLast, hour = '', minute = '', zulu] = parts
  if (Number(hour) > 23 || Number(minute) > 59) return null
  const time = `${two(hour)}:${minute}`
  const place = zulu ? 'UTC' : zone
  const at = (on: string): string | null => {
    const moment = momentIn(on, time, place)
    return moment === null ? null : instantOf(moment)
  }
  if (year && month && day) return at(`${year}-${two(month)}-${two(day)}`)
  if (dayFirst && monthSecond) {
    const named = `${two(monthSecond)}-${two(dayFirst)}`
    if (yearLast) return at(`${yearLast}-${named}`)
    const present = Number(dayIn(instantOf(now), place).slice(0, 4))
    const near = at(`${present}-${named}`)
    // In December "3.1." is next month, not last winter.
    return near !== null && Date.parse(near) > now - 180 * dayLength ? near : at(`${present + 1}-${named}`)
  }
  for (const days of [0, 1, 2]) {
    const found = at(dayIn(instantOf(now + days * dayLength), place))
    if (found !== null && Date.parse(found) > now) return found
  }
  return null
}
