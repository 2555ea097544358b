// OpenAPI 3.1 of all operations, derived and never written: what outsiders build on.
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import type { Settings } from './settings.ts'

/** Registers the description; it must come before the routes it describes. Served at `/api/openapi.json`. */
export const describeApi = async (server: FastifyInstance, settings: Settings): Promise<void> => {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Liaison',
        version: '1',
        description:
          'Checks, records, hits and the register of an international police-cooperation network. Words in answers follow Accept-Language. Every refusal is a problem document (RFC 9457).',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: settings.origin }],
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'Key of a national system' },
          session: { type: 'apiKey', in: 'cookie', name: 'liaison', description: 'Session of a browser' },
        },
      },
      security: [{ key: [] }, { session: [] }],
    },
    transform: ({ schema, url }) => ({ schema: schema ?? {}, url }),
  })
  server.get('/api/openapi.json', { schema: { hide: true } as object }, async () => server.swagger())
}
