// How messages are played on the demonstration's stage: sent and put into mailboxes at once, opened, acknowledged.
import type { Stage } from '../demonstration.stage.ts'
import { checkAgainst } from '../kernel/validation.ts'
import type { Purpose } from '../terms/purpose.ts'
import { noteMessage } from './message.fact.ts'
import { markMessage } from './message.mark.store.ts'
import { storeWithin } from './message.numbering.ts'
import { acknowledgeMessage, sendMessage } from './message.operations.ts'
import type { MessageEntry } from './message.schema.ts'
import { send } from './message.sending.ts'
import type { MessageRow } from './message.table.ts'

/** One thing that happens. */
export type Act = {
  /** Minutes from the present, past with a minus. */
  readonly at: number
  readonly play: (at: string) => Promise<void>
  /** When the clock rings that it sets; null where it sets none, left out where that must be looked up. */
  readonly sets?: string | null
}

/** Puts what was sent into its mailboxes at that instant, as the hub does within milliseconds, with the fact that it leaves. */
export const storeSent = (stage: Stage, at: string): Promise<void> =>
  storeWithin({ client: stage.client, now: at }, stage.tell)

/**
 * Sends a message as its operation does, without the answer nobody reads. Throws what sending throws: an invented letter that may
 * not be sent is a fault here.
 */
export const post = async (
  stage: Stage,
  at: string,
  { by, purpose, entry }: { readonly by: string; readonly purpose: Purpose; readonly entry: MessageEntry },
): Promise<MessageRow> => {
  checkAgainst(sendMessage.body, entry)
  const scene = { at, by, purpose, reference: entry.ourReference ?? '' }
  const { message } = await stage.playChange(scene, sendMessage.name, (context) => send(context, entry))
  await storeSent(stage, at)
  return message
}

const titlesOf = new WeakMap<Stage, Map<string, string>>()

/** Function of an officer, as others see it; it does not change while the world is made. */
const titleOf = async (stage: Stage, officer: string): Promise<string> => {
  const titles = titlesOf.get(stage) ?? new Map<string, string>()
  titlesOf.set(stage, titles)
  const known = titles.get(officer)
  if (known !== undefined) return known
  const { rows } = await stage.client.query<{ title: string }>('select title from officer where name = $1', [officer])
  const title = rows[0]?.title ?? ''
  titles.set(officer, title)
  return title
}

/** What a recipient does with a message of the stage: the mark, and the fact that tells its sender. */
export const markAs = (
  stage: Stage,
  at: string,
  by: string,
  { act, message }: { readonly act: 'display' | 'acknowledge'; readonly message: MessageRow | undefined },
): Promise<void> =>
  stage.playChange({ at, by }, act === 'display' ? 'message.display' : acknowledgeMessage.name, async (context) => {
    if (!message) throw new RangeError('what is opened was sent before')
    const as = await titleOf(stage, by)
    const { made } = await markMessage(context, message, { act, at, as, by })
    noteMessage(context, message, {
      part: 'changed',
      tell: [message.sender, context.actor.bureau],
      detail: { marked: made },
    })
  })
