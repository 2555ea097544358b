// What an actor would see of a record or a message, and the rules that decide it, each with its article. Pure.
import { allows, explain, type Reason, type Rule } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import type { MessageColumns } from '../message/message.policy.ts'
import { messagePolicy } from '../message/message.policy.ts'
import { levelOf, recordPolicy } from '../record/record.policy.ts'
import type { RecordRow } from '../record/record.schema.ts'
import type { Sight } from './oversight.who-sees.operations.ts'

export type Because = { readonly rule: string; readonly holds: boolean }
export type Seen = { readonly sight: Sight; readonly because: readonly Because[] }

const words = ['all', 'any', 'not', 'yes', 'no']
/** A reason that names an article: everything else is a comparison or joins others. */
const isCited = ({ says, because }: Reason): boolean => because.length === 1 && !words.includes(says)

/**
 * The articles on the path of a decision: of a choice the branch that holds, of conditions together all, of what does not hold only
 * those that are to blame.
 */
export const pathOf = (reason: Reason): Because[] => {
  const { says, holds, because } = reason
  if (isCited(reason)) return [{ rule: says, holds }]
  if (says === 'any') {
    const branch = holds ? because.find((one) => one.holds) : undefined
    return (branch ? [branch] : because).flatMap(pathOf)
  }
  if (says === 'all') return because.filter((one) => one.holds === holds).flatMap(pathOf)
  return []
}

const judged = (sight: Sight, rule: Rule, row: object): Seen => ({ sight, because: pathOf(explain(rule, row)) })

/** What an actor would see of a record, by the same rules that will be asked when they try. */
export const sightOfRecord = (actor: Actor, record: RecordRow): Seen => {
  const read = recordPolicy.read(actor)
  if (allows(read, record)) return judged(levelOf(actor) === 'desk' ? 'whole' : 'post', read, record)
  for (const [sight, rule] of [
    ['discreet', recordPolicy.discreet(actor)],
    ['ask', recordPolicy.askOwner(actor)],
  ] as const)
    if (allows(rule, record)) return judged(sight, rule, record)
  return judged('nothing', read, record)
}

/** What an actor would see of a message to these recipients. */
export const sightOfMessage = (actor: Actor, message: MessageColumns): Seen => {
  const read = messagePolicy.read(actor)
  return judged(allows(read, message) ? 'whole' : 'nothing', read, message)
}
