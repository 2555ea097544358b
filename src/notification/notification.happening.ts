// What a fact is to those who want to hear of it: of what kind, how urgent, at which bureau, about which item. Looks at things as they stand.
import { sql } from 'kysely'
import type { ItemRow } from '../desk/desk.table.ts'
import { readMemberBureaus, readMemberExperts } from '../group/group.member.store.ts'
import type { Context } from '../kernel/slice.ts'
import type { Heard } from './notification.hearing.ts'
import type { NotificationKind } from './notification.schema.ts'
import { kindOfItem } from './notification.workflow.ts'

/** A fact as far as it is looked at here. */
export type Fact = {
  readonly operation: string
  readonly bureau: string
  readonly officer: string
  readonly subject: string
  readonly detail: Readonly<Record<string, unknown>>
}

/** Whoever is told, and the item it is about, where it is about one that is still there. */
export type Happened = { readonly heard: Heard; readonly item: ItemRow | undefined }

const readItems = async (
  { sql: store }: Pick<Context, 'sql'>,
  ids: readonly string[],
): Promise<Map<string, ItemRow>> => {
  if (ids.length === 0) return new Map()
  const rows = await store
    .selectFrom('deskItem')
    .selectAll()
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

const about = (item: ItemRow, kind: NotificationKind, matters: Heard['matters']): Happened => ({
  item,
  heard: {
    kind,
    urgency: item.urgency,
    bureau: item.bureau,
    unit: item.unit,
    reviewed: item.reviewed,
    withheldFrom: item.withheldFrom,
    item: item.id,
    matters,
  },
})

const ofBureau = (bureau: string, kind: NotificationKind, urgency: Heard['urgency']): Happened => ({
  item: undefined,
  heard: { kind, urgency, bureau, unit: '', reviewed: false, matters: 'always' },
})

const arrived = (item: ItemRow): Happened[] => {
  const kind = kindOfItem(item)
  if (kind === undefined || item.state !== 'open' || item.waits || item.test) return []
  return [about(item, kind, item.owner === '' ? 'untaken' : 'open')]
}

/** Levels of an alarm, by whom it has reached. */
const alarmKinds: readonly NotificationKind[] = ['alarm-unseen', 'alarm-second', 'alarm-head', 'alarm-telephone']

const rings = (item: ItemRow, level: number): Happened[] => {
  const kind = alarmKinds[level]
  return kind === undefined || item.alarm !== 'ringing' ? [] : [about(item, kind, 'ringing')]
}

const assigned = (item: ItemRow, { detail, officer }: Fact): Happened[] => {
  const { to } = detail
  if (typeof to !== 'string' || to === officer || item.state !== 'open') return []
  const one = about(item, 'task-mine', 'open')
  return [{ ...one, heard: { ...one.heard, officer: to } }]
}

/** An answer that was waited for has come. It is over with that, so nothing makes it moot any more. */
const answered = (item: ItemRow): Happened => {
  const { heard } = about(item, 'answer', 'always')
  const { item: _, ...without } = heard
  return { item, heard: without }
}

const ofItem: Readonly<Record<string, (item: ItemRow, fact: Fact) => Happened[]>> = {
  'desk.item-arrived': arrived,
  'desk.item-returned': arrived,
  'desk.item-given-back': arrived,
  'desk.alarm-raised': (item) => rings(item, 0),
  'desk.alarm-escalated': (item, { detail }) => rings(item, Number(detail.level)),
  'desk.assign': assigned,
  'desk.escalate': (item) => [about(item, 'escalation', 'open')],
  'desk.item-settled': (item, { detail }) =>
    item.side === 'sender' && detail.outcome === 'answered' ? [answered(item)] : [],
}

const itemsOf = (
  { sql: store }: Pick<Context, 'sql'>,
  of: { readonly kind: ItemRow['kind']; readonly ref: string; readonly side: ItemRow['side'] },
): Promise<ItemRow[]> =>
  store
    .selectFrom('deskItem')
    .selectAll()
    .where('kind', '=', of.kind)
    .where('ref', '=', of.ref)
    .where('side', '=', of.side)
    .where('state', '=', 'open')
    .orderBy('bureau')
    .execute()

const reminded = async (context: Pick<Context, 'sql'>, { subject, detail }: Fact): Promise<Happened[]> => {
  const recipients = Object.keys(Object(detail.reminded))
  const items =
    recipients.length === 0 ? [] : await itemsOf(context, { kind: 'message', ref: subject, side: 'recipient' })
  return items.filter(({ bureau }) => recipients.includes(bureau)).map((item) => about(item, 'reminder', 'open'))
}

const groupKinds: Readonly<Record<string, NotificationKind>> = {
  'group.event-near': 'meeting',
  'group.decision-due': 'decision',
}

/** Bureaus that are members hear as bureaus; an expert who is a member alone hears alone. */
const ofGroup = async (
  context: Pick<Context, 'sql' | 'client'>,
  group: string,
  kind: NotificationKind,
): Promise<Happened[]> => {
  const bureaus = await readMemberBureaus(context, group)
  const experts = await readMemberExperts(context, group)
  return [
    ...bureaus.map((bureau) => ofBureau(bureau, kind, 'normal')),
    ...experts
      .filter(({ bureau }) => !bureaus.includes(bureau))
      .map(({ bureau, officer }) => {
        const one = ofBureau(bureau, kind, 'normal')
        return { ...one, heard: { ...one.heard, officer } }
      }),
  ]
}

/** Keys, passkeys and recoveries of a bureau's people. */
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

const others: Readonly<
  Record<string, (context: Pick<Context, 'sql' | 'client'>, fact: Fact) => Promise<Happened[]> | Happened[]>
> = {
  'message.remind': reminded,
  'hit.answer': async (context, { subject }) =>
    (await itemsOf(context, { kind: 'hit', ref: subject, side: 'finder' })).map(answered),
  'desk.handover-late': (_, { bureau }) => [ofBureau(bureau, 'handover-late', 'urgent')],
  'officer.confirm-due': (_, { bureau }) => [ofBureau(bureau, 'recertification', 'normal')],
  ...Object.fromEntries(
    Object.entries(groupKinds).map(([operation, kind]) => [
      operation,
      (context: Pick<Context, 'sql' | 'client'>, { subject }: Fact) => ofGroup(context, subject, kind),
    ]),
  ),
  ...Object.fromEntries(
    accessFacts.map((operation) => [
      operation,
      (_: unknown, { bureau }: Fact) => [ofBureau(bureau, 'access', 'normal')],
    ]),
  ),
}

/** Facts of an item of a desk that somebody may want to hear of. */
export const itemOperations: readonly string[] = Object.keys(ofItem)
/** Other facts that somebody may want to hear of. */
export const otherOperations: readonly string[] = Object.keys(others)

/** What happened by these facts, in their order, for each of those it happened to; nothing where nobody would want to hear of it. */
export const happeningsOfAll = async (
  context: Pick<Context, 'sql' | 'client'>,
  facts: readonly Fact[],
): Promise<Happened[]> => {
  const ofItems = facts.filter(({ operation }) => ofItem[operation])
  const items = await readItems(
    context,
    ofItems.map(({ subject }) => subject),
  )
  const happened: Happened[] = []
  for (const fact of facts) {
    const look = ofItem[fact.operation]
    const item = look && items.get(fact.subject)
    if (item) happened.push(...look(item, fact))
    if (!look) happened.push(...((await others[fact.operation]?.(context, fact)) ?? []))
  }
  return happened
}

/** The same of one fact. */
export const happeningsOf = (context: Pick<Context, 'sql' | 'client'>, fact: Fact): Promise<Happened[]> =>
  happeningsOfAll(context, [fact])
