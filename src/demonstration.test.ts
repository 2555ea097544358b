/** The demonstration world: the same each time, by the rules of the platform, and nothing in it that could be taken for real. */
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../test/database.ts'
import { copyRows } from './demonstration.copy.ts'
import { randomOf, weighted, xoshiro } from './demonstration.random.ts'
import { isEmpty, type Sizes, seedDemonstration, seedOrganisation } from './demonstration.ts'
import { fixedClock } from './kernel/clock.ts'
import { type Database, transaction } from './kernel/database.ts'
import { askedDigest, canonicalForm, type Fact, leafOf, type Subject } from './kernel/ledger.ts'
import { checkAgainst } from './kernel/validation.ts'
import { databaseNamed } from './record/databases/all.ts'
import type { RecordRow } from './record/record.schema.ts'
import { stories, storyKeys } from './record/record.story.demo.ts'
import { bureauOfCountry } from './terms/country.ts'
import { isTimeZone } from './terms/instant.ts'
import { readVin } from './terms/vin.ts'

const first = freshDatabase()
const second = freshDatabase()
const dayLater = freshDatabase()
const real = freshDatabase()

const present = '2026-11-21T20:05:17.345Z'
const minutePresent = '2026-11-21T20:05:00.000Z'
const day = 86_400_000
const sizes: Sizes = { documents: 1_500, vehicles: 300, checks: 150, hits: 60 }

const lines: string[] = []
let wasEmpty = false
beforeAll(async () => {
  wasEmpty = await isEmpty(first.database)
  await seedDemonstration(first.database, fixedClock(present), { sizes, report: (line) => lines.push(line) })
  await seedDemonstration(second.database, fixedClock(present), { sizes })
  const tomorrow = new Date(Date.parse(present) + day).toISOString()
  await seedDemonstration(dayLater.database, fixedClock(tomorrow), { sizes })
  await seedOrganisation(real.database, fixedClock(present))
})

const rowsOf = async <Row extends object>(database: Database, text: string): Promise<Row[]> =>
  (await database.client.query<Row & Record<string, unknown>>(text)).rows

/** Everything that was made, but salts, and what hangs on them: those are drawn from true chance. */
const digests = async (database: Database): Promise<Record<string, string>> => {
  const tables = ['world', 'bureau', 'unit', 'officer', 'record', 'record_version', 'hit', 'hit_step', 'hit_memory']
  const whole = ['hit_counter', 'timer', 'fact_subject', 'fact_asked', 'ledger_head'].concat(tables)
  const found: Record<string, string> = {}
  for (const table of [...whole, 'fact']) {
    const line = table === 'fact' ? `(to_jsonb(t) - 'salt' - 'leaf' #- '{detail,asked}')::text` : 't::text'
    const [row] = await rowsOf<{ digest: string; many: number }>(
      database,
      `select md5(string_agg(${line}, '|' order by ${line})) as digest, count(*)::int as many from ${table} t`,
    )
    found[table] = `${row?.many} ${row?.digest}`
  }
  return found
}

const recordsOf = (database: Database): Promise<RecordRow[]> =>
  database.sql.selectFrom('record').selectAll().orderBy('number').execute()

describe('the world', () => {
  test('is the same each time the clock says the same', async () => {
    const made = await digests(first.database)
    expect(await digests(second.database)).toEqual(made)
    expect(made.hit).toMatch(/^60 /)
  })

  test('only moves its days when the clock says another day', async () => {
    const moved = `select number, (extract(epoch from created_at) * 1000)::bigint as at, owner, status, life,
      fields ->> 'number' as document, fields ->> 'vin' as vin from record order by number`
    const [here, later] = [await rowsOf(first.database, moved), await rowsOf(dayLater.database, moved)]
    expect(later).toEqual(here.map((row) => ({ ...row, at: (row as { at: number }).at + day })))
    const hits = 'select reference, finder, owner, state, outcome, escalation, match_key from hit order by reference'
    expect(await rowsOf(dayLater.database, hits)).toEqual(await rowsOf(first.database, hits))
  })

  test('says what it is and stays as it is when asked for again', async () => {
    expect([wasEmpty, await isEmpty(first.database)]).toEqual([true, false])
    const before = await digests(first.database)
    await seedDemonstration(first.database, fixedClock(present), { sizes })
    await seedOrganisation(first.database, fixedClock(present))
    expect(await digests(first.database)).toEqual(before)
    expect(await rowsOf(first.database, 'select kind from world')).toEqual([{ kind: 'demonstration' }])
  })

  test('tells the one who waits what it made', () => {
    expect(lines.some((line) => /travel documents: 1,500 in/.test(line))).toBe(true)
    expect(lines.at(-1)).toMatch(/is made, in/)
  })

  test('holds nothing that lies in the future', async () => {
    for (const [table, column] of Object.entries({
      record: 'updated_at',
      fact: 'at',
      hit: 'created_at',
      hit_step: 'at',
    })) {
      const late = await rowsOf(first.database, `select 1 from ${table} where ${column} > '${minutePresent}'`)
      expect(late, table).toEqual([])
    }
  })

  test('has left no timer of the past for the hub to catch up with', async () => {
    expect(await rowsOf(first.database, `select kind from timer where due_at <= '${minutePresent}'`)).toEqual([])
    expect(await rowsOf(first.database, "select 1 from timer where kind = 'hit.answer-due'")).not.toEqual([])
  })
})

