// Answers to operations on the threat register, and the slice itself.
import { allows } from '../kernel/access.ts'
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import { type Context, handle, type Slice } from '../kernel/slice.ts'
import { faultsOfPersonalData } from '../rulebook/rulebook.personal.entry.ts'
import { networkSecretariat } from '../rulebook/rulebook.policy.ts'
import { readJoined, readParticipation } from '../rulebook/rulebook.store.ts'
import { confidentialityLevel } from '../terms/handling.ts'
import { addDays } from '../terms/instant.ts'
import {
  admitThreat,
  closeThreat,
  describeThreat,
  handOverThreat,
  listThreats,
  proposeThreat,
  refuseThreat,
  reopenThreat,
  reviewThreat,
  showThreat,
  showThreatWorld,
  watchThreat,
} from './threat.operations.ts'
import { type ThreatAction, threatPolicy } from './threat.policy.ts'
import { mostReviewDays, type ThreatDescription, type ThreatProposal, type ThreatView } from './threat.schema.ts'
import {
  insertThreat,
  listThreatRows,
  lockThreat,
  readActiveThreats,
  readHearers,
  readThreat,
  readThreatSteps,
  readWatched,
  saveThreat,
  setWatched,
  type ThreatRow,
} from './threat.store.ts'
import { threatTimers } from './threat.timers.ts'
import { lineOf, viewThreat, viewWorld } from './threat.view.ts'

const view = async (context: Context, row: ThreatRow): Promise<ThreatView> => {
  const watched = (await readWatched(context, [row.id])).has(row.id)
  return viewThreat(row, await readThreatSteps(context, row.id), { ...context, watched })
}

/** Who hears: owner and watchers, the secretariat, and of a threat that enters the register everybody who takes part in its area. */
const hearersOf = async (context: Context, row: ThreatRow, step: string): Promise<string[]> => {
  const everybody = step === 'admitted' || step === 'reopened' ? await readJoined(context) : []
  const concerned = everybody
    .filter((one) => !one.withoutCrimeAreas.includes(row.crimeArea))
    .map(({ bureau }) => bureau)
  return [...new Set([...(await readHearers(context, row)), networkSecretariat, ...concerned])]
}

const changed = async (context: Context, row: ThreatRow, step = ''): Promise<ThreatView> => {
  context.note({
    subject: { kind: 'threat', id: row.id, version: row.version },
    tell: await hearersOf(context, row, step),
    detail: { state: row.state, level: row.level, trend: row.trend, crimeArea: row.crimeArea },
  })
  return view(context, row)
}

const fault = (pointer: string, key: string): FailurePointer => ({ pointer, key, values: {} })

type Said = { readonly handlingCode?: string; readonly condition?: string; readonly reviewOn?: string } & Partial<
  Pick<ThreatDescription, 'regions' | 'countries'>
>

/** What the schema cannot see: a place, a condition only and always under H3, a day of review ahead; no personal data in any text. */
const check = (context: Context, said: Said, texts: Readonly<Record<string, string | undefined>>): void => {
  const today = context.now.slice(0, 10)
  const pointers = [
    ...(said.regions && said.regions.length + (said.countries?.length ?? 0) === 0
      ? [fault('/regions', 'fault.threat-nowhere')]
      : []),
    ...((said.handlingCode === 'H3') === (said.condition !== undefined) || said.handlingCode === undefined
      ? []
      : [fault('/condition', said.handlingCode === 'H3' ? 'fault.condition-missing' : 'fault.condition-without-h3')]),
    ...(said.reviewOn !== undefined && (said.reviewOn < today || said.reviewOn > addDays(today, mostReviewDays))
      ? [fault('/reviewOn', 'fault.threat-review')]
      : []),
    ...faultsOfPersonalData(texts, today),
  ]
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
}

const once = <T>(values: readonly T[]): T[] => [...new Set(values)]

const described = ({ version: _version, ...body }: ThreatDescription) => ({
  ...body,
  regions: once(body.regions),
  countries: once(body.countries),
  condition: body.condition ?? '',
  confidentialityLevel: confidentialityLevel(body.confidentiality),
})

