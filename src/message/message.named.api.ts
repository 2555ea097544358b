// Answers what a message names: read out of what it says for the one who reads it, each time anew, and kept nowhere.
import { readableHits } from '../hit/hit.store.ts'
import { Failure } from '../kernel/failure.ts'
import { type Context, type Handler, handle } from '../kernel/slice.ts'
import { say } from '../kernel/words.ts'
import { display } from './message.displaying.ts'
import { noteMessage } from './message.fact.ts'
import { findNamed, numbersIn, type PairNumber } from './message.named.ts'
import { showNamed } from './message.operations.ts'
import { resolveReferences } from './message.reference.ts'
import type { ReferenceEntry } from './message.schema.ts'
import { isShown, openMessages, readMessage } from './message.store.ts'

const hitsOf = async (context: Context, references: readonly string[]): Promise<ReferenceEntry[]> =>
  references.length === 0
    ? []
    : (
        await readableHits(context)
          .select('id')
          .where('reference', 'in', [...references])
          .execute()
      ).map(({ id }) => ({ kind: 'hit', id }))

/**
 * Messages by the numbers of their pairs, of those the own bureau has to do with. It looks through one mailbox for each other bureau,
 * which is why it waits until somebody asks.
 */
const messagesOf = async ({ client, actor }: Context, numbers: readonly PairNumber[]): Promise<ReferenceEntry[]> => {
  const own = numbers.filter(({ sender, recipient }) => sender === actor.bureau || recipient === actor.bureau)
  if (own.length === 0) return []
  const { rows } = await client.query<{ message: string }>(
    `select d.message from unnest($1::text[], $2::text[], $3::boolean[], $4::int[], $5::int[])
       as n (sender, recipient, test, year, pair_number)
     join message_delivery d on d.recipient = n.recipient and d.sender = n.sender and d.test = n.test
       and d.year = n.year and d.pair_number = n.pair_number`,
    [
      own.map(({ sender }) => sender),
      own.map(({ recipient }) => recipient),
      own.map(({ test }) => test),
      own.map(({ year }) => year),
      own.map(({ number }) => number),
    ],
  )
  return rows.map(({ message }) => ({ kind: 'message', id: message }))
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export const namedHandler: Handler = handle(showNamed, async (context, { params }) => {
  const row = await readMessage(context, params.id)
  if (!isShown(context, row)) throw new Failure('conflict', `message.${row.state}`)
  const opened = (await openMessages(context, [row])).get(row.id)
  if (!opened?.content) throw new Failure('conflict', opened?.unreadable ? 'message.unreadable' : 'message.erased')
  await display(context, [row])
  const { body, form } = opened.content
  const text = `${opened.subject ?? ''}\n${body}`
  const findings = await findNamed(
    { text, form },
    {
      today: context.now.slice(0, 10),
      why: ({ reason }) => say(context.language, reason.words, reason.values),
      ofForm: say(context.language, 'message.named-in-form'),
      turn,
    },
  )
  const { hits, messages } = numbersIn(text)
  const refers = [...(await hitsOf(context, hits)), ...(await messagesOf(context, messages))].filter(
    ({ id }) => id !== row.id,
  )
  const links = (await resolveReferences(context, [{ id: row.id, refers }])).get(row.id) ?? []
  noteMessage(context, row, { part: 'shown', tell: false, detail: { named: findings.length, links: links.length } })
  return { findings, links: links.filter(({ readable }) => readable) }
})
