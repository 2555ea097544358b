// `GET /api/v1/health`, for anybody: states and places, nothing about persons. 503 when the database does not answer.
import type { FastifyInstance } from 'fastify'
import type { Database } from './database.ts'
import type { HealthLine } from './slice.ts'

type Report = () => Promise<HealthLine> | HealthLine

const look = async (report: Report): Promise<HealthLine> => {
  try {
    return await report()
  } catch {
    return { ok: false, says: 'does not answer' }
  }
}

const schema = {
  operationId: 'health.show',
  summary: 'Tells whether the hub and its parts are well',
  tags: ['health'],
  security: [],
  response: {
    200: {
      type: 'object',
      description: 'State of the hub',
      required: ['status'],
      properties: { status: { type: 'string', enum: ['ok', 'degraded', 'down'] } },
      additionalProperties: true,
    },
  },
} as object

/** Serves the health of the database and of every part that reports; `degraded` when the store answers and a part is not well. */
export const serveHealth = (server: FastifyInstance, database: Database, parts: ReadonlyMap<string, Report>): void => {
  server.get('/api/v1/health', { schema }, async (_request, reply) => {
    const store = await look(async () => {
      await database.client.query('select 1')
      return { ok: true, says: 'answers' }
    })
    const lines = await Promise.all([...parts].map(async ([name, report]) => [name, await look(report)] as const))
    const well = store.ok && lines.every(([, line]) => line.ok)
    const status = well ? 'ok' : store.ok ? 'degraded' : 'down'
    return reply.status(store.ok ? 200 : 503).send({ status, database: store, ...Object.fromEntries(lines) })
  })
}
