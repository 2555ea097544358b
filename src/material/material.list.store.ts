// SQL for what readers see of a file as a whole: counts, facets, pages of entities, links, events; nothing but visible claims counts.
import { type RawBuilder, sql } from 'kysely'
import { defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import type { EntityKind } from './material.fields.schema.ts'
import { ofFile, type SeenClaim, seenClaims, visible } from './material.store.ts'
import type { EntitySearch, OpenQuery } from './material.view.schema.ts'

type Reader = Pick<Context, 'sql' | 'actor'>

/** Stands in marks in which time says nothing. */
const beginning = '1970-01-01T00:00:00.000Z'

export type Tally = { readonly value: string; readonly entities: number }
export type Overview = {
  readonly contributions: number
  readonly entities: number
  readonly claims: number
  readonly links: number
  readonly events: number
  readonly kinds: readonly Tally[]
  readonly sources: readonly Tally[]
  readonly grades: readonly Tally[]
  readonly handling: readonly Tally[]
}

/**
 * Counts entities by a column of what is said of them; an entity two sources speak of counts once with each. Of most entities one
 * claim is all there is: these are counted in one pass, and only the others are told apart.
 */
const tally = (by: 'kind' | 'source' | 'grade' | 'handling'): RawBuilder<unknown> => sql`(
  select coalesce(json_agg(json_build_object('value', value, 'entities', many) order by many desc, value collate "C"), '[]')
  from (select value, sum(many)::int as many from (
      select ${sql.ref(by)} as value, many from single
      union all select ${sql.ref(by)}, count(distinct entity) from several group by 1) parts group by value) t)`

/** Counts and facets of a file in one statement. */
export const readOverview = async (context: Reader, file: string): Promise<Overview> => {
  const { rows } = await sql<{ overview: Overview }>`
    with v as materialized (${visible(context.actor, ofFile(file))}),
      e as materialized (select k.entity, k.entity_kind collate "C" as kind, v.source,
          (v.source_code || v.information_code) collate "C" as grade, v.handling_code collate "C" as handling
        from material_claim k join v on v.id = k.contribution where k.file = ${file} and k.about = 'entity'),
      one as materialized (select entity, count(*)::int as claims, min(kind) as kind, min(source) as source, min(grade) as grade,
        min(handling) as handling from e group by entity),
      single as materialized (select kind, source, grade, handling, count(*) as many from one where claims = 1 group by 1, 2, 3, 4),
      several as materialized (select e.* from e join one using (entity) where one.claims > 1)
    select json_build_object(
      'contributions', (select count(*)::int from v),
      'entities', (select count(*)::int from one),
      'claims', (select count(*)::int from e),
      'links', (select count(*)::int from material_claim k join v on v.id = k.contribution
        where k.file = ${file} and k.about = 'link' and k.entity in (select entity from one) and k.other in (select entity from one)),
      'events', (select count(*)::int from material_claim k join v on v.id = k.contribution
        where k.file = ${file} and k.about = 'event'),
      'kinds', ${tally('kind')}, 'sources', ${tally('source')}, 'grades', ${tally('grade')},
      'handling', ${tally('handling')}) as overview`.execute(context.sql)
  const [row] = rows
  if (!row) throw new Error('an aggregate answers one row')
  return row.overview
}

type IdPage = { readonly ids: string[]; readonly after: string | null }

/** A page of ids that come newest first, of one more row than was wanted. */
const idPage = (rows: readonly { readonly entity: string }[], limit: number): IdPage => {
  const page = pageOf(
    rows.map(({ entity }) => ({ id: entity, createdAt: beginning })),
    limit,
  )
  return { ids: page.lines.map(({ id }) => id), after: page.after }
}

export type EntitiesWanted = OpenQuery & {
  /** Entities that stand under another one they were decided to be. */
  readonly under: readonly string[]
}

/** What one claim must be for its entity to be listed under these facets. */
const within = ({ kind, source, grade, handlingCode }: Pick<OpenQuery, 'kind' | 'source' | 'grade' | 'handlingCode'>) =>
  sql<boolean>`${kind === undefined ? sql`true` : sql`k.entity_kind = ${kind}`}
      and ${source === undefined ? sql`true` : sql`v.source = ${source}`}
      and ${grade === undefined ? sql`true` : sql`v.source_code || v.information_code = ${grade}`}
      and ${handlingCode === undefined ? sql`true` : sql`v.handling_code = ${handlingCode}`}`

/**
 * Ids of entities of which a claim is visible, newest first. The mark of the pager carries the id alone: when an entity was first
 * spoken of may not be the reader's to know.
 */
export const listEntityIds = async (
  context: Reader,
  file: string,
  { after, limit = defaultLimit, under, ...wanted }: EntitiesWanted,
): Promise<IdPage> => {
  const mark = readAfter(after)
  const { rows } = await sql<{ entity: string }>`
    with v as materialized (${visible(context.actor, ofFile(file))})
    select distinct k.entity from material_claim k join v on v.id = k.contribution
    where k.file = ${file} and k.about = 'entity' and ${within(wanted)}
      and ${mark ? sql`k.entity < ${mark.id}::uuid` : sql`true`}
      and ${under.length === 0 ? sql`true` : sql`k.entity <> all(${[...under]}::uuid[])`}
    order by k.entity desc limit ${limit + 1}`.execute(context.sql)
  return idPage(rows, limit)
}

/** Visible claims on these entities, newest first. */
export const claimsOn = (context: Reader, file: string, entities: readonly string[]): Promise<SeenClaim[]> =>
  entities.length === 0
    ? Promise.resolve([])
    : seenClaims(
        context,
        ofFile(file),
        sql`k.file = ${file} and k.about = 'entity' and k.entity = any(${[...entities]}::uuid[])
          order by k.created_at desc, k.id desc`,
      )

const escaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

/** Ids of entities of which a visible claim holds this text in a name or number, newest first. */
export const findEntityIds = async (context: Reader, file: string, wanted: EntitySearch): Promise<IdPage> => {
  const { text, limit = defaultLimit } = wanted
  const mark = readAfter(wanted.after)
  const like = `%${escaped(text)}%`
  const { rows } = await sql<{ entity: string }>`
    with v as materialized (${visible(context.actor, ofFile(file))})
    select distinct k.entity from material_claim k join v on v.id = k.contribution
    where k.file = ${file} and k.about = 'entity'
      and (k.title ilike ${like} or (k.fields -> 'names')::text ilike ${like} or (k.fields -> 'identifiers')::text ilike ${like})
      and ${within(wanted)} and ${mark ? sql`k.entity < ${mark.id}::uuid` : sql`true`}
    order by k.entity desc limit ${limit + 1}`.execute(context.sql)
  return idPage(rows, limit)
}

/** Links of which one of these entities is an end, newest first. */
export const listLinkRows = async (
  context: Reader,
  file: string,
  entities: readonly string[],
  { after, limit = defaultLimit }: { after?: string; limit?: number },
): Promise<{ lines: SeenClaim[]; after: string | null }> => {
  const mark = readAfter(after)
  const ends = sql`any(${[...entities]}::uuid[])`
  const rows = await seenClaims(
    context,
    ofFile(file),
    sql`k.file = ${file} and k.about = 'link' and (k.entity = ${ends} or k.other = ${ends})
      and ${mark ? sql`(k.created_at, k.id) < (${mark.createdAt}::timestamptz, ${mark.id}::uuid)` : sql`true`}
      order by k.created_at desc, k.id desc limit ${limit + 1}`,
  )
  return pageOf(rows, limit)
}

/** Events of a file, or of some entities of it, in the order in which they happened, latest first. */
export const listEventRows = async (
  context: Reader,
  file: string,
  { entities, after, limit = defaultLimit }: { entities?: readonly string[]; after?: string; limit?: number },
): Promise<{ lines: SeenClaim[]; after: string | null }> => {
  const mark = readAfter(after)
  const rows = await seenClaims(
    context,
    ofFile(file),
    sql`k.file = ${file} and k.about = 'event'
      and ${entities ? sql`k.participants && ${[...entities]}::uuid[]` : sql`true`}
      and ${mark ? sql`(k.happened_at, k.id) < (${mark.createdAt}::timestamptz, ${mark.id}::uuid)` : sql`true`}
      order by k.happened_at desc, k.id desc limit ${limit + 1}`,
  )
  // The pager continues after what it calls createdAt: here the list is in the order of what happened.
  const page = pageOf(
    rows.map((row) => ({ id: row.id, createdAt: row.happenedAt ?? '', row })),
    limit,
  )
  return { lines: page.lines.map(({ row }) => row), after: page.after }
}

/** How many links and events the reader sees of these entities. */
export const countAround = async (
  context: Reader,
  file: string,
  entities: readonly string[],
): Promise<{ links: number; events: number }> => {
  const ids = sql`${[...entities]}::uuid[]`
  const { rows } = await sql<{ links: number; events: number }>`
    with v as materialized (${visible(context.actor, ofFile(file))}),
      seen as (select distinct x.entity from material_claim x join v on v.id = x.contribution
        where x.file = ${file} and x.about = 'entity' and x.entity in (
          select entity from material_claim where file = ${file} and about = 'link' and other = any(${ids})
          union select other from material_claim where file = ${file} and about = 'link' and entity = any(${ids}))),
      l as (select k.id from material_claim k join v on v.id = k.contribution where k.file = ${file} and k.about = 'link' and k.entity = any(${ids})
          and k.other in (select entity from seen)
        union select k.id from material_claim k join v on v.id = k.contribution where k.file = ${file} and k.about = 'link' and k.other = any(${ids})
          and k.entity in (select entity from seen))
    select (select count(*)::int from l) as links,
      (select count(*)::int from material_claim k join v on v.id = k.contribution
        where k.file = ${file} and k.about = 'event' and k.participants && ${ids}) as events`.execute(context.sql)
  return rows[0] ?? { links: 0, events: 0 }
}

/** Entities of which more than one claim is visible, newest first, behind a mark: where statements can contradict. */
export const listDisputable = async (
  context: Reader,
  file: string,
  { before, also, limit }: { before: string | undefined; also: readonly string[]; limit: number },
): Promise<string[]> => {
  const { rows } = await sql<{ entity: string }>`
    with v as materialized (${visible(context.actor, ofFile(file))})
    select k.entity from material_claim k join v on v.id = k.contribution
    where k.file = ${file} and k.about = 'entity' and ${before === undefined ? sql`true` : sql`k.entity < ${before}::uuid`}
    group by k.entity having count(*) > 1 or k.entity = any(${[...also]}::uuid[])
    order by k.entity desc limit ${limit}`.execute(context.sql)
  return rows.map(({ entity }) => entity)
}

/** How many claims of each of these contributions the reader sees. */
export const countClaims = async (
  context: Reader,
  contributions: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  if (contributions.length === 0) return new Map()
  const ids = sql`any(${[...contributions]}::uuid[])`
  const { rows } = await sql<{ contribution: string; many: number }>`
    with v as materialized (${visible(context.actor, sql<boolean>`c.file in (select file from material_contribution where id = ${ids})`)}),
      e as (select distinct x.entity from material_claim x join v on v.id = x.contribution
        where x.about = 'entity' and x.entity in (
          select entity from material_claim where contribution = ${ids} and about = 'link'
          union select other from material_claim where contribution = ${ids} and about = 'link'))
    select k.contribution, count(*)::int as many from material_claim k join v on v.id = k.contribution
    where k.contribution = ${ids}
      and (k.about <> 'link' or (k.entity in (select entity from e) and k.other in (select entity from e)))
    group by k.contribution`.execute(context.sql)
  return new Map(rows.map(({ contribution, many }) => [contribution, many]))
}

/** Claims of one contribution in the order in which they came in. */
export const listClaimRows = async (
  context: Reader,
  contribution: string,
  { after, limit }: { after?: string; limit: number },
): Promise<{ lines: SeenClaim[]; after: string | null }> => {
  const rows = await seenClaims(
    context,
    sql<boolean>`c.file = (select file from material_contribution where id = ${contribution})`,
    sql`k.contribution = ${contribution} and ${after === undefined ? sql`true` : sql`k.id > ${after}::uuid`}
      order by k.id limit ${limit + 1}`,
  )
  const lines = rows.slice(0, limit)
  return { lines, after: rows.length > limit ? (lines.at(-1)?.id ?? null) : null }
}

/** Entities of which a visible claim bears one of these words as its title or as a number, by the word in lower case. */
export const lookAlikes = async (
  context: Reader,
  file: string,
  words: readonly string[],
): Promise<ReadonlyMap<string, { id: string; kind: EntityKind; title: string }[]>> => {
  const wanted = [...new Set(words.map((word) => word.toLowerCase()))]
  const found = new Map<string, { id: string; kind: EntityKind; title: string }[]>()
  if (wanted.length === 0) return found
  const { rows } = await sql<{ word: string; id: string; kind: EntityKind; title: string }>`
    with v as materialized (${visible(context.actor, ofFile(file))}), w as (select unnest(${wanted}::text[]) as word)
    select distinct on (word, k.entity) word, k.entity as id, k.entity_kind as kind, k.title
    from material_claim k join v on v.id = k.contribution
      cross join lateral (
        select lower(k.title) as word union select lower(name ->> 'whole') from jsonb_array_elements(k.fields -> 'names') name
        union select lower(number ->> 'value') from jsonb_array_elements(k.fields -> 'identifiers') number) own
      join w using (word)
    where k.file = ${file} and k.about = 'entity'
    order by word, k.entity, k.created_at desc limit 1000`.execute(context.sql)
  for (const { word, ...entity } of rows) found.set(word, [...(found.get(word) ?? []), entity])
  return found
}
