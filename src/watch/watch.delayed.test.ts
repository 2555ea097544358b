/** Delayed hits: nothing is kept but what a bureau opted in to, and a later record meets it only as far as prudence lets it. */
import { describe, expect, test } from 'vitest'
import { day, delayed, finds, hour, watchStories } from '../../test/watches.ts'
import { startWorld } from '../../test/world.ts'
import { secretPart } from '../kernel/secret.ts'
import { hashName } from './watch.kept.store.ts'
import { delayedHash, keptUntil } from './watch.memory.ts'

const world = startWorld()
const { number, pass, optIn, check, enterDocument, enterPerson, hits } = watchStories(world)

const passport = (printed: string) => ({ travelDocument: { number: printed, country: 'FRA', type: 'passport' } })
const borders = { purpose: 'security-check', database: 'travel-document' }
/** Questions by name that are kept. */
const names = async () =>
  (await world.database.client.query('select * from watch_remembered order by checked_at, id')).rows
/** Exact keys that are kept, each with what it has in common with the others of its check. */
const keys = async () =>
  (
    await world.database.client.query(
      'select * from watch_kept_key k join watch_kept g on g.number = k.kept order by g.number, k.item',
    )
  ).rows
const remembered = async () => [...(await keys()), ...(await names())]

/** Hits that came later on one record, as the desk of a bureau lists them. */
const delayedOn = async (officer: string, record: { readonly id: string }) => {
  const { rows } = await world.database.client.query('select id from hit where record = $1', [record.id])
  const ids = rows.map((row) => row.id)
  return (await hits(officer)).filter((hit) => ids.includes(hit.id))
}

describe('opting in', () => {
  test('is off at first: a check leaves nothing behind, and a later record meets nobody', async () => {
    const printed = number()
    await check('vn.post', [passport(printed)])
    expect(await remembered()).toEqual([])
    expect(await delayedOn('vn.desk', await enterDocument(printed))).toEqual([])
    const shown = await world.as('vn.desk').get(delayed)
    expect(shown.body).toMatchObject({ keeps: [], setBy: null, held: { hashes: 0, names: 0 }, erased: [] })
  })

  test('is for the data-protection officer or command, within five days, for what the bureau was granted', async () => {
    const put = (by: string, keeps: readonly object[]) => world.as(by).put(delayed, { keeps })
    expect((await put('vn.desk', [borders])).status).toBe(403)
    expect((await world.as('vn.post').get(delayed)).status).toBe(403)
    for (const days of [0, 6]) expect((await put('vn.command', [{ ...borders, days }])).status).toBe(400)
    const refused = async (keeps: readonly object[]) =>
      (await put('vn.command', keeps)).body.pointers?.map(
        (one: { pointer: string; key: string }) => `${one.pointer} ${one.key}`,
      )
    expect(await refused([borders, borders])).toEqual(['/keeps/1/database fault.delayed-twice'])
    expect(await refused([{ purpose: 'warn', database: 'outside-list' }])).toEqual([
      '/keeps/0/database fault.delayed-no-hits',
    ])
    expect(await refused([{ purpose: 'forensic', database: 'travel-document' }])).toEqual([
      '/keeps/0/purpose fault.purpose-not-of-database',
    ])
    const set = await put('vn.command', [borders])
    expect(set.body).toMatchObject({ keeps: [{ ...borders, days: 5, names: false }], setBy: 'vn.command' })
    // Another bureau's settings are its own.
    expect((await world.as('fr.command').get(delayed)).body.keeps).toEqual([])
    await optIn([])
  })
})

