// Operations become routes: who asks, may they, is it well formed, do it, tell it. The only place where failures meet the wire.
import { Readable } from 'node:stream'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { type Language, negotiate } from '../terms/language.ts'
import { findFault } from '../terms/plain-text.ts'
import { isPurpose, type Purpose } from '../terms/purpose.ts'
import { type Actor, hasDuty, stranger } from './actor.ts'
import { lostConnection } from './database.ts'
import { Failure } from './failure.ts'
import { type Call, invoke, invokeInParts, noEdge, recordRefusal, type Services } from './invocation.ts'
import { parseJson } from './json.ts'
import { linesShape, linesType, sendLines, wantsLines } from './lines.ts'
import { describeApi } from './openapi.ts'
import { type Input, mostBytes, type Operation } from './operation.ts'
import { faultOf, type Problem, problemOf, problemShape } from './problem.ts'
import type { Bytes } from './schema.ts'
import { actorOf, clearSessionCookie, credentialsOf, type Resolver, refuseStale, setSessionCookie } from './session.ts'
import type { Settings } from './settings.ts'
import type { Handler } from './slice.ts'
import { createSlices } from './slices.ts'
import { isId, pointersOf, validatorOf } from './validation.ts'
import { buildSerializer } from './written.ts'

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor
    language: Language
    waited: number
  }
}

export type Edge = {
  readonly services: Services
  readonly settings: Settings
  readonly resolver: Resolver
  readonly handlers: readonly Handler[]
  /** Hears what went wrong; gets no personal data, only names, codes and places in the code. */
  readonly report: (error: unknown, reference: string) => void
  /** Refusals of strangers are counted, one fact a minute. */
  readonly countStranger: () => void
}

/** Largest JSON body: a batch of 1,000 lines of 4 kB. */
const bodyLimit = 4 * 1024 * 1024
/** Requests a minute from one address without any credentials. */
const strangerQuota = 600

/** Throws Failure forbidden for what the duties do not admit, and for what a state of the actor (locked, unconfirmed) holds back. */
const refuseUnadmitted = (operation: Operation, actor: Actor): void => {
  if (operation.admits === 'anybody') return
  if (operation.admits !== 'signed-in' && !hasDuty(actor, operation.admits))
    throw new Failure('forbidden', 'duty.missing')
  if (actor.operations !== null && !actor.operations.includes(operation.name))
    throw new Failure('forbidden', actor.heldBy || 'duty.missing')
}

/** Pieces of a file, none of them after the session or key that asked for it has ended: the connection breaks off there. */
const whileItStands = async function* (pieces: Bytes['pieces'], stands: () => Promise<unknown>) {
  for await (const piece of pieces) {
    await stands()
    yield piece
  }
}

/** Bytes leave as they are, for our own pages only: nothing in them may run in a browser. */
const sendBytes = (
  reply: FastifyReply,
  { mediaType, fileName, length, pieces }: Bytes,
  stands: () => Promise<unknown>,
): FastifyReply => {
  void reply
    .type(mediaType)
    .header('content-length', length)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cross-origin-resource-policy', 'same-origin')
  if (fileName !== '')
    void reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
  return reply.send(Readable.from(whileItStands(pieces, stands), { objectMode: false }))
}

const octets = 'application/octet-stream'

/** The body as it is checked and described: nothing but their length is to be said against bytes. */
const bodyOf = ({ method, takes, body }: Operation): object => {
  if (method === 'get') return {}
  return takes === 'bytes' ? { body: { content: { [octets]: { schema: { contentMediaType: octets } } } } } : { body }
}

/** Bytes have a kind of their own each time; what streams is described in both its forms. */
const answerOf = ({ gives, answer, streams }: Operation): object => {
  if (gives === 'bytes') return { description: 'Bytes', content: { '*/*': { schema: answer } } }
  if (!streams) return answer
  const content = { 'application/json': { schema: answer }, [linesType]: { schema: linesShape(streams) } }
  return { description: 'The whole answer, or its lines for whoever accepts them', content }
}

const header = (request: FastifyRequest, name: string): string => {
  const value = request.headers[name]
  return typeof value === 'string' ? value : ''
}

