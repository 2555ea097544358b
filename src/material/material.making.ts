// Makes claims and contributions: what is stated is judged at its field, names that begin here become entities, nothing is half kept.
import type { FileRow } from '../analysis/analysis.table.ts'
import { copyRows } from '../kernel/copy.ts'
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { isId } from '../kernel/validation.ts'
import { isDateFault, parsePartialDate } from '../terms/partial-date.ts'
import type { EntityKind } from './material.fields.schema.ts'
import { faultsOfEntity, titleOf } from './material.fields.ts'
import { claimsOn } from './material.list.store.ts'
import type { ClaimsEntry } from './material.schema.ts'
import type { ClaimRow, ContributionRow } from './material.table.ts'

const refuse = (pointers: readonly FailurePointer[]): void => {
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
}

const fault = (pointer: string, key: string): FailurePointer => ({ pointer, key: `fault.${key}`, values: {} })

/** A name of the contributor's own for an entity that begins in this request. */
const begins = (ref: string): boolean => /^#\S{1,59}$/.test(ref)

type Known = { readonly id: string; readonly kind: EntityKind }

/** Every reference to an entity in what is claimed. */
const refsIn = ({ entities = [], links = [], events = [] }: ClaimsEntry): string[] => [
  ...entities.map(({ entity }) => entity),
  ...links.flatMap(({ entity, other }) => [entity, other]),
  ...events.flatMap(({ participants }) => participants),
]

/** Entities of the file by their ids as the actor sees them, and those that begin here under new ids. */
const knownEntities = async (
  context: Context,
  file: string,
  claims: ClaimsEntry,
): Promise<{ readonly known: ReadonlyMap<string, Known>; readonly faults: readonly FailurePointer[] }> => {
  const standing = [...new Set(refsIn(claims).filter((ref) => isId(ref)))]
  const known = new Map<string, Known>()
  for (const claim of await claimsOn(context, file, standing))
    if (claim.entity !== null && claim.entityKind !== '')
      known.set(claim.entity, { id: claim.entity, kind: claim.entityKind })
  const faults: FailurePointer[] = []
  for (const [at, { entity, kind }] of (claims.entities ?? []).entries()) {
    if (begins(entity) && !known.has(entity)) known.set(entity, { id: context.newId(), kind })
    const standingKind = known.get(entity)?.kind
    if (standingKind !== undefined && standingKind !== kind)
      faults.push(fault(`/entities/${at}/kind`, 'claim-kind-differs'))
  }
  return { known, faults }
}

const unknownRefs = (claims: ClaimsEntry, known: ReadonlyMap<string, Known>): FailurePointer[] => {
  const judge = (pointer: string, ref: string): FailurePointer[] =>
    known.has(ref) ? [] : [fault(pointer, 'claim-unknown-entity')]
  return [
    ...(claims.entities ?? []).flatMap(({ entity }, at) => judge(`/entities/${at}/entity`, entity)),
    ...(claims.links ?? []).flatMap(({ entity, other }, at) => [
      ...judge(`/links/${at}/entity`, entity),
      ...judge(`/links/${at}/other`, other),
      ...(entity === other ? [fault(`/links/${at}/other`, 'claim-links-itself')] : []),
    ]),
    ...(claims.events ?? []).flatMap(({ participants }, at) =>
      participants.flatMap((ref, place) => judge(`/events/${at}/participants/${place}`, ref)),
    ),
  ]
}

/** First instant an imprecise date may mean. */
export const beginningOf = (when: string): string => {
  const read = parsePartialDate(when)
  return `${isDateFault(read) ? '0001-01-01' : read.earliest}T00:00:00.000Z`
}

/** What every claim of a contribution has alike. */
const ground = (context: Context, contribution: Pick<ContributionRow, 'id' | 'file'>) => ({
  file: contribution.file,
  contribution: contribution.id,
  entity: null,
  entityKind: '' as const,
  other: null,
  participants: [],
  happenedAt: null,
  line: null,
  copiedFrom: null,
  createdAt: context.now,
})

export type Claiming = Pick<ContributionRow, 'id' | 'file'>

/**
 * The rows of what is claimed, in the order entities, links, events. Throws Failure invalid with a pointer at each field: a kind or
 * status that the order of the file leaves out (RPD 68), an entity nobody knows, one under two kinds, a claim that says nothing.
 */
export const readClaims = async (
  context: Context,
  file: Pick<FileRow, 'id' | 'dataCategories' | 'personCategories'>,
  contribution: Claiming,
  claims: ClaimsEntry,
): Promise<ClaimRow[]> => {
  const { known, faults } = await knownEntities(context, file.id, claims)
  refuse([
    ...faults,
    ...unknownRefs(claims, known),
    ...(claims.entities ?? []).flatMap(({ kind, fields }, at) => faultsOfEntity(kind, fields, file, `/entities/${at}`)),
  ])
  const idOf = (ref: string): string => known.get(ref)?.id ?? ref
  const same = ground(context, contribution)
  const said = (one: { readonly saidBy?: string; readonly saidAt?: string }) => ({
    saidBy: one.saidBy ?? '',
    saidAt: one.saidAt ?? '',
  })
  return [
    ...(claims.entities ?? []).map(
      (one): ClaimRow => ({
        ...same,
        ...said(one),
        id: context.newId(),
        about: 'entity',
        entity: idOf(one.entity),
        entityKind: one.kind,
        fields: one.fields,
        title: titleOf(one.kind, one.fields),
      }),
    ),
    ...(claims.links ?? []).map(
      (one): ClaimRow => ({
        ...same,
        ...said(one),
        id: context.newId(),
        about: 'link',
        entity: idOf(one.entity),
        other: idOf(one.other),
        fields: one.fields,
        title: one.fields.kind,
      }),
    ),
    ...(claims.events ?? []).map(
      (one): ClaimRow => ({
        ...same,
        ...said(one),
        id: context.newId(),
        about: 'event',
        participants: one.participants.map(idOf),
        fields: one.fields,
        title: one.fields.where ?? one.fields.kind,
        happenedAt: beginningOf(one.fields.when),
      }),
    ),
  ]
}

const columns = [
  'id',
  'file',
  'contribution',
  'about',
  'entity',
  'entityKind',
  'other',
  'participants',
  'fields',
  'title',
  'saidBy',
  'saidAt',
  'happenedAt',
  'line',
  'copiedFrom',
  'createdAt',
] as const

/** Keeps claims of a contribution, however many. */
export const insertClaims = (context: Pick<Context, 'client'>, rows: Iterable<ClaimRow>): Promise<void> =>
  copyRows(context, 'materialClaim', columns, rows as Iterable<Record<(typeof columns)[number], never>>)
