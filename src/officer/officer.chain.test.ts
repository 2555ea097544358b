/** The law of grants through the front door: whoever asks for whatever, nobody under a bureau comes to more than the bureau has. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Reply, startWorld } from '../../test/world.ts'
import { databaseNames } from '../record/record.schema.ts'
import { duties } from '../terms/duty.ts'
import { purposes } from '../terms/purpose.ts'

const world = startWorld()
const acts = 160
const lookEvery = 16
const bureau = 'eg'
const people = ['one', 'two', 'three', 'four'].map((name) => `${bureau}.chain-${name}`)
const granters = [`${bureau}.administrator`, `${bureau}.desk`, 'gs.administrator', 'vn.administrator', ...people]
const units = ['airport', 'harbour']

const some = <T>(from: readonly T[]) => fc.subarray([...from], { minLength: 1 })
const reach = { databases: some(databaseNames), purposes: some(purposes) }
const clearance = fc.integer({ min: 1, max: 3 })
// Half of what is asked is asked by who may grant at first: else nobody else would ever come to grant anything.
const by = fc.oneof(fc.constant(`${bureau}.administrator`), fc.constantFrom(...granters))
const who = fc.constantFrom(...people)
const unit = fc.option(fc.constantFrom(...units), { nil: undefined })
const anAct = fc.oneof(
  { weight: 1, arbitrary: fc.record({ act: fc.constant('grant' as const), clearance, ...reach }) },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('entity' as const),
      by,
      modest: fc.boolean(),
      code: fc.constantFrom(...units),
      ...reach,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant('officer' as const),
      by,
      who,
      unit,
      duties: fc.oneof(some(duties), fc.constant(['administrator', 'desk'] as const), fc.constant(['post'] as const)),
      clearance,
    }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('key' as const), by, who, modest: fc.boolean(), ...reach }) },
)
type Act = typeof anAct extends fc.Arbitrary<infer T> ? T : never

const reason = 'Exercise'
const cookies = new Map<string, string>()
const client = async (officer: string) => {
  if (!people.includes(officer)) return world.as(officer)
  const known = cookies.get(officer)
  if (known) return world.stranger({ cookie: known })
  // Whoever was not appointed yet has no session: a stranger asks in their place.
  const begun = await world.stranger().post('/api/v1/sessions/demonstration', { officer })
  const cookie = String([begun.headers['set-cookie']].flat()[0]).split(';')[0] ?? ''
  if (begun.status !== 200) return world.stranger()
  cookies.set(officer, cookie)
  return world.stranger({ cookie })
}
const keys: { readonly key: string; readonly officer: string }[] = []

type Reached = { readonly databases: readonly string[]; readonly purposes: readonly string[] }

const perform = async (one: Act): Promise<Reply> => {
  if (one.act === 'grant') {
    const secretariat = world.as('gs.administrator')
    const { version } = (await secretariat.get(`/api/v1/bureaus/${bureau}`)).body
    const { act: _, ...grants } = one
    return secretariat.put(`/api/v1/bureaus/${bureau}/grants`, { version, reason, ...grants })
  }
  const asker = await client(one.by)
  if (one.act === 'entity') {
    const has: Reached = one.modest
      ? (await world.as('gs.administrator').get(`/api/v1/bureaus/${bureau}`)).body.grants
      : one
    const entry = { name: 'Exercise', kind: 'police', databases: has.databases, purposes: has.purposes }
    const made = await asker.post('/api/v1/units', { code: one.code, ...entry })
    const known = (await world.as(`${bureau}.administrator`).get('/api/v1/units')).body.units
    const version = known.find(({ code }: { code: string }) => code === one.code)?.version ?? 1
    return made.status === 409 ? asker.put(`/api/v1/units/${one.code}`, { version, reason, ...entry }) : made
  }
  if (one.act === 'officer') {
    const wish = {
      title: 'Exercise',
      duties: one.duties,
      clearance: one.clearance,
      ...(one.unit ? { unit: one.unit } : {}),
    }
    const made = await asker.post('/api/v1/officers', { officer: one.who, ...wish })
    const known = (await world.as(`${bureau}.administrator`).get('/api/v1/officers?limit=200')).body.officers
    const version = known.find(({ officer }: { officer: string }) => officer === one.who)?.version ?? 1
    return made.status === 409
      ? asker.put(`/api/v1/officers/${one.who}`, { version, reason, language: 'en', ...wish })
      : made
  }
  const { databases, purposes: named, modest } = one
  const wish = modest ? {} : { databases, purposes: named }
  const made = await asker.post('/api/v1/keys', { officer: one.who, label: 'Exercise', ...wish })
  if (made.status === 201) keys.push({ key: made.body.key, officer: one.who })
  return made
}

const beyond = (has: Reached, most: Reached): string[] => [
  ...has.databases.filter((one) => !most.databases.includes(one)),
  ...has.purposes.filter((one) => !most.purposes.includes(one)),
]

/** How many of those who may do something were looked at. */
const look = async (): Promise<number> => {
  await world.settle()
  const grants: Reached = (await world.as('gs.administrator').get(`/api/v1/bureaus/${bureau}`)).body.grants
  const entities = (await world.as(`${bureau}.administrator`).get('/api/v1/units')).body.units
  let acting = 0
  const own = new Map<string, Reached>()
  for (const officer of people) {
    const session = await (await client(officer)).get('/api/v1/session')
    if (session.status !== 200) continue
    const view = session.body
    const entity = entities.find(({ code }: { code: string }) => code === view.unit)
    own.set(officer, view)
    expect([officer, view.bureau, beyond(view, grants)]).toEqual([officer, bureau, []])
    if (view.unit !== '') expect([officer, beyond(view, entity)]).toEqual([officer, []])
    acting += view.databases.length > 0 ? 1 : 0
  }
  for (const { key, officer } of keys) {
    const { status, body } = await world.withKey(key).get('/api/v1/session')
    if (status !== 200) continue
    expect([officer, beyond(body, grants), beyond(body, own.get(officer) ?? body)]).toEqual([officer, [], []])
    acting += body.databases.length > 0 ? 1 : 0
  }
  return acting
}

test('no officer and no key exceeds bureau or entity, whatever anybody asks for, in whatever order', async () => {
  let acting = 0
  const done = new Map<string, number>()
  const refused = new Map<string, number>()
  for (const [at, one] of fc.sample(anAct, acts).entries()) {
    const { status, text } = await perform(one)
    expect([200, 201, 400, 401, 403, 404, 409], text).toContain(status)
    const into = status < 300 ? done : refused
    into.set(one.act, (into.get(one.act) ?? 0) + 1)
    if (at % lookEvery === lookEvery - 1) acting += await look()
  }
  // A law about people who may do nothing, or about a hub that grants nothing, would say nothing.
  for (const act of ['grant', 'entity', 'officer'] as const) expect([act, done.get(act) ?? 0]).not.toEqual([act, 0])
  for (const act of ['entity', 'officer', 'key'] as const) expect([act, refused.get(act) ?? 0]).not.toEqual([act, 0])
  expect(acting).toBeGreaterThan(0)
}, 120_000)