describe('the register', () => {
  test('has places without gaps in the order of time, and its head stands at the last', async () => {
    const facts = await rowsOf<{ place: number; at: string }>(
      first.database,
      'select place, at from fact order by place',
    )
    expect(facts.map((fact) => fact.place)).toEqual(facts.map((_, index) => index + 1))
    expect(facts.map((fact) => fact.at)).toEqual(facts.map((fact) => fact.at).sort())
    expect(await rowsOf(first.database, 'select place from ledger_head')).toEqual([{ place: facts.length }])
    expect(await rowsOf(first.database, 'select 1 from fact_other')).toEqual([])
  })

  test('verifies leaf by leaf, and what was asked is what was committed to', async () => {
    type Row = Omit<Fact, 'asked'> & { salt: Buffer; leaf: Buffer; asked: unknown }
    const facts = await rowsOf<Row>(
      first.database,
      `select f.id, f.at, f.operation, f.outcome, f.code, f.bureau, f.officer, f.unit, f.via, f.purpose, f.reference,
         f.subject_kind as "subjectKind", f.subject, f.version, f.detail, f.salt, f.leaf, a.asked
       from fact f left join fact_asked a on a.fact = f.id`,
    )
    const subjects = await rowsOf<Subject & { fact: string }>(
      first.database,
      'select fact, kind, subject as id, owner, part, discreet from fact_subject',
    )
    let asked = 0
    for (const fact of facts) {
      const own = subjects.filter((subject) => subject.fact === fact.id)
      expect(leafOf(fact.salt, canonicalForm({ ...fact, subjects: own })).equals(fact.leaf)).toBe(true)
      if (fact.asked === null) continue
      asked += 1
      expect(fact.detail.asked).toBe(askedDigest(fact.salt, fact.asked))
    }
    expect(asked).toBeGreaterThanOrEqual(sizes.checks)
  })

  test('knows the checks with place and direction, sign-ins, feeds, hits and a few refusals', async () => {
    const counted = await rowsOf<{ operation: string; outcome: string; many: number }>(
      first.database,
      'select operation, outcome, count(*)::int as many from fact group by 1, 2',
    )
    const many = (operation: string, outcome: string): number =>
      counted.find((row) => row.operation === operation && row.outcome === outcome)?.many ?? 0
    expect(many('check.ask', 'shown')).toBe(sizes.checks + sizes.hits)
    expect(many('hit.report', 'done')).toBe(sizes.hits)
    expect(many('record.batch', 'done')).toBeGreaterThan(100)
    expect(many('session.begin-demonstration', 'done')).toBe(15)
    expect(many('check.ask', 'refused')).toBe(2)
    expect(many('record.show', 'refused')).toBe(1)
    const [entry] = await rowsOf<{ detail: Record<string, unknown> }>(
      first.database,
      "select detail from fact where officer = 'vn.post' and detail ->> 'direction' = 'entry' limit 1",
    )
    expect(entry?.detail).toMatchObject({ post: 'Noi Bai T2', to: 'HAN' })
  })

  test('keeps what was asked for no longer than thirty days', async () => {
    const [row] = await rowsOf<{ first: string }>(first.database, 'select min(erase_on) as first from fact_asked')
    expect(row?.first && row.first >= present.slice(0, 10)).toBe(true)
  })
})

