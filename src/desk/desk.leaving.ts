// What somebody leaves on a desk they may not work at any more: their shift is over, and what they had is the desk's again.
import { holdHit } from '../hit/hit.holding.store.ts'
import { allows } from '../kernel/access.ts'
import { stranger, systemOf } from '../kernel/actor.ts'
import type { Context } from '../kernel/slice.ts'
import type { Duty } from '../terms/duty.ts'
import { alsoSteps, givenBackFact, itemNote } from './desk.fact.ts'
import { refreshItem } from './desk.making.ts'
import { itemPolicy } from './desk.policy.ts'
import { closeShift } from './desk.shift.store.ts'
import { lockItem, saveItem } from './desk.store.ts'
import type { ItemRow } from './desk.table.ts'
import { signerOf } from './desk.view.ts'
import { advance } from './desk.workflow.ts'

type Holder = {
  readonly name: string
  readonly bureau: string
  readonly unit: string
  readonly duties: readonly Duty[]
  /** Neither the officer nor their entity is suspended. */
  readonly works: boolean
}

/** Whoever of a bureau has something open on its desk, or is on duty there, as they stand now. */
const readHolders = async ({ client }: Pick<Context, 'client'>, bureau: string): Promise<Holder[]> => {
  const { rows } = await client.query<Holder>(
    `select o.name, o.bureau, o.unit, o.duties,
       o.state = 'active' and (o.unit = '' or coalesce(u.state, '') = 'active') as works
     from officer o left join unit u on u.bureau = o.bureau and u.code = o.unit
     where o.bureau = $1 and (
       exists (select 1 from desk_item i where i.bureau = $1 and i.state = 'open' and i.owner = o.name)
       or exists (select 1 from desk_shift s where s.officer = o.name and s.ended_at is null))
     order by o.name`,
    [bureau],
  )
  return rows
}

const mayHave = ({ name, works, ...officer }: Holder, item: ItemRow): boolean =>
  works && allows(itemPolicy.take({ ...stranger, kind: 'officer', officer: name, ...officer }), item)

/** Gives an item back, and the hit behind it in the same act. What is very urgent rings again. */
const giveBack = async (context: Context, id: string, holder: Holder): Promise<void> => {
  const { item, pace } = await refreshItem(context, await lockItem(context, id, 'tend'))
  if (item.state !== 'open' || item.owner !== holder.name || mayHave(holder, item)) return
  // As a head of shift would: nobody else gives back what another officer has.
  const head: Context = { ...context, actor: { ...context.actor, duties: ['system', 'command'] } }
  const next = advance(item, { act: 'release' }, signerOf(head.actor), pace)
  const saved = await saveItem(context, item, next)
  if (item.kind === 'hit' && item.side !== 'overseer') await holdHit(head, item.ref, '')
  context.also(givenBackFact, itemNote(saved, { from: holder.name }))
  alsoSteps(context, saved, next.steps.slice(1))
}

/**
 * Takes from the officers of a bureau what they may not have any more, because they or their entity were suspended or their duties
 * changed. What stands decides, so facts may come late or twice.
 */
export const clearDesks = async (given: Context, bureau: string): Promise<void> => {
  const context: Context = { ...given, actor: systemOf(bureau) }
  for (const holder of await readHolders(context, bureau)) {
    const open = await context.sql
      .selectFrom('deskItem')
      .selectAll()
      .where('bureau', '=', bureau)
      .where('owner', '=', holder.name)
      .where('state', '=', 'open')
      .orderBy('id')
      .execute()
    for (const item of open) if (!mayHave(holder, item)) await giveBack(context, item.id, holder)
    if (holder.works) continue
    const shift = await closeShift(context, { officer: holder.name })
    if (shift) context.also('shift.end', { subject: { kind: 'shift', id: shift.id }, tell: [bureau] })
  }
}
