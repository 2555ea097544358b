// The actor behind a token, from a small memory: thousands of requests a second must not touch the store to know who asks.
import type { Actor } from '../kernel/actor.ts'
import type { Operation } from '../kernel/operation.ts'
import type { Resolver } from '../kernel/session.ts'
import { type Hub, part } from '../kernel/slice.ts'
import { isLeftAlone } from './officer.holds.ts'
import { actorOfChain } from './officer.rights.ts'
import { hashOf, lockSession, markKeyUsed, markSeen } from './officer.sessions.ts'
import { readKeyStandpoint, readSession } from './officer.standpoint.ts'

export type Actors = Resolver & {
  /** Drops everything remembered; called whenever a fact may have changed anybody's rights. */
  readonly forget: () => void
  /**
   * Reads these from the store, without remembering, for the next seconds. For a handler that is changing rights: the
   * requests that follow its answer may arrive before its fact does, and must not be met with what was remembered.
   */
  readonly distrust: (
    whom: { readonly officer: string } | { readonly key: string } | { readonly token: string },
  ) => void
}
export const actorsPart = part<Actors>('actors')

/** All operations of the platform, for handlers that say what an officer or a key may call. */
export const platformPart = part<readonly Operation[]>('operations')

/** Longest that a revocation made through another hub, whose fact is late or lost, can go unnoticed. */
const rememberedMilliseconds = 5_000
/** How long a handler's transaction may take to commit and still never be outrun by what was remembered. */
const distrustedMilliseconds = 2_000
const seenEveryMilliseconds = 60_000
/** Far above the people and systems of any organisation; a bound all the same. */
const mostRemembered = 20_000

const changesRights = /^(session|officer|key|bureau|unit|passkey|invitation|recovery|rulebook)\./
const sessionForm = /^[\w-]{43}$/
const keyForm = /^lk_[\w-]{43}$/

type Known = { readonly token: string; readonly actor: Actor; readonly endsAt: number; readonly readAt: number }
type Found = { readonly actor: Actor | undefined; readonly endsAt: string }
type Find = (token: string) => Promise<Found | undefined>
type Distrusted = { readonly kind: 'officer' | 'key' | 'token'; readonly value: string; readonly until: number }

/**
 * Remembers actors by the hash of their token for at most 5 seconds. Everything is forgotten at once when a fact of
 * sessions, officers, keys, bureaus or entities arrives, from whichever hub; the end of a session or key is compared with the clock
 * on every use. Tokens that are not good are never remembered.
 */
export const createActors = (hub: Pick<Hub, 'database' | 'clock' | 'onFacts' | 'operations'>): Actors => {
  const { database, clock, operations } = hub
  let known = new Map<string, Known>()
  let reading = new Map<string, Promise<Known | undefined>>()
  let distrusted: Distrusted[] = []

  /** Whether an instant lies more than so many milliseconds back. */
  const isOlder = (instant: string, milliseconds: number): boolean =>
    clock.milliseconds() - Date.parse(instant) > milliseconds

  const forget = (): void => {
    // New maps: a read that began before this moment puts what it found into the old ones.
    known = new Map()
    reading = new Map()
  }
  hub.onFacts((facts) => {
    if (facts.some((fact) => changesRights.test(fact.operation))) forget()
  })

  const findSession = async (token: string): Promise<Found | undefined> => {
    const hash = hashOf(token)
    const at = clock.now()
    const session = await readSession(database, hash, at)
    if (!session) return undefined
    const { seenAt, endsAt, chain } = session
    if (isLeftAlone(session.state, at)) await lockSession(database, hash, at)
    else if (isOlder(seenAt, seenEveryMilliseconds) && !isOlder(endsAt, 0)) await markSeen(database, hash, at)
    return { actor: actorOfChain(chain, operations), endsAt }
  }
  const findKey = async (token: string): Promise<Found | undefined> => {
    const hash = hashOf(token)
    const key = await readKeyStandpoint(database, { hash }, clock.now())
    if (key && !isOlder(key.endsAt, 0) && (key.lastUsedAt === null || isOlder(key.lastUsedAt, seenEveryMilliseconds)))
      await markKeyUsed(database, hash, clock.now())
    return key && { actor: actorOfChain(key.chain, operations), endsAt: key.endsAt }
  }

  const anyDistrusted = (): boolean => {
    if (distrusted.length === 0) return false
    const now = clock.milliseconds()
    distrusted = distrusted.filter((one) => one.until > now)
    return distrusted.length > 0
  }
  const isDistrusted = ({ token, actor }: Pick<Known, 'token' | 'actor'>): boolean =>
    anyDistrusted() && distrusted.some(({ kind, value }) => (kind === 'token' ? token : actor[kind]) === value)

  const read = async (token: string, id: string, find: Find): Promise<Known | undefined> => {
    const into = known
    const readAt = clock.milliseconds()
    const found = await find(token)
    if (!found?.actor) return undefined
    const entry = { token: id, actor: found.actor, endsAt: Date.parse(found.endsAt), readAt }
    if (into.size >= mostRemembered) into.clear()
    if (!isDistrusted(entry)) into.set(id, entry)
    return entry
  }

  /** Requests that come together share one read, unless rights are being changed: then each reads for itself. */
  const readOnce = (token: string, id: string, find: Find): Promise<Known | undefined> => {
    if (anyDistrusted()) return read(token, id, find)
    const under = reading
    const begun = under.get(id) ?? read(token, id, find).finally(() => under.delete(id))
    under.set(id, begun)
    return begun
  }

  const resolve = async (token: string, find: Find): Promise<Actor | undefined> => {
    // A heap dump must not hand out live tokens, so they are remembered by their hash.
    const id = hashOf(token).toString('base64')
    const now = clock.milliseconds()
    let entry = known.get(id)
    const age = entry ? now - entry.readAt : 0
    if (entry && (age < 0 || age >= rememberedMilliseconds || isDistrusted(entry))) entry = undefined
    entry ??= await readOnce(token, id, find)
    return entry && entry.endsAt > now ? entry.actor : undefined
  }

  return {
    ofSession: async (token) => (sessionForm.test(token) ? resolve(token, findSession) : undefined),
    ofKey: async (token) => (keyForm.test(token) ? resolve(token, findKey) : undefined),
    forget,
    distrust: (whom) => {
      const [kind, value] =
        'officer' in whom
          ? (['officer', whom.officer] as const)
          : 'key' in whom
            ? (['key', whom.key] as const)
            : (['token', hashOf(whom.token).toString('base64')] as const)
      distrusted.push({ kind, value, until: clock.milliseconds() + distrustedMilliseconds })
      reading = new Map()
      for (const entry of known.values()) if (isDistrusted(entry)) known.delete(entry.token)
    },
  }
}
