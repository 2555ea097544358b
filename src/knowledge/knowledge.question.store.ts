// SQL for questions to the network and their answers. Every read starts from the read rule.
import { type Generated, type Selectable, sql as text } from 'kysely'
import { allows, toSql } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { beforeMark, defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import type { CrimeArea } from '../terms/crime-area.ts'
import type { Language } from '../terms/language.ts'
import { type QuestionAction, questionPolicy } from './knowledge.policy.ts'
import type { QuestionState } from './knowledge.schema.ts'

export type QuestionTable = {
  id: string
  bureau: string
  language: Language
  title: string
  body: string
  crimeArea: CrimeArea | ''
  state: QuestionState
  answers: Generated<number>
  accepted: string | null
  insisted: string
  version: Generated<number>
  createdAt: string
  updatedAt: string
}
export type QuestionRow = Selectable<QuestionTable>
export type AnswerRow = {
  id: string
  question: string
  bureau: string
  language: Language
  body: string
  insisted: string
  at: string
}

declare module '../kernel/database.ts' {
  interface Tables {
    knowledgeQuestion: QuestionTable
    knowledgeAnswer: AnswerRow
  }
}

const readable = ({ sql, actor }: Context) =>
  sql
    .selectFrom('knowledgeQuestion')
    .selectAll()
    .where(toSql(questionPolicy.read(actor)))

export const readQuestion = async (context: Context, id: string): Promise<QuestionRow> => {
  const row = await readable(context).where('id', '=', id).executeTakeFirst()
  if (!row) throw new Failure('notFound', 'knowledge.no-question')
  return row
}

/** For an action, under lock. Throws notFound, conflict when it is closed or another version was read, forbidden. */
export const lockQuestion = async (
  context: Context,
  id: string,
  action: QuestionAction,
  version?: number,
): Promise<QuestionRow> => {
  const row = await readable(context).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new Failure('notFound', 'knowledge.no-question')
  if (row.state === 'closed') throw new Failure('conflict', 'knowledge.question-closed')
  if (!allows(questionPolicy[action](context.actor), row)) throw new Failure('forbidden', 'knowledge.not-yours')
  if (version !== undefined && row.version !== version) throw new Failure('conflict', 'knowledge.stale')
  return row
}

export const listQuestionRows = async (
  context: Context,
  {
    state,
    crimeArea,
    own,
    after,
    limit = defaultLimit,
  }: {
    readonly state?: QuestionState
    readonly crimeArea?: CrimeArea
    readonly own?: boolean
    readonly after?: string
    readonly limit?: number
  },
) => {
  let query = readable(context).where(beforeMark(readAfter(after)))
  if (state) query = query.where('state', '=', state)
  if (crimeArea) query = query.where('crimeArea', '=', crimeArea)
  if (own) query = query.where('bureau', '=', context.actor.bureau)
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

export const insertQuestion = ({ sql }: Context, row: Omit<QuestionRow, 'answers' | 'version'>): Promise<QuestionRow> =>
  sql.insertInto('knowledgeQuestion').values(row).returningAll().executeTakeFirstOrThrow()

export const saveQuestion = (
  { sql, now }: Context,
  before: QuestionRow,
  change: Partial<QuestionRow>,
): Promise<QuestionRow> =>
  sql
    .updateTable('knowledgeQuestion')
    .set({ ...change, version: before.version + 1, updatedAt: now })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow()

/** Answers of a question: the one that helped first, then by time. */
export const readAnswers = ({ sql }: Context, question: QuestionRow): Promise<AnswerRow[]> =>
  sql
    .selectFrom('knowledgeAnswer')
    .selectAll()
    .where('question', '=', question.id)
    .orderBy(text`id = ${question.accepted}::uuid is true`, 'desc')
    .orderBy('at')
    .orderBy('id')
    .limit(500)
    .execute()

export const insertAnswer = async ({ sql }: Context, row: AnswerRow): Promise<void> => {
  await sql.insertInto('knowledgeAnswer').values(row).execute()
}
