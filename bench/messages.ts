// Messages: accepted durably to one recipient and to all, heard at the other screen, and caught up after a week away.
import { request } from 'node:http'
import type { MeasuredHub } from './hub.ts'
import { type Outcome, requestOf, runLoad } from './load.ts'

type Message = Readonly<Record<string, unknown>>

/** About a kilobyte of text, as a plain enquiry has. */
const enquiry = (to: readonly string[], at: number): Message => ({
  to,
  subject: `Exercise enquiry ${at}`,
  body: 'Exercise. Kindly say whether the holder of the document below is known to you, and under which names. '.repeat(
    10,
  ),
  ourReference: `BENCH-${at}`,
  ...(to[0] === 'all' ? { reason: 'Measured on an exercise store' } : {}),
})

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

const sendMany = (
  hub: MeasuredHub,
  authorization: string,
  to: readonly string[],
  milliseconds: number,
): Promise<Outcome> => {
  let at = 0
  const next = (): Buffer => requestOf('POST', '/api/v1/messages', { authorization }, JSON.stringify(enquiry(to, at++)))
  return runLoad({ port: hub.port, connections: 32, milliseconds, next })
}

type Heard = { readonly at: Map<string, number>; readonly close: () => void }

/** Notes when a screen of the recipient hears of each message first. */
const listen = (port: number, key: string): Promise<Heard> =>
  new Promise((resolve, reject) => {
    const at = new Map<string, number>()
    const stream = request({
      host: '127.0.0.1',
      port,
      path: '/api/v1/events',
      headers: { authorization: `Bearer ${key}` },
    })
    let rest = ''
    stream.on('error', reject)
    stream.on('response', (response) => {
      response.setEncoding('utf8')
      response.on('error', () => undefined)
      response.on('data', (part: string) => {
        const lines = (rest + part).split('\n')
        rest = lines.pop() ?? ''
        const now = performance.now()
        for (const line of lines) {
          if (!line.startsWith('data: ') || !line.includes('"message"')) continue
          const { ref } = JSON.parse(line.slice(6)) as { ref?: string }
          if (ref && !at.has(ref)) at.set(ref, now)
        }
      })
      resolve({ at, close: () => stream.destroy() })
    })
    stream.end()
  })

/** Share of the sending before what counts, as `runLoad` has it: a hub that has just started compiles its code meanwhile. */
const warmUp = 1 / 4

/**
 * Milliseconds from sending to hearing, sorted, at so many messages a second, after a warm-up of a quarter of that time; and how many
 * were never heard of.
 */
const measureHeard = async (
  hub: MeasuredHub,
  keys: { from: string; to: string },
  perSecond: number,
  seconds: number,
) => {
  const heard = await listen(hub.port, keys.to)
  await new Promise((resolve) => setTimeout(resolve, 500))
  const sent: Promise<{ readonly id: string; readonly began: number }>[] = []
  const uncounted = Math.round(perSecond * seconds * warmUp)
  const begin = performance.now()
  for (let at = 0; at < uncounted + perSecond * seconds; at++) {
    const wait = begin + (at * 1000) / perSecond - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const began = performance.now()
    sent.push(
      fetch(`http://127.0.0.1:${hub.port}/api/v1/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${keys.from}`, 'content-type': 'application/json' },
        body: JSON.stringify(enquiry(['fr'], at)),
      }).then(async (reply) => {
        if (!reply.ok) throw new Error(`a message was refused: ${reply.status} ${await reply.text()}`)
        return { id: ((await reply.json()) as { id: string }).id, began }
      }),
    )
  }
  const all = (await Promise.all(sent)).slice(uncounted)
  await new Promise((resolve) => setTimeout(resolve, 2000))
  heard.close()
  const times = all.flatMap(({ id, began }) => {
    const at = heard.at.get(id)
    return at === undefined ? [] : [at - began]
  })
  return { times: times.sort((one, other) => one - other), unheard: all.length - times.length }
}

/**
 * Reads the last `many` messages of a mailbox in order, as a bureau does that was away. Answers seconds, how many came in order without a
 * gap, and seconds of the processor that hub and database took meanwhile, for whatever else they do too.
 */
const catchUp = async (hub: MeasuredHub, key: string, many: number) => {
  const ask = async (since: number, limit: number) => {
    const reply = await fetch(
      `http://127.0.0.1:${hub.port}/api/v1/messages/inbox?since=${since}&limit=${limit}&continued=true`,
      { headers: { authorization: `Bearer ${key}` } },
    )
    if (!reply.ok) throw new Error(`the inbox was refused: ${reply.status} ${await reply.text()}`)
    return (await reply.json()) as { messages: { inbox: number }[]; upTo: number; more: boolean }
  }
  let last = 0
  for (let page = await ask(0, 1000); ; page = await ask(last, 1000)) {
    last = page.upTo
    if (!page.more) break
  }
  const before = hub.processor()
  const began = performance.now()
  let since = Math.max(0, last - many)
  let whole = 0
  for (let more = true; more; ) {
    const page = await ask(since, 1000)
    for (const { inbox } of page.messages) if (inbox === ++since) whole += 1
    more = page.more
  }
  const seconds = (performance.now() - began) / 1000
  const after = hub.processor()
  return { seconds, whole, hub: after.hub - before.hub, database: after.database - before.database }
}

/** Seconds until every accepted message has its numbers. */
const settled = async (hub: MeasuredHub): Promise<number> => {
  const began = performance.now()
  for (;;) {
    const health = (await (await fetch(`http://127.0.0.1:${hub.port}/api/v1/health`)).json()) as {
      message?: { waiting?: number }
    }
    if (health.message?.waiting === 0) return (performance.now() - began) / 1000
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

type Cost = { readonly hub: number; readonly database: number }

/** Runs a load and answers with it the milliseconds of the processor that hub and database took for each message of it, warm-up included. */
const withCost = async (
  hub: MeasuredHub,
  load: () => Promise<Outcome>,
): Promise<{ one: Outcome; behind: number; cost: Cost }> => {
  const before = hub.processor()
  const one = await load()
  const behind = await settled(hub)
  const after = hub.processor()
  const messages = one.requests * (1 + warmUp)
  const each = (from: number, to: number): number => ((to - from) * 1000) / messages
  return {
    one,
    behind,
    cost: { hub: each(before.hub, after.hub), database: each(before.database, after.database) },
  }
}

/** Everything about messages. `milliseconds` of load for each rate. */
export const measureMessages = async (hub: MeasuredHub, milliseconds: number) => {
  const from = await hub.key('vn.system')
  const to = await hub.key('fr.system')
  const authorization = `Bearer ${from}`
  const heard = await measureHeard(hub, { from, to }, 100, 10)
  const { one, behind: oneBehind, cost } = await withCost(hub, () => sendMany(hub, authorization, ['fr'], milliseconds))
  const all = await sendMany(hub, authorization, ['all'], milliseconds)
  const allBehind = await settled(hub)
  // As many as there must be to be away for a week.
  for (let have = one.requests + heard.times.length; have < 10_000; )
    have += (await sendMany(hub, authorization, ['fr'], milliseconds)).requests
  await settled(hub)
  const caught = await catchUp(hub, to, 10_000)
  return {
    one,
    cost,
    all,
    oneBehind,
    allBehind,
    heard: { p50: percentile(heard.times, 0.5), p99: percentile(heard.times, 0.99), unheard: heard.unheard },
    caught,
  }
}
