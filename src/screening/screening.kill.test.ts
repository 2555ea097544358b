/** A list survives a hub that is killed in the midst of it: no line is asked twice, none is lost, and what it met is there once. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { killableHub, program } from '../../test/killable.ts'
import { nobody, type Traveller, tableOf, uploadOf } from '../../test/screenings.ts'
import { populate } from '../../test/world.ts'
import { systemClock } from '../kernel/clock.ts'

const run = promisify(execFile)
const store = freshDatabase()
const { environment, start, kill } = killableHub(store)

test('600 travellers, the hub killed twice without warning', async () => {
  await populate(store.database, systemClock)
  const env = await environment()
  const { client } = store.database
  const asked = ['key', 'create', '--officer', 'fr.system', '--quota', '1000000']
  const key = (await run(process.execPath, [program, ...asked], { env })).stdout.trim()
  const post = async (origin: string, path: string, body: object) => {
    const reply = await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const answer = (await reply.json()) as { readonly id: string }
    expect(reply.status, JSON.stringify(answer)).toBe(201)
    return answer.id
  }
  let origin = await start(env)
  const travellers: Traveller[] = Array.from({ length: 600 }, (_, at) => nobody(at))
  const lost = [0, 24, 25, 299, 450, 599]
  for (const at of lost)
    await post(origin, '/api/v1/records/travel-document', {
      reference: `KILL-${at}`,
      status: 'lost',
      purpose: 'security-check',
      fields: { number: travellers[at]?.[4], country: 'FRA', type: 'passport' },
    })
  const id = await post(origin, '/api/v1/screenings', uploadOf(tableOf(travellers)))
  const stateOf = async () => {
    const { rows } = await client.query<{ done: number; state: string; left: number }>(
      `select done, state, (select coalesce(sum(items), 0)::integer from screening_part where screening = s.id) as left
       from screening s where id = $1`,
      [id],
    )
    return rows[0] ?? { done: 0, state: '', left: 0 }
  }
  for (const reached of [50, 250]) {
    await expect
      .poll(async () => (await stateOf()).done, { timeout: 30_000, interval: 5 })
      .toBeGreaterThanOrEqual(reached)
    await kill('SIGKILL')
    const { done, left } = await stateOf()
    expect(done + left).toBe(600)
    origin = await start(env)
  }
  await expect.poll(async () => (await stateOf()).state, { timeout: 60_000 }).toBe('finished')
  await kill('SIGTERM')
  expect(await stateOf()).toMatchObject({ done: 600, left: 0 })
  const { rows } = await client.query<{ line: number }>(
    'select line from screening_match where screening = $1 order by line',
    [id],
  )
  expect(rows.map(({ line }) => line)).toEqual(lost.map((at) => at + 2))
  const { rows: facts } = await client.query<{ items: number; many: number }>(
    `select sum((detail->>'items')::integer)::integer as items, count(*)::integer as many
     from fact where operation = 'screening.ask' and subject = $1`,
    [id],
  )
  expect(facts).toEqual([{ items: 600, many: 24 }])
}, 240_000)
