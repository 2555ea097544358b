// Facts of the platform reach those who want to hear of them; what somebody has, or what is over, is not told any more.
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import type { ItemRow } from '../desk/desk.table.ts'
import { systemOf } from '../kernel/actor.ts'
import type { Connection } from '../kernel/database.ts'
import type { PlacedFact } from '../kernel/ledger-changes.ts'
import type { Context, Reaction } from '../kernel/slice.ts'
import { dropMoot } from './notification.enqueue.store.ts'
import { happeningsOfAll, itemOperations, otherOperations } from './notification.happening.ts'
import { hearingBureaus } from './notification.hearers.store.ts'
import { tellAll } from './notification.hearing.ts'
import { beginRound, endRounds } from './notification.telephone.store.ts'

/** What a screen hears of rounds of calls: at the bureau, whose system says it, and at the command of the Secretariat. */
const tellRound = (context: Context, operation: string, id: string, bureau: string): void =>
  context.also(operation, {
    subject: { kind: 'notification', id },
    tell: [bureau, generalSecretariat],
    as: { officer: systemOf(bureau).officer, bureau },
  })

/** Facts by which somebody has an item, or it is over: nothing more is sent about it, and nobody is rung. */
const quietening = [
  'desk.acknowledge',
  'desk.alarm-ended',
  'desk.take',
  'desk.done',
  'desk.item-settled',
  'desk.assign',
]

const quieten = async (context: Context, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  const items: Pick<ItemRow, 'id' | 'alarm'>[] = await context.sql
    .selectFrom('deskItem')
    .select(['id', 'alarm'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  await dropMoot(
    context,
    items.map(({ id }) => id),
  )
  const silent = items.flatMap(({ id, alarm }) => (alarm === 'ringing' ? [] : [id]))
  for (const { id, bureau } of await endRounds(context, silent))
    tellRound(context, 'notification.round-ended', id, bureau)
}

const hear = async (context: Context, facts: readonly PlacedFact[]): Promise<void> => {
  await quieten(
    context,
    facts.flatMap(({ operation, subject }) => (quietening.includes(operation) ? [subject] : [])),
  )
  const happened = await happeningsOfAll(context, facts)
  await tellAll(
    context,
    happened.map(({ heard }) => heard),
  )
  for (const { heard, item } of happened) {
    if (heard.kind !== 'alarm-telephone' || !item) continue
    const round = await beginRound(context, item.bureau, item.id)
    if (round) tellRound(context, 'notification.round-began', round.id, item.bureau)
  }
}

/** Facts that do nothing but tell those who want to hear; every message leaves one at each of its recipients. */
const onlyTold = ['desk.item-arrived', 'desk.item-returned']

/** Most bureaus have stated no rules and no places to ping: what arrives there calls for nothing. */
const sift = async (connection: Connection, facts: readonly PlacedFact[]): Promise<ReadonlySet<number>> => {
  const told = facts.filter(({ operation }) => onlyTold.includes(operation))
  const hearing = await hearingBureaus(connection, [...new Set(told.map(({ bureau }) => bureau))])
  return new Set(
    facts.flatMap(({ operation, bureau, place }) =>
      onlyTold.includes(operation) && !hearing.has(bureau) ? [] : [place],
    ),
  )
}

/** Facts by which something begins to ring, rings on or ceases to; and the answer to a hit, whose fact does not say how urgent it is. */
const ofAlarms = ['desk.alarm-raised', 'desk.alarm-escalated', 'desk.alarm-ended', 'desk.acknowledge', 'hit.answer']

/** Whether a fact may have to do with what rings or is very urgent, by what it says itself. */
const isVeryUrgent = ({ operation, detail }: PlacedFact): boolean =>
  ofAlarms.includes(operation) || detail.urgency === 'very-urgent'

const common = {
  to: [...new Set([...itemOperations, ...quietening, ...otherOperations])],
  run: (context: Context, fact: PlacedFact) => hear(context, [fact]),
  runAll: hear,
  runAs: generalSecretariat,
  sift,
}

/** Two lines, each fact in one of them: what rings or is very urgent never stands behind what may wait. */
export const notificationReactions: readonly Reaction[] = [
  { ...common, name: 'notification-very-urgent', urgent: true, concerns: isVeryUrgent },
  { ...common, name: 'notification', concerns: (fact) => !isVeryUrgent(fact) },
]
