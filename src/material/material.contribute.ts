// Contributes to a file: what is the bureau's own at once, what others own after these agreed; marks it, restricts it, takes it back.
import { insertConsent, isCopyGranted, readConsentTerms } from '../analysis/analysis.consent.store.ts'
import type { ConsentRow, FileRow } from '../analysis/analysis.table.ts'
import { claimAttachments, releaseAttachments } from '../attachment/attachment.storing.ts'
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import { eraseSeals, newSeal, sealFor } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { confidentialityLevel, handlingStrictness } from '../terms/handling.ts'
import { covers, type Marking } from '../terms/marking.ts'
import { findFault } from '../terms/plain-text.ts'
import { isInOrder } from './material.fields.ts'
import { type GradeColumns, type GradedEntry, markingOfRow, readGrade } from './material.grade.ts'
import { insertClaims, readClaims } from './material.making.ts'
import { type Origin, readOrigin } from './material.origin.ts'
import { type ContributionEntry, mostCharacters } from './material.schema.ts'
import { closeStatement, insertContribution, openStatement, saveContribution } from './material.store.ts'
import type { ContributionRow, SealedStatement } from './material.table.ts'

/** Use of an attachment by a contribution. */
export const contributionItem = (id: string) => ({ kind: 'material-contribution', id })

const refuse = (pointers: readonly FailurePointer[]): void => {
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
}

/** Text that people read later holds nothing that steers a screen. */
const requireText = (text: string | undefined): void => {
  if (text === undefined || text.trim() === '') return
  if (findFault(text, { max: mostCharacters, lines: 'many' }) !== undefined)
    refuse([{ pointer: '/text', key: 'fault.format-plain-lines', values: {} }])
}

/** Grade and marking as stated, or every fault of it thrown at its field. */
export const requireGrade = (entry: GradedEntry, bureau: string): GradeColumns => {
  const read = readGrade(entry, bureau)
  if ('faults' in read) throw new Failure('invalid', 'request.invalid', { pointers: read.faults })
  return read.columns
}

/** A row of a contribution that begins; what is not said is nothing. */
export const newRow = (
  context: Context,
  file: FileRow,
  given: GradeColumns & Pick<ContributionRow, 'seal' | 'content' | 'state' | 'kind'> & Partial<ContributionRow>,
): ContributionRow => ({
  id: context.newId(),
  file: file.id,
  threat: file.threat,
  bureau: context.actor.bureau,
  officer: context.actor.officer,
  source: context.actor.bureau,
  consentOf: [],
  originKind: 'own',
  origin: null,
  consent: null,
  attachments: 0,
  claims: 0,
  version: 1,
  createdAt: context.now,
  updatedAt: context.now,
  ...given,
})

/** What is wrong with a marking that something with a stricter one is copied under. */
const faultsOfOrigin = (columns: GradeColumns, origin: Origin): FailurePointer[] => {
  const values = { code: origin.marking.handlingCode, level: origin.marking.confidentiality }
  const own: Marking = markingOfRow({ ...columns, source: origin.owner, consentOf: [...origin.marking.consentOf] })
  if (covers({ ...own, conditions: [...own.conditions, ...origin.marking.conditions] }, origin.marking)) return []
  return [
    ...(handlingStrictness(columns.handlingCode) < handlingStrictness(origin.marking.handlingCode)
      ? [{ pointer: '/handlingCode', key: 'fault.handling-weaker-than-origin', values }]
      : []),
    ...(columns.confidentialityLevel < confidentialityLevel(origin.marking.confidentiality)
      ? [{ pointer: '/confidentiality', key: 'fault.confidentiality-weaker-than-origin', values }]
      : []),
  ]
}

/** The question to an owner that stands already for this thing or its crime area; undefined when nobody has asked. */
const standingConsent = (context: Context, file: FileRow, origin: Origin): Promise<ConsentRow | undefined> =>
  context.sql
    .selectFrom('analysisConsent')
    .selectAll()
    .where('file', '=', file.id)
    .where('source', '=', origin.owner)
    .where('thing', '=', origin.id)
    .where('state', 'in', ['asked', 'granted'])
    .executeTakeFirst()

type Asked = { readonly consent: string | null; readonly granted: boolean }

