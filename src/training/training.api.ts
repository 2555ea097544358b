// Answers to operations on training, and the slice itself.
import { bureauName } from '../bureau/bureau.schema.ts'
import { Failure } from '../kernel/failure.ts'
import { type Context, handle, type Slice } from '../kernel/slice.ts'
import { endNeed, endOffer, listOfferRows, lockNeed, lockOffer } from './training.board.store.ts'
import { listNeedsMatched, noteStated, offerAs, showNeed, stateNeedAs } from './training.board.ts'
import { checksExercises, enrol, finish, leave, progressOf, viewCourse } from './training.learning.ts'
import {
  closeNeed,
  closeOffer,
  enrolInCourse,
  finishCourse,
  leaveCourse,
  listBureauTraining,
  listCourses,
  listLearners,
  listNeeds,
  listOffers,
  listOwnTraining,
  offerTraining,
  publishCourse,
  readModule,
  saveCourse,
  showCourse,
  showCourseSource,
  stateNeed,
  verifyCertificate,
  withdrawCourse,
  writeCourse,
} from './training.operations.ts'
import type { CertificateView } from './training.schema.ts'
import {
  type CertificateRow,
  type EnrolmentRow,
  enrolledAmong,
  listCertificates,
  listCourseRows,
  listEnrolments,
  listEnrolmentsOf,
  readCertificate,
  readCourse,
  readCoursesOf,
  readOwnEnrolment,
  readSuperseded,
} from './training.store.ts'
import { trainingTimers } from './training.timers.ts'
import { lineOf, sourceOf, textFor, viewCertificate, viewOffer } from './training.view.ts'
import { beginCourse, platformWordsPart, publish, saveCourseAs, withdraw } from './training.writing.ts'

const certificatesOf = async (context: Context, rows: readonly CertificateRow[]): Promise<CertificateView[]> => {
  const courses = await readCoursesOf(
    context,
    rows.map(({ course }) => course),
  )
  const superseded = await readSuperseded(
    context,
    rows.map(({ id }) => id),
  )
  return rows.flatMap((row) => {
    const course = courses.get(row.course)
    return course ? [viewCertificate(context, row, course, context.language, superseded.has(row.id))] : []
  })
}

const learnersOf = async (context: Context, rows: readonly EnrolmentRow[]) => {
  const courses = await readCoursesOf(
    context,
    rows.map(({ course }) => course),
  )
  const checked = await checksExercises(context)
  const lines = []
  for (const row of rows) {
    const course = courses.get(row.course)
    if (!course) continue
    const { met, steps } = await progressOf(context, course, row, checked)
    const { title, language } = textFor(course.texts, context.language)
    lines.push({
      row,
      line: { course: row.course, title, language, state: row.state, since: row.enrolledAt, met, steps },
    })
  }
  return lines
}

/** Most learners of one course whose progress is worked out for its instructors. */
const mostLearners = 500

/** Counts by bureau and unit, in their order: an instructor sees how a group gets on, not who. */
const groupsOf = async (context: Context, id: string) => {
  const course = await readCourse(context, id, 'learners')
  const groups = new Map<
    string,
    { bureau: string; unit: string; counts: Record<'enrolled' | 'finished' | 'left' | 'met' | 'steps', number> }
  >()
  for (const { row, line } of await learnersOf(context, await listEnrolmentsOf(context, course.id, mostLearners))) {
    const key = `${row.bureau} ${row.unit}`
    const group = groups.get(key) ?? {
      bureau: row.bureau,
      unit: row.unit,
      counts: { enrolled: 0, finished: 0, left: 0, met: 0, steps: 0 },
    }
    groups.set(key, group)
    group.counts[row.state] += 1
    if (row.state !== 'enrolled') continue
    group.counts.met += line.met
    group.counts.steps += line.steps
  }
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { bureau, unit, counts }]) => ({ bureau, bureauName: bureauName(bureau), unit: unit || null, ...counts }))
}

