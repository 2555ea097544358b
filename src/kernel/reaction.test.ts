/** Reactions and timers: each effect once, in the transaction that says it happened, whoever crashes or competes. */
import { afterEach, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { systemOf } from './actor.ts'
import { fixedClock } from './clock.ts'
import { asSystem, runChange, type Services } from './invocation.ts'
import { openLedger } from './ledger.ts'
import { lastPlace } from './ledger-changes.ts'
import { startReactions } from './reaction.ts'
import { startFeed, startSequencer } from './sequencer.ts'
import type { Context, Reaction, TimerKind } from './slice.ts'
import { clearTimer, setTimer, startTimers } from './timer.ts'

const clock = fixedClock('2026-11-21T20:05:00.000Z')
const store = freshDatabase({ max: 20 })
const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const startHub = async () => {
  const { database } = store
  const ledger = openLedger(database, () => undefined)
  const sequencer = startSequencer(database, () => undefined)
  const feed = await startFeed(database, await lastPlace(database.client), clock.milliseconds, () => undefined)
  const services: Services = {
    database,
    clock,
    ledger,
    wake: sequencer.wake,
    part: () => {
      throw new Error('no parts here')
    },
    background: () => {
      throw new Error('no background here')
    },
  }
  stops.push(ledger.stop, feed.stop, sequencer.stop)
  return { services, feed }
}

const changeOf = (services: Services, bureau: string, subject: string): Promise<void> =>
  runChange(asSystem(services, systemOf(bureau)), 'thing.change', async (context) => {
    context.note({ subject: { kind: 'thing', id: subject } })
  })
const change = (services: Services, subject: string): Promise<void> => changeOf(services, 'vn', subject)

/** These reactions begin behind every fact there is, once all facts have their places. */
const goBack = async (...names: string[]): Promise<void> => {
  const { client } = store.database
  const unplaced = 'select count(*)::int as many from fact where place is null'
  await expect.poll(async () => (await client.query(unplaced)).rows[0].many, { timeout: 15_000 }).toBe(0)
  await client.query('insert into reaction (name, place) select unnest($1::text[]), 0', [names])
}

/** Services whose store tells the name of each statement outside of transactions. */
const heardBy = (services: Services, hear: (name: string) => void): Services => {
  const { client } = store.database
  const query = ((...given: Parameters<typeof client.query>) => {
    hear((given[0] as { readonly name?: string }).name ?? '')
    return client.query(...given)
  }) as typeof client.query
  return { ...services, database: Object.assign(Object.create(store.database), { client: { query } }) }
}

describe('a reaction', () => {
  test('sees each fact once and in order on two hubs, also when its first try at one of them fails', async () => {
    await store.database.client.query('create table seen (at serial, subject text)')
    const hubs = [await startHub(), await startHub()]
    let failures = 0
    const reaction: Reaction = {
      name: 'notes',
      to: ['thing.change'],
      run: async (context, fact) => {
        await context.client.query('insert into seen (subject) values ($1)', [fact.subject])
        if (fact.subject === '7' && failures++ === 0) throw new Error('a passing fault, after the effect')
      },
    }
    for (const { services, feed } of hubs) {
      stops.push((await startReactions(services, feed, [reaction], () => undefined)).stop)
      feed.begin()
    }
    const [first, second] = hubs
    for (let at = 0; at < 20; at += 1) await change((at % 2 === 0 ? first : second)?.services as Services, String(at))
    const seen = async (): Promise<string[]> =>
      (await store.database.client.query('select subject from seen order by at')).rows.map((row) => row.subject)
    await expect.poll(async () => (await seen()).length, { timeout: 15_000 }).toBe(20)
    expect(await seen()).toEqual(Array.from({ length: 20 }, (_, at) => String(at)))
    expect(failures).toBeGreaterThan(0)
  })

  test('passes over what calls for nothing, takes together what is alike, and is not held up before the one that fails', async () => {
    await store.database.client.query('create table met (at serial, subject text, many int)')
    const { services, feed } = await startHub()
    const reaction: Reaction = {
      name: 'sifting',
      to: ['thing.change'],
      run: async (context, { subject }) => {
        await context.client.query('insert into met (subject, many) values ($1, 1)', [subject])
        if (subject === '29') throw new Error('never succeeds')
      },
      runAll: async (context, facts) => {
        for (const { subject } of facts)
          await context.client.query('insert into met (subject, many) values ($1, $2)', [subject, facts.length])
        if (facts.some(({ subject }) => subject === '29')) throw new Error('never succeeds')
      },
      sift: async (_, facts) =>
        new Set(facts.flatMap(({ subject, place }) => (Number(subject) % 2 === 0 && subject !== '28' ? [] : [place]))),
    }
    stops.push((await startReactions(services, feed, [reaction], () => undefined)).stop)
    await runChange(asSystem(services, systemOf('vn')), 'thing.begin', async (context) => {
      for (let at = 0; at < 32; at += 1) context.also('thing.change', { subject: { kind: 'thing', id: String(at) } })
    })
    feed.begin()
    const { client } = store.database
    const odd = Array.from({ length: 14 }, (_, at) => String(2 * at + 1))
    const met = async () =>
      (await client.query<{ subject: string; many: number }>('select subject, many from met order by at')).rows
    await expect.poll(async () => (await met()).length, { timeout: 15_000 }).toBe(15)
    expect((await met()).map(({ subject }) => subject)).toEqual([...odd, '28'])
    const { rows } = await client.query(
      "select 1 from fact where operation = 'reaction.sifting' and subject::int % 2 = 0 and subject <> '28'",
    )
    expect(rows).toEqual([])
  })

  test('passes over what does not concern it without a fact of its own, and goes on behind it', async () => {
    const { services, feed } = await startHub()
    const [seen, asked]: [string[], string[]] = [[], []]
    const reaction: Reaction = {
      name: 'picks',
      to: ['thing.change'],
      concerns: (fact) => {
        asked.push(fact.subject)
        return fact.subject.startsWith('picked')
      },
      run: async (_, fact) => {
        seen.push(fact.subject)
      },
    }
    stops.push((await startReactions(services, feed, [reaction], () => undefined)).stop)
    feed.begin()
    for (const subject of ['picked 1', 'left 1', 'left 2', 'picked 2', 'left 3']) await change(services, subject)
    await expect.poll(() => asked.includes('left 3'), { timeout: 15_000 }).toBe(true)
    // What lies ahead is asked before the last that concerns it is run.
    await expect.poll(() => seen, { timeout: 15_000 }).toEqual(['picked 1', 'picked 2'])
    const last = async () =>
      (
        await store.database.client.query(
          "select r.place = f.place as is_behind_last from reaction r, fact f where r.name = 'picks' and f.subject = 'left 3'",
        )
      ).rows
    await expect.poll(last, { timeout: 15_000 }).toEqual([{ is_behind_last: true }])
    const { rows } = await store.database.client.query<{ subject: string }>(
      "select subject from fact where operation = 'reaction.picks'",
    )
    expect(rows.filter(({ subject }) => !subject.startsWith('picked'))).toEqual([])
  })

  test('that gives way still goes on, and one that is urgent never gives way to anything', async () => {
    const { services, feed } = await startHub()
    const seen: string[] = []
    const run: Reaction['run'] = async (_, { subject }) => {
      seen.push(subject)
    }
    const isUrgent = ({ subject }: { readonly subject: string }): boolean => subject === 'urgent'
    const patient: Reaction = {
      name: 'patient',
      to: ['thing.change'],
      concerns: ({ subject }) => subject.startsWith('patient'),
      run,
    }
    const urgent: Reaction = { name: 'urgent', to: ['thing.change'], urgent: true, concerns: isUrgent, run }
    // Of two bureaus in turn: each is a step of its own, and each step might give way.
    const subjects = Array.from({ length: 60 }, (_, at) => `patient ${at}`)
    for (const [at, subject] of subjects.entries()) await changeOf(services, at % 2 === 0 ? 'vn' : 'fr', subject)
    await changeOf(services, 'vn', 'urgent')
    await goBack('patient', 'urgent')
    const { stop } = await startReactions(
      services,
      feed,
      [patient, urgent],
      () => undefined,
      () => true,
    )
    stops.push(stop)
    feed.begin()
    await expect.poll(() => seen.length, { timeout: 15_000 }).toBe(subjects.length + 1)
    expect(seen).toEqual(['urgent', ...subjects])
  })

  test('far behind reads pages of facts from the store, and takes those of all bureaus together where it says so', async () => {
    const { services, feed } = await startHub()
    for (let at = 0; at < 300; at += 1) await changeOf(services, ['vn', 'fr', 'de'][at % 3] ?? '', `page ${at}`)
    await goBack('pages')
    let asked = 0
    const [seen, together]: [string[], number[]] = [[], []]
    const reaction: Reaction = {
      name: 'pages',
      to: ['thing.change'],
      concerns: ({ subject }) => subject.startsWith('page'),
      run: async (_, { subject }) => {
        seen.push(subject)
      },
      runAll: async (_, facts) => {
        seen.push(...facts.map(({ subject }) => subject))
        together.push(facts.length)
      },
      runAs: 'gs',
    }
    const counting = (name: string): void => {
      if (name === 'ledger-changed-in') asked += 1
    }
    stops.push((await startReactions(heardBy(services, counting), feed, [reaction], () => undefined)).stop)
    feed.begin()
    await expect.poll(() => seen.length, { timeout: 15_000 }).toBe(300)
    expect(seen).toEqual(Array.from({ length: 300 }, (_, at) => `page ${at}`))
    expect(asked).toBeLessThan(12)
    expect(together.length).toBeLessThan(12)
    const { rows } = await store.database.client.query(
      "select distinct bureau from fact where operation = 'reaction.pages'",
    )
    expect(rows).toEqual([{ bureau: 'gs' }])
  })

  test('on a hub that starts behind facts nobody wanted asks the store for them once, and misses nothing after', async () => {
    const { client } = store.database
    const earlier = await startHub()
    for (let at = 0; at < 5; at += 1)
      await runChange(asSystem(earlier.services, systemOf('vn')), 'other.change', async () => undefined)
    const wanted = "select count(*)::int as many from fact where operation = 'other.change' and place is null"
    await expect.poll(async () => (await client.query(wanted)).rows[0].many, { timeout: 15_000 }).toBe(0)
    await client.query("insert into reaction (name, place) values ('restarts', 0)")
    await client.query(
      "update reaction set place = (select min(place) - 1 from fact where operation = 'other.change') where name = 'restarts'",
    )

    let asked = 0
    const { services, feed } = await startHub()
    const counted = heardBy(services, (name) => {
      if (name === 'ledger-next') asked += 1
    })
    const seen: string[] = []
    const reaction: Reaction = {
      name: 'restarts',
      to: ['thing.change'],
      run: async (_, fact) => {
        seen.push(fact.subject)
      },
    }
    stops.push((await startReactions(counted, feed, [reaction], () => undefined)).stop)
    feed.begin()
    await expect.poll(() => asked, { timeout: 15_000 }).toBe(1)
    const subjects = Array.from({ length: 12 }, (_, at) => `after ${at}`)
    for (const subject of subjects) await change(services, subject)
    await expect.poll(() => seen.length, { timeout: 15_000 }).toBe(subjects.length)
    expect(seen).toEqual(subjects)
    expect(asked).toBe(1)
  })
})

describe('a timer', () => {
  test('runs once when it is due and not before, on two hubs, and moves when it is set again', async () => {
    await store.database.client.query('create table rung (ref text, bureau text)')
    const hubs = [await startHub(), await startHub()]
    const kind = {
      kind: 'thing.ring',
      run: async (context: Context, ref: string) => {
        await context.client.query('insert into rung values ($1, $2)', [ref, context.actor.bureau])
      },
    }
    const timers = hubs.map(({ services }) => startTimers(services, [kind], () => undefined))
    stops.push(...timers.map((one) => one.stop))
    const poll = () => Promise.all(timers.map((one) => one.poll()))
    const rung = async () => (await store.database.client.query('select ref, bureau from rung order by ref')).rows
    const services = hubs[0]?.services as Services
    await runChange(asSystem(services, systemOf('vn')), 'thing.set', async (context) => {
      for (const ref of ['a', 'b', 'c'])
        await setTimer(context, { kind: 'thing.ring', ref, dueAt: '2026-11-21T20:06:00.000Z', bureau: 'fr' })
      await setTimer(context, { kind: 'thing.ring', ref: 'b', dueAt: '2026-11-21T20:07:00.000Z', bureau: 'fr' })
      await clearTimer(context, 'thing.ring', 'c')
    })
    await poll()
    expect(await rung()).toEqual([])
    clock.advance(60_000)
    await poll()
    await poll()
    expect(await rung()).toEqual([{ ref: 'a', bureau: 'fr' }])
    clock.advance(60_000)
    await poll()
    expect(await rung()).toEqual([
      { ref: 'a', bureau: 'fr' },
      { ref: 'b', bureau: 'fr' },
    ])
    expect((await store.database.client.query('select 1 from timer')).rows).toEqual([])
  })

  test('that is urgent runs while those before it wait for one that takes its time', async () => {
    const { services } = await startHub()
    const run: string[] = []
    let goOn = (): void => undefined
    const slow = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const kinds: TimerKind[] = [
      {
        kind: 'thing.slow',
        run: async (_, ref) => {
          await slow
          run.push(ref)
        },
      },
      {
        kind: 'thing.alarm',
        urgent: true,
        run: async (_, ref) => {
          run.push(ref)
        },
      },
    ]
    const timers = startTimers(services, kinds, () => undefined)
    stops.push(timers.stop)
    await runChange(asSystem(services, systemOf('vn')), 'thing.set', async (context) => {
      const bureau = 'vn'
      for (const ref of ['first', 'second'])
        await setTimer(context, { kind: 'thing.slow', ref, dueAt: '2026-11-21T20:00:00.000Z', bureau })
      await setTimer(context, { kind: 'thing.alarm', ref: 'alarm', dueAt: context.now, bureau })
    })
    const polled = timers.poll()
    await expect.poll(() => run).toEqual(['alarm'])
    goOn()
    await polled
    expect(run).toEqual(['alarm', 'first', 'second'])
  })

  test('whose work fails is put off and does not keep the others waiting', async () => {
    const { services } = await startHub()
    const kinds = [
      {
        kind: 'thing.fail',
        run: async () => {
          throw new Error('fails')
        },
      },
      {
        kind: 'thing.ring',
        run: async (context: Context, ref: string) => {
          await context.client.query('insert into rung values ($1, $2)', [ref, context.actor.bureau])
        },
      },
    ]
    const reports: unknown[] = []
    const timers = startTimers(services, kinds, (error) => reports.push(error))
    stops.push(timers.stop)
    await runChange(asSystem(services, systemOf('vn')), 'thing.set', async (context) => {
      const dueAt = context.now
      await setTimer(context, { kind: 'thing.fail', ref: 'x', dueAt, bureau: 'vn' })
      await setTimer(context, { kind: 'thing.ring', ref: 'z', dueAt, bureau: 'vn' })
    })
    await timers.poll()
    const { rows } = await store.database.client.query('select ref from rung where ref = $1', ['z'])
    expect(rows).toHaveLength(1)
    expect(reports).toHaveLength(1)
    const { rows: left } = await store.database.client.query<{ due_at: string }>('select due_at from timer')
    expect(left.map((row) => row.due_at > clock.now())).toEqual([true])
  })
})
