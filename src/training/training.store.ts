// SQL for courses, who takes them, and certificates. Every read starts from the read rule.
import { type ColumnType, type Generated, type Selectable, sql as text } from 'kysely'
import { allows, toSql } from '../kernel/access.ts'
import type { Connection } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { beforeMark, defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import type { CrimeArea } from '../terms/crime-area.ts'
import type { Language } from '../terms/language.ts'
import { type CourseAction, certificatePolicy, coursePolicy, learningPolicy } from './training.policy.ts'
import type { CourseLevel, CourseState, CourseTexts, EnrolmentState, Module } from './training.schema.ts'

/** Read as it is, written as text. */
type Json<T> = ColumnType<T, string, string>

export type CourseTable = {
  id: string
  owner: string
  level: CourseLevel
  crimeAreas: CrimeArea[]
  languages: Language[]
  texts: Json<CourseTexts>
  modules: Json<readonly Module[]>
  validMonths: number
  state: CourseState
  withdrawal: Generated<string>
  insisted: Generated<string>
  version: Generated<number>
  createdAt: string
  updatedAt: string
  publishedAt: string | null
}
export type CourseRow = Selectable<CourseTable>

export type EnrolmentRow = {
  id: string
  course: string
  officer: string
  bureau: string
  unit: string
  state: EnrolmentState
  met: number
  steps: number
  enrolledAt: string
  endedAt: string | null
}
export type CertificateRow = {
  id: string
  reference: string
  course: string
  enrolment: string
  officer: string
  bureau: string
  issuedAt: string
  validUntil: string
  exercises: boolean
}

declare module '../kernel/database.ts' {
  interface Tables {
    trainingCourse: CourseTable
    trainingEnrolment: EnrolmentRow
    trainingCertificate: CertificateRow
  }
}

export const refreshTimer = 'training.refresh-due'
type Sql = Pick<Connection, 'sql'>

const readable = ({ sql, actor }: Context) =>
  sql
    .selectFrom('trainingCourse')
    .selectAll()
    .where(toSql(coursePolicy.read(actor)))

const permitted = ({ actor }: Context, row: CourseRow | undefined, action: CourseAction): CourseRow => {
  if (!row) throw new Failure('notFound', 'training.not-found')
  if (!allows(coursePolicy[action](actor), row)) throw new Failure('forbidden', 'training.not-yours')
  return row
}

/** Throws notFound, then forbidden. */
export const readCourse = async (context: Context, id: string, action: CourseAction = 'read'): Promise<CourseRow> =>
  permitted(context, await readable(context).where('id', '=', id).executeTakeFirst(), action)

/** For an action, under lock. Throws notFound, forbidden, and conflict when another version was read. */
export const lockCourse = async (
  context: Context,
  id: string,
  action: CourseAction,
  version?: number,
): Promise<CourseRow> => {
  const row = permitted(context, await readable(context).where('id', '=', id).forUpdate().executeTakeFirst(), action)
  if (version !== undefined && row.version !== version) throw new Failure('conflict', 'training.stale')
  return row
}

export const listCourseRows = async (
  context: Context,
  filter: {
    readonly crimeArea?: CrimeArea
    readonly level?: CourseLevel
    readonly language?: Language
    readonly state?: CourseState
    readonly own?: boolean
    readonly after?: string
    readonly limit?: number
  },
) => {
  const { crimeArea, level, language, own, after, limit = defaultLimit } = filter
  let query = readable(context)
    .where('state', '=', filter.state ?? 'published')
    .where(beforeMark(readAfter(after)))
  if (crimeArea) query = query.where(text<boolean>`${crimeArea} = any(crime_areas)`)
  if (level) query = query.where('level', '=', level)
  if (language) query = query.where(text<boolean>`${language} = any(languages)`)
  if (own) query = query.where('owner', '=', context.actor.bureau)
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

/** Courses by id, without anybody's rule: for titles of what somebody takes or took. */
export const readCoursesOf = async ({ sql }: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, CourseRow>> => {
  if (ids.length === 0) return new Map()
  const rows = await sql
    .selectFrom('trainingCourse')
    .selectAll()
    .where('id', '=', text<string>`any(${[...new Set(ids)]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export type CourseSaved = Pick<CourseRow, 'level' | 'crimeAreas' | 'languages' | 'validMonths' | 'insisted'> & {
  readonly texts: CourseTexts
  readonly modules: readonly Module[]
}
const asWritten = ({ texts, modules, ...rest }: CourseSaved) => ({
  ...rest,
  texts: JSON.stringify(texts),
  modules: JSON.stringify(modules),
})

export const insertCourse = ({ sql, actor, now, newId }: Context, saved: CourseSaved): Promise<CourseRow> =>
  sql
    .insertInto('trainingCourse')
    .values({
      ...asWritten(saved),
      id: newId(),
      owner: actor.bureau,
      state: 'draft',
      createdAt: now,
      updatedAt: now,
      publishedAt: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()

/** Keeps a change of a course under its lock. */
export const changeCourse = (
  { sql, now }: Context,
  before: CourseRow,
  change: CourseSaved | Pick<CourseRow, 'state' | 'withdrawal' | 'publishedAt'>,
): Promise<CourseRow> =>
  sql
    .updateTable('trainingCourse')
    .set({ ...('texts' in change ? asWritten(change) : change), version: before.version + 1, updatedAt: now })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow()

/** The actor's own latest taking of a course; the one that runs where there is one. */
export const readOwnEnrolment = ({ sql, actor }: Context, course: string): Promise<EnrolmentRow | undefined> =>
  sql
    .selectFrom('trainingEnrolment')
    .selectAll()
    .where('course', '=', course)
    .where('officer', '=', actor.officer)
    .orderBy(text`state = 'enrolled'`, 'desc')
    .orderBy('enrolledAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()

/** The actor's running enrolment, under lock. Throws conflict when there is none. */
export const lockOwnEnrolment = async ({ sql, actor }: Context, course: string): Promise<EnrolmentRow> => {
  const row = await sql
    .selectFrom('trainingEnrolment')
    .selectAll()
    .where('course', '=', course)
    .where('officer', '=', actor.officer)
    .where('state', '=', 'enrolled')
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Failure('conflict', 'training.not-enrolled')
  return row
}

/** Enrols the actor; undefined when enrolled already. */
export const insertEnrolment = (
  { sql, actor, now, newId }: Context,
  course: string,
): Promise<EnrolmentRow | undefined> =>
  sql
    .insertInto('trainingEnrolment')
    .values({
      id: newId(),
      course,
      officer: actor.officer,
      bureau: actor.bureau,
      unit: actor.unit,
      state: 'enrolled',
      met: 0,
      steps: 0,
      enrolledAt: now,
      endedAt: null,
    })
    .onConflict((conflict) => conflict.columns(['course', 'officer']).where('state', '=', 'enrolled').doNothing())
    .returningAll()
    .executeTakeFirst()

/** Ends an enrolment and keeps how far it had come. */
export const endEnrolment = async (
  { sql, now }: Context,
  { id }: EnrolmentRow,
  state: 'finished' | 'left',
  reached: { readonly met: number; readonly steps: number },
): Promise<void> => {
  const { met, steps } = reached
  await sql.updateTable('trainingEnrolment').set({ state, met, steps, endedAt: now }).where('id', '=', id).execute()
}

/** Enrolments the actor may see, the latest first: one's own, or (`bureau`) all of the bureau for its administrator. */
export const listEnrolments = ({ sql, actor }: Context, whose: 'own' | 'bureau'): Promise<EnrolmentRow[]> => {
  const query = sql
    .selectFrom('trainingEnrolment')
    .selectAll()
    .where(toSql(learningPolicy.read(actor)))
  return (whose === 'own' ? query.where('officer', '=', actor.officer) : query.where('bureau', '=', actor.bureau))
    .orderBy('enrolledAt', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

/** All who take or took a course the actor's bureau gives; shown as counts only. The caller has checked the rule `learners`. */
export const listEnrolmentsOf = ({ sql }: Sql, course: string, most: number): Promise<EnrolmentRow[]> =>
  sql
    .selectFrom('trainingEnrolment')
    .selectAll()
    .where('course', '=', course)
    .orderBy(text`state = 'enrolled'`, 'desc')
    .orderBy('enrolledAt', 'desc')
    .limit(most)
    .execute()

/** Courses among these that the actor takes now. */
export const enrolledAmong = async (
  { sql, actor }: Context,
  courses: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (courses.length === 0) return new Set()
  const rows = await sql
    .selectFrom('trainingEnrolment')
    .select('course')
    .where('officer', '=', actor.officer)
    .where('state', '=', 'enrolled')
    .where('course', '=', text<string>`any(${[...courses]}::uuid[])`)
    .execute()
  return new Set(rows.map(({ course }) => course))
}

/** The next number of a year, `CER-2026-000012`, without gaps: the counter is locked until the transaction ends. */
const nextReference = async ({ client, now }: Context): Promise<string> => {
  const year = now.slice(0, 4)
  const { rows } = await client.query<{ number: number }>(
    `insert into training_counter (year, number) values ($1, 1)
     on conflict (year) do update set number = training_counter.number + 1 returning number`,
    [Number(year)],
  )
  return `CER-${year}-${String(rows[0]?.number).padStart(6, '0')}`
}

export const insertCertificate = async (
  context: Context,
  { course, id: enrolment }: EnrolmentRow,
  given: Pick<CertificateRow, 'validUntil' | 'exercises'>,
): Promise<CertificateRow> => {
  const { sql, actor, now, newId } = context
  const { officer, bureau } = actor
  const reference = await nextReference(context)
  return sql
    .insertInto('trainingCertificate')
    .values({ ...given, id: newId(), reference, course, enrolment, officer, bureau, issuedAt: now })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** A certificate by its reference. Throws notFound. */
export const readCertificate = async ({ sql, actor }: Context, reference: string): Promise<CertificateRow> => {
  const row = await sql
    .selectFrom('trainingCertificate')
    .selectAll()
    .where(toSql(certificatePolicy.verify(actor)))
    .where('reference', '=', reference)
    .executeTakeFirst()
  if (!row) throw new Failure('notFound', 'training.no-certificate')
  return row
}

export const listCertificates = ({ sql, actor }: Context, whose: 'own' | 'bureau'): Promise<CertificateRow[]> => {
  const query = sql
    .selectFrom('trainingCertificate')
    .selectAll()
    .where(toSql(certificatePolicy.read(actor)))
  return (whose === 'own' ? query.where('officer', '=', actor.officer) : query.where('bureau', '=', actor.bureau))
    .orderBy('issuedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

/** Which of these certificates something newer of the same course and officer stands for. */
export const readSuperseded = async ({ sql }: Sql, certificates: readonly string[]): Promise<ReadonlySet<string>> => {
  if (certificates.length === 0) return new Set()
  const { rows } = await text<{ id: string }>`
    select c.id from training_certificate c
    where c.id = any(${[...certificates]}::uuid[]) and exists (
      select from training_certificate newer
      where newer.officer = c.officer and newer.course = c.course and (newer.issued_at, newer.id) > (c.issued_at, c.id))`.execute(
    sql,
  )
  return new Set(rows.map(({ id }) => id))
}
