import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../test/database.ts'
import { isEmpty, type Sizes, seedDemonstration, seedOrganisation } from './demonstration.ts'
import { importedLines } from './feed/feed.demo.ts'
import { fixedClock } from './kernel/clock.ts'
import type { Database } from './kernel/database.ts'
import { askedDigest, canonicalForm, type Fact, leafOf, type Subject } from './kernel/ledger.ts'
import { secretOf } from './kernel/secret.ts'
import { checkAgainst } from './kernel/validation.ts'
import { databaseNamed, databases } from './record/databases/all.ts'
import type { RecordRow } from './record/record.schema.ts'
import { stories, storyKeys } from './record/record.story.demo.ts'
import { bureauOfCountry } from './terms/country.ts'
import { isTimeZone } from './terms/instant.ts'
import type { PersonStatus } from './terms/person-status.ts'
import type { Purpose } from './terms/purpose.ts'
import { readVin } from './terms/vin.ts'

const first = freshDatabase()
const second = freshDatabase()
const dayLater = freshDatabase()
const real = freshDatabase()

const present = '2026-11-21T20:05:17.345Z'
const minutePresent = '2026-11-21T20:05:00.000Z'
const day = 86_400_000
const secret = secretOf(Buffer.alloc(32, 7))
const sizes: Sizes = {
  documents: 1_500,
  vehicles: 300,
  nominals: 600,
  papers: 40,
  vessels: 60,
  firearms: 60,
  works: 40,
  listed: 40,
  checks: 150,
  hits: 60,
}

const lines: string[] = []
let wasEmpty = false
beforeAll(async () => {
  wasEmpty = await isEmpty(first.database)
  const tomorrow = new Date(Date.parse(present) + day).toISOString()
  await Promise.all([
    seedDemonstration(first.database, fixedClock(present), { secret, sizes, report: (line) => lines.push(line) }),
    seedDemonstration(second.database, fixedClock(present), { secret, sizes }),
    seedDemonstration(dayLater.database, fixedClock(tomorrow), { secret, sizes }),
    seedOrganisation(real.database, fixedClock(present)),
  ])
}, 180_000)

const rowsOf = async <Row extends object>(database: Database, text: string): Promise<Row[]> =>
  (await database.client.query<Row & Record<string, unknown>>(text)).rows

