// The course of a course: what a saving may change, when a certificate ends and reminds. Pure.
import type { FailurePointer } from '../kernel/failure.ts'
import type { Operation } from '../kernel/operation.ts'
import { addDays } from '../terms/instant.ts'
import { type CourseEntry, type Module, mostAhead, refreshDays, type Step } from './training.schema.ts'

/** The same day some months later, or the last day of that month. */
export const monthsLater = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  return `${last.toISOString().slice(0, 8)}${String(Math.min(date, last.getUTCDate())).padStart(2, '0')}`
}

/** Day on which a certificate reminds of itself. */
export const refreshDay = (validUntil: string): string => addDays(validUntil, -refreshDays)

const fault = (pointer: string, key: string, values: FailurePointer['values'] = {}): FailurePointer => ({
  pointer,
  key,
  values,
})

/** What a step must be to be found in facts: an operation of the platform that leaves one, ended as it can end. */
const faultOfStep = (step: Step, platform: ReadonlyMap<string, Operation>): string | undefined => {
  const operation = platform.get(step.operation)
  if (!operation) return 'fault.training-unknown-operation'
  if (step.outcome === 'refused') return undefined
  // What shows nothing of persons leaves a fact only when it is refused.
  if (operation.effect === 'quiet') return 'fault.training-no-fact'
  const ends = operation.effect === 'change' ? 'done' : 'shown'
  return step.outcome === undefined || step.outcome === ends ? undefined : 'fault.training-outcome'
}

/** Faults of a course as it is saved, without those of personal data. */
export const faultsOfCourse = (
  { texts, modules }: Pick<CourseEntry, 'texts' | 'modules'>,
  platform: ReadonlyMap<string, Operation>,
): FailurePointer[] => {
  const spoken = texts.map(({ language }) => language)
  return [
    ...(new Set(spoken).size < spoken.length ? [fault('/texts', 'fault.training-language-twice')] : []),
    ...modules.flatMap((module, at) => [
      ...(module.texts.length === spoken.length &&
      spoken.every((language) => module.texts.some((text) => text.language === language))
        ? []
        : [fault(`/modules/${at}/texts`, 'fault.training-module-languages')]),
      ...(module.exercise?.steps ?? []).flatMap((step, place) => {
        const key = faultOfStep(step, platform)
        return key ? [fault(`/modules/${at}/exercise/steps/${place}/operation`, key)] : []
      }),
    ]),
  ]
}

/** Texts of a course by their pointers, for the search for personal data. */
export const textsOfCourse = ({ texts, modules }: Pick<CourseEntry, 'texts' | 'modules'>): Record<string, string> =>
  Object.fromEntries([
    ...texts.flatMap(({ title, summary }, at) => [
      [`/texts/${at}/title`, title],
      [`/texts/${at}/summary`, summary],
    ]),
    ...modules.flatMap((module, at) =>
      module.texts.flatMap(({ title, body }, place) => [
        [`/modules/${at}/texts/${place}/title`, title],
        [`/modules/${at}/texts/${place}/body`, body],
      ]),
    ),
  ])

/** Whether two lists of modules ask the same of learners: the same modules in the same order with the same exercises. */
export const askTheSame = (before: readonly Module[], after: readonly Module[]): boolean =>
  JSON.stringify(before.map(asked)) === JSON.stringify(after.map(asked))

const asked = ({ id, exercise }: Module) => [
  id,
  exercise && [
    exercise.order,
    exercise.steps.map((step) => [step.operation, step.outcome, step.subjectKind, step.database]),
  ],
]

const ahead = (pointer: string, day: string, today: string): FailurePointer[] =>
  day < today || day > addDays(today, mostAhead) ? [fault(pointer, 'fault.training-day')] : []

export const faultsOfNeed = ({ by }: { readonly by: string }, today: string): FailurePointer[] =>
  ahead('/by', by, today)

export const faultsOfOffer = (
  {
    from,
    to,
    how,
    venue,
  }: { readonly from: string; readonly to: string; readonly how: string; readonly venue?: string },
  today: string,
): FailurePointer[] => [
  ...ahead('/to', to, today),
  ...(from > to ? [fault('/from', 'fault.training-from')] : []),
  ...(how === 'place' && venue === undefined ? [fault('/venue', 'fault.training-venue')] : []),
]
