/** The promise of the register: no read leaves the hub while its entry cannot be written, whichever operation it is. */
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { uploads } from '../test/attachments.ts'
import { deskStories } from '../test/desk.ts'
import { makeNetwork } from '../test/network.ts'
import { type Reply, startWorld } from '../test/world.ts'
import { operations } from './app.ts'

const world = startWorld()
const number = 'X0000900'
const records = '/api/v1/records/travel-document'

const made = (reply: Reply): Reply['body'] => {
  expect(reply.status, reply.text).toBeLessThan(300)
  return reply.body
}

/** A picture large and lively enough to be taken. */
const photograph = (): Promise<Buffer> =>
  sharp({
    create: {
      width: 420,
      height: 540,
      channels: 3,
      background: 'grey',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .png()
    .toBuffer()

/** One of everything that can be read, with fr as its owner or its reader. Answers ids by the first word of the operation. */
const makeOneOfEach = async () => {
  const desk = world.as('fr.desk')
  const record = made(
    await desk.post(records, {
      reference: 'READ-1',
      status: 'lost',
      purpose: 'security-check',
      fields: { number, country: 'FRA', type: 'passport' },
    }),
  )
  await world.settle()
  const items = [{ travelDocument: { number, country: 'FRA', type: 'passport' } }]
  const question = { purpose: 'security-check', reference: 'READ', items }
  const found = made(await world.as('vn.desk').post('/api/v1/checks', question))
  const own = made(await desk.post('/api/v1/checks', question))
  const proposed = made(
    await world.as('vn.desk').post(`${records}/${record.id}/proposals`, {
      version: 1,
      changes: [{ field: 'countryOfLoss', value: 'ITA' }],
      reason: 'Read on the report of the loss.',
    }),
  )
  const watched = made(
    await desk.post('/api/v1/watches', {
      item: items[0],
      purpose: 'security-check',
      reference: 'READ-WATCH',
      legalBasis: 'Exercise act, article 1',
      endsOn: world.clock.now().slice(0, 10),
    }),
  )
  const { send } = uploads(world)
  const image = await photograph()
  const [forRecord, forMessage] = [await send('fr.desk', 'one.png', image), await send('fr.desk', 'two.png', image)]
  const picture = made(
    await desk.post(`${records}/${record.id}/pictures`, {
      attachment: forRecord.body.id,
      kind: 'document',
      source: 'Exercise',
      caption: 'An exercise passport',
    }),
  )
  const message = made(
    await desk.post('/api/v1/messages', {
      to: ['vn'],
      subject: `Exercise: passport ${number}`,
      body: `Exercise: passport ${number}`,
      ourReference: 'READ-1',
      attachments: [forMessage.body.id],
    }),
  )
  const draft = '0192f0c1-0000-7000-8000-0000000000d1'
  made(await desk.put(`/api/v1/message-drafts/${draft}`, { content: { subject: `Exercise ${number}` } }))
  const task = made(await desk.post('/api/v1/desk/tasks', { title: `Exercise ${number}`, urgency: 'normal' }))
  await deskStories(world).settle()
  const page = made(await desk.get('/api/v1/desk/handovers/draft'))
  const handover = made(
    await desk.post('/api/v1/desk/handovers', {
      items: page.items.map(({ item }: { item: string }) => ({ item, nextStep: 'Exercise' })),
      promises: [],
      troubles: [],
      words: `Exercise ${number}`,
    }),
  )
  const ids: Readonly<Record<string, string>> = {
    record: record.id,
    link: record.id,
    picture: record.id,
    proposal: proposed.id,
    watch: watched.id,
    hit: found.items[0].candidates[0].hit,
    check: own.id,
    fact: own.id,
    'check.similar': record.id,
    message: message.id,
    'message.draft-show': draft,
    desk: task.id,
    handover: handover.id,
  }
  const bodies: Readonly<Record<string, object>> = {
    'check.could-be': { item: 0, record: record.id },
    'desk.subjects': { ids: [task.id] },
  }
  return { ids, bodies, question, picture: picture.id as string, attachment: forMessage.body.id as string }
}

test('no read is answered while its entry cannot be written, whichever operation it is', async () => {
  const { ids, bodies, question, picture, attachment } = await makeOneOfEach()
  const network = await makeNetwork(world, number)
  const ask = (operation: (typeof operations)[number]) => {
    const asked = network[operation.name]
    if (asked) return asked()
    const [slice = ''] = operation.name.split('.')
    const path = operation.path
      .replace(':database', 'travel-document')
      .replace(':picture', picture)
      .replace(':attachment', attachment)
      .replace(':id', ids[operation.name] ?? ids[slice] ?? '')
    const { admits } = operation
    const duty = typeof admits === 'string' || admits.includes('desk') ? 'desk' : admits[0]
    const officer = world.as(`fr.${duty}`)
    const query = operation.name === 'message.inbox' ? '?since=0' : ''
    return operation.method === 'get'
      ? officer.get(path + query)
      : officer.post(path, bodies[operation.name] ?? question)
  }
  const reads = operations.filter((operation) => operation.effect === 'read')
  expect(reads.length).toBeGreaterThan(25)
  for (const read of reads) expect([read.name, (await ask(read)).status]).toEqual([read.name, 200])

  await world.database.client.query('alter table ledger_head rename to ledger_head_away')
  const answers: [string, number, boolean][] = []
  for (const read of reads) {
    const reply = await ask(read)
    answers.push([read.name, reply.status, reply.text.includes(number)])
  }
  await world.database.client.query('alter table ledger_head_away rename to ledger_head')
  world.takeReports()
  expect(answers).toEqual(reads.map((read) => [read.name, 503, false]))
})