/** Purpose and reference: of the body, else of the headers, else of the session or key; refused when foreign or missing. */
const purposeOf = (
  request: FastifyRequest,
  operation: Operation,
): { readonly purpose: Purpose | ''; readonly reference: string } => {
  const body = (request.body ?? {}) as { purpose?: unknown; reference?: unknown }
  const own = operation.purpose && operation.method === 'post'
  const stated = own && typeof body.purpose === 'string' ? body.purpose : header(request, 'liaison-purpose')
  const named = own && typeof body.reference === 'string' ? body.reference : header(request, 'liaison-reference')
  // A system states purpose and reference of each check; those of its key stand for what it reads.
  const inherits = !(own && request.actor.kind === 'key')
  const purpose = stated || (inherits ? request.actor.purpose : '')
  const reference = named || (inherits ? request.actor.reference : '')
  if (reference !== '' && findFault(reference, { max: 80, lines: 'single' }))
    throw new Failure('invalid', 'purpose.reference-bad')
  if (purpose !== '' && !isPurpose(purpose)) throw new Failure('invalid', 'purpose.unknown')
  if (!operation.purpose) return { purpose, reference }
  if (purpose === '') throw new Failure('invalid', 'purpose.missing')
  if (reference === '') throw new Failure('invalid', 'purpose.reference-missing')
  if (!request.actor.purposes.includes(purpose)) throw new Failure('forbidden', 'purpose.foreign')
  return { purpose, reference }
}

const failureOf = (error: unknown): Failure | undefined => {
  if (error instanceof Failure) return error
  if (lostConnection(error)) return new Failure('unavailable', 'database.unavailable', { retryAfter: 1 })
  const { code, validation, statusCode } = error as {
    code?: string
    validation?: Parameters<typeof pointersOf>[0]
    statusCode?: number
  }
  if (Array.isArray(validation)) return new Failure('invalid', 'request.invalid', { pointers: pointersOf(validation) })
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Failure('tooLarge', 'request.too-large')
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Failure('invalid', 'request.malformed')
  return undefined
}

