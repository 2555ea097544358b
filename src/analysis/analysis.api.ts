// Answers to operations on analysis files, and the slice itself.
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import { type Context, handle, type Slice } from '../kernel/slice.ts'
import { readThreats } from '../threat/threat.store.ts'
import { consentHandlers } from './analysis.consent.api.ts'
import { noteFile, noteFileShown } from './analysis.fact.ts'
import {
  columnsOfOrder,
  countAtEnd,
  eraseWords,
  type FileChange,
  insertFile,
  lapseConsents,
  openFile,
  readFileSteps,
  requireMayPropose,
  saveFile,
  wordsOf,
} from './analysis.life.store.ts'
import {
  addToFile,
  adviseFile,
  archiveFile,
  askExtension,
  closeFile,
  declineFile,
  deleteFile,
  extendFile,
  listFiles,
  openFile as openFileOperation,
  proposeFile,
  removeFromFile,
  reviewFile,
  reviseFile,
  setWindow,
  showFile,
  withdrawFile,
} from './analysis.operations.ts'
import { faultsOfOrder } from './analysis.order.ts'
import { partnersAfter, partnersWithout } from './analysis.partner.ts'
import type { FileAction } from './analysis.policy.ts'
import { releaseHandlers } from './analysis.release.api.ts'
import { claimSource, noClaims } from './analysis.release.making.ts'
import type { FileOrder, FileView } from './analysis.schema.ts'
import { countFilesByState, keepRemains, listFileRows, lockFile, readFile } from './analysis.store.ts'
import type { FileRow } from './analysis.table.ts'
import { analysisTimers } from './analysis.timers.ts'
import { lineOf, type Threats, viewFile } from './analysis.view.ts'
import { advance, type FileCommand } from './analysis.workflow.ts'

const threatsOf = (context: Context, rows: readonly FileRow[]): Promise<Threats> =>
  readThreats(
    context,
    rows.flatMap(({ threat }) => threat ?? []),
  )

const view = async (context: Context, row: FileRow): Promise<FileView> => {
  const steps = await readFileSteps(context, row.id)
  const threats = await threatsOf(context, [row])
  return viewFile(row, { ...(await openFile(context, row, steps)), steps, threats }, context)
}

/** Notes a change of a file, tells those it concerns and those it concerned until now, and answers it as it stands. */
const changed = (context: Context, row: FileRow, before: readonly string[] = []): Promise<FileView> => {
  noteFile(context, row, before)
  return view(context, row)
}

const refuse = (pointers: readonly FailurePointer[]): void => {
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
}

const judge = async (context: Context, order: FileOrder, within = ''): Promise<void> => {
  const faults = await faultsOfOrder(context, order, context.actor.bureau)
  refuse(faults.map((one) => ({ ...one, pointer: `${within}${one.pointer}` })))
}

type Commanded = { readonly id: string; readonly version: number; readonly action: FileAction }

/** One act on a file: under lock, by the policy, by the workflow, kept with its step. */
const act = async (
  context: Context,
  { id, version, action }: Commanded,
  command: FileCommand,
  change: FileChange = {},
): Promise<FileView> => {
  const before = await lockFile(context, id, action, version)
  return changed(context, await saveFile(context, before, advance(before, command, context.now), change))
}

/** Ends a closed file. Deletion erases its words before the last step is kept; the material follows the fact. */
const end = async (
  context: Context,
  { id, version, action }: Commanded & { readonly action: 'delete' | 'archive' },
  said: FileChange['said'],
): Promise<FileView> => {
  const before = await lockFile(context, id, action, version)
  const next = advance(before, { act: action }, context.now)
  await lapseConsents(context, before.id)
  await keepRemains(context, before.id, await countAtEnd(context, before))
  const seals = action === 'delete' ? await eraseWords(context, before) : 0
  context.note({ detail: { seals } })
  return changed(context, await saveFile(context, before, next, said ? { said } : {}))
}

