// Answers to operations on extraction: what is found in a text is shown with its words around it and decided line by line.
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import { type Context, handle } from '../kernel/slice.ts'
import { say } from '../kernel/words.ts'
import {
  decideFinding,
  extractInto,
  type KeptFinding,
  openCount,
  openFindings,
  proposedOf,
  readExtraction,
} from './material.extraction.ts'
import { contributionSubject, noteContribution } from './material.fact.ts'
import { lookAlikes } from './material.list.store.ts'
import { insertClaims, readClaims } from './material.making.ts'
import { lockContribution, readContribution, readFileToContribute } from './material.store.ts'
import type { ExtractionRow } from './material.table.ts'
import { acceptFinding, extract, rejectFinding, showExtraction } from './material.work.operations.ts'

type Words = Readonly<Record<string, string | number>>

const findingsShown = 50

/** A page of what was found, with entities of the file that bear the same name or number. */
const viewExtraction = async (
  context: Context,
  row: ExtractionRow,
  { from = 0, limit = findingsShown, open = false }: { from?: number; limit?: number; open?: boolean },
) => {
  const all = await openFindings(context, row)
  const wanted: { readonly number: number; readonly finding: KeptFinding }[] = []
  let after: number | null = null
  for (let number = from; number < all.length; number += 1) {
    const finding = all[number]
    if (!finding || (open && row.decided[number] !== undefined)) continue
    if (wanted.length === limit) {
      after = number
      break
    }
    wanted.push({ number, finding })
  }
  const like = await lookAlikes(
    context,
    row.file,
    wanted.flatMap(({ finding }) => [finding.value, finding.text]),
  )
  const decided = Object.values(row.decided)
  return {
    id: row.id,
    contribution: row.contribution,
    attachment: row.attachment,
    found: row.found,
    open: openCount(row),
    accepted: decided.filter((state) => state === 'accepted').length,
    rejected: decided.filter((state) => state === 'rejected').length,
    findings: wanted.map(({ number, finding }) => {
      const proposed = proposedOf(finding)
      const same = [...(like.get(finding.value.toLowerCase()) ?? []), ...(like.get(finding.text.toLowerCase()) ?? [])]
      return {
        number,
        kind: finding.kind,
        text: finding.text.slice(0, 400),
        from: finding.from,
        to: finding.to,
        before: finding.before,
        after: finding.after,
        value: finding.value.slice(0, 400),
        details: Object.entries(finding.details).map(([name, value]) => ({ name, value })),
        reason: {
          words: finding.reason.words,
          says: say(context.language, finding.reason.words, finding.reason.values as Words),
        },
        strength: finding.strength,
        state: row.decided[number] ?? ('open' as const),
        proposes: proposed ? { kind: proposed.kind, fields: proposed.fields } : null,
        like: [...new Map(same.filter(({ kind }) => kind === proposed?.kind).map((one) => [one.id, one])).values()]
          .slice(0, 5)
          .map((one) => ({ ...one })),
      }
    }),
    after,
    version: row.version,
    eraseOn: row.eraseOn,
  }
}

/** An extraction under lock with its contribution, for one finding to be decided. */
const lockFinding = async (context: Context, id: string, number: number) => {
  const row = await readExtraction(context, id, true)
  const contribution = await lockContribution(context, row.contribution, 'extract')
  if (contribution.state !== 'in') throw new Failure('conflict', 'material.not-now')
  const finding = (await openFindings(context, row))[number]
  if (number >= row.found) throw new Failure('notFound', 'material.finding-not-found')
  if (row.decided[number] !== undefined) throw new Failure('conflict', 'material.finding-decided')
  if (!finding) throw new Failure('conflict', 'material.finding-erased')
  return { row, contribution, finding }
}

/** Pointers of a claim that was read as the first of a list, as those of the claim itself. */
const ofOneClaim = async <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    if (!(error instanceof Failure) || error.pointers.length === 0) throw error
    const pointers = error.pointers.map(
      (one): FailurePointer => ({
        ...one,
        pointer: one.pointer.replace(/^\/entities\/0/, ''),
      }),
    )
    throw new Failure(error.code, error.key, { values: error.values, pointers })
  })

export const extractionHandlers = [
  handle(extract, async (context, { params, body }) => {
    const contribution = await lockContribution(context, params.id, 'extract')
    const file = await readFileToContribute(context, contribution.file)
    if (contribution.state !== 'in') throw new Failure('conflict', 'material.not-now')
    const row = await extractInto(context, contribution, body)
    context.note({
      subject: { kind: 'extraction', id: row.id },
      subjects: [contributionSubject(contribution, 'shown')],
      tell: [row.bureau],
      detail: { file: file.reference, found: row.found },
    })
    return viewExtraction(context, row, {})
  }),

  handle(showExtraction, async (context, { params, query }) => {
    const row = await readExtraction(context, params.id)
    const contribution = await readContribution(context, row.contribution, 'extract')
    context.note({
      subject: { kind: 'extraction', id: row.id },
      subjects: [contributionSubject(contribution, 'shown')],
    })
    return viewExtraction(context, row, query)
  }),

  handle(acceptFinding, async (context, { params, body }) => {
    const { row, contribution, finding } = await lockFinding(context, params.id, params.number)
    const file = await readFileToContribute(context, contribution.file)
    const proposed = proposedOf(finding)
    const fields = body.fields ?? proposed?.fields
    const kind = body.kind ?? proposed?.kind
    if (!fields || !kind)
      throw new Failure('invalid', 'request.invalid', {
        pointers: [{ pointer: kind ? '/fields' : '/kind', key: 'fault.required', values: {} }],
      })
    const said = {
      ...(body.saidBy === undefined ? {} : { saidBy: body.saidBy }),
      ...(body.saidAt === undefined ? {} : { saidAt: body.saidAt }),
    }
    const entity = body.entity ?? '#found'
    const [claim] = await ofOneClaim(
      readClaims(context, file, contribution, { entities: [{ entity, kind, fields, ...said }] }),
    )
    if (!claim) throw new Error('one claim was read')
    await insertClaims(context, [claim])
    const next = await decideFinding(context, row, params.number, { state: 'accepted', entity: claim.entity ?? '' })
    await noteContribution(context, file, contribution)
    context.note({ detail: { extraction: row.id, finding: params.number, kind: finding.kind } })
    return { claim: claim.id, entity: claim.entity ?? '', open: openCount(next) }
  }),

  handle(rejectFinding, async (context, { params }) => {
    const { row, finding } = await lockFinding(context, params.id, params.number)
    const next = await decideFinding(context, row, params.number, { state: 'rejected' })
    context.note({
      subject: { kind: 'extraction', id: row.id },
      detail: { finding: params.number, kind: finding.kind },
    })
    return { open: openCount(next) }
  }),
]
