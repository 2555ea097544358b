// Articles and questions as readers see them: in their own language where there is one.
import { bureauName } from '../bureau/bureau.schema.ts'
import { permitted } from '../kernel/access.ts'
import type { Context } from '../kernel/slice.ts'
import { defaultLanguage, type Language, languages } from '../terms/language.ts'
import { articlePolicy, questionPolicy } from './knowledge.policy.ts'
import type { AnswerRow, QuestionRow } from './knowledge.question.store.ts'
import type { ArticleLine, ArticleView, QuestionLine, QuestionView } from './knowledge.schema.ts'
import type { ArticleRow, TextRow } from './knowledge.store.ts'

export type Texts = ReadonlyMap<Language, TextRow>

/** The text a reader gets: of the language wanted, of the official default, or of whichever there is. Undefined without any. */
export const textFor = (texts: Texts, wanted: Language): TextRow | undefined =>
  texts.get(wanted) ?? texts.get(defaultLanguage) ?? languages.map((one) => texts.get(one)).find((one) => one)

export const lineOf = (row: ArticleRow, text: TextRow, now: string): ArticleLine => ({
  id: row.id,
  slug: row.slug,
  kind: row.kind,
  owner: row.owner,
  ownerName: bureauName(row.owner),
  crimeAreas: row.crimeAreas,
  screens: row.screens,
  databases: row.databases,
  state: row.state,
  reviewOn: row.reviewOn,
  outOfDate: row.state === 'published' && row.reviewOn < now.slice(0, 10),
  languages: languages.filter((one) => row.languages.includes(one)),
  missing: languages.filter((one) => !row.languages.includes(one)),
  language: text.language,
  title: text.title,
  summary: text.summary,
  version: row.version,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
})

/** `lessonOf` is what the reader may know of it, worked out by the caller. */
export const viewArticle = (
  { actor, now }: Pick<Context, 'actor' | 'now'>,
  row: ArticleRow,
  text: TextRow,
  { wanted, lessonOf }: { readonly wanted: ArticleView['wanted']; readonly lessonOf: string | null },
): ArticleView => ({
  ...lineOf(row, text, now),
  // What was withdrawn says that it was and why; its text is read no more.
  body: row.state === 'withdrawn' ? row.withdrawal : text.body,
  lessonOf,
  withdrawal: row.withdrawal || null,
  wanted,
  allowed: permitted(articlePolicy, actor, row),
})

export const questionLineOf = (row: QuestionRow): QuestionLine => ({
  id: row.id,
  bureau: row.bureau,
  bureauName: bureauName(row.bureau),
  language: row.language,
  title: row.title,
  crimeArea: row.crimeArea || null,
  state: row.state,
  answers: row.answers,
  version: row.version,
  createdAt: row.createdAt,
})

export const viewQuestion = (
  { actor }: Pick<Context, 'actor'>,
  row: QuestionRow,
  answers: readonly AnswerRow[],
): QuestionView => ({
  ...questionLineOf(row),
  body: row.body,
  given: answers.map(({ id, bureau, language, body, at }) => ({
    id,
    bureau,
    bureauName: bureauName(bureau),
    language,
    body,
    accepted: id === row.accepted,
    at,
  })),
  allowed: permitted(questionPolicy, actor, row),
})
