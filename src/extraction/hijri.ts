/** Days of the Hijri calendar as Gregorian ones, with the doubt that sighting of the moon leaves. */

/** Day number (since 1970) of the civil epoch, 16 July 622 of the Julian calendar. */
const epoch = -492_148

/** Days before the first day of a month, by the tabular calendar of thirty years with eleven leap years. */
function dayOf(year: number, month: number, day: number): number {
  const before = (year - 1) * 354 + Math.floor((3 + 11 * year) / 30)
  return epoch + before + Math.ceil(29.5 * (month - 1)) + day - 1
}

function textOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

/**
 * A partial date from a Hijri year, and month and day where stated: from the earliest to the latest day it may mean. The
 * tabular calendar and those kept by sighting or by Umm al-Qura differ by a day or two, so a day becomes a range of three.
 * Undefined for what is no date of the years 1200 to 1500.
 */
export function fromHijri(year: number, month?: number, day?: number): string | undefined {
  if (year < 1200 || year > 1500 || (month !== undefined && (month < 1 || month > 12))) return undefined
  if (day !== undefined && (day < 1 || day > 30)) return undefined
  const first = dayOf(year, month ?? 1, day ?? 1)
  const last = dayOf(year, month ?? 12, day ?? 30)
  return `${textOf(first - 1)}/${textOf(last + 1)}`
}