const handlers = [
  handle(listCourses, async (context, { query }) => {
    const { lines, after } = await listCourseRows(context, query)
    const enrolled = await enrolledAmong(
      context,
      lines.map(({ id }) => id),
    )
    return { courses: lines.map((row) => lineOf(row, context.language, enrolled.has(row.id))), after }
  }),

  handle(showCourse, async (context, { params, query }) =>
    viewCourse(context, await readCourse(context, params.id), query.language),
  ),

  handle(readModule, async (context, { params, query }) => {
    const course = await readCourse(context, params.id)
    const module = course.modules.find(({ id }) => id === params.module)
    // What was withdrawn is gone through to its end by those who take it, and read by nobody else but its bureau.
    const learns = (await readOwnEnrolment(context, course.id))?.state === 'enrolled'
    const shown = course.state !== 'withdrawn' || learns || course.owner === context.actor.bureau
    if (!module || !shown) throw new Failure('notFound', 'training.no-module')
    context.note({ subject: { kind: 'training-module', id: module.id }, detail: { course: course.id } })
    return { course: course.id, id: module.id, ...textFor(module.texts, query.language ?? context.language) }
  }),

  handle(writeCourse, (context, { body }) => beginCourse(context, body)),
  handle(showCourseSource, async (context, { params }) => sourceOf(await readCourse(context, params.id, 'save'))),
  handle(saveCourse, (context, { params, body }) => saveCourseAs(context, params.id, body)),
  handle(publishCourse, (context, { params, body }) => publish(context, params.id, body.version)),
  handle(withdrawCourse, (context, { params, body }) => withdraw(context, params.id, body)),
  handle(enrolInCourse, (context, { params }) => enrol(context, params.id)),
  handle(leaveCourse, (context, { params }) => leave(context, params.id)),
  handle(finishCourse, (context, { params }) => finish(context, params.id)),
  handle(listLearners, async (context, { params }) => ({ groups: await groupsOf(context, params.id) })),

  handle(listOwnTraining, async (context) => ({
    courses: (await learnersOf(context, await listEnrolments(context, 'own'))).map(({ line }) => line),
    certificates: await certificatesOf(context, await listCertificates(context, 'own')),
  })),

  handle(listBureauTraining, async (context) => ({
    officers: (await learnersOf(context, await listEnrolments(context, 'bureau'))).map(({ row, line }) => ({
      officer: row.officer,
      unit: row.unit || null,
      ...line,
    })),
    certificates: await certificatesOf(context, await listCertificates(context, 'bureau')),
  })),

  handle(verifyCertificate, async (context, { params }) => {
    const row = await readCertificate(context, params.reference)
    context.note({ subject: { kind: 'certificate', id: row.id } })
    const [view] = await certificatesOf(context, [row])
    if (!view) throw new Failure('notFound', 'training.no-certificate')
    return view
  }),

  handle(listNeeds, (context, { query }) => listNeedsMatched(context, query)),
  handle(stateNeed, (context, { body }) => stateNeedAs(context, body)),
  handle(closeNeed, async (context, { params, body }) => {
    const row = await endNeed(context, await lockNeed(context, params.id, body.version), body.how)
    noteStated(context, 'training-need', row)
    return showNeed(context, row)
  }),

  handle(listOffers, async (context, { query }) => {
    const { lines, after } = await listOfferRows(context, query)
    return { offers: lines.map((row) => viewOffer(context, row)), after }
  }),
  handle(offerTraining, async (context, { body }) => viewOffer(context, await offerAs(context, body))),
  handle(closeOffer, async (context, { params, body }) => {
    const row = await endOffer(context, await lockOffer(context, params.id, body.version), body.how)
    noteStated(context, 'training-offer', row)
    return viewOffer(context, row)
  }),
]

export const trainingSlice: Slice = {
  name: 'training',
  handlers,
  timers: trainingTimers,
  start: async (hub) => {
    hub.provide(platformWordsPart, new Map(hub.operations.map((one) => [one.name, one])))
    return undefined
  },
}
