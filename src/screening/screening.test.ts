/** Lists of travellers through the front door: held until the desk has looked, erased after a day, and never a word to their carrier. */
import { describe, expect, test } from 'vitest'
import { checkStories, wanted } from '../../test/checks.ts'
import {
  base64,
  heading,
  isNeverCurrent,
  nobody,
  screeningStories,
  type Traveller,
  tableOf,
  uploadOf,
} from '../../test/screenings.ts'
import { startWorld } from '../../test/world.ts'
import { searchPart } from '../search/search.feed.ts'
import { composeMrz, isMrzContentFault } from '../terms/mrz-compose.ts'

const world = startWorld()
const { enter, hitsOf } = checkStories(world)
const { give, work, asked, show, matchesOf, review } = screeningStories(world)

const hour = 3_600_000
/** Hours go by: what is due runs, and everybody signs in for the next shift. */
const passHours = async (hours: number): Promise<void> => {
  await world.pass(hours * hour)
  for (const officer of ['vn.desk', 'vn.desk-2', 'vn.command', 'fr.desk']) world.forget(officer)
}
const lost = (number: string) => ({
  database: 'travel-document',
  status: 'lost',
  fields: { number, country: 'FRA', type: 'passport' },
})
const many = (from: number, count: number): Traveller[] => Array.from({ length: count }, (_, at) => nobody(from + at))

