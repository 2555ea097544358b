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
  let described: object | undefined
  server.get('/api/openapi.json', { schema: { hide: true } as object }, async () => {
    described ??= shareSchemas(server.swagger())
    return described
  })
}

type Content = Record<string, { schema?: unknown }>
type Described = { readonly paths?: object | undefined; readonly components?: object | undefined }
type OneOperation = {
  readonly operationId?: string
  readonly requestBody?: { readonly content?: Content }
  readonly responses?: Readonly<Record<string, { readonly content?: Content }>>
}

/** `hit.more-time` becomes `HitMoreTime`. */
const pascal = (name: string): string => name.replace(/(?:^|[.-])(\w)/g, (_, letter: string) => letter.toUpperCase())

/**
 * States each body and answer once under `components.schemas`, however many operations have it, and refers to it: named after the
 * first operation that has it, `HitTakeAnswer`. What all refuse with is `Problem`.
 */
export const shareSchemas = (document: Described): object => {
  const schemas: Record<string, unknown> = {}
  const names = new Map<string, string>()
  const share = (content: Content | undefined, name: string): void => {
    for (const media of Object.values(content ?? {})) {
      const { schema } = media
      if (typeof schema !== 'object' || schema === null || !('properties' in schema)) continue
      const text = JSON.stringify(schema)
      const known = names.get(text) ?? name
      names.set(text, known)
      schemas[known] = schema
      media.schema = { $ref: `#/components/schemas/${known}` }
    }
  }
  const operations = Object.values(document.paths ?? {}).flatMap((path): OneOperation[] => Object.values(path))
  for (const { operationId = '', requestBody, responses = {} } of operations) {
    share(requestBody?.content, `${pascal(operationId)}Body`)
    for (const [status, { content }] of Object.entries(responses))
      share(content, /^[45]/.test(status) ? 'Problem' : `${pascal(operationId)}Answer`)
  }
  return { ...document, components: { ...document.components, schemas } }
}
