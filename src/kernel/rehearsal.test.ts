// What a hub practises before anybody asks leaves nothing behind: no fact, no record, no number; and has nobody's rights.
import { expect, test } from 'vitest'
import { checkStories, wanted } from '../../test/checks.ts'
import { startWorld } from '../../test/world.ts'
import { slices } from '../app.ts'
import { searchPart } from '../search/search.feed.ts'
import { stranger } from './actor.ts'
import type { Connection } from './database.ts'
import type { Services } from './invocation.ts'
import { operation } from './operation.ts'
import { rehearse } from './rehearsal.ts'
import { shape } from './schema.ts'
import { handle, type Rehearsal } from './slice.ts'

const world = startWorld()
const { enter, ask } = checkStories(world)
const rehearsals = slices.flatMap((slice) => slice.rehearsals ?? [])

/** Everything the store holds, counted: rows of each table, the head of the ledger, the last number of each sequence. */
const held = async ({ client }: Pick<Connection, 'client'>): Promise<object> => {
  const { rows: tables } = await client.query<{ name: string }>(
    "select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  )
  const counts: Record<string, unknown> = {}
  for (const { name } of tables)
    counts[name] = (await client.query(`select count(*)::int as many from ${name}`)).rows[0]?.many
  const { rows: head } = await client.query('select * from ledger_head')
  const { rows: sequences } = await client.query('select sequencename, last_value from pg_sequences order by 1')
  return { counts, head, sequences }
}
const health = async () => {
  const { persons, index, ...other } = (await world.stranger().get('/api/v1/health')).body
  return { persons, index, ledger: other.ledger }
}

test('a hub that has practised has written no fact and counted nothing', async () => {
  await enter(wanted('Chercheur', 'Émile'))
  await world.settle()
  const [before, well] = [await held(world.database), await health()]
  const { requests } = await world.hub.rehearse({ requests: 400 })
  await world.settle()
  expect(requests).toBeGreaterThanOrEqual(400)
  expect(await held(world.database)).toEqual(before)
  expect(await health()).toEqual(well)
  const item = await ask('vn.post', { person: { family: 'Chercheur', given: 'Emile', dateOfBirth: '1979' } })
  expect(item.candidates).toHaveLength(1)
})

test('who practises finds nobody, whatever the index holds', async () => {
  await enter(wanted('Introuvable', 'Exercise'))
  await world.settle()
  const search = world.hub.part(searchPart)
  const form = { names: [{ family: 'Introuvable', given: 'Exercise' }], datesOfBirth: [], nationalities: [] }
  const question = {
    form: { ...form, placesOfBirth: [], mothers: [], documents: [] },
    databases: ['nominal'] as const,
    nearest: true,
  }
  expect(rehearsals.length).toBeGreaterThan(0)
  for (const { who } of rehearsals)
    expect((await search.findPersons(who.actor, [question]))[0]?.proposals, who.actor.rights).toEqual([])
})

test('what it practises on is reached by nobody', async () => {
  expect((await world.as('vn.post').post('/rehearsal/0', {})).status).toBe(404)
  expect((await world.stranger().get('/api/openapi.json')).text).not.toContain('/rehearsal')
})

test('a handler that would read or write the store is refused, and the rehearsal with it', async () => {
  const reading = operation({
    name: 'exercise.read',
    method: 'post',
    path: '/api/v1/exercise',
    summary: 'Reads the store',
    admits: 'signed-in',
    effect: 'quiet',
    answer: shape({}),
  })
  const practised = (run: (context: Connection) => Promise<unknown>): Rehearsal => ({
    handler: handle(reading, async (context) => {
      await run(context)
      return {}
    }),
    who: { actor: stranger, purpose: '', reference: '' },
    bodyOf: () => ({}),
  })
  const reports: unknown[] = []
  const options = {
    services: { database: world.database, clock: world.clock, part: world.hub.part } as unknown as Services,
    settings: { origin: world.origin } as Parameters<typeof rehearse>[0]['settings'],
    report: (error: unknown) => {
      reports.push(error)
    },
  }
  const reads = practised(({ client }) => client.query('select 1'))
  const builds = practised(async ({ sql }) => sql.selectNoFrom([]).execute())
  for (const rehearsal of [reads, builds])
    await expect(rehearse({ ...options, rehearsals: [rehearsal] }, { requests: 1 })).rejects.toThrow('500')
  expect(reports.map(String)).toContain('Error: a rehearsal has no store')
  await expect(
    rehearse({ ...options, rehearsals: [practised(async () => undefined)] }, { requests: 40 }),
  ).resolves.toBeDefined()
})
