/** Attachments through the front door: sent in pieces, examined, kept sealed, read only through the item that refers to them. */
import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { attachments, docxType, officeOf, sha256, uploads, zipOf } from '../../test/attachments.ts'
import { pointers } from '../../test/records.ts'
import { startWorld } from '../../test/world.ts'
import { systemOf } from '../kernel/actor.ts'
import type { Services } from '../kernel/invocation.ts'
import { asSystem, runChange } from '../kernel/invocation.ts'
import type { Bytes } from '../kernel/schema.ts'
import type { Context } from '../kernel/slice.ts'
import type { AttachmentVariant } from './attachment.schema.ts'
import { testVirus } from './attachment.signature.ts'
import { bureauQuota } from './attachment.store.ts'
import {
  attachmentsOf,
  type Claim,
  claimAttachments,
  type Item,
  openAttachment,
  releaseAttachments,
} from './attachment.storing.ts'

const world = startWorld()
const { begin, put, examined, send } = uploads(world)
const piece = 1024 * 1024
const hour = 3_600_000
const words = 'Exercise: the witness says that the boat is white. '
const letter = (pieces = 0.001): Buffer =>
  Buffer.from(words.repeat(Math.ceil((pieces * piece) / words.length)).slice(0, pieces * piece))
const photo = (colour = '#468') =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="800"><rect width="600" height="800" fill="${colour}"/><circle cx="300" cy="300" r="150" fill="#eee"/><text x="150" y="700" font-size="60">EXERCISE</text></svg>`,
    ),
  )
    .withExif({ IFD0: { Make: 'Exercise-Camera' } })
    .jpeg()
    .toBuffer()

const rows = async (statement: string, values: unknown[] = []) =>
  (await world.database.client.query(statement, values)).rows

/** Work of a slice that stores items with attachments, done as the system of a bureau, which has its bureau and no more. */
const asItem = <T>(bureau: string, work: (context: Context) => Promise<T>): Promise<T> => {
  const services = {
    database: world.database,
    clock: world.clock,
    part: world.hub.part,
    wake: () => undefined,
  } as unknown as Services
  return runChange(asSystem(services, systemOf(bureau)), 'exercise.item', (context) => work(context))
}
let items = 0
const newItem = (): Item => {
  items += 1
  return { kind: 'exercise', id: `00000000-0000-7000-8000-${String(items).padStart(12, '0')}` }
}
const claim = (bureau: string, ids: string[], given: Partial<Claim> & Item = { ...newItem() }) =>
  asItem(bureau, (context) => claimAttachments(context, ids, { bureaus: [bureau, 'vn'], ...given }))

const gather = async ({ pieces }: Bytes): Promise<Buffer> => {
  const all: Buffer[] = []
  for await (const one of pieces) all.push(Buffer.from(one))
  return Buffer.concat(all)
}
const open = (bureau: string, attachment: string, through: Item, variant: AttachmentVariant = 'original') =>
  asItem(bureau, async (context) => {
    const bytes = await openAttachment(context, { attachment, through, variant })
    return { ...bytes, whole: await gather(bytes) }
  })

describe('sending in pieces', () => {
  test('a file of several pieces is ready after its examination, and its bytes come back through the item', async () => {
    const whole = letter(2.5)
    const reply = await send('fr.desk', 'Statement.txt', whole, { sha256: sha256(whole) })
    expect(reply.body).toMatchObject({
      state: 'ready',
      length: whole.length,
      received: whole.length,
      mediaType: 'text/plain',
      sha256: sha256(whole),
      shown: false,
      refused: null,
    })
    const item = newItem()
    expect(await claim('fr', [reply.body.id], item)).toMatchObject([{ name: 'Statement.txt', state: 'ready' }])
    const opened = await open('vn', reply.body.id, item)
    expect(opened).toMatchObject({ mediaType: 'text/plain', fileName: 'Statement.txt', length: whole.length })
    expect(opened.whole.equals(whole)).toBe(true)
  })

  test('an upload that breaks off at 99 % is of no use until it went on where the hub says it stands', async () => {
    const whole = letter(3.3)
    const { id } = (await begin('fr.desk', 'a.txt', whole)).body
    await put('fr.desk', id, whole, 0, 3)
    const broken = await world.as('fr.desk').get(`${attachments}/${id}`)
    expect(broken.body).toMatchObject({ state: 'receiving', received: 3 * piece, pieceBytes: piece })
    const early = await world.as('fr.desk').post(`${attachments}/${id}/finish`)
    expect([early.status, early.body.key]).toEqual([409, 'attachment.incomplete'])
    await expect(claim('fr', [id])).rejects.toMatchObject({
      pointers: [{ pointer: '/attachments/0', key: 'fault.attachment-not-ready' }],
    })
    expect((await put('fr.desk', id, whole, broken.body.received)).body.received).toBe(whole.length)
    await world.as('fr.desk').post(`${attachments}/${id}/finish`)
    expect((await examined('fr.desk', id)).body).toMatchObject({ state: 'ready', sha256: sha256(whole) })
  })

  test('a piece that is held is answered again, also after the end, and refused with other bytes', async () => {
    const whole = letter(1.5)
    const { id } = (await begin('fr.desk', 'a.txt', whole)).body
    const first = await put('fr.desk', id, whole, 0, 1)
    const again = await put('fr.desk', id, whole, 0, 1)
    expect([again.status, again.body]).toEqual([200, first.body])
    const other = await put('fr.desk', id, Buffer.alloc(whole.length, 'x'), 0, 1)
    expect([other.status, other.body.key]).toEqual([409, 'attachment.other-bytes'])
    await put('fr.desk', id, whole, piece)
    await world.as('fr.desk').post(`${attachments}/${id}/finish`)
    await examined('fr.desk', id)
    expect((await put('fr.desk', id, whole, 0, 1)).body.state).toBe('ready')
    const finished = await world.as('fr.desk').post(`${attachments}/${id}/finish`)
    expect(finished.body.state).toBe('ready')
  })

  test('a piece beyond the end, between pieces, of another length or after a gap is refused', async () => {
    const whole = letter(2.5)
    const { id } = (await begin('fr.desk', 'a.txt', whole)).body
    const at = async (offset: number, bytes: Buffer) => {
      const reply = await world.as('fr.desk').put(`${attachments}/${id}/bytes?offset=${offset}`, bytes)
      return [reply.status, reply.body.key]
    }
    expect(await at(3 * piece, whole.subarray(0, 1))).toEqual([400, 'attachment.beyond-end'])
    expect(await at(2 * piece, whole.subarray(0, piece))).toEqual([400, 'attachment.beyond-end'])
    expect(await at(1, whole.subarray(0, piece))).toEqual([400, 'attachment.offset'])
    expect(await at(0, whole.subarray(0, 10))).toEqual([400, 'attachment.piece-length'])
    expect(await at(0, Buffer.alloc(0))).toEqual([400, 'attachment.piece-length'])
    expect(await at(piece, whole.subarray(piece, 2 * piece))).toEqual([409, 'attachment.gap'])
    expect(
      await rows('select 1 from attachment_piece p join attachment a on a.content = p.content where a.id = $1', [id]),
    ).toEqual([])
  })

  test('names and lengths that cannot be are refused with their pointers, before anything is sent', async () => {
    const refuse = async (body: object) => pointers(await world.as('fr.desk').post(attachments, body))
    expect(await refuse({ name: 'a.txt', length: 0 })).toEqual(['/length fault.minimum'])
    expect(await refuse({ name: 'a.txt', length: 100 * piece + 1 })).toEqual(['/length fault.maximum'])
    expect(await refuse({ name: 'a\u202Etxt.exe', length: 1 })).toEqual(['/name fault.format-plain-text'])
    expect(await refuse({ name: 'a.txt', length: 1, sha256: 'ABC' })).toEqual(['/sha256 fault.form'])
    const ending = await world.as('fr.desk').post(attachments, { name: 'run.exe', length: 1 })
    expect([ending.status, pointers(ending)]).toEqual([400, ['/name fault.attachment-ending']])
  })

  test('two officers do not build one file, another bureau does not learn of it, and a post sends none', async () => {
    const whole = letter()
    const { id } = (await begin('fr.desk', 'a.txt', whole)).body
    expect((await put('fr.desk-2', id, whole)).status).toBe(403)
    expect((await world.as('fr.desk-2').get(`${attachments}/${id}`)).status).toBe(200)
    const absent = await world.as('vn.desk').get(`${attachments}/${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}`)
    for (const reply of [
      await world.as('vn.desk').get(`${attachments}/${id}`),
      await put('vn.desk', id, whole),
      await world.as('vn.desk').post(`${attachments}/${id}/finish`),
      await world.as('vn.desk').delete(`${attachments}/${id}`),
    ])
      expect([reply.status, reply.body]).toEqual([404, absent.body])
    expect((await begin('fr.post', 'a.txt', whole)).status).toBe(403)
  })
})

describe('the examination', () => {
  const refusal = async (name: string, bytes: Buffer, more: object = {}) => {
    const { body } = await send('fr.desk', name, bytes, more)
    expect(body.state).toBe('refused')
    const left = await rows('select a.content, a.name, a.refused_key from attachment a where a.id = $1', [body.id])
    expect(left).toEqual([{ content: null, name: null, refused_key: body.refused.key }])
    return body.refused
  }

  test('refuses what is not what it says, bombs, second files and the test virus, keeps the reason and erases the bytes', async () => {
    const before = await rows('select count(*)::int as held from attachment_piece')
    expect(await refusal('letter.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]))).toEqual({
      key: 'not-what-it-says',
      says: expect.stringMatching(/pdf.*exe/i),
    })
    const bomb = zipOf([{ name: 'a.bin', bytes: Buffer.alloc(30 * piece) }])
    expect((await refusal('a.zip', bomb)).key).toBe('archive-bomb')
    const polyglot = Buffer.concat([await photo(), zipOf([{ name: 'a.txt', bytes: letter() }])])
    expect((await refusal('a.jpg', polyglot)).key).toBe('second-nature')
    expect((await refusal('a.txt', testVirus())).key).toBe('test-virus')
    expect((await refusal('a.docx', officeOf(docxType, [{ name: 'word/vbaProject.bin', bytes: letter() }]))).key).toBe(
      'macros',
    )
    expect(await rows('select count(*)::int as held from attachment_piece')).toEqual(before)
  })

  test('refuses bytes that changed on the way, by the digest that was announced', async () => {
    const whole = letter()
    expect((await refusal('a.txt', whole, { sha256: sha256(Buffer.from('other')) })).key).toBe('digest-differs')
  })

  test('says each refusal in the words of the reader', async () => {
    const { id } = (await send('fr.desk', 'a.pdf', letter())).body
    const french = await world.as('fr.desk', { 'accept-language': 'fr' }).get(`${attachments}/${id}`)
    expect(french.body.refused.says).toMatch(/^[A-ZÀ-Ü].*pdf/)
    expect(french.body.refused.says).not.toMatch(/attachment\.refused/)
  })

  test('leaves the facts of each step, with ids, states and numbers and nothing of the content', async () => {
    const { id } = (await send('fr.desk', 'Statement of Exercise-Witness.txt', letter())).body
    const facts = await rows('select operation, detail from fact where subject = $1 and changed order by at, id', [id])
    expect(facts.map(({ operation }) => operation)).toEqual([
      'attachment.begin',
      'attachment.put',
      'attachment.finish',
      'reaction.attachment-examine',
      'attachment.examine',
    ])
    expect(JSON.stringify(facts)).not.toMatch(/Exercise/)
  })
})

describe('at rest', () => {
  test('neither bytes nor name nor picture stand in the store in clear', async () => {
    const secretName = 'Informant-of-the-exercise.jpg'
    const image = await photo('#846')
    const reply = await send('fr.desk', secretName, image)
    expect(reply.body).toMatchObject({ state: 'ready', shown: true, width: 600, height: 800 })
    await send('fr.desk', 'Informant.txt', letter())
    const stored = await rows(
      `select sealed as bytes from attachment_piece union all select name from attachment where name is not null
       union all select wrapped from sealing`,
    )
    expect(stored.length).toBeGreaterThan(5)
    for (const { bytes } of stored) {
      expect(bytes.includes('Exercise')).toBe(false)
      expect(bytes.includes('Informant')).toBe(false)
      expect(bytes.includes(image.subarray(0, 20))).toBe(false)
      expect(bytes.includes(image.subarray(-20))).toBe(false)
      expect(bytes.includes('WEBPVP8')).toBe(false)
    }
  })

  test('once its key is erased, nothing of it can be read again', async () => {
    const item = newItem()
    const { id } = (await send('fr.desk', 'a.txt', letter(1.2))).body
    await claim('fr', [id], item)
    const kept = await rows(
      'select c.seal from attachment a join attachment_content c on c.id = a.content where a.id = $1',
      [id],
    )
    await world.database.client.query('delete from sealing where id = $1', [kept[0].seal])
    await expect(open('vn', id, item)).rejects.toMatchObject({ key: 'attachment.not-found' })
    expect((await asItem('vn', (context) => attachmentsOf(context, item.kind, [item.id]))).get(item.id)).toMatchObject([
      { name: null },
    ])
  })

  test('what one bureau sends twice is kept once, and stays until the last item lets go of it', async () => {
    const whole = randomText(1.4)
    const [one, other] = [newItem(), newItem()]
    const first = (await send('fr.desk', 'first.txt', whole)).body.id
    const second = (await send('fr.notices', 'second.txt', whole)).body.id
    const foreign = (await send('vn.desk', 'third.txt', whole)).body.id
    const contents = await rows('select id, content from attachment where id = any($1)', [[first, second, foreign]])
    const contentOf = (id: string) => contents.find((row) => row.id === id)?.content
    expect(contentOf(first)).toBe(contentOf(second))
    expect(contentOf(foreign)).not.toBe(contentOf(first))
    await claim('fr', [first], one)
    await claim('fr', [second], other)
    expect(await asItem('fr', (context) => releaseAttachments(context, one))).toBe(1)
    await expect(open('vn', first, one)).rejects.toMatchObject({ key: 'attachment.not-found' })
    const opened = await open('vn', second, other)
    expect([opened.fileName, opened.whole.equals(whole)]).toEqual(['second.txt', true])
    expect(await asItem('fr', (context) => releaseAttachments(context, other))).toBe(1)
    expect(await rows('select 1 from attachment_content where id = $1', [contentOf(second)])).toEqual([])
  })

  test('an image with bytes behind its end is kept and given only as encoded anew', async () => {
    const item = newItem()
    const { body } = await send('fr.desk', 'a.jpg', Buffer.concat([await photo('#474'), Buffer.from('hidden note')]))
    expect(body).toMatchObject({ state: 'ready', reencoded: true })
    await claim('fr', [body.id], item)
    const original = await open('fr', body.id, item)
    expect(original.whole.includes('hidden note')).toBe(false)
    expect(sha256(original.whole)).toBe(body.sha256)
    expect(original.whole.length).toBe(body.length)
  })
})

const randomText = (pieces: number): Buffer => Buffer.from(randomBytes(Math.ceil((pieces * piece) / 2)).toString('hex'))

test('however long it is, one piece of it is in memory at a time: the next is read when the last was taken', async () => {
  const item = newItem()
  const { id } = (await send('fr.desk', 'a.txt', randomText(3.5))).body
  await claim('fr', [id], item)
  await asItem('vn', async (context) => {
    const { pieces } = await openAttachment(context, { attachment: id, through: item, variant: 'original' })
    const iterator = (pieces as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
    expect((await iterator.next()).value).toHaveLength(piece)
    await context.client.query(
      'delete from attachment_piece p using attachment a where a.content = p.content and a.id = $1 and p.number = 1',
      [id],
    )
    await expect(iterator.next()).rejects.toMatchObject({ key: 'attachment.not-found' })
  })
})

describe('only through the item that refers to it', () => {
  test('variants are what they are: the original with its metadata, display and thumbnail without', async () => {
    const item = newItem()
    const { id } = (await send('fr.desk', 'a.jpg', await photo('#357'))).body
    await claim('fr', [id], item)
    expect((await open('vn', id, item)).whole.includes('Exercise-Camera')).toBe(true)
    for (const variant of ['display', 'thumbnail'] as const) {
      const shown = await open('vn', id, item, variant)
      expect([shown.mediaType, shown.fileName, shown.length]).toEqual(['image/webp', '', shown.whole.length])
      expect((await sharp(shown.whole).metadata()).exif).toBeUndefined()
    }
    const { id: document } = (await send('fr.desk', 'a.txt', letter(0.002))).body
    const other = newItem()
    await claim('fr', [document], other)
    await expect(open('vn', document, other, 'display')).rejects.toMatchObject({ key: 'attachment.not-found' })
  })

  test('not through another item, not by a bureau the item does not name, not after it was let go', async () => {
    const [item, other] = [newItem(), newItem()]
    const { id } = (await send('fr.desk', 'a.txt', letter(0.003))).body
    const second = (await send('fr.desk', 'b.txt', letter(0.004))).body.id
    await claim('fr', [id], item)
    await claim('fr', [second], other)
    for (const [bureau, through] of [
      ['vn', other],
      ['de', item],
      ['vn', { ...item, kind: 'message' }],
    ] as const)
      await expect(open(bureau, id, through)).rejects.toMatchObject({ code: 'notFound', key: 'attachment.not-found' })
    expect((await asItem('de', (context) => attachmentsOf(context, item.kind, [item.id]))).size).toBe(0)
    // To its uploader too it is there through the item only.
    expect((await world.as('fr.desk').get(`${attachments}/${id}`)).status).toBe(404)
    expect((await world.as('fr.desk').delete(`${attachments}/${id}`)).status).toBe(404)
  })

  test('claiming wants ready ones of the own bureau that nothing refers to, each once, and tells every fault', async () => {
    const mine = (await send('fr.desk', 'a.txt', letter(0.005))).body.id
    const refused = (await send('fr.desk', 'a.pdf', letter())).body.id
    const foreign = (await send('vn.desk', 'a.txt', letter())).body.id
    const taken = (await send('fr.desk', 'a.txt', letter(0.006))).body.id
    const item = newItem()
    await claim('fr', [taken], item)
    const refusal = { kind: 'exercise', id: newItem().id, pointer: '/files' }
    await expect(claim('fr', [mine, foreign, refused, mine, taken], refusal)).rejects.toMatchObject({
      pointers: [
        { pointer: '/files/1', key: 'fault.attachment-unknown' },
        { pointer: '/files/2', key: 'fault.attachment-refused' },
        { pointer: '/files/3', key: 'fault.attachment-repeated' },
        { pointer: '/files/4', key: 'fault.attachment-unknown' },
      ],
    })
    expect((await world.as('fr.desk').get(`${attachments}/${mine}`)).body.state).toBe('ready')
    // Carried on from the item through which it was received, by the bureau that received it and by no other.
    await expect(claim('de', [taken], { ...newItem(), from: item })).rejects.toMatchObject({ code: 'invalid' })
    const next = newItem()
    expect(await claim('vn', [taken], { ...next, from: item, bureaus: ['vn', 'de'] })).toMatchObject([
      { name: 'a.txt' },
    ])
    expect((await open('de', taken, next)).fileName).toBe('a.txt')
  })
})

describe('what nobody uses', () => {
  test('is erased by its officer, or after a day by itself; what an item refers to stays', async () => {
    const item = newItem()
    const gone = (await send('fr.desk', 'a.txt', letter(0.007))).body.id
    const kept = (await send('fr.desk', 'a.txt', letter(0.008))).body.id
    const { id: unfinished } = (await begin('fr.desk', 'a.txt', letter(2))).body
    await put('fr.desk', unfinished, letter(2), 0, 1)
    const discarded = (await send('fr.desk', 'a.txt', letter(0.009))).body.id
    await claim('fr', [kept], item)
    expect((await world.as('fr.desk').delete(`${attachments}/${discarded}`)).body.state).toBe('erased')
    expect((await world.as('fr.desk').delete(`${attachments}/${discarded}`)).status).toBe(409)
    await world.pass(23 * hour)
    world.forget('fr.desk')
    expect((await world.as('fr.desk').get(`${attachments}/${gone}`)).body.state).toBe('ready')
    await world.pass(2 * hour)
    for (const id of [gone, unfinished])
      expect((await world.as('fr.desk').get(`${attachments}/${id}`)).body.state).toBe('erased')
    expect((await open('vn', kept, item)).fileName).toBe('a.txt')
    expect(
      await rows('select 1 from attachment a where a.id = any($1) and (a.content is not null or a.name is not null)', [
        [gone, unfinished, discarded],
      ]),
    ).toEqual([])
    expect((await put('fr.desk', unfinished, letter(2), piece)).body.key).toBe('attachment.not-now')
  })

  test('a bureau that holds its quota, or has too many files under way, is told so, and others go on', async () => {
    world.forget('de.desk')
    const { id } = (await begin('de.desk', 'a.txt', letter())).body
    await world.database.client.query(
      `insert into attachment (id, bureau, officer, state, content, name, length, created_at, updated_at)
       select gen_random_uuid(), 'de', 'de.desk', 'receiving', content, name, length, created_at, updated_at
       from attachment, generate_series(2, $2) where id = $1`,
      [id, bureauQuota.unfinished],
    )
    const many = await begin('de.desk', 'a.txt', letter())
    expect([many.status, many.body.key]).toEqual([409, 'attachment.too-many-unfinished'])
    await world.database.client.query("delete from attachment where bureau = 'de' and id <> $1", [id])
    await world.database.client.query(
      `insert into attachment_content (id, bureau, seal, length, created_at)
       select gen_random_uuid(), 'de', gen_random_uuid(), 104857600, now() from generate_series(1, $1)`,
      [Math.floor(bureauQuota.bytes / (100 * piece))],
    )
    const full = await begin('de.desk', 'a.txt', Buffer.alloc(90 * piece))
    expect([full.status, full.body.key]).toEqual([409, 'attachment.quota-full'])
    expect((await begin('us.desk', 'a.txt', letter())).status).toBe(201)
  })
})