/** Asks the owner of what is to be copied, unless it is the bureau's own, or the owner agreed or was asked before. */
const askOwner = async (context: Context, file: FileRow, origin: Origin, title: string): Promise<Asked> => {
  if (origin.owner === context.actor.bureau) return { consent: null, granted: true }
  if (file.consentBy === 'own-data') throw new Failure('conflict', 'material.own-data-only')
  const terms = await readConsentTerms(context, file.id)
  const standing = await standingConsent(context, file, origin)
  const wanted = { source: origin.owner, thing: origin.id, crimeAreas: file.crimeAreas }
  if (isCopyGranted(terms, wanted)) return { consent: standing?.id ?? null, granted: true }
  if (standing) return { consent: standing.id, granted: false }
  const row = await insertConsent(context, file, {
    source: origin.owner,
    kind: 'specific',
    crimeArea: '',
    thingKind: origin.kind,
    thing: origin.id,
    uses: ['copy'],
    recipients: [],
    question: title,
  })
  context.also('analysis.ask-consent', {
    subject: { kind: 'analysis-consent', id: row.id, version: row.version },
    subjects: [{ kind: origin.kind, id: origin.id, owner: origin.owner, part: 'shown' }],
    tell: [origin.owner, context.actor.bureau, file.owner],
    detail: { file: file.reference, kind: 'specific', state: 'asked', uses: ['copy'] },
  })
  return { consent: row.id, granted: false }
}

/** Members that are copied, once their owner agreed; nothing of them is taken before. */
const copied = ['text', 'annex', 'attachments', 'entities', 'links', 'events'] as const

/** What a contribution made of: the row, and whether its owner has agreed already that it is copied now. */
export type Contributed = { readonly row: ContributionRow; readonly copies: boolean }

/** A copy of what another item is: waits for its owner; the caller copies at once where the owner agreed before. */
const contributeOrigin = async (context: Context, file: FileRow, body: ContributionEntry): Promise<Contributed> => {
  const columns = requireGrade(body, context.actor.bureau)
  refuse(
    copied.flatMap((member) => {
      const value = body[member]
      const said = Array.isArray(value) ? value.length > 0 : value !== undefined
      return said ? [{ pointer: `/${member}`, key: 'fault.origin-with-own', values: {} }] : []
    }),
  )
  const origin = body.origin && (await readOrigin(context, body.origin.kind, body.origin.id))
  if (!origin) throw new Failure('notFound', 'material.not-found')
  refuse([
    ...faultsOfOrigin(columns, origin),
    ...(origin.entityKind === undefined || isInOrder(origin.entityKind, file)
      ? []
      : [{ pointer: '/origin', key: 'fault.claim-not-in-order', values: { kind: origin.entityKind } }]),
  ])
  const { consent, granted } = await askOwner(context, file, origin, body.title)
  const seal = await newSeal(context)
  const statement: SealedStatement = {
    title: body.title,
    ...(body.override ? { overrideReason: body.override.reason } : {}),
  }
  const row = await insertContribution(
    context,
    newRow(context, file, {
      ...columns,
      seal: seal.id,
      content: closeStatement(seal, statement),
      state: 'waiting',
      kind: 'statement',
      source: origin.owner,
      conditions: [...new Set([...columns.conditions, ...origin.marking.conditions])],
      consentOf: [...origin.marking.consentOf],
      excluded: [...new Set([...columns.excluded, ...origin.excluded])]
        .filter((one) => one !== context.actor.bureau)
        .sort(),
      originKind: origin.kind,
      origin: origin.id,
      consent,
    }),
  )
  return { row, copies: granted }
}

/**
 * A contribution with its claims and files, to a file that takes it now. Throws invalid at the field for grade, marking and claims.
 * With an origin that another bureau owns, the owner is asked and nothing is copied before.
 */
export const contributeTo = async (context: Context, file: FileRow, body: ContributionEntry): Promise<Contributed> => {
  if (body.origin) return contributeOrigin(context, file, body)
  requireText(body.text)
  const { actor } = context
  const columns = requireGrade(body, actor.bureau)
  const seal = await newSeal(context)
  const statement: SealedStatement = {
    title: body.title,
    ...(body.text === undefined ? {} : { text: body.text }),
    ...(body.annex === undefined ? {} : { annex: body.annex }),
    ...(body.override ? { overrideReason: body.override.reason } : {}),
  }
  const files = body.attachments ?? []
  const row = await insertContribution(
    context,
    newRow(context, file, {
      ...columns,
      seal: seal.id,
      content: closeStatement(seal, statement),
      state: 'in',
      kind: 'statement',
      attachments: files.length,
    }),
  )
  await claimAttachments(context, files, { ...contributionItem(row.id), bureaus: 'as-item' })
  const claims = await readClaims(context, file, row, body)
  await insertClaims(context, claims)
  return { row, copies: false }
}

