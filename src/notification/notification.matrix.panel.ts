// The matrix of kinds and ways as it is ticked on the screen, and what of it is sent; pure.
import {
  alwaysWays,
  type NotificationKind,
  type NotificationWay,
  notificationWays,
  type Quiet,
  type StatedSetting,
  veryUrgentKinds,
  type Ways,
} from './notification.schema.ts'
import { bureauWays } from './notification.workflow.ts'

export type RulesDraft = {
  readonly ways: Ways
  readonly zone: string
  readonly quiet: Quiet | null
  readonly digests: readonly string[]
  readonly pingMinutes: number
}

export const draftOf = (stated: StatedSetting): RulesDraft => ({
  ways: Object.fromEntries(stated.rules.map(({ kind, ways }) => [kind, ways])),
  zone: stated.zone,
  quiet: stated.quiet[0] ?? null,
  digests: stated.digests,
  pingMinutes: stated.pingMinutes,
})

/** What holds of one kind where the matrix does not say otherwise. */
export const givenOf = (bureau: Ways, kind: NotificationKind): readonly NotificationWay[] =>
  bureauWays(bureau, { kind, urgency: 'normal' })

/** Whether nobody can take this way away: what is very urgent is seen and heard, and an officer keeps what the bureau has. */
export const isFixed = (
  kind: NotificationKind,
  way: NotificationWay,
  given: readonly NotificationWay[],
  own: boolean,
): boolean => veryUrgentKinds.includes(kind) && (alwaysWays.includes(way) || (own && given.includes(way)))

export const isTicked = (
  draft: RulesDraft,
  given: readonly NotificationWay[],
  kind: NotificationKind,
  way: NotificationWay,
): boolean => (draft.ways[kind] ?? given).includes(way)

/** With one cell the other way round; a row that says the same as what is given states nothing. */
export const tick = (
  draft: RulesDraft,
  given: readonly NotificationWay[],
  kind: NotificationKind,
  way: NotificationWay,
): RulesDraft => {
  const before = draft.ways[kind] ?? given
  const ways = notificationWays.filter((one) => before.includes(one) !== (one === way))
  const { [kind]: _, ...others } = draft.ways
  const same = ways.length === given.length && ways.every((one) => given.includes(one))
  return { ...draft, ways: same ? others : { ...others, [kind]: ways } }
}

/** Rules as they are sent. */
export const rulesOf = (draft: RulesDraft): { kind: NotificationKind; ways: NotificationWay[] }[] =>
  Object.entries(draft.ways).map(([kind, ways]) => ({ kind: kind as NotificationKind, ways: [...(ways ?? [])] }))

export const nightOf = (): Quiet => ({ days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '06:00' })
