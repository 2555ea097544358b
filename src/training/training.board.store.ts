// SQL for needs and offers of training. Every read starts from the read rule.
import { type Generated, type Selectable, sql as text } from 'kysely'
import { allows, toSql } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { beforeMark, defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import type { CrimeArea } from '../terms/crime-area.ts'
import type { Language } from '../terms/language.ts'
import { needPolicy, offerPolicy } from './training.policy.ts'
import type { NeedState, OfferManner, OfferState } from './training.schema.ts'

type Stated = {
  id: string
  bureau: string
  crimeArea: CrimeArea
  places: number
  languages: Language[]
  note: string
  insisted: string
  version: Generated<number>
  createdAt: string
  updatedAt: string
}
export type NeedTable = Stated & { wantedBy: string; state: NeedState }
export type NeedRow = Selectable<NeedTable>
export type OfferTable = Stated & {
  course: string | null
  beginsOn: string
  endsOn: string
  how: OfferManner
  venue: string
  state: OfferState
}
export type OfferRow = Selectable<OfferTable>

declare module '../kernel/database.ts' {
  interface Tables {
    trainingNeed: NeedTable
    trainingOffer: OfferTable
  }
}

type Filter = {
  readonly crimeArea?: CrimeArea
  readonly own?: boolean
  readonly after?: string
  readonly limit?: number
}

const readableNeeds = ({ sql, actor }: Context) =>
  sql
    .selectFrom('trainingNeed')
    .selectAll()
    .where(toSql(needPolicy.read(actor)))
const readableOffers = ({ sql, actor }: Context) =>
  sql
    .selectFrom('trainingOffer')
    .selectAll()
    .where(toSql(offerPolicy.read(actor)))

export const listNeedRows = async (context: Context, filter: Filter & { readonly state?: NeedState }) => {
  const { crimeArea, own, after, limit = defaultLimit } = filter
  let query = readableNeeds(context)
    .where('state', '=', filter.state ?? 'open')
    .where(beforeMark(readAfter(after)))
  if (crimeArea) query = query.where('crimeArea', '=', crimeArea)
  if (own) query = query.where('bureau', '=', context.actor.bureau)
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

export const listOfferRows = async (context: Context, filter: Filter & { readonly state?: OfferState }) => {
  const { crimeArea, own, after, limit = defaultLimit } = filter
  let query = readableOffers(context)
    .where('state', '=', filter.state ?? 'open')
    .where(beforeMark(readAfter(after)))
  if (crimeArea) query = query.where('crimeArea', '=', crimeArea)
  if (own) query = query.where('bureau', '=', context.actor.bureau)
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

/** Open offers of these crime areas that have not ended, the soonest first. */
export const readOpenOffers = (context: Context, areas: readonly CrimeArea[]): Promise<OfferRow[]> =>
  readableOffers(context)
    .where('state', '=', 'open')
    .where('crimeArea', '=', text<CrimeArea>`any(${[...new Set(areas)]}::text[])`)
    .where('endsOn', '>=', context.now.slice(0, 10))
    .orderBy('beginsOn')
    .orderBy('id')
    .limit(500)
    .execute()

const checked = <R extends { readonly version: number; readonly state: string }>(
  row: R | undefined,
  allowed: (row: R) => boolean,
  version: number,
): R => {
  if (!row) throw new Failure('notFound', 'training.nothing-stated')
  if (row.state !== 'open') throw new Failure('conflict', 'training.not-open')
  if (!allowed(row)) throw new Failure('forbidden', 'training.not-yours')
  if (row.version !== version) throw new Failure('conflict', 'training.stale')
  return row
}

/** Under lock. Throws notFound, conflict when it is closed or another version was read, forbidden. */
export const lockNeed = async (context: Context, id: string, version: number): Promise<NeedRow> =>
  checked(
    await readableNeeds(context).where('id', '=', id).forUpdate().executeTakeFirst(),
    (row) => allows(needPolicy.close(context.actor), row),
    version,
  )
export const lockOffer = async (context: Context, id: string, version: number): Promise<OfferRow> =>
  checked(
    await readableOffers(context).where('id', '=', id).forUpdate().executeTakeFirst(),
    (row) => allows(offerPolicy.close(context.actor), row),
    version,
  )

export const insertNeed = ({ sql }: Context, row: Omit<NeedRow, 'version'>): Promise<NeedRow> =>
  sql.insertInto('trainingNeed').values(row).returningAll().executeTakeFirstOrThrow()
export const insertOffer = ({ sql }: Context, row: Omit<OfferRow, 'version'>): Promise<OfferRow> =>
  sql.insertInto('trainingOffer').values(row).returningAll().executeTakeFirstOrThrow()

export const endNeed = ({ sql, now }: Context, before: NeedRow, state: NeedState): Promise<NeedRow> =>
  sql
    .updateTable('trainingNeed')
    .set({ state, version: before.version + 1, updatedAt: now })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow()
export const endOffer = ({ sql, now }: Context, before: OfferRow, state: OfferState): Promise<OfferRow> =>
  sql
    .updateTable('trainingOffer')
    .set({ state, version: before.version + 1, updatedAt: now })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow()
