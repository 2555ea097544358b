/** The stories of the demonstration: in the store as their tables tell them, and each new thing of the platform at work in one. */
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../test/database.ts'
import { storySizes } from '../test/story-sizes.ts'
import { seedDemonstration } from './demonstration.ts'
import { importedLines } from './feed/feed.demo.ts'
import { fixedClock } from './kernel/clock.ts'
import { secretOf } from './kernel/secret.ts'
import { statedLinks } from './link/link.demo.ts'
import type { RecordRow } from './record/record.schema.ts'
import { statedBy, stories, storyKeys } from './record/record.story.demo.ts'
import { personStoryKeys } from './record/record.story-person.demo.ts'

const first = freshDatabase()
const present = '2026-11-21T20:05:00.000Z'

beforeAll(() =>
  seedDemonstration(first.database, fixedClock(present), { secret: secretOf(Buffer.alloc(32, 7)), sizes: storySizes }),
)

const rowsOf = async <Row extends object>(text: string): Promise<Row[]> =>
  (await first.database.client.query<Row & Record<string, unknown>>(text)).rows

const recordsOf = (): Promise<RecordRow[]> =>
  first.database.sql.selectFrom('record').selectAll().orderBy('number').execute()

describe('the stories', () => {
  test('are in the store as their table tells them', async () => {
    const records = (await recordsOf()).filter((record) => record.reference.startsWith('STORY-'))
    for (const key of storyKeys) {
      const story = stories[key]
      const record = records.find((one) => one.reference === `STORY-${key.toUpperCase()}`)
      const { datesOfBirth, ...stated } = statedBy(story, present)
      expect(record?.fields, key).toMatchObject(key === 'conflicting-dates' ? stated : statedBy(story, present))
      expect(record, key).toMatchObject({ status: story.status, owner: story.by.split('.')[0], createdBy: story.by })
      expect(record?.restrictedFrom).toEqual(story.rest?.restriction?.bureaus ?? [])
      // Two answers withdraw nothing of a story.
      expect(record?.life, key).toBe(story.later?.life ?? 'active')
    }
  })

  test('begin with the passport of the contract, and an identity card of the same number beside it', async () => {
    const records = await recordsOf()
    const found = (key: string) => records.filter((record) => record.keys.includes(key))
    expect(found('document:FRA:passport:X0000001')).toMatchObject([{ status: 'lost', owner: 'fr', life: 'active' }])
    expect(found('document:FRA:id-card:X0000001')).toMatchObject([{ status: 'stolen', owner: 'fr' }])
  })

  test('remember the hit of yesterday for 72 hours', async () => {
    const remembered = await rowsOf(
      "select identity, data, until - closed_at = interval '72 hours' as long from hit_memory where match_key = 'document:FRA:passport:X0000007'",
    )
    expect(remembered).toEqual([{ identity: 'same', data: 'valid', long: true }])
  })

  test('keep XA from hearing of the passport it revoked', async () => {
    const hits = await rowsOf("select told, answering, participants from hit where owner = 'xa'")
    expect(hits).toEqual([{ told: 'general-secretariat', answering: 'gs', participants: ['vn', 'gs'] }])
  })

  test('name no state that does wrong: XA and XB alone suspend, revoke and hide in stories', async () => {
    const told = storyKeys.filter((key) => ['revoked', 'invalid'].includes(stories[key].status))
    expect(told.map((key) => stories[key].by)).toEqual(['xa.desk', 'xb.desk'])
  })
})

