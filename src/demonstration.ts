/** Fills an empty store: with the demonstration world, all of it invented, or with nothing but the bureaus of the organisation. */

import { claimSource } from './analysis/analysis.release.making.ts'
import { operations } from './app.ts'
import { makeBureaus } from './bureau/bureau.demo.ts'
import { foundingBureaus, insertBureaus } from './bureau/bureau.founding.ts'
import { calledPart, storedCalled } from './bureau/bureau.memory.ts'
import { makeChecks, makeHits } from './check/check.demo.ts'
import { refuseChecks } from './check/check.refusal.demo.ts'
import { meetWatches } from './check/check.story.demo.ts'
import { makeNetwork, networkTables } from './demonstration.analysts.ts'
import { randomOf } from './demonstration.random.ts'
import { type Stage, setStage } from './demonstration.stage.ts'
import { makeDesk } from './desk/desk.demo.ts'
import { makeImport } from './feed/feed.demo.ts'
import { memoryPart } from './hit/hit.memory.ts'
import type { Actor } from './kernel/actor.ts'
import type { Clock } from './kernel/clock.ts'
import type { Connection, Database } from './kernel/database.ts'
import { writeHistory } from './kernel/ledger.ts'
import { type Secret, secretPart } from './kernel/secret.ts'
import type { Part } from './kernel/slice.ts'
import { transaction } from './kernel/transaction.ts'
import { makeLinks } from './link/link.demo.ts'
import { comparePersons, possibleFrom } from './matching/compare.ts'
import { preparePerson } from './matching/person.ts'
import { materialClaims } from './material/material.release.ts'
import { runsUnderWay } from './material/material.resolution.ts'
import { makeMessages } from './message/message.demo.ts'
import { addresseesPart, storedAddressees } from './message/message.memory.ts'
import { makeNotifications } from './notification/notification.demo.ts'
import { makeOfficers, makeSignIns, makeTenures } from './officer/officer.demo.ts'
import { actorOfChain } from './officer/officer.rights.ts'
import { readStandpoint } from './officer/officer.standpoint.ts'
import { makePictures } from './picture/picture.demo.ts'
import { makeProposals } from './proposal/proposal.demo.ts'
import { databaseNamed } from './record/databases/all.ts'
import { type Counting, type Findable, makeRecords, type RecordSizes } from './record/record.demo.ts'
import { refuseRecords } from './record/record.refusal.demo.ts'
import { databaseNames } from './record/record.schema.ts'
import { makeStories } from './record/record.story.demo.ts'
import { makeRulebook, playRulebook } from './rulebook/rulebook.demo.ts'
import { foundRulebook } from './rulebook/rulebook.founding.ts'
import { makeScreenings } from './screening/screening.demo.ts'
import { type Search, searchPart } from './search/search.feed.ts'
import { platformWordsPart } from './training/training.writing.ts'
import { makeWatches } from './watch/watch.demo.ts'
import { type WatchMap, watchMap, watchPart } from './watch/watch.memory.ts'

export type Sizes = RecordSizes & {
  readonly checks: number
  readonly hits: number
}

/** The world people walk through. */
export const fullSizes: Sizes = {
  documents: 200_000,
  vehicles: 30_000,
  nominals: 50_000,
  papers: 3_000,
  vessels: 1_500,
  firearms: 4_000,
  works: 800,
  listed: 500,
  checks: 6_000,
  hits: 60,
}

export type SeedOptions = {
  /** Hears lines for the person who waits: what is being made, how fast, how long still. */
  readonly report?: (line: string) => void
  /** A smaller world for tests; what is drawn in it is drawn in the same order. */
  readonly sizes?: Partial<Sizes>
  /** The hub's key, for what is kept under it. */
  readonly secret: Secret
}

/** Whether nobody has filled this store yet. */
export const isEmpty = async (database: Database): Promise<boolean> =>
  (await database.client.query('select 1 from world')).rows.length === 0

/** Says what kind of world this is; false when another hub has just said it. */
const claim = async ({ client }: Connection, kind: 'demonstration' | 'real', now: string): Promise<boolean> => {
  const { rowCount } = await client.query('insert into world (kind, began_at) values ($1, $2) on conflict do nothing', [
    kind,
    now,
  ])
  return rowCount === 1
}

