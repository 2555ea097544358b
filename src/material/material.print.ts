// Claims as CSV, JSON or text: the marking stands in each form, above and on every line, and cannot be lost with a heading.
import { say } from '../kernel/words.ts'
import { confidentialityWording, handlingMeaning } from '../terms/handling.ts'
import type { Language } from '../terms/language.ts'
import type { Marking } from '../terms/marking.ts'
import type { EntityFields } from './material.fields.schema.ts'
import { markingOfRow } from './material.grade.ts'
import type { SeenClaim } from './material.store.ts'
import type { Named } from './material.view.ts'
import type { ExportFormat } from './material.work.schema.ts'

export type Printed = {
  readonly format: ExportFormat
  readonly file: string
  readonly title: string
  readonly edition: 'whole' | 'without-personal-data'
  readonly marking: Marking
  readonly at: string
  readonly claims: readonly SeenClaim[]
  /** Names of those joined by links and events; only those of whom a claim is printed too are named. */
  readonly named: ReadonlyMap<string, Named>
}

/** Free words, which may name a person, are left out of the edition without personal data. */
const freeText = ['note', 'role', 'address', 'roles'] as const

const fieldsFor = (claim: SeenClaim, edition: Printed['edition']): Readonly<Record<string, unknown>> =>
  edition === 'whole'
    ? { ...claim.fields }
    : Object.fromEntries(
        Object.entries(claim.fields).filter(([member]) => !(freeText as readonly string[]).includes(member)),
      )

const gradeOf = (claim: SeenClaim): string => `${claim.sourceCode}${claim.informationCode}`

/** A claim as it is printed: who is joined is named by id, and by name where a claim that names them is printed too. */
const lineOf = (claim: SeenClaim, { edition, named, claims }: Printed) => {
  const printed = new Set(claims.flatMap(({ about, entity }) => (about === 'entity' && entity ? [entity] : [])))
  const nameOf = (id: string) => (printed.has(id) ? `${named.get(id)?.title ?? ''} [${id}]` : id)
  const ends = claim.about === 'link' ? [claim.entity ?? '', claim.other ?? ''] : claim.participants
  return {
    id: claim.id,
    about: claim.about,
    kind: claim.entityKind,
    entity: claim.about === 'entity' ? (claim.entity ?? '') : '',
    joins: ends.map(nameOf),
    fields: fieldsFor(claim, edition),
    source: claim.source,
    saidBy: edition === 'whole' ? claim.saidBy : '',
    saidAt: claim.saidAt,
    grade: gradeOf(claim),
    receivedAs: `${claim.gradeScheme} ${claim.gradeCode}`,
    suspectedFalse: claim.suspectedFalse,
    marking: markingOfRow(claim),
  }
}

/** The marking in one line, official words in full. */
export const markingWords = ({ handlingCode, confidentiality, conditions, consentOf }: Marking): string =>
  [
    `${handlingCode} ${handlingMeaning[handlingCode]}`,
    confidentialityWording[confidentiality],
    ...conditions,
    ...(consentOf.length > 0 ? [`Consent of: ${consentOf.join(', ')}`] : []),
  ].join(' | ')

/** A cell that a spreadsheet neither splits nor runs (OWASP, CSV injection). */
const cell = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

const columns = [
  'id',
  'about',
  'kind',
  'entity',
  'joins',
  'fields',
  'source',
  'saidBy',
  'saidAt',
  'grade',
  'receivedAs',
  'suspectedFalse',
] as const

const csv = (printed: Printed): string => {
  const head = [
    [markingWords(printed.marking)],
    [printed.file, printed.title, printed.edition, printed.at],
    [...columns, 'marking'],
  ]
  const rows = printed.claims.map((claim) => {
    const line = lineOf(claim, printed)
    return [...columns.map((column) => line[column]), markingWords(line.marking)]
  })
  return `${[...head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

const json = (printed: Printed): string =>
  `${JSON.stringify(
    {
      marking: { ...printed.marking, words: markingWords(printed.marking) },
      file: printed.file,
      title: printed.title,
      edition: printed.edition,
      at: printed.at,
      claims: printed.claims.map((claim) => lineOf(claim, printed)),
    },
    null,
    1,
  )}\n`

const plain = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(plain).join('; ')
    : typeof value === 'object' && value !== null
      ? Object.values(value).map(plain).join(' ')
      : String(value)

const text = (language: Language, printed: Printed): string => {
  const marking = markingWords(printed.marking)
  const blocks = printed.claims.map((claim) => {
    const line = lineOf(claim, printed)
    const said = [line.source, line.saidBy, line.saidAt].filter(Boolean).join(', ')
    return [
      claim.about === 'entity'
        ? say(language, `material-kind.${claim.entityKind}`)
        : say(language, `material-about.${claim.about}`),
      ...(line.joins.length > 0 ? [line.joins.join(' - ')] : []),
      ...Object.entries(line.fields as EntityFields).map(
        ([field, value]) => `  ${say(language, `material-field.${field}`)}: ${plain(value)}`,
      ),
      `  ${said} | ${line.grade} (${line.receivedAs}) | ${markingWords(line.marking)}`,
    ].join('\n')
  })
  return [marking, '', `${printed.file} | ${printed.title} | ${printed.at}`, '', ...blocks, '', marking, ''].join('\n')
}

/** The claims in the form asked for, with their marking printed in it. */
export const printClaims = (language: Language, printed: Printed): string => {
  if (printed.format === 'csv') return csv(printed)
  return printed.format === 'json' ? json(printed) : text(language, printed)
}
