// Rows to what readers see: claims, contributions, entities with what is said of them side by side.
import type { Claimed } from '../attachment/attachment.storing.ts'
import { permitted } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import type { EntityFields, EntityKind } from './material.fields.schema.ts'
import { type EntityField, isConflict, valueWords } from './material.fields.ts'
import { markingOfRow, viewGrade } from './material.grade.ts'
import { contributionPolicy } from './material.policy.ts'
import type { ClaimView, ContributionLine, ContributionView } from './material.schema.ts'
import { markingOfClaims, type SeenClaim } from './material.store.ts'
import type { ContributionRow, SealedStatement } from './material.table.ts'
import type { EntityLine, StatedField, StatedValue } from './material.view.schema.ts'

const orNull = (text: string): string | null => (text === '' ? null : text)

/** Marking as it goes out: lists of their own. */
export const viewMarking = (marking: ReturnType<typeof markingOfClaims>) => ({
  ...marking,
  conditions: [...marking.conditions],
  consentOf: [...marking.consentOf],
})

export type Named = { readonly id: string; readonly kind: EntityKind; readonly title: string }

/** A claim for a reader who sees it; of participants of an event those alone who exist for the reader. */
export const viewClaim = (claim: SeenClaim, known: ReadonlyMap<string, unknown>): ClaimView => ({
  id: claim.id,
  about: claim.about,
  contribution: claim.contribution,
  entity: claim.entity,
  kind: claim.entityKind === '' ? null : claim.entityKind,
  other: claim.other,
  participants: claim.participants.filter((one) => known.has(one)),
  title: claim.title,
  fields: claim.fields,
  bureau: claim.bureau,
  source: claim.source,
  saidBy: orNull(claim.saidBy),
  saidAt: orNull(claim.saidAt),
  grade: viewGrade(claim),
  marking: viewMarking(markingOfRow(claim)),
  line: claim.line,
  createdAt: claim.createdAt,
})

/** How an entity is called by the visible claims on it, newest first: by the latest that names it, else by the latest. */
export const nameOf = (claims: readonly SeenClaim[]): string => {
  const kind = claims[0]?.entityKind || 'item'
  const naming = claims.find(({ fields }) => {
    const { names, identifiers } = fields as EntityFields
    return names !== undefined || identifiers !== undefined
  })
  return naming?.title || claims[0]?.title || kind
}

const byEntity = (claims: readonly SeenClaim[]): Map<string, SeenClaim[]> => {
  const map = new Map<string, SeenClaim[]>()
  for (const claim of claims) {
    const id = claim.entity ?? ''
    const standing = map.get(id)
    if (standing) standing.push(claim)
    else map.set(id, [claim])
  }
  return map
}

/** Names of entities by the visible claims on them, newest first. */
export const namesOf = (claims: readonly SeenClaim[]): ReadonlyMap<string, Named> =>
  new Map(
    [...byEntity(claims)].map(([id, own]) => [id, { id, kind: own[0]?.entityKind || 'item', title: nameOf(own) }]),
  )

const sorted = (texts: Iterable<string>): string[] =>
  [...new Set(texts)].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0))

/** Lines of these entities, each with all whom it was decided to be; `claims` newest first. */
export const entityLines = (
  ids: readonly string[],
  claims: readonly SeenClaim[],
  membersOf: ReadonlyMap<string, readonly string[]>,
): EntityLine[] => {
  const grouped = byEntity(claims)
  return ids.flatMap((id): EntityLine[] => {
    const members = membersOf.get(id)
    const own = (members ?? [id])
      .flatMap((member) => grouped.get(member) ?? [])
      .sort((one, other) =>
        one.createdAt === other.createdAt ? (one.id < other.id ? 1 : -1) : one.createdAt < other.createdAt ? 1 : -1,
      )
    const [latest] = own
    if (!latest) return []
    return [
      {
        id,
        kind: latest.entityKind || 'item',
        title: nameOf(own),
        claims: own.length,
        sources: sorted(own.map(({ source }) => source)),
        members: [...(members ?? [])],
        marking: viewMarking(markingOfClaims(own)),
        at: latest.createdAt,
      },
    ]
  })
}

