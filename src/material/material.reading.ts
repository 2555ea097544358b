// Answers to what readers ask of the material of a file: everything is made of claims the reader sees, and of nothing else.

import type { FileRow } from '../analysis/analysis.table.ts'
import { obstacleToContributing, obstacleToUse } from '../analysis/analysis.workflow.ts'
import { attachmentsOf } from '../attachment/attachment.storing.ts'
import { permitted } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { afterOf, defaultLimit, readAfter } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import { type Groups, pageDecisions, readGroups, readReasons } from './material.decision.store.ts'
import { noteShown } from './material.fact.ts'
import {
  claimsOn,
  countAround,
  countClaims,
  findEntityIds,
  listClaimRows,
  listDisputable,
  listEntityIds,
  listEventRows,
  listLinkRows,
  readOverview,
} from './material.list.store.ts'
import { materialPolicy } from './material.policy.ts'
import type { ContributionState, ContributionView } from './material.schema.ts'
import {
  listContributionRows,
  markingOfClaims,
  openStatements,
  readMaterialFile,
  type SeenClaim,
} from './material.store.ts'
import type { ContributionRow, DecisionRow } from './material.table.ts'
import type { EntitySearch, EntityView, MaterialAction, OpenQuery, StandingDecision } from './material.view.schema.ts'
import {
  contributionOutline,
  entityLines,
  type Named,
  nameOf,
  namesOf,
  statedFields,
  viewClaim,
  viewContribution,
  viewMarking,
} from './material.view.ts'

type Paged = { readonly after?: string; readonly limit?: number }

/** What the actor may do with the material of a file today. */
export const allowedNow = (context: Context, file: FileRow): MaterialAction[] => {
  const today = context.now.slice(0, 10)
  const takes = obstacleToContributing(file, today) === undefined
  const used = obstacleToUse(file, today) === undefined
  return permitted(materialPolicy, context.actor, file).filter((action) =>
    action === 'contribute' || action === 'import' || action === 'copy' ? takes : used,
  )
}

/** The members a group of an entity has, itself alone where it is in none. */
const membersIn = (groups: Groups, id: string): readonly string[] => groups.membersOf.get(id) ?? [id]

const linesOf = async (context: Context, file: FileRow, groups: Groups, ids: readonly string[]) => {
  const claims = await claimsOn(context, file.id, [...new Set(ids.flatMap((id) => membersIn(groups, id)))])
  noteShown(context, file, claims)
  return entityLines(ids, claims, groups.membersOf)
}

/** Opens the material of a file. Counts and facets go with the first page only. */
export const openFileMaterial = async (context: Context, id: string, query: OpenQuery) => {
  const file = await readMaterialFile(context, id)
  const groups = await readGroups(context, file.id)
  const overview = query.after === undefined ? await readOverview(context, file.id) : undefined
  // What was decided to be another is listed under that one; under a facet that only a part of a group fits it stands for the group.
  const isNarrow = [query.source, query.grade, query.handlingCode].some((one) => one !== undefined)
  const { ids, after } = await listEntityIds(context, file.id, { ...query, under: isNarrow ? [] : groups.under })
  const shown = [...new Set(ids.map((one) => membersIn(groups, one)[0] ?? one))]
  const entities = await linesOf(context, file, groups, shown)
  const facet = (tallies: readonly { value: string; entities: number }[]) => tallies.map((one) => ({ ...one }))
  return {
    file: file.id,
    counts: overview
      ? {
          contributions: overview.contributions,
          entities: overview.entities,
          joined: overview.entities - groups.under.length,
          claims: overview.claims,
          links: overview.links,
          events: overview.events,
        }
      : null,
    facets: overview
      ? {
          kinds: facet(overview.kinds),
          sources: facet(overview.sources),
          grades: facet(overview.grades),
          handling: facet(overview.handling),
        }
      : null,
    entities,
    after,
    allowed: allowedNow(context, file),
  }
}

export const searchFileMaterial = async (context: Context, id: string, wanted: EntitySearch) => {
  const file = await readMaterialFile(context, id)
  const groups = await readGroups(context, file.id)
  const { ids, after } = await findEntityIds(context, file.id, wanted)
  const shown = [...new Set(ids.map((one) => membersIn(groups, one)[0] ?? one))]
  return { entities: await linesOf(context, file, groups, shown), after }
}

/** Names of entities the reader sees, by id. */
export const readNames = async (
  context: Context,
  file: Pick<FileRow, 'id'>,
  ids: readonly string[],
): Promise<{ names: ReadonlyMap<string, Named>; claims: readonly SeenClaim[] }> => {
  const claims = await claimsOn(context, file.id, [...new Set(ids)])
  return { names: namesOf(claims), claims }
}

