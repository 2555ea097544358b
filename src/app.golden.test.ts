/** What the platform says of itself: who is admitted to what, and the description outsiders build on. */
import { expect, test } from 'vitest'
import { expectGolden } from '../test/golden.ts'
import { startWorld } from '../test/world.ts'
import { operations } from './app.ts'
import { duties } from './terms/duty.ts'

const world = startWorld()

const cell = (admits: (typeof operations)[number]['admits'], duty: (typeof duties)[number]): string =>
  typeof admits === 'string' || admits.includes(duty) ? 'yes' : '-'

test('the permission matrix is what was reviewed', () => {
  const head = ['operation', 'effect', 'nobody', ...duties]
  const rows = operations.map((operation) => [
    operation.name,
    operation.effect,
    operation.admits === 'anybody' ? 'yes' : '-',
    ...duties.map((duty) => cell(operation.admits, duty)),
  ])
  const widths = head.map((word, at) => Math.max(word.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    row
      .map((word, at) => word.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd()
  expectGolden('permissions.txt', `${[head, ...rows].map(line).join('\n')}\n`)
})

test('the OpenAPI description is what was reviewed, is OpenAPI 3.1, and names every operation', async () => {
  const reply = await world.stranger().get('/api/openapi.json')
  expect(reply.status).toBe(200)
  expect(reply.body.openapi).toBe('3.1.0')
  const named = Object.values(reply.body.paths as Record<string, Record<string, { operationId: string }>>)
    .flatMap((path) => Object.values(path))
    .map((one) => one.operationId)
  expect(operations.map((one) => one.name).filter((name) => !named.includes(name))).toEqual([])
  expectGolden('openapi.json', `${JSON.stringify(reply.body, null, 1)}\n`)
})

test('every operation has its own name and its own path', () => {
  const names = operations.map((one) => one.name)
  const paths = operations.map((one) => `${one.method} ${one.path}`)
  expect(new Set(names).size).toBe(names.length)
  expect(new Set(paths).size).toBe(paths.length)
})

test('every operation is refused without a session, unless it is open to anybody, and then it leaves nothing', async () => {
  for (const operation of operations) {
    if (operation.admits === 'anybody') continue
    const path = operation.path.replaceAll(/:(\w+)/g, '0192f0c1-0000-7000-8000-000000000000')
    const { get, post, put, delete: remove } = world.stranger()
    const reply = await { get, post, put, delete: remove }[operation.method](path)
    expect([operation.name, reply.status]).toEqual([operation.name, 401])
  }
})

test('no read is answered while its entry cannot be written, whichever operation it is', async () => {
  const created = await world.as('fr.desk').post('/api/v1/records/travel-document', {
    reference: 'READ-1',
    status: 'lost',
    purpose: 'security-check',
    fields: { number: 'X0000900', country: 'FRA', type: 'passport' },
  })
  await world.settle()
  const items = [{ travelDocument: { number: 'X0000900', country: 'FRA', type: 'passport' } }]
  const question = { purpose: 'security-check', reference: 'READ', items }
  const found = await world.as('vn.desk').post('/api/v1/checks', question)
  const own = await world.as('fr.desk').post('/api/v1/checks', question)
  const proposed = await world.as('vn.desk').post(`/api/v1/records/travel-document/${created.body.id}/proposals`, {
    version: 1,
    changes: [{ field: 'countryOfLoss', value: 'ITA' }],
    reason: 'Read on the report of the loss.',
  })
  const watched = await world.as('fr.desk').post('/api/v1/watches', {
    item: items[0],
    purpose: 'security-check',
    reference: 'READ-WATCH',
    legalBasis: 'Exercise act, article 1',
    endsOn: world.clock.now().slice(0, 10),
  })
  expect(watched.status, watched.text).toBe(201)
  const ids: Readonly<Record<string, string>> = {
    watch: watched.body.id,
    record: created.body.id,
    link: created.body.id,
    proposal: proposed.body.id,
    hit: found.body.items[0].candidates[0].hit,
    check: own.body.id,
  }
  const bodies: Readonly<Record<string, object>> = { 'check.could-be': { item: 0, record: created.body.id } }
  const ask = (operation: (typeof operations)[number]) => {
    const [slice = ''] = operation.name.split('.')
    const path = operation.path.replace(':database', 'travel-document').replace(':id', ids[slice] ?? '')
    const duty =
      typeof operation.admits === 'string' ? 'desk' : operation.admits.includes('desk') ? 'desk' : operation.admits[0]
    const officer = world.as(`fr.${duty}`)
    return operation.method === 'get' ? officer.get(path) : officer.post(path, bodies[operation.name] ?? question)
  }
  const reads = operations.filter((operation) => operation.effect === 'read')
  expect(reads.length).toBeGreaterThan(6)
  for (const read of reads) expect([read.name, (await ask(read)).status]).toEqual([read.name, 200])

  await world.database.client.query('alter table ledger_head rename to ledger_head_away')
  const answers: [string, number, boolean][] = []
  for (const read of reads) {
    const reply = await ask(read)
    answers.push([read.name, reply.status, reply.text.includes('X0000900')])
  }
  await world.database.client.query('alter table ledger_head_away rename to ledger_head')
  world.takeReports()
  expect(answers).toEqual(reads.map((read) => [read.name, 503, false]))
})
