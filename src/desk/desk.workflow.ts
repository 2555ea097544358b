// The life of an item on a desk: how it follows its thing, what an officer may do with it when, and when it rings. Pure.
import { Failure, type MessageValues } from '../kernel/failure.ts'
import { addHours } from '../terms/instant.ts'
import {
  type HandOutcome,
  type ItemOutcome,
  type ItemStep,
  mostLevel,
  mostLinks,
  outcomesOf,
  outcomesWithReason,
  undoSeconds,
} from './desk.schema.ts'
import type { ItemLife, ThingColumns } from './desk.table.ts'

/** What a thing asks of one bureau now. */
export type Wanted = ThingColumns & {
  readonly open: boolean
  /** Why it is over, of one that is not open. */
  readonly outcome: 'answered' | 'settled' | 'withdrawn'
  /** Who has it, where the thing itself says so (a hit); undefined where only the desk knows. */
  readonly owner: string | undefined
  /** Of a received message: whether its sender was told that it was taken note of. */
  readonly acknowledged: boolean
}

export type Step = {
  readonly step: ItemStep
  readonly officer?: string
  readonly givenTo?: string
  readonly until?: string
  readonly level?: number
  readonly outcome?: ItemOutcome
}
export type Advance = { readonly item: ItemLife; readonly steps: readonly Step[] }

export type Signer = {
  readonly officer: string
  /** A head of shift may act on what another officer of the bureau has. */
  readonly overrules: boolean
}

/** The clock, and minutes until an alarm that nobody acknowledged goes on. */
export type Pace = { readonly now: string; readonly alarmMinutes: number }

export type Command =
  | { readonly act: 'take' | 'release' | 'wake' | 'acknowledge' | 'look' | 'call' }
  | { readonly act: 'assign'; readonly officer: string }
  | { readonly act: 'snooze'; readonly until: string }
  | { readonly act: 'done'; readonly outcome: HandOutcome; readonly words: boolean; readonly acknowledged: boolean }
  | { readonly act: 'reopen'; readonly reason: boolean }
  | { readonly act: 'escalate' }
  | { readonly act: 'link' | 'unlink' }
  | { readonly act: 'change'; readonly changed: Partial<Pick<ItemLife, 'urgency' | 'dueAt'>> }
  /** By the platform: its time has come. */
  | { readonly act: 'come-back' | 'ring-on' }
  /** By the platform: what the item stood for was done in the same act (a handover was signed for). */
  | { readonly act: 'settle' }
  /** By the platform: nobody has seen to it in time, and this level hears of it. */
  | { readonly act: 'raise'; readonly level: number }

/** What officers do, as the policy and the screens name it. */
export const acts = [
  'take',
  'assign',
  'release',
  'snooze',
  'wake',
  'done',
  'reopen',
  'escalate',
  'acknowledge',
  'link',
  'change',
] as const
export type Act = (typeof acts)[number]

/** Days ahead an item without a time of its own may be put away. */
export const mostSnoozeDays = 30

const addMinutes = (instant: string, minutes: number): string => addHours(instant, minutes / 60)
const conflict = (key: string, values: MessageValues = {}): Failure => new Failure('conflict', key, { values })
const invalid = (pointer: string, key: string, values: MessageValues = {}): Failure =>
  new Failure('invalid', 'request.invalid', { pointers: [{ pointer, key, values }] })

type Obstacle = { readonly key: string; readonly values?: MessageValues } | undefined

const takenBy = (item: ItemLife, by: Signer): Obstacle =>
  item.owner === '' || item.owner === by.officer || by.overrules
    ? undefined
    : { key: 'desk.taken-by', values: { officer: item.owner } }
const open = (item: ItemLife): Obstacle => (item.state === 'open' ? undefined : { key: 'desk.done-already' })

/** Outcomes an officer may give this item, whatever else stands in the way. */
export const outcomesFor = (item: Pick<ItemLife, 'kind' | 'side' | 'need' | 'waits'>): readonly HandOutcome[] => {
  if (item.kind === 'message' && item.need === 'note-withdrawal') return ['noted']
  if (item.kind === 'message' && item.side === 'sender') return ['no-answer-needed']
  if (item.kind === 'watch' && item.need !== 'renew') return []
  if (item.kind === 'confirmation') return [item.waits ? 'received' : 'sent', 'no-longer-needed']
  return outcomesOf[item.kind]
}

