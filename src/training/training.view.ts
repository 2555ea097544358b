// Courses, certificates, needs and offers as readers see them: in their own language where there is one.
import { bureauName } from '../bureau/bureau.schema.ts'
import { permitted } from '../kernel/access.ts'
import type { Context } from '../kernel/slice.ts'
import { defaultLanguage, type Language, languages } from '../terms/language.ts'
import type { NeedRow, OfferRow } from './training.board.store.ts'
import { offersFor } from './training.fit.ts'
import { coursePolicy, needPolicy, offerPolicy } from './training.policy.ts'
import type { CertificateView, CourseLine, CourseSource, NeedLine, OfferLine } from './training.schema.ts'
import type { CertificateRow, CourseRow } from './training.store.ts'
import { refreshDay } from './training.workflow.ts'

type Reading = Pick<Context, 'actor' | 'now'>

/** The text a reader gets: of the language wanted, of the official default, or of whichever there is. */
export const textFor = <T extends { readonly language: Language }>(texts: readonly T[], wanted: Language): T => {
  const of = (language: Language): T | undefined => texts.find((one) => one.language === language)
  const found = of(wanted) ?? of(defaultLanguage) ?? texts[0]
  if (!found) throw new Error('a course stands in at least one language')
  return found
}

export const lineOf = (row: CourseRow, wanted: Language, enrolled: boolean): CourseLine => ({
  id: row.id,
  owner: row.owner,
  ownerName: bureauName(row.owner),
  level: row.level,
  crimeAreas: row.crimeAreas,
  state: row.state,
  languages: languages.filter((one) => row.languages.includes(one)),
  ...textFor(row.texts, wanted),
  modules: row.modules.length,
  enrolled,
  version: row.version,
  createdAt: row.createdAt,
})

/** What may be done with a course: by the rule, and by whether the reader takes it now. */
export const courseActs = ({ actor }: Pick<Context, 'actor'>, row: CourseRow, enrolled: boolean): string[] => [
  ...permitted(coursePolicy, actor, row).filter((act) => act !== 'enrol' || !enrolled),
  ...(enrolled ? ['leave'] : []),
]

export const sourceOf = (row: CourseRow): CourseSource => ({
  id: row.id,
  version: row.version,
  state: row.state,
  level: row.level,
  crimeAreas: row.crimeAreas,
  validMonths: row.validMonths,
  texts: row.texts.map((one) => ({ ...one })),
  modules: row.modules.map(({ id, texts, exercise }) => ({
    id,
    texts: texts.map((one) => ({ ...one })),
    exercise: exercise && { order: exercise.order, steps: exercise.steps.map((one) => ({ ...one })) },
  })),
})

export const viewCertificate = (
  { now }: Pick<Context, 'now'>,
  row: CertificateRow,
  course: CourseRow,
  wanted: Language,
  superseded: boolean,
): CertificateView => {
  const today = now.slice(0, 10)
  const { title, language } = textFor(course.texts, wanted)
  return {
    reference: row.reference,
    course: row.course,
    title,
    language,
    officer: row.officer,
    bureau: row.bureau,
    bureauName: bureauName(row.bureau),
    by: course.owner,
    byName: bureauName(course.owner),
    issuedAt: row.issuedAt,
    validUntil: row.validUntil,
    valid: row.validUntil >= today,
    refreshDue: !superseded && refreshDay(row.validUntil) <= today,
    exercises: row.exercises,
  }
}

const statedOf = (row: NeedRow | OfferRow) => ({
  id: row.id,
  bureau: row.bureau,
  bureauName: bureauName(row.bureau),
  crimeArea: row.crimeArea,
  places: row.places,
  languages: row.languages,
  note: row.note || null,
  version: row.version,
  createdAt: row.createdAt,
})

export const viewOffer = ({ actor }: Pick<Reading, 'actor'>, row: OfferRow): OfferLine => ({
  ...statedOf(row),
  from: row.beginsOn,
  to: row.endsOn,
  how: row.how,
  course: row.course,
  venue: row.venue || null,
  state: row.state,
  allowed: permitted({ close: offerPolicy.close }, actor, row),
})

/** A need with the five offers that answer it best. `offers` are open ones the reader may see. */
export const viewNeed = ({ actor }: Pick<Reading, 'actor'>, row: NeedRow, offers: readonly OfferRow[]): NeedLine => ({
  ...statedOf(row),
  by: row.wantedBy,
  state: row.state,
  allowed: permitted({ close: needPolicy.close }, actor, row),
  matches:
    row.state === 'open'
      ? offersFor(
          { ...row, by: row.wantedBy },
          offers.map((offer) => ({ ...offer, from: offer.beginsOn, to: offer.endsOn })),
        )
          .slice(0, 5)
          .map(({ offer, fit }) => ({
            fits: fit.fits,
            found: [...fit.found],
            missing: [...fit.missing],
            shared: [...fit.shared],
            offer: viewOffer({ actor }, offer),
          }))
      : [],
})
