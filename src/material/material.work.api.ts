// Answers to work on the material of a file: resolution, copies to other files and what is taken out.
import { allows } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { type Context, handle } from '../kernel/slice.ts'
import { setTimer } from '../kernel/timer.ts'
import { say } from '../kernel/words.ts'
import { openProposals } from '../resolution/cluster.ts'
import { copyBetween } from './material.copying.ts'
import { insertDecision, readGroups, undoDecisionRow } from './material.decision.store.ts'
import { audienceOf, noteContribution, noteShown } from './material.fact.ts'
import { materialPolicy } from './material.policy.ts'
import { readNames, viewDecisions, viewStanding, wholeContribution } from './material.reading.ts'
import { exportClaims } from './material.release.ts'
import { runsUnderWay } from './material.resolution.ts'
import { insertRun, listPairs, listProposalRows, listRunRows, readRun } from './material.run.store.ts'
import { readFileToContribute, readFileToWork, readMaterialFile } from './material.store.ts'
import type { RunRow } from './material.table.ts'
import { viewMarking } from './material.view.ts'
import {
  beginRun,
  copyClaims,
  decide,
  exportMaterial,
  listDecisions,
  listProposals,
  listRuns,
  showRun,
  undoDecision,
} from './material.work.operations.ts'

type Words = Readonly<Record<string, string | number>>

const viewRun = (context: Context, row: RunRow, open: number) => {
  const progress = row.state === 'running' ? context.part(runsUnderWay).progressOf(row.id) : undefined
  return {
    id: row.id,
    file: row.file,
    state: row.state,
    phase: progress?.phase ?? null,
    done: progress?.done ?? row.entities,
    of: progress?.of ?? row.entities,
    compared: progress?.compared ?? row.compared,
    proposals: row.proposals,
    open,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
  }
}

const keyOf = ({ one, other }: { readonly one: string; readonly other: string }): string => `${one} ${other}`

/** Pairs of a run that decisions answer already, and how many are still a question. */
const answered = async (context: Context, row: RunRow) => {
  const groups = await readGroups(context, row.file)
  const pairs = row.state === 'finished' ? await listPairs(context, row) : []
  const proposals = pairs.map((pair) => ({ ...pair, score: 0, evidence: [], verdict: 'possible' as const }))
  const open = new Set(openProposals(proposals, groups.decisions).map(keyOf))
  return { groups, open: open.size, closed: pairs.map(keyOf).filter((key) => !open.has(key)) }
}

/** A run of the own bureau, in a file the actor may still open. */
const readOpenRun = async (context: Context, id: string): Promise<RunRow> => {
  const run = await readRun(context, id)
  await readMaterialFile(context, run.file)
  return run
}

export const workHandlers = [
  handle(beginRun, async (context, { params }) => {
    const file = await readFileToWork(context, params.id)
    if (!allows(materialPolicy.resolve(context.actor), file)) throw new Failure('forbidden', 'material.not-a-reader')
    const run = await insertRun(context, file.id)
    await setTimer(context, { kind: 'material.run', ref: run.id, dueAt: context.now, bureau: run.bureau })
    context.note({
      subject: { kind: 'resolution-run', id: run.id },
      tell: [run.bureau],
      detail: { file: file.reference, contributions: run.contributions.length },
    })
    return viewRun(context, run, 0)
  }),

  handle(listRuns, async (context, { params }) => {
    const file = await readMaterialFile(context, params.id)
    const runs = await listRunRows(context, file.id)
    const views = []
    for (const run of runs) views.push(viewRun(context, run, (await answered(context, run)).open))
    return { runs: views }
  }),

  handle(showRun, async (context, { params }) => {
    const run = await readOpenRun(context, params.id)
    return viewRun(context, run, (await answered(context, run)).open)
  }),

  handle(listProposals, async (context, { params, query }) => {
    const run = await readOpenRun(context, params.id)
    const { groups, closed } = await answered(context, run)
    const { lines, after } = await listProposalRows(context, run, { ...query, without: query.open ? closed : [] })
    const { names, claims } = await readNames(
      context,
      { id: run.file },
      lines.flatMap(({ one, other }) => [one, other]),
    )
    noteShown(context, await readMaterialFile(context, run.file), claims)
    return {
      proposals: lines.flatMap((line) => {
        const [one, other] = [names.get(line.one), names.get(line.other)]
        if (!one || !other) return []
        const decision = groups.decisions.find((row) => row.one === line.one && row.other === line.other)
        return [
          {
            id: line.id,
            one: { ...one },
            other: { ...other },
            score: line.score,
            verdict: line.verdict,
            evidence: line.evidence.lines.map(({ words, values, weight }) => ({
              words,
              says: say(context.language, words, values as Words),
              weight,
            })),
            decision: decision
              ? { id: decision.id, verdict: decision.verdict, undoable: decision.bureau === context.actor.bureau }
              : null,
          },
        ]
      }),
      after,
    }
  }),

  handle(decide, async (context, { params, body }) => {
    const file = await readFileToWork(context, params.id)
    if (!allows(materialPolicy.decide(context.actor), file)) throw new Failure('forbidden', 'material.not-a-reader')
    if (body.one === body.other)
      throw new Failure('invalid', 'request.invalid', {
        pointers: [{ pointer: '/other', key: 'fault.decision-of-itself', values: {} }],
      })
    const row = await insertDecision(context, { ...body, file: file.id })
    context.note({
      subject: { kind: 'decision', id: row.id },
      tell: await audienceOf(context, file, row),
      detail: { file: file.reference, verdict: row.verdict },
    })
    const [view] = await viewDecisions(context, file, [row])
    if (!view) throw new Error('a decision that was kept is shown')
    return view
  }),

  handle(listDecisions, (context, { params, query }) => viewStanding(context, params.id, query)),

  handle(undoDecision, async (context, { params }) => {
    const row = await undoDecisionRow(context, params.id)
    const file = await readFileToWork(context, row.file)
    context.note({
      subject: { kind: 'decision', id: row.id },
      tell: await audienceOf(context, file, row),
      detail: { file: file.reference, verdict: row.verdict },
    })
    return {}
  }),

  handle(copyClaims, async (context, { params, body }) => {
    const to = await readFileToContribute(context, params.id)
    const from = await readFileToWork(context, body.from)
    for (const file of [to, from])
      if (!allows(materialPolicy.copy(context.actor), file)) throw new Failure('forbidden', 'material.not-a-reader')
    if (to.id === from.id) throw new Failure('conflict', 'material.same-file')
    const rows = await copyBetween(context, to, from, body)
    const contributions = []
    for (const row of rows) {
      await noteContribution(context, to, row)
      contributions.push(await wholeContribution(context, row))
    }
    context.note({ detail: { claims: body.claims.length, from: from.reference } })
    return { contributions }
  }),

  handle(exportMaterial, async (context, { params, body }) => {
    const { release, claims, leftOut } = await exportClaims(context, params.id, body)
    return {
      id: release.id,
      file: release.file,
      format: body.format,
      recipients: [...release.recipients],
      edition: release.edition,
      claims,
      leftOut,
      marking: viewMarking({
        handlingCode: release.handlingCode,
        confidentiality: release.confidentiality,
        conditions: release.conditions,
        consentOf: release.consentOf,
      }),
      createdAt: release.createdAt,
    }
  }),
]
