// Writing courses: begun, saved, published, withdrawn; nobody is named in them, and exercises ask only for what the register shows.
import { allows } from '../kernel/access.ts'
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import type { Operation } from '../kernel/operation.ts'
import { type Context, part } from '../kernel/slice.ts'
import { faultsOfPersonalData } from '../rulebook/rulebook.personal.entry.ts'
import { languages } from '../terms/language.ts'
import { viewCourse } from './training.learning.ts'
import { coursePolicy } from './training.policy.ts'
import type { CourseEntry, CourseView, Exercise, Module } from './training.schema.ts'
import { type CourseRow, type CourseSaved, changeCourse, insertCourse, lockCourse } from './training.store.ts'
import { askTheSame, faultsOfCourse, textsOfCourse } from './training.workflow.ts'

/** Operations of the platform by their word in the register. */
export const platformWordsPart = part<ReadonlyMap<string, Operation>>('training.platform')

export const refuse = (pointers: readonly FailurePointer[]): void => {
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
}

const exerciseOf = ({ order, steps }: NonNullable<CourseEntry['modules'][number]['exercise']>): Exercise => ({
  order,
  steps: steps.map((step) => ({
    operation: step.operation,
    ...(step.outcome ? { outcome: step.outcome } : {}),
    ...(step.subjectKind ? { subjectKind: step.subjectKind } : {}),
    ...(step.database ? { database: step.database } : {}),
  })),
})

/** What is saved of an entry; a module that names one of `known` stays that one, all others are new. */
const savedOf = (context: Context, entry: CourseEntry, known: readonly Module[]): CourseSaved => {
  const today = context.now.slice(0, 10)
  refuse([
    ...faultsOfCourse(entry, context.part(platformWordsPart)),
    ...faultsOfPersonalData(textsOfCourse(entry), today, entry.insisted !== undefined),
  ])
  const ids = new Set(known.map(({ id }) => id))
  const place = <T extends { readonly language: string }>(texts: readonly T[]): T[] =>
    languages.flatMap((language) => texts.filter((text) => text.language === language))
  return {
    level: entry.level,
    crimeAreas: [...new Set(entry.crimeAreas)],
    languages: languages.filter((one) => entry.texts.some(({ language }) => language === one)),
    validMonths: entry.validMonths,
    insisted: entry.insisted ?? '',
    texts: place(entry.texts),
    modules: entry.modules.map(({ id, texts, exercise }) => ({
      // Deleting takes the id out, so that a module named twice is one and a new one.
      id: id !== undefined && ids.delete(id) ? id : context.newId(),
      texts: place(texts),
      exercise: exercise ? exerciseOf(exercise) : null,
    })),
  }
}

const changed = (context: Context, row: CourseRow): Promise<CourseView> => {
  context.note({
    subject: { kind: 'training', id: row.id, version: row.version },
    tell: [row.owner],
    detail: { state: row.state, modules: row.modules.length, languages: row.languages },
  })
  return viewCourse(context, row)
}

export const beginCourse = async (context: Context, entry: CourseEntry): Promise<CourseView> => {
  if (!allows(coursePolicy.write(context.actor), {})) throw new Failure('forbidden', 'training.not-offering')
  return changed(context, await insertCourse(context, savedOf(context, entry, [])))
}

/** Throws conflict `training.exercises-fixed` where learners would be asked for something else than when they began. */
export const saveCourseAs = async (
  context: Context,
  id: string,
  { version, ...entry }: CourseEntry & { readonly version: number },
): Promise<CourseView> => {
  const before = await lockCourse(context, id, 'save', version)
  const saved = savedOf(context, entry, before.modules)
  if (before.state === 'published' && !askTheSame(before.modules, saved.modules))
    throw new Failure('conflict', 'training.exercises-fixed')
  return changed(context, await changeCourse(context, before, saved))
}

export const publish = async (context: Context, id: string, version: number): Promise<CourseView> => {
  const before = await lockCourse(context, id, 'read', version)
  if (before.state !== 'draft') throw new Failure('conflict', 'training.not-draft')
  await lockCourse(context, id, 'publish')
  if (before.modules.length === 0) throw new Failure('conflict', 'training.no-modules')
  return changed(
    context,
    await changeCourse(context, before, { state: 'published', withdrawal: '', publishedAt: context.now }),
  )
}

export const withdraw = async (
  context: Context,
  id: string,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<CourseView> => {
  const before = await lockCourse(context, id, 'read', version)
  if (before.state !== 'published') throw new Failure('conflict', 'training.not-published')
  await lockCourse(context, id, 'withdraw')
  refuse(faultsOfPersonalData({ '/reason': reason }, context.now.slice(0, 10)))
  const { publishedAt } = before
  return changed(context, await changeCourse(context, before, { state: 'withdrawn', withdrawal: reason, publishedAt }))
}
