// Takes claims out of a file: judged by the law of releases, printed with the marking of all that is in it, kept as a release.
import { sql } from 'kysely'
import { askedOf, type ClaimSource, makeRelease, readRecipients } from '../analysis/analysis.release.making.ts'
import { mostReleasedClaims } from '../analysis/analysis.release.schema.ts'
import {
  faultsOfRelease,
  leastMarking,
  type ReleaseFault,
  type ReleasePart,
} from '../analysis/analysis.release.workflow.ts'
import { lockFile } from '../analysis/analysis.store.ts'
import type { FileRow, ReleaseRow } from '../analysis/analysis.table.ts'
import { bureauName } from '../bureau/bureau.schema.ts'
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { faultsOfPersonalData } from '../rulebook/rulebook.personal.entry.ts'
import { personalKinds } from './material.fields.schema.ts'
import { markingOfRow } from './material.grade.ts'
import { printClaims } from './material.print.ts'
import { readNames } from './material.reading.ts'
import { claimsFor, ofFile, type SeenClaim, seenClaims } from './material.store.ts'
import type { Named } from './material.view.ts'
import type { ExportEntry } from './material.work.schema.ts'

/** Whether a claim speaks of a person: by its kind, or by one of those it joins. */
const isPersonal = (claim: SeenClaim, names: ReadonlyMap<string, Named>): boolean => {
  if (claim.about === 'entity') return claim.entityKind === '' || personalKinds.includes(claim.entityKind)
  const ends = claim.about === 'link' ? [claim.entity, claim.other] : claim.participants
  return ends.some((end) => {
    const kind = names.get(end ?? '')?.kind
    return kind === undefined || personalKinds.includes(kind)
  })
}

const endsOf = (claims: readonly SeenClaim[]): string[] =>
  claims.flatMap(({ about, entity, other, participants }) =>
    about === 'entity' ? [] : [...(entity ? [entity] : []), ...(other ? [other] : []), ...participants],
  )

const partsOf = async (context: Context, file: FileRow, claims: readonly SeenClaim[]): Promise<ReleasePart[]> => {
  const { names } = await readNames(context, file, endsOf(claims))
  return claims.map((claim) => ({
    id: claim.id,
    source: claim.source,
    marking: markingOfRow(claim),
    personal: isPersonal(claim, names),
    excluded: claim.excluded,
    crimeAreas: [],
    thing: claim.originKind === 'record' || claim.originKind === 'message' ? claim.origin : null,
  }))
}

/** What the slice of the files asks when it releases a text: claims of the file that the actor sees, as parts. */
export const materialClaims: ClaimSource = {
  read: async (context, file, ids) => {
    const { claims } = await claimsFor(context, ids)
    return partsOf(
      context,
      file,
      claims.filter((claim) => claim.file === file.id),
    )
  },
}

const at = (pointer: string, key: string, values = {}): FailurePointer => ({ pointer, key: `fault.${key}`, values })

/** The claims that are asked for, as far as they are seen. Throws invalid for one that is not there, none, or too many. */
const chosen = async (context: Context, file: FileRow, body: ExportEntry): Promise<readonly SeenClaim[]> => {
  const refuse = (...pointers: FailurePointer[]): never => {
    throw new Failure('invalid', 'request.invalid', { pointers })
  }
  const ways = [body.claims, body.entities, body.all || undefined].filter((one) => one !== undefined)
  if (ways.length !== 1) return refuse(at('/claims', 'export-one-way'))
  if (body.claims) {
    const { claims } = await claimsFor(context, body.claims)
    const seen = new Set(claims.filter((claim) => claim.file === file.id).map(({ id }) => id))
    const missing = body.claims.flatMap((id, place) =>
      seen.has(id) ? [] : [at(`/claims/${place}`, 'release-no-claim')],
    )
    return missing.length > 0 ? refuse(...missing) : claims
  }
  const where = body.entities ? sql`k.about = 'entity' and k.entity = any(${[...body.entities]}::uuid[])` : sql`true`
  const claims = await seenClaims(
    context,
    ofFile(file.id),
    sql`${where} order by k.created_at, k.id limit ${mostReleasedClaims + 1}`,
  )
  const pointer = body.entities ? '/entities' : '/all'
  if (claims.length > mostReleasedClaims) return refuse(at(pointer, 'export-too-many', { most: mostReleasedClaims }))
  return claims.length === 0 ? refuse(at(pointer, 'release-nothing', { bureau: '', source: '', count: 0 })) : claims
}