/** A real world begins with its bureaus: granted nothing yet, and nobody at work. A store that is filled stays as it is. */
export const seedOrganisation = (database: Database, clock: Clock): Promise<void> =>
  transaction(database, async (connection) => {
    const now = clock.now()
    if (!(await claim(connection, 'real', now))) return
    await insertBureaus(connection, foundingBureaus(now, databaseNames))
    await foundRulebook(connection, now)
  })

const reportEvery = 2_000

const whole = (n: number): string => Math.round(n).toLocaleString('en')

/** Passes rows on and tells every two seconds how many, how fast and how long still. */
const countingTo = (report: (line: string) => void): Counting =>
  function* counting(what, of, rows) {
    const began = performance.now()
    let told = began
    let done = 0
    for (const row of rows) {
      yield row
      done += 1
      const now = performance.now()
      if (now - told < reportEvery) continue
      told = now
      const rate = done / ((now - began) / 1000)
      const left = Math.ceil((of - done) / rate)
      report(`  ${what}: ${whole(done)} of ${whole(of)}, ${whole(rate)} a second, ${left} s left`)
    }
    report(`  ${what}: ${whole(done)} in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  }

/** Officers as actors, each read once: rights do not change while the world is made. */
const actorsOf = (connection: Connection): ((officer: string) => Promise<Actor>) => {
  const known = new Map<string, Actor>()
  return async (officer) => {
    const before = known.get(officer)
    if (before) return before
    const standpoint = await readStandpoint(connection, officer)
    const actor = standpoint && actorOfChain(standpoint.chain, [])
    if (!actor) throw new RangeError(`${officer} is nobody, or may do nothing`)
    known.set(officer, actor)
    return actor
  }
}

/** What the index of the stage knows: records by key, and persons. */
type Known = { readonly keys: Map<string, number>; readonly persons: Findable[] }

/**
 * Stands in for the index, which only a running hub has. It knows what stories find and nothing else: every other check of the
 * past asks for numbers that are recorded nowhere, and for nobody by name.
 */
const searchOf = ({ keys, persons }: Known): Search => ({
  isCurrent: () => true,
  crowd: { isFull: () => false, during: (_names, work) => work() },
  findPersons: async (_actor, questions) =>
    questions.map(({ form, databases }) => {
      const asked = preparePerson(form)
      const proposals = persons.flatMap(({ number, database, fields }) => {
        const recorded = databases.includes(database) ? databaseNamed(database).personOf(fields) : undefined
        const score = recorded ? comparePersons(asked, preparePerson(recorded)).score : 0
        return score < possibleFrom ? [] : [{ number, score, askOwner: false, discreet: false }]
      })
      return { proposals: proposals.sort((one, other) => other.score - one.score), more: false, rarity: {} }
    }),
  find: async (_actor, questions) =>
    questions.map((asked) =>
      asked.flatMap((text, key) => {
        const number = keys.get(text)
        return number === undefined ? [] : [{ key, number, askOwner: false, discreet: false }]
      }),
    ),
})

/** What handlers ask of a running hub. Nothing is remembered of hits, since each is of another record. */
const partsOf = (known: Known, memory: WatchMap, secret: Secret): (<T>(token: Part<T>) => T) => {
  const parts = new Map<string, unknown>([
    [searchPart.name, searchOf(known)],
    [memoryPart.name, { recall: () => [], size: () => 0 }],
    [watchPart.name, memory],
    [secretPart.name, secret],
    [addresseesPart.name, storedAddressees],
    [calledPart.name, storedCalled],
    [claimSource.name, materialClaims],
    // No search for entities is on its way while the world is made: each is worked at once.
    [runsUnderWay.name, { progressOf: () => undefined, ensure: () => undefined, idle: async () => undefined }],
    [platformWordsPart.name, new Map(operations.map((one) => [one.name, one]))],
  ])
  return <T>(token: Part<T>): T => {
    if (!parts.has(token.name)) throw new RangeError(`no ${token.name} while the world is made`)
    return parts.get(token.name) as T
  }
}

const learn = ({ keys, persons }: Known, records: readonly Findable[]): void => {
  for (const record of records) for (const key of record.keys) keys.set(key, record.number)
  persons.push(...records.filter(({ database }) => database === 'nominal'))
}

type Mind = { readonly known: Known; readonly memory: WatchMap }

const makeWorld = async (stage: Stage, { known, memory }: Mind, sizes: Sizes, counting: Counting): Promise<void> => {
  await makeBureaus(stage, databaseNames)
  await makeRulebook(stage)
  await makeOfficers(stage)
  const found = await makeRecords(stage, sizes, counting)
  // Without figures the server would read whole tables to find the few records that stories touch. Only columns that are
  // looked up by: figures of keys and fields take seconds, serve no question, and come with the server's own housekeeping.
  await stage.client.query(
    'analyze record (number, id, database, owner, reference, life, retain_until, created_at, confidentiality_level)',
  )
  const stories = await makeStories(stage)
  for (const records of [found.open, found.guarded]) learn({ ...known, persons: [] }, records)
  learn(known, Object.values(stories))
  makeSignIns(stage, Math.ceil(sizes.checks / 10))
  await makeTenures(stage)
  await playRulebook(stage)
  await makeImport(stage)
  await makeProposals(stage, stories)
  await makeLinks(stage, stories)
  await makeChecks(stage, sizes.checks, counting)
  // From here on checks are remembered and sighted as Viet Nam has it since three days ago.
  await makeWatches(stage, memory)
  await meetWatches(stage)
  await makeHits(stage, sizes.hits, { found, stories }, counting)
  await refuseRecords(stage, stories)
  await refuseChecks(stage)
  await makeScreenings(stage)
  await makePictures(stage, stories)
  await makeMessages(stage, stories)
  await makeNetwork(stage)
  // Last: it looks at all that was left open.
  await makeDesk(stage)
  await makeNotifications(stage)
}

/** All that was filled, but `record`, which is analysed on the way. */
const tables = [
  ...['bureau', 'unit', 'officer', 'participation', 'record_version'],
  ...['fact', 'fact_subject', 'fact_asked', 'hit', 'hit_step', 'hit_memory', 'hit_cleared'],
  ...['import', 'import_line', 'import_mapping', 'proposal', 'link'],
  ...['attachment', 'attachment_content', 'attachment_piece', 'attachment_use', 'picture'],
  ...[
    'message',
    'message_delivery',
    'message_reminder',
    'message_draft',
    'message_round',
    'message_group',
    'mailbox',
    'message_pair',
  ],
  ...['desk_item', 'desk_step', 'desk_link', 'desk_task', 'desk_call', 'desk_handover', 'desk_shift', 'desk_view'],
  ...['notification_setting', 'notification_target', 'notification_outbox', 'notification_telephone'],
  ...networkTables,
  ...['screening', 'screening_match'],
  ...['watch', 'watch_step', 'watch_find', 'watch_sighting', 'watch_remembered', 'watch_kept', 'watch_kept_key'],
]

/**
 * Makes the demonstration world in one transaction: all or nothing, so a start that was broken off begins again. The same clock
 * gives the same world; another one moves its days. A store that is filled already stays as it is. Takes some 20 s
 * at full size on two cores.
 */
export const seedDemonstration = async (database: Database, clock: Clock, options: SeedOptions): Promise<void> => {
  const report = options.report ?? (() => undefined)
  const sizes = { ...fullSizes, ...options.sizes }
  const began = performance.now()
  report('Making the demonstration world: invented bureaus, persons, documents, things, checks and hits (EXERCISE).')
  await transaction(database, async (connection) => {
    await connection.client.query('set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0')
    if (!(await claim(connection, 'demonstration', clock.now()))) return
    const mind = { known: { keys: new Map<string, number>(), persons: [] }, memory: watchMap() }
    const stage = setStage({
      connection,
      clock,
      random: randomOf('liaison demonstration 1'),
      actorNamed: actorsOf(connection),
      part: partsOf(mind.known, mind.memory, options.secret),
    })
    await makeWorld(stage, mind, sizes, countingTo(report))
    // Sorting is stable: what was played first within one instant stays first.
    const facts = [...stage.facts].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    const place = await writeHistory(connection.client, facts)
    report(`  register: ${whole(place)} facts`)
  })
  await database.client.query(`analyze ${tables.join(', ')}`)
  report(`The demonstration world is made, in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
}