describe('an earlier check', () => {
  test('is met by a later record: the finder has a hit in the name of who asked, the source is told', async () => {
    await optIn([borders])
    const printed = number()
    const asked = await check('vn.post', [passport(printed)])
    const record = await enterDocument(printed)
    const [line] = await delayedOn('vn.desk', record)
    expect(line).toMatchObject({ origin: 'delayed', side: 'finder', told: 'source', owner: 'fr', post: 'Post of vn' })
    const hit = (await world.as('vn.post').get(`/api/v1/hits/${line.id}`)).body
    expect(hit).toMatchObject({
      purpose: 'security-check',
      checkReference: 'BORDER-7',
      question: { kind: 'travel-document', fields: { number: printed, country: 'FRA' } },
      where: { direction: 'entry', to: 'HAN' },
    })
    const { rows } = await world.database.client.query('select check_id, officer, post from hit where id = $1', [
      line.id,
    ])
    expect(rows).toEqual([{ check_id: asked.id, officer: 'vn.post', post: 'Post of vn' }])
    expect((await delayedOn('fr.desk', record)).map((one) => one.side)).toEqual(['owner'])
  })

  test('is met once, however often the record changes, and not at all where it has made its hit already', async () => {
    await optIn([borders])
    const printed = number()
    await check('vn.post', [passport(printed)])
    const record = await enterDocument(printed)
    const change = async (version: number, fields: object) => {
      const reply = await world.as('fr.desk').put(`/api/v1/records/travel-document/${record.id}`, {
        version,
        status: 'stolen',
        purpose: 'security-check',
        fields: { number: printed, country: 'FRA', type: 'passport', ...fields },
      })
      expect(reply.status, reply.text).toBe(200)
      await watchStories(world).settle()
    }
    await change(1, { dateOfLoss: '2026-11' })
    await change(2, { type: 'service-passport' })
    expect(await delayedOn('vn.desk', record)).toHaveLength(1)

    // A check that found the record itself is not told of it again.
    const found = await check('us.post', [passport(printed)])
    expect(found.items[0].candidates[0].hit).toBeTruthy()
  })

  test('is kept as a hash under the hub’s key: neither store nor register holds the number', async () => {
    await optIn([borders])
    const printed = number()
    await check('vn.post', [passport(printed)])
    const row = (await keys()).at(-1)
    const { keyedHash } = world.hub.part(secretPart)
    expect(row.hash).toBe(hashName(delayedHash(keyedHash, `document:FRA:passport:${printed}`)))
    expect(row).toMatchObject({ many: 1, purpose: 'security-check' })
    expect(JSON.stringify(row)).not.toContain(printed)
    expect(await names()).toEqual([])
    const { rows } = await world.database.client.query(
      "select detail from fact where operation = 'watch.remember' order by at desc, id desc limit 1",
    )
    expect(rows[0].detail).toMatchObject({ hashes: 1, names: 0 })
  })

  test('is kept beside those made at the same moment: each key with its own check, item and reference, none left out', async () => {
    await optIn([borders])
    const printed = Array.from({ length: 24 }, () => [number(), number()])
    const asked = await Promise.all(
      printed.map((two, at) => check('vn.post', two.map(passport), { reference: `EXERCISE-AT-ONCE-${at}` })),
    )
    const { keyedHash } = world.hub.part(secretPart)
    const found = new Map((await keys()).map((row) => [row.hash, row]))
    for (const [at, two] of printed.entries())
      for (const [item, one] of two.entries())
        expect(found.get(hashName(delayedHash(keyedHash, `document:FRA:passport:${one}`)))).toMatchObject({
          check_id: asked[at]?.id,
          item,
          reference: `EXERCISE-AT-ONCE-${at}`,
          database: 'travel-document',
          officer: 'vn.post',
          at_post: true,
        })
  })

  test('for another purpose or database is not kept', async () => {
    await optIn([borders])
    const before = (await remembered()).length
    await check('vn.post', [passport(number())], { purpose: 'identify' })
    await check('vn.post', [{ vehicle: { plate: `EX ${number()}`, country: 'FRA' } }])
    expect(await remembered()).toHaveLength(before)
  })

  test('that was silent makes a hit nobody outside hears of; a revoked document goes to the General Secretariat first', async () => {
    await optIn([borders])
    const [quiet, revoked] = [number(), number()]
    await check('vn.post', [passport(quiet)], { silent: true })
    const hushed = await enterDocument(quiet)
    expect((await delayedOn('vn.desk', hushed)).map((hit) => hit.told)).toEqual(['nobody'])
    expect(await delayedOn('fr.desk', hushed)).toEqual([])

    await check('vn.post', [passport(revoked)])
    const guarded = await enterDocument(revoked, { status: 'revoked' })
    expect((await delayedOn('vn.desk', guarded)).map((hit) => hit.told)).toEqual(['general-secretariat'])
    expect(await delayedOn('gs.compliance', guarded)).toHaveLength(1)
    expect(await delayedOn('fr.desk', guarded)).toEqual([])
  })

  test('at a post that meets a discreet alert later: desk and source hear of it, the post does not', async () => {
    await optIn([{ purpose: 'security-check', database: 'vehicle' }])
    const plate = `EX ${number()}`
    await check('vn.post', [{ vehicle: { plate, country: 'FRA' } }])
    const reply = await world.as('fr.desk').post('/api/v1/records/vehicle', {
      reference: `EX-${plate}`,
      status: 'stolen',
      purpose: 'locate',
      alert: 'discreet',
      fields: { plate, country: 'FRA' },
    })
    expect(reply.status, reply.text).toBe(201)
    await watchStories(world).settle()
    const [hit] = await delayedOn('vn.desk', reply.body)
    expect(hit).toMatchObject({ discreet: true, post: 'Post of vn' })
    expect(await delayedOn('fr.desk', reply.body)).toHaveLength(1)
    expect(await delayedOn('vn.post', reply.body)).toEqual([])
    expect((await world.as('vn.post').get(`/api/v1/hits/${hit.id}`)).status).toBe(404)
  })

  test('is not met by a record the source keeps from the finder, and nothing of it shows; opened later, it is', async () => {
    await pass(hour)
    await optIn([borders])
    const printed = number()
    await check('vn.post', [passport(printed)])
    const restricted = { restriction: { mode: 'hidden', bureaus: ['vn'] } }
    const record = await enterDocument(printed, restricted)
    expect(await delayedOn('vn.desk', record)).toEqual([])
    const traces = async () =>
      (
        await world.database.client.query(
          "select 1 from fact where bureau = 'vn' and operation like 'timer.watch.%' and at = $1",
          [world.clock.now()],
        )
      ).rows.length
    expect(await traces()).toBe(0)

    await pass(hour)
    const opened = await world.as('fr.desk').put(`/api/v1/records/travel-document/${record.id}`, {
      version: 1,
      status: 'lost',
      purpose: 'security-check',
      fields: { number: printed, country: 'FRA', type: 'passport' },
    })
    expect(opened.status, opened.text).toBe(200)
    await watchStories(world).settle()
    expect(await delayedOn('vn.desk', record)).toHaveLength(1)
  })

  test('is met by a batch of a feed as by an entry', async () => {
    await optIn([borders])
    const printed = number()
    await check('vn.post', [passport(printed)])
    const reply = await world.as('fr.desk').put('/api/v1/records/travel-document/batch', {
      upsert: [
        {
          reference: `EX-${printed}`,
          status: 'stolen',
          purpose: 'security-check',
          fields: { number: printed, country: 'FRA', type: 'passport' },
        },
      ],
    })
    expect(reply.status, reply.text).toBe(200)
    await watchStories(world).settle()
    expect(await delayedOn('vn.desk', { id: reply.body.results[0].id })).toHaveLength(1)
  })
})