const obstacles: Readonly<Record<Act, (item: ItemLife, by: Signer) => Obstacle>> = {
  // Whoever leads the shift takes over by assigning: pressed together, the first to take has it, whoever the second is.
  take: (item, by) => open(item) ?? takenBy(item, { ...by, overrules: false }),
  assign: (item, by) => open(item) ?? takenBy(item, by),
  release: (item, by) => open(item) ?? (item.owner === '' ? { key: 'desk.not-taken' } : takenBy(item, by)),
  snooze: (item, by) => open(item) ?? takenBy(item, by),
  wake: (item) => open(item) ?? (item.snoozedUntil === null ? { key: 'desk.not-snoozed' } : undefined),
  done: (item, by) =>
    open(item) ?? (outcomesFor(item).length === 0 ? { key: 'desk.done-elsewhere' } : takenBy(item, by)),
  reopen: (item) => {
    if (item.state === 'open') return { key: 'desk.still-open' }
    return item.byHand ? undefined : { key: 'desk.thing-over' }
  },
  escalate: (item) => open(item) ?? (item.escalation < mostLevel ? undefined : { key: 'desk.escalated-fully' }),
  acknowledge: (item) => open(item) ?? (item.alarm === 'none' ? { key: 'desk.no-alarm' } : undefined),
  link: (item) => (item.links < mostLinks ? undefined : { key: 'desk.links-full', values: { most: mostLinks } }),
  change: (item, by) => (item.kind === 'task' ? (open(item) ?? takenBy(item, by)) : { key: 'desk.not-a-task' }),
}

/** What stands in the way of an act now; undefined when it is possible. */
export const obstacleTo = (item: ItemLife, act: Act, by: Signer): Obstacle => obstacles[act](item, by)

/** Whether an item rings: very urgent, this bureau's turn, and nobody has it. What came of a hit may wait for the morning. */
const shouldRing = (item: ItemLife): boolean =>
  item.state === 'open' &&
  item.urgency === 'very-urgent' &&
  !item.waits &&
  !item.test &&
  item.need !== 'report-outcome' &&
  item.owner === '' &&
  item.snoozedUntil === null

const silent = { alarm: 'none', alarmLevel: 0, alarmAt: null, alarmNext: null } as const

/** What follows from every change: no sleep past the item's own time, no alarm on what is nobody's turn or somebody's. */
const settled = (item: ItemLife, { now, alarmMinutes }: Pace): Advance => {
  if (item.state === 'done') {
    const over: Step[] = item.alarm === 'ringing' ? [{ step: 'alarm-ended' }] : []
    return { item: { ...item, ...silent, snoozedUntil: null }, steps: over }
  }
  const early = item.snoozedUntil !== null && item.dueAt !== null && item.dueAt < item.snoozedUntil
  const slept = early ? { ...item, snoozedUntil: item.dueAt } : item
  const back = slept.snoozedUntil !== null && slept.snoozedUntil <= now
  const awake: ItemLife = back ? { ...slept, ...silent, snoozedUntil: null } : slept
  const steps: Step[] = back ? [{ step: 'came-back' }] : []
  if (shouldRing(awake)) {
    if (awake.alarm !== 'none') return { item: awake, steps }
    const ringing = { alarm: 'ringing', alarmLevel: 0, alarmAt: now, alarmNext: addMinutes(now, alarmMinutes) } as const
    return { item: { ...awake, ...ringing }, steps: [...steps, { step: 'alarm-raised', level: 0 }] }
  }
  if (awake.alarm === 'none') return { item: awake, steps }
  const ended: Step[] = awake.alarm === 'ringing' ? [{ step: 'alarm-ended' }] : []
  return { item: { ...awake, ...silent }, steps: [...steps, ...ended] }
}

const counted = (before: ItemLife, { item, steps }: Advance): Advance =>
  steps.length === 0
    ? { item: before, steps }
    : { item: { ...item, version: before.version + 1, steps: before.steps + steps.length }, steps }

const finished = (before: ItemLife, changed: ItemLife, first: readonly Step[], pace: Pace): Advance => {
  const { item, steps } = settled(changed, pace)
  return counted(before, { item, steps: [...first, ...steps] })
}

