// What facts of the platform are to those who want to hear of them. A fact names an item or a bureau; the item is looked at as it stands.
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import type { ItemRow } from '../desk/desk.table.ts'
import { readMemberBureaus, readMemberExperts } from '../group/group.member.store.ts'
import type { Connection } from '../kernel/database.ts'
import type { PlacedFact } from '../kernel/ledger-changes.ts'
import type { Context, Reaction } from '../kernel/slice.ts'
import { type Heard, tellOf } from './notification.hearing.ts'
import { dropMoot } from './notification.outbox.store.ts'
import type { NotificationKind } from './notification.schema.ts'
import { hearingBureaus } from './notification.store.ts'
import { beginRound, endRound } from './notification.telephone.store.ts'
import { kindOfItem } from './notification.workflow.ts'

const itemOf = ({ sql: store }: Context, id: string): Promise<ItemRow | undefined> =>
  store.selectFrom('deskItem').selectAll().where('id', '=', id).executeTakeFirst()

const heardOf = (item: ItemRow, kind: NotificationKind, matters: Heard['matters']): Heard => ({
  kind,
  urgency: item.urgency,
  bureau: item.bureau,
  unit: item.unit,
  reviewed: item.reviewed,
  withheldFrom: item.withheldFrom,
  item: item.id,
  matters,
})

const arrived = async (context: Context, item: ItemRow): Promise<void> => {
  const kind = kindOfItem(item)
  if (kind === undefined || item.state !== 'open' || item.waits || item.test) return
  await tellOf(context, heardOf(item, kind, item.owner === '' ? 'untaken' : 'open'))
}

/** Levels of an alarm, by whom it has reached. */
const alarmKinds: readonly NotificationKind[] = ['alarm-unseen', 'alarm-second', 'alarm-head', 'alarm-telephone']
const telephoneLevel = 3

/** What a screen hears of rounds of calls: at the bureau and at the command of the Secretariat. */
const tellRound = (context: Context, operation: string, id: string, bureau: string): void =>
  context.also(operation, { subject: { kind: 'notification', id }, tell: [bureau, generalSecretariat] })

const rings = async (context: Context, item: ItemRow, level: number): Promise<void> => {
  const kind = alarmKinds[level]
  if (kind === undefined || item.alarm !== 'ringing') return
  await tellOf(context, heardOf(item, kind, 'ringing'))
  if (level < telephoneLevel) return
  const round = await beginRound(context, item.bureau, item.id)
  if (round) tellRound(context, 'notification.round-began', round.id, item.bureau)
}

/** Somebody has it, or it is over: nothing more is sent about it, and nobody is rung. */
const quietened = async (context: Context, item: ItemRow): Promise<void> => {
  await dropMoot(context, item.id)
  if (item.alarm === 'ringing') return
  const round = await endRound(context, item.id)
  if (round) tellRound(context, 'notification.round-ended', round.id, item.bureau)
}

const assigned = async (context: Context, item: ItemRow, to: unknown, by: string): Promise<void> => {
  if (typeof to !== 'string' || to === by || item.state !== 'open') return
  await tellOf(context, { ...heardOf(item, 'task-mine', 'open'), officer: to })
}

const ofItem: Readonly<Record<string, (context: Context, item: ItemRow, fact: PlacedFact) => Promise<void>>> = {
  'desk.item-arrived': arrived,
  'desk.item-returned': arrived,
  'desk.alarm-raised': (context, item) => rings(context, item, 0),
  'desk.alarm-escalated': (context, item, { detail }) => rings(context, item, Number(detail.level)),
  'desk.acknowledge': quietened,
  'desk.alarm-ended': quietened,
  'desk.take': quietened,
  'desk.done': quietened,
  'desk.item-settled': quietened,
  'desk.assign': async (context, item, fact) => {
    await quietened(context, item)
    await assigned(context, item, fact.detail.to, fact.officer)
  },
  'desk.escalate': (context, item) => tellOf(context, heardOf(item, 'escalation', 'open')),
}

const reminded = async (context: Context, { subject, detail }: PlacedFact): Promise<void> => {
  const recipients = Object.keys(Object(detail.reminded))
  if (recipients.length === 0) return
  const items = await context.sql
    .selectFrom('deskItem')
    .selectAll()
    .where('kind', '=', 'message')
    .where('ref', '=', subject)
    .where('side', '=', 'recipient')
    .where('state', '=', 'open')
    .where('bureau', 'in', recipients)
    .orderBy('bureau')
    .execute()
  for (const item of items) await tellOf(context, heardOf(item, 'reminder', 'open'))
}

const ofBureau = (bureau: string, kind: NotificationKind, urgency: Heard['urgency']): Heard => ({
  kind,
  urgency,
  bureau,
  unit: '',
  reviewed: false,
  matters: 'always',
})

const groupKinds: Readonly<Record<string, NotificationKind>> = {
  'group.event-near': 'meeting',
  'group.decision-due': 'decision',
}

/** Bureaus that are members hear as bureaus; an expert who is a member alone hears alone. */
const remindGroup = async (context: Context, group: string, kind: NotificationKind): Promise<void> => {
  const bureaus = await readMemberBureaus(context, group)
  for (const bureau of bureaus) await tellOf(context, ofBureau(bureau, kind, 'normal'))
  for (const { bureau, officer } of await readMemberExperts(context, group))
    if (!bureaus.includes(bureau)) await tellOf(context, { ...ofBureau(bureau, kind, 'normal'), officer })
}

/** Keys, passkeys and recoveries of a bureau's people; and duties to be confirmed. */
const accessFacts = [
  'key.create',
  'key.rotate',
  'key.revoke',
  'key.ending',
  'passkey.add',
  'passkey.remove',
  'passkey.block',
  'recovery.ask',
  'recovery.approve',
  'invitation.accept',
]

const hear = async (context: Context, fact: PlacedFact): Promise<void> => {
  const act = ofItem[fact.operation]
  if (act) {
    const item = await itemOf(context, fact.subject)
    if (item) await act(context, item, fact)
  } else if (fact.operation === 'message.remind') await reminded(context, fact)
  else if (fact.operation === 'desk.handover-late')
    await tellOf(context, ofBureau(fact.bureau, 'handover-late', 'urgent'))
  else if (fact.operation === 'officer.confirm-due')
    await tellOf(context, ofBureau(fact.bureau, 'recertification', 'normal'))
  else {
    const ofGroup = groupKinds[fact.operation]
    if (ofGroup) await remindGroup(context, fact.subject, ofGroup)
    else await tellOf(context, ofBureau(fact.bureau, 'access', 'normal'))
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
    to: [
      ...Object.keys(ofItem),
      ...Object.keys(groupKinds),
      'message.remind',
      'desk.handover-late',
      'officer.confirm-due',
      ...accessFacts,
    ],
    run: hear,
    sift,
  },
]