/** Decisions with their words, for a reader who sees both entities. */
export const viewDecisions = async (
  context: Context,
  file: Pick<FileRow, 'id'>,
  rows: readonly DecisionRow[],
): Promise<StandingDecision[]> => {
  const reasons = await readReasons(context, rows)
  const { names } = await readNames(
    context,
    file,
    rows.flatMap(({ one, other }) => [one, other]),
  )
  return rows.map((row) => ({
    id: row.id,
    one: row.one,
    other: row.other,
    titles: [row.one, row.other].map((id) => names.get(id)?.title ?? ''),
    verdict: row.verdict,
    bureau: row.bureau,
    reason: reasons.get(row.id) ?? null,
    at: row.createdAt,
    undoable: row.bureau === context.actor.bureau,
  }))
}

const mostClaimsShown = 500

const viewContradictions = (groups: Groups, of?: string) =>
  groups.contradictions
    .filter(({ members }) => of === undefined || members.includes(of))
    .map(({ one, other, chain, members }) => ({ one, other, chain: [...chain], members: [...members] }))

/** One entity with all whom it was decided to be. Throws notFound `material.entity-not-found` where no claim is visible. */
export const viewEntity = async (context: Context, id: string, entity: string): Promise<EntityView> => {
  const file = await readMaterialFile(context, id)
  const groups = await readGroups(context, file.id)
  const members = membersIn(groups, entity)
  const claims = await claimsOn(context, file.id, members)
  const [latest] = claims
  if (!latest || !claims.some((claim) => claim.entity === entity))
    throw new Failure('notFound', 'material.entity-not-found')
  const around = await countAround(context, file.id, members)
  const fields = statedFields(claims)
  const decisions = groups.decisions.filter(({ one, other }) => members.includes(one) || members.includes(other))
  noteShown(context, file, claims)
  return {
    id: entity,
    file: file.id,
    kind: latest.entityKind || 'item',
    title: nameOf(claims),
    members: [...(groups.membersOf.get(entity) ?? [])],
    fields,
    conflicts: fields.filter(({ conflict }) => conflict).map(({ field }) => field),
    claims: claims.slice(0, mostClaimsShown).map((claim) => viewClaim(claim, new Map())),
    moreClaims: Math.max(0, claims.length - mostClaimsShown),
    ...around,
    marking: viewMarking(markingOfClaims(claims)),
    decisions: await viewDecisions(context, file, decisions.slice(0, 200)),
    contradictions: viewContradictions(groups, entity),
    allowed: allowedNow(context, file),
  }
}

/** What joins an entity, and all whom it was decided to be, to others; each line under the marking of all it shows. */
export const viewLinks = async (context: Context, id: string, entity: string, page: Paged) => {
  const file = await readMaterialFile(context, id)
  const groups = await readGroups(context, file.id)
  const members = membersIn(groups, entity)
  const { names: own } = await readNames(context, file, [entity])
  if (own.size === 0) throw new Failure('notFound', 'material.entity-not-found')
  const { lines, after } = await listLinkRows(context, file.id, members, page)
  const { names, claims } = await readNames(
    context,
    file,
    lines.flatMap((line) => [line.entity ?? '', line.other ?? '']).filter((one) => one !== ''),
  )
  noteShown(context, file, [...lines, ...claims])
  return {
    links: lines.flatMap((line) => {
      const outward = members.includes(line.entity ?? '')
      const end = (outward ? line.other : line.entity) ?? ''
      const named = names.get(end)
      if (!named) return []
      const shown = claims.filter((claim) => claim.entity === end)
      return [
        {
          claim: viewClaim(line, names),
          with: { ...named },
          outward,
          marking: viewMarking(markingOfClaims([line, ...shown])),
        },
      ]
    }),
    after,
  }
}

/** Events in the order in which they happened; participants are those the reader sees. */
export const viewEvents = async (
  context: Context,
  id: string,
  { entity, ...page }: Paged & { readonly entity?: string },
) => {
  const file = await readMaterialFile(context, id)
  const groups = entity === undefined ? undefined : await readGroups(context, file.id)
  const entities = groups && entity !== undefined ? membersIn(groups, entity) : undefined
  if (entity !== undefined && (await readNames(context, file, [entity])).names.size === 0)
    throw new Failure('notFound', 'material.entity-not-found')
  const { lines, after } = await listEventRows(context, file.id, { ...page, ...(entities ? { entities } : {}) })
  const { names, claims } = await readNames(
    context,
    file,
    lines.flatMap(({ participants }) => participants),
  )
  noteShown(context, file, [...lines, ...claims])
  return {
    events: lines.map((line) => {
      const participants = line.participants.flatMap((one) => names.get(one) ?? [])
      const shown = claims.filter((claim) => participants.some((one) => one.id === claim.entity))
      return {
        claim: viewClaim(line, names),
        participants: participants.map((one) => ({ ...one })),
        marking: viewMarking(markingOfClaims([line, ...shown])),
      }
    }),
    after,
  }
}