describe('the persons of the stories', () => {
  const storyOf = async (key: string): Promise<RecordRow | undefined> => {
    const reference = `STORY-${key.toUpperCase()}`
    return first.database.sql.selectFrom('record').selectAll().where('reference', '=', reference).executeTakeFirst()
  }

  test('say in their names that they are nobody, or have none', async () => {
    for (const key of personStoryKeys) {
      const record = await storyOf(key)
      const { names, family } = (record?.fields ?? {}) as { names?: object[]; family?: string }
      if (names?.length === 0) expect(record?.status).toBe('unidentified')
      else expect(JSON.stringify(names ?? family), key).toMatch(/exerci|ejercicio|übung|diễn tập|tamrin|ฝึก/i)
    }
  })

  test('carry what two bureaus said, each under its name and with its grade', async () => {
    const { fields, said, flaws } = (await storyOf('conflicting-dates')) ?? {}
    expect(fields?.datesOfBirth).toEqual(['1985-04-12', '1985-12-04'])
    expect(said?.datesOfBirth).toMatchObject({ by: 'vn', grade: { scheme: '4x4', code: 'B2' } })
    expect(flaws).toContain('contradiction:dates-of-birth')
    const proposals = await rowsOf('select state, proposer, owner from proposal order by state')
    expect(proposals).toEqual([
      { state: 'accepted', proposer: 'vn', owner: 'fr' },
      { state: 'declined', proposer: 'vn', owner: 'de' },
      { state: 'open', proposer: 'vn', owner: 'fr' },
    ])
  })

  test('are linked with a document, a vehicle and each other', async () => {
    const linked = await rowsOf(`select o.reference as from, r.reference as to, l.relation from link l
         join record o on o.id = l.from_record join record r on r.id = l.to_record order by l.created_at`)
    const named = (key: string) => `STORY-${key.toUpperCase()}`
    expect(linked).toEqual(
      statedLinks.map(({ from, to, relation }) => ({ from: named(from), to: named(to), relation })),
    )
  })

  test('are met by name only where somebody said "could be", by a later record, or unseen by the post', async () => {
    const made =
      await rowsOf(`select h.origin, h.discreet, h.state, h.identity, h.outcome, r.reference, jsonb_array_length(h.likeness) > 2 as alike
       from hit h join record r on r.id = h.record where h.origin <> 'key' or h.discreet order by h.created_at`)
    const plain = { discreet: false, outcome: '', alike: false }
    const alike = { ...plain, origin: 'could-be', reference: 'STORY-WANTED', alike: true }
    expect(made).toEqual([
      { ...alike, state: 'closed', identity: 'not-same', outcome: 'false-hit' },
      {
        ...plain,
        origin: 'key',
        discreet: true,
        state: 'settled',
        identity: 'same',
        reference: 'STORY-DISCREET-ALERT',
      },
      { ...plain, origin: 'delayed', state: 'reported', identity: '', reference: 'STORY-ENTERED-AFTER-CHECK' },
      { ...alike, state: 'reported', identity: 'undetermined' },
    ])
    const notes = await rowsOf(
      `select h.outcome, c.until > '${present}' as stands from hit_cleared c join hit h on h.id = c.hit`,
    )
    expect(notes).toEqual([{ outcome: 'false-hit', stands: true }])
  })
})

describe('watches, feeds and what they leave', () => {
  test('stand in three states, with a legal basis and a second officer; nobody but Viet Nam has one', async () => {
    const watches = await rowsOf<{
      state: string
      kind: string
      bureau: string
      officer: string
      approved: string
    }>(`select state, kind, bureau, officer, approved_by as approved from watch where legal_basis like 'Exercise: %'
       order by created_at`)
    expect(watches.map(({ state, kind }) => `${state} ${kind}`)).toEqual([
      'ended vehicle',
      'active vehicle',
      'active person',
      'proposed firearm',
    ])
    expect(watches.every(({ bureau }) => bureau === 'vn')).toBe(true)
    expect(watches.map(({ officer, approved }) => officer !== approved)).not.toContain(false)
  })

  test('found a line that waits for the desk, and were sighted at the own border', async () => {
    const found =
      await rowsOf(`select f.state, f.verdict, w.kind, r.reference from watch_find f join watch w on w.id = f.source
         join record r on r.id = f.record`)
    const line = { state: 'open', verdict: 'possible', kind: 'person', reference: 'STORY-FOUND-BY-WATCH' }
    expect(found).toEqual([line])
    const sighted = await rowsOf(
      'select s.match, s.officer, w.kind from watch_sighting s join watch w on w.id = s.watch',
    )
    expect(sighted).toEqual([{ match: 'key', officer: 'vn.border', kind: 'vehicle' }])
  })

  test('remember one check of Viet Nam as a hash, for the one purpose and database it opted in for', async () => {
    expect(await rowsOf('select bureau, purpose, database from watch_delayed')).toEqual([
      { bureau: 'vn', purpose: 'locate', database: 'travel-document' },
    ])
    const kept = await rowsOf(
      `select g.bureau, g.many, k.item, until > '${present}' as stands from watch_kept g join watch_kept_key k on k.kept = g.number`,
    )
    expect(kept).toEqual([{ bureau: 'vn', many: 1, item: 0, stands: true }])
    expect(await rowsOf('select 1 from watch_remembered')).toEqual([])
  })

  test('brought a file through, its bad lines told, and its mapping kept', async () => {
    const [row] =
      await rowsOf(`select state, counts, "offset" = size as through, (select count(*)::int from import_line l where l.import = i.id) as refused
       from import i`)
    expect(row).toEqual({ state: 'finished', counts: importedLines, through: true, refused: importedLines.refused })
    expect(await rowsOf('select bureau, database from import_mapping')).toEqual([{ bureau: 'vn', database: 'vehicle' }])
  })
})
