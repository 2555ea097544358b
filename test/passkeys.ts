/** Officers who sign in by passkey, through the front door: invited, registered, signed in, shown again. */
import { inviteFromCommandLine } from '../src/officer/officer.invite-command.ts'
import { isDuty } from '../src/terms/duty.ts'
import { type Authenticator, type Departure, newAuthenticator } from './authenticator.ts'
import type { Client, Reply, World } from './world.ts'

/** Name and value of the cookie an answer sets. */
export const cookieOf = (reply: Reply): string => String([reply.headers['set-cookie']].flat()[0]).split(';')[0] ?? ''

/** The secret behind the # of a one-time link. */
export const secretOf = (link: string): string => link.slice(link.indexOf('#') + 1)

export const passkeysOf = (world: World) => {
  const at = (cookie: string): Client => world.stranger(cookie === '' ? {} : { cookie })
  /** Accepts a link with a passkey. */
  const accept = async (link: string, key: Authenticator, wrong: Departure = {}): Promise<Reply> => {
    const token = secretOf(link)
    const asked = await world.stranger().post('/api/v1/invitations/challenge', { token })
    if (asked.status !== 200) return asked
    return world.stranger().post('/api/v1/invitations/acceptance', {
      token,
      name: 'Exercise key',
      response: key.register(asked.body, wrong),
    })
  }
  const challenge = async (ceremony: 'sign-in' | 'freshen' | 'unlock', cookie = '') =>
    (await at(cookie).post('/api/v1/sessions/challenge', { ceremony })).body
  const signIn = async (key: Authenticator, wrong: Departure = {}, cookie = ''): Promise<Reply> =>
    at(cookie).post('/api/v1/sessions', { response: key.authenticate(await challenge('sign-in'), wrong) })
  const again = async (
    ceremony: 'freshen' | 'unlock',
    cookie: string,
    key: Authenticator,
    wrong: Departure = {},
  ): Promise<Reply> =>
    at(cookie).post(`/api/v1/session/${ceremony === 'freshen' ? 'freshness' : 'unlock'}`, {
      response: key.authenticate(await challenge(ceremony, cookie), wrong),
    })
  const add = async (cookie: string, key: Authenticator, wrong: Departure = {}): Promise<Reply> => {
    const asked = await at(cookie).post('/api/v1/passkeys/challenge')
    if (asked.status !== 200) return asked
    return at(cookie).post('/api/v1/passkeys', { name: 'Second key', response: key.register(asked.body, wrong) })
  }
  return {
    at,
    accept,
    challenge,
    signIn,
    again,
    add,
    newKey: (options: { readonly counts?: boolean } = {}) => newAuthenticator(world.origin, options),
    /** Whatever was remembered of the world, for a test that changes the store by hand. */
    setWorld: async (kind: 'real' | 'demonstration') => {
      await world.database.client.query('update world set kind = $1', [kind])
      world.clock.advance(5_001)
    },
  }
}

/** An officer of the small world with passkeys and a session, enrolled by a link of the command line. */
export const enrol = async (
  world: World,
  officer: string,
  options: { readonly keys?: number; readonly counts?: boolean } = {},
): Promise<{ readonly cookie: string; readonly keys: readonly Authenticator[]; readonly client: Client }> => {
  const passkeys = passkeysOf(world)
  const [bureau = '', duty = ''] = officer.split('.')
  const printed = await inviteFromCommandLine(world.database, world.clock, world.origin, {
    officer,
    bureau,
    duty: isDuty(duty) ? duty : 'desk',
  })
  const first = passkeys.newKey(options)
  const entered = await passkeys.accept(printed.split('\n')[0] ?? '', first)
  if (entered.status !== 200) throw new Error(`${officer} could not enter: ${entered.text}`)
  const cookie = cookieOf(entered)
  const keys = [first]
  while (keys.length < (options.keys ?? 2)) {
    const next = passkeys.newKey(options)
    const added = await passkeys.add(cookie, next)
    if (added.status !== 201) throw new Error(`${officer} could not add a passkey: ${added.text}`)
    keys.push(next)
  }
  return { cookie, keys, client: passkeys.at(cookie) }
}

/** Administrators with passkeys, enrolled when they are first asked for. */
export const administratorsOf = (world: World) => {
  const { at, signIn } = passkeysOf(world)
  const known = new Map<string, Authenticator>()
  /** An administrator whose passkey was touched just now. */
  const administrator = async (officer: string): Promise<Client> => {
    const key = known.get(officer)
    if (key) return at(cookieOf(await signIn(key)))
    const { keys, client } = await enrol(world, officer)
    if (keys[0]) known.set(officer, keys[0])
    return client
  }
  /** Adds an officer to the administrator's bureau, and gives the administrator. */
  const createAnd = async (as: string, officer: string, change: object = {}): Promise<Client> => {
    const client = await administrator(as)
    const body = { officer, title: 'Exercise officer', duties: ['desk'], clearance: 1, ...change }
    const made = await client.post('/api/v1/officers', body)
    if (made.status !== 201) throw new Error(made.text)
    return client
  }
  return { administrator, createAnd }
}
