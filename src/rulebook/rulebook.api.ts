// Answers to operations on the terms of reference, and the slice itself.
import { type BureauKind, reasonNote } from '../bureau/bureau.schema.ts'
import { type BureauRow, readBureau } from '../bureau/bureau.store.ts'
import { allows } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { type Context, handle, type Slice } from '../kernel/slice.ts'
import { setTimer } from '../kernel/timer.ts'
import type { ParticipantClass } from '../terms/clause.ts'
import {
  acceptTerms,
  admitParticipant,
  adoptTerms,
  askToJoin,
  changeTerms,
  draftTerms,
  inviteParticipant,
  leaveNetwork,
  limitParticipation,
  listParticipants,
  listTerms,
  refuseParticipant,
  reportNetwork,
  restoreParticipant,
  showParticipant,
  showRulebook,
  showStanding,
  suspendParticipant,
} from './rulebook.operations.ts'
import { networkSecretariat, type ParticipationAction, participationPolicy, termsPolicy } from './rulebook.policy.ts'
import { makeReport } from './rulebook.report.ts'
import type { Limits, ParticipationView, TermsEntry, TermsView } from './rulebook.schema.ts'
import {
  listReadableParticipations,
  listReadableTerms,
  lockParticipation,
  lockTerms,
  readParticipation,
  readSteps,
  readTermsInForce,
  saveParticipation,
  type TermsRow,
} from './rulebook.store.ts'
import { enterTerms, inForceTimer, rulebookTimers } from './rulebook.timers.ts'
import { viewParticipation, viewStanding, viewTerms } from './rulebook.view.ts'
import { advance, type MembershipCommand } from './rulebook.workflow.ts'

const classOfKind: Readonly<Record<BureauKind, ParticipantClass>> = {
  national: 'member',
  'general-secretariat': 'secretariat',
  'regional-body': 'regional-body',
  // Observers have agreements of their own and take part as partners do.
  observer: 'partner',
  partner: 'partner',
}

/** The class a bureau takes part in by what it is. */
export const classOf = (bureau: Pick<BureauRow, 'kind'>): ParticipantClass => classOfKind[bureau.kind]

const noteTerms = (context: Context, row: TermsRow, tell: readonly string[]): void =>
  context.note({ subject: { kind: 'terms', id: String(row.version), version: row.edition }, tell })

/** Articles are cited by their numbers, so each has its own. Throws invalid with the pointers. */
const checkEntry = ({ articles }: TermsEntry): void => {
  const pointers = articles.flatMap(({ number }, at) =>
    articles.findIndex((one) => one.number === number) < at
      ? [{ pointer: `/articles/${at}/number`, key: 'fault.rulebook-number-twice', values: { number } }]
      : [],
  )
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
}

const termsFor = async (context: Context, version: number, edition: number, action: 'change' | 'adopt') => {
  const row = await lockTerms(context, version)
  if (row.state !== 'draft') throw new Failure('conflict', 'rulebook.not-a-draft')
  if (!allows(termsPolicy[action](context.actor), row)) throw new Failure('forbidden', `rulebook.cannot-${action}`)
  if (row.edition !== edition) throw new Failure('conflict', 'rulebook.stale')
  return row
}

