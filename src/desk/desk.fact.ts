// What the register says of an item: its id, what was done and codes; and the screens of its own bureau hear of it.
import { systemOf } from '../kernel/actor.ts'
import type { Context, Note } from '../kernel/slice.ts'
import type { ItemRow } from './desk.table.ts'
import type { Step } from './desk.workflow.ts'

/** Names of facts that the platform itself leaves of an item; later slices react to the alarms. */
export const itemFacts = {
  arrived: 'desk.item-arrived',
  done: 'desk.item-settled',
  reopened: 'desk.item-returned',
  'came-back': 'desk.came-back',
  'alarm-raised': 'desk.alarm-raised',
  'alarm-escalated': 'desk.alarm-escalated',
  'alarm-ended': 'desk.alarm-ended',
} as const
const changedFact = 'desk.item-changed'
/** Whoever had it may not have it any more: it is the desk's again. */
export const givenBackFact = 'desk.item-given-back'

const isNamed = (step: Step['step']): step is keyof typeof itemFacts => Object.hasOwn(itemFacts, step)

/** The word by which the stream keeps what a post must not notice from whoever stands at one. */
const kindOf = (item: ItemRow): string => (item.about?.discreet ? 'discreet-desk' : 'desk')

/** The note of an item: kind and id of the thing, urgency, and what the step says in codes. */
export const itemNote = (item: ItemRow, detail: Readonly<Record<string, unknown>> = {}): Note => ({
  subject: { kind: kindOf(item), id: item.id, version: item.version },
  subjects: [{ kind: 'desk', id: item.id, owner: item.bureau, part: 'changed' }],
  // The stream goes to the whole bureau: of what one officer is not shown it says nothing, the others see it when they next ask.
  tell: item.withheldFrom === '' ? [item.bureau] : [],
  detail: { kind: item.kind, ref: item.ref, need: item.need, urgency: item.urgency, ...detail },
})

const saidBy = (step: Step): Readonly<Record<string, unknown>> => ({
  ...(step.level === undefined ? {} : { level: step.level }),
  ...(step.outcome === undefined ? {} : { outcome: step.outcome }),
  ...(step.givenTo === undefined ? {} : { to: step.givenTo }),
  ...(step.until === undefined ? {} : { until: step.until }),
})

/** The fact of an officer's own act is named by its operation; what follows from it (an alarm ends) has facts of its own. */
export const noteAct = (context: Context, item: ItemRow, steps: readonly Step[]): void => {
  const [own, ...others] = steps
  context.note(itemNote(item, own ? saidBy(own) : {}))
  alsoSteps(context, item, others)
}

/** A fact for each step that the platform made. A bureau's items are its own matter: the fact is of its own system. */
export const alsoSteps = (context: Context, item: ItemRow, steps: readonly Step[]): void => {
  const as =
    context.actor.bureau === item.bureau ? {} : { as: { officer: systemOf(item.bureau).officer, bureau: item.bureau } }
  for (const step of steps)
    context.also(isNamed(step.step) ? itemFacts[step.step] : changedFact, { ...itemNote(item, saidBy(step)), ...as })
}