const columnsOf = (wanted: Wanted): ThingColumns => ({
  unit: wanted.unit,
  reviewed: wanted.reviewed,
  withheldFrom: wanted.withheldFrom,
  reference: wanted.reference,
  side: wanted.side,
  need: wanted.need,
  urgency: wanted.urgency,
  dueAt: wanted.dueAt,
  waits: wanted.waits,
  arrivedAt: wanted.arrivedAt,
  sender: wanted.sender,
  language: wanted.language,
  about: wanted.about,
  test: wanted.test,
  exercise: wanted.exercise,
  withdrawn: wanted.withdrawn,
  round: wanted.round,
})

const fresh = {
  state: 'open',
  owner: '',
  snoozedUntil: null,
  seenAt: null,
  ...silent,
  escalation: 0,
  outcome: '',
  doneAt: null,
  doneBy: '',
  byHand: false,
} as const

/** A new item for a thing that is open. */
export const begun = (kind: ItemLife['kind'], wanted: Wanted, pace: Pace): Advance => {
  const item: ItemLife = {
    ...columnsOf(wanted),
    ...fresh,
    kind,
    owner: wanted.owner ?? '',
    links: 0,
    steps: 0,
    version: 0,
  }
  return finished(item, item, [{ step: 'arrived' }], pace)
}

/** JSON as the store gives it back: the order of members is its own. */
const told = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
const differs = (item: ItemLife, columns: ThingColumns): boolean =>
  (Object.keys(columns) as (keyof ThingColumns)[]).some((name) => told(item[name]) !== told(columns[name]))

/** Whether a done item comes back because of its thing: a done by hand stands until the thing asks once more. */
const comesBack = (item: ItemLife, wanted: Wanted): boolean => !item.byHand || wanted.round > item.round

/**
 * An item after its thing was looked at; `wanted` is undefined when the thing is gone. What it makes of the item depends on the
 * item and on the thing as it stands, never on which fact spoke of it: facts may come late or twice.
 */
export const follow = (item: ItemLife, wanted: Wanted | undefined, pace: Pace): Advance => {
  if (!wanted?.open) {
    if (item.state === 'done') return { item, steps: [] }
    const outcome = wanted?.outcome ?? 'settled'
    const columns = wanted ? columnsOf(wanted) : {}
    const done = { state: 'done', outcome, doneAt: pace.now, doneBy: '', byHand: false } as const
    return finished(item, { ...item, ...columns, ...done }, [{ step: 'done', outcome }], pace)
  }
  const columns = columnsOf(wanted)
  if (item.state === 'done') {
    if (!comesBack(item, wanted)) return { item, steps: [] }
    return finished(item, { ...item, ...columns, ...fresh, owner: wanted.owner ?? '' }, [{ step: 'reopened' }], pace)
  }
  const owner = wanted.owner ?? item.owner
  const steps: Step[] = []
  if (owner !== item.owner)
    steps.push(owner === '' ? { step: 'released', officer: item.owner } : { step: 'taken', officer: owner })
  else if (differs(item, columns)) steps.push({ step: 'changed' })
  // Asked once more: it rings again, even where the first alarm was acknowledged.
  const again = wanted.round > item.round && owner === '' ? silent : {}
  return finished(item, { ...item, ...columns, ...again, owner }, steps, pace)
}

const finish = (item: ItemLife, command: Extract<Command, { act: 'done' }>, by: Signer, now: string): ItemLife => {
  const { outcome } = command
  if (!outcomesFor(item).includes(outcome)) throw invalid('/outcome', 'fault.desk-outcome-of-kind')
  if (outcomesWithReason.includes(outcome) && !command.words) throw invalid('/words', 'fault.required')
  const wantsReceipt = item.kind === 'message' && item.need !== 'note-withdrawal'
  if (wantsReceipt && outcome !== 'no-answer-needed' && !command.acknowledged) throw conflict('desk.acknowledge-first')
  return { ...item, state: 'done', outcome, doneAt: now, doneBy: by.officer, byHand: true }
}

const putAway = (item: ItemLife, until: string, now: string): ItemLife => {
  if (until <= now) throw invalid('/until', 'fault.desk-not-in-future')
  if (item.dueAt !== null && until > item.dueAt) throw invalid('/until', 'fault.desk-past-its-time')
  if (until > addHours(now, mostSnoozeDays * 24))
    throw invalid('/until', 'fault.desk-too-far', { days: mostSnoozeDays })
  return { ...item, snoozedUntil: until }
}