describe('every record', () => {
  let records: RecordRow[] = []
  beforeAll(async () => {
    records = await recordsOf(first.database)
  })

  test('stands by the rules of its own database', () => {
    expect(records.length).toBe(sizes.documents + sizes.vehicles + storyKeys.length)
    for (const record of records) {
      const file = databaseNamed(record.database)
      const { status, fields } = record
      checkAgainst(file.fields, fields)
      expect(file.faultsOf({ status, fields, today: record.updatedAt.slice(0, 10) }), record.reference).toEqual([])
      expect(file.keys(fields)).toEqual(record.keys)
      expect(file.rangeEnd(fields)).toBe(record.rangeEnd)
      expect(file.statuses).toContain(status)
      expect(file.entryPurposes).toContain(record.purpose)
      expect(file.enteredBy(fields, record.owner)).toBeUndefined()
      expect(record.retainUntil >= present.slice(0, 10), record.reference).toBe(true)
    }
  })

  test('of a document is entered by the bureau of the country that issued it', () => {
    for (const { database, owner, fields } of records)
      if (database === 'travel-document') expect(bureauOfCountry(String(fields.country))).toBe(owner)
  })

  test('bears exercise numbers only: X, a zero and six digits; EXERC in the chassis; the word in front of the plate', () => {
    for (const { database, fields } of records) {
      if (database === 'travel-document') {
        expect(fields.number).toMatch(/^X0\d{6}$/)
        if (fields.numberTo !== undefined) expect(fields.numberTo).toMatch(/^X0\d{6}$/)
        continue
      }
      if (fields.vin !== undefined) expect(fields.vin).toMatch(/^[01]XXEXERC[\dX]0\d{7}$/)
      if (fields.plate !== undefined) expect(fields.plate).toMatch(/^(EXER|تمرين|演习|訓練|연습|ฝึก) \d{5}$/)
      if (fields.engine !== undefined) expect(fields.engine).toMatch(/^EXENG\*\d{7}\*$/)
    }
  })

  test('carries numbers nobody else carries, and right check digits but where its owner insists', () => {
    const keys = records.flatMap((record) => record.keys)
    expect(new Set(keys).size).toBe(keys.length)
    const vins = records.flatMap(({ fields }) => (typeof fields.vin === 'string' ? [fields] : []))
    expect(vins.some((fields) => String(fields.vin).startsWith('1'))).toBe(true)
    for (const { vin, checkDigitAsRead } of vins) {
      const read = readVin(String(vin))
      if ('checkDigit' in read) expect(read.checkDigit === 'wrong').toBe(checkDigitAsRead === true)
    }
  })

  test('is of every sort there is, awkward words among them', () => {
    const all = (of: (record: RecordRow) => unknown) => new Set(records.map(of))
    expect(all((record) => record.status).size).toBe(6)
    expect(all((record) => record.life)).toEqual(new Set(['active', 'withdrawn', 'under-review', 'blocked']))
    expect(all((record) => record.confidentiality).size).toBe(3)
    expect(all((record) => record.fields.type).size).toBe(12)
    for (const word of ["O'EXERCISE", 'ملف تمرين', '<script>', 'drop table', '🛂'])
      expect(
        records.some((record) => record.reference.includes(word)),
        word,
      ).toBe(true)
    expect(records.some((record) => record.rangeEnd !== '')).toBe(true)
  })

  test('that was changed has what it was before, and none of it comes after', async () => {
    const [row] = await rowsOf<{ missing: number; late: number; many: number }>(
      first.database,
      `select count(*) filter (where v.id is null)::int as missing, count(*) filter (where v.changed_at <> r.updated_at)::int as late,
         count(*)::int as many
       from record r left join record_version v on v.id = r.id and v.version = r.version - 1 where r.version > 1`,
    )
    expect(row).toMatchObject({ missing: 0, late: 0 })
    expect(row?.many).toBeGreaterThan(20)
  })
})

describe('the stories', () => {
  test('are in the store as their table tells them', async () => {
    const records = (await recordsOf(first.database)).filter((record) => record.reference.startsWith('STORY-'))
    for (const key of storyKeys) {
      const story = stories[key]
      const record = records.find((one) => one.reference === `STORY-${key.toUpperCase()}`)
      const stated = story.document ?? story.vehicle ?? {}
      expect(record?.fields, key).toMatchObject(stated)
      expect(record, key).toMatchObject({ status: story.status, owner: story.by.split('.')[0], createdBy: story.by })
      expect(record?.restrictedFrom).toEqual(story.rest?.restriction?.bureaus ?? [])
      // Two answers withdraw nothing of a story.
      expect(record?.life, key).toBe(story.later?.life ?? 'active')
    }
  })

  test('begin with the passport of the contract, and an identity card of the same number beside it', async () => {
    const records = await recordsOf(first.database)
    const found = (key: string) => records.filter((record) => record.keys.includes(key))
    expect(found('document:FRA:passport:X0000001')).toMatchObject([{ status: 'lost', owner: 'fr', life: 'active' }])
    expect(found('document:FRA:id-card:X0000001')).toMatchObject([{ status: 'stolen', owner: 'fr' }])
  })

  test('remember the hit of yesterday for 72 hours', async () => {
    const remembered = await rowsOf(
      first.database,
      "select identity, data, until - closed_at = interval '72 hours' as long from hit_memory where match_key = 'document:FRA:passport:X0000007'",
    )
    expect(remembered).toEqual([{ identity: 'same', data: 'valid', long: true }])
  })

  test('keep XA from hearing of the passport it revoked', async () => {
    const hits = await rowsOf(first.database, "select told, answering, participants from hit where owner = 'xa'")
    expect(hits).toEqual([{ told: 'general-secretariat', answering: 'gs', participants: ['vn', 'gs'] }])
  })
})