describe('names', () => {
  const traveller = { person: { family: 'Exempleaux', given: 'Odilonne', dateOfBirth: '1980-02-03' } }
  const nominal = (purpose: string) => ({ purpose, database: 'nominal' })

  test('are kept for "locate" and "wanted" only: for any other purpose the table has none', async () => {
    await optIn([nominal('security-check'), nominal('identify'), nominal('locate')])
    const shown = { ...traveller.person, documents: [{ number: number(), country: 'FRA', type: 'passport' }] }
    for (const purpose of ['security-check', 'identify']) await check('vn.desk', [{ person: shown }], { purpose })
    expect(await names()).toEqual([])
    expect(JSON.stringify(await remembered())).not.toContain('Exempleaux')
    // The document of the person is kept all the same: as a hash.
    expect((await keys()).at(-1)).toMatchObject({ kind: 'person', database: 'nominal' })

    await check('vn.desk', [{ person: shown }], { purpose: 'locate' })
    const [kept] = await names()
    expect(kept).toMatchObject({ purpose: 'locate', question: { family: 'Exempleaux' }, form: { documents: [] } })
    expect(JSON.stringify(kept)).not.toContain(shown.documents[0]?.number)
    const refused = world.database.client.query("update watch_remembered set purpose = 'identify'")
    await expect(refused).rejects.toThrow('check constraint')
  })

  test('that fit a later record become a line for the desk, and a hit only by "could be"', async () => {
    await optIn([nominal('locate')])
    const asked = await check('vn.desk', [{ person: { ...traveller.person, family: 'Patronymel' } }], {
      purpose: 'locate',
    })
    const record = await enterPerson({ family: 'Patronymel', given: 'Odilonne' })
    expect(await delayedOn('vn.desk', record)).toEqual([])
    expect((await world.as('vn.post').get(finds)).status).toBe(403)
    // Others of that given name and day were asked before: they may be meant as well, in whatever order.
    const lines = (await world.as('vn.desk').get(finds)).body.finds
    const line = lines.find((one: { question: { family?: string } }) => one.question.family === 'Patronymel')
    expect(line).toMatchObject({
      origin: 'delayed',
      watch: null,
      verdict: 'possible',
      record: { id: record.id, owner: 'fr', database: 'nominal' },
      question: { family: 'Patronymel' },
      officer: 'vn.desk',
      allowed: ['could-be', 'dismiss'],
    })
    expect((await world.as('fr.desk').get(finds)).body.finds).toEqual([])

    const said = await world.as('vn.desk-2').post(`${finds}/${line.id}/could-be`)
    expect(said.status, said.text).toBe(200)
    await world.settle()
    const [hit] = await delayedOn('fr.desk', record)
    expect(hit).toMatchObject({ id: said.body.hit, origin: 'delayed', finder: 'vn', told: 'source' })
    const { rows } = await world.database.client.query('select check_id, likeness from hit where id = $1', [hit.id])
    expect(rows[0].check_id).toBe(asked.id)
    expect(rows[0].likeness.length).toBeGreaterThan(0)
    const again = await world.as('vn.desk').post(`${finds}/${line.id}/could-be`)
    expect([again.status, again.body.key]).toEqual([409, 'watch.find-decided'])
  })

  test('may be dismissed with a reason: the source never hears of it, and the same record asks no second time', async () => {
    await optIn([nominal('wanted')])
    await check('vn.desk', [{ person: { ...traveller.person, family: 'Sobriquette' } }], { purpose: 'wanted' })
    const record = await enterPerson({ family: 'Sobriquette', given: 'Odilonne' })
    const open = async () =>
      (await world.as('vn.desk').get(finds)).body.finds.filter(
        (one: { record: { id: string } }) => one.record.id === record.id,
      )
    const [line] = await open()
    expect((await world.as('vn.desk').post(`${finds}/${line.id}/dismiss`, {})).status).toBe(400)
    const dismissed = await world
      .as('vn.desk')
      .post(`${finds}/${line.id}/dismiss`, { reason: 'Exercise: another person' })
    expect(dismissed.status, dismissed.text).toBe(200)
    await pass(hour)
    await world.as('fr.desk').put(`/api/v1/records/nominal/${record.id}`, {
      version: 1,
      status: 'wanted-locate',
      purpose: 'locate',
      personStatus: 'suspect',
      fields: { ...record.fields, datesOfBirth: ['1980-02-03', '1980-02'] },
    })
    await watchStories(world).settle()
    expect(await open()).toEqual([])
    expect(await delayedOn('fr.desk', record)).toEqual([])
    const lookups = await world.as('fr.desk').get(`/api/v1/records/nominal/${record.id}/lookups`)
    expect(lookups.body.lookups.filter((one: { bureau: string }) => one.bureau !== 'fr')).toEqual([])
  })
})

