// SQL for articles and their texts. Every read starts from the read rule; search finds only what may be read.
import { type Generated, type Selectable, sql as text } from 'kysely'
import { allows, toSql } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { beforeMark, defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import { setTimer } from '../kernel/timer.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import type { CrimeArea } from '../terms/crime-area.ts'
import type { Language } from '../terms/language.ts'
import { type ArticleAction, articlePolicy } from './knowledge.policy.ts'
import type { ArticleKind, ArticleState } from './knowledge.schema.ts'
import { wordsOf } from './knowledge.search.ts'

export type ArticleTable = {
  id: string
  slug: string
  kind: ArticleKind
  owner: string
  crimeAreas: CrimeArea[]
  screens: string[]
  databases: DatabaseName[]
  lessonOf: string | null
  state: ArticleState
  reviewOn: string
  languages: Generated<Language[]>
  withdrawal: Generated<string>
  version: Generated<number>
  createdAt: string
  updatedAt: string
  publishedAt: string | null
}
export type ArticleRow = Selectable<ArticleTable>

export type TextRow = {
  article: string
  language: Language
  number: number
  title: string
  summary: string
  body: string
  bureau: string
  at: string
  insisted: string
}

declare module '../kernel/database.ts' {
  interface Tables {
    knowledgeArticle: ArticleTable
    knowledgeText: TextRow
    knowledgeWords: { article: string; language: Language; words: string }
    knowledgeWanted: { article: string; language: Language; bureau: string; at: string }
  }
}

export const reviewTimer = 'knowledge.review-due'

const readable = ({ sql, actor }: Context) =>
  sql
    .selectFrom('knowledgeArticle')
    .selectAll()
    .where(toSql(articlePolicy.read(actor)))

const permitted = ({ actor }: Context, row: ArticleRow | undefined, action: ArticleAction): ArticleRow => {
  if (!row) throw new Failure('notFound', 'knowledge.not-found')
  if (!allows(articlePolicy[action](actor), row)) throw new Failure('forbidden', 'knowledge.not-yours')
  return row
}

export const readArticle = async (context: Context, slug: string): Promise<ArticleRow> =>
  permitted(context, await readable(context).where('slug', '=', slug).executeTakeFirst(), 'read')

/** For an action, under lock. Throws notFound, forbidden, conflict when another version was read. */
export const lockArticle = async (
  context: Context,
  slug: string,
  action: ArticleAction,
  version?: number,
): Promise<ArticleRow> => {
  const row = permitted(
    context,
    await readable(context).where('slug', '=', slug).forUpdate().executeTakeFirst(),
    action,
  )
  if (version !== undefined && row.version !== version) throw new Failure('conflict', 'knowledge.stale')
  return row
}

export type ArticleFilter = {
  readonly kind?: ArticleKind
  readonly crimeArea?: CrimeArea
  readonly state?: ArticleState
  readonly missing?: Language
  readonly outOfDate?: boolean
  readonly screen?: string
  readonly after?: string
  readonly limit?: number
}

export const listArticleRows = async (context: Context, filter: ArticleFilter) => {
  const { kind, crimeArea, missing, outOfDate, screen, after, limit = defaultLimit } = filter
  let query = readable(context)
    .where('state', '=', filter.state ?? 'published')
    .where(beforeMark(readAfter(after)))
  if (kind) query = query.where('kind', '=', kind)
  if (crimeArea) query = query.where(text<boolean>`${crimeArea} = any(crime_areas)`)
  if (missing) query = query.where(text<boolean>`not (${missing} = any(languages))`)
  if (outOfDate) query = query.where('reviewOn', '<', context.now.slice(0, 10))
  if (screen) query = query.where(text<boolean>`screens @> array[${screen}]::text[]`)
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

/** The texts that are read of these articles, by article and language. */
export const readTexts = async (
  { sql }: Pick<Context, 'sql'>,
  articles: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<Language, TextRow>>> => {
  const found = new Map<string, Map<Language, TextRow>>()
  if (articles.length === 0) return found
  const rows = await sql
    .selectFrom('knowledgeText')
    .distinctOn(['article', 'language'])
    .selectAll()
    .where('article', '=', text<string>`any(${[...articles]}::uuid[])`)
    .orderBy('article')
    .orderBy('language')
    .orderBy('number', 'desc')
    .execute()
  for (const row of rows) {
    const texts = found.get(row.article) ?? new Map<Language, TextRow>()
    texts.set(row.language, row)
    found.set(row.article, texts)
  }
  return found
}

export const readVersions = ({ sql }: Pick<Context, 'sql'>, article: string, language: Language): Promise<TextRow[]> =>
  sql
    .selectFrom('knowledgeText')
    .selectAll()
    .where('article', '=', article)
    .where('language', '=', language)
    .orderBy('number', 'desc')
    .limit(100)
    .execute()

/** The clock of its review; nothing rings for what is not published. */
export const setReviewClock = async (context: Context, row: ArticleRow): Promise<void> => {
  if (row.state !== 'published') return
  await setTimer(context, {
    kind: reviewTimer,
    ref: row.id,
    dueAt: `${row.reviewOn}T23:59:59.000Z`,
    bureau: row.owner,
  })
}

/** Addresses of the console that stand where a slug would: `/knowledge/new`. */
const reservedSlugs = ['new', 'questions'] as const

/** A slug nobody has: of the first title's words, counted on where it is taken. */
export const freeSlug = async ({ sql }: Pick<Context, 'sql'>, title: string): Promise<string> => {
  const words = wordsOf(title)
    .map((word) => word.replace(/[^a-z0-9]/g, ''))
    .filter((word) => word !== '')
  const base = words.join('-').slice(0, 60).replace(/-+$/, '') || 'article'
  const taken = await sql
    .selectFrom('knowledgeArticle')
    .select('slug')
    .where((where) => where.or([where('slug', '=', base), where('slug', 'like', `${base}-%`)]))
    .execute()
  const slugs = new Set([...reservedSlugs, ...taken.map(({ slug }) => slug)])
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`
    if (!slugs.has(slug)) return slug
  }
}

export const insertArticle = async (
  { sql }: Pick<Context, 'sql'>,
  row: Omit<ArticleRow, 'languages' | 'withdrawal' | 'version' | 'publishedAt'>,
): Promise<ArticleRow> =>
  sql
    .insertInto('knowledgeArticle')
    .values({ ...row, publishedAt: null })
    .returningAll()
    .executeTakeFirstOrThrow()

/** Keeps a change of an article under its lock. */
export const saveArticle = async (
  context: Context,
  before: ArticleRow,
  change: Partial<ArticleRow>,
): Promise<ArticleRow> => {
  const row = await context.sql
    .updateTable('knowledgeArticle')
    .set({ ...change, version: before.version + 1, updatedAt: context.now })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await setReviewClock(context, row)
  return row
}

/** Keeps a new text of one language, makes it findable, and ends the asking for that language. */
export const insertText = async ({ sql }: Pick<Context, 'sql'>, row: Omit<TextRow, 'number'>): Promise<void> => {
  const { article, language } = row
  const last = await sql
    .selectFrom('knowledgeText')
    .select(text<number>`coalesce(max(number), 0)`.as('number'))
    .where('article', '=', article)
    .where('language', '=', language)
    .executeTakeFirstOrThrow()
  await sql
    .insertInto('knowledgeText')
    .values({ ...row, number: last.number + 1 })
    .execute()
  const folded = [row.title, row.summary, row.body].map((part) => wordsOf(part).join(' '))
  await text`
    insert into knowledge_words (article, language, words)
    values (${article}, ${language}, setweight(to_tsvector('simple', ${folded[0]}), 'A')
      || setweight(to_tsvector('simple', ${folded[1]}), 'B') || setweight(to_tsvector('simple', ${folded[2]}), 'D'))
    on conflict (article, language) do update set words = excluded.words`.execute(sql)
  await sql.deleteFrom('knowledgeWanted').where('article', '=', article).where('language', '=', language).execute()
}

export type SearchFound = { readonly article: ArticleRow; readonly language: Language }

/**
 * Published articles that answer any of the queries (each a text search query of our own making), those that answer most of them
 * first, then by rank; the language is the one that answers most, the
 * reader's own among equals. At most 50.
 */
export const findArticles = async (
  context: Context,
  queries: readonly string[],
  { kind, crimeArea }: { readonly kind?: ArticleKind; readonly crimeArea?: CrimeArea },
): Promise<SearchFound[]> => {
  if (queries.length === 0) return []
  const any = queries.map((query) => `(${query})`).join(' | ')
  const { rows } = await text<{ article: string; language: Language }>`
    select distinct on (w.article) w.article, w.language, best.answered, best.rank
    from knowledge_words w
    join knowledge_article a on a.id = w.article
    cross join lateral (
      select count(*) filter (where w.words @@ to_tsquery('simple', q)) as answered,
             ts_rank(w.words, to_tsquery('simple', ${any})) as rank
      from unnest(${[...queries]}::text[]) q) best
    where w.words @@ to_tsquery('simple', ${any}) and a.state = 'published' and ${toSql(articlePolicy.read(context.actor), 'a')}
      and (${kind ?? null}::text is null or a.kind = ${kind ?? null})
      and (${crimeArea ?? null}::text is null or ${crimeArea ?? null} = any(a.crime_areas))
    order by w.article, best.answered desc, w.language = ${context.language} desc, best.rank desc`.execute(context.sql)
  const best = rows as unknown as { article: string; language: Language; answered: number; rank: number }[]
  best.sort(
    (one, other) => other.answered - one.answered || other.rank - one.rank || (one.article < other.article ? -1 : 1),
  )
  const chosen = best.slice(0, 50)
  if (chosen.length === 0) return []
  const articles = await readable(context)
    .where('id', '=', text<string>`any(${chosen.map(({ article }) => article)}::uuid[])`)
    .execute()
  const byId = new Map(articles.map((row) => [row.id, row]))
  return chosen.flatMap(({ article, language }) => {
    const row = byId.get(article)
    return row ? [{ article: row, language }] : []
  })
}

/** How many bureaus ask for which language of an article. */
export const readWanted = async (
  { sql }: Pick<Context, 'sql'>,
  article: string,
): Promise<{ language: Language; bureaus: number }[]> =>
  sql
    .selectFrom('knowledgeWanted')
    .select(['language', text<number>`count(*)::integer`.as('bureaus')])
    .where('article', '=', article)
    .groupBy('language')
    .orderBy('language')
    .execute()

export const insertWanted = async (
  { sql, actor, now }: Context,
  article: string,
  language: Language,
): Promise<void> => {
  await sql
    .insertInto('knowledgeWanted')
    .values({ article, language, bureau: actor.bureau, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