/** Everything that was made, but salts, and what hangs on them: those are drawn from true chance. */
const digests = async (database: Database): Promise<Record<string, string>> => {
  const tables = ['world', 'bureau', 'unit', 'officer', 'record', 'record_version', 'hit', 'hit_step', 'hit_memory']
  const later = ['hit_cleared', 'import', 'import_line', 'import_mapping', 'proposal', 'link', 'watch', 'watch_step']
  const met = [
    'watch_find',
    'watch_sighting',
    'watch_remembered',
    'watch_kept',
    'watch_kept_key',
    'watch_delayed',
    'watch_delayed_set',
  ]
  const whole = ['hit_counter', 'timer', 'fact_subject', 'fact_asked', 'ledger_head'].concat(tables, later, met)
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
    // What a match by name is known by hangs on its check, whose id carries the day.
    const hits = `select reference, finder, owner, state, outcome, escalation, record_copy ->> 'reference' as record,
      case origin when 'could-be' then '' else match_key end as key from hit order by reference`
    expect(await rowsOf(dayLater.database, hits)).toEqual(await rowsOf(first.database, hits))
  })

  test('says what it is and stays as it is when asked for again', async () => {
    expect([wasEmpty, await isEmpty(first.database)]).toEqual([true, false])
    const before = await digests(first.database)
    await seedDemonstration(first.database, fixedClock(present), { secret, sizes })
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
      hit_cleared: 'cleared_at',
      import: 'finished_at',
      proposal: 'updated_at',
      link: 'created_at',
      watch: 'updated_at',
      watch_find: 'created_at',
      watch_sighting: 'created_at',
      watch_remembered: 'checked_at',
      watch_kept: 'checked_at',
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
    // Each hit has its check, and one check was sighted by a watch.
    expect(many('check.ask', 'shown')).toBe(sizes.checks + sizes.hits + 1)
    expect(many('check.could-be', 'shown')).toBe(2)
    expect(many('hit.report', 'done')).toBe(sizes.hits)
    expect(many('feed.batch', 'done')).toBeGreaterThan(100)
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
    const storyDocuments = storyKeys.filter((key) => stories[key].other?.database === 'tdawn').length
    const subjects = records.filter(({ database }) => database === 'tdawn').length
    const drawn = ['documents', 'vehicles', 'nominals', 'papers', 'vessels', 'firearms', 'works', 'listed'] as const
    const all = drawn.reduce((sum, name) => sum + sizes[name], 0)
    expect(subjects).toBeGreaterThan(50)
    expect(records.length).toBe(all + subjects + storyKeys.length - storyDocuments + importedLines.created)
    for (const record of records) {
      const file = databaseNamed(record.database)
      const { status, fields } = record
      const purpose = record.purpose as Purpose
      const personStatus = (record.personStatus || undefined) as PersonStatus | undefined
      checkAgainst(file.fields, fields)
      const stated = { status, fields, today: record.updatedAt.slice(0, 10), purpose, personStatus }
      expect(file.faultsOf(stated), record.reference).toEqual([])
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
      if (database === 'nominal')
        for (const { number } of fields.documents as { number: string }[]) expect(number).toMatch(/^X09\d{5}$/)
      if (database === 'administrative-document') expect(fields.number).toMatch(/^EXD\d{7}$/)
      if (database === 'firearm') expect(fields.serial).toMatch(/^EXG\d{6}$/)
      // A country that is nobody's, an IMO number below all that were given, digits of a flag that are given to none.
      if (fields.hull !== undefined) expect(fields.hull).toMatch(/^XXEXR\d{5}C424$/)
      if (fields.imo !== undefined) expect(fields.imo).toMatch(/^0\d{6}$/)
      if (fields.mmsi !== undefined) expect(fields.mmsi).toMatch(/^200\d{6}$/)
      if (database === 'outside-list') expect(fields.source).toBe('Exercise Sanctions List')
      if (fields.vin !== undefined) expect(fields.vin).toMatch(/^[01]XXEXERC[\dX]0\d{7}$/)
      if (fields.plate !== undefined) expect(fields.plate).toMatch(/^(EXER|تمرين|演习|訓練|연습|ฝึก) \d{5}$/)
      if (fields.engine !== undefined) expect(fields.engine).toMatch(/^EXENG\*\d{7}\*$/)
    }
  })

  test('carries numbers nobody else carries, and right check digits but where its owner insists', () => {
    // Words of titles and names of boats are keys too, and are meant to be shared.
    const keys = records.flatMap((record) => record.keys.filter((key) => !/^(art-word|vessel-name):/.test(key)))
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
    for (const { name, statuses } of databases) {
      const seen = new Set(records.filter(({ database }) => database === name).map(({ status }) => status))
      expect([...seen].every((status) => statuses.includes(status))).toBe(true)
      expect(seen.size, name).toBeGreaterThan(name === 'outside-list' ? 0 : 1)
    }
    expect(records.some(({ alert }) => alert === 'discreet')).toBe(true)
    for (const script of ['Han', 'Hangul', 'Arabic', 'Cyrillic', 'Devanagari', 'Hebrew', 'Greek', 'Thai', 'Katakana'])
      expect(
        records.some(({ fields }) => new RegExp(`\\p{Script=${script}}`, 'u').test(JSON.stringify(fields.names ?? ''))),
        script,
      ).toBe(true)
    expect(all((record) => record.life)).toEqual(new Set(['active', 'withdrawn', 'under-review', 'blocked']))
    expect(all((record) => record.confidentiality).size).toBe(3)
    const types = records.flatMap(({ database, fields }) => (database === 'travel-document' ? [fields.type] : []))
    expect(new Set(types).size).toBe(11)
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
         where f.subject_kind in ('hit', 'discreet-hit') and f.subject = h.id::text and f.operation <> 'timer.hit.forget')`,
    )
    expect(loose).toEqual([])
  })
})

describe('nothing could be taken for real', () => {
  test('neither a number that was asked for nor a bearer', async () => {
    const asked = await rowsOf<{ asked: { items: { kind: string; fields: Record<string, unknown> }[] } }>(
      first.database,
      "select asked from fact_asked where asked->'items' is not null",
    )
    const questions = asked.flatMap((row) => row.asked.items)
    expect(questions.some((question) => 'bearer' in question.fields)).toBe(true)
    for (const { kind, fields } of questions) {
      if (kind === 'travel-document') expect(fields.number).toMatch(/^X\d{7}$/)
      const { given } = (fields.bearer ?? {}) as { given?: string }
      if (given !== undefined) expect(given).toMatch(/EXERCISE$/)
      if (kind === 'person') expect(fields.family).toMatch(/tamri/i)
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
    expect(row?.alive).toBe(31)
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
