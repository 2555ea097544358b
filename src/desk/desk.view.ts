// An item as an officer of its bureau sees it; what the thing says comes from the thing, under its own rule.
import { allows } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Seal } from '../kernel/seal.ts'
import { itemPolicy } from './desk.policy.ts'
import type { ItemLine, ItemView } from './desk.schema.ts'
import type { ItemRow, LinkRow, StepRow } from './desk.table.ts'
import { acts, obstacleTo, outcomesFor, type Signer } from './desk.workflow.ts'

export type Reader = { readonly actor: Actor; readonly now: string }

export const signerOf = (actor: Actor): Signer => ({
  officer: actor.officer,
  overrules: actor.duties.includes('command'),
})

const allowedTo = (row: ItemRow, actor: Actor): string[] =>
  acts.filter((act) => allows(itemPolicy[act](actor), row) && obstacleTo(row, act, signerOf(actor)) === undefined)

/** One line of a list. */
export const lineOf = (row: ItemRow, { actor, now }: Reader): ItemLine => ({
  id: row.id,
  kind: row.kind,
  ref: row.ref,
  reference: row.reference || null,
  side: row.side,
  need: row.need,
  urgency: row.urgency,
  dueAt: row.dueAt,
  overdue: row.state === 'open' && row.dueAt !== null && row.dueAt < now,
  waits: row.waits,
  arrivedAt: row.arrivedAt,
  from: row.sender || null,
  language: row.language || null,
  state: row.state,
  owner: row.owner || null,
  snoozedUntil: row.snoozedUntil,
  seen: row.seenAt !== null,
  alarm: row.alarm,
  alarmLevel: row.alarmLevel,
  escalation: row.escalation,
  reminders: (row.kind === 'message' && !row.withdrawn) || row.kind === 'hit' ? row.round : 0,
  withdrawn: row.withdrawn,
  test: row.test,
  exercise: row.exercise,
  about: row.about,
  outcome: row.outcome || null,
  doneAt: row.doneAt,
  doneBy: row.doneBy || null,
  links: row.links,
  version: row.version,
  allowed: allowedTo(row, actor),
})

export type Beside = {
  readonly steps: readonly StepRow[]
  readonly seals: ReadonlyMap<string, Seal>
  readonly links: readonly LinkRow[]
  readonly calls: number
  readonly looking: readonly string[]
  readonly subject: string | null
  readonly words: string | null
}

/** Words of a step; null where none were typed and where they were erased. */
const wordsOf = (step: StepRow, seals: Beside['seals']): string | null =>
  step.seal && step.words ? (seals.get(step.seal)?.open('words', step.words).toString() ?? null) : null

/** An item whole, to a reader who passed its rule. */
export const viewItem = (row: ItemRow, beside: Beside, reader: Reader): ItemView => ({
  ...lineOf(row, reader),
  subject: beside.subject,
  words: beside.words,
  outcomes: [...outcomesFor(row)],
  steps: beside.steps.map((step) => ({
    number: step.number,
    at: step.at,
    officer: step.officer,
    step: step.step,
    to: step.givenTo || null,
    until: step.until,
    level: step.level,
    outcome: step.outcome || null,
    words: wordsOf(step, beside.seals),
  })),
  linked: beside.links.map(({ kind, ref, officer, at }) => ({ kind, ref, by: officer, at })),
  calls: beside.calls,
  looking: [...beside.looking],
})
