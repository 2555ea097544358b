// Reactions: what happens later or elsewhere because of a fact; each sees every fact of its kind once, in order.
import { systemOf } from './actor.ts'
import { lostConnection, named } from './database.ts'
import { asSystem, runChange, type Services } from './invocation.ts'
import { changedFacts, factsLookedThrough, nextOf, type PlacedFact } from './ledger-changes.ts'
import type { Feed } from './sequencer.ts'
import type { Reaction } from './slice.ts'

type Next = Awaited<ReturnType<typeof nextOf>>

/** Facts the feed has just handed out: several reactions want each, and those of feeds name a thousand subjects. */
type Lately = {
  readonly at: (place: number) => PlacedFact | undefined
  /**
   * What `nextOf` answers of the facts handed out by now, without asking the store, which would look into each day's partition for it;
   * `unknown` where a reaction is further back than what is remembered.
   */
  readonly next: (after: number, operations: readonly string[], most: number) => Next | 'unknown'
  /** Place after which every changed fact is remembered; what stood before it was in the store when this hub began, or longer ago. */
  readonly since: () => number
}

/** Subjects that are kept at hand, of the latest facts. */
const subjectsAtHand = 16_000
/**
 * Changed facts whose place and operation are remembered, some 60 bytes each: a reaction that is further behind asks the store, which
 * looks into the partition of each day. As many as a busy hub writes between two looks of a reaction that waits for none of them.
 */
const mostRemembered = 40_000

/** Index of the first of these facts, which stand in order, that comes after a place. */
const firstAfter = (facts: readonly Pick<PlacedFact, 'place'>[], place: number): number => {
  let [low, high] = [0, facts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((facts[middle]?.place ?? 0) > place) high = middle
    else low = middle + 1
  }
  return low
}

const keepLately = (feed: Feed, isWanted: (fact: PlacedFact) => boolean): Lately => {
  const facts = new Map<number, PlacedFact>()
  let subjects = 0
  // Every changed fact after `from` that the feed has handed out, in order.
  let from = feed.place()
  let trail: Pick<PlacedFact, 'place' | 'operation'>[] = []
  feed.onFacts((placed) => {
    for (const { place, operation } of placed) trail.push({ place, operation })
    if (trail.length > 2 * mostRemembered) {
      from = trail[trail.length - mostRemembered - 1]?.place ?? from
      trail = trail.slice(-mostRemembered)
    }
    for (const fact of placed)
      if (isWanted(fact)) {
        facts.set(fact.place, fact)
        subjects += fact.changed.length + 1
      }
    for (const [place, fact] of facts) {
      if (subjects <= subjectsAtHand) break
      facts.delete(place)
      subjects -= fact.changed.length + 1
    }
  })
  return {
    at: (place) => facts.get(place),
    since: () => from,
    next: (after, operations, most) => {
      if (after < from) return 'unknown'
      const first = firstAfter(trail, after)
      const last = trail.at(-1)?.place
      if (last === undefined || first === trail.length) return undefined
      const wanted: number[] = []
      for (let at = first; at < trail.length && wanted.length < most; at += 1) {
        const fact = trail[at]
        if (fact && operations.includes(fact.operation)) wanted.push(fact.place)
      }
      return { wanted, last, many: trail.length - first }
    },
  }
}

/** Facts passed over before a reaction's place is moved behind them. */
const worthSkipping = 100

/** Facts sifted at once. */
const mostAhead = 200
/** Facts of one transaction, and things they speak of: a step that fails or is broken off is not much to do again. */
const [mostTogether, mostSubjects] = [32, 64]

type Ahead = {
  /** Facts of one operation and bureau, to be run in one transaction; none when nothing ahead calls for anything. */
  readonly facts: readonly PlacedFact[]
  /** How far the reaction has come when they are done. */
  readonly place: number
}

/** The facts at these places, up to the first that is no longer at hand; that one alone is read again. */
const factsAt = async (services: Services, places: readonly number[], lately: Lately): Promise<PlacedFact[]> => {
  const facts: PlacedFact[] = []
  for (const place of places) {
    const fact = lately.at(place)
    if (!fact) break
    facts.push(fact)
  }
  const [first] = places
  return facts.length > 0 || first === undefined ? facts : changedFacts(services.database.client, first - 1, 1)
}

/** What the next step is about: of the facts that call for something, the first, and those of its kind and bureau that follow. */
const lookAhead = async (
  services: Services,
  reaction: Reaction,
  facts: readonly PlacedFact[],
  most: number,
): Promise<Ahead> => {
  const concerning = facts.filter((fact) => reaction.concerns?.(fact) !== false)
  const sifted = await reaction.sift?.(services.database, concerning)
  const calls = new Set(sifted ?? concerning.map(({ place }) => place))
  const together: PlacedFact[] = []
  let [subjects, place] = [0, 0]
  for (const fact of facts) {
    if (calls.has(fact.place)) {
      subjects += fact.changed.length
      const [first] = together
      const isAlike = fact.bureau === first?.bureau && fact.operation === first.operation
      const fits = isAlike && together.length < most && subjects <= mostSubjects
      if (first && !fits) break
      together.push(fact)
    }
    place = fact.place
  }
  return { facts: together, place }
}

/** Moves a reaction over what it does not want, unless another hub has moved it. */
const passOver = async (services: Services, name: string, from: number, to: number): Promise<void> => {
  await named(
    services.database.client,
    'reaction-over',
    'update reaction set place = $2 where name = $1 and place = $3',
    [name, to, from],
  )
}

