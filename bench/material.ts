// What material of analysis files costs: a table of 200,000 rows while a page is asked beside it, and opening a file of 30,000 entities.
import type { MeasuredHub } from './hub.ts'
import { type Outcome, requestOf, runLoad } from './load.ts'

export type MaterialMeasured = {
  /** Seconds from the request that begins the table to the row that says it is through. */
  readonly importSeconds: number
  readonly rows: number
  /** The page of another file, before and while the table comes in. */
  readonly idle: Outcome
  readonly during: Outcome
  /** Milliseconds to open the file of many entities, the slowest of the first asks and the middle of the rest. */
  readonly openFirst: number
  readonly openMiddle: number
  readonly searchMiddle: number
  readonly entities: number
}

type Json = Record<string, unknown>

const order = {
  name: 'Exercise: bench',
  kind: 'operational',
  crimeAreas: ['people-smuggling'],
  purpose: 'Exercise: measured.',
  why: 'Exercise: measured.',
  dataCategories: ['identity', 'identity-documents'],
  personCategories: ['suspect'],
  readers: [{ bureau: 'fr' }],
  contributors: [],
  recipients: [],
  consentBy: 'specific',
  confidentiality: 'official-use-only',
  reviewEvery: 6,
}

const mapping = {
  columns: [
    { from: 'surname', to: '/names/0/family' },
    { from: 'given', to: '/names/0/given' },
    { from: 'born', to: '/dateOfBirth' },
    { from: 'passport', to: '/identifiers/0/value' },
    { from: 'country', to: '/identifiers/0/country' },
  ],
  constants: [{ to: '/identifiers/0/kind', value: 'passport' }],
}

/** Rows as a national system writes them: invented persons, numbers that are never printed on a document. */
const writeRows = (rows: number, series: string): Buffer => {
  const lines = ['surname,given,born,passport,country']
  for (let n = 0; n < rows; n += 1)
    lines.push(
      `EXERCISE${n % 997},Person ${n % 613},19${50 + (n % 50)}-0${1 + (n % 9)}-1${n % 10},${series}${String(n).padStart(7, '0')},FRA`,
    )
  return Buffer.from(`${lines.join('\n')}\n`)
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** An officer of the demonstration world at work, signed in. */
const signIn = async (hub: MeasuredHub, officer: string) => {
  const base = `http://127.0.0.1:${hub.port}/api/v1`
  const reply = await fetch(`${base}/sessions/demonstration`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ officer }),
  })
  const cookie = (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const headers = { cookie, 'liaison-purpose': 'threat-trends', 'liaison-reference': 'BENCH' }
  const ask = async (method: string, path: string, body?: Json | Buffer): Promise<Json> => {
    const answer = await fetch(`${base}${path}`, {
      method,
      headers: {
        ...headers,
        ...(body === undefined
          ? {}
          : { 'content-type': Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }),
    })
    const json = (await answer.json()) as Json
    if (!answer.ok) throw new Error(`${officer} ${method} ${path}: ${JSON.stringify(json)}`)
    return json
  }
  return { headers, ask }
}
type Officer = Awaited<ReturnType<typeof signIn>>

const openFile = async (vn: Officer, gs: Officer, adviser: Officer): Promise<string> => {
  const until = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10)
  const { id } = await vn.ask('POST', '/files', { ...order, until })
  await adviser.ask('POST', `/files/${id}/advice`, { version: 1, about: 'order', verdict: 'agrees', text: 'Exercise.' })
  await gs.ask('POST', `/files/${id}/open`, { version: 2 })
  return String(id)
}

const pieceBytes = 1024 * 1024

const attach = async (vn: Officer, bytes: Buffer): Promise<string> => {
  const { id } = await vn.ask('POST', '/attachments', { name: 'bench.csv', length: bytes.length })
  for (let at = 0; at < bytes.length; at += pieceBytes)
    await vn.ask('PUT', `/attachments/${id}/bytes?offset=${at}`, bytes.subarray(at, at + pieceBytes))
  await vn.ask('POST', `/attachments/${id}/finish`, {})
  for (let tries = 0; tries < 600; tries += 1) {
    if ((await vn.ask('GET', `/attachments/${id}`)).state === 'ready') return String(id)
    await wait(50)
  }
  throw new Error('the table was not examined')
}

/** Takes a table in; answers the seconds it took. */
const takeIn = async (vn: Officer, file: string, attachment: string): Promise<number> => {
  const began = performance.now()
  const { id } = await vn.ask('POST', `/files/${file}/imports`, {
    attachment,
    title: 'Exercise: bench',
    entityKind: 'person',
    mapping,
    grade: { scheme: '4x4', code: 'B2' },
    handlingCode: 'H1',
    confidentiality: 'official-use-only',
  })
  for (let tries = 0; tries < 3000; tries += 1) {
    const known = await vn.ask('GET', `/material-imports/${id}`)
    if (known.state === 'finished') return (performance.now() - began) / 1000
    if (known.state !== 'running') throw new Error(JSON.stringify(known))
    await wait(100)
  }
  throw new Error('the table did not come in')
}

const middle = (times: readonly number[]): number =>
  [...times].sort((one, other) => one - other)[times.length >> 1] ?? 0

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Measures on the demonstration world; its files stay in the folder of the bench and go with it. */
export const measureMaterial = async (
  hub: MeasuredHub,
  { rows, entities }: { readonly rows: number; readonly entities: number },
): Promise<MaterialMeasured> => {
  const [vn, gs, adviser] = [
    await signIn(hub, 'vn.analyst'),
    await signIn(hub, 'gs.analyst'),
    await signIn(hub, 'gs.data-protection'),
  ]
  const [large, small, many] = [
    await openFile(vn, gs, adviser),
    await openFile(vn, gs, adviser),
    await openFile(vn, gs, adviser),
  ]
  const page = requestOf('GET', `/api/v1/files/${small}/material`, vn.headers)
  const ask = (milliseconds: number): Promise<Outcome> =>
    runLoad({ port: hub.port, connections: 1, milliseconds, next: () => page })
  const attachment = await attach(vn, writeRows(rows, 'XB'))
  const idle = await ask(6_000)
  let importSeconds = 0
  const taking = takeIn(vn, large, attachment).then((seconds) => {
    importSeconds = seconds
  })
  const during = await ask(6_000)
  await taking
  await takeIn(vn, many, await attach(vn, writeRows(entities, 'XC')))
  const firsts: number[] = []
  const rest: number[] = []
  for (let n = 0; n < 25; n += 1)
    (n < 3 ? firsts : rest).push(await timed(() => vn.ask('GET', `/files/${many}/material`)))
  const searches: number[] = []
  for (let n = 0; n < 11; n += 1)
    searches.push(await timed(() => vn.ask('POST', `/files/${many}/material/search`, { text: `XC000${n}` })))
  return {
    importSeconds,
    rows,
    idle,
    during,
    openFirst: Math.max(...firsts),
    openMiddle: middle(rest),
    searchMiddle: middle(searches),
    entities,
  }
}
