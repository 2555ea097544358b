// How a person was understood, for the one who asked: words of the names, the date as it was read, what was not used and why.
import { readName } from '../matching/reading.ts'
import type { SeenBy } from '../record/databases/database.ts'
import { type OtherCalendar, otherCalendars, takenAs } from '../terms/other-calendar.ts'
import { isDateFault, parsePartialDate } from '../terms/partial-date.ts'
import { namesAsked, personAsked, type Question } from './check.question.ts'
import type { Reading } from './check.reading.schema.ts'

/** Day and month the other way round, where that is a day too; undefined where it is the same or none. */
const swappedDay = (text: string): string | undefined => {
  const [year = '', month = '', day = ''] = text.split('-')
  const swapped = `${year}-${day}-${month}`
  return month === day || isDateFault(parsePartialDate(swapped)) ? undefined : swapped
}

/** Years: born before them nobody is alive. */
const longestLife = 120

/** A year no living person was born in may be one of another calendar: what it is there, for the officer to say. */
const calendarsOf = (text: string, today: string): { calendar: OtherCalendar; text: string }[] => {
  const date = parsePartialDate(text)
  const isPlain = text >= `${Number(today.slice(0, 4)) - longestLife}`
  if (isPlain || isDateFault(date)) return []
  return otherCalendars.flatMap((calendar) => {
    const found = takenAs(calendar, date, today)
    return found === undefined ? [] : [{ calendar, text: found }]
  })
}

const readDate = (text: string | undefined, today: string): Reading['date'] => {
  const date = text === undefined ? undefined : parsePartialDate(text)
  if (!date || isDateFault(date)) return undefined
  const { precision, earliest, latest } = date
  const swapped = precision === 'day' ? swappedDay(date.text) : undefined
  return {
    text: date.text,
    precision,
    earliest,
    latest,
    ...(swapped !== undefined && swapped <= today ? { swapped } : {}),
    calendars: calendarsOf(date.text, today),
  }
}

/**
 * How a named person was read; undefined for anything else. `level` is how much of records the asker is shown: at a post what
 * only desks may know is not compared, and that is told. Pure.
 */
export const readQuestion = (question: Question, level: SeenBy, today: string): Reading | undefined => {
  const person = question.kind === 'person' ? personAsked(question) : undefined
  if (!person) return undefined
  const names = namesAsked(person).flatMap(({ from, form }) => {
    const read = readName(form)
    return read ? [{ field: from, ...read }] : []
  })
  if (names.length === 0) return undefined
  const isParted = person.family !== undefined || person.given !== undefined
  const date = readDate(person.dateOfBirth, today)
  return {
    names: names.map(({ field, words, ignored, onlyTitles }) => ({
      field,
      words: words.map((word) => ({ ...word })),
      ignored: ignored.map((word) => ({ ...word })),
      onlyTitles,
    })),
    ...(date ? { date } : {}),
    unused: [
      ...(person.other !== undefined && !isParted ? [{ field: 'other' as const, why: 'needs-parts' as const }] : []),
      ...(person.mother !== undefined && level === 'post'
        ? [{ field: 'mother' as const, why: 'desk-only' as const }]
        : []),
    ],
  }
}
