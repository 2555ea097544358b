// Reactions: what happens later or elsewhere because of a fact; each sees every fact of its kind once, in order.
import { systemOf } from './actor.ts'
import { lostConnection, named } from './database.ts'
import { asSystem, runChange, type Services } from './invocation.ts'
import { keepLately, type Lately } from './lately.ts'
import { changedFactsIn, factsLookedThrough, nextOf, type PlacedFact } from './ledger-changes.ts'
import { type Feed, firstFacts, nextPage } from './sequencer.ts'
import type { Reaction } from './slice.ts'

/** Facts passed over before a reaction's place is moved behind them. */
const worthSkipping = 100

/** Facts sifted at once. */
const mostAhead = 500
/** Facts of one transaction, and things they speak of: a step that fails or is broken off is not much to do again. */
const [mostTogether, mostSubjects] = [32, 64]
/** The same where facts of all bureaus are taken together: each speaks of one thing. */
const [mostOfAll, mostSubjectsOfAll] = [256, 512]

/** A reaction with what this hub knows of how far it is. */
type Line = {
  readonly reaction: Reaction
  /**
   * Place up to which nothing is left for it, where that is further than the place it stands at in the store: that one is moved for a
   * hundred facts at once.
   */
  looked: number
  /** Facts it reads at once from the store. */
  page: number
  /** Its last step failed: one fact at a time, so that those before the one that fails are not held up by it. */
  isCareful: boolean
}

type Ahead = {
  /** Facts to be run in one transaction; none when nothing ahead calls for anything. */
  readonly facts: readonly PlacedFact[]
  /** How far the reaction has come when they are done. */
  readonly place: number
}

/** The facts at these places, up to the first that is no longer at hand; where the first is not, a page of them from the store. */
const factsAt = async (
  services: Services,
  line: Line,
  places: readonly number[],
  lately: Lately,
): Promise<PlacedFact[]> => {
  const facts: PlacedFact[] = []
  for (const place of places) {
    const fact = lately.at(place)
    if (!fact) break
    facts.push(fact)
  }
  const [from] = places
  if (facts.length > 0 || from === undefined) return facts
  const to = places.slice(0, line.page).at(-1) ?? from
  const read = await changedFactsIn(services.database.client, { from, to, operations: line.reaction.to })
  line.page = nextPage(line.page, read)
  return read
}

/** What the next step is about: of the facts that call for something, the first, and those that follow and are taken together with it. */
const lookAhead = async (
  services: Services,
  { reaction, isCareful }: Line,
  facts: readonly PlacedFact[],
): Promise<Ahead> => {
  const concerning = facts.filter((fact) => reaction.concerns?.(fact) !== false)
  const sifted = concerning.length > 0 ? await reaction.sift?.(services.database, concerning) : undefined
  const calls = new Set(sifted ?? concerning.map(({ place }) => place))
  const ofAll = reaction.runAs !== undefined
  const most = isCareful ? 1 : ofAll ? mostOfAll : mostTogether
  const mostChanged = ofAll ? mostSubjectsOfAll : mostSubjects
  const together: PlacedFact[] = []
  let [subjects, place] = [0, 0]
  for (const fact of facts) {
    if (calls.has(fact.place)) {
      subjects += fact.changed.length
      const [first] = together
      const isAlike = ofAll || (fact.bureau === first?.bureau && fact.operation === first.operation)
      const fits = isAlike && together.length < most && subjects <= mostChanged
      if (first && !fits) break
      together.push(fact)
    }
    place = fact.place
  }
  return { facts: together, place }
}

