// Items follow the facts of their things: each fact names a thing, which is looked at as it stands.
import { entersOnly } from '../feed/feed.schema.ts'
import { systemOf } from '../kernel/actor.ts'
import type { Connection } from '../kernel/database.ts'
import type { PlacedFact } from '../kernel/ledger-changes.ts'
import type { Context, Reaction } from '../kernel/slice.ts'
import { mirrorHitCall } from './desk.call.store.ts'
import { clearDesks } from './desk.leaving.ts'
import { followThings } from './desk.making.ts'
import { openRetentionsOf } from './desk.retention.store.ts'
import { lockItemsOf } from './desk.store.ts'
import { type Followed, type FollowedKind, readFindsOf, withAnswered } from './desk.thing.store.ts'

const hitFacts = [
  'hit.report',
  'hit.take',
  'hit.release',
  'hit.bearer',
  'hit.finding',
  'hit.answer',
  'hit.more-time',
  'hit.call',
  'hit.escalate',
  'hit.pass-on',
  'hit.outcome',
  'hit.record-changed',
  'hit.record-withdrawn',
  'timer.hit.answer-due',
  'timer.hit.erase',
]
/** What was sent is followed when it is in the mailboxes: one fact for a whole batch, with every message of it. */
const messageFacts = [
  'message.stored',
  'message.acknowledge',
  'message.withdraw',
  'message.remind',
  'message.more-time',
  'message.unanswered',
  'timer.message.erase',
]
const proposalFacts = ['proposal.make', 'proposal.accept', 'proposal.decline', 'proposal.withdraw', 'proposal.outdate']
const watchFacts = [
  'watch.propose',
  'watch.approve',
  'watch.refuse',
  'watch.renew',
  'watch.end',
  'watch.found',
  'watch.could-be',
  'watch.dismiss',
  'timer.watch.remind',
  'timer.watch.lapse',
]
/** Lines are erased together, and with records that are closed to the bureau: these facts name none of them. */
const erasingFacts = ['timer.watch.erase', 'timer.watch.find-lapse']
const recordFacts = ['record.update', 'record.withdraw', 'feed.batch']
/** A part of a list met somebody, the desk has said who it is, or the list was erased with what it met. */
const screeningFacts = ['screening.ask', 'screening.review', 'screening.erase', 'timer.screening.erase']
const importFacts = ['feed.import-begin', 'feed.import-stop', 'feed.import-finish']

const requestFacts = [
  'request.send',
  'request.assign',
  'request.refuse',
  'request.split',
  'request.accept',
  'request.decline',
  'request.recall',
  'request.hand-over',
  'request.hand-in',
  'request.move',
  'request.reschedule',
  'request.return',
  'request.deliver',
  'request.feedback',
  'request.withdraw',
  'request.close',
  'request.left',
  'request.erased',
  'timer.request.unclaimed',
  'timer.request.feedback',
]
const leadFacts = [
  'lead.give',
  'lead.accept',
  'lead.decline',
  'lead.outcome',
  'lead.ask-extension',
  'lead.answer-extension',
  'lead.place',
  'lead.withdraw',
]
const consentFacts = [
  'analysis.ask-consent',
  'analysis.grant-consent',
  'analysis.refuse-consent',
  'analysis.withdraw-consent',
]

/** Kinds of things a fact speaks of, by the kind of its subject. A line of a watch goes by the word of the watch. */
const kindsOf: Readonly<Record<string, readonly FollowedKind[]>> = {
  proposal: ['proposal'],
  watch: ['watch', 'find'],
  import: ['import'],
  screening: ['screening', 'discreet-screening'],
  request: ['request'],
  lead: ['lead'],
  'analysis-consent': ['consent'],
}

/** A call on a hit stands in the list of calls too: that there was one, not what was said. */
const mirrorCall = async (context: Context, fact: PlacedFact): Promise<void> => {
  const { with: partner } = fact.detail
  if (typeof partner !== 'string') return
  const items = await lockItemsOf(context, 'hit', [fact.subject])
  const own = items.find(({ bureau }) => bureau === fact.bureau)
  await mirrorHitCall(
    { ...context, actor: systemOf(fact.bureau) },
    {
      id: fact.id,
      officer: fact.officer,
      createdAt: fact.at,
      partner,
      hit: fact.subject,
      item: own?.id ?? null,
      reference: own?.reference ?? '',
      unit: own?.unit ?? '',
    },
  )
}

