/** The calendar that leaves: what is written can be read back, whatever is in it, and no line is too long (RFC 5545). */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CalendarEvent, calendarOf, escapeText, foldLine, utcOf } from './group.calendar.ts'

type Property = { readonly name: string; readonly value: string }

/** A reader of its own, by the grammar of 3.1 and 3.3.11: refuses what is no calendar. */
const readCalendar = (text: string): Property[] => {
  if (!text.endsWith('\r\n')) throw new Error('the last line has no end')
  if (/(?<!\r)\n|\r(?!\n)/.test(text)) throw new Error('a line end that is not CRLF')
  const unfolded = text.slice(0, -2).replaceAll('\r\n ', '')
  return unfolded.split('\r\n').map((line) => {
    const at = line.indexOf(':')
    if (!/^[A-Z-]+$/.test(line.slice(0, at))) throw new Error(`no property: ${line.slice(0, 30)}`)
    return { name: line.slice(0, at), value: line.slice(at + 1) }
  })
}
const readText = (value: string): string =>
  value.replace(/\\(.)|([,;])/g, (whole, escaped: string | undefined) => {
    if (escaped === undefined) throw new Error(`${whole} stands bare`)
    return escaped === 'n' || escaped === 'N' ? '\n' : escaped
  })
/** Events as maps of their properties. */
const readEvents = (text: string): Map<string, string>[] => {
  const events: Map<string, string>[] = []
  const open: string[] = []
  for (const { name, value } of readCalendar(text)) {
    if (name === 'BEGIN') {
      open.push(value)
      if (value === 'VEVENT') events.push(new Map())
    } else if (name === 'END') {
      if (open.pop() !== value) throw new Error(`${value} ends what did not begin`)
    } else if (open.at(-1) === 'VEVENT') {
      const event = events.at(-1)
      if (event?.has(name)) throw new Error(`${name} twice`)
      event?.set(name, value)
    }
  }
  if (open.length > 0) throw new Error('something does not end')
  return events
}

const origin = 'https://liaison.example'
const instant = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2040-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => `${date.toISOString().slice(0, 19)}.000Z`)
/** Any text people may write: all scripts, signs that mean something to the format, line ends. */
const written = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(',', ';', '\\', '\n', 'é', '会议', 'اجتماع', '👮🏽', 'n'),
    ),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join('').replace(/(?!\n)\p{Cc}/gu, ''))
const event: fc.Arbitrary<CalendarEvent> = fc
  .record({
    id: fc.uuid(),
    group: written,
    groupId: fc.uuid(),
    title: written,
    kind: fc.constantFrom('meeting' as const, 'call' as const, 'deadline' as const),
    cancelled: fc.boolean(),
    startsAt: instant,
    endsAt: fc.option(instant),
    place: written,
    sequence: fc.nat(1000),
    changedAt: instant,
  })
  .map((one) => ({ ...one, endsAt: one.kind === 'deadline' ? null : (one.endsAt ?? one.startsAt) }))

describe('a calendar', () => {
  test('reads back as what was written', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 4 }), (events) => {
        const read = readEvents(calendarOf(events, { origin, name: 'Groups' }))
        expect(read).toHaveLength(events.length)
        for (const [at, one] of events.entries()) {
          const back = read[at] ?? new Map<string, string>()
          expect(back.get('UID')).toBe(`${one.id}@liaison.example`)
          expect(readText(back.get('SUMMARY') ?? '')).toBe(one.title)
          expect(readText(back.get('DESCRIPTION') ?? '')).toBe(one.group)
          expect(readText(back.get('LOCATION') ?? '')).toBe(one.place)
          expect(back.get('DTSTART')).toBe(utcOf(one.startsAt))
          expect(back.get('DTEND')).toBe(one.endsAt === null ? undefined : utcOf(one.endsAt))
          expect(back.get('STATUS')).toBe(one.cancelled ? 'CANCELLED' : 'CONFIRMED')
          expect(back.get('SEQUENCE')).toBe(String(one.sequence))
          for (const required of ['UID', 'DTSTAMP', 'DTSTART']) expect(back.has(required)).toBe(true)
        }
      }),
    )
  })

  test('has no line of more than 75 octets, and cuts none within a character', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 3 }), (events) => {
        const text = calendarOf(events, { origin, name: 'Groups' })
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(Buffer.from(line).toString('utf8')).toBe(line)
          expect(line).not.toMatch(/^ ?[\udc00-\udfff]/)
        }
      }),
    )
  })

  test('says instants in UTC and names no zone', () => {
    const text = calendarOf(fc.sample(event, 3), { origin, name: 'Groups' })
    expect(text).not.toMatch(/TZID|VTIMEZONE/)
    expect(utcOf('2026-11-21T20:05:00.000Z')).toBe('20261121T200500Z')
  })

  test('begins with what 3.6 and 3.7 require', () => {
    const [begin, version, product] = readCalendar(calendarOf([], { origin, name: 'A, B; C' }))
    expect(begin).toEqual({ name: 'BEGIN', value: 'VCALENDAR' })
    expect(version).toEqual({ name: 'VERSION', value: '2.0' })
    expect(product?.name).toBe('PRODID')
  })
})

describe('folding and escaping', () => {
  test('leave a line of 75 octets whole and cut the 76th', () => {
    expect(foldLine('x'.repeat(75))).toBe('x'.repeat(75))
    expect(foldLine('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`)
    // Two octets each: the 38th would need a 76th octet.
    expect(foldLine('é'.repeat(38))).toBe(`${'é'.repeat(37)}\r\n é`)
  })

  test('cannot be left by what people write', () => {
    expect(escapeText('a\r\nEND:VEVENT')).toBe('a\\nEND:VEVENT')
    expect(escapeText('a\\, b; c')).toBe('a\\\\\\, b\\; c')
  })
})
