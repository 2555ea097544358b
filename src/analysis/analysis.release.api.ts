// Answers to operations on what leaves a file.
import { allows } from '../kernel/access.ts'
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import { type Context, type Handler, handle } from '../kernel/slice.ts'
import { faultsOfPersonalData } from '../rulebook/rulebook.personal.entry.ts'
import { noteRelease } from './analysis.fact.ts'
import { filePolicy, releasePolicy } from './analysis.policy.ts'
import { makeRelease, readParts } from './analysis.release.making.ts'
import {
  acknowledgeRelease,
  listFileReleases,
  listReleases,
  releaseText,
  showRelease,
} from './analysis.release.operations.ts'
import type { ReleaseEntry, ReleaseLine } from './analysis.release.schema.ts'
import {
  listReleaseRows,
  markAcknowledged,
  markOpened,
  openRelease,
  readReceipts,
  readRelease,
} from './analysis.release.store.ts'
import { filesBehind, lockFile, readFile, requireAnalysisPurpose } from './analysis.store.ts'
import type { FileRow, ReleaseRow } from './analysis.table.ts'
import { releaseLineOf } from './analysis.view.ts'

/** Releases as the actor sees them; `side` is which of the two they came by. */
const linesOf = async (
  context: Context,
  rows: readonly ReleaseRow[],
  side: 'file' | 'recipient',
): Promise<ReleaseLine[]> => {
  const files = await filesBehind(context, rows)
  const receipts = await readReceipts(
    context,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const file = files.get(row.file)
    return releaseLineOf(
      row,
      {
        file: file?.reference ?? '',
        receipts: receipts.get(row.id) ?? [],
        isOfFile: side === 'file',
        readsContent: side === 'file' && file !== undefined && allows(filePolicy.readReleases(context.actor), file),
      },
      context,
    )
  })
}

const fault = (pointer: string, key: string): FailurePointer => ({ pointer, key, values: {} })

/** What is wrong with a text before the law looks at its parts. */
const faultsOfText = (body: ReleaseEntry, today: string): FailurePointer[] => {
  const texts = { '/title': body.title, ...(body.edition === 'whole' ? {} : { '/text': body.text }) }
  return [
    ...faultsOfPersonalData(texts, today, body.notPersonal !== undefined),
    ...(body.condition !== undefined && body.handlingCode !== 'H3'
      ? [fault('/condition', 'fault.release-condition-h3')]
      : []),
    ...body.recipients.flatMap((one, at) =>
      body.recipients.indexOf(one) < at ? [fault(`/recipients/${at}`, 'fault.file-partner-twice')] : [],
    ),
    ...body.claims.flatMap((one, at) =>
      body.claims.indexOf(one) < at ? [fault(`/claims/${at}`, 'fault.release-claim-twice')] : [],
    ),
  ]
}

const release = async (context: Context, file: FileRow, body: ReleaseEntry): Promise<ReleaseRow> => {
  const pointers = faultsOfText(body, context.now.slice(0, 10))
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
  const { handlingCode, confidentiality, condition } = body
  return makeRelease(context, file, {
    title: body.title,
    content: body.text,
    format: 'text',
    edition: body.edition,
    recipients: body.recipients,
    parts: await readParts(context, file, body.claims),
    stated: { handlingCode, confidentiality, ...(condition === undefined ? {} : { condition }) },
    ...(body.notPersonal === undefined ? {} : { notPersonal: body.notPersonal }),
  })
}

/** The first look of a recipient is its receipt: a change of its own beside the read. */
const receipt = async (context: Context, row: ReleaseRow, file: FileRow): Promise<void> => {
  if (!row.recipients.includes(context.actor.bureau)) return
  await context.change('analysis.release-opened', async (inner) => {
    if (await markOpened(inner, row.id)) noteRelease(inner, row, file, [inner.actor.bureau])
  })
}

export const releaseHandlers: readonly Handler[] = [
  handle(releaseText, async (context, { params, body }) => {
    requireAnalysisPurpose(context)
    const file = await lockFile(context, params.id, 'release')
    const row = await release(context, file, body)
    const [line] = await linesOf(context, [row], 'file')
    if (!line) throw new Error('a release without its line')
    return line
  }),

  handle(listFileReleases, async (context, { params, query }) => {
    const file = await readFile(context, params.id, 'seeDealings')
    const { lines, after } = await listReleaseRows(context, { ...query, file: file.id })
    return { releases: await linesOf(context, lines, 'file'), after }
  }),

  handle(listReleases, async (context, { query }) => {
    const { lines, after } = await listReleaseRows(context, query)
    return { releases: await linesOf(context, lines, 'recipient'), after }
  }),

  handle(showRelease, async (context, { params }) => {
    const row = await readRelease(context, params.id)
    const file = (await filesBehind(context, [row])).get(row.file)
    if (!file) throw new Error('a release without its file')
    const isOfFile = allows(filePolicy.readReleases(context.actor), file)
    if (!isOfFile && !allows(releasePolicy.open(context.actor), row))
      throw new Failure('forbidden', 'analysis.release-not-yours')
    context.note({
      subject: { kind: 'analysis-release', id: row.id },
      subjects: [{ kind: 'analysis-file', id: file.id, owner: file.owner, part: 'shown' }],
    })
    await receipt(context, row, file)
    const [line] = await linesOf(context, [row], isOfFile ? 'file' : 'recipient')
    if (!line) throw new Error('a release without its line')
    return {
      ...line,
      content: await openRelease(context, row),
      notPersonal: isOfFile ? row.notPersonal || null : null,
      claimIds: allows(filePolicy.readMaterial(context.actor), file) ? row.claims : [],
    }
  }),

  handle(acknowledgeRelease, async (context, { params }) => {
    const row = await readRelease(context, params.id)
    await markAcknowledged(context, row)
    const file = (await filesBehind(context, [row])).get(row.file)
    if (!file) throw new Error('a release without its file')
    noteRelease(context, row, file, [context.actor.bureau])
    const [line] = await linesOf(context, [row], 'recipient')
    if (!line) throw new Error('a release without its line')
    return line
  }),
]