const messagesOf = (facts: readonly PlacedFact[]): string[] =>
  facts.flatMap(({ changed }) => changed.flatMap(({ kind, id }) => (kind === 'message' ? [id] : [])))

/**
 * Messages of one fact or of several, the very urgent ones or the others: what stands at the end decides, so they are looked at once.
 * Each message is in one line only: of two that look at it side by side the one that read it first might keep its item last.
 */
const followMessages = async (
  context: Context,
  facts: readonly PlacedFact[],
  which: Pick<Followed, 'isVeryUrgent'>,
): Promise<void> => {
  const followed = await withAnswered(context, messagesOf(facts))
  await followThings(
    context,
    'message',
    followed.flatMap(({ id, isVeryUrgent }) => (isVeryUrgent === which.isVeryUrgent ? [id] : [])),
  )
}

const followVeryUrgent = (context: Context, facts: readonly PlacedFact[]): Promise<void> =>
  followMessages(context, facts, { isVeryUrgent: true })

/** Facts that name a very urgent message, or one that answers such a message. */
const nameVeryUrgent = async (connection: Connection, facts: readonly PlacedFact[]): Promise<ReadonlySet<number>> => {
  const named = new Set(
    (await withAnswered(connection, messagesOf(facts))).flatMap(({ id, isVeryUrgent, answeredBy }) =>
      isVeryUrgent ? [id, ...(answeredBy === null ? [] : [answeredBy])] : [],
    ),
  )
  return new Set(facts.flatMap((fact) => (messagesOf([fact]).some((id) => named.has(id)) ? [fact.place] : [])))
}

const followHits = async (context: Context, facts: readonly PlacedFact[]): Promise<void> => {
  const ofHits = facts.filter(({ subjectKind }) => subjectKind === 'hit' || subjectKind === 'discreet-hit')
  await followThings(
    context,
    'hit',
    ofHits.map(({ subject }) => subject),
  )
  for (const fact of facts) if (fact.operation === 'hit.call') await mirrorCall(context, fact)
}

const followRest = async (context: Context, fact: PlacedFact): Promise<void> => {
  if (erasingFacts.includes(fact.operation))
    await followThings(context, 'find', await readFindsOf(context, { bureau: fact.bureau }))
  if (recordFacts.includes(fact.operation)) {
    const records = fact.changed.flatMap(({ kind, id }) => (kind === 'record' ? [id] : []))
    await followThings(context, 'find', await readFindsOf(context, { records }))
    await followThings(context, 'retention', await openRetentionsOf(context, fact.bureau))
    return
  }
  for (const kind of kindsOf[fact.subjectKind] ?? []) await followThings(context, kind, [fact.subject])
}

const followFacts = async (context: Context, facts: readonly PlacedFact[]): Promise<void> => {
  await followMessages(
    context,
    facts.filter(({ operation }) => !recordFacts.includes(operation)),
    { isVeryUrgent: false },
  )
  for (const fact of facts) await followRest(context, fact)
}

/** Hits and very urgent messages have lines of their own: they never stand behind a flood of what may wait. */
export const deskReactions: readonly Reaction[] = [
  {
    name: 'desk-hit',
    to: hitFacts,
    urgent: true,
    run: (context, fact) => followHits(context, [fact]),
    runAll: followHits,
  },
  {
    name: 'desk-very-urgent',
    to: messageFacts,
    urgent: true,
    sift: nameVeryUrgent,
    run: (context, fact) => followVeryUrgent(context, [fact]),
    runAll: followVeryUrgent,
  },
  {
    name: 'desk-item',
    to: [
      ...messageFacts,
      ...proposalFacts,
      ...watchFacts,
      ...erasingFacts,
      ...recordFacts,
      ...importFacts,
      ...screeningFacts,
      ...requestFacts,
      ...leadFacts,
      ...consentFacts,
    ],
    concerns: (fact) => !entersOnly(fact),
    run: (context, fact) => followFacts(context, [fact]),
    runAll: followFacts,
  },
  {
    name: 'desk-officer',
    to: ['officer.suspend', 'officer.change', 'officer.confirm', 'unit.suspend'],
    // A confirmation that takes nothing away says nothing of rights.
    concerns: ({ operation, detail }) => operation !== 'officer.confirm' || detail.before !== undefined,
    run: (context, { bureau }) => clearDesks(context, bureau),
  },
]