/** Entities a contribution speaks of. */
const entitiesOf = `select entity from material_claim where contribution = $1 and about = 'entity'`

/**
 * What was made of the claims of a contribution follows them: decisions are kept from whom the claims are, and proposals, whose
 * evidence quotes them, are gone until the next search.
 */
const tightenAround = async (
  { client }: Pick<Context, 'client'>,
  row: Pick<ContributionRow, 'id' | 'file'>,
  to: { readonly excluded: readonly string[]; readonly level: number },
): Promise<void> => {
  await client.query(
    `delete from material_proposal where file = $2 and (one in (${entitiesOf}) or other in (${entitiesOf}))`,
    [row.id, row.file],
  )
  await client.query(
    `update material_decision d set confidentiality_level = greatest(confidentiality_level, $3::int),
       excluded = array(select distinct b from unnest(excluded || $4::text[]) b where b <> d.bureau order by b)
     where file = $2 and (one in (${entitiesOf}) or other in (${entitiesOf}))`,
    [row.id, row.file, to.level, to.excluded],
  )
}

/** Stricter only: a code that is milder, or a bureau let in again, is refused at its field. */
export const restrict = async (
  context: Context,
  row: ContributionRow,
  wish: Partial<Pick<ContributionEntry, 'handlingCode' | 'condition' | 'confidentiality' | 'excluded'>>,
): Promise<ContributionRow> => {
  const handlingCode = wish.handlingCode ?? row.handlingCode
  const confidentiality = wish.confidentiality ?? row.confidentiality
  const conditions = [...new Set([...row.conditions, ...(wish.condition === undefined ? [] : [wish.condition])])]
  const at = (pointer: string, key: string, values = {}): FailurePointer => ({ pointer, key: `fault.${key}`, values })
  refuse([
    ...(handlingStrictness(handlingCode) < handlingStrictness(row.handlingCode)
      ? [at('/handlingCode', 'handling-milder', { code: row.handlingCode })]
      : []),
    ...(confidentialityLevel(confidentiality) < row.confidentialityLevel
      ? [at('/confidentiality', 'confidentiality-milder', { level: row.confidentiality })]
      : []),
    ...(handlingCode === 'H3' && conditions.length === 0 ? [at('/condition', 'handling-without-condition')] : []),
    ...(wish.condition !== undefined && handlingCode !== 'H3' ? [at('/condition', 'condition-without-h3')] : []),
    ...(wish.excluded ?? []).flatMap((one, place) =>
      one === row.bureau ? [at(`/excluded/${place}`, 'excludes-itself')] : [],
    ),
  ])
  const excluded = [...new Set([...row.excluded, ...(wish.excluded ?? [])])].sort()
  await tightenAround(context, row, { excluded, level: confidentialityLevel(confidentiality) })
  return saveContribution(context, row, {
    handlingCode,
    confidentiality,
    confidentialityLevel: confidentialityLevel(confidentiality),
    conditions,
    excluded,
  })
}

/** Takes everything a contribution says out of its file; that there was one stays, with its title and why it went. */
export const emptyContribution = async (
  context: Context,
  row: ContributionRow,
  state: 'withdrawn' | 'refused',
  because?: string,
): Promise<ContributionRow> => {
  const { rows } = await context.client.query<{ seal: string }>(
    'delete from material_extraction where contribution = $1 returning seal',
    [row.id],
  )
  await eraseSeals(
    context,
    rows.map(({ seal }) => seal),
  )
  await tightenAround(context, row, { excluded: [], level: 1 })
  await context.client.query('delete from material_claim where contribution = $1', [row.id])
  await releaseAttachments(context, contributionItem(row.id))
  const seal = await sealFor(context, row.seal)
  const said = seal && openStatement(new Map([[row.seal, seal]]), row)
  const anew = await newSeal(context)
  await eraseSeals(context, [row.seal])
  return saveContribution(context, row, {
    state,
    seal: anew.id,
    content: closeStatement(anew, {
      title: said?.title ?? '',
      ...(because === undefined ? {} : { withdrawnBecause: because }),
    }),
    attachments: 0,
    claims: 0,
  })
}