describe('what is kept', () => {
  test('ends within its days: nothing is found after them, and its erasure can be shown', async () => {
    await optIn([borders])
    const [early, late] = [number(), number()]
    await check('vn.post', [passport(early), passport(late)])
    await pass(5 * day - hour)
    expect(await delayedOn('vn.desk', await enterDocument(early))).toHaveLength(1)
    await pass(2 * hour)
    const record = await enterDocument(late)
    expect(await delayedOn('vn.desk', record)).toEqual([])
    expect(await remembered()).toEqual([])
    const shown = (await world.as('vn.data-protection').get(delayed)).body
    expect(shown.held).toMatchObject({ hashes: 0, names: 0, oldest: null })
    expect(shown.erased[0]).toMatchObject({ day: world.clock.now().slice(0, 10) })
    expect(shown.erased[0].hashes).toBeGreaterThanOrEqual(2)
  })

  test('is erased at once when the bureau opts out, and shortened when it shortens its days', async () => {
    await optIn([borders, { ...borders, database: 'tdawn' }])
    const printed = number()
    await check('vn.post', [passport(printed)])
    await pass(2 * day)
    await optIn([{ ...borders, days: 1 }])
    expect(await remembered()).toEqual([])

    await check('vn.post', [passport(printed)])
    await optIn([])
    expect(await remembered()).toEqual([])
    expect(await delayedOn('vn.desk', await enterDocument(printed))).toEqual([])
  })

  test('never ends later than asked for, whatever the minute', () => {
    for (const minute of ['00', '07', '14', '15', '59'])
      for (const days of [1, 5]) {
        const now = `2026-11-21T20:${minute}:59.999Z`
        const until = Date.parse(keptUntil(now, days))
        expect(until).toBeLessThanOrEqual(Date.parse(now) + days * day)
        expect(until).toBeGreaterThan(Date.parse(now) + days * day - hour)
      }
  })
})
