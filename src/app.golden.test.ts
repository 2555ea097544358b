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
