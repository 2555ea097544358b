// Events as iCalendar (RFC 5545): instants in UTC, so that no zone has to be described, and no name of a person. Pure.

export type CalendarEvent = {
  readonly id: string
  /** Name of the group, and the title of the event: both free of personal data. */
  readonly group: string
  readonly groupId: string
  readonly title: string
  readonly kind: 'meeting' | 'call' | 'deadline'
  readonly cancelled: boolean
  /** Instants as everywhere, `2026-11-21T20:05:00.000Z`; `endsAt` is null for a deadline. */
  readonly startsAt: string
  readonly endsAt: string | null
  readonly place: string
  /** Counts changes from 0 (SEQUENCE, 3.8.7.4). */
  readonly sequence: number
  readonly changedAt: string
}

/** Octets a line of content may have, its end not counted (3.1). */
const mostOctets = 75

/** One content line cut into lines of at most 75 octets, never within a character; each further one begins with a space (3.1). */
export const foldLine = (line: string): string => {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > mostOctets) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n')
}

/** A value of type TEXT (3.3.11): backslash, semicolon, comma and line ends are escaped; other control characters are left out. */
export const escapeText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n')

/** `20261121T200500Z` (3.3.5, form 2). */
export const utcOf = (instant: string): string => `${instant.slice(0, 19).replace(/[-:]/g, '')}Z`

const linesOf = (event: CalendarEvent, origin: string): string[] => [
  'BEGIN:VEVENT',
  `UID:${event.id}@${new URL(origin).hostname}`,
  `DTSTAMP:${utcOf(event.changedAt)}`,
  `LAST-MODIFIED:${utcOf(event.changedAt)}`,
  `SEQUENCE:${event.sequence}`,
  `DTSTART:${utcOf(event.startsAt)}`,
  // A deadline is a moment: without an end an event takes none (3.6.1), and it does not make anybody busy.
  ...(event.endsAt === null ? ['TRANSP:TRANSPARENT'] : [`DTEND:${utcOf(event.endsAt)}`]),
  `SUMMARY:${escapeText(event.title)}`,
  `DESCRIPTION:${escapeText(event.group)}`,
  ...(event.place === '' ? [] : [`LOCATION:${escapeText(event.place)}`]),
  `CATEGORIES:${event.kind.toUpperCase()}`,
  `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  `URL:${origin}/groups/${event.groupId}`,
  'END:VEVENT',
]

/** A whole calendar with CRLF after each line. `origin` is where the console is; `name` is shown by calendars that take a feed. */
export const calendarOf = (
  events: readonly CalendarEvent[],
  { origin, name }: { readonly origin: string; readonly name: string },
): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Liaison//Groups//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...events.flatMap((event) => linesOf(event, origin)),
    'END:VCALENDAR',
  ]
    .map((line) => `${foldLine(line)}\r\n`)
    .join('')
