// What rings for this officer now, by their rules, those of the bureau and quiet hours; pure, for the part of the console that rings.
import type { NotificationWay, RulesView, Ways } from './notification.schema.ts'
import { decide, effectiveWays, type Happening } from './notification.workflow.ts'

const waysOf = (rules: RulesView['own']['rules']): Ways =>
  Object.fromEntries(rules.map(({ kind, ways }) => [kind, ways]))

/**
 * The ways in which a happening disturbs this officer at `now` (an instant of the hub's clock). While rules are not known yet everything
 * rings as it would without any. What is very urgent is in `screen`, `system` and `sound` whatever was set.
 */
export const whatRings = (
  rules: RulesView | undefined,
  happening: Happening,
  now: string,
): ReadonlySet<NotificationWay> => {
  const ways = effectiveWays(waysOf(rules?.bureau.rules ?? []), waysOf(rules?.own.rules ?? []), happening)
  const hours = { quiet: rules?.quiet[0] ?? null, zone: rules?.zone ?? 'Etc/UTC' }
  return new Set(decide(happening, ways, hours, now).now)
}
