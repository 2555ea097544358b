// Answers to operations on knowledge, and the slice itself.
import { allows } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { type Context, handle, type Slice } from '../kernel/slice.ts'
import { faultsOfPersonalData } from '../rulebook/rulebook.personal.entry.ts'
import type { Language } from '../terms/language.ts'
import {
  acceptAnswer,
  answerQuestion,
  askQuestion,
  closeQuestion,
  describeArticle,
  listArticles,
  listArticleVersions,
  listQuestions,
  publishArticle,
  saveArticleText,
  searchKnowledge,
  showArticle,
  showQuestion,
  wantLanguage,
  withdrawArticle,
  writeArticle,
} from './knowledge.operations.ts'
import { articlePolicy, questionPolicy } from './knowledge.policy.ts'
import {
  insertAnswer,
  insertQuestion,
  listQuestionRows,
  lockQuestion,
  type QuestionRow,
  readAnswers,
  readQuestion,
  saveQuestion,
} from './knowledge.question.store.ts'
import type { ArticleLine, QuestionEntry, QuestionView, SearchAnswer } from './knowledge.schema.ts'
import { foundIn, queriesOf, understand } from './knowledge.search.ts'
import {
  type ArticleRow,
  findArticles,
  insertWanted,
  listArticleRows,
  lockArticle,
  readArticle,
  readTexts,
  readVersions,
} from './knowledge.store.ts'
import { knowledgeTimers } from './knowledge.timers.ts'
import { lineOf, questionLineOf, textFor, viewQuestion } from './knowledge.view.ts'
import { beginArticle, describeRow, moveArticle, saveTextOf, showArticleRow } from './knowledge.writing.ts'

const linesOf = async (context: Context, rows: readonly ArticleRow[]): Promise<ArticleLine[]> => {
  const texts = await readTexts(
    context,
    rows.map(({ id }) => id),
  )
  return rows.flatMap((row) => {
    const text = textFor(texts.get(row.id) ?? new Map(), context.language)
    return text ? [lineOf(row, text, context.now)] : []
  })
}

const search = async (
  context: Context,
  { words, ...filter }: { readonly words: string } & Parameters<typeof findArticles>[2],
): Promise<SearchAnswer> => {
  const asked = understand(words)
  const found = await findArticles(context, queriesOf(asked), filter)
  const texts = await readTexts(
    context,
    found.map(({ article }) => article.id),
  )
  return {
    articles: found.flatMap(({ article, language }) => {
      const text = texts.get(article.id)?.get(language)
      if (!text) return []
      return [
        { ...lineOf(article, text, context.now), ...foundIn(`${text.title}\n${text.summary}\n${text.body}`, asked) },
      ]
    }),
    understood: asked.map((one) => ({
      asked: one.asked.slice(0, 80),
      also: one.also.map((phrase) => phrase.join(' ').slice(0, 80)).slice(0, 40),
    })),
  }
}

const noteQuestion = (context: Context, row: QuestionRow, tell: readonly string[]): void =>
  context.note({
    subject: { kind: 'question', id: row.id, version: row.version },
    tell: [...new Set([row.bureau, ...tell])],
    detail: { state: row.state, answers: row.answers },
  })

const showRow = async (context: Context, row: QuestionRow): Promise<QuestionView> =>
  viewQuestion(context, row, await readAnswers(context, row))

const refusePersonal = (context: Context, texts: Record<string, string>, insisted: string | undefined): void => {
  const pointers = faultsOfPersonalData(texts, context.now.slice(0, 10), insisted !== undefined)
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
}

const ask = async (context: Context, body: QuestionEntry): Promise<QuestionView> => {
  const { actor, now } = context
  if (!allows(questionPolicy.ask(actor), {})) throw new Failure('forbidden', 'knowledge.not-taking-part')
  refusePersonal(context, { '/title': body.title, '/body': body.body }, body.insisted)
  const row = await insertQuestion(context, {
    id: context.newId(),
    bureau: actor.bureau,
    language: body.language,
    title: body.title,
    body: body.body,
    crimeArea: body.crimeArea ?? '',
    insisted: body.insisted ?? '',
    state: 'open',
    accepted: null,
    createdAt: now,
    updatedAt: now,
  })
  noteQuestion(context, row, [])
  return showRow(context, row)
}