const isUndo = (item: ItemLife, by: Signer, now: string): boolean =>
  item.doneBy === by.officer && item.doneAt !== null && now <= addHours(item.doneAt, undoSeconds / 3600)

type Changed = { readonly item: ItemLife; readonly step: Step } | undefined

const change = (item: ItemLife, command: Command, by: Signer, pace: Pace): Changed => {
  const { now } = pace
  const { officer } = by
  switch (command.act) {
    case 'take':
      return item.owner === officer ? undefined : { item: { ...item, owner: officer }, step: { step: 'taken' } }
    case 'assign': {
      const { officer: givenTo } = command
      return item.owner === givenTo
        ? undefined
        : { item: { ...item, owner: givenTo }, step: { step: 'assigned', givenTo } }
    }
    case 'release':
      return { item: { ...item, ...silent, owner: '' }, step: { step: 'released' } }
    case 'snooze':
      return {
        item: putAway(item, command.until, now),
        step: { step: 'snoozed', until: command.until },
      }
    case 'wake':
      return { item: { ...item, ...silent, snoozedUntil: null }, step: { step: 'woken' } }
    case 'done':
      return { item: finish(item, command, by, now), step: { step: 'done', outcome: command.outcome } }
    case 'reopen':
      if (!command.reason && !isUndo(item, by, now)) throw invalid('/reason', 'fault.required')
      return {
        item: { ...item, state: 'open', outcome: '', doneAt: null, doneBy: '', byHand: false },
        step: { step: 'reopened' },
      }
    case 'escalate': {
      const level = item.escalation + 1
      return { item: { ...item, escalation: level }, step: { step: 'escalated', level } }
    }
    case 'acknowledge':
      return item.alarm === 'ringing'
        ? { item: { ...item, alarm: 'acknowledged', alarmNext: null }, step: { step: 'acknowledged' } }
        : undefined
    case 'look':
      return item.seenAt === null ? { item: { ...item, seenAt: now }, step: { step: 'seen' } } : undefined
    case 'call':
      return { item, step: { step: 'call' } }
    case 'link':
      return { item: { ...item, links: item.links + 1 }, step: { step: 'linked' } }
    case 'unlink':
      return { item: { ...item, links: item.links - 1 }, step: { step: 'unlinked' } }
    case 'change':
      return { item: { ...item, ...command.changed }, step: { step: 'changed' } }
    case 'settle':
      if (item.state === 'done') return undefined
      return {
        item: { ...item, state: 'done', outcome: 'settled', doneAt: now, doneBy: officer },
        step: { step: 'done', outcome: 'settled' },
      }
    case 'ring-on': {
      if (item.alarm !== 'ringing' || item.alarmNext === null || now < item.alarmNext) return undefined
      const level = item.alarmLevel + 1
      const alarmNext = level < mostLevel ? addMinutes(now, pace.alarmMinutes) : null
      return { item: { ...item, alarmLevel: level, alarmNext }, step: { step: 'alarm-escalated', level } }
    }
    case 'raise':
      if (item.state === 'done' || item.escalation >= command.level) return undefined
      return {
        item: { ...item, escalation: command.level },
        step: { step: 'escalated', level: command.level },
      }
    case 'come-back':
      return undefined
  }
}

const isAct = (act: Command['act']): act is Act => (acts as readonly string[]).includes(act)

/**
 * The item after a command, with the steps that say so. Throws Failure conflict (`desk.taken-by`, `desk.done-already`,
 * `desk.acknowledge-first` ...) when it is not possible now, invalid with a pointer when the command itself cannot be. What is
 * done already, or whose moment has passed, changes nothing and leaves no step.
 */
export const advance = (item: ItemLife, command: Command, by: Signer, pace: Pace): Advance => {
  const obstacle = isAct(command.act) ? obstacleTo(item, command.act, by) : undefined
  if (obstacle) throw conflict(obstacle.key, obstacle.values)
  const changed = change(item, command, by, pace)
  if (!changed && command.act !== 'come-back') return { item, steps: [] }
  return finished(item, changed?.item ?? item, changed ? [changed.step] : [], pace)
}
