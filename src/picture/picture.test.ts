/** Pictures on records through the front door: judged when they are added, seen by the record's own rule, every look a fact. */
import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { uploads } from '../../test/attachments.ts'
import { pointers, recordEntries } from '../../test/records.ts'
import { type Reply, startWorld } from '../../test/world.ts'

const world = startWorld()
const { send } = uploads(world)
const { enter, passport, lastSubjects } = recordEntries(world)

let drawn = 0
/** A silhouette that no other test draws, with what a camera would write into it. */
const silhouette = async (width = 480, height = 640, change: (image: Sharp) => Sharp = (image) => image) => {
  drawn += 1
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#9ab"/><circle cx="50%" cy="38%" r="22%" fill="#345"/><rect x="18%" y="66%" width="64%" height="34%" fill="#345"/><text x="5%" y="12%" font-size="${Math.ceil(width / 9)}">EXERCISE ${drawn}</text></svg>`
  return change(sharp(Buffer.from(svg)))
    .withExif({ IFD0: { Make: 'Exercise-Camera' } })
    .jpeg()
    .toBuffer()
}
const upload = async (bytes: Buffer, officer = 'fr.desk', name = 'Exercise.jpg'): Promise<string> => {
  const { body } = await send(officer, name, bytes)
  expect(body.state, JSON.stringify(body)).toBe('ready')
  return body.id
}
const told = { kind: 'face', source: 'Exercise: passport photo', caption: 'Exercise: silhouette, from the front' }
const pathOf = (id: string, rest = ''): string => `/api/v1/records/travel-document/${id}/pictures${rest}`
const add = (id: string, attachment: string, more: object = {}, officer = 'fr.desk'): Promise<Reply> =>
  world.as(officer).post(pathOf(id), { attachment, ...told, ...more })
const look = (officer: string, id: string, picture: string, query = '') =>
  world.as(officer).get(pathOf(id, `/${picture}/bytes${query}`))

