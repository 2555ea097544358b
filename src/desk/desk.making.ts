// Makes items follow their things: looks at a thing as it stands and brings every bureau's item in line with it.
import { systemOf } from '../kernel/actor.ts'
import type { Context } from '../kernel/slice.ts'
import { alsoSteps } from './desk.fact.ts'
import { insertItems, lockItemsOf, type NewItem, readAlarmMinutes, saveItem } from './desk.store.ts'
import type { ItemRow } from './desk.table.ts'
import type { Asked } from './desk.thing.plain.ts'
import { type FollowedKind, followedKinds, isFollowed, readAsked, readStanding } from './desk.thing.store.ts'
import { begun, follow, type Pace, type Wanted } from './desk.workflow.ts'

/** Things brought in line with one statement of each kind. */
const chunk = 200

const keyOf = ({ bureau, ref }: { readonly bureau: string; readonly ref: string }): string => `${bureau} ${ref}`

/** Steps that the platform makes are its own, whoever's act they follow from. */
const asPlatform = (context: Context, bureau: string): Context => ({ ...context, actor: systemOf(bureau) })

const bringInLine = async (context: Context, kind: FollowedKind, refs: readonly string[]): Promise<void> => {
  // The items are locked before their things are read: whoever changes a thing afterwards leaves a fact that comes here again.
  const items = await lockItemsOf(context, kind, refs)
  const asked = new Map<string, Asked>((await readAsked(context, kind, refs)).map((one) => [keyOf(one), one]))
  const minutes = await readAlarmMinutes(context, [
    ...new Set([...items, ...asked.values()].map(({ bureau }) => bureau)),
  ])
  const paceOf = (bureau: string): Pace => ({ now: context.now, alarmMinutes: minutes(bureau) })
  for (const item of items) {
    const next = follow(item, asked.get(keyOf(item))?.wanted, paceOf(item.bureau))
    const saved = await saveItem(asPlatform(context, item.bureau), item, next)
    alsoSteps(context, saved, next.steps)
    asked.delete(keyOf(item))
  }
  const fresh = [...asked.values()].flatMap(({ ref, bureau, wanted }): NewItem[] =>
    wanted.open ? [{ ref, bureau, advance: begun(kind, wanted, paceOf(bureau)) }] : [],
  )
  const made = await insertItems(context, fresh)
  const stepsOf = new Map(fresh.map((one) => [keyOf(one), one.advance.steps]))
  for (const row of made) alsoSteps(context, row, stepsOf.get(keyOf(row)) ?? [])
}

/**
 * Brings the items of these things in line with them, at all bureaus. Done twice it changes nothing; in whatever order facts come,
 * the last look at a thing decides.
 */
export const followThings = async (context: Context, kind: FollowedKind, refs: readonly string[]): Promise<void> => {
  const all = [...new Set(refs)]
  for (let from = 0; from < all.length; from += chunk) await bringInLine(context, kind, all.slice(from, from + chunk))
}

/** Looks at everything that asks something and at every open item: what was lost is made, what outlived its thing is closed. */
export const rebuildItems = async (context: Context): Promise<void> => {
  for (const kind of followedKinds) await followThings(context, kind, await readStanding(context, kind))
}

/**
 * Makes the item of a thing of the desk's own (task, confirmation, handover) for the actor's bureau. Its first step is what the
 * operation's own fact says; what follows from it has facts of its own.
 */
export const makeOwnItem = async (
  context: Context,
  kind: 'task' | 'confirmation' | 'handover',
  ref: string,
  wanted: Wanted & { readonly snoozedUntil?: string },
): Promise<ItemRow> => {
  const { bureau } = context.actor
  const minutes = await readAlarmMinutes(context, [bureau])
  const { snoozedUntil, ...asked } = wanted
  const first = begun(kind, asked, { now: context.now, alarmMinutes: minutes(bureau) })
  const advance = snoozedUntil === undefined ? first : { ...first, item: { ...first.item, snoozedUntil } }
  const [row] = await insertItems(context, [{ bureau, ref, advance }])
  if (!row) throw new RangeError('a new thing has no item yet')
  alsoSteps(context, row, first.steps.slice(1))
  return row
}

export type Refreshed = { readonly item: ItemRow; readonly wanted: Wanted | undefined; readonly pace: Pace }

/**
 * A locked item as its thing makes it at this moment, before an officer acts on it: the reaction to the thing's last fact may be
 * on its way still.
 */
export const refreshItem = async (context: Context, item: ItemRow): Promise<Refreshed> => {
  const minutes = await readAlarmMinutes(context, [item.bureau])
  const pace: Pace = { now: context.now, alarmMinutes: minutes(item.bureau) }
  if (!isFollowed(item.kind)) return { item, wanted: undefined, pace }
  const asked = await readAsked(context, item.kind, [item.ref])
  const wanted = asked.find(({ bureau }) => bureau === item.bureau)?.wanted
  const next = follow(item, wanted, pace)
  const saved = await saveItem(asPlatform(context, item.bureau), item, next)
  alsoSteps(context, saved, next.steps)
  return { item: saved, wanted, pace }
}
