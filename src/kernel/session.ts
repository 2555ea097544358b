// Credentials at the edge: the session cookie of a browser or the key of a national system, and the guard against foreign pages.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Actor, stranger } from './actor.ts'
import { Failure } from './failure.ts'
import type { Operation } from './operation.ts'
import type { Settings } from './settings.ts'
import { part } from './slice.ts'

/** Finds the actor behind a token; offered by the slice that owns officers. Unknown, ended, revoked or suspended: undefined. */
export type Resolver = {
  readonly ofSession: (token: string) => Promise<Actor | undefined>
  readonly ofKey: (token: string) => Promise<Actor | undefined>
}
export const resolverPart = part<Resolver>('resolver')

export type Credentials =
  | { readonly kind: 'none' }
  | { readonly kind: 'session'; readonly token: string }
  | { readonly kind: 'key'; readonly token: string }

/** `__Host-` binds the cookie to this origin; browsers take it only with Secure, so plain loopback http has its own name. */
export const cookieName = (settings: Settings): string =>
  settings.origin.startsWith('https:') ? '__Host-liaison' : 'liaison'

const cookieValue = (header: string | undefined, name: string): string | undefined => {
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return undefined
}

/** Reads cookie and bearer. Both together are refused: one of them was meant for somebody else. */
export const credentialsOf = (request: FastifyRequest, settings: Settings): Credentials => {
  const token = cookieValue(request.headers.cookie, cookieName(settings))
  const authorization = request.headers.authorization
  const bearer = authorization === undefined ? undefined : /^Bearer ([\w.~+/-]{20,200}=*)$/.exec(authorization)?.[1]
  if (authorization !== undefined && bearer === undefined)
    throw new Failure('unauthenticated', 'session.bad-credentials')
  if (token !== undefined && bearer !== undefined) throw new Failure('invalid', 'session.two-credentials')
  if (bearer !== undefined) return { kind: 'key', token: bearer }
  return token ? { kind: 'session', token } : { kind: 'none' }
}

/**
 * A write with a cookie must come from our own pages (OWASP ASVS 5.0 V3.5). Neither header means no browser.
 * Throws Failure forbidden.
 */
export const refuseForeignPages = (request: FastifyRequest, settings: Settings): void => {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const origin = request.headers.origin
  const site = request.headers['sec-fetch-site']
  if (origin !== undefined && origin !== settings.origin) throw new Failure('forbidden', 'session.foreign-page')
  if (site !== undefined && site !== 'same-origin') throw new Failure('forbidden', 'session.foreign-page')
}

/** The actor behind a request; `stranger` without credentials. Throws Failure unauthenticated for credentials that are not good. */
export const actorOf = async (request: FastifyRequest, settings: Settings, resolver: Resolver): Promise<Actor> => {
  const credentials = credentialsOf(request, settings)
  if (credentials.kind === 'none') return stranger
  if (credentials.kind === 'session') refuseForeignPages(request, settings)
  const actor =
    credentials.kind === 'session'
      ? await resolver.ofSession(credentials.token)
      : await resolver.ofKey(credentials.token)
  if (!actor) throw new Failure('unauthenticated', credentials.kind === 'session' ? 'session.ended' : 'key.not-good')
  return actor
}

/** For so long after a passkey was touched nobody asks for it again (OWASP ASVS 5.0 V7.5). */
const freshMilliseconds = 5 * 60_000

/** Until when final acts are open to this actor, in milliseconds since 1970; 0 for all who are no person at a desk. */
export const freshUntil = ({ freshAt }: Pick<Actor, 'freshAt'>): number =>
  freshAt === '' ? 0 : Date.parse(freshAt) + freshMilliseconds

/**
 * What is final needs a person who has just shown who they are. `now` in milliseconds since 1970. Throws Failure forbidden:
 * `session.not-for-keys` for a key, `session.not-fresh` for an officer who must touch the passkey again.
 */
export const refuseStale = (operation: Pick<Operation, 'fresh'>, actor: Actor, now: number): void => {
  if (!operation.fresh || actor.kind === 'stranger') return
  if (actor.kind === 'key') throw new Failure('forbidden', 'session.not-for-keys')
  if (now >= freshUntil(actor)) throw new Failure('forbidden', 'session.not-fresh')
}

const attributes = (settings: Settings): string =>
  `Path=/; HttpOnly; SameSite=Strict${settings.origin.startsWith('https:') ? '; Secure' : ''}`

/** Sets the session cookie until `endsAt`. */
export const setSessionCookie = (reply: FastifyReply, settings: Settings, token: string, endsAt: string): void => {
  void reply.header(
    'set-cookie',
    `${cookieName(settings)}=${token}; Expires=${new Date(endsAt).toUTCString()}; ${attributes(settings)}`,
  )
}

/** Takes the session cookie away, and with it what the browser may have kept. */
export const clearSessionCookie = (reply: FastifyReply, settings: Settings): void => {
  void reply.header('set-cookie', `${cookieName(settings)}=; Max-Age=0; ${attributes(settings)}`)
  void reply.header('clear-site-data', '"cache"')
}
