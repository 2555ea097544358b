/** Laws over the store: every open thing has one open item at each bureau it concerns, whatever the order of facts; orders are total. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deskStories } from '../../test/desk.ts'
import { same, stands } from '../../test/hits.ts'
import { startWorld } from '../../test/world.ts'
import { systemOf } from '../kernel/actor.ts'
import { asSystem, runChange, type Services } from '../kernel/invocation.ts'
import { followThings, rebuildItems } from './desk.making.ts'
import { readAsked } from './desk.thing.store.ts'

const world = startWorld()
const { hit, say, settle, list, task, send, from } = deskStories(world)

const services = (): Services => ({
  database: world.database,
  clock: world.clock,
  ledger: { record: async () => 0, waiting: () => 0, stop: async () => undefined },
  wake: () => undefined,
  part: () => {
    throw new RangeError('following asks for no part')
  },
  background: () => undefined,
})
const asPlatform = (work: Parameters<typeof runChange<void>>[2]) =>
  runChange(asSystem(services(), systemOf('gs')), 'reaction.desk-item', work)

const rows = async <T>(text: string, values: readonly unknown[] = []): Promise<T[]> =>
  (await world.database.client.query(text, [...values])).rows as T[]

type Item = { readonly bureau: string; readonly kind: string; readonly ref: string; readonly state: string }

/** What is open and what ought to be, as lists that can be compared. */
const openItems = async (): Promise<string[]> =>
  (await rows<Item>(`select bureau, kind, ref from desk_item where state = 'open' and kind in ('hit', 'message')`))
    .map(({ bureau, kind, ref }) => `${kind} ${ref} ${bureau}`)
    .sort()
const owed = async (): Promise<string[]> => {
  const hits = await rows<{ ref: string; bureau: string }>(
    `select id as ref, unnest(participants) as bureau from hit where state <> 'closed'`,
  )
  const received = await rows<{ ref: string; bureau: string }>(
    `select d.message as ref, d.recipient as bureau from message_delivery d join message m on m.id = d.message
     where (m.state = 'sent' and d.answered_at is null or m.state = 'withdrawn' and d.displayed_at is not null) and not exists (
       select 1 from desk_item i where i.kind = 'message' and i.ref = m.id and i.bureau = d.recipient and i.by_hand)`,
  )
  const awaited = await rows<{ ref: string; bureau: string }>(
    `select m.id as ref, m.sender as bureau from message m where m.state = 'sent' and m.reply_by is not null
     and exists (select 1 from message_delivery d where d.message = m.id and d.answered_at is null)`,
  )
  return [
    ...hits.map(({ ref, bureau }) => `hit ${ref} ${bureau}`),
    ...[...received, ...awaited].map(({ ref, bureau }) => `message ${ref} ${bureau}`),
  ].sort()
}

type Act = (hit: string, message: string) => Promise<unknown>
const acts: readonly Act[] = [
  (id) => say('vn.desk', id, 'take'),
  (id) => say('fr.desk', id, 'take'),
  (id) => say('vn.desk', id, 'finding', same),
  (id) => say('fr.desk-2', id, 'answer', stands),
  (id) => say('vn.desk', id, 'outcome', { outcome: 'travelled-on' }),
  (id) => say('vn.desk', id, 'escalate', { reason: 'Exercise: urgent' }),
  (_id, message) => world.as('vn.desk').post(`/api/v1/messages/${message}/acknowledge`),
  (_id, message) => world.as('fr.desk').post(`/api/v1/messages/${message}/withdraw`, { reason: 'wrong-content' }),
  (_id, inReplyTo) =>
    world.as('vn.desk').post('/api/v1/messages', {
      to: ['fr'],
      inReplyTo,
      subject: 'Exercise: answer',
      body: 'Exercise: seen.',
      ourReference: 'EX-2',
    }),
]

describe('every open hit and every message that is owed an answer', () => {
  test('has exactly one open item at each bureau it concerns, and nothing else has one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: acts.length - 1 }), { maxLength: 8 }),
        fc.boolean(),
        async (chosen, reply) => {
          const { id } = await hit()
          const message = await send(reply ? { replyBy: from(600) } : {})
          for (const at of chosen) await acts[at]?.(id, message)
          await settle()
          expect(await openItems()).toEqual(await owed())
        },
      ),
      { numRuns: 12 },
    )
  })

  test('has it in whatever order and however often the platform looks, and again when all items are lost', async () => {
    const made = [await hit(), await hit(), await hit()]
    const messages = [await send({ replyBy: from(300) }), await send(), await send({ to: ['vn', 'eg'] })]
    await settle()
    const before = await openItems()
    const what = () =>
      rows(
        'select bureau, kind, ref, need, urgency, due_at, waits, owner from desk_item where state = $1 order by 1, 2, 3',
        ['open'],
      )
    const told = await what()
    // No reaction is running now: what is lost here comes back only by looking.
    await rows(`delete from desk_step where item in (select id from desk_item where kind in ('hit', 'message'))`)
    await rows(`update desk_call set item = null`)
    await rows(`delete from desk_item where kind in ('hit', 'message')`)
    const looks = [...made, ...made].map(({ id }) => id)
    for (const id of fc.sample(fc.shuffledSubarray(looks), 1)[0] ?? [])
      await asPlatform((context) => followThings(context, 'hit', [id]))
    for (const id of [...messages].reverse()) await asPlatform((context) => followThings(context, 'message', [id, id]))
    await asPlatform(rebuildItems)
    await asPlatform(rebuildItems)
    expect(await openItems()).toEqual(before)
    expect(await what()).toEqual(told)
  })

  test('asks nothing of a bureau that is not party to it', async () => {
    const { id } = await hit()
    const asked = await readAsked({ ...world.database, now: world.clock.now() }, 'hit', [id])
    expect(asked.map(({ bureau }) => bureau).sort()).toEqual(['fr', 'vn'])
  })
})

describe('the order of a list', () => {
  test('is total, and pages join without a gap or a line twice', async () => {
    for (const urgency of ['normal', 'urgent', 'very-urgent', 'normal', 'urgent', 'normal'])
      for (const due of [undefined, 90, 90]) await task('de.desk', { urgency, ...(due ? { dueAt: from(due) } : {}) })
    for (const order of ['urgency', 'due', 'arrived']) {
      const whole = (await list('de.desk', `tab=all&order=${order}`)).map(({ id }) => id)
      expect(new Set(whole).size).toBe(18)
      const paged: string[] = []
      let after = ''
      do {
        const query = `tab=all&order=${order}&limit=5${after && `&after=${after}`}`
        const { body } = await world.as('de.desk').get(`/api/v1/desk/items?${query}`)
        paged.push(...body.items.map(({ id }: { id: string }) => id))
        after = body.after ?? ''
      } while (after !== '')
      expect(paged).toEqual(whole)
    }
    const ranks = (await list('de.desk')).map(({ urgency }) =>
      ['very-urgent', 'urgent', 'normal'].indexOf(String(urgency)),
    )
    expect(ranks).toEqual([...ranks].sort())
    const { after } = (await world.as('de.desk').get('/api/v1/desk/items?tab=all&order=due&limit=5')).body
    expect((await world.as('de.desk').get(`/api/v1/desk/items?tab=all&order=arrived&after=${after}`)).status).toBe(400)
  })
})
