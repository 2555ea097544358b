/** Killing the hub at any moment loses nothing that was acknowledged, and the register stays without gaps. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { systemClock } from '../src/kernel/clock.ts'
import { freshDatabase } from './database.ts'
import { killableHub, program } from './killable.ts'
import { populate } from './world.ts'

const run = promisify(execFile)
const store = freshDatabase()

const { environment, start: startHub, kill } = killableHub(store)

type Acknowledged = { readonly records: string[]; readonly checks: { id: string; place: number }[] }

/** One writer: asks until its hub is gone, and notes only what was answered. */
const write = async (origin: string, key: string, name: string, acknowledged: Acknowledged): Promise<void> => {
  const post = async (path: string, body: object): Promise<Record<string, unknown> | undefined> => {
    const reply = await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const answer = (await reply.json()) as Record<string, unknown>
    if (!reply.ok) throw new Error(`refused: ${JSON.stringify(answer)}`)
    return answer
  }
  for (let turn = 0; ; turn += 1) {
    try {
      if (name.startsWith('record')) {
        const fields = {
          number: `X${name.replace(/\D/g, '')}${String(turn).padStart(5, '0')}`,
          country: 'FRA',
          type: 'passport',
        }
        const answer = await post('/api/v1/records/travel-document', {
          reference: `${name}-${turn}`,
          status: 'lost',
          purpose: 'security-check',
          fields,
        })
        acknowledged.records.push(String(answer?.id))
      } else {
        const items = [{ travelDocument: { number: `X${turn}`, country: 'FRA', type: 'passport' } }]
        const answer = await post('/api/v1/checks', { purpose: 'security-check', reference: 'KILL', items })
        acknowledged.checks.push({ id: String(answer?.id), place: Number(answer?.place) })
      }
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('refused')) throw error
      return
    }
  }
}

test('16 writers, the hub killed three times without warning: nothing acknowledged is lost, places are gapless', async () => {
  await populate(store.database, systemClock)
  const env = await environment()
  const keyOf = async (officer: string): Promise<string> =>
    (
      await run(process.execPath, [program, 'key', 'create', '--officer', officer, '--quota', '1000000'], { env })
    ).stdout.trim()
  const keys = { fr: await keyOf('fr.system'), vn: await keyOf('vn.system') }
  const acknowledged: Acknowledged = { records: [], checks: [] }

  for (let round = 0; round < 3; round += 1) {
    const origin = await startHub(env)
    const before = acknowledged.records.length + acknowledged.checks.length
    const writers = Array.from({ length: 16 }, (_, at) =>
      at % 2 === 0
        ? write(origin, keys.fr, `record-${round}${String(at).padStart(2, '0')}`, acknowledged)
        : write(origin, keys.vn, `check-${at}`, acknowledged),
    )
    await expect
      .poll(() => acknowledged.records.length + acknowledged.checks.length - before, { timeout: 20_000 })
      .toBeGreaterThan(300 + round * 70)
    await kill('SIGKILL')
    await Promise.all(writers)
  }
  await startHub(env)
  const { client } = store.database
  const one = async <T>(text: string): Promise<T> => (await client.query(text)).rows[0] as T
  await expect
    .poll(async () => (await one<{ many: number }>('select count(*)::int as many from fact where place is null')).many)
    .toBe(0)
  await kill('SIGTERM')

  const { rows: records } = await client.query<{ id: string }>('select id from record')
  const stored = new Set(records.map((row) => row.id))
  expect(acknowledged.records.filter((id) => !stored.has(id))).toEqual([])
  const { rows: facts } = await client.query<{ id: string; place: number; operation: string; subject: string }>(
    'select id, place, operation, subject from fact order by place',
  )
  const places = new Map(facts.map((fact) => [fact.id, fact.place]))
  expect(acknowledged.checks.filter(({ id, place }) => places.get(id) !== place)).toEqual([])
  expect(facts.map((fact) => fact.place)).toEqual(facts.map((_, at) => at + 1))
  // A change and its fact are one: as many records as facts of their making, acknowledged or not.
  const made = facts.filter((fact) => fact.operation === 'record.create').map((fact) => fact.subject)
  expect(new Set(made)).toEqual(stored)
}, 120_000)
