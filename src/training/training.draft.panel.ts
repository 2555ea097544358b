// A course while it is written: its texts by language, its modules with their steps, and the body the hub takes; pure.
import type { DatabaseName } from '../record/record.schema.ts'
import type { CrimeArea } from '../terms/crime-area.ts'
import { type Language, languages } from '../terms/language.ts'
import type { CourseEntry, CourseLevel, CourseSource, StepOrder, StepOutcome } from './training.schema.ts'

export type StepDraft = {
  readonly operation: string
  readonly outcome: StepOutcome | null
  readonly subjectKind: string
  readonly database: DatabaseName | null
}
export const emptyStep: StepDraft = { operation: '', outcome: null, subjectKind: '', database: null }

type Texts<T> = Readonly<Partial<Record<Language, T>>>
export type Head = { readonly title: string; readonly summary: string }
export type Lesson = { readonly title: string; readonly body: string }
export type ModuleDraft = {
  /** Stays with the module while others come and go. */
  readonly key: string
  readonly id?: string
  readonly texts: Texts<Lesson>
  readonly order: StepOrder
  /** None: no exercise; having read the module is its step. */
  readonly steps: readonly StepDraft[]
}
export const emptyModule = (key: string): ModuleDraft => ({ key, texts: {}, order: 'in-order', steps: [] })

export type CourseDraft = {
  readonly level: CourseLevel | null
  readonly crimeAreas: readonly CrimeArea[]
  readonly validMonths: string
  readonly languages: readonly Language[]
  readonly texts: Texts<Head>
  readonly modules: readonly ModuleDraft[]
  readonly insisted: string
}
export const emptyCourse = (own: Language): CourseDraft => ({
  level: null,
  crimeAreas: [],
  validMonths: '12',
  languages: [own],
  texts: {},
  modules: [emptyModule('1')],
  insisted: '',
})

/** A course as it stands, to be changed. */
export const draftOf = ({ level, crimeAreas, validMonths, texts, modules }: CourseSource): CourseDraft => ({
  level,
  crimeAreas,
  validMonths: String(validMonths),
  languages: languages.filter((one) => texts.some(({ language }) => language === one)),
  texts: Object.fromEntries(texts.map(({ language, title, summary }) => [language, { title, summary }])),
  modules: modules.map((module) => ({
    key: module.id,
    id: module.id,
    texts: Object.fromEntries(module.texts.map(({ language, title, body }) => [language, { title, body }])),
    order: module.exercise?.order ?? 'in-order',
    steps: (module.exercise?.steps ?? []).map((step) => ({
      operation: step.operation,
      outcome: step.outcome ?? null,
      subjectKind: step.subjectKind ?? '',
      database: step.database ?? null,
    })),
  })),
  insisted: '',
})

const trimmed = (text: string | undefined): string => (text ?? '').trim()

/** Pointers of what is still missing: each language has every text, each step an operation. Languages in the order of the draft. */
export const missingOf = ({ level, validMonths, languages: spoken, texts, modules }: CourseDraft): string[] => [
  ...(level === null ? ['/level'] : []),
  ...(/^\d+$/.test(validMonths.trim()) ? [] : ['/validMonths']),
  ...(spoken.length === 0 ? ['/texts'] : []),
  ...spoken.flatMap((language, at) => [
    ...(trimmed(texts[language]?.title) === '' ? [`/texts/${at}/title`] : []),
    ...(trimmed(texts[language]?.summary) === '' ? [`/texts/${at}/summary`] : []),
  ]),
  ...modules.flatMap((module, place) => [
    ...spoken.flatMap((language, at) => [
      ...(trimmed(module.texts[language]?.title) === '' ? [`/modules/${place}/texts/${at}/title`] : []),
      ...(trimmed(module.texts[language]?.body) === '' ? [`/modules/${place}/texts/${at}/body`] : []),
    ]),
    ...module.steps.flatMap(({ operation }, at) =>
      operation.trim() === '' ? [`/modules/${place}/exercise/steps/${at}/operation`] : [],
    ),
  ]),
]

/** The language in which something is missing or refused, by its pointer; undefined where that is the same in all. */
export const languageAt = (pointer: string, { languages: spoken }: CourseDraft): Language | undefined => {
  const [, at] = /\/texts\/(\d+)\//.exec(pointer) ?? []
  return at === undefined ? undefined : spoken[Number(at)]
}

/** The course as the hub takes it. Call once nothing is missing. */
export const entryOf = (draft: CourseDraft, level: CourseLevel): CourseEntry => ({
  level,
  crimeAreas: [...draft.crimeAreas],
  validMonths: Number(draft.validMonths),
  texts: draft.languages.map((language) => ({
    language,
    title: trimmed(draft.texts[language]?.title),
    summary: trimmed(draft.texts[language]?.summary),
  })),
  modules: draft.modules.map(({ id, texts, order, steps }) => ({
    ...(id === undefined ? {} : { id }),
    texts: draft.languages.map((language) => ({
      language,
      title: trimmed(texts[language]?.title),
      body: trimmed(texts[language]?.body),
    })),
    ...(steps.length === 0
      ? {}
      : {
          exercise: {
            order,
            steps: steps.map(({ operation, outcome, subjectKind, database }) => ({
              operation: operation.trim(),
              ...(outcome ? { outcome } : {}),
              ...(subjectKind.trim() === '' ? {} : { subjectKind: subjectKind.trim() }),
              ...(database ? { database } : {}),
            })),
          },
        }),
  })),
  ...(draft.insisted.trim() === '' ? {} : { insisted: draft.insisted.trim() }),
})
