// A record of a person who is like somebody, as its reader sees it: no match, nothing but what may be compared by eye.
import { explanationShape } from '../hit/hit.schema.ts'
import { anything, bureauCode, code, id, list, quantity, type Static, shape, text } from '../kernel/schema.ts'
import { databaseNames, lives } from '../record/record.schema.ts'

export const alikeShape = shape({
  id: id('Id of the record'),
  database: code(databaseNames, 'Database'),
  owner: bureauCode('Source NCB'),
  status: text('Status', 40),
  life: code(lives, 'Whether it may be used'),
  fields: anything('Fields this reader may see'),
  score: quantity('How much agrees, as of a candidate'),
  explanation: list(explanationShape, 'Why', 40),
})
export type AlikeRecord = Static<typeof alikeShape>
