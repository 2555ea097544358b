// Answers to operations on notifications, and the slice itself.
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import { readBureau } from '../bureau/bureau.store.ts'
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import { secretPart } from '../kernel/secret.ts'
import { type Context, handle, type Slice } from '../kernel/slice.ts'
import { addHours, isTimeZone } from '../terms/instant.ts'
import { isMailAddress, readWebhookAddress } from './notification.address.ts'
import { listDigestRows } from './notification.digest.store.ts'
import { dropOf, enqueue } from './notification.enqueue.store.ts'
import { listHappenings } from './notification.happened.ts'
import { defaultPingMinutes } from './notification.hearing.ts'
import {
  addTarget,
  listDeliveries,
  listDigests,
  listHappened,
  listRounds,
  listTargets,
  listTelephones,
  logAttempt,
  removeTarget,
  renewSecret,
  setBureauRules,
  setOwnRules,
  setTelephones,
  showDelivery,
  showRules,
  testTarget,
  testTelephone,
} from './notification.operations.ts'
import { listDeliveryRows, readDelivery, testedLately } from './notification.outbox.store.ts'
import { notificationReactions } from './notification.reactions.ts'
import type { OwnSetting, Quiet, RulesView, TargetEntry, Ways } from './notification.schema.ts'
import { senderPart, startSender } from './notification.sender.ts'
import { secretOfTarget } from './notification.sending.ts'
import {
  changeTarget,
  insertTarget,
  listTargetRows,
  lockTarget,
  readSettings,
  saveSetting,
} from './notification.store.ts'
import type { TargetRow } from './notification.table.ts'
import {
  keepAttempt,
  keepTest,
  listOpenRounds,
  listTelephoneRows,
  replaceTelephones,
  viewTelephone,
} from './notification.telephone.store.ts'
import { notificationTimers } from './notification.timers.ts'
import { viewDelivery, viewRules, viewTarget } from './notification.view.ts'

const refuse = (pointers: readonly FailurePointer[]): void => {
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
}
const fault = (pointer: string, key: string): FailurePointer => ({ pointer, key, values: {} })

const faultsOfHours = (zone: string, quiet: Quiet | undefined): FailurePointer[] => [
  ...(isTimeZone(zone) ? [] : [fault('/zone', 'bureau.unknown-zone')]),
  // Hours that begin when they end would last a whole day, every day: nothing would ever be told in the morning.
  ...(quiet && quiet.from === quiet.to ? [fault('/quiet/to', 'fault.quiet-without-end')] : []),
]

const faultsOfRules = (rules: OwnSetting['rules']): FailurePointer[] =>
  rules.flatMap(({ kind }, at) =>
    rules.findIndex((one) => one.kind === kind) < at ? [fault(`/rules/${at}/kind`, 'fault.stated-twice')] : [],
  )

const waysOf = (rules: OwnSetting['rules']): Ways =>
  Object.fromEntries(rules.map(({ kind, ways }) => [kind, [...new Set(ways)]]))

const rulesOf = async (context: Context): Promise<RulesView> => {
  const [settings, bureau] = [await readSettings(context), await readBureau(context, context.actor.bureau)]
  return viewRules(settings, context.actor, bureau?.zone ?? 'Etc/UTC')
}

const checkEntry = ({ way, address, own }: TargetEntry): void => {
  if (way === 'webhook' && own) throw new Failure('forbidden', 'notification.own-webhook')
  const good = way === 'mail' ? isMailAddress(address) : readWebhookAddress(address) !== undefined
  refuse(good ? [] : [fault('/address', way === 'mail' ? 'fault.no-mail-address' : 'fault.no-webhook-address')])
}

const noteTarget = (context: Context, { id, bureau, way }: TargetRow): void =>
  context.note({ subject: { kind: 'notification', id }, tell: [bureau], detail: { way } })

const made = (context: Context, target: TargetRow) => ({
  target: viewTarget(target),
  secret: target.way === 'webhook' ? secretOfTarget(context.part(secretPart), target) : null,
})

const telephones = async (context: Context) => ({ telephones: (await listTelephoneRows(context)).map(viewTelephone) })

/** Seconds between two tests of one target: a test is no way to trouble somebody. */
const testSeconds = 10