/** The bureau whose system runs these facts: their own, or where they are of several the one that the reaction names. */
const bureauOf = ({ runAs }: Reaction, facts: readonly PlacedFact[], first: PlacedFact): string =>
  facts.every(({ bureau }) => bureau === first.bureau) ? first.bureau : (runAs ?? first.bureau)

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
const step = async (services: Services, line: Line, lately: Lately): Promise<boolean> => {
  const { reaction } = line
  const [state] = await named<{ place: number }>(
    services.database.client,
    'reaction-place',
    'select place from reaction where name = $1',
    [reaction.name],
  )
  if (!state) return false
  const since = lately.since()
  const after = Math.max(state.place, line.looked)
  const known = lately.next(after, reaction.to, mostAhead)
  const next = known === 'unknown' ? await nextOf(services.database.client, after, reaction.to, mostAhead) : known
  // What the store holds no more of up to where this hub's memory begins need not be asked of it again with every fact.
  if (known === 'unknown' && !next?.wanted.length && (next?.many ?? 0) < factsLookedThrough)
    line.looked = Math.max(next?.last ?? 0, since)
  if (!next) return false
  if (next.wanted.length === 0) {
    // What nobody wants is looked through again for nothing, until it is worth a write.
    if (next.many < worthSkipping) return false
    await passOver(services, reaction.name, state.place, next.last)
    return next.many === factsLookedThrough
  }
  const { facts, place } = await lookAhead(services, line, await factsAt(services, line, next.wanted, lately))
  const [first] = facts
  if (!first) {
    if (place > 0) await passOver(services, reaction.name, state.place, place)
    return place > 0
  }
  const actor = systemOf(bureauOf(reaction, facts, first))
  await runChange(asSystem(services, actor), `reaction.${reaction.name}`, async (context) => {
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

/**
 * How long a reaction gives way at most, how often it looks, and how long it then works before it gives way again: a tenth of the time
 * at the least, whatever others are behind with.
 */
const [mostGivenMilliseconds, lookMilliseconds, workedMilliseconds] = [1000, 20, 100]

/** Waits while something people wait for is behind, so that what may come later does not take its time. */
const giveWay = async (gives: () => boolean): Promise<void> => {
  const until = performance.now() + mostGivenMilliseconds
  while (gives() && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, lookMilliseconds))
}

export type Reactions = {
  /** Resolves when none is at work: each has done what it can with the facts handed out before. */
  readonly settled: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts all reactions on the feed; those that are not urgent give way for a moment while `gives` says so; a new one begins at the ledger's present end. */
export const startReactions = async (
  services: Services,
  feed: Feed,
  reactions: readonly Reaction[],
  report: (error: unknown) => void,
  gives: () => boolean = () => false,
): Promise<Reactions> => {
  let stopped = false
  const running = new Map<Line, Promise<void>>()
  const again = new Set<Line>()
  for (const { name } of reactions)
    await services.database.client.query(
      'insert into reaction (name, place) select $1, place from ledger_head on conflict do nothing',
      [name],
    )

  const wantedByAny = new Set(reactions.flatMap(({ to }) => to))
  const lately = keepLately(feed, ({ operation }) => wantedByAny.has(operation))
  const lines = reactions.map((reaction): Line => ({ reaction, looked: 0, page: firstFacts, isCareful: false }))

  const workOff = async (line: Line): Promise<void> => {
    const mayGive = (): boolean => !line.reaction.urgent && !stopped && gives()
    let worksUntil = Number.NEGATIVE_INFINITY
    for (let more = true; more && !stopped; ) {
      if (mayGive() && performance.now() > worksUntil) {
        await giveWay(mayGive)
        worksUntil = performance.now() + workedMilliseconds
      }
      more = await step(services, line, lately)
      line.isCareful = false
    }
  }
  const run = async (line: Line): Promise<void> => {
    do {
      again.delete(line)
      try {
        await workOff(line)
      } catch (error) {
        if (error !== taken && !lostConnection(error)) {
          report(error)
          if (!line.isCareful) again.add(line)
          line.isCareful = true
        }
      }
    } while (again.has(line) && !stopped)
    running.delete(line)
  }
  const wake = (woken: readonly Line[]): void => {
    for (const line of woken)
      if (running.has(line)) again.add(line)
      else if (!stopped) running.set(line, run(line))
  }
  feed.onFacts((facts) => {
    const operations = new Set(facts.map((fact) => fact.operation))
    const woken = lines.filter(({ reaction }) => reaction.to.some((operation) => operations.has(operation)))
    if (woken.length > 0) setImmediate(() => wake(woken))
  })
  wake(lines)
  const retry = setInterval(() => wake(lines), 5000)
  return {
    settled: async () => {
      // Whom facts just handed out wake, they wake in the next turn.
      await new Promise((resolve) => setImmediate(resolve))
      while (running.size > 0) await Promise.all(running.values())
    },
    stop: async () => {
      stopped = true
      clearInterval(retry)
      await Promise.all(running.values())
    },
  }
}
