// SQL for the end of what is kept: one timer for a bureau and an instant.
import type { Context } from '../kernel/slice.ts'
import { setTimer } from '../kernel/timer.ts'

/** The timer that erases what ends at an instant: one for a bureau and a quarter of an hour, set once. */
export const setErasing = async (context: Context, bureau: string, until: string): Promise<void> => {
  const ref = `${bureau} ${until}`
  const { rows } = await context.client.query("select 1 from timer where kind = 'watch.forget' and ref = $1", [ref])
  if (rows.length === 0) await setTimer(context, { kind: 'watch.forget', ref, dueAt: until, bureau })
}
