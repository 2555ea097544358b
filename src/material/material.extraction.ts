// Reads a text of a contribution for persons, numbers, dates and places; what is found waits sealed until people decide each line.
import { extractFrom } from '../extraction/extract.ts'
import type { Finding } from '../extraction/finding.ts'
import { Failure } from '../kernel/failure.ts'
import { eraseSeals, newSeal, type Seal, sealFor } from '../kernel/seal.ts'
import type { Context, TimerKind } from '../kernel/slice.ts'
import { setTimer } from '../kernel/timer.ts'
import { isCountry } from '../terms/country.ts'
import { addDays } from '../terms/instant.ts'
import { isPartialDate } from '../terms/partial-date.ts'
import { bytesFrom, readAttached } from './material.bytes.ts'
import { type EntityFields, type EntityKind, identifierKinds } from './material.fields.schema.ts'
import { mostCharacters } from './material.schema.ts'
import { openStatements } from './material.store.ts'
import type { ContributionRow, ExtractionRow } from './material.table.ts'

/** Findings of one text; a longer list is for nobody to decide one by one. */
export const mostFindings = 20_000
/** Days what was found waits for a decision. */
const extractionDays = 30
/** Characters shown before and behind a finding. */
const around = 60

/** A finding with the words around it. */
export type KeptFinding = Finding & { readonly before: string; readonly after: string }

export type Proposed = { readonly kind: EntityKind; readonly fields: EntityFields }

type Identifier = NonNullable<EntityFields['identifiers']>[number]

const countryOf = (code: string | undefined): { country?: string } =>
  code !== undefined && isCountry(code) ? { country: code } : {}

const numbered = (kind: Identifier['kind'], { value, details }: Finding): Pick<EntityFields, 'identifiers'> => ({
  identifiers: [{ kind, value: value.slice(0, 120), ...countryOf(details.country) }],
})

const ofDocument = (finding: Finding): Proposed => {
  const { type = '', expiry, family, given } = finding.details
  const kind = (identifierKinds as readonly string[]).includes(type) ? (type as Identifier['kind']) : 'other'
  const name = {
    ...(family ? { family: family.slice(0, 120) } : {}),
    ...(given ? { given: given.slice(0, 160) } : {}),
  }
  return {
    kind: 'document',
    fields: {
      ...numbered(kind, finding),
      ...(Object.keys(name).length > 0 ? { names: [name] } : {}),
      ...(isPartialDate(expiry) ? { validUntil: expiry } : {}),
    },
  }
}

/** The claim a finding may become; undefined for a date, which says nothing by itself. */
export const proposedOf = (finding: Finding): Proposed | undefined => {
  const whole = { names: [{ whole: finding.value.slice(0, 240) }] }
  switch (finding.kind) {
    case 'person':
      return { kind: 'person', fields: whole }
    case 'organisation':
      return { kind: 'organisation', fields: whole }
    case 'document':
      return ofDocument(finding)
    case 'vehicle-plate':
      return { kind: 'vehicle', fields: numbered('plate', finding) }
    case 'vin':
      return { kind: 'vehicle', fields: numbered('vin', finding) }
    case 'phone':
      return { kind: 'phone', fields: numbered('phone', finding) }
    case 'email':
      return { kind: 'email', fields: numbered('email', finding) }
    case 'account':
      return { kind: 'account', fields: numbered('account', finding) }
    case 'place':
      return {
        kind: 'place',
        fields: {
          names: [{ whole: finding.text.slice(0, 240) }],
          ...countryOf(finding.details.country ?? finding.value),
        },
      }
    case 'date':
      return undefined
  }
}

const readable: readonly string[] = ['text/plain', 'text/csv']

/** A text file of a contribution. Throws conflict for what is no text, and for one that is longer than is read. */
const textOfAttachment = async (context: Context, row: ContributionRow, id: string): Promise<string> => {
  const attached = await readAttached(context, row.id, id)
  if (!readable.includes(attached.content.mediaType)) throw new Failure('conflict', 'material.not-text')
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of bytesFrom(context, attached, 0)) {
    length += piece.length
    // Four bytes a character at most: whatever is longer cannot be read whole.
    if (length > mostCharacters * 4) break
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
}

