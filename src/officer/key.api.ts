// Answers to operations on the keys of national systems.
import { allows, permitted } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import { Failure } from '../kernel/failure.ts'
import type { Answer } from '../kernel/operation.ts'
import { defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import { handle } from '../kernel/slice.ts'
import { actorsPart, platformPart } from './officer.actors.ts'
import { listReadableKeys, makeKey, noteOfKey, readReadableKey, revokeKeyNow } from './officer.keys.ts'
import { createKey, listKeys, revokeKey } from './officer.operations.ts'
import { keyPolicy } from './officer.policy.ts'
import { type KeyRow, readOfficer } from './officer.store.ts'

const keyView = (key: KeyRow, actor: Actor): Answer<typeof revokeKey> => ({
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
  // What is revoked stays so: the policy says who, and for a revoked key there is nothing left to do.
  allowed: permitted(keyPolicy, actor, key).filter((action) => action !== 'create' && key.revokedAt === null),
})

export const keyHandlers = [
  handle(listKeys, async (context, { query }) => {
    const limit = query.limit ?? defaultLimit
    const rows = await listReadableKeys(context, context.actor, { after: readAfter(query.after), limit })
    const { lines, after } = pageOf(rows, limit)
    return { keys: lines.map((key) => keyView(key, context.actor)), after }
  }),

  handle(createKey, async (context, { body }) => {
    const officer = await readOfficer(context, body.officer)
    if (!officer || !allows(keyPolicy.create(context.actor), officer))
      throw new Failure('notFound', 'officer.not-found')
    const { key, made } = await makeKey(
      context,
      {
        officer: officer.name,
        createdBy: context.actor.officer,
        now: context.now,
        id: context.newId(),
        platform: context.part(platformPart),
      },
      body,
    )
    context.note(noteOfKey(made))
    return { key, made: keyView(made, context.actor) }
  }),

  handle(revokeKey, async (context, { params }) => {
    const key = await readReadableKey(context, context.actor, params.id)
    if (!key) throw new Failure('notFound', 'key.not-found')
    if (!allows(keyPolicy.revoke(context.actor), key)) throw new Failure('forbidden', 'key.not-yours')
    context.part(actorsPart).distrust({ key: key.id })
    const revoked = await revokeKeyNow(context, key.id, context.now)
    if (!revoked) throw new Failure('conflict', 'key.already-revoked')
    context.note(noteOfKey(revoked))
    return keyView(revoked, context.actor)
  }),
]