describe('the hits', () => {
  type Row = { reference: string; state: string; told: string; outcome: string; escalation: number; exercise: boolean }
  let hits: Row[] = []
  beforeAll(async () => {
    hits = await rowsOf(
      first.database,
      'select reference, state, told, outcome, escalation, exercise from hit order by created_at, reference',
    )
  })

  test('are numbered without gaps in the order of time', async () => {
    expect(hits.map((hit) => hit.reference)).toEqual(hits.map((_, n) => `HIT-2026-${String(n + 1).padStart(6, '0')}`))
    expect(await rowsOf(first.database, 'select year, number from hit_counter')).toEqual([{ year: 2026, number: 60 }])
  })

  test('stand in every state, were told to everybody who can be told, and came to every outcome', () => {
    const all = (of: (hit: Row) => unknown) => new Set(hits.map(of))
    expect(all((hit) => hit.state)).toEqual(new Set(['reported', 'settled', 'closed']))
    expect(all((hit) => hit.told)).toEqual(new Set(['source', 'general-secretariat', 'nobody']))
    expect(all((hit) => hit.escalation)).toEqual(new Set([0, 1, 2, 3]))
    expect(all((hit) => hit.outcome).size).toBe(11)
    expect(hits.every((hit) => hit.exercise)).toBe(true)
  })

  test('were told step by step, each in the register', async () => {
    const steps = await rowsOf<{ step: string }>(first.database, 'select distinct step from hit_step')
    const told = ['reported', 'taken', 'released', 'bearer', 'finding', 'answer', 'more-time', 'call', 'reminded']
    const later = ['escalated', 'passed-on', 'record-withdrawn', 'outcome']
    expect(new Set(steps.map((row) => row.step))).toEqual(new Set([...told, ...later]))
    const loose = await rowsOf(
      first.database,
      `select h.reference from hit h where h.version <> (select count(distinct f.version) from fact f
         where f.subject_kind = 'hit' and f.subject = h.id::text and f.operation <> 'timer.hit.forget')`,
    )
    expect(loose).toEqual([])
  })
})

describe('nothing could be taken for real', () => {
  test('neither a number that was asked for nor a bearer', async () => {
    const asked = await rowsOf<{ asked: { kind: string; fields: Record<string, unknown> }[] }>(
      first.database,
      'select asked from fact_asked',
    )
    const questions = asked.flatMap((row) => row.asked)
    expect(questions.some((question) => 'bearer' in question.fields)).toBe(true)
    for (const { kind, fields } of questions) {
      if (kind === 'travel-document') expect(fields.number).toMatch(/^X\d{7}$/)
      const { given } = (fields.bearer ?? {}) as { given?: string }
      if (given !== undefined) expect(given).toMatch(/EXERCISE$/)
    }
    const bearers = await rowsOf<{ given: string }>(
      first.database,
      "select bearer ->> 'given' as given from hit where bearer is not null",
    )
    expect(bearers.length).toBeGreaterThan(20)
    for (const { given } of bearers) expect(given).toMatch(/ Exercise$/)
  })

  test('nor a telephone: the country code 999 is nobody’s', async () => {
    const bureaus = await rowsOf<{ number: string; alternate: string; zone: string }>(
      first.database,
      "select telephone ->> 'number' as number, telephone ->> 'alternate' as alternate, zone from bureau",
    )
    for (const { number, alternate, zone } of bureaus) {
      expect([number, alternate].every((line) => /^\+999 0\d{3} 000 \d\d$/.test(line))).toBe(true)
      expect(isTimeZone(zone)).toBe(true)
    }
    expect(new Set(bureaus.map((bureau) => bureau.number)).size).toBe(bureaus.length)
  })

  test('nor a state that does wrong: XA and XB alone suspend, revoke and hide in stories', async () => {
    const told = storyKeys.filter((key) => ['revoked', 'invalid'].includes(stories[key].status))
    expect(told.map((key) => stories[key].by)).toEqual(['xa.desk', 'xb.desk'])
  })
})