const propose = async (context: Context, { reason, ...body }: ThreatProposal): Promise<ThreatView> => {
  const { actor } = context
  check(context, body, { '/name': body.name, '/summary': body.summary, '/reason': reason })
  const row = {
    ...described({ ...body, version: 1 }),
    id: context.newId(),
    owner: actor.bureau,
    level: body.level,
    trend: body.trend,
    reviewOn: body.reviewOn,
    state: 'proposed' as const,
  }
  if (!allows(threatPolicy.propose(actor), row)) throw new Failure('forbidden', 'threat.cannot-propose')
  // A bureau that could not see its own threat has no business keeping it.
  if (!allows(threatPolicy.read(actor), row)) throw new Failure('forbidden', 'threat.beyond-own-rights')
  return changed(context, await insertThreat(context, row, reason))
}

const decisions = {
  admit: { state: 'active', step: 'admitted' },
  refuse: { state: 'refused', step: 'refused' },
  close: { state: 'closed', step: 'closed' },
  reopen: { state: 'active', step: 'reopened' },
} as const

const decide = async (
  context: Context,
  id: string,
  action: keyof typeof decisions,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<ThreatView> => {
  check(context, {}, { '/reason': reason })
  const before = await lockThreat(context, id, 'read', version)
  const { state, step } = decisions[action]
  const possible: readonly string[] = {
    admit: ['proposed'],
    refuse: ['proposed'],
    close: ['active'],
    reopen: ['closed'],
  }[action]
  // Who may never do it is told so; who may, but not in this state, hears why.
  if (!possible.includes(before.state)) throw new Failure('conflict', `threat.not-${possible[0]}`)
  if (!allows(threatPolicy[action satisfies ThreatAction](context.actor), before))
    throw new Failure('forbidden', 'threat.not-yours')
  return changed(context, await saveThreat(context, before, { state }, { step, reason }), step)
}

const handlers = [
  handle(listThreats, async (context, { query }) => {
    const { lines, after } = await listThreatRows(context, query)
    const watched = await readWatched(
      context,
      lines.map(({ id }) => id),
    )
    return { threats: lines.map((row) => lineOf(row, context.now, watched.has(row.id))), after }
  }),

  handle(showThreatWorld, async (context) => viewWorld(await readActiveThreats(context), context.now)),

  handle(showThreat, async (context, { params }) => view(context, await readThreat(context, params.id))),

  handle(proposeThreat, (context, { body }) => propose(context, body)),

  handle(describeThreat, async (context, { params, body }) => {
    check(context, body, { '/name': body.name, '/summary': body.summary })
    const before = await lockThreat(context, params.id, 'describe', body.version)
    return changed(context, await saveThreat(context, before, described(body), { step: 'described' }))
  }),

  handle(reviewThreat, async (context, { params, body }) => {
    const { version, reason, ...judgement } = body
    check(context, judgement, { '/reason': reason })
    const before = await lockThreat(context, params.id, 'review', version)
    return changed(context, await saveThreat(context, before, judgement, { step: 'reviewed', reason }))
  }),

  handle(admitThreat, (context, { params, body }) => decide(context, params.id, 'admit', body)),
  handle(refuseThreat, (context, { params, body }) => decide(context, params.id, 'refuse', body)),
  handle(closeThreat, (context, { params, body }) => decide(context, params.id, 'close', body)),
  handle(reopenThreat, (context, { params, body }) => decide(context, params.id, 'reopen', body)),

  handle(handOverThreat, async (context, { params, body }) => {
    const before = await lockThreat(context, params.id, 'handOver', body.version)
    const taker = await readParticipation(context, body.owner)
    if (taker?.state !== 'joined' || !taker.clauses.includes('threat.propose'))
      throw new Failure('invalid', 'request.invalid', { pointers: [fault('/owner', 'fault.threat-owner')] })
    if (taker.withoutCrimeAreas.includes(before.crimeArea))
      throw new Failure('invalid', 'request.invalid', { pointers: [fault('/owner', 'fault.threat-owner-area')] })
    return changed(context, await saveThreat(context, before, { owner: body.owner }, { step: 'handed-over' }))
  }),

  handle(watchThreat, async (context, { params, body }) => {
    const row = await readThreat(context, params.id)
    await setWatched(context, row.id, body.watched)
    context.note({ subject: { kind: 'threat', id: row.id, version: row.version }, detail: { watched: body.watched } })
    return view(context, row)
  }),
]

export const threatSlice: Slice = { name: 'threat', handlers, timers: threatTimers }
