// "Who would see this?": which duties of which bureaus and entities are shown a record, or a message that is being written, and by which rule.
import { operation } from '../kernel/operation.ts'
import { bureauCode, code, flag, id, list, optional, shape, text } from '../kernel/schema.ts'
import { databaseNames } from '../terms/database.ts'
import { duties } from '../terms/duty.ts'
import { confidentialities } from '../terms/handling.ts'

/**
 * `whole`: as a desk sees it. `post`: what a post needs. `discreet`: a post sees nothing unusual, its desk hears of a match.
 * `ask`: only that there is something, and whom to ask. `nothing`: not even that.
 */
export const sights = ['whole', 'post', 'discreet', 'ask', 'nothing'] as const
export type Sight = (typeof sights)[number]

const reason = shape({
  rule: text('Article or rule', 200),
  holds: flag('Whether it is met'),
})

export const seerShape = shape({
  bureau: bureauCode('Bureau'),
  bureauName: text('IP Hanoi', 120),
  unit: text('National entity, empty for the bureau itself', 40),
  unitName: text('Its name in words, empty for the bureau itself', 120),
  sight: code(sights, 'What they would see'),
  duties: list(code(duties, 'Duty'), 'Duties that would see it so', 10),
  because: list(reason, 'Rules that decide, each with its article', 20),
})

export const whoSees = operation({
  name: 'oversight.who-sees',
  method: 'post',
  path: '/api/v1/who-sees',
  summary: 'Tells who would see a record of the own bureau, or a message that is being written, and by which rule',
  admits: ['desk', 'notices', 'compliance', 'analyst', 'data-protection', 'administrator', 'auditor', 'command'],
  effect: 'quiet',
  body: shape({
    record: optional(
      shape({ database: code(databaseNames, 'Database'), id: id('Id of the record') }, 'A record of the own bureau'),
    ),
    message: optional(
      shape({
        to: list(bureauCode('Recipient'), 'Recipients', 220, 1),
        confidentiality: code(confidentialities, 'Confidentiality of the message'),
      }),
    ),
    bureau: optional(bureauCode('Only this bureau, those of it who see nothing included')),
  }),
  answer: shape({ seers: list(seerShape, 'Who sees what: own bureau first, then by bureau', 4000) }),
})
