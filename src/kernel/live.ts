// The event stream on the wire (Server-Sent Events): numbers of the own bureau, resumed by Last-Event-ID, closed when rights end.
import type { FastifyInstance } from 'fastify'
import { type Actor, hasDuty } from './actor.ts'
import { Failure } from './failure.ts'
import type { Operation } from './operation.ts'
import { actorOf, type Resolver } from './session.ts'
import type { Settings } from './settings.ts'
import type { LiveEvent, Stream } from './stream.ts'

const heartbeatMilliseconds = 15_000
/** A revoked session must be refused everywhere within 5 s. */
const lookAgainMilliseconds = 4_000
/** Screens of one hub; beyond this a fault elsewhere is likelier than a desk. */
const mostOpen = 5_000

/** Before the kind of what a post must not notice: its desk hears of it, whoever stands at a post does not. */
const discreet = 'discreet-'

/**
 * Whether an actor hears of an event: not of a thing whose opening (`watch.show`) no duty of theirs admits. A post that has just
 * checked must not learn from its stream that its own desk watches for the traveller. Things without such an operation are for all.
 */
const hearing = (operations: readonly Operation[]) => {
  const opens = new Map(operations.map((one) => [one.name, one.admits]))
  return (actor: Actor, event: Pick<LiveEvent, 'kind'>): boolean => {
    const isDiscreet = event.kind.startsWith(discreet)
    if (isDiscreet && (actor.post !== '' || actor.duties.every((duty) => duty === 'post'))) return false
    const kind = isDiscreet ? event.kind.slice(discreet.length) : event.kind
    const admits = opens.get(`${kind}.show`)
    return admits === undefined || typeof admits === 'string' || hasDuty(actor, admits)
  }
}

const line = (event: LiveEvent): string => {
  const { id, ...data } = event
  return `id: ${id}\nevent: fact\ndata: ${JSON.stringify({ id, ...data })}\n\n`
}

type Given = {
  readonly settings: Settings
  readonly resolver: Resolver
  readonly operations: readonly Operation[]
}

/** `GET /api/v1/events`. An event `reload` says that too much was missed: lists are loaded anew. */
export const serveEvents = (
  server: FastifyInstance,
  stream: Stream,
  { settings, resolver, operations }: Given,
  report: (error: unknown) => void,
): (() => void) => {
  const hears = hearing(operations)
  const open = new Set<() => void>()
  server.get(
    '/api/v1/events',
    {
      schema: {
        operationId: 'events.listen',
        summary: 'Live events of the own bureau as Server-Sent Events: ids and versions only, resumed by Last-Event-ID',
        tags: ['events'],
        produces: ['text/event-stream'],
        response: { 200: { type: 'string', description: 'text/event-stream' } },
      } as object,
    },
    async (request, reply) => {
      const { actor } = request
      if (actor.kind === 'stranger') throw new Failure('unauthenticated', 'session.missing')
      if (open.size >= mostOpen) throw new Failure('tooMany', 'events.too-many', { retryAfter: 30 })
      const given = request.headers['last-event-id']
      const after =
        typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : await stream.last(actor.bureau)

      // Listening begins before the catch-up is read, so that nothing falls between them; what came twice is dropped by number.
      let sent = after
      let early: LiveEvent[] | undefined = []
      reply.hijack()
      const { raw } = reply
      const send = (event: LiveEvent): void => {
        if (early) early.push(event)
        else if (event.id > sent) {
          sent = event.id
          if (hears(actor, event)) raw.write(line(event))
        }
      }
      const quiet = stream.listen(actor.bureau, send)
      const beat = setInterval(() => raw.write(': heartbeat\n\n'), heartbeatMilliseconds)
      const look = setInterval(() => {
        actorOf(request, settings, resolver).catch((error: unknown) => {
          if (error instanceof Failure) close()
        })
      }, lookAgainMilliseconds)
      const close = (): void => {
        quiet()
        clearInterval(beat)
        clearInterval(look)
        open.delete(close)
        raw.end()
      }
      open.add(close)
      raw.on('close', close)
      raw.on('error', close)
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      raw.write(`retry: 2000\nid: ${after}\n: from ${after}\n\n`)
      try {
        const missed = await stream.since(actor.bureau, after)
        if (!missed) {
          sent = await stream.last(actor.bureau)
          raw.write(`id: ${sent}\nevent: reload\ndata: {"id":${sent}}\n\n`)
        }
        const caught = [...(missed ?? []), ...early].sort((a, b) => a.id - b.id)
        early = undefined
        for (const event of caught) send(event)
      } catch (error) {
        report(error)
        close()
      }
    },
  )
  return () => {
    for (const close of [...open]) close()
  }
}