describe('a picture', () => {
  test('is put on a record by its owner and seen by whoever may read the record, without what the camera wrote', async () => {
    const record = await enter(passport())
    const added = await add(record.id, await upload(await silhouette()), { takenOn: '2024-05' })
    expect(added.status, added.text).toBe(201)
    expect(added.body).toMatchObject({
      kind: 'face',
      takenOn: '2024-05',
      veiled: false,
      flaws: [],
      state: 'present',
      image: { name: 'Exercise.jpg', shown: true, width: 480, height: 640 },
      officer: 'fr.desk',
      allowed: ['original', 'withdraw'],
    })
    const seen = await world.as('vn.desk').get(pathOf(record.id))
    expect(seen.body).toMatchObject({
      mayAdd: false,
      pictures: [{ id: added.body.id, image: { name: null }, allowed: [] }],
    })
    expect(seen.body.pictures[0].officer).toBeUndefined()
    for (const [query, side] of [
      ['', 640],
      ['?variant=thumbnail', 320],
    ] as const) {
      const shown = await look('vn.desk', record.id, added.body.id, query)
      expect([shown.status, shown.headers['content-type']]).toEqual([200, 'image/webp'])
      expect(shown.headers).toMatchObject({
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
      expect(await sharp(shown.bytes).metadata()).toMatchObject({ format: 'webp', height: side })
      expect(shown.bytes.includes('Exercise-Camera')).toBe(false)
    }
  })

  test('leaves a fact for every look, with its purpose and the record as what was shown', async () => {
    const record = await enter(passport())
    const { id } = (await add(record.id, await upload(await silhouette()))).body
    await look('vn.desk', record.id, id)
    await look('vn.desk', record.id, id, '?variant=thumbnail')
    const subjects = await lastSubjects('picture.bytes')
    expect(subjects).toMatchObject([
      {
        subject: record.id,
        owner: 'fr',
        part: 'shown',
        outcome: 'shown',
        purpose: 'security-check',
        detail: { variant: 'thumbnail' },
      },
    ])
    const { rows } = await world.database.client.query(
      "select detail from fact where operation = 'picture.bytes' and subject = $1",
      [id],
    )
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toMatch(/silhouette|Exercise/)
    const lookups = await world.as('fr.desk').get(`/api/v1/records/travel-document/${record.id}/lookups`)
    expect(lookups.body.lookups.map(({ operation }: { operation: string }) => operation)).toContain('picture.bytes')
    const nameless = await world.as('vn.desk', { 'liaison-purpose': '' }).get(pathOf(record.id, `/${id}/bytes`))
    expect([nameless.status, nameless.body.key]).toEqual([400, 'purpose.missing'])
  })

  test('is absent where its record is hidden, in every way and byte for byte', async () => {
    const hidden = await enter(passport({}, { restriction: { mode: 'hidden', bureaus: ['vn'] } }))
    const { id } = (await add(hidden.id, await upload(await silhouette()))).body
    const nowhere = '00000000-0000-7000-8000-000000000000'
    const absent = await world.as('vn.desk').get(pathOf(nowhere))
    expect(absent.status).toBe(404)
    const mine = await upload(await silhouette(), 'vn.desk')
    for (const reply of [
      await world.as('vn.desk').get(pathOf(hidden.id)),
      await look('vn.desk', hidden.id, id),
      await look('vn.desk', nowhere, id),
      await add(hidden.id, mine, {}, 'vn.desk'),
      await world.as('vn.desk').post(pathOf(hidden.id, `/${id}/withdraw`), { reason: 'Exercise' }),
    ])
      expect([reply.status, reply.text]).toEqual([404, absent.text])
    // Nor through a record that may be read.
    const open = await enter(passport())
    const through = await look('vn.desk', open.id, id)
    expect([through.status, through.body.key]).toEqual([404, 'picture.not-found'])
    expect((await look('de.desk', hidden.id, id)).status).toBe(200)
  })

  test('is added and withdrawn by the owner alone, with an attachment of its own bureau', async () => {
    const record = await enter(passport())
    const foreign = await upload(await silhouette(), 'vn.desk')
    expect(await add(record.id, foreign, {}, 'vn.desk')).toMatchObject({
      status: 403,
      body: { key: 'record.not-yours' },
    })
    expect(pointers(await add(record.id, foreign))).toEqual(['/attachment fault.attachment-unknown'])
    const own = await upload(await silhouette())
    const { id } = (await add(record.id, own)).body
    const other = await enter(passport())
    expect(pointers(await add(other.id, own))).toEqual(['/attachment fault.attachment-unknown'])
    expect(await world.as('vn.desk').post(pathOf(record.id, `/${id}/withdraw`), { reason: 'Exercise' })).toMatchObject({
      status: 403,
    })
    expect((await look('vn.desk', record.id, id, '?variant=original')).body.key).toBe('picture.original-not-yours')
    const original = await look('fr.desk', record.id, id, '?variant=original')
    expect([original.headers['content-type'], original.headers['content-disposition']]).toEqual([
      'image/jpeg',
      "attachment; filename*=UTF-8''Exercise.jpg",
    ])
    expect(original.bytes.includes('Exercise-Camera')).toBe(true)
  })

  test('that is withdrawn is gone with its bytes; the owner still sees that it was there and why not', async () => {
    const record = await enter(passport())
    const attachment = await upload(await silhouette())
    const { id } = (await add(record.id, attachment)).body
    const reason = 'Exercise: it shows somebody else'
    const gone = await world.as('fr.desk').post(pathOf(record.id, `/${id}/withdraw`), { reason })
    expect(gone.body).toMatchObject({ state: 'withdrawn', image: null, reason, allowed: [] })
    expect((await look('fr.desk', record.id, id)).body.key).toBe('picture.not-found')
    expect((await world.as('vn.desk').get(pathOf(record.id))).body.pictures).toEqual([])
    expect((await world.as('fr.desk').get(pathOf(record.id))).body.pictures).toMatchObject([
      { state: 'withdrawn', reason },
    ])
    const again = await world.as('fr.desk').post(pathOf(record.id, `/${id}/withdraw`), { reason })
    expect([again.status, again.body.key]).toEqual([409, 'picture.withdrawn'])
    const { rows } = await world.database.client.query('select state, content from attachment where id = $1', [
      attachment,
    ])
    expect(rows).toEqual([{ state: 'erased', content: null }])
  })

  test('on a withdrawn record is seen by nobody but the owner, and none is added any more', async () => {
    const record = await enter(passport())
    const { id } = (await add(record.id, await upload(await silhouette()))).body
    const next = await upload(await silhouette())
    await world
      .as('fr.desk')
      .post(`/api/v1/records/travel-document/${record.id}/withdraw`, { version: 1, reason: 'Exercise' })
    expect((await look('vn.desk', record.id, id)).status).toBe(404)
    expect((await look('fr.desk', record.id, id)).status).toBe(200)
    expect((await world.as('fr.desk').get(pathOf(record.id))).body.mayAdd).toBe(false)
    expect((await add(record.id, next)).body.key).toBe('record.withdrawn')
  })
})

describe('quality', () => {
  test('is told in words when it is poor, and refused when nobody could be recognised; nothing is kept then', async () => {
    const record = await enter(passport())
    const small = await add(record.id, await upload(await silhouette(240, 300)))
    expect(small.body.flaws).toEqual([{ key: 'too-small', says: expect.stringMatching(/320/) }])
    const blurred = await add(record.id, await upload(await silhouette(480, 640, (image) => image.blur(3))))
    expect(blurred.body.flaws.map(({ key }: { key: string }) => key)).toEqual(['blurred'])
    const dark = await upload(await silhouette(480, 640, (image) => image.linear(0.01, 0)))
    const refused = await add(record.id, dark)
    expect([refused.status, pointers(refused)]).toEqual([400, ['/attachment fault.picture-too-dark']])
    const tiny = await upload(await silhouette(60, 80))
    expect(pointers(await add(record.id, tiny))).toEqual(['/attachment fault.picture-too-small'])
    const document = (await send('fr.desk', 'note.txt', Buffer.from('Exercise'))).body.id
    expect(pointers(await add(record.id, document))).toEqual(['/attachment fault.picture-not-image'])
    expect((await world.as('fr.desk').get(pathOf(record.id))).body.pictures).toHaveLength(2)
    // What was refused as a picture is still the officer's file.
    expect((await world.as('fr.desk').get(`/api/v1/attachments/${dark}`)).body.state).toBe('ready')
  })

  test('a date to come, an unknown kind and words that are missing are refused with their pointers', async () => {
    const record = await enter(passport())
    const attachment = await upload(await silhouette())
    expect(pointers(await add(record.id, attachment, { takenOn: '2031' }))).toEqual(['/takenOn fault.date-in-future'])
    const bad = await add(record.id, attachment, { kind: 'person', caption: ' ', source: undefined })
    expect(pointers(bad).sort()).toEqual([
      '/caption fault.format-plain-text',
      '/kind fault.not-in-list',
      '/source fault.required',
    ])
  })
})

test('pictures of a missing child are veiled, whatever whoever added them said', async () => {
  const child = {
    reference: 'EXERCISE-CHILD-1',
    status: 'missing',
    personStatus: 'missing',
    purpose: 'locate',
    fields: {
      names: [{ use: 'main', family: 'Exercise', given: 'Child' }],
      sex: 'F',
      datesOfBirth: ['2018-02-03'],
      nationalities: [{ country: 'FRA', state: 'confirmed' }],
      documents: [],
      cautions: [],
      dateOfEvent: '2026-11',
      minor: true,
    },
  }
  const record = await world.as('fr.desk').post('/api/v1/records/nominal', child)
  expect(record.status, record.text).toBe(201)
  const attachment = await upload(await silhouette())
  const path = `/api/v1/records/nominal/${record.body.id}/pictures`
  const added = await world.as('fr.desk').post(path, { attachment, ...told, veiled: false })
  expect([added.status, added.body.veiled], added.text).toEqual([201, true])
})
