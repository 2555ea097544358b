// Writing articles: begun, described, saved language by language, published, withdrawn; nobody is named in any of it.
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { readRequest } from '../request/request.store.ts'
import { faultsOfPersonalData } from '../rulebook/rulebook.personal.entry.ts'
import { addDays } from '../terms/instant.ts'
import { type Language, languages } from '../terms/language.ts'
import { type ArticleEntry, type ArticleView, mostReviewDays } from './knowledge.schema.ts'
import {
  type ArticleRow,
  freeSlug,
  insertArticle,
  insertText,
  lockArticle,
  readTexts,
  readWanted,
  saveArticle,
  type TextRow,
} from './knowledge.store.ts'
import { textFor, viewArticle } from './knowledge.view.ts'

const refuse = (pointers: readonly FailurePointer[]): void => {
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
}

type Written = Pick<TextRow, 'title' | 'summary' | 'body'>
/** Texts as they are saved: their pointers, and the author's word that what looks like a name is none. */
const personalFaults = ({ title, summary, body }: Written, today: string, insisted: string | undefined) =>
  faultsOfPersonalData({ '/title': title, '/summary': summary, '/body': body }, today, insisted !== undefined)

const reviewFaults = (reviewOn: string, today: string): FailurePointer[] =>
  reviewOn < today || reviewOn > addDays(today, mostReviewDays)
    ? [{ pointer: '/reviewOn', key: 'fault.knowledge-review', values: {} }]
    : []

/** Whether the reader may know of the request a lesson was learned in. */
export const visibleLesson = async (context: Context, row: ArticleRow): Promise<string | null> => {
  if (row.lessonOf === null) return null
  const request = await readRequest(context, row.lessonOf).catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'notFound') return undefined
    throw error
  })
  return request ? row.lessonOf : null
}

/** An article in the language wanted, else in one it stands in. Throws notFound where it has no text at all. */
export const showArticleRow = async (
  context: Context,
  row: ArticleRow,
  wanted: Language = context.language,
): Promise<ArticleView> => {
  const text = textFor((await readTexts(context, [row.id])).get(row.id) ?? new Map(), wanted)
  if (!text) throw new Failure('notFound', 'knowledge.not-found')
  return viewArticle(context, row, text, {
    wanted: await readWanted(context, row.id),
    lessonOf: await visibleLesson(context, row),
  })
}

const changed = (context: Context, row: ArticleRow, language: Language): Promise<ArticleView> => {
  context.note({
    subject: { kind: 'knowledge', id: row.id, version: row.version },
    tell: [row.owner],
    detail: { kind: row.kind, state: row.state, languages: row.languages },
  })
  return showArticleRow(context, row, language)
}

const once = <T>(values: readonly T[]): T[] => [...new Set(values)]

const placesOf = (entry: Pick<ArticleEntry, 'crimeAreas' | 'screens' | 'databases'>) => ({
  crimeAreas: once(entry.crimeAreas),
  screens: once(entry.screens),
  databases: once(entry.databases),
})

const inOrder = (known: readonly Language[], added: Language): Language[] =>
  languages.filter((one) => one === added || known.includes(one))

const screenFaults = (screens: readonly string[]): FailurePointer[] =>
  screens.flatMap((screen, at) =>
    /^\/[a-z0-9/:-]*$/.test(screen) ? [] : [{ pointer: `/screens/${at}`, key: 'fault.knowledge-screen', values: {} }],
  )

export const beginArticle = async (context: Context, body: ArticleEntry): Promise<ArticleView> => {
  const { actor, now } = context
  const today = now.slice(0, 10)
  refuse([
    ...reviewFaults(body.reviewOn, today),
    ...screenFaults(body.screens),
    ...personalFaults(body, today, body.insisted),
    ...((body.kind === 'lesson') === (body.lessonOf !== undefined) || body.kind === 'lesson'
      ? []
      : [{ pointer: '/lessonOf', key: 'fault.knowledge-no-lesson', values: {} }]),
  ])
  // Throws notFound for a request the author does not see: no lesson is bound to what one may not read.
  if (body.lessonOf !== undefined) await readRequest(context, body.lessonOf)
  const begun = await insertArticle(context, {
    id: context.newId(),
    slug: await freeSlug(context, body.title),
    kind: body.kind,
    owner: actor.bureau,
    ...placesOf(body),
    lessonOf: body.lessonOf ?? null,
    state: 'draft',
    reviewOn: body.reviewOn,
    createdAt: now,
    updatedAt: now,
  })
  await keepText(context, begun, body.language, body)
  const row = await saveArticle(context, begun, { languages: [body.language] })
  return changed(context, row, body.language)
}

const keepText = async (
  context: Context,
  { id }: ArticleRow,
  language: Language,
  { title, summary, body, insisted }: Written & { readonly insisted?: string },
): Promise<void> => {
  const written = { title, summary, body, insisted: insisted ?? '' }
  await insertText(context, { article: id, language, ...written, bureau: context.actor.bureau, at: context.now })
}

export const saveTextOf = async (
  context: Context,
  slug: string,
  language: Language,
  { version, ...entry }: Written & { readonly version: number; readonly insisted?: string },
): Promise<ArticleView> => {
  refuse(personalFaults(entry, context.now.slice(0, 10), entry.insisted))
  const before = await lockArticle(context, slug, 'change', version)
  await keepText(context, before, language, entry)
  return changed(
    context,
    await saveArticle(context, before, { languages: inOrder(before.languages, language) }),
    language,
  )
}

export const describeRow = async (
  context: Context,
  slug: string,
  {
    version,
    ...body
  }: Pick<ArticleEntry, 'kind' | 'crimeAreas' | 'screens' | 'databases' | 'reviewOn'> & {
    readonly version: number
  },
): Promise<ArticleView> => {
  refuse([...reviewFaults(body.reviewOn, context.now.slice(0, 10)), ...screenFaults(body.screens)])
  const before = await lockArticle(context, slug, 'change', version)
  const row = await saveArticle(context, before, { kind: body.kind, reviewOn: body.reviewOn, ...placesOf(body) })
  return changed(context, row, context.language)
}

/** Moves an article on. Throws conflict when it is not in the state the act is for. */
export const moveArticle = async (
  context: Context,
  slug: string,
  to: 'published' | 'withdrawn',
  { version, reason }: { readonly version: number; readonly reason?: string },
): Promise<ArticleView> => {
  const before = await lockArticle(context, slug, 'read', version)
  const from = to === 'published' ? 'draft' : 'published'
  if (before.state !== from) throw new Failure('conflict', `knowledge.not-${from}`)
  await lockArticle(context, slug, to === 'published' ? 'publish' : 'withdraw')
  if (reason !== undefined) refuse(faultsOfPersonalData({ '/reason': reason }, context.now.slice(0, 10)))
  const change =
    to === 'published'
      ? ({ state: to, publishedAt: context.now } as const)
      : ({ state: to, withdrawal: reason ?? '' } as const)
  return changed(context, await saveArticle(context, before, change), context.language)
}