const draft = async (context: Context, body: TermsEntry): Promise<TermsView> => {
  const { actor, now, sql } = context
  if (!allows(termsPolicy.draft(actor), {})) throw new Failure('forbidden', 'rulebook.secretariat-only')
  checkEntry(body)
  const [latest] = await listReadableTerms(context, actor)
  if (latest?.state === 'draft') throw new Failure('conflict', 'rulebook.draft-stands')
  const row = await sql
    .insertInto('termsOfReference')
    .values({
      version: (latest?.version ?? 0) + 1,
      state: 'draft',
      articles: JSON.stringify(body.articles) as never,
      grants: body.grants,
      asks: body.asks,
      inForceFrom: null,
      createdBy: actor.officer,
      createdAt: now,
      updatedAt: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  noteTerms(context, row, [networkSecretariat])
  return viewTerms(row, actor)
}

const saveTerms = async (context: Context, before: TermsRow, values: object): Promise<TermsRow> =>
  context.sql
    .updateTable('termsOfReference')
    .set({ ...values, edition: before.edition + 1, updatedAt: context.now })
    .where('version', '=', before.version)
    .returningAll()
    .executeTakeFirstOrThrow()

const yearMilliseconds = 366 * 24 * 3600 * 1000

const adopt = async (
  context: Context,
  before: TermsRow,
  { decision, inForceFrom }: { readonly decision: string; readonly inForceFrom: string },
): Promise<TermsView> => {
  const { actor, now } = context
  const ahead = Date.parse(inForceFrom) - Date.parse(now)
  if (ahead > yearMilliseconds || ahead < -60_000)
    throw new Failure('invalid', 'request.invalid', {
      pointers: [{ pointer: '/inForceFrom', key: 'fault.rulebook-in-force', values: {} }],
    })
  const waiting = (await listReadableTerms(context, actor)).some(({ state }) => state === 'adopted')
  if (waiting) throw new Failure('conflict', 'rulebook.one-waits')
  const row = await saveTerms(context, before, { state: 'adopted', decision, inForceFrom })
  const everybody = (await listReadableParticipations(context, actor)).map(({ bureau }) => bureau)
  noteTerms(context, row, everybody)
  if (ahead > 0) {
    await setTimer(context, {
      kind: inForceTimer,
      ref: String(row.version),
      dueAt: inForceFrom,
      bureau: networkSecretariat,
    })
    return viewTerms(row, actor)
  }
  return viewTerms(await enterTerms(context, row.version), actor)
}

const faultsOfLimits = (limits: Limits | undefined): Failure | undefined =>
  limits?.withoutClauses.includes('network.take-part')
    ? new Failure('invalid', 'request.invalid', {
        pointers: [{ pointer: '/withoutClauses', key: 'fault.rulebook-leave-instead', values: {} }],
      })
    : undefined

type Commanded = {
  readonly bureau: string
  readonly action: Exclude<ParticipationAction, 'read'>
  /** Undefined where nothing stands yet. */
  readonly version?: number
  readonly note?: string | undefined
  readonly reason?: string
}

const act = async (
  context: Context,
  { bureau, action, version, note, reason }: Commanded,
  command: MembershipCommand,
): Promise<ParticipationView> => {
  const { actor, now } = context
  if (!allows(participationPolicy[action](actor), { bureau }))
    throw new Failure('forbidden', `rulebook.cannot-${action}`)
  const before = await lockParticipation(context, bureau)
  if (version !== undefined && !before) throw new Failure('notFound', 'rulebook.not-taking-part')
  if (before && version !== undefined && before.version !== version) throw new Failure('conflict', 'rulebook.stale')
  const known = await readBureau(context, bureau)
  if (!known) throw new Failure('notFound', 'bureau.not-found')
  const row = await saveParticipation(context, bureau, before, now, {
    ...advance(before, command, classOf(known)),
    ...(note === undefined ? {} : { note }),
  })
  const others = (await listReadableParticipations(context, actor)).map((one) => one.bureau)
  context.note({
    subject: { kind: 'participation', id: bureau, version: row.version },
    subjects: [{ kind: 'participation', id: bureau, owner: bureau, part: 'changed' }],
    tell: [...new Set([...others, bureau, networkSecretariat])],
    detail: { state: row.state, class: row.class, terms: row.termsVersion ?? 0 },
    ...(reason === undefined ? {} : reasonNote(reason, now)),
  })
  return viewParticipation(row, actor, await readSteps(context, bureau))
}

/** The version a bureau accepts: in force, or decided and to come. Throws conflict for any other. */
const acceptable = async (context: Context, version: number): Promise<TermsRow> => {
  const terms = (await listReadableTerms(context, context.actor)).find((one) => one.version === version)
  if (terms?.state !== 'in-force' && terms?.state !== 'adopted')
    throw new Failure('conflict', 'rulebook.not-acceptable')
  return terms
}

/** Terms a bureau comes in under: those in force. */
const inForce = async (context: Context): Promise<TermsRow> => {
  const terms = await readTermsInForce(context)
  if (!terms) throw new Failure('conflict', 'rulebook.none-in-force')
  return terms
}

const ownLimits = (limits: Limits | undefined) => {
  const fault = faultsOfLimits(limits)
  if (fault) throw fault
  return limits
    ? { limits: { withoutClauses: limits.withoutClauses, withoutCrimeAreas: limits.withoutCrimeAreas } }
    : {}
}

const handlers = [
  handle(showRulebook, async (context) => {
    const terms = await listReadableTerms(context, context.actor)
    const shown = (state: TermsRow['state']): TermsView | null => {
      const row = terms.find((one) => one.state === state)
      return row ? viewTerms(row, context.actor) : null
    }
    return { inForce: shown('in-force'), toCome: shown('adopted'), draft: shown('draft') }
  }),

  handle(listTerms, async (context) => ({
    versions: (await listReadableTerms(context, context.actor)).map((row) => viewTerms(row, context.actor)),
  })),

  handle(draftTerms, (context, { body }) => draft(context, body)),

  handle(changeTerms, async (context, { params, body }) => {
    const { edition, ...entry } = body
    checkEntry(entry)
    const before = await termsFor(context, params.version, edition, 'change')
    const row = await saveTerms(context, before, { ...entry, articles: JSON.stringify(entry.articles) })
    noteTerms(context, row, [networkSecretariat])
    return viewTerms(row, context.actor)
  }),

  handle(adoptTerms, async (context, { params, body }) =>
    adopt(context, await termsFor(context, params.version, body.edition, 'adopt'), body),
  ),

  handle(showStanding, async (context) =>
    viewStanding(
      await readParticipation(context, context.actor.bureau),
      await listReadableTerms(context, context.actor),
    ),
  ),

  handle(listParticipants, async (context) => ({
    participants: (await listReadableParticipations(context, context.actor)).map((row) =>
      viewParticipation(row, context.actor),
    ),
  })),

  handle(showParticipant, async (context, { params }) => {
    const row = await readParticipation(context, params.bureau)
    if (!row || !allows(participationPolicy.read(context.actor), row))
      throw new Failure('notFound', 'rulebook.not-taking-part')
    return viewParticipation(row, context.actor, await readSteps(context, row.bureau))
  }),

  handle(inviteParticipant, (context, { body }) =>
    act(context, { bureau: body.bureau, action: 'invite' }, { act: 'invite', class: body.class }),
  ),

  handle(askToJoin, async (context, { body }) => {
    const terms = await acceptable(context, body.terms)
    const commanded = { bureau: context.actor.bureau, action: 'ask', note: body.limits?.note ?? '' } as const
    return act(context, commanded, { act: 'ask', terms, ...ownLimits(body.limits) })
  }),

  handle(acceptTerms, async (context, { body }) => {
    const terms = await acceptable(context, body.terms)
    const { version, limits } = body
    const commanded = { bureau: context.actor.bureau, action: 'accept', version, note: limits?.note } as const
    return act(context, commanded, { act: 'accept', terms, inForce: await inForce(context), ...ownLimits(limits) })
  }),

  handle(admitParticipant, async (context, { params, body }) =>
    act(
      context,
      { bureau: params.bureau, action: 'admit', version: body.version },
      { act: 'admit', class: body.class, terms: await inForce(context) },
    ),
  ),

  handle(refuseParticipant, (context, { params, body }) =>
    act(context, { ...params, action: 'refuse', ...body }, { act: 'refuse' }),
  ),

  handle(limitParticipation, (context, { body }) =>
    act(
      context,
      { bureau: context.actor.bureau, action: 'limit', version: body.version, note: body.note ?? '' },
      { act: 'limit', limits: { withoutClauses: [], withoutCrimeAreas: [], ...ownLimits(body).limits } },
    ),
  ),

  handle(leaveNetwork, (context, { body }) =>
    act(context, { bureau: context.actor.bureau, action: 'leave', ...body }, { act: 'leave' }),
  ),

  handle(suspendParticipant, (context, { params, body }) =>
    act(context, { ...params, action: 'suspend', ...body }, { act: 'suspend' }),
  ),

  handle(restoreParticipant, (context, { params, body }) =>
    act(context, { ...params, action: 'restore', ...body }, { act: 'restore' }),
  ),

  handle(reportNetwork, (context, { query }) => {
    if (!context.actor.clauses.includes('product.statistics')) throw new Failure('forbidden', 'rulebook.no-statistics')
    return makeReport(context, query.year)
  }),
]

export const rulebookSlice: Slice = { name: 'rulebook', handlers, timers: rulebookTimers }
