// Analysis files for story tests: an order that may stand, and the way to an open file.
import type { Reply, World } from './world.ts'

export const files = '/api/v1/files'
export const consents = '/api/v1/file-consents'
export const releases = '/api/v1/file-releases'
const day = 86_400_000

/** A purpose that analysis is done for; the world's own is another. */
export const forAnalysis = { 'liaison-purpose': 'threat-trends' }

/** An order of Viet Nam that may stand: France reads, the organisation for migration contributes, Germany may be given results. */
export const fileOrder = (rest: object = {}) => ({
  name: 'Exercise route over the delta',
  kind: 'operational',
  crimeAreas: ['people-smuggling'],
  purpose: 'Exercise: to find who organises crossings by night.',
  why: 'Exercise: three bureaus hold parts of it, none the whole.',
  dataCategories: ['identity', 'vehicles-and-vessels', 'travel'],
  personCategories: ['suspect', 'victim'],
  readers: [{ bureau: 'fr' }],
  contributors: ['iom'],
  recipients: ['de'],
  consentBy: 'specific',
  confidentiality: 'official-use-only',
  reviewEvery: 6,
  until: '2027-11-20',
  ...rest,
})

export const analysisStories = (world: World) => {
  const show = async (by: string, id: string): Promise<Reply['body']> => (await world.as(by).get(`${files}/${id}`)).body
  const propose = (by = 'vn.analyst', rest: object = {}) => world.as(by).post(files, fileOrder(rest))
  /** An act on a file at the version it stands at. */
  const act = async (by: string, id: string, verb: string, body: object = {}): Promise<Reply> => {
    const { version } = await show('gs.analyst', id)
    return world.as(by).post(`${files}/${id}/${verb}`, { version, ...body })
  }
  const advise = (id: string, verdict = 'agrees', about = 'order') =>
    act('gs.data-protection', id, 'advice', { about, verdict, text: 'Exercise: within the rules.' })
  /** The id of a new open file. */
  const opened = async (rest: object = {}, by = 'vn.analyst'): Promise<string> => {
    const { id } = (await propose(by, rest)).body
    await advise(id)
    const reply = await act('gs.analyst', id, 'open')
    if (reply.status !== 200) throw new Error(reply.text)
    return id
  }
  const refusal = (reply: Reply) => [reply.status, reply.body.key]
  const pointers = (reply: Reply): string[] =>
    (reply.body.pointers ?? []).map((one: { pointer: string; key: string }) => `${one.pointer} ${one.key}`)
  /** The last facts of an operation as bureaus are told of them. */
  const told = async (operation: string): Promise<string[]> => {
    await world.settle()
    const { rows } = await world.database.client.query(
      'select tell from fact where operation = $1 order by at desc, place desc limit 1',
      [operation],
    )
    return [...(rows[0]?.tell ?? [])].sort()
  }
  /** Days later: what is due has run, and everybody signs in anew. */
  const later = async (days: number): Promise<void> => {
    await world.pass(days * day)
    for (const bureau of ['vn', 'fr', 'de', 'us', 'iom', 'gs'])
      for (const duty of ['analyst', 'desk', 'command', 'data-protection']) world.forget(`${bureau}.${duty}`)
  }
  return { later, show, propose, act, advise, opened, refusal, pointers, told }
}
