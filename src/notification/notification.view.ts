// Rules, targets and pings as their readers see them.
import type { Actor } from '../kernel/actor.ts'
import { defaultPingMinutes } from './notification.hearing.ts'
import type { DeliveryRow } from './notification.outbox.store.ts'
import { sets } from './notification.policy.ts'
import {
  type DeliveryView,
  type NotificationKind,
  notificationKinds,
  type RulesView,
  type StatedSetting,
  type TargetView,
} from './notification.schema.ts'
import type { Settings } from './notification.store.ts'
import type { SettingRow, TargetRow } from './notification.table.ts'
import { effectiveWays, type Happening, kindsFor } from './notification.workflow.ts'

const viewSetting = (row: SettingRow | undefined, zone: string): StatedSetting => ({
  zone: row?.zone ?? zone,
  quiet: row?.quiet ? [row.quiet] : [],
  digests: row?.digests ?? [],
  rules: notificationKinds.flatMap((kind) => {
    const ways = row?.ways[kind]
    return ways ? [{ kind, ways: [...ways] }] : []
  }),
  pingMinutes: row?.pingMinutes ?? defaultPingMinutes,
  version: row?.version ?? null,
  setBy: row?.setBy ?? null,
  setAt: row?.setAt ?? null,
})

/** As a rule holds for a thing that is not itself very urgent, unless the kind says so. */
const ordinary = (kind: NotificationKind): Happening => ({ kind, urgency: 'normal' })

/** Rules of an officer as they see and change them; `seat` is the zone of the bureau. */
export const viewRules = ({ own, bureau }: Settings, actor: Actor, seat: string): RulesView => {
  const kinds = kindsFor(actor.duties)
  const zone = bureau?.zone ?? seat
  const quiet = own?.quiet ?? bureau?.quiet
  return {
    own: viewSetting(own, zone),
    bureau: viewSetting(bureau, seat),
    kinds,
    effective: kinds.map((kind) => ({
      kind,
      ways: effectiveWays(bureau?.ways ?? {}, own?.ways ?? {}, ordinary(kind)),
    })),
    quiet: quiet ? [quiet] : [],
    zone: own?.quiet ? own.zone : zone,
    mayChangeBureau: sets(actor),
  }
}

export const viewTarget = ({
  id,
  way,
  address,
  label,
  officer,
  createdAt,
  createdBy,
  testedAt,
}: TargetRow): TargetView => ({
  id,
  way,
  address,
  label,
  own: officer !== '',
  createdAt,
  createdBy,
  testedAt,
})

export const viewDelivery = (row: DeliveryRow): DeliveryView => ({
  id: row.id,
  createdAt: row.createdAt,
  way: row.way,
  label: row.label,
  own: row.officer !== '',
  kind: row.kind,
  state: row.state,
  tries: row.tries,
  nextAt: row.state === 'waiting' ? row.dueAt : null,
  sentAt: row.sentAt,
  problem: row.problem === '' ? null : row.problem,
  status: row.status,
})