const handlers = [
  handle(showRules, (context) => rulesOf(context)),

  handle(listHappened, async (context, { body }) => ({
    happened: (await listHappenings(context, body.events)).slice(0, 400),
  })),

  handle(setOwnRules, async (context, { body }) => {
    refuse([...faultsOfHours(body.zone, body.quiet), ...faultsOfRules(body.rules)])
    const { officer, bureau } = context.actor
    await saveSetting(
      context,
      {
        officer,
        zone: body.zone,
        quiet: body.quiet ?? null,
        digests: [...new Set(body.digests)].sort(),
        ways: waysOf(body.rules),
        pingMinutes: defaultPingMinutes,
      },
      body.version,
    )
    context.note({
      subject: { kind: 'notification', id: officer },
      tell: [bureau],
      detail: { kinds: body.rules.length },
    })
    return rulesOf(context)
  }),

  handle(setBureauRules, async (context, { body }) => {
    refuse([...faultsOfHours(body.zone, body.quiet), ...faultsOfRules(body.rules)])
    const { bureau } = context.actor
    const { zone, quiet = null, rules, pingMinutes } = body
    await saveSetting(
      context,
      { officer: '', zone, quiet, digests: [], ways: waysOf(rules), pingMinutes },
      body.version,
    )
    context.note({
      subject: { kind: 'notification', id: bureau },
      tell: [bureau],
      detail: { kinds: rules.length, pingMinutes },
    })
    return rulesOf(context)
  }),

  handle(listTargets, async (context) => {
    const rows = await listTargetRows(context)
    context.note({ detail: { lines: rows.length } })
    return { targets: rows.map(viewTarget), mail: context.part(senderPart).mail }
  }),

  handle(addTarget, async (context, { body }) => {
    checkEntry(body)
    const target = await insertTarget(context, body)
    noteTarget(context, target)
    return made(context, target)
  }),

  handle(renewSecret, async (context, { params }) => {
    const { id, way, generation } = await lockTarget(context, params.id)
    if (way !== 'webhook') throw new Failure('conflict', 'notification.no-secret')
    const target = await changeTarget(context, id, { generation: generation + 1 })
    noteTarget(context, target)
    return made(context, target)
  }),

  handle(removeTarget, async (context, { params }) => {
    const { id } = await lockTarget(context, params.id)
    await dropOf(context, id)
    noteTarget(context, await changeTarget(context, id, { removedAt: context.now }))
    return {}
  }),

  handle(testTarget, async (context, { params }) => {
    const target = await lockTarget(context, params.id)
    if (await testedLately(context, target.id, addHours(context.now, -testSeconds / 3600)))
      throw new Failure('tooMany', 'notification.tested-lately', { retryAfter: testSeconds })
    const row = await enqueue(context, target, { kind: 'test', items: [], matters: 'always', dueAt: context.now })
    noteTarget(context, await changeTarget(context, target.id, { testedAt: context.now }))
    return viewDelivery({ ...row, label: target.label })
  }),

  handle(showDelivery, async (context, { params }) => viewDelivery(await readDelivery(context, params.id))),

  handle(listDeliveries, async (context, { query }) => {
    const { lines, after } = await listDeliveryRows(context, query)
    return { deliveries: lines.map(viewDelivery), after }
  }),

  handle(listTelephones, (context) => telephones(context)),

  handle(setTelephones, async (context, { body }) => {
    refuse(
      body.telephones.flatMap(({ id, number }, at) => [
        ...(/^\+?[0-9][0-9 ()/-]{1,38}$/.test(number) ? [] : [fault(`/telephones/${at}/number`, 'fault.no-telephone')]),
        ...(id !== undefined && body.telephones.findIndex((one) => one.id === id) < at
          ? [fault(`/telephones/${at}/id`, 'fault.stated-twice')]
          : []),
      ]),
    )
    await replaceTelephones(context, body.telephones)
    const { bureau } = context.actor
    context.note({
      subject: { kind: 'notification', id: bureau },
      tell: [bureau],
      detail: { telephones: body.telephones.length },
    })
    return telephones(context)
  }),

  handle(testTelephone, async (context, { params, body }) => {
    await keepTest(context, params.id, body.reached)
    context.note({
      subject: { kind: 'notification', id: params.id },
      tell: [context.actor.bureau],
      detail: { reached: body.reached },
    })
    return telephones(context)
  }),

  handle(listRounds, async (context) => ({ rounds: await listOpenRounds(context) })),

  handle(logAttempt, async (context, { params, body }) => {
    const { round, view } = await keepAttempt(context, params.id, body)
    context.note({
      subject: { kind: 'notification', id: round.id },
      tell: [round.bureau, generalSecretariat],
      detail: { outcome: body.outcome, attempts: view.attempts.length },
    })
    return view
  }),

  handle(listDigests, async (context) => ({
    digests: (await listDigestRows(context)).map(({ id, createdAt, came, stands }) => ({
      id,
      createdAt,
      came,
      stands,
    })),
  })),
]

export const notificationSlice: Slice = {
  name: 'notification',
  handlers,
  reactions: notificationReactions,
  timers: notificationTimers,
  start: async (hub) => startSender(hub),
}