const answer = async (
  context: Context,
  id: string,
  { language, body, insisted }: { readonly language: Language; readonly body: string; readonly insisted?: string },
): Promise<QuestionView> => {
  const { actor, now } = context
  refusePersonal(context, { '/body': body }, insisted)
  const before = await lockQuestion(context, id, 'answer')
  const written = { language, body, insisted: insisted ?? '' }
  await insertAnswer(context, { id: context.newId(), question: id, bureau: actor.bureau, ...written, at: now })
  const row = await saveQuestion(context, before, { answers: before.answers + 1 })
  noteQuestion(context, row, [actor.bureau])
  return showRow(context, row)
}

const handlers = [
  handle(listArticles, async (context, { query }) => {
    const { lines, after } = await listArticleRows(context, query)
    return { articles: await linesOf(context, lines), after }
  }),

  handle(searchKnowledge, (context, { body }) => search(context, body)),

  handle(showArticle, async (context, { params, query }) =>
    showArticleRow(context, await readArticle(context, params.slug), query.language),
  ),

  handle(writeArticle, (context, { body }) => {
    if (!allows(articlePolicy.write(context.actor), {})) throw new Failure('forbidden', 'knowledge.not-taking-part')
    return beginArticle(context, body)
  }),

  handle(describeArticle, (context, { params, body }) => describeRow(context, params.slug, body)),

  handle(saveArticleText, (context, { params, body }) => saveTextOf(context, params.slug, params.language, body)),

  handle(listArticleVersions, async (context, { params }) => {
    const row = await readArticle(context, params.slug)
    // Of what was withdrawn no text is read any more, earlier ones neither.
    const versions = row.state === 'withdrawn' ? [] : await readVersions(context, row.id, params.language)
    return {
      versions: versions.map(({ number, at, bureau, title, summary, body }) => ({
        number,
        at,
        bureau,
        title,
        summary,
        body,
      })),
    }
  }),

  handle(publishArticle, (context, { params, body }) => moveArticle(context, params.slug, 'published', body)),
  handle(withdrawArticle, (context, { params, body }) => moveArticle(context, params.slug, 'withdrawn', body)),

  handle(wantLanguage, async (context, { params }) => {
    const row = await lockArticle(context, params.slug, 'want')
    if (row.languages.includes(params.language)) throw new Failure('conflict', 'knowledge.has-language')
    await insertWanted(context, row.id, params.language)
    context.note({
      subject: { kind: 'knowledge', id: row.id, version: row.version },
      tell: [row.owner],
      detail: { wanted: params.language },
    })
    return showArticleRow(context, row)
  }),

  handle(listQuestions, async (context, { query }) => {
    const { lines, after } = await listQuestionRows(context, query)
    return { questions: lines.map(questionLineOf), after }
  }),

  handle(showQuestion, async (context, { params }) => showRow(context, await readQuestion(context, params.id))),
  handle(askQuestion, (context, { body }) => ask(context, body)),
  handle(answerQuestion, (context, { params, body }) => answer(context, params.id, body)),

  handle(acceptAnswer, async (context, { params, body }) => {
    const before = await lockQuestion(context, params.id, 'accept', body.version)
    const given = await readAnswers(context, before)
    if (!given.some(({ id }) => id === body.answer))
      throw new Failure('invalid', 'request.invalid', {
        pointers: [{ pointer: '/answer', key: 'fault.knowledge-no-answer', values: {} }],
      })
    const row = await saveQuestion(context, before, { state: 'answered', accepted: body.answer })
    noteQuestion(
      context,
      row,
      given.map(({ bureau }) => bureau),
    )
    return showRow(context, row)
  }),

  handle(closeQuestion, async (context, { params, body }) => {
    const before = await lockQuestion(context, params.id, 'close', body.version)
    const row = await saveQuestion(context, before, { state: 'closed' })
    noteQuestion(context, row, [])
    return showRow(context, row)
  }),
]

export const knowledgeSlice: Slice = { name: 'knowledge', handlers, timers: knowledgeTimers }
