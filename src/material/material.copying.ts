// Copies what was agreed to: from the origin of a waiting contribution, and claims of one file into another under all they bear.
import { isCopyGranted, openConsents, readConsentTerms } from '../analysis/analysis.consent.store.ts'
import type { ConsentRow, FileRow } from '../analysis/analysis.table.ts'
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import { newSeal, sealFor } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { confidentialityLevel } from '../terms/handling.ts'
import { joinMarkings, mildestMarking } from '../terms/marking.ts'
import { newRow } from './material.contribute.ts'
import type { EntityFields } from './material.fields.schema.ts'
import { isInOrder } from './material.fields.ts'
import { markingOfRow } from './material.grade.ts'
import { insertClaims, readClaims } from './material.making.ts'
import { copyOrigin } from './material.origin.ts'
import {
  claimsFor,
  closeStatement,
  insertContribution,
  openStatement,
  type SeenClaim,
  saveContribution,
} from './material.store.ts'
import type { ClaimRow, ContributionRow } from './material.table.ts'

/** Conditions the owner set when it agreed; they bind as its own H3. */
const conditionsOf = async (context: Context, consent: ConsentRow | undefined): Promise<readonly string[]> => {
  const words = consent && (await openConsents(context, [consent])).get(consent.id)?.conditions
  return words ? [words.slice(0, 400)] : []
}

/**
 * Copies the origin of a waiting contribution, whose owner agreed: under the join of what was stated, what the origin bears now and
 * the conditions of the consent. The context may be the contributor's or that of the owner's system: either reads the origin by its
 * own right.
 */
export const copyWaiting = async (
  context: Context,
  file: FileRow,
  row: ContributionRow,
  consent: ConsentRow | undefined,
): Promise<ContributionRow> => {
  if (row.origin === null || (row.originKind !== 'record' && row.originKind !== 'message'))
    throw new Failure('conflict', 'material.origin-gone')
  const copied = await copyOrigin(context, row.originKind, row.origin)
  const conditions = await conditionsOf(context, consent)
  const marking = joinMarkings([
    markingOfRow(row),
    copied.marking,
    { ...mildestMarking, conditions, handlingCode: conditions.length > 0 ? 'H3' : 'H0' },
  ])
  const seal = await sealFor(context, row.seal)
  const said = seal && openStatement(new Map([[row.seal, seal]]), row)
  if (!seal || !said) throw new Failure('conflict', 'material.origin-gone')
  const { claim, text } = copied
  const claims =
    claim && isInOrder(claim.kind, file)
      ? await readClaims(context, file, row, {
          entities: [{ entity: '#origin', kind: claim.kind, fields: claim.fields, saidAt: copied.saidAt }],
        })
      : []
  await insertClaims(context, claims)
  return saveContribution(context, row, {
    state: 'in',
    content: closeStatement(seal, { ...said, ...(text === undefined ? {} : { text }) }),
    handlingCode: marking.handlingCode,
    confidentiality: marking.confidentiality,
    confidentialityLevel: confidentialityLevel(marking.confidentiality),
    conditions: [...marking.conditions],
    consentOf: [...marking.consentOf],
    excluded: [...new Set([...row.excluded, ...copied.excluded])].filter((one) => one !== row.bureau).sort(),
  })
}

/** Why claims may not be copied into a file, at their places in the request. */
const faultsOfCopy = async (
  context: Context,
  to: FileRow,
  ids: readonly string[],
  claims: readonly SeenClaim[],
): Promise<FailurePointer[]> => {
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  const terms = await readConsentTerms(context, to.id)
  const entities = new Set(claims.flatMap(({ about, entity }) => (about === 'entity' && entity ? [entity] : [])))
  return ids.flatMap((id, at): FailurePointer[] => {
    const claim = byId.get(id)
    const fault = (key: string, values = {}): FailurePointer[] => [
      { pointer: `/claims/${at}`, key: `fault.${key}`, values },
    ]
    if (!claim) return fault('release-no-claim')
    if (claim.entityKind !== '' && !isInOrder(claim.entityKind, to))
      return fault('claim-not-in-order', { kind: claim.entityKind })
    const { personStatus } = claim.fields as EntityFields
    if (claim.about === 'entity' && personStatus !== undefined && !to.personCategories.includes(personStatus))
      return fault('claim-status-not-in-order')
    const ends = claim.about === 'link' ? [claim.entity, claim.other] : claim.participants
    if (claim.about !== 'entity' && !ends.every((end) => end !== null && entities.has(end)))
      return fault('copy-without-ends')
    const sources = [claim.source, ...markingOfRow(claim).consentOf].filter((one) => one !== context.actor.bureau)
    const missing = sources.find(
      (source) =>
        !isCopyGranted(terms, { source, thing: claim.origin ?? claim.contribution, crimeAreas: to.crimeAreas }),
    )
    return missing === undefined ? [] : fault('copy-consent', { source: missing })
  })
}

