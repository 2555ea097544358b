// A table that was half taken in when its hub was killed is taken in whole by the next: every row once, none twice.
import { expect, test } from 'vitest'
import { files } from '../../test/analysis.ts'
import { killableHub } from '../../test/killable.ts'
import { materialStories } from '../../test/material.ts'
import { startWorld, testSettings } from '../../test/world.ts'

const world = startWorld({ live: true })
const { as, opened, attach } = materialStories(world)
const { environment, start, kill } = killableHub(world.store)

/** Three batches and a piece of a fourth. */
const rows = 65_000
const refusedEvery = 5000

type Standing = { state: string; line: number; taken: number; refused: number }

test('an import killed without warning goes on after its last whole batch', async () => {
  const file = await opened()
  const table = Array.from({ length: rows }, (_, at) =>
    at % refusedEvery === 0 ? `EXERCISE ${at},31/31/1980` : `EXERCISE ${at},03/04/1980`,
  )
  const attachment = await attach('fr.analyst', 'list.csv', Buffer.from(`Surname,Born\n${table.join('\n')}\n`))
  const begun = await as('fr.analyst').post(`${files}/${file}/imports`, {
    attachment,
    title: 'Exercise list',
    entityKind: 'person',
    mapping: {
      columns: [
        { from: 'Surname', to: '/names/0/family' },
        { from: 'Born', to: '/dateOfBirth', form: 'date-dmy' },
      ],
      constants: [],
    },
    grade: { scheme: '4x4', code: 'B2' },
    handlingCode: 'H1',
    confidentiality: 'official-use-only',
  })
  expect(begun.status, begun.text).toBe(201)
  await world.stop()
  const { client } = world.database
  const standing = async (): Promise<Standing | undefined> =>
    (
      await client.query<Standing>('select state, line, taken, refused from material_import where id = $1', [
        begun.body.id,
      ])
    ).rows[0]
  const claims = async (): Promise<{ many: number; lines: number }> =>
    (
      await client.query<{ many: number; lines: number }>(
        'select count(*)::int as many, count(distinct line)::int as lines from material_claim where file = $1',
        [file],
      )
    ).rows[0] ?? { many: 0, lines: 0 }

  const env = { ...(await environment()), LIAISON_KEYS: testSettings.keys }
  const before = (await standing())?.line ?? 0
  await start(env)
  await expect.poll(async () => (await standing())?.line, { timeout: 60_000, interval: 5 }).toBeGreaterThan(before)
  await kill('SIGKILL')
  const half = await standing()
  // What is counted is what is kept: a batch that was under way left nothing.
  expect(half).toMatchObject({ state: 'running' })
  expect((await claims()).many).toBe(half?.taken)
  await start(env)
  await expect.poll(async () => (await standing())?.state, { timeout: 60_000, interval: 50 }).toBe('finished')
  const refused = rows / refusedEvery
  expect(await standing()).toMatchObject({ taken: rows - refused, refused })
  expect(await claims()).toEqual({ many: rows - refused, lines: rows - refused })
  await kill('SIGTERM')
}, 240_000)
