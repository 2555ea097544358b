// Marks received messages that are about to be shown to an officer as displayed.
import { allows } from '../kernel/access.ts'
import type { Context } from '../kernel/slice.ts'
import { messageNote } from './message.fact.ts'
import { displayAll, unseenAmong } from './message.mark.store.ts'
import { messagePolicy } from './message.policy.ts'
import { openMessages } from './message.store.ts'
import type { MessageRow } from './message.table.ts'

/** A person at a screen; what a national system fetches is shown to somebody later, and it says so then. */
export const isPerson = ({ actor }: Context): boolean => actor.kind === 'officer'

/**
 * Marks received messages that are about to be shown to an officer, in a transaction and with a fact of their own, before the answer
 * leaves. Sender and recipient hear of each that was opened for the first time. What cannot be read is not displayed by being asked for.
 */
export const display = async (context: Context, rows: readonly MessageRow[]): Promise<void> => {
  const opened = isPerson(context)
    ? rows.filter((row) => row.state === 'sent' && allows(messagePolicy.display(context.actor), row))
    : []
  const unseen = await unseenAmong(
    context,
    opened.map(({ id }) => id),
  )
  if (unseen.length === 0) return
  const fresh = opened.filter(({ id }) => unseen.includes(id))
  const said = await openMessages(context, fresh)
  const wanted = fresh.filter(({ id }) => said.get(id)?.unreadable === false)
  if (wanted.length === 0) return
  await context.change('message.display', async (inner) => {
    const marked = await displayAll(
      inner,
      wanted.map(({ id }) => id),
    )
    const [first, ...more] = wanted.filter(({ id }) => marked.includes(id))
    if (!first) return
    inner.note(messageNote(first, { part: 'changed', tell: [first.sender, inner.actor.bureau] }))
    for (const row of more)
      inner.also('message.display', messageNote(row, { part: 'changed', tell: [row.sender, inner.actor.bureau] }))
  })
}
