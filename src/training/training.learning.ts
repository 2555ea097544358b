// Taking a course: how far a learner is by the register, enrolment, leaving, and the certificate at the end.
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { setTimer } from '../kernel/timer.ts'
import { readWorld } from '../officer/officer.store.ts'
import type { Language } from '../terms/language.ts'
import { readDeeds, readModulesRead } from './training.deeds.store.ts'
import { stepsMet } from './training.progress.ts'
import type { CertificateView, CourseView } from './training.schema.ts'
import {
  type CertificateRow,
  type CourseRow,
  type EnrolmentRow,
  endEnrolment,
  insertCertificate,
  insertEnrolment,
  lockCourse,
  lockOwnEnrolment,
  readCourse,
  readOwnEnrolment,
  refreshTimer,
} from './training.store.ts'
import { courseActs, lineOf, textFor, viewCertificate } from './training.view.ts'
import { monthsLater, refreshDay } from './training.workflow.ts'

/** Which steps of each module are met, by module; a module without an exercise has one step: to have been read. */
export type Reached = {
  readonly modules: ReadonlyMap<string, ReadonlySet<number>>
  readonly met: number
  readonly steps: number
  readonly complete: boolean
  /** Whether steps of exercises are checked here. */
  readonly checked: boolean
}

/** Exercises are checked in a world of exercises only: nobody is to train on real people. */
export const checksExercises = async (context: Pick<Context, 'sql'>): Promise<boolean> =>
  (await readWorld(context)) === 'demonstration'

/** How far a learner is. Where exercises are not checked, reading their module is what counts of them. */
export const reachedBy = async (
  context: Pick<Context, 'sql'>,
  course: CourseRow,
  enrolment: EnrolmentRow,
  checked: boolean,
): Promise<Reached> => {
  const exercised = course.modules.filter(({ exercise }) => checked && exercise !== null)
  const readOnly = course.modules.filter((module) => !exercised.includes(module)).map(({ id }) => id)
  const read = await readModulesRead(context, enrolment, readOnly)
  const modules = new Map<string, ReadonlySet<number>>()
  let [met, steps] = [0, 0]
  for (const { id, exercise } of course.modules) {
    const own =
      checked && exercise
        ? stepsMet(exercise, await readDeeds(context, enrolment, exercise))
        : new Set(read.has(id) ? [0] : [])
    modules.set(id, own)
    met += own.size
    steps += checked && exercise ? exercise.steps.length : 1
  }
  return { modules, met, steps, complete: steps > 0 && met === steps, checked }
}

/** How far: kept where it has ended, by the register while it runs. */
export const progressOf = async (
  context: Pick<Context, 'sql'>,
  course: CourseRow,
  enrolment: EnrolmentRow,
  checked: boolean,
): Promise<{ readonly met: number; readonly steps: number }> =>
  enrolment.state === 'enrolled' ? reachedBy(context, course, enrolment, checked) : enrolment

export const viewCourse = async (
  context: Context,
  row: CourseRow,
  wanted: Language = context.language,
): Promise<CourseView> => {
  const enrolment = await readOwnEnrolment(context, row.id)
  const checked = await checksExercises(context)
  const running = enrolment?.state === 'enrolled'
  const reached = enrolment && running ? await reachedBy(context, row, enrolment, checked) : undefined
  const finished = enrolment?.state === 'finished'
  return {
    ...lineOf(row, wanted, running),
    validMonths: row.validMonths,
    withdrawal: row.withdrawal || null,
    parts: row.modules.map(({ id, texts, exercise }) => {
      const met = reached?.modules.get(id) ?? new Set<number>()
      const all = checked && exercise ? exercise.steps.length : 1
      return {
        id,
        title: textFor(texts, wanted).title,
        done: finished || met.size === all,
        exercise: exercise && {
          order: exercise.order,
          checked,
          steps: exercise.steps.map((step, at) => ({ ...step, met: finished || (checked && met.has(at)) })),
        },
      }
    }),
    mine: enrolment
      ? {
          state: enrolment.state,
          since: enrolment.enrolledAt,
          met: reached?.met ?? enrolment.met,
          steps: reached?.steps ?? enrolment.steps,
        }
      : null,
    allowed: [...courseActs(context, row, running), ...(reached?.complete ? ['finish'] : [])],
  }
}

const noteCourse = (context: Context, row: CourseRow, enrolment: EnrolmentRow, detail: object = {}): void =>
  context.note({
    subject: { kind: 'training', id: row.id, version: row.version },
    tell: [...new Set([row.owner, enrolment.bureau])],
    detail: { enrolment: enrolment.id, ...detail },
  })

export const enrol = async (context: Context, id: string): Promise<CourseView> => {
  const row = await readCourse(context, id)
  if (row.state !== 'published') throw new Failure('conflict', 'training.not-published')
  await lockCourse(context, id, 'enrol')
  const enrolment = await insertEnrolment(context, id)
  if (!enrolment) throw new Failure('conflict', 'training.enrolled-already')
  noteCourse(context, row, enrolment)
  return viewCourse(context, row)
}

export const leave = async (context: Context, id: string): Promise<CourseView> => {
  const row = await readCourse(context, id)
  const enrolment = await lockOwnEnrolment(context, id)
  await endEnrolment(
    context,
    enrolment,
    'left',
    await reachedBy(context, row, enrolment, await checksExercises(context)),
  )
  noteCourse(context, row, enrolment)
  return viewCourse(context, row)
}

/** Throws conflict `training.not-enrolled` or `training.not-complete`, with how many steps are missing. */
export const finish = async (context: Context, id: string): Promise<CertificateView> => {
  const row = await readCourse(context, id)
  const enrolment = await lockOwnEnrolment(context, id)
  const reached = await reachedBy(context, row, enrolment, await checksExercises(context))
  if (!reached.complete)
    throw new Failure('conflict', 'training.not-complete', { values: { missing: reached.steps - reached.met } })
  await endEnrolment(context, enrolment, 'finished', reached)
  const validUntil = monthsLater(context.now.slice(0, 10), row.validMonths)
  const certificate: CertificateRow = await insertCertificate(context, enrolment, {
    validUntil,
    exercises: reached.checked && row.modules.some(({ exercise }) => exercise !== null),
  })
  await setTimer(context, {
    kind: refreshTimer,
    ref: certificate.id,
    dueAt: `${refreshDay(validUntil)}T08:00:00.000Z`,
    bureau: certificate.bureau,
  })
  noteCourse(context, row, enrolment, { certificate: certificate.reference })
  return viewCertificate(context, certificate, row, context.language, false)
}
