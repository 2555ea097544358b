// Giving in a list: looked at first without keeping anything, then kept sealed, with its legal basis, until it is asked and erased.
import { allows } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { newSeal } from '../kernel/seal.ts'
import { secretPart } from '../kernel/secret.ts'
import type { Context } from '../kernel/slice.ts'
import { say } from '../kernel/words.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { isPurpose } from '../terms/purpose.ts'
import { itemsInPart } from './screening.asking.ts'
import { screeningPolicy } from './screening.policy.ts'
import { targets } from './screening.reading.ts'
import type { ListPreview, ListReading, ListUpload, ScreeningView } from './screening.schema.ts'
import { insertList } from './screening.store.ts'
import type { ScreeningRow } from './screening.table.ts'
import { takeFile, takeList } from './screening.taking.ts'
import { sayFault, viewList } from './screening.view.ts'
import { eraseAtOf } from './screening.workflow.ts'

/** Lines that cannot be read are told, and kept with a list, up to so many. */
const mostFaults = 100

/** What a file is read as. Keeps nothing. Throws what `takeFile` throws. */
export const preview = async (context: Context, given: ListReading): Promise<ListPreview> => {
  const { head, items, faults } = await takeFile(context, given)
  context.note({ detail: { items: items.length, unread: faults.length } })
  const { headings, encoding, looksLike, separator, mapping, mappingFaults } = head
  return {
    headings: headings.filter((heading) => heading !== '').slice(0, 200),
    encoding,
    looksLike: looksLike ?? null,
    separator: separator ?? null,
    mapping: {
      columns: mapping.columns.map(({ words, ...column }) => ({
        ...column,
        ...(words ? { words: words.map((one) => ({ ...one })) } : {}),
      })),
      constants: mapping.constants.map((one) => ({ ...one })),
    },
    targets: targets.map(({ pointer, choices }) => ({ pointer, choices: [...choices] })),
    mappingFaults: mappingFaults.map(({ pointer, key, values }) => ({
      pointer,
      key,
      says: say(context.language, key, values),
    })),
    lines: items.length + faults.length,
    items: items.length,
    unread: faults.length,
    faults: faults.slice(0, mostFaults).map((one) => sayFault(context, one)),
    first: items.slice(0, 10).map(({ line, fields }) => ({ line, fields })),
  }
}

const ownColumns = ({ actor }: Context) => ({
  bureau: actor.bureau,
  unit: actor.unit,
  officer: actor.officer,
  state: 'running' as const,
})

/** Keeps a list to be asked. Throws what `takeList` throws; forbidden `screening.not-yours`. */
export const give = async (context: Context, given: ListUpload): Promise<ScreeningView> => {
  const { actor, now, purpose } = context
  const own = ownColumns(context)
  if (!allows(screeningPolicy.upload(actor), own)) throw new Failure('forbidden', 'screening.not-yours')
  if (!isPurpose(purpose)) throw new Failure('invalid', 'purpose.missing')
  const { bytes, items, faults } = await takeList(context, given, given.leaveOut ?? 0)
  const seal = await newSeal(context)
  const id = context.newId()
  const row: ScreeningRow = {
    ...own,
    id,
    kind: given.kind,
    source: given.source,
    place: given.where ?? {},
    legalBasisKind: given.legalBasis.kind,
    legalBasis: given.legalBasis.text,
    purpose,
    checkReference: context.reference,
    silent: given.silent ?? false,
    reason: '',
    lines: items.length + faults.length,
    items: items.length,
    unread: faults.length,
    done: 0,
    faults: { lines: faults.slice(0, mostFaults).map(({ line, key, values }) => ({ line, key, values })) },
    databases: [...actor.databases] as DatabaseName[],
    clearance: actor.clearance,
    seal: seal.id,
    digest: context.part(secretPart).keyedHash('screening.digest', `${id} ${bytes.toString('base64')}`),
    counts: {},
    waitsSince: null,
    reports: 0,
    version: 1,
    createdAt: now,
    endedAt: null,
    eraseAt: eraseAtOf(now),
    erasedAt: null,
  }
  await insertList(context, seal, row, items, itemsInPart)
  const { kind, lines, unread } = row
  context.note({
    subject: { kind: 'screening', id, version: 1 },
    subjects: [{ kind: 'screening', id, owner: actor.bureau, part: 'changed' }],
    tell: [actor.bureau],
    detail: { kind, lines, items: row.items, unread, basis: row.legalBasisKind, form: given.form },
  })
  return viewList(context, row)
}