/** Builds the server; nothing listens yet, so tests go through the same front door by `inject`. */
export const buildServer = async (edge: Edge): Promise<FastifyInstance> => {
  const { services, settings } = edge
  const server = Fastify({
    bodyLimit,
    logger: false,
    genReqId: () => services.clock.milliseconds().toString(36) + Math.random().toString(36).slice(2, 8),
    // Longer than any address is: a part that is too long is told by its schema, with its pointer.
    routerOptions: { caseSensitive: true, maxParamLength: 8192 },
    forceCloseConnections: true,
    schemaController: { compilersFactory: { buildSerializer } },
    // What is wrong before a route is found: an address that cannot be decoded.
    frameworkErrors: (_error, request, reply) => {
      edge.countStranger()
      const language = negotiate(request.headers['accept-language'])
      const problem = problemOf(new Failure('invalid', 'request.malformed'), language)
      void (reply as FastifyReply).status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
    },
  })
  server.setValidatorCompiler(({ schema, httpPart }) => validatorOf(schema as object, httpPart ?? 'body'))
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? undefined : parseJson(body as string))
    } catch (error) {
      done(error as Error, undefined)
    }
  })
  server.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body)
  })
  server.decorateRequest('actor')
  server.decorateRequest('language')
  server.decorateRequest('waited', 0)

  const limiters = new Map<number, RateLimiterMemory>()
  const limit = async (request: FastifyRequest): Promise<void> => {
    const { actor } = request
    const points = actor.kind === 'stranger' ? strangerQuota : actor.quota
    const limiter = limiters.get(points) ?? new RateLimiterMemory({ points, duration: 60 })
    limiters.set(points, limiter)
    try {
      await limiter.consume(actor.key || actor.officer || request.ip)
    } catch (refused) {
      const wait = Math.ceil(((refused as RateLimiterRes).msBeforeNext ?? 1000) / 1000)
      throw new Failure('tooMany', 'request.too-many', { retryAfter: Math.max(1, wait) })
    }
  }

  /** Tells the register or the operator what went wrong, and answers it in words. */
  const noteProblem = async (request: FastifyRequest, error: unknown): Promise<Problem> => {
    const failure = failureOf(error)
    const operation = (request.routeOptions.config as { operation?: Operation }).operation
    if (!failure) edge.report(error, request.id)
    else if (request.actor.kind === 'stranger') edge.countStranger()
    else {
      const ref = (request.params as { id?: unknown } | undefined)?.id
      const subject = operation && isId(ref) ? { kind: operation.name.split('.')[0] ?? '', id: ref } : undefined
      await recordRefusal(
        services,
        { actor: request.actor, purpose: '', reference: '' },
        operation?.name ?? 'request.unknown',
        failure,
        subject,
      ).catch((again) => edge.report(again, request.id))
    }
    return failure ? problemOf(failure, request.language) : faultOf(request.id, request.language)
  }

  const refuse = async (request: FastifyRequest, reply: FastifyReply, error: unknown): Promise<FastifyReply> => {
    const problem = await noteProblem(request, error)
    const failure = failureOf(error)
    if (failure?.key === 'session.ended') clearSessionCookie(reply, settings)
    if (failure?.retryAfter) void reply.header('retry-after', failure.retryAfter)
    return reply
      .status(problem.status)
      .header('content-language', request.language)
      .type('application/problem+json')
      .send(reply.serialize(problem))
  }
  server.setErrorHandler((error, request, reply) => refuse(request, reply, error))
  server.setNotFoundHandler((request, reply) => refuse(request, reply, new Failure('notFound', 'request.no-such-path')))

  const door = createSlices()
  server.addHook('onRequest', async (request, reply) => {
    const turn = door.wait()
    const arrived = turn ? performance.now() : 0
    if (turn) await turn
    request.waited = turn ? performance.now() - arrived : 0
    request.actor = stranger
    request.language = negotiate(request.headers['accept-language'])
    void reply.header('cache-control', 'no-store')
    void reply.header('x-content-type-options', 'nosniff')
    void reply.header('referrer-policy', 'no-referrer')
    if (!request.url.startsWith('/api/')) return
    const operation = (request.routeOptions.config as { operation?: Operation }).operation
    const open = operation?.admits === 'anybody'
    try {
      request.actor = await whoAsks(request)
    } catch (error) {
      // Signing in with a cookie that has ended must work; whoever sends a bad key is told so everywhere.
      if (!(open && error instanceof Failure && error.key === 'session.ended')) throw error
      request.actor = stranger
    }
    await limit(request)
    if (!operation) return
    if (request.actor.kind === 'stranger' && !open) throw new Failure('unauthenticated', 'session.missing')
    refuseUnadmitted(operation, request.actor)
    refuseStale(operation, request.actor, services.clock.milliseconds())
  })

  const whoAsks = (request: FastifyRequest): Promise<Actor> => actorOf(request, settings, edge.resolver)
  /** Throws where whoever asked has no session any more, may not do this any more, or has other rights than the answer began with. */
  const refuseChanged = async (request: FastifyRequest, operation: Operation): Promise<void> => {
    const actor = await whoAsks(request)
    refuseUnadmitted(operation, actor)
    if (actor.rights !== request.actor.rights) throw new Failure('forbidden', 'session.rights-changed')
  }

  await describeApi(server, settings)

  for (const handler of edge.handlers) {
    const { operation } = handler
    server.route({
      method: operation.method.toUpperCase() as 'GET',
      url: operation.path,
      config: { operation },
      ...(operation.takes === 'bytes' ? { bodyLimit: mostBytes } : {}),
      schema: {
        operationId: operation.name,
        summary: operation.summary,
        tags: [operation.name.split('.')[0] ?? ''],
        params: operation.params,
        querystring: operation.query,
        ...bodyOf(operation),
        response: { [operation.status]: answerOf(operation), '4xx': problemShape, '5xx': problemShape },
        'x-admits': operation.admits,
        'x-effect': operation.effect,
        ...(operation.admits === 'anybody' ? { security: [] } : {}),
      } as object,
      preValidation: async (request) => {
        if (operation.method !== 'get') request.body ??= operation.takes === 'bytes' ? Buffer.alloc(0) : {}
        if (Buffer.isBuffer(request.body) !== (operation.takes === 'bytes'))
          throw new Failure('invalid', 'request.malformed')
      },
      handler: async (request, reply) => {
        const { purpose, reference } = purposeOf(request, operation)
        const credentials = credentialsOf(request, settings)
        const sent = operation.takes === 'bytes' ? (request.body as Buffer) : undefined
        const call: Call = {
          actor: request.actor,
          language: request.language,
          purpose,
          reference,
          idempotencyKey: header(request, 'idempotency-key').slice(0, 200),
          input: { params: request.params, query: request.query, body: sent ? {} : request.body } as Input<Operation>,
          stands: () => refuseChanged(request, operation),
          edge: {
            bytes: sent ?? noEdge.bytes,
            token: credentials.kind === 'session' ? credentials.token : '',
            origin: settings.origin,
            address: request.ip,
            waited: request.waited,
            setCookie: (token, endsAt) => setSessionCookie(reply, settings, token, endsAt),
            clearCookie: () => clearSessionCookie(reply, settings),
          },
        }
        const { stream } = handler
        if (operation.streams && stream && wantsLines(header(request, 'accept'))) {
          void reply.status(operation.status).header('content-language', request.language)
          const given = invokeInParts(services, { ...handler, stream }, call)
          return sendLines(reply, operation.streams, given, (error) => noteProblem(request, error))
        }
        const answer = await invoke(services, handler, call)
        if (operation.gives === 'bytes')
          return sendBytes(reply.status(operation.status), answer as Bytes, () => whoAsks(request))
        void reply.header('content-language', request.language)
        if (!handler.write) return reply.status(operation.status).send(answer)
        const text = handler.write(answer, (schema) =>
          reply.compileSerializationSchema(schema as Record<string, unknown>),
        )
        return reply.status(operation.status).type('application/json; charset=utf-8').send(Buffer.from(text))
      },
    })
  }
  return server
}
