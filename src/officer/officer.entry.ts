// What an administrator may make of an officer: within the bureau, within the entity where the administrator has one.
import { readBureau, readUnit } from '../bureau/bureau.store.ts'
import type { Actor } from '../kernel/actor.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { type Duty, duties } from '../terms/duty.ts'
import { beyond } from './officer.rights.ts'
import { dutiesOfEntities } from './officer.schema.ts'

export type Wish = { readonly unit: string; readonly duties: readonly Duty[]; readonly clearance: number }

/** What of a wish lies beyond its grantor, as a failure key and the field at fault. Pure; undefined when nothing does. */
export const excessOf = (
  grantor: Pick<Actor, 'unit'>,
  bureau: { readonly clearance: number },
  wish: Wish,
): { readonly key: string; readonly pointer: string } | undefined => {
  if (wish.clearance > bureau.clearance) return { key: 'officer.beyond-bureau', pointer: '/clearance' }
  if (grantor.unit === '') return undefined
  if (wish.unit !== grantor.unit) return { key: 'officer.beyond-entity', pointer: '/unit' }
  if (beyond(wish.duties, dutiesOfEntities).length > 0) return { key: 'officer.beyond-entity', pointer: '/duties' }
  return undefined
}

const refuse = (code: 'invalid' | 'forbidden', key: string, pointer: string): Failure =>
  new Failure(code, key, { pointers: [{ pointer, key, values: {} }] })

/**
 * What the schema cannot see of the rights an administrator gives in the own bureau. Throws invalid for duties that exclude
 * each other and an entity that is not there, forbidden for what goes beyond bureau or entity.
 */
export const checkWish = async (context: Context, wish: Wish): Promise<void> => {
  const { bureau: code } = context.actor
  if (wish.duties.includes('system') && wish.duties.length > 1)
    throw refuse('invalid', 'officer.system-alone', '/duties')
  if (wish.unit && !(await readUnit(context, code, wish.unit))) throw refuse('invalid', 'officer.no-such-unit', '/unit')
  const bureau = await readBureau(context, code)
  const excess = bureau
    ? excessOf(context.actor, bureau, wish)
    : { key: 'officer.beyond-bureau', pointer: '/clearance' }
  if (excess) throw refuse('forbidden', excess.key, excess.pointer)
}

/** Duties without repetition, in the order of the list. */
export const inOrder = (wished: readonly Duty[]): Duty[] => duties.filter((duty) => wished.includes(duty))