const findIn = async (text: string, today: string, dialledIn: string | undefined): Promise<KeptFinding[]> => {
  const found: KeptFinding[] = []
  const options = { referenceDay: today, ...(dialledIn === undefined ? {} : { dialledIn }) }
  for (const some of extractFrom(text, options)) {
    for (const one of some)
      found.push({
        ...one,
        before: text.slice(Math.max(0, one.from - around), one.from),
        after: text.slice(one.to, one.to + around),
      })
    if (found.length > mostFindings)
      throw new Failure('conflict', 'material.too-many-findings', { values: { most: mostFindings } })
    await new Promise((resolve) => setImmediate(resolve))
  }
  return found
}

const closeFindings = (seal: Seal, findings: readonly KeptFinding[]): Buffer =>
  seal.close('findings', JSON.stringify(findings))

/** Reads a text of the own contribution, its own or a file's. Throws conflict `material.no-text`, `material.too-long`, `material.not-text`. */
export const extractInto = async (
  context: Context,
  row: ContributionRow,
  wish: { readonly attachment?: string; readonly dialledIn?: string },
): Promise<ExtractionRow> => {
  const { attachment = null } = wish
  const text =
    attachment === null
      ? (await openStatements(context, [row])).get(row.id)?.text
      : await textOfAttachment(context, row, attachment)
  if (text === undefined || text.trim() === '') throw new Failure('conflict', 'material.no-text')
  if (text.length > mostCharacters)
    throw new Failure('conflict', 'material.too-long', { values: { most: mostCharacters } })
  const findings = await findIn(text, context.now.slice(0, 10), wish.dialledIn)
  const seal = await newSeal(context)
  const eraseOn = addDays(context.now.slice(0, 10), extractionDays)
  const made = await context.sql
    .insertInto('materialExtraction')
    .values({
      id: context.newId(),
      contribution: row.id,
      file: row.file,
      bureau: context.actor.bureau,
      officer: context.actor.officer,
      attachment,
      seal: seal.id,
      findings: closeFindings(seal, findings),
      found: findings.length,
      decided: {},
      entities: {},
      version: 1,
      createdAt: context.now,
      eraseOn,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const dueAt = `${eraseOn}T00:00:00.000Z`
  await setTimer(context, { kind: 'material.extraction', ref: made.id, dueAt, bureau: row.bureau })
  return made
}

/** An extraction of the own bureau; the caller reads its contribution by the rule. Throws notFound `material.extraction-not-found`. */
export const readExtraction = async (context: Context, id: string, lock = false): Promise<ExtractionRow> => {
  let query = context.sql
    .selectFrom('materialExtraction')
    .selectAll()
    .where('id', '=', id)
    .where('bureau', '=', context.actor.bureau)
  if (lock) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  if (!row) throw new Failure('notFound', 'material.extraction-not-found')
  return row
}

/** What was found; empty once it is erased. */
export const openFindings = async (context: Context, row: ExtractionRow): Promise<KeptFinding[]> => {
  const seal = await sealFor(context, row.seal)
  return seal ? (JSON.parse(seal.open('findings', row.findings).toString('utf8')) as KeptFinding[]) : []
}

export const openCount = (row: Pick<ExtractionRow, 'found' | 'decided'>): number =>
  row.found - Object.keys(row.decided).length

/** Keeps the decision on one finding; the last one erases what was found. */
export const decideFinding = async (
  context: Context,
  row: ExtractionRow,
  number: number,
  decision: { readonly state: 'accepted' | 'rejected'; readonly entity?: string },
): Promise<ExtractionRow> => {
  const next = await context.sql
    .updateTable('materialExtraction')
    .set({
      decided: { ...row.decided, [number]: decision.state },
      entities: decision.entity === undefined ? row.entities : { ...row.entities, [number]: decision.entity },
      version: row.version + 1,
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  if (openCount(next) === 0) await eraseSeals(context, [row.seal])
  return next
}

/** Its day has come: what nobody decided is erased. */
export const extractionTimer: TimerKind = {
  kind: 'material.extraction',
  run: async (context, id) => {
    const row = await context.sql
      .deleteFrom('materialExtraction')
      .where('id', '=', id)
      .where('bureau', '=', context.actor.bureau)
      .returning('seal')
      .executeTakeFirst()
    if (row) await eraseSeals(context, [row.seal])
  },
}
