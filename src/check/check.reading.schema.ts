// What helps whoever asked: how a person was read, what would find more, what would find fewer.
import { code, count, flag, list, optional, partialDate, type Static, shape, text } from '../kernel/schema.ts'
import { scripts } from '../matching/script.ts'
import { reasonsIgnored, wordRoles } from '../matching/word-reading.ts'
import { otherCalendars } from '../terms/other-calendar.ts'
import { alikeShape } from './check.alike.schema.ts'
import { personItem } from './check.person.schema.ts'

export const nameFields = ['parts', 'name', 'original'] as const
export const partKinds = ['family', 'given', 'other', 'unknown'] as const

const wordShape = shape({
  text: text('As typed', 240),
  kind: code(partKinds, 'Part of the name; unknown where the parts are not told apart'),
  role: code(wordRoles, 'name; particle counts for little; initial stands for any name of its letter'),
  script: code(scripts, 'Script it is written in'),
  latin: optional(text('In Latin letters as it is compared; absent where it is written in them', 240)),
  joined: flag('Several words that are one name'),
  mixed: flag('Letters of more than one script in one word'),
})

export const readingShape = shape({
  names: list(
    shape({
      field: code(nameFields, 'Where it was given: in parts, as a whole, in its own script'),
      words: list(wordShape, 'Words that are compared, in order', 16),
      ignored: list(
        shape({ text: text('As typed', 240), why: code(reasonsIgnored, 'Why it is not compared') }),
        'Words left out',
        240,
      ),
      onlyTitles: flag('Nothing but titles was typed: they were taken for the name'),
    }),
    'Names as they were read',
    3,
  ),
  date: optional(
    shape({
      text: partialDate('Date of birth as it was read, always Gregorian'),
      precision: code(['day', 'month', 'year', 'about', 'range'], 'How precise it is'),
      earliest: text('First day it may mean', 10),
      latest: text('Last day it may mean', 10),
      swapped: optional(partialDate('With day and month the other way round, where that is a day')),
      calendars: list(
        shape({
          calendar: code(otherCalendars, 'Calendar it may have been written in'),
          text: partialDate('What it is then'),
        }),
        'For years that nobody alive was born in',
        3,
      ),
    }),
  ),
  unused: list(
    shape({
      field: code(['other', 'mother'], 'What was given'),
      why: code(['needs-parts', 'desk-only'], 'Why it was not used'),
    }),
    'What was given and not used',
    4,
  ),
})
export type Reading = Static<typeof readingShape>

/** Changes to a question that ask for less. */
export const widenings = [
  'without-date',
  'year-only',
  'years-around',
  'without-nationality',
  'without-sex',
  'without-place',
  'without-mother',
  'family-only',
  'given-initial',
  'first-word',
  'last-word',
  'in-latin',
  'names-only',
] as const
/** Changes that ask for more. */
export const narrowings = ['born', 'nationality', 'sex'] as const

/** A question asked otherwise: `person` in the place of the one asked, and how many matches it has under the rights of the asker. */
const changedShape = <const T extends string>(changes: readonly T[]) =>
  shape({
    change: code(changes, 'What is changed'),
    value: optional(text('Years, country or sex that is added', 21)),
    person: personItem,
    count: count('Matches it has'),
    more: flag('It has more than these'),
  })
export const wideningShape = changedShape(widenings)
export type Widening = Static<typeof wideningShape>
export const narrowingShape = changedShape(narrowings)
export type Narrowing = Static<typeof narrowingShape>

/** `more`: more are alike than are named. `common`: such names bring nobody near by themselves. `initials`: nothing but initials. */
export const broadReasons = ['more', 'common', 'initials'] as const
/** What would tell persons of one name apart, in the order it is best asked for. */
export const missingFacts = ['family', 'given', 'date', 'day', 'nationality', 'sex', 'place', 'document'] as const

/** Nobody compares more than these by eye where none of them is a match. */
export const mostNearest = 5

export const helpShape = shape({
  broad: optional(
    shape({
      why: code(broadReasons, 'Why the question is too broad'),
      missing: list(code(missingFacts, 'Fact'), 'What is not stated and would tell them apart, the best first', 8),
      narrowings: list(narrowingShape, 'What would leave fewer, where an officer reads the answer', 24),
    }),
  ),
  widenings: list(wideningShape, 'What would find more, where few are shown and an officer reads the answer', 16),
  nearest: optional(
    list(
      alikeShape,
      'Nearest records of persons below the line that the caller may read, best first, where few are shown and an officer reads the answer: none of them is a match; absent where there are none',
      mostNearest,
    ),
  ),
})
export type Help = Static<typeof helpShape>
