// Answers to operations on the material of analysis files, and the slice itself.
import { claimSource } from '../analysis/analysis.release.making.ts'
import { openAttachment } from '../attachment/attachment.storing.ts'
import { Failure } from '../kernel/failure.ts'
import { type Context, handle, type Slice } from '../kernel/slice.ts'
import { contributeTo, contributionItem, emptyContribution, restrict } from './material.contribute.ts'
import { copyWaiting, readCopies } from './material.copying.ts'
import { extractionHandlers } from './material.extraction.api.ts'
import { extractionTimer } from './material.extraction.ts'
import { contributionSubject, noteContribution } from './material.fact.ts'
import { importHandlers } from './material.import.api.ts'
import { importReaction } from './material.import.ts'
import { listClaimRows } from './material.list.store.ts'
import { insertClaims, readClaims } from './material.making.ts'
import {
  addClaims,
  contribute,
  listClaims,
  listConflicts,
  listContributions,
  listEntityLinks,
  listEvents,
  openContributionFile,
  openMaterial,
  restrictContribution,
  searchMaterial,
  showContribution,
  showEntity,
  withdrawContribution,
} from './material.operations.ts'
import { materialReactions } from './material.reactions.ts'
import {
  openFileMaterial,
  readNames,
  searchFileMaterial,
  viewConflicts,
  viewContributions,
  viewEntity,
  viewEvents,
  viewLinks,
  wholeContribution,
} from './material.reading.ts'
import { materialClaims } from './material.release.ts'
import { runsUnderWay, runTimer, startRuns } from './material.resolution.ts'
import type { ContributionEntry } from './material.schema.ts'
import { claimsFor, lockContribution, readContribution, readFileToContribute } from './material.store.ts'
import type { ContributionRow } from './material.table.ts'
import { viewClaim } from './material.view.ts'
import { workHandlers } from './material.work.api.ts'

/** The file row behind a contribution that passed its rule, for whom to tell. */
const fileOf = (context: Context, row: Pick<ContributionRow, 'file'>) =>
  context.sql.selectFrom('analysisFile').selectAll().where('id', '=', row.file).executeTakeFirstOrThrow()

const contributeAs = async (context: Context, id: string, body: ContributionEntry) => {
  const file = await readFileToContribute(context, id)
  const { row, copies } = await contributeTo(context, file, body)
  const made = copies ? await copyWaiting(context, file, row, undefined) : row
  await noteContribution(context, file, made)
  return wholeContribution(context, made)
}

/** What becomes of a contribution becomes of its copies in other files. */
const followCopies = async (
  context: Context,
  row: ContributionRow,
  follow: (copy: ContributionRow) => Promise<ContributionRow>,
): Promise<void> => {
  for (const copy of await readCopies(context, row.id)) {
    const changed = await follow(copy)
    context.also('material.copy-follows', {
      subject: { kind: 'contribution', id: changed.id, version: changed.version },
      subjects: [contributionSubject(changed, 'changed')],
      tell: [changed.bureau],
    })
  }
}

const handlers = [
  handle(openMaterial, (context, { params, query }) => openFileMaterial(context, params.id, query)),

  handle(searchMaterial, (context, { params, body }) => searchFileMaterial(context, params.id, body)),

  handle(showEntity, (context, { params }) => viewEntity(context, params.id, params.entity)),

  handle(listEntityLinks, (context, { params, query }) => viewLinks(context, params.id, params.entity, query)),

  handle(listEvents, (context, { params, query }) => viewEvents(context, params.id, query)),

  handle(listConflicts, (context, { params, query }) => viewConflicts(context, params.id, query)),

  handle(contribute, (context, { params, body }) => contributeAs(context, params.id, body)),

  handle(listContributions, (context, { params, query }) => viewContributions(context, params.id, query)),

  handle(showContribution, async (context, { params }) => {
    const row = await readContribution(context, params.id)
    context.note({ subject: { kind: 'contribution', id: row.id }, subjects: [contributionSubject(row, 'shown')] })
    return wholeContribution(context, row)
  }),

  handle(listClaims, async (context, { params, query }) => {
    const row = await readContribution(context, params.id)
    const { lines, after } = await listClaimRows(context, row.id, { ...query, limit: query.limit ?? 50 })
    const { names } = await readNames(
      context,
      { id: row.file },
      lines.flatMap(({ participants }) => participants),
    )
    context.note({
      subject: { kind: 'contribution', id: row.id },
      subjects: [contributionSubject(row, 'shown')],
      detail: { claims: lines.length },
    })
    return { claims: lines.map((line) => viewClaim(line, names)), after }
  }),

  handle(addClaims, async (context, { params, body }) => {
    const row = await lockContribution(context, params.id, 'add')
    const file = await readFileToContribute(context, row.file)
    if (row.state !== 'in' || row.kind !== 'statement') throw new Failure('conflict', 'material.not-now')
    const claims = await readClaims(context, file, row, body)
    await insertClaims(context, claims)
    await noteContribution(context, file, row)
    context.note({ detail: { claims: claims.length } })
    const { claims: seen } = await claimsFor(
      context,
      claims.map(({ id }) => id),
    )
    const { names } = await readNames(
      context,
      file,
      seen.flatMap(({ participants }) => participants),
    )
    return { claims: seen.map((claim) => viewClaim(claim, names)) }
  }),

  handle(restrictContribution, async (context, { params, body }) => {
    const row = await lockContribution(context, params.id, 'restrict', body.version)
    if (row.state !== 'in') throw new Failure('conflict', 'material.not-now')
    const next = await restrict(context, row, body)
    await followCopies(context, row, (copy) =>
      next.excluded.includes(copy.bureau)
        ? emptyContribution(context, copy, 'withdrawn')
        : restrict(context, copy, { ...body, excluded: next.excluded.filter((one) => one !== copy.bureau) }),
    )
    await noteContribution(context, await fileOf(context, row), next)
    return wholeContribution(context, next)
  }),

  handle(withdrawContribution, async (context, { params, body }) => {
    const row = await lockContribution(context, params.id, 'withdraw', body.version)
    if (row.state !== 'in' && row.state !== 'waiting') throw new Failure('conflict', 'material.not-now')
    await context.client.query('set local statement_timeout = 0')
    await followCopies(context, row, (copy) => emptyContribution(context, copy, 'withdrawn'))
    const next = await emptyContribution(context, row, 'withdrawn', body.reason)
    const file = await fileOf(context, row)
    // Those who saw it hear that it is gone.
    await noteContribution(context, file, { ...next, state: 'in' })
    context.note({ detail: { state: next.state } })
    return wholeContribution(context, next)
  }),

  handle(openContributionFile, async (context, { params, query }) => {
    const row = await readContribution(context, params.id)
    context.note({ subject: { kind: 'contribution', id: row.id }, subjects: [contributionSubject(row, 'shown')] })
    return openAttachment(context, {
      attachment: params.attachment,
      through: contributionItem(row.id),
      variant: query.variant ?? 'original',
    })
  }),
]

export const materialSlice: Slice = {
  name: 'material',
  handlers: [...handlers, ...extractionHandlers, ...importHandlers, ...workHandlers],
  reactions: [importReaction, ...materialReactions],
  timers: [runTimer, extractionTimer],
  start: async (hub) => {
    hub.provide(claimSource, materialClaims)
    const { runs, stop } = startRuns(hub)
    hub.provide(runsUnderWay, runs)
    return stop
  },
}
