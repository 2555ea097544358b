// Copies of a list's report: numbered, marked with who has it, when, for what and until when, and closed when that is over.
import { bureauName } from '../bureau/bureau.schema.ts'
import type { Bytes } from '../kernel/schema.ts'
import type { Seal } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { say } from '../kernel/words.ts'
import type { ReportLine, ReportView } from './screening.schema.ts'
import {
  insertReport,
  lockList,
  matchesToReport,
  openMatch,
  readList,
  readReport,
  saveList,
  sealOfList,
} from './screening.store.ts'
import type { MatchRow, ReportRow, ScreeningRow, SealedItem } from './screening.table.ts'
import { viewOne } from './screening.view.ts'
import { expiresAtOf } from './screening.workflow.ts'

type Person = {
  readonly name?: string
  readonly family?: string
  readonly given?: string
  readonly other?: string
  readonly original?: string
  readonly dateOfBirth?: string
  readonly number?: string
  readonly country?: string
  readonly documents?: readonly { readonly number: string; readonly country: string }[]
}

/** The traveller as the list has them, for a line of paper. */
const travellerOf = ({ fields }: SealedItem) => {
  const person = fields as Person
  const { family, given, other, name, original, dateOfBirth } = person
  const parts = [family?.toUpperCase(), given, other, name].filter((part) => part !== undefined)
  const own = person.number && person.country ? [{ number: person.number, country: person.country }] : []
  return {
    name: [parts.join(' '), original].filter(Boolean).join(' · ') || '—',
    dateOfBirth: dateOfBirth ?? null,
    documents: (person.documents ?? own).map(({ number, country }) => `${number} ${country}`).slice(0, 8),
  }
}

const lineOf = (seal: Seal, row: MatchRow): ReportLine => ({
  line: row.line,
  ...travellerOf(openMatch(seal, row)),
  verdict: row.verdict,
  database: row.database,
  owner: row.owner,
  state: row.state,
  decidedBy: row.decidedBy || null,
  hitReference: row.hitReference || null,
})

/** Minutes are enough on paper; `Z` says that they are no local time. */
const minute = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)}Z`

/** A part that is read from left to right keeps its order within a line of another direction (Unicode UAX 9: LRI, PDI). */
const isolated = (text: string): string => `\u2066${text}\u2069`

const watermarkOf = ({ language }: Pick<Context, 'language'>, copy: ReportRow, list: ScreeningRow): string =>
  say(language, 'screening.watermark', {
    reference: isolated(list.checkReference),
    copy: copy.copy,
    officer: isolated(copy.officer),
    bureau: isolated(bureauName(copy.bureau)),
    issued: isolated(minute(copy.issuedAt)),
    expires: isolated(minute(copy.expiresAt)),
  })

const viewReport = async (context: Context, copy: ReportRow, list: ScreeningRow): Promise<ReportView> => {
  const seal = await sealOfList(context, list)
  const matches = await matchesToReport(context, list.id)
  context.note({
    subject: { kind: 'screening', id: list.id, version: list.version },
    detail: { copy: copy.copy, lines: matches.length },
  })
  return {
    id: copy.id,
    screening: list.id,
    copy: copy.copy,
    watermark: watermarkOf(context, copy, list),
    issuedTo: copy.officer,
    issuedAt: copy.issuedAt,
    expiresAt: copy.expiresAt,
    list: await viewOne(context, list),
    lines: matches.map((row) => lineOf(seal, row)),
  }
}

/** Gives out the next copy. Throws Failure conflict `screening.still-running`, `screening.erased`. */
export const issue = async (context: Context, id: string): Promise<ReportView> => {
  const list = await lockList(context, id, 'report')
  const saved = await saveList(context, { ...list, reports: list.reports + 1 })
  const copy: ReportRow = {
    id: context.newId(),
    screening: list.id,
    bureau: list.bureau,
    unit: list.unit,
    uploader: list.officer,
    officer: context.actor.officer,
    copy: saved.reports,
    issuedAt: context.now,
    expiresAt: expiresAtOf(context.now, list.eraseAt),
  }
  await insertReport(context, copy)
  return viewReport(context, copy, saved)
}

/** Opens a copy again. Throws Failure conflict `screening.report-expired`, `screening.erased`. */
export const open = async (context: Context, id: string): Promise<ReportView> => {
  const copy = await readReport(context, id)
  return viewReport(context, copy, await readList(context, copy.screening))
}

/** A cell that no program takes for a formula, in quotation marks. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

const columns = [
  'line',
  'name',
  'born',
  'documents',
  'match',
  'database',
  'source',
  'said',
  'by',
  'hit',
  'mark',
] as const

/** The copy as a table; its mark is a column, so that no line can be cut out without it. */
export const fileOf = async (context: Context, id: string): Promise<Bytes> => {
  const { language } = context
  const { lines, watermark, copy } = await open(context, id)
  const rows = lines.map((one) => [
    String(one.line),
    one.name,
    one.dateOfBirth ?? '',
    one.documents.join(' / '),
    one.verdict === 'ask-owner'
      ? say(language, 'screening-match.to-ask')
      : say(language, `check.verdict-${one.verdict}`),
    say(language, `database.${one.database}`),
    bureauName(one.owner),
    say(language, `screening-match.${one.state}`),
    one.decidedBy ?? '',
    one.hitReference ?? '',
    watermark,
  ])
  const head = columns.map((column) => say(language, `screening.column-${column}`))
  const text = [head, ...rows, [...columns.slice(1).map(() => ''), watermark]]
    .map((row) => row.map(cell).join(','))
    .join('\r\n')
  // The mark of UTF-8: spreadsheets read the table in the encoding of their country without it.
  const bytes = Buffer.from(`\ufeff${text}\r\n`, 'utf8')
  return {
    mediaType: 'text/csv; charset=utf-8',
    fileName: `screening-copy-${copy}.csv`,
    length: bytes.length,
    pieces: [bytes],
  }
}
