// What officers write on a desk is sealed under keys of its own, each with the day on which it is erased.
import { eraseSeals, newSeal, type Seal } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { setTimer } from '../kernel/timer.ts'
import { addDays } from '../terms/instant.ts'

/** Days for which notes, tasks, calls and handovers can be read, as those of a hit. */
export const daysKept = 365
/** Days by which erasing waits for a task that is still open. */
const daysMore = 30

const eraseIn = (context: Context, seal: string, days: number): Promise<void> =>
  setTimer(context, {
    kind: 'desk.erase',
    ref: seal,
    dueAt: `${addDays(context.now.slice(0, 10), days)}T00:00:00.000Z`,
    bureau: context.actor.bureau,
  })

/** A key for something written on the desk of the actor's bureau, erased in a year. */
export const newDeskSeal = async (context: Context): Promise<Seal> => {
  const seal = await newSeal(context)
  await eraseIn(context, seal.id, daysKept)
  return seal
}

/** Erases what was written under a key; of a task that is still open a month later. Answers whether it is gone. */
export const eraseWritten = async (context: Context, seal: string): Promise<boolean> => {
  const { rowCount } = await context.client.query(
    `select 1 from desk_task t join desk_item i on i.kind = 'task' and i.ref = t.id
     where t.seal = $1 and i.state = 'open'`,
    [seal],
  )
  if (rowCount) {
    await eraseIn(context, seal, daysMore)
    return false
  }
  return (await eraseSeals(context, [seal])) === 1
}
