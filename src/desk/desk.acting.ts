// What an officer does with an item: under its lock, as its thing stands at that moment, with the hit behind it in the same act.
import { holdHit } from '../hit/hit.holding.store.ts'
import { readHit } from '../hit/hit.store.ts'
import { allows } from '../kernel/access.ts'
import { type Actor, stranger } from '../kernel/actor.ts'
import { Failure } from '../kernel/failure.ts'
import { sealsOf } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import type { WithdrawalReason } from '../message/message.schema.ts'
import { openMessages, readMessages } from '../message/message.store.ts'
import { readOfficer } from '../officer/officer.store.ts'
import { readRecords } from '../record/record.batch.store.ts'
import { countCalls } from './desk.call.store.ts'
import { noteAct } from './desk.fact.ts'
import { type Refreshed, refreshItem } from './desk.making.ts'
import { type ItemAction, itemPolicy } from './desk.policy.ts'
import type { ItemView, LinkKind } from './desk.schema.ts'
import { lockItem, readLinks, readLooking, readSteps, saveItem } from './desk.store.ts'
import type { ItemRow } from './desk.table.ts'
import { openTasks } from './desk.task.store.ts'
import { signerOf, viewItem } from './desk.view.ts'
import { advance, type Command } from './desk.workflow.ts'

export type Said = {
  readonly subject: string | null
  readonly words: string | null
  /** Why a message was taken back. */
  readonly withdrawal: WithdrawalReason | null
}

/**
 * Subjects of messages and titles of tasks, by item, each by its own rule; of a message that was withdrawn why. The fact of the read
 * names the messages shown.
 */
export const readSubjectsOf = async (
  context: Context,
  items: readonly ItemRow[],
): Promise<ReadonlyMap<string, Said>> => {
  const refsOf = (kind: ItemRow['kind']) => items.filter((item) => item.kind === kind).map(({ ref }) => ref)
  const messages = await readMessages(context, refsOf('message'))
  const opened = await openMessages(context, [...messages.values()], 'subjects')
  const tasks = await openTasks(context, refsOf('task'))
  const found = items.flatMap((item): [string, Said][] => {
    const task = item.kind === 'task' ? tasks.get(item.ref) : undefined
    if (task) return [[item.id, { subject: task.title, words: task.words, withdrawal: null }]]
    const said = item.kind === 'message' ? opened.get(item.ref) : undefined
    const withdrawal = said?.withdrawal?.reason ?? null
    return said?.subject || withdrawal ? [[item.id, { subject: said?.subject ?? null, words: null, withdrawal }]] : []
  })
  const said = new Map(found)
  context.note({
    subjects: items.flatMap((item) => {
      const message = item.kind === 'message' && said.has(item.id) ? messages.get(item.ref) : undefined
      return message ? [{ kind: 'message', id: message.id, owner: message.sender, part: 'shown' as const }] : []
    }),
  })
  return said
}

/** An item whole, as the actor sees it. */
export const showItemTo = async (context: Context, row: ItemRow): Promise<ItemView> => {
  const steps = await readSteps(context, row.id)
  const said = (await readSubjectsOf(context, [row])).get(row.id)
  const seals = await sealsOf(
    context,
    steps.flatMap(({ seal }) => (seal === null ? [] : [seal])),
  )
  return viewItem(
    row,
    {
      steps,
      seals,
      links: await readLinks(context, row.id),
      calls: await countCalls(context, row.id),
      looking: await readLooking(context, row.id),
      subject: said?.subject ?? null,
      words: said?.words ?? null,
    },
    context,
  )
}

/** Whoever had the hit behind an item is who has the item: in one act, by the hit's own rule. */
const holdThing = async (context: Context, item: ItemRow): Promise<void> => {
  if (item.kind === 'hit' && item.side !== 'overseer') await holdHit(context, item.ref, item.owner)
}

const changesHolder: readonly Command['act'][] = ['take', 'assign', 'release']

export type Acted = {
  readonly id: string
  readonly action: ItemAction
  readonly command: Command | ((refreshed: Refreshed) => Command)
  /** What was typed beside it; sealed. */
  readonly words?: string | undefined
}

/** Does a command to an item, keeps it and leaves its fact; answers the row. */
export const actOn = async (context: Context, { id, action, command, words }: Acted): Promise<ItemRow> => {
  const refreshed = await refreshItem(context, await lockItem(context, id, action))
  const { item, pace } = refreshed
  const said = typeof command === 'function' ? command(refreshed) : command
  const next = advance(item, said, signerOf(context.actor), pace)
  const saved = await saveItem(context, item, next, words)
  if (next.steps.length > 0 && changesHolder.includes(said.act)) await holdThing(context, saved)
  noteAct(context, saved, next.steps)
  return saved
}

/** Throws Failure invalid at `pointer` for nobody who works at this desk and may have this item. */
export const requireAssignee = async (
  context: Context,
  name: string,
  item: Pick<ItemRow, 'bureau' | 'unit' | 'reviewed' | 'kind' | 'side'>,
  pointer = '/officer',
): Promise<void> => {
  const officer = await readOfficer(context, name)
  const actor: Actor | undefined = officer && {
    ...stranger,
    kind: 'officer',
    officer: officer.name,
    bureau: officer.bureau,
    unit: officer.unit,
    duties: officer.duties,
  }
  if (officer?.state === 'active' && actor && allows(itemPolicy.take(actor), item)) return
  throw new Failure('invalid', 'request.invalid', {
    pointers: [{ pointer, key: 'fault.desk-not-of-this-desk', values: {} }],
  })
}

const absent = (error: unknown): undefined => {
  if (error instanceof Failure && error.code === 'notFound') return undefined
  throw error
}

/** Throws Failure notFound `desk.nothing-to-link` for a thing the actor may not read: hidden and absent are one answer. */
export const requireReadable = async (context: Context, kind: LinkKind, ref: string): Promise<void> => {
  const found =
    kind === 'hit'
      ? await readHit(context, ref).catch(absent)
      : kind === 'message'
        ? (await readMessages(context, [ref])).get(ref)
        : (await readRecords(context, [ref])).get(ref)
  if (!found) throw new Failure('notFound', 'desk.nothing-to-link')
}
