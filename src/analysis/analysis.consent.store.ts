// SQL for consents of sources. A consent is seen by its source, by who asked, and by those who see the dealings of its file.
import { type SelectQueryBuilder, sql } from 'kysely'
import { allows, toSql } from '../kernel/access.ts'
import type { Tables } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { beforeMark, defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import { newSeal, type Seal, sealFor, sealsOf } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import type { ConsentKind, ConsentState, ConsentUse, consentSides, ThingKind } from './analysis.consent.schema.ts'
import { type ConsentAction, consentPolicy, filePolicy } from './analysis.policy.ts'
import type { ConsentTerm } from './analysis.release.workflow.ts'
import type { ConsentRow, FileRow } from './analysis.table.ts'

type Consents = SelectQueryBuilder<Tables, 'analysisConsent', ConsentRow>

/** Where every read begins. */
const readable = ({ sql: store, actor }: Pick<Context, 'sql' | 'actor'>): Consents =>
  store
    .selectFrom('analysisConsent')
    .selectAll()
    .where(
      sql<boolean>`(${toSql(consentPolicy.read(actor))} or exists (
        select 1 from analysis_file as its where its.id = analysis_consent.file and ${toSql(filePolicy.seeDealings(actor), 'its')}))`,
    )

/** One consent under lock, for an action. Throws notFound `analysis.consent-not-found`, forbidden `analysis.not-source`, conflict `analysis.consent-stale`. */
export const lockConsent = async (
  context: Context,
  id: string,
  action: ConsentAction,
  version: number,
): Promise<ConsentRow> => {
  const row = await readable(context).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new Failure('notFound', 'analysis.consent-not-found')
  if (!allows(consentPolicy[action](context.actor), row)) throw new Failure('forbidden', 'analysis.not-source')
  if (row.version !== version)
    throw new Failure('conflict', 'analysis.consent-stale', { values: { version: row.version } })
  return row
}

export type ConsentsWanted = {
  readonly file?: string
  readonly side?: (typeof consentSides)[number]
  readonly state?: ConsentState
  readonly after?: string
  readonly limit?: number
}

/** Consents the actor may see, newest first, from the mark on. Throws Failure invalid `list.bad-mark`. */
export const listConsentRows = async (
  context: Context,
  { file, side, state, after, limit = defaultLimit }: ConsentsWanted,
): Promise<{ lines: ConsentRow[]; after: string | null }> => {
  let query = readable(context).where(beforeMark(readAfter(after)))
  if (file) query = query.where('file', '=', file)
  if (side) query = query.where(side === 'asked' ? 'source' : 'askedBy', '=', context.actor.bureau)
  if (state) query = query.where('state', '=', state)
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

export type ConsentWords = {
  readonly question: string | null
  readonly conditions: string | null
  readonly reason: string | null
}

/** The words of consents the actor may see, by id; null once they are erased. */
export const openConsents = async (
  context: Context,
  rows: readonly ConsentRow[],
): Promise<ReadonlyMap<string, ConsentWords>> => {
  const seals = await sealsOf(
    context,
    rows.map(({ seal }) => seal),
  )
  const open = (seal: Seal | undefined, part: string, sealed: Buffer | null): string | null =>
    seal && sealed ? seal.open(part, sealed).toString() : null
  return new Map(
    rows.map((row) => {
      const seal = seals.get(row.seal)
      return [
        row.id,
        {
          question: open(seal, 'question', row.question),
          conditions: open(seal, 'conditions', row.conditions),
          reason: open(seal, 'reason', row.reason),
        },
      ]
    }),
  )
}

export type NewConsent = {
  readonly source: string
  readonly kind: ConsentKind
  readonly crimeArea: ConsentRow['crimeArea']
  readonly thingKind: ThingKind | ''
  readonly thing: string | null
  readonly uses: readonly ConsentUse[]
  readonly recipients: readonly string[]
  readonly question: string
}

/** Keeps a question to a source. Throws conflict `analysis.consent-asked` when the same is asked or granted already. */
export const insertConsent = async (context: Context, file: FileRow, asked: NewConsent): Promise<ConsentRow> => {
  const { actor, now } = context
  const seal = await newSeal(context)
  const { question, ...columns } = asked
  const row = await context.sql
    .insertInto('analysisConsent')
    .values({
      ...columns,
      uses: [...asked.uses],
      recipients: [...asked.recipients],
      id: context.newId(),
      file: file.id,
      askedBy: actor.bureau,
      officer: actor.officer,
      state: 'asked',
      confidentialityLevel: file.confidentialityLevel,
      seal: seal.id,
      question: seal.close('question', question),
      conditions: null,
      reason: null,
      decidedBy: '',
      decidedAt: null,
      withdrawnAt: null,
      version: 1,
      createdAt: now,
      updatedAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Failure('conflict', 'analysis.consent-asked')
  return row
}

export type ConsentDecision = {
  readonly state: 'granted' | 'refused' | 'withdrawn'
  readonly uses?: readonly ConsentUse[]
  readonly recipients?: readonly string[]
  readonly conditions?: string
  readonly reason?: string
}

/** Keeps what a source decided. `before` is the row under lock. */
export const saveConsent = async (
  context: Context,
  before: ConsentRow,
  { state, uses, recipients, conditions, reason }: ConsentDecision,
): Promise<ConsentRow> => {
  const { actor, now } = context
  const seal = await sealFor(context, before.seal)
  const close = (part: string, words: string | undefined) =>
    words !== undefined && seal ? { [part]: seal.close(part, words) } : {}
  return context.sql
    .updateTable('analysisConsent')
    .set({
      state,
      ...(uses ? { uses: [...uses] } : {}),
      ...(recipients ? { recipients: [...recipients] } : {}),
      ...close('conditions', conditions),
      ...close('reason', reason),
      ...(state === 'withdrawn' ? { withdrawnAt: now } : { decidedBy: actor.officer, decidedAt: now }),
      version: before.version + 1,
      updatedAt: now,
    })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Consents of a file that stand, for the platform itself: nothing of them is answered as it is. */
export const readGranted = ({ sql: store }: Pick<Context, 'sql'>, file: string): Promise<ConsentRow[]> =>
  store
    .selectFrom('analysisConsent')
    .selectAll()
    .where('file', '=', file)
    .where('state', '=', sql.lit('granted'))
    .orderBy('id')
    .execute()

/** What sources agreed to for a file, for the law of what may leave it and for copying into it. */
export const readConsentTerms = async (context: Pick<Context, 'sql'>, file: string): Promise<ConsentTerm[]> =>
  (await readGranted(context, file)).map(({ source, state, uses, recipients, crimeArea, thing }) => ({
    source,
    state,
    uses,
    recipients,
    crimeArea,
    thing,
  }))

/** Whether the source of a record or message agreed that it is copied into a file; its conditions stand on the consent. */
export const isCopyGranted = (
  terms: readonly ConsentTerm[],
  {
    source,
    thing,
    crimeAreas,
  }: { readonly source: string; readonly thing: string; readonly crimeAreas: readonly string[] },
): boolean =>
  terms.some(
    (one) =>
      one.state === 'granted' &&
      one.source === source &&
      one.uses.includes('copy') &&
      (one.thing === null ? crimeAreas.includes(one.crimeArea) : one.thing === thing),
  )
