// Facts of the platform reach those who want to hear of them; what somebody has, or what is over, is not told any more.
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import type { ItemRow } from '../desk/desk.table.ts'
import type { Connection } from '../kernel/database.ts'
import type { PlacedFact } from '../kernel/ledger-changes.ts'
import type { Context, Reaction } from '../kernel/slice.ts'
import { happeningsOf, itemOperations, otherOperations } from './notification.happening.ts'
import { tellOf } from './notification.hearing.ts'
import { dropMoot } from './notification.outbox.store.ts'
import { hearingBureaus } from './notification.store.ts'
import { beginRound, endRound } from './notification.telephone.store.ts'

/** What a screen hears of rounds of calls: at the bureau and at the command of the Secretariat. */
const tellRound = (context: Context, operation: string, id: string, bureau: string): void =>
  context.also(operation, { subject: { kind: 'notification', id }, tell: [bureau, generalSecretariat] })

/** Facts by which somebody has an item, or it is over: nothing more is sent about it, and nobody is rung. */
const quietening = [
  'desk.acknowledge',
  'desk.alarm-ended',
  'desk.take',
  'desk.done',
  'desk.item-settled',
  'desk.assign',
]

const quieten = async (context: Context, id: string): Promise<void> => {
  const item: Pick<ItemRow, 'id' | 'bureau' | 'alarm'> | undefined = await context.sql
    .selectFrom('deskItem')
    .select(['id', 'bureau', 'alarm'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!item) return
  await dropMoot(context, item.id)
  if (item.alarm === 'ringing') return
  const round = await endRound(context, item.id)
  if (round) tellRound(context, 'notification.round-ended', round.id, item.bureau)
}

const hear = async (context: Context, fact: PlacedFact): Promise<void> => {
  if (quietening.includes(fact.operation)) await quieten(context, fact.subject)
  for (const { heard, item } of await happeningsOf(context, fact)) {
    await tellOf(context, heard)
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

export const notificationReactions: readonly Reaction[] = [
  {
    name: 'notification',
    to: [...new Set([...itemOperations, ...quietening, ...otherOperations])],
    run: hear,
    sift,
  },
]