const gradeOf = (claim: SeenClaim): string => `${claim.sourceCode}${claim.informationCode}`

const order: readonly EntityField[] = [
  'names',
  'identifiers',
  'dateOfBirth',
  'placeOfBirth',
  'sex',
  'nationalities',
  'mother',
  'father',
  'dateOfDeath',
  'personStatus',
  'role',
  'country',
  'address',
  'make',
  'model',
  'colour',
  'calibre',
  'type',
  'validUntil',
  'note',
]

/** What visible claims say of an entity, field by field, side by side, best grade first; nothing is merged. */
export const statedFields = (claims: readonly SeenClaim[]): StatedField[] =>
  order.flatMap((field): StatedField[] => {
    const stated = claims.filter(({ fields }) => (fields as EntityFields)[field] !== undefined)
    if (stated.length === 0) return []
    const values = stated
      .map((claim): StatedValue => {
        const value = (claim.fields as EntityFields)[field]
        return {
          value,
          words: valueWords(field, value),
          claim: claim.id,
          bureau: claim.bureau,
          source: claim.source,
          saidBy: orNull(claim.saidBy),
          saidAt: orNull(claim.saidAt),
          grade: gradeOf(claim),
          suspectedFalse: claim.suspectedFalse,
          handlingCode: claim.handlingCode,
        }
      })
      .sort((one, other) =>
        one.grade === other.grade ? (one.claim < other.claim ? -1 : 1) : one.grade < other.grade ? -1 : 1,
      )
    return [
      {
        field,
        conflict: isConflict(
          field,
          values.map(({ value }) => value),
        ),
        values: values.slice(0, 500),
      },
    ]
  })

/** Outline of a contribution; whom it keeps out and who wrote it is its own bureau's. */
export const contributionOutline = (
  actor: Actor,
  row: ContributionRow,
  statement: SealedStatement | undefined,
  claims: number,
): ContributionLine => ({
  id: row.id,
  file: row.file,
  bureau: row.bureau,
  source: row.source,
  state: row.state,
  kind: row.kind,
  title: statement?.title ?? null,
  grade: viewGrade(row),
  marking: viewMarking(markingOfRow(row)),
  excluded: row.bureau === actor.bureau ? [...row.excluded] : [],
  origin: row.originKind,
  attachments: row.attachments,
  claims,
  version: row.version,
  createdAt: row.createdAt,
})

export type ContributionParts = {
  readonly statement: SealedStatement | undefined
  readonly files: readonly Claimed[]
  readonly claims: readonly ClaimView[]
  readonly many: number
  /** Whether its file takes anything now. */
  readonly takes: boolean
}

export const viewContribution = (actor: Actor, row: ContributionRow, parts: ContributionParts): ContributionView => {
  const own = row.bureau === actor.bureau
  const { statement } = parts
  const allowed = permitted(contributionPolicy, actor, row)
  const live = row.state === 'in'
  return {
    ...contributionOutline(actor, row, statement, parts.many),
    officer: own ? row.officer : null,
    text: statement?.text ?? null,
    annex: statement?.annex ?? null,
    overrideReason: statement?.overrideReason ?? null,
    originId: own || row.source === actor.bureau ? row.origin : null,
    consent: own || row.source === actor.bureau ? row.consent : null,
    files: parts.files.map(({ measures: _, ...file }) => file),
    statements: [...parts.claims],
    allowed: [
      ...(allowed.includes('read') ? (['read'] as const) : []),
      ...(allowed.includes('add') && live && parts.takes && row.kind === 'statement' ? (['add'] as const) : []),
      ...(allowed.includes('restrict') && live ? (['restrict'] as const) : []),
      ...(allowed.includes('withdraw') && (live || row.state === 'waiting') ? (['withdraw'] as const) : []),
      ...(allowed.includes('extract') && live && parts.takes && row.kind === 'statement' ? (['extract'] as const) : []),
    ],
  }
}