describe('a list', () => {
  test('keeps what it met for the desk: an equal number makes no hit, and no source hears of it, before somebody has looked', async () => {
    const passport = await enter(lost('Z8100003'))
    const person = await enter(wanted('SCREENWANTED', 'Exercise Ben'))
    const travellers = many(100_000, 60)
    travellers[3] = ['Somebody', 'Else', '1980-01-01', 'FRA', 'Z8100003', 'FRA']
    travellers[40] = ['SCREENWANTED', 'Exercise Ben', '1979-04-12', 'FRA', 'Z8999999', 'FRA']
    const list = await asked('vn.desk', tableOf(travellers))
    expect(list).toMatchObject({
      state: 'finished',
      lines: 60,
      items: 60,
      unread: 0,
      done: 60,
      counts: { matches: 2, waiting: 2, couldBe: 0, isNot: 0 },
      legalBasis: { kind: 'law' },
      waitsForSource: false,
    })
    const matches = await matchesOf('vn.desk', list.id)
    expect(matches).toMatchObject([
      {
        line: 5,
        verdict: 'exact',
        state: 'waiting',
        traveller: { family: 'Somebody' },
        candidate: { record: { id: passport.id }, hit: null },
      },
      { line: 42, verdict: 'possible', candidate: { record: { id: person.id } } },
    ])
    expect(await hitsOf('vn.desk', passport)).toEqual([])
    expect(await hitsOf('fr.desk', passport)).toEqual([])
    const { rows } = await world.database.client.query<{ discreet: boolean }>(
      'select discreet from fact_subject where subject = $1',
      [passport.id],
    )
    expect(rows.filter(({ discreet }) => !discreet)).toHaveLength(1)

    const said = await review('vn.desk-2', list.id, matches[0], { finding: 'could-be' })
    expect(said, said.text).toMatchObject({ status: 200, body: { state: 'could-be', decidedBy: 'vn.desk-2' } })
    expect(await hitsOf('fr.desk', passport)).toMatchObject([{ id: said.body.hit, side: 'owner', finder: 'vn' }])
    const bare = await review('vn.desk', list.id, matches[1], { finding: 'is-not' })
    expect(bare).toMatchObject({ status: 400, body: { pointers: [{ pointer: '/reason', key: 'fault.required' }] } })
    const other = await review('vn.desk', list.id, matches[1], { finding: 'is-not', reason: 'Another face' })
    expect(other).toMatchObject({ status: 200, body: { state: 'is-not', hit: null, reason: 'Another face' } })
    expect(await hitsOf('fr.desk', person)).toEqual([])
    expect((await show('vn.desk', list.id)).counts).toEqual({ matches: 2, waiting: 0, couldBe: 1, isNot: 1, toAsk: 0 })
    const again = await review('vn.desk', list.id, { ...matches[1], version: 2 }, { finding: 'could-be' })
    expect(again).toMatchObject({ status: 409, body: { key: 'screening.decided' } })
  })

  test('of machine readable zones, one a line, looks for their bearers by name and by document', async () => {
    const zone = (family: string, given: string, dateOfBirth: string, number: string): string => {
      const lines = composeMrz({
        format: 'TD3',
        documentCode: 'P',
        issuer: 'FRA',
        number,
        names: { family, given },
        nationality: 'FRA',
        dateOfBirth,
        sex: 'F',
        expiry: '2031-02-03',
      })
      if (isMrzContentFault(lines)) throw new Error(JSON.stringify(lines))
      return lines.join('')
    }
    const passport = await enter(lost('Z8200001'))
    const person = await enter(wanted('ZONEWANTED', 'Exercise Cara', { sex: 'F' }))
    const zones = [
      zone('HARBOUR', 'ODETTE', '1961-07-30', 'Z8200000'),
      zone('MEADOW', 'PERNILLE', '1950-11-02', 'Z8200001'),
      zone('ZONEWANTED', 'EXERCISE CARA', '1979-04-12', 'Z8200002'),
    ]
    const text = `${zones.join('\r\n')}\r\n`
    const list = await asked('vn.desk', text, { form: 'mrz', mapping: undefined })
    expect(list).toMatchObject({ state: 'finished', items: 3, counts: { matches: 2 } })
    const matches = await matchesOf('vn.desk', list.id)
    expect(matches.map(({ line, verdict, candidate }) => [line, verdict, candidate.record.id])).toEqual([
      [2, 'exact', passport.id],
      [3, 'possible', person.id],
    ])
  })

  test('is shown before it is given in: columns with what they seem to mean, first lines, and each that cannot be read', async () => {
    const text = `${heading}\nONE,Exercise,31/01/1980,FRA,Z8300001,FRA\nTWO,Exercise,no date,FRA,Z8300002,FRA\n`
    const reply = await world.as('vn.desk').post('/api/v1/screenings/preview', { form: 'csv', content: base64(text) })
    expect(reply.status, reply.text).toBe(200)
    expect(reply.body).toMatchObject({
      headings: heading.split(','),
      lines: 2,
      items: 1,
      unread: 1,
      separator: ',',
      first: [{ line: 2, fields: { family: 'ONE', dateOfBirth: '1980-01-31', documents: [{ type: 'passport' }] } }],
      faults: [{ line: 3, pointer: '/dateOfBirth', key: 'fault.not-a-date' }],
    })
    expect(reply.body.mapping.columns).toHaveLength(6)
    const targets: string[] = reply.body.targets.map(({ pointer }: { pointer: string }) => pointer)
    expect(targets).toContain('/nationalities/0')
    expect(targets.filter((pointer) => /mother|insists/.test(pointer))).toEqual([])
    const { rows } = await world.database.client.query("select 1 from screening where check_reference = 'none'")
    expect(rows).toEqual([])
  })

  test('waits while a database is silent, passes over no line, and says so', async () => {
    const search = world.hub.part(searchPart) as { isCurrent: () => boolean }
    const { isCurrent } = search
    search.isCurrent = isNeverCurrent
    const passport = await enter(lost('Z8400030'))
    const travellers = many(400_000, 60)
    travellers[30] = ['Somebody', 'Else', '1980-01-01', 'FRA', 'Z8400030', 'FRA']
    let id = ''
    try {
      id = (await give('vn.desk', tableOf(travellers))).body.id
      await work()
      expect(await show('vn.desk', id)).toMatchObject({ state: 'running', done: 0, waitsForSource: true })
    } finally {
      search.isCurrent = isCurrent
    }
    await work()
    expect(await show('vn.desk', id)).toMatchObject({ state: 'finished', done: 60, waitsForSource: false })
    expect(await matchesOf('vn.desk', id)).toMatchObject([{ line: 32, candidate: { record: { id: passport.id } } }])
  })

  test('stops where the bureau may not ask any more', async () => {
    const search = world.hub.part(searchPart) as { isCurrent: () => boolean }
    const { isCurrent } = search
    search.isCurrent = isNeverCurrent
    const { id } = (await give('us.desk', tableOf(many(450_000, 30)), { kind: 'guests', source: 'Exercise Hotel' }))
      .body
    await world.database.client.query("update bureau set purposes = '{locate}' where code = 'us'")
    search.isCurrent = isCurrent
    await work()
    expect(await show('us.desk', id)).toMatchObject({ state: 'stopped', reason: 'rights', done: 0 })
  })
})