/** What a copied contribution takes over from the one it comes from: all it bears, nothing milder. */
const borneBy = (claim: SeenClaim) => {
  const marking = markingOfRow(claim)
  return {
    source: claim.source,
    gradeScheme: claim.gradeScheme,
    gradeCode: claim.gradeCode,
    sourceCode: claim.sourceCode,
    informationCode: claim.informationCode,
    suspectedFalse: claim.suspectedFalse,
    overridden: claim.overridden,
    handlingCode: marking.handlingCode,
    confidentiality: marking.confidentiality,
    confidentialityLevel: confidentialityLevel(marking.confidentiality),
    conditions: [...marking.conditions],
    consentOf: [...marking.consentOf],
    excluded: [...claim.excluded],
  }
}

/**
 * Copies claims the actor sees into another file: one contribution for each they come from, with its source, grade, marking and
 * those kept out. Throws invalid at each claim: not seen, not in the order of the file, a link without its ends, a source that has
 * not agreed to copying into this file (RPD 69).
 */
export const copyBetween = async (
  context: Context,
  to: FileRow,
  from: FileRow,
  { claims: ids, title }: { readonly claims: readonly string[]; readonly title: string },
): Promise<ContributionRow[]> => {
  const { claims: seen } = await claimsFor(context, ids)
  const claims = seen.filter(({ file }) => file === from.id)
  const pointers = await faultsOfCopy(context, to, ids, claims)
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
  const entityOf = new Map<string, string>()
  for (const { about, entity } of claims)
    if (about === 'entity' && entity && !entityOf.has(entity)) entityOf.set(entity, context.newId())
  const renamed = (id: string | null): string | null => (id === null ? null : (entityOf.get(id) ?? null))
  const made: ContributionRow[] = []
  for (const origin of new Set(claims.map(({ contribution }) => contribution))) {
    const own = claims.filter(({ contribution }) => contribution === origin)
    const [first] = own
    if (!first) continue
    const seal = await newSeal(context)
    const row = await insertContribution(
      context,
      newRow(context, to, {
        ...borneBy(first),
        seal: seal.id,
        content: closeStatement(seal, { title }),
        state: 'in',
        kind: 'copy',
        originKind: 'contribution',
        origin,
      }),
    )
    await insertClaims(
      context,
      own.map(
        (claim): ClaimRow => ({
          id: context.newId(),
          file: to.id,
          contribution: row.id,
          about: claim.about,
          entity: renamed(claim.entity),
          entityKind: claim.entityKind,
          other: renamed(claim.other),
          participants: claim.participants.flatMap((one) => renamed(one) ?? []),
          fields: claim.fields,
          title: claim.title,
          saidBy: claim.saidBy,
          saidAt: claim.saidAt,
          happenedAt: claim.happenedAt,
          line: null,
          copiedFrom: claim.id,
          createdAt: context.now,
        }),
      ),
    )
    made.push(row)
  }
  return made
}

/** Contributions copied from this one, and from these, whatever bureau copied them: what becomes of it becomes of them. */
export const readCopies = async ({ sql }: Pick<Context, 'sql'>, id: string): Promise<ContributionRow[]> => {
  const found: ContributionRow[] = []
  for (let next = [id]; next.length > 0; ) {
    const rows = await sql
      .selectFrom('materialContribution')
      .selectAll()
      .where('originKind', '=', 'contribution')
      .where('origin', 'in', next)
      .where('state', '=', 'in')
      .forUpdate()
      .execute()
    found.push(...rows)
    next = rows.map((row) => row.id)
  }
  return found
}