/** Entities looked through at a time for statements that contradict. */
const lookedThrough = 500

/** Conflicts of entities, newest entity first. A page is of whole entities. */
export const viewConflicts = async (context: Context, id: string, { after, limit = defaultLimit }: Paged) => {
  const file = await readMaterialFile(context, id)
  const groups = await readGroups(context, file.id)
  const under = new Set(groups.under)
  const heads = groups.clusters.flatMap(({ members }) => members.slice(0, 1))
  const conflicts = []
  const shown: SeenClaim[] = []
  let before = readAfter(after)?.id
  for (;;) {
    const ids = await listDisputable(context, file.id, { before, also: heads, limit: lookedThrough })
    const wanted = ids.filter((one) => !under.has(one))
    const claims = await claimsOn(context, file.id, [...new Set(wanted.flatMap((one) => membersIn(groups, one)))])
    for (const one of wanted) {
      const members = membersIn(groups, one)
      const own = claims.filter((claim) => members.includes(claim.entity ?? ''))
      const [latest] = own
      const found = statedFields(own).filter(({ conflict }) => conflict)
      if (latest && found.length > 0) {
        if (conflicts.length >= limit) {
          noteShown(context, file, shown)
          return { conflicts, after: afterOf({ createdAt: '1970-01-01T00:00:00.000Z', id: before ?? one }) }
        }
        shown.push(...own)
        for (const { field, values } of found)
          conflicts.push({
            entity: { id: one, kind: latest.entityKind || ('item' as const), title: nameOf(own) },
            members: [...(groups.membersOf.get(one) ?? [])],
            field,
            values: values.slice(0, 100),
          })
      }
      before = one
    }
    before = ids.at(-1) ?? before
    if (ids.length < lookedThrough) break
  }
  noteShown(context, file, shown)
  return { conflicts, after: null }
}

/** Contributions the reader may see, with how many of their claims. */
export const viewContributions = async (
  context: Context,
  id: string,
  query: Paged & { readonly state?: ContributionState },
) => {
  const file = await readMaterialFile(context, id)
  const { lines, after } = await listContributionRows(context, file.id, query)
  const statements = await openStatements(context, lines)
  const counts = await countClaims(
    context,
    lines.map((row) => row.id),
  )
  noteShown(
    context,
    file,
    lines.map((row) => ({ contribution: row.id, source: row.source })),
  )
  return {
    contributions: lines.map((row) =>
      contributionOutline(context.actor, row, statements.get(row.id), counts.get(row.id) ?? 0),
    ),
    after,
  }
}

/** Claims shown with a contribution; more by the list of claims. */
const claimsBeside = 100

/** A contribution the reader passed the rule of, whole. */
export const wholeContribution = async (context: Context, row: ContributionRow): Promise<ContributionView> => {
  const file = await context.sql
    .selectFrom('analysisFile')
    .select(['state', 'expiresOn', 'contributionsUntil', 'overBecause'])
    .where('id', '=', row.file)
    .executeTakeFirst()
  const { lines } = await listClaimRows(context, row.id, { limit: claimsBeside })
  const { names } = await readNames(
    context,
    { id: row.file },
    lines.flatMap(({ participants }) => participants),
  )
  return viewContribution(context.actor, row, {
    statement: (await openStatements(context, [row])).get(row.id),
    files: (await attachmentsOf(context, 'material-contribution', [row.id])).get(row.id) ?? [],
    claims: lines.map((line) => viewClaim(line, names)),
    many: (await countClaims(context, [row.id])).get(row.id) ?? 0,
    takes: file !== undefined && obstacleToContributing(file, context.now.slice(0, 10)) === undefined,
  })
}

/** Decisions that stand, and what contradicts. */
export const viewStanding = async (context: Context, id: string, page: Paged) => {
  const file = await readMaterialFile(context, id)
  const groups = await readGroups(context, file.id)
  const { lines, after } = pageDecisions(groups.decisions, page)
  context.note({ subject: { kind: 'analysis-file', id: file.id }, detail: { lines: lines.length } })
  return { decisions: await viewDecisions(context, file, lines), contradictions: viewContradictions(groups), after }
}