describe('a discreet alert on a list', () => {
  test('is shown to another officer of the desk, never to whoever gave the list in, by no count, event or report', async () => {
    const alert = await enter(wanted('VESTIBULE', 'Dora Marguerite', { datesOfBirth: ['1955-06-07'] }), {
      alert: 'discreet',
    })
    const travellers = many(500_000, 10)
    travellers[4] = ['VESTIBULE', 'Dora Marguerite', '1955-06-07', 'FRA', 'Z8500004', 'FRA']
    const list = await asked('vn.desk', tableOf(travellers))
    expect(list.counts).toMatchObject({ matches: 0, waiting: 0 })
    expect(await matchesOf('vn.desk', list.id)).toEqual([])
    const [match] = await matchesOf('vn.desk-2', list.id)
    expect(match).toMatchObject({ discreet: true, line: 6, candidate: { record: { id: alert.id }, discreet: true } })
    expect(await review('vn.desk', list.id, match, { finding: 'could-be' })).toMatchObject({ status: 404 })
    const said = await review('vn.desk-2', list.id, match, { finding: 'could-be' })
    expect(said, said.text).toMatchObject({ status: 200, body: { hit: expect.any(String) } })
    expect(await hitsOf('fr.desk', alert)).toMatchObject([{ id: said.body.hit }])
    const report = await world.as('vn.desk-2').post(`/api/v1/screenings/${list.id}/reports`)
    expect(report).toMatchObject({ status: 201, body: { lines: [], copy: 1 } })
    const { rows } = await world.database.client.query<{ detail: object }>(
      "select detail from fact where operation = 'screening.ask' and subject = $1",
      [list.id],
    )
    expect(rows).toMatchObject([{ detail: { items: 10, matches: 0 } }])
  })
})

describe('a list is refused', () => {
  const table = tableOf(many(600_000, 3))
  const pointer = (reply: { body: { pointers?: { pointer: string; key: string }[] } }) =>
    reply.body.pointers?.map((one) => [one.pointer, one.key])

  test('without a legal basis, without a purpose, and where it is empty', async () => {
    const bare = await give('vn.desk', table, { legalBasis: undefined })
    expect([bare.status, pointer(bare)]).toEqual([400, [['/legalBasis', 'fault.required']]])
    const blank = await give('vn.desk', table, { legalBasis: { kind: 'law', text: '   ' } })
    expect([blank.status, pointer(blank)]).toEqual([400, [['/legalBasis/text', 'fault.format-plain-lines']]])
    const purposeless = await world
      .as('vn.desk', { 'liaison-purpose': '' })
      .post('/api/v1/screenings', { ...uploadOf(table), purpose: undefined })
    expect(purposeless).toMatchObject({ status: 400, body: { key: 'purpose.missing' } })
    expect(await give('vn.desk', `${heading}\n`)).toMatchObject({ status: 400, body: { key: 'screening.empty' } })
  })

  test.each([
    [
      'bytes of another encoding',
      Buffer.from(`${heading}\nM\u00fcller,Exercise,1980-01-01,FRA,Z8600001,FRA\n`, 'latin1'),
      2,
      'fault.not-utf-8',
    ],
    [
      'a quotation mark that is never closed',
      `${heading}\n"OPEN,Exercise,1980-01-01,FRA,Z8600002,FRA\n`,
      2,
      'fault.broken-quote',
    ],
    ['a line of other columns', `${heading}\nONE,Exercise\n`, 2, 'fault.columns'],
    ['a day that has not come', `${heading}\nONE,Exercise,2990-01-01,FRA,Z8600003,FRA\n`, 2, 'fault.date-in-future'],
  ])('with %s, by its line, unless the officer has said how many lines are left out', async (_, damaged, line, key) => {
    const good = tableOf(many(610_000, 2)).split('\n').slice(1).join('\n')
    const whole = Buffer.concat([Buffer.from(damaged), Buffer.from(good)])
    const reply = await give('vn.desk', whole)
    expect(reply, reply.text).toMatchObject({ status: 400, body: { key: 'screening.unread' } })
    expect(pointer(reply)).toEqual([[`/content/${line}`, key]])
    const agreed = await give('vn.desk', whole, { leaveOut: 1 })
    expect(agreed, agreed.text).toMatchObject({
      status: 201,
      body: { items: 2, unread: 1, faults: [{ line, key }] },
    })
  })

  test.each(['Religion', 'Santé', 'Ethnic origin', 'Dân tộc'])(
    'with a column %s, by RPD 42, mapped or not',
    async (column) => {
      const text = `${heading},${column}\nONE,Exercise,1980-01-01,FRA,Z8600010,FRA,x\n`
      const reply = await give('vn.desk', text)
      expect(reply, reply.text).toMatchObject({ status: 400, body: { key: 'screening.sensitive-column' } })
      expect(pointer(reply)).toEqual([['/content/6', 'fault.sensitive-column']])
      expect(reply.body.detail).toContain('RPD 42')
    },
  )

  test('beyond ten thousand lines', async () => {
    const reply = await give('vn.desk', tableOf(many(0, 10_001)))
    expect(reply).toMatchObject({ status: 400, body: { key: 'screening.too-many-lines' } })
  })

  test('of a zone with a wrong check digit, or on two lines', async () => {
    const text = 'P<FRAQUIET<<EXERCISE<<<<<<<<<<<<<<<<<<<<<<<<\nZ820000009FRA7904126F3001019<<<<<<<<<<<<<<02\n'
    const reply = await give('vn.desk', text, { form: 'mrz', mapping: undefined })
    expect(reply).toMatchObject({ status: 400, body: { key: 'screening.unread' } })
    expect(pointer(reply)).toEqual([
      ['/content/1', 'fault.zone-on-one-line'],
      ['/content/2', 'fault.zone-on-one-line'],
    ])
  })

  test.each(['vn.post', 'vn.analyst', 'vn.notices', 'vn.auditor'])(
    'from %s, and none is shown to them',
    async (officer) => {
      expect(await give(officer, table)).toMatchObject({ status: 403, body: { key: 'duty.missing' } })
      expect(await world.as(officer).get('/api/v1/screenings')).toMatchObject({ status: 403 })
    },
  )

  test('from whoever may not ask for persons for this purpose', async () => {
    const { client } = world.database
    await client.query("update bureau set databases = array_remove(databases, 'nominal') where code = 'de'")
    const reply = await give('de.desk', table)
    expect(reply).toMatchObject({ status: 403, body: { key: 'check.database-not-granted' } })
  })
})

