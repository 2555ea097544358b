// Answers to operations on the keys of national systems.
import { allows, permitted } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import type { Answer } from '../kernel/operation.ts'
import { defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import { type Context, handle } from '../kernel/slice.ts'
import { addHours } from '../terms/instant.ts'
import { actorsPart, platformPart } from './officer.actors.ts'
import {
  listReadableKeys,
  makeKey,
  noteOfKey,
  readReadableKey,
  revokeKeyNow,
  type SeenKey,
  rotateKey as succeedKey,
  toldDaysBefore,
} from './officer.keys.ts'
import { createKey, listKeys, revokeKey, rotateKey } from './officer.operations.ts'
import { keyPolicy } from './officer.policy.ts'
import { readOfficer } from './officer.store.ts'

const keyView = (key: SeenKey, { actor, now }: Pick<Context, 'actor' | 'now'>): Answer<typeof revokeKey> => ({
  id: key.id,
  officer: key.officer,
  label: key.label,
  databases: key.databases,
  purposes: key.purposes,
  operations: key.operations,
  post: key.post,
  quota: key.quota,
  createdAt: key.createdAt,
  createdBy: key.createdBy,
  endsAt: key.endsAt,
  revokedAt: key.revokedAt,
  lastUsedAt: key.lastUsedAt,
  follows: key.follows,
  followedBy: key.followedBy,
  endsSoon: key.followedBy === null && isGood(key, now) && key.endsAt <= addHours(now, 24 * toldDaysBefore),
  // What is revoked stays so: the policy says who, and for a revoked key there is nothing left to do.
  allowed: permitted(keyPolicy, actor, key).filter(
    (action) =>
      action !== 'create' &&
      key.revokedAt === null &&
      (action !== 'rotate' || (key.followedBy === null && isGood(key, now))),
  ),
})

const isGood = ({ revokedAt, endsAt }: SeenKey, now: string): boolean => revokedAt === null && endsAt > now

const makingOf = (context: Context) => ({
  createdBy: context.actor.officer,
  now: context.now,
  newId: context.newId,
  platform: context.part(platformPart),
})

export const keyHandlers = [
  handle(listKeys, async (context, { query }) => {
    const limit = query.limit ?? defaultLimit
    const { now } = context
    const ending = query.endsWithin ? { from: now, by: addHours(now, 24 * query.endsWithin) } : undefined
    const after = readAfter(query.after)
    const rows = await listReadableKeys(context, context.actor, { after, limit, ...(ending ? { ending } : {}) })
    const page = pageOf(rows, limit)
    return { keys: page.lines.map((key) => keyView(key, context)), after: page.after }
  }),

  handle(createKey, async (context, { body }) => {
    const officer = await readOfficer(context, body.officer)
    if (!officer || !allows(keyPolicy.create(context.actor), officer))
      throw new Failure('notFound', 'officer.not-found')
    const { key, made } = await makeKey(context, { officer: officer.name, ...makingOf(context) }, body)
    context.note(noteOfKey(made))
    return { key, made: keyView({ ...made, followedBy: null }, context) }
  }),

  handle(rotateKey, async (context, { params, body }) => {
    const old = await readReadableKey(context, context.actor, params.id)
    if (!old) throw new Failure('notFound', 'key.not-found')
    if (!allows(keyPolicy.rotate(context.actor), old)) throw new Failure('forbidden', 'key.not-yours')
    context.part(actorsPart).distrust({ key: old.id })
    const { key, made } = await succeedKey(context, makingOf(context), old, body)
    const note = noteOfKey(made)
    context.note({ ...note, detail: { ...note.detail, follows: old.id } })
    return { key, made: keyView({ ...made, followedBy: null }, context) }
  }),

  handle(revokeKey, async (context, { params }) => {
    const key = await readReadableKey(context, context.actor, params.id)
    if (!key) throw new Failure('notFound', 'key.not-found')
    if (!allows(keyPolicy.revoke(context.actor), key)) throw new Failure('forbidden', 'key.not-yours')
    context.part(actorsPart).distrust({ key: key.id })
    const revoked = await revokeKeyNow(context, key.id, context.now)
    if (!revoked) throw new Failure('conflict', 'key.already-revoked')
    context.note(noteOfKey(revoked))
    return keyView({ ...revoked, followedBy: key.followedBy }, context)
  }),
]