const handlers = [
  handle(listFiles, async (context, { query }) => {
    const { lines, after } = await listFileRows(context, query)
    const threats = await threatsOf(context, lines)
    return {
      files: lines.map((row) => lineOf(row, threats, context)),
      after,
      counts: await countFilesByState(context, query),
    }
  }),

  handle(showFile, async (context, { params }) => {
    const row = await readFile(context, params.id)
    noteFileShown(context, row)
    return view(context, row)
  }),

  handle(proposeFile, async (context, { body }) => {
    requireMayPropose(context, body)
    await judge(context, body)
    return changed(context, await insertFile(context, body))
  }),

  handle(reviseFile, async (context, { params, body: { version, order } }) => {
    const before = await lockFile(context, params.id, 'revise', version)
    const { until, contributionsUntil = until, reviewEvery } = order
    const next = advance(before, { act: 'revise', until, contributionsUntil, reviewEvery }, context.now)
    await judge(context, order, '/order')
    const { expiresOn, contributionsUntil: _, reviewEvery: __, ...columns } = columnsOfOrder(order, before.owner)
    return changed(
      context,
      await saveFile(context, before, next, { columns, words: wordsOf(order), said: { day: expiresOn } }),
    )
  }),

  handle(withdrawFile, (context, { params, body }) =>
    act(context, { ...params, ...body, action: 'withdraw' }, { act: 'withdraw' }, { said: { note: body.reason } }),
  ),

  handle(adviseFile, (context, { params, body: { version, about, verdict, text } }) =>
    act(
      context,
      { ...params, version, action: 'advise' },
      { act: 'advise', about, verdict },
      { said: { about: verdict, note: text } },
    ),
  ),

  handle(openFileOperation, (context, { params, body }) =>
    act(context, { ...params, ...body, action: 'open' }, { act: 'open' }),
  ),

  handle(declineFile, (context, { params, body }) =>
    act(context, { ...params, ...body, action: 'decline' }, { act: 'decline' }, { said: { note: body.reason } }),
  ),

  handle(askExtension, (context, { params, body: { version, until, reason } }) =>
    act(
      context,
      { ...params, version, action: 'askExtension' },
      { act: 'ask-extension', until, officer: context.actor.officer },
      { said: { day: until, note: reason } },
    ),
  ),

  handle(extendFile, async (context, { params, body }) => {
    const before = await lockFile(context, params.id, 'extend', body.version)
    const next = advance(before, { act: 'extend' }, context.now)
    return changed(context, await saveFile(context, before, next, { said: { day: next.file.expiresOn } }))
  }),

  handle(reviewFile, (context, { params, body: { version, note } }) =>
    act(context, { ...params, version, action: 'review' }, { act: 'review' }, { said: { note } }),
  ),

  handle(setWindow, (context, { params, body: { version, until } }) =>
    act(context, { ...params, version, action: 'setWindow' }, { act: 'window', until }, { said: { day: until } }),
  ),

  handle(addToFile, async (context, { params, body }) => {
    const before = await lockFile(context, params.id, 'add', body.version)
    const next = advance(before, { act: 'add' }, context.now)
    const columns = await partnersAfter(context, before, body)
    const said = { about: `${body.role} ${body.bureau}`, note: body.reason }
    return changed(context, await saveFile(context, before, next, { columns, said }))
  }),

  handle(removeFromFile, async (context, { params, body }) => {
    const before = await lockFile(context, params.id, 'remove', body.version)
    const next = advance(before, { act: 'remove' }, context.now)
    const columns = partnersWithout(before, body)
    const said = { about: `${body.role} ${body.bureau}`, note: body.reason }
    return changed(context, await saveFile(context, before, next, { columns, said }), [body.bureau])
  }),

  handle(closeFile, (context, { params, body }) =>
    act(context, { ...params, ...body, action: 'close' }, { act: 'close' }, { said: { note: body.reason } }),
  ),

  handle(deleteFile, (context, { params, body: { version, because } }) =>
    end(context, { ...params, version, action: 'delete' }, { about: because }),
  ),

  handle(archiveFile, (context, { params, body: { version, reason } }) =>
    end(context, { ...params, version, action: 'archive' }, { note: reason }),
  ),
]

export const analysisSlice: Slice = {
  name: 'analysis',
  handlers: [...handlers, ...consentHandlers, ...releaseHandlers],
  timers: analysisTimers,
  start: async (hub) => {
    hub.provide(claimSource, noClaims())
    return undefined
  },
}