describe('what a list says', () => {
  const secretOf = async (): Promise<string> => {
    const { rows } = await world.database.client.query<{ text: string }>(
      `select (select string_agg(s::text, '') from screening s) || coalesce((select string_agg(m::text, '') from screening_match m), '')
       || coalesce((select string_agg(p::text, '') from screening_part p), '')
       || coalesce((select string_agg(a::text, '') from fact_asked a), '')
       || coalesce((select string_agg(f.detail::text, '') from fact f), '') as text`,
    )
    return rows[0]?.text ?? ''
  }

  test('is sealed from the first moment, stands in no entry of the register, and is gone after 24 hours', async () => {
    await enter(lost('Z8700001'))
    const travellers = many(700_000, 30)
    travellers[1] = ['SECRETLISTED', 'Exercise Eve', '1980-01-01', 'FRA', 'Z8700001', 'FRA']
    const list = await asked('vn.desk', tableOf(travellers))
    expect(await secretOf()).not.toMatch(/SECRETLISTED|Z8700001|QUIETLISTED/)
    const [match] = await matchesOf('vn.desk', list.id)
    expect(match.traveller).toMatchObject({ family: 'SECRETLISTED' })
    const copy = await world.as('vn.desk').post(`/api/v1/screenings/${list.id}/reports`)
    expect(copy.body.lines).toMatchObject([{ name: 'SECRETLISTED Exercise Eve', documents: ['Z8700001 FRA'] }])
    const before = world.clock.now()
    await passHours(23.9)
    expect((await show('vn.desk', list.id)).state).toBe('finished')
    await passHours(0.2)
    const gone = await show('vn.desk', list.id)
    expect(gone).toMatchObject({
      state: 'erased',
      lines: 30,
      done: 30,
      counts: { matches: 1, waiting: 1 },
      allowed: [],
    })
    expect(gone.eraseAt).toBe(new Date(Date.parse(before) + 24 * hour).toISOString())
    expect(await matchesOf('vn.desk', list.id)).toEqual([])
    const { rows } = await world.database.client.query(
      `select 1 from screening_match where screening = $1 union all select 1 from screening_part where screening = $1`,
      [list.id],
    )
    expect(rows).toEqual([])
    expect(await review('vn.desk', list.id, match, { finding: 'could-be' })).toMatchObject({
      status: 409,
      body: { key: 'screening.erased' },
    })
    expect(await world.as('vn.desk').get(`/api/v1/screening-reports/${copy.body.id}`)).toMatchObject({ status: 409 })
  })

  test('is erased at once when whoever gave it in, or their command, says so, and by nobody else', async () => {
    const list = await asked('vn.desk', tableOf(many(710_000, 5)))
    const erase = (officer: string) => world.as(officer).post(`/api/v1/screenings/${list.id}/erase`)
    expect(await erase('vn.desk-2')).toMatchObject({ status: 403, body: { key: 'screening.not-yours' } })
    expect(await erase('fr.desk')).toMatchObject({ status: 404, body: { key: 'screening.not-found' } })
    expect(await erase('vn.desk')).toMatchObject({ status: 200, body: { state: 'erased' } })
    expect(await erase('vn.desk')).toMatchObject({ status: 409, body: { key: 'screening.erased' } })
    const other = await asked('vn.desk', tableOf(many(720_000, 5)))
    const said = await world.as('vn.command').post(`/api/v1/screenings/${other.id}/erase`)
    expect(said).toMatchObject({ status: 200, body: { state: 'erased' } })
  })

  test('is forgotten as far as it was not asked when the list is cancelled', async () => {
    const search = world.hub.part(searchPart) as { isCurrent: () => boolean }
    const { isCurrent } = search
    search.isCurrent = isNeverCurrent
    try {
      const { id } = (await give('vn.desk', tableOf(many(730_000, 60)))).body
      const reply = await world.as('vn.desk-2').post(`/api/v1/screenings/${id}/cancel`)
      expect(reply).toMatchObject({ status: 200, body: { state: 'cancelled', done: 0 } })
      const { rows } = await world.database.client.query('select 1 from screening_part where screening = $1', [id])
      expect(rows).toEqual([])
      const again = await world.as('vn.desk').post(`/api/v1/screenings/${id}/cancel`)
      expect(again).toMatchObject({ status: 409, body: { key: 'screening.not-running' } })
    } finally {
      search.isCurrent = isCurrent
    }
  })

  test('is nothing to another bureau: hidden and absent are one answer', async () => {
    const list = await asked('vn.desk', tableOf(many(740_000, 5)))
    const hidden = await world.as('fr.desk').get(`/api/v1/screenings/${list.id}`)
    const absent = await world.as('fr.desk').get('/api/v1/screenings/0192f0c1-0000-7000-8000-0000000000aa')
    expect([hidden.status, hidden.text]).toEqual([404, absent.text])
    expect((await world.as('fr.desk').get('/api/v1/screenings')).body.screenings).toEqual([])
  })
})

