// How long a source waits to hear of a hit: from the moment a check is sent to the event on the source's open stream.
import { request } from 'node:http'

type Ask = (path: string, key: string, body: object) => Promise<Record<string, unknown>>

const ask =
  (port: number): Ask =>
  async (path, key, body) => {
    const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!reply.ok) throw new Error(`${path} answered ${reply.status}`)
    return (await reply.json()) as Record<string, unknown>
  }

/** Milliseconds for each of `samples` hits, sorted; records of exercise numbers are entered by the source first. */
export const measureTold = async (
  port: number,
  keys: { finder: string; source: string },
  samples: number,
): Promise<number[]> => {
  const send = ask(port)
  const numbers = Array.from({ length: samples }, (_, at) => `X88${String(at).padStart(5, '0')}`)
  for (const number of numbers)
    await send('/api/v1/records/travel-document', keys.source, {
      reference: `BENCH-${number}`,
      status: 'lost',
      purpose: 'security-check',
      fields: { number, country: 'FRA', type: 'passport' },
    })
  const heard: (() => void)[] = []
  const stream = request({
    host: '127.0.0.1',
    port,
    path: '/api/v1/events',
    headers: { authorization: `Bearer ${keys.source}` },
  })
  await new Promise<void>((resolve, reject) => {
    stream.on('error', reject)
    stream.on('response', (response) => {
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        if (part.includes('"hit.report"')) heard.shift()?.()
      })
      response.on('error', () => undefined)
      resolve()
    })
    stream.end()
  })
  await new Promise((resolve) => setTimeout(resolve, 500))
  const times: number[] = []
  for (const number of numbers) {
    const told = new Promise<void>((resolve) => heard.push(resolve))
    const began = performance.now()
    const items = [{ travelDocument: { number, country: 'FRA', type: 'passport' } }]
    await send('/api/v1/checks', keys.finder, { purpose: 'security-check', reference: 'BENCH', items })
    await told
    times.push(performance.now() - began)
  }
  stream.destroy()
  return times.sort((one, other) => one - other)
}
