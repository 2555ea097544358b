// SQL for tasks: what officers put on the desk themselves. Title and text are sealed; the item beside them says nothing of either.
import { type Seal, sealsOf } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { newDeskSeal } from './desk.sealing.store.ts'
import type { TaskRow } from './desk.table.ts'

export type TaskWords = { readonly title: string; readonly words: string | null }

/** The next number of a bureau's year, `TASK-2026-000007`. Without gaps: the counter goes back with its transaction. */
const nextReference = async ({ client, now, actor }: Context): Promise<string> => {
  const year = Number(now.slice(0, 4))
  const { rows } = await client.query<{ number: number }>(
    `insert into desk_task_counter (bureau, year, number) values ($1, $2, 1)
     on conflict (bureau, year) do update set number = desk_task_counter.number + 1 returning number`,
    [actor.bureau, year],
  )
  return `TASK-${year}-${String(rows[0]?.number).padStart(6, '0')}`
}

const sealed = (seal: Seal, { title, words }: TaskWords): Pick<TaskRow, 'title' | 'words'> => ({
  title: seal.close('title', title),
  words: words === null ? null : seal.close('words', words),
})

/** Keeps a new task of the actor's bureau. */
export const insertTask = async (context: Context, said: TaskWords): Promise<TaskRow> => {
  const { actor, now } = context
  const seal = await newDeskSeal(context)
  const row: TaskRow = {
    id: context.newId(),
    bureau: actor.bureau,
    reference: await nextReference(context),
    officer: actor.officer,
    createdAt: now,
    seal: seal.id,
    ...sealed(seal, said),
  }
  await context.sql.insertInto('deskTask').values(row).execute()
  return row
}

/** What these tasks say, by id; for readers who passed the rule of their items. One whose key was erased is absent. */
export const openTasks = async (context: Context, ids: readonly string[]): Promise<ReadonlyMap<string, TaskWords>> => {
  if (ids.length === 0) return new Map()
  const rows = await context.sql
    .selectFrom('deskTask')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .where('bureau', '=', context.actor.bureau)
    .execute()
  const seals = await sealsOf(
    context,
    rows.map(({ seal }) => seal),
  )
  return new Map(
    rows.flatMap((row): [string, TaskWords][] => {
      const seal = seals.get(row.seal)
      if (!seal) return []
      const words = row.words === null ? null : seal.open('words', row.words).toString()
      return [[row.id, { title: seal.open('title', row.title).toString(), words }]]
    }),
  )
}

/** Puts other words in the place of what a task of the actor's bureau says, under the same key. */
export const rewordTask = async (context: Context, id: string, said: TaskWords): Promise<void> => {
  const row = await context.sql
    .selectFrom('deskTask')
    .select(['id', 'seal'])
    .where('id', '=', id)
    .where('bureau', '=', context.actor.bureau)
    .executeTakeFirstOrThrow()
  const seal = (await sealsOf(context, [row.seal])).get(row.seal)
  if (!seal) return
  await context.sql.updateTable('deskTask').set(sealed(seal, said)).where('id', '=', id).execute()
}
