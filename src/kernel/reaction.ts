// Reactions: what happens later or elsewhere because of a fact; each sees every fact of its kind once, in order.
import { systemOf } from './actor.ts'
import { lostConnection, named } from './database.ts'
import { asSystem, runChange, type Services } from './invocation.ts'
import { changedFacts, factsLookedThrough, nextOf, type PlacedFact } from './ledger.ts'
import type { Feed } from './sequencer.ts'
import type { Reaction } from './slice.ts'

/** Facts the feed has just handed out: several reactions want each, and those of feeds name a thousand subjects. */
type Lately = { readonly at: (place: number) => PlacedFact | undefined }

/** Subjects that are kept at hand, of the latest facts. */
const subjectsAtHand = 16_000

const keepLately = (feed: Feed, isWanted: (fact: PlacedFact) => boolean): Lately => {
  const facts = new Map<number, PlacedFact>()
  let subjects = 0
  feed.onFacts((placed) => {
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
  return { at: (place) => facts.get(place) }
}

/** Facts passed over before a reaction's place is moved behind them. */
const worthSkipping = 100

/**
 * Runs one step of a reaction: the next fact it waits for and how far it has come, in one transaction, so that a crash repeats
 * nothing and skips nothing. Another hub that holds the row does it instead. Answers whether there may be more.
 */
const step = async (services: Services, reaction: Reaction, lately: Lately): Promise<boolean> => {
  const [state] = await named<{ place: number }>(
    services.database.client,
    'reaction-place',
    'select place from reaction where name = $1',
    [reaction.name],
  )
  if (!state) return false
  const next = await nextOf(services.database.client, state.place, reaction.to)
  if (!next) return false
  if (next.wanted === null) {
    // What nobody wants is looked through again for nothing, until it is worth a write.
    if (next.many < worthSkipping) return false
    await services.database.client.query('update reaction set place = $2 where name = $1 and place = $3', [
      reaction.name,
      next.last,
      state.place,
    ])
    return next.many === factsLookedThrough
  }
  const wanted = lately.at(next.wanted) ?? (await changedFacts(services.database.client, next.wanted - 1, 1))[0]
  if (!wanted) return false
  const goal = wanted.place
  if (reaction.concerns?.(wanted) === false) {
    // Where another hub was faster this moves nothing, and the next look begins where that one stands.
    await services.database.client.query('update reaction set place = $2 where name = $1 and place = $3', [
      reaction.name,
      goal,
      state.place,
    ])
    return true
  }
  await runChange(asSystem(services, systemOf(wanted.bureau)), `reaction.${reaction.name}`, async (context) => {
    const { rows } = await context.client.query<{ place: number }>(
      'select place from reaction where name = $1 for update skip locked',
      [reaction.name],
    )
    if (rows[0]?.place !== state.place) throw taken
    context.note({ subject: { kind: wanted.subjectKind, id: wanted.subject }, detail: { to: wanted.place } })
    await reaction.run(context, wanted)
    await context.client.query('update reaction set place = $2 where name = $1', [reaction.name, goal])
  })
  return true
}

/** Thrown out of the transaction when another hub was faster; nothing is kept. */
const taken = Symbol('taken')

/** Starts all reactions on the feed; a new one begins at the ledger's present end. */
export const startReactions = async (
  services: Services,
  feed: Feed,
  reactions: readonly Reaction[],
  report: (error: unknown) => void,
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

  const runAll = async (reaction: Reaction): Promise<void> => {
    do {
      again.delete(reaction.name)
      try {
        while (!stopped && (await step(services, reaction, lately))) {}
      } catch (error) {
        if (error !== taken && !lostConnection(error)) report(error)
      }
    } while (again.has(reaction.name) && !stopped)
    running.delete(reaction.name)
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
