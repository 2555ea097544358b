// Answers to what an officer does with their own passkeys: see, add, name, remove.
import { Failure } from '../kernel/failure.ts'
import { type Context, handle } from '../kernel/slice.ts'
import { actorsPart } from './officer.actors.ts'
import { passkeysNeeded, secondPasskeyBy } from './officer.holds.ts'
import { readStandpoint } from './officer.standpoint.ts'
import { lockOfficer, readOfficer } from './officer.store.ts'
import { clientDataOf, registrationOptions, verifyRegistration } from './passkey.ceremony.ts'
import { addPasskey, askRegistration, listPasskeys, namePasskey, removePasskey } from './passkey.operations.ts'
import { mostPasskeys, type PasskeyView } from './passkey.schema.ts'
import {
  insertPasskey,
  makeChallenge,
  type PasskeyRow,
  passkeysOf,
  removePasskeys,
  renamePasskey,
  spendChallenge,
} from './passkey.store.ts'
import { ownSession } from './session.view.ts'

const isGood = ({ blockedAt }: PasskeyRow): boolean => blockedAt === null

/** What is blocked opens nothing and may always go; of good ones two must remain. */
const mayGo = (passkey: PasskeyRow, all: readonly PasskeyRow[]): boolean =>
  !isGood(passkey) || all.filter(isGood).length > passkeysNeeded

const view = (passkey: PasskeyRow, all: readonly PasskeyRow[]): PasskeyView => ({
  id: passkey.id,
  name: passkey.name,
  createdAt: passkey.createdAt,
  lastUsedAt: passkey.lastUsedAt,
  backedUp: passkey.backedUp,
  blocked: !isGood(passkey),
  removable: mayGo(passkey, all),
})

/** The fact of a change of one's own passkeys; the bureau's administrators see it in the register. */
export const notePasskey = (context: Context, passkey: Pick<PasskeyRow, 'id' | 'bureau'>): void =>
  context.note({
    subject: { kind: 'passkey', id: passkey.id },
    subjects: [{ kind: 'passkey', id: passkey.id, owner: passkey.bureau, part: 'changed' }],
  })

/** Passkeys of the caller. Throws forbidden for a key: it has none. */
const own = (context: Context): Promise<PasskeyRow[]> => {
  ownSession(context)
  return passkeysOf(context, context.actor.officer)
}

const boundTo = (context: Context) => ({
  purpose: 'add' as const,
  holder: ownSession(context).toString('base64url'),
  now: context.now,
})

export const passkeyHandlers = [
  handle(listPasskeys, async (context) => {
    const all = await own(context)
    const standpoint = await readStandpoint(context, context.actor.officer)
    const secondBy = standpoint && secondPasskeyBy(standpoint.state)
    return {
      passkeys: all.map((passkey) => view(passkey, all)),
      needed: passkeysNeeded,
      ...(secondBy ? { secondBy } : {}),
    }
  }),

  handle(askRegistration, async (context) => {
    const all = await own(context)
    const officer = await readOfficer(context, context.actor.officer)
    if (!officer) throw new Failure('unauthenticated', 'session.ended')
    const challenge = await makeChallenge(context, boundTo(context))
    return registrationOptions(context.edge.origin, challenge, officer, all)
  }),

  handle(addPasskey, async (context, { body }) => {
    const { officer, bureau } = context.actor
    const { challenge } = clientDataOf(body.response.response.clientDataJSON)
    if (!(await spendChallenge(context, challenge, boundTo(context))))
      throw new Failure('forbidden', 'passkey.challenge-gone')
    const registered = await verifyRegistration(context.edge.origin, body.response)
    await lockOfficer(context, officer)
    const before = await passkeysOf(context, officer)
    if (before.length >= mostPasskeys) throw new Failure('conflict', 'passkey.too-many')
    const passkey = await insertPasskey(context, {
      ...registered,
      id: context.newId(),
      officer,
      bureau,
      name: body.name,
      createdAt: context.now,
      lastUsedAt: null,
      blockedAt: null,
      removedAt: null,
    })
    if (!passkey) throw new Failure('conflict', 'passkey.exists')
    context.part(actorsPart).distrust({ officer })
    notePasskey(context, passkey)
    return view(passkey, [...before, passkey])
  }),

  handle(namePasskey, async (context, { params, body }) => {
    const all = await own(context)
    const passkey = await renamePasskey(context, context.actor.officer, params.id, body.name)
    if (!passkey) throw new Failure('notFound', 'passkey.not-found')
    notePasskey(context, passkey)
    return view(passkey, all)
  }),

  handle(removePasskey, async (context, { params }) => {
    const { officer } = context.actor
    await lockOfficer(context, officer)
    const all = await own(context)
    const passkey = all.find(({ id }) => id === params.id)
    if (!passkey) throw new Failure('notFound', 'passkey.not-found')
    if (!mayGo(passkey, all)) throw new Failure('conflict', 'passkey.two-must-remain')
    await removePasskeys(context, officer, context.now, passkey.id)
    context.part(actorsPart).distrust({ officer })
    notePasskey(context, passkey)
    return {}
  }),
]
