// What goes with a match to the one who acts: where it happened, dangers, what to do and its limits, whom to call.
import { bureauCode, code, instant, list, nullable, optional, type Static, shape, text } from '../kernel/schema.ts'

export const directions = ['entry', 'exit', 'transit', 'inland'] as const

export const whereShape = shape(
  {
    post: optional(text('Post or place of the check', 80)),
    direction: optional(code(directions, 'Which way the traveller goes')),
    carrier: optional(text('Carrier code', 10)),
    voyage: optional(text('Flight, voyage or train', 20)),
    from: optional(text('Place of departure', 80)),
    to: optional(text('Place of arrival', 80)),
    departure: optional(nullable(instant('When the traveller leaves: the third clock of a hit'))),
  },
  'Where the check takes place; goes to the source with a hit',
)
export type Where = Static<typeof whereShape>

/** Whom to call about a hit; numbers of the demonstration are impossible ones. */
export const callShape = shape({
  bureau: bureauCode('Bureau'),
  name: text('As written on messages, IP Hanoi', 80),
  telephone: optional(text('Number', 40)),
  extension: optional(text('Extension', 20)),
  languages: list(text('Language', 10), 'Languages spoken this shift', 20),
  alternate: optional(text('Second number', 40)),
})
export type Call = Static<typeof callShape>

export const actionShape = shape({
  code: text('What to do, by database and status', 60),
  says: text('What to do, in words', 600),
  limits: list(text('What must not be done on this alone', 400), 'Limits', 10),
  call: list(callShape, 'Whom to call, own desk first', 4),
})
export type Instruction = Static<typeof actionShape>

export const cautionShape = shape({
  code: text('armed, violent ...', 40),
  says: text('In words', 200),
  since: nullable(text('Date', 24)),
  source: text('Bureau that says so', 24),
})
export type Caution = Static<typeof cautionShape>