describe('a report', () => {
  test('bears its mark in every line, numbers its copies, opens for its holder alone and closes after four hours', async () => {
    await enter(lost('Z8800001'))
    const list = await asked('vn.desk', tableOf([['=HYPERLINKED', 'Exercise', '1980-01-01', 'FRA', 'Z8800001', 'FRA']]))
    const issue = (officer: string) => world.as(officer).post(`/api/v1/screenings/${list.id}/reports`)
    const first = await issue('vn.desk')
    const second = await issue('vn.desk-2')
    expect(first, first.text).toMatchObject({ status: 201, body: { copy: 1, issuedTo: 'vn.desk' } })
    expect(second).toMatchObject({ status: 201, body: { copy: 2, issuedTo: 'vn.desk-2' } })
    expect(first.body.watermark).toMatch(/EXERCISE-XE101.*vn\.desk/)
    const path = `/api/v1/screening-reports/${first.body.id}`
    const file = await world.as('vn.desk').get(`${path}/file`)
    expect(file.headers['content-disposition']).toContain('attachment')
    const rows = file.text.trim().split('\r\n')
    expect(rows).toHaveLength(3)
    expect(rows.slice(1).every((row) => row.includes(first.body.watermark))).toBe(true)
    expect(rows[1]).toContain('"\'=HYPERLINKED Exercise"')
    expect(await world.as('vn.desk-2').get(path)).toMatchObject({ status: 404, body: { key: 'screening.no-report' } })
    await passHours(4)
    const closed = await world.as('vn.desk').get(`${path}/file`)
    expect(closed).toMatchObject({ status: 409, body: { key: 'screening.report-expired' } })
  })

  test('is not given out while the list is being asked', async () => {
    const search = world.hub.part(searchPart) as { isCurrent: () => boolean }
    const { isCurrent } = search
    search.isCurrent = isNeverCurrent
    try {
      const { id } = (await give('vn.desk', tableOf(many(810_000, 5)))).body
      const reply = await world.as('vn.desk').post(`/api/v1/screenings/${id}/reports`)
      expect(reply).toMatchObject({ status: 409, body: { key: 'screening.still-running' } })
    } finally {
      search.isCurrent = isCurrent
    }
  })
})