/** Claims named in one fault: more help nobody. */
const mostNamed = 20

/**
 * Faults of the law at their places in this request: at the claim, the entity, or within the whole at `/all/ENTITY/CLAIM`: ids of
 * what stands against it, `-` for a claim on no entity.
 */
const pointersOf = (
  faults: readonly ReleaseFault[],
  body: ExportEntry,
  claims: readonly SeenClaim[],
): FailurePointer[] => {
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  const placeOf = (id: string): string => {
    if (body.claims) return `/claims/${body.claims.indexOf(id)}`
    const entity = byId.get(id)?.entity ?? ''
    return body.entities ? `/entities/${Math.max(0, body.entities.indexOf(entity))}` : `/all/${entity || '-'}/${id}`
  }
  return faults.flatMap(({ code, recipient, source, parts }): FailurePointer[] => {
    const values = { bureau: bureauName(recipient), source: bureauName(source), count: parts.length }
    if (code === 'weaker') return [at('/handlingCode', `release-${code}`, values)]
    if (parts.length === 0) return [at(`/recipients/${body.recipients.indexOf(recipient)}`, `release-${code}`, values)]
    const places = new Set(parts.map(placeOf))
    return [...places].slice(0, mostNamed).map((place) => at(place, `release-${code}`, values))
  })
}

export type Exported = { readonly release: ReleaseRow; readonly claims: number; readonly leftOut: number }

/**
 * Takes claims out for the bureaus named: in the edition that all of them may receive, under the join of the markings of its claims
 * or a stricter one. Throws invalid `analysis.release-forbidden` with every fault of the law at the claim or recipient that forbids it.
 */
export const exportClaims = async (context: Context, id: string, body: ExportEntry): Promise<Exported> => {
  const file = await lockFile(context, id, 'release')
  const faults = faultsOfPersonalData({ '/title': body.title }, context.now.slice(0, 10))
  if (faults.length > 0) throw new Failure('invalid', 'request.invalid', { pointers: faults })
  const all = await chosen(context, file, body)
  const parts = await partsOf(context, file, all)
  const recipients = await readRecipients(context, body.recipients)
  const whole = recipients.every(({ clauses }) => clauses.includes('personal-data.receive'))
  const edition = whole ? 'whole' : 'without-personal-data'
  const kept = whole ? parts : parts.filter(({ personal }) => !personal)
  const ids = new Set(kept.map((part) => part.id))
  const claims = all.filter((claim) => ids.has(claim.id))
  const least = leastMarking(kept)
  const stated = {
    handlingCode: body.handlingCode ?? least.handlingCode,
    confidentiality: body.confidentiality ?? least.confidentiality,
  }
  const releasing = { edition, recipients: body.recipients, parts: kept, stated } as const
  const asked = await askedOf(context, file, releasing)
  const forbidding = faultsOfRelease(asked)
  if (forbidding.length > 0)
    throw new Failure('invalid', 'analysis.release-forbidden', { pointers: pointersOf(forbidding, body, all) })
  const content = printClaims(context.language, {
    format: body.format,
    file: file.reference,
    title: body.title,
    edition,
    marking: asked.marking,
    at: context.now,
    claims,
    named: (await readNames(context, file, endsOf(claims))).names,
  })
  const release = await makeRelease(context, file, { ...releasing, title: body.title, format: body.format, content })
  context.note({
    subjects: claims.map((claim) => ({ kind: 'material-claim', id: claim.id, owner: claim.source, part: 'shown' })),
  })
  return { release, claims: claims.length, leftOut: all.length - claims.length }
}
