// What a message names: proposals for whoever reads it, and the things it speaks of by number.
import { namedKinds, strengths } from '../extraction/finding.ts'
import { code, list, type Static, shape, text } from '../kernel/schema.ts'
import { referenceShape } from './message.schema.ts'

export const namedShape = shape({
  findings: list(
    shape({
      kind: code(namedKinds, 'What it is'),
      text: text('As written', 300),
      value: text('In its one spelling', 300),
      strength: code(strengths, 'How sure that is'),
      why: text('Why it is proposed, in words of the reader', 400),
    }),
    'What the text and the form name; nothing was asked about any of it',
    60,
  ),
  links: list(referenceShape, 'Hits and messages named by their numbers that the reader may read', 40),
})
export type NamedView = Static<typeof namedShape>