/**
 * Runs one step of a reaction: the next facts it waits for and how far it has come, in one transaction, so that a crash repeats
 * nothing and skips nothing. Another hub that holds the row does it instead. Answers whether there may be more.
 */
const step = async (
  services: Services,
  reaction: Reaction,
  { lately, looked, most }: { readonly lately: Lately; readonly looked: Map<string, number>; readonly most: number },
): Promise<boolean> => {
  const [state] = await named<{ place: number }>(
    services.database.client,
    'reaction-place',
    'select place from reaction where name = $1',
    [reaction.name],
  )
  if (!state) return false
  const since = lately.since()
  const after = Math.max(state.place, looked.get(reaction.name) ?? 0)
  const known = lately.next(after, reaction.to, mostAhead)
  const next = known === 'unknown' ? await nextOf(services.database.client, after, reaction.to, mostAhead) : known
  // What the store holds no more of up to where this hub's memory begins need not be asked of it again with every fact.
  if (known === 'unknown' && !next?.wanted.length && (next?.many ?? 0) < factsLookedThrough)
    looked.set(reaction.name, Math.max(next?.last ?? 0, since))
  if (!next) return false
  if (next.wanted.length === 0) {
    // What nobody wants is looked through again for nothing, until it is worth a write.
    if (next.many < worthSkipping) return false
    await passOver(services, reaction.name, state.place, next.last)
    return next.many === factsLookedThrough
  }
  const { facts, place } = await lookAhead(services, reaction, await factsAt(services, next.wanted, lately), most)
  const [first] = facts
  if (!first) {
    if (place > 0) await passOver(services, reaction.name, state.place, place)
    return place > 0
  }
  await runChange(asSystem(services, systemOf(first.bureau)), `reaction.${reaction.name}`, async (context) => {
    const [held] = await named<{ place: number }>(
      context.client,
      'reaction-hold',
      'select place from reaction where name = $1 for update skip locked',
      [reaction.name],
    )
    if (held?.place !== state.place) throw taken
    context.note({ subject: { kind: first.subjectKind, id: first.subject }, detail: { to: facts.at(-1)?.place } })
    if (reaction.runAll && facts.length > 1) await reaction.runAll(context, facts)
    else for (const fact of facts) await reaction.run(context, fact)
    await named(context.client, 'reaction-moved', 'update reaction set place = $2 where name = $1', [
      reaction.name,
      place,
    ])
  })
  return true
}

/** Thrown out of the transaction when another hub was faster; nothing is kept. */
const taken = Symbol('taken')

/** How long a step gives way at most, and how often it looks. */
const [mostGivenMilliseconds, lookMilliseconds] = [1000, 20]

/** Waits while something people wait for is behind, so that what may come later does not take its time. */
const giveWay = async (gives: () => boolean): Promise<void> => {
  const until = performance.now() + mostGivenMilliseconds
  while (gives() && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, lookMilliseconds))
}

/** Starts all reactions on the feed; each step gives way for a moment while `gives` says so; a new one begins at the ledger's present end. */
export const startReactions = async (
  services: Services,
  feed: Feed,
  reactions: readonly Reaction[],
  report: (error: unknown) => void,
  gives: () => boolean = () => false,
): Promise<() => Promise<void>> => {
  let stopped = false
  const running = new Map<string, Promise<void>>()
  const again = new Set<string>()
  for (const { name } of reactions)
    await services.database.client.query(
      'insert into reaction (name, place) select $1, place from ledger_head on conflict do nothing',
      [name],
    )

  const wantedByAny = new Set(reactions.flatMap(({ to }) => to))
  const lately = keepLately(feed, ({ operation }) => wantedByAny.has(operation))

  /**
   * By reaction, the place up to which nothing is left for it, where that is further than the place it stands at in the store: that one
   * is moved for a hundred facts at once.
   */
  const looked = new Map<string, number>()
  /** Reactions whose last step failed: one fact at a time, so that those before the one that fails are not held up by it. */
  const careful = new Set<string>()
  const runAll = async (reaction: Reaction): Promise<void> => {
    const { name } = reaction
    do {
      again.delete(name)
      try {
        for (let more = true; more && !stopped; ) {
          await giveWay(() => !stopped && gives())
          more = await step(services, reaction, { lately, looked, most: careful.has(name) ? 1 : mostTogether })
          careful.delete(name)
        }
      } catch (error) {
        if (error !== taken && !lostConnection(error)) {
          report(error)
          if (!careful.has(name)) again.add(name)
          careful.add(name)
        }
      }
    } while (again.has(name) && !stopped)
    running.delete(name)
  }
  const wake = (woken: readonly Reaction[]): void => {
    for (const reaction of woken)
      if (running.has(reaction.name)) again.add(reaction.name)
      else if (!stopped) running.set(reaction.name, runAll(reaction))
  }
  feed.onFacts((facts) => {
    const operations = new Set(facts.map((fact) => fact.operation))
    const woken = reactions.filter((reaction) => reaction.to.some((operation) => operations.has(operation)))
    if (woken.length > 0) setImmediate(() => wake(woken))
  })
  wake(reactions)
  const retry = setInterval(() => wake(reactions), 5000)
  return async () => {
    stopped = true
    clearInterval(retry)
    await Promise.all(running.values())
  }
}