describe('people', () => {
  test('of the contract are there, each with the duty their name says', async () => {
    const rows = await rowsOf<{ name: string; duties: string[]; title: string }>(
      first.database,
      'select name, duties, title from officer',
    )
    const named = [
      'vn.desk',
      'vn.post',
      'fr.desk',
      'gs.compliance',
      'gs.command',
      'vn.analyst',
      'aseanapol.analyst',
      'us.system',
    ]
    for (const name of named) {
      const officer = rows.find((row) => row.name === name)
      expect(officer?.duties, name).toEqual([name.split('.')[1]])
    }
    expect(rows.length).toBeLessThan(1_000)
    expect(rows.every((row) => row.title.endsWith('(exercise)'))).toBe(true)
  })

  test('work in two dozen bureaus and more, of all the members there are', async () => {
    const [row] = await rowsOf<{ all: number; alive: number; silent: number }>(
      first.database,
      `select count(*)::int as all, count(*) filter (where alive)::int as alive,
         count(*) filter (where not alive and kind in ('observer', 'partner') and databases = '{}')::int as silent from bureau`,
    )
    expect(row?.all).toBeGreaterThan(220)
    expect(row?.alive).toBe(30)
    expect(row?.silent).toBeGreaterThan(3)
  })
})

test('a real world begins with bureaus that may ask nothing yet, and with nobody at work', async () => {
  expect(await isEmpty(real.database)).toBe(false)
  expect(await rowsOf(real.database, 'select kind from world')).toEqual([{ kind: 'real' }])
  const granted = await rowsOf(
    real.database,
    "select code from bureau where databases <> '{}' or purposes <> '{}' or alive",
  )
  expect(granted).toEqual([{ code: 'gs' }])
  for (const table of ['officer', 'record', 'fact', 'hit'])
    expect(await rowsOf(real.database, `select 1 from ${table}`), table).toEqual([])
  expect(await rowsOf(real.database, "select 1 from bureau where code in ('xa', 'xb')")).toEqual([])
})

describe('chance that repeats itself', () => {
  test('gives the same again, and one stream is not moved by another', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(50), (name, part, more) => {
        const one = randomOf(name)
        const two = randomOf(name)
        for (let n = 0; n < more; n += 1) two.below(10)
        expect(two.stream(part).between(1, 1_000_000)).toBe(one.stream(part).between(1, 1_000_000))
      }),
    )
    expect(randomOf('a').below(2 ** 32)).not.toBe(randomOf('b').below(2 ** 32))
  })

  test('is the generator its authors published: the first ten words from the state 1, 2, 3, 4', () => {
    const draw = xoshiro([1, 2, 3, 4])
    const published = [
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]
    expect(published.map(draw)).toEqual(published)
  })

  test('draws by weight', () => {
    const pick = weighted([
      ['often', 90],
      ['seldom', 10],
    ])
    const random = randomOf('weights')
    const often = Array.from({ length: 10_000 }, () => pick(random)).filter((word) => word === 'often').length
    expect(Math.abs(often - 9_000)).toBeLessThan(200)
  })
})

describe('copying', () => {
  test('brings any text through as it was', async () => {
    const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', ''))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ word: text, list: fc.array(text), deep: fc.record({ inner: text }) })),
        async (rows) => {
          const back = await transaction(real.database, async ({ client }) => {
            await client.query(
              'create temp table copied (word text, list text[], deep jsonb, place serial) on commit drop',
            )
            await copyRows({ client }, 'copied', ['word', 'list', 'deep'], rows)
            return (await client.query('select word, list, deep from copied order by place')).rows
          })
          expect(back).toEqual(rows)
        },
      ),
      { numRuns: 30 },
    )
  })

  test('keeps nothing when a row cannot be made or is not taken', async () => {
    const broken = function* () {
      yield { word: 'one' }
      throw new RangeError('no second one')
    }
    const copying = (rows: Iterable<{ word: string }>) =>
      transaction(real.database, async (connection) => {
        await connection.client.query('create temp table whole (word text check (length(word) < 9)) on commit drop')
        await copyRows(connection, 'whole', ['word'], rows)
      })
    await expect(copying(broken())).rejects.toThrow('no second one')
    await expect(copying([{ word: 'much too long' }])).rejects.toMatchObject({ code: '23514' })
    await expect(copying([{ word: 'short' }])).resolves.toBeUndefined()
  })
})
