// A file, a consent and a release as one reader may see them.
import { allows } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import { isNetworkAdviser, isNetworkSecretariat } from '../rulebook/rulebook.policy.ts'
import type { ThreatRow } from '../threat/threat.store.ts'
import type { ConsentView } from './analysis.consent.schema.ts'
import type { ConsentWords } from './analysis.consent.store.ts'
import type { OrderWords } from './analysis.life.store.ts'
import { consentPolicy, type FileAction, filePolicy, releasePolicy } from './analysis.policy.ts'
import type { ReleaseLine } from './analysis.release.schema.ts'
import type { FileLine, FileView, ReaderEntry } from './analysis.schema.ts'
import type { ConsentRow, FileRow, FileStepRow, ReceiptRow, ReleaseRow } from './analysis.table.ts'
import { type FileAct, isPossible, obstacleToContributing, obstacleToUse } from './analysis.workflow.ts'

export type Viewer = { readonly actor: Actor; readonly now: string }

/** Threats the reader may see, by id. */
export type Threats = ReadonlyMap<string, Pick<ThreatRow, 'id' | 'reference' | 'name'>>

const threatOf = (row: FileRow, threats: Threats): FileLine['threat'] => {
  const threat = row.threat === null ? undefined : threats.get(row.threat)
  return threat ? { id: threat.id, reference: threat.reference, name: threat.name } : null
}

/** The first that holds: a bureau may be several things to a file. */
const partOf = (row: FileRow, actor: Actor): FileLine['part'] => {
  if (row.owner === actor.bureau) return 'owner'
  if (isNetworkSecretariat(actor)) return 'secretariat'
  if (isNetworkAdviser(actor)) return 'adviser'
  if (row.readers.includes(actor.bureau)) return 'reader'
  return row.contributors.includes(actor.bureau) ? 'contributor' : 'recipient'
}

/** One line of a list. */
export const lineOf = (row: FileRow, threats: Threats, { actor, now }: Viewer): FileLine => {
  const today = now.slice(0, 10)
  return {
    id: row.id,
    reference: row.reference,
    name: row.name,
    owner: row.owner,
    kind: row.kind,
    state: row.state,
    crimeAreas: row.crimeAreas,
    threat: threatOf(row, threats),
    confidentiality: row.confidentiality,
    until: row.expiresOn,
    reviewOn: row.reviewOn,
    reviewDue: row.state === 'open' && row.reviewOn !== null && row.reviewOn <= today,
    contributionsUntil: row.contributionsUntil,
    takesContributions: obstacleToContributing(row, today) === undefined,
    part: partOf(row, actor),
    advice: row.advice || null,
    extension: row.extensionUntil,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    version: row.version,
  }
}

/** Readers beside the owner, and the owner where it names officers; names of officers go to their own bureau, the owner and the secretariat. */
const readersOf = (row: FileRow, actor: Actor): ReaderEntry[] => {
  const bureaus = row.limitedReaders.includes(row.owner) ? [row.owner, ...row.readers] : row.readers
  const knowsAll = row.owner === actor.bureau || isNetworkSecretariat(actor) || isNetworkAdviser(actor)
  return bureaus.map((bureau) => {
    const officers = row.readerOfficers.filter((name) => name.startsWith(`${bureau}.`))
    return row.limitedReaders.includes(bureau) && (knowsAll || bureau === actor.bureau)
      ? { bureau, officers }
      : { bureau }
  })
}

/** Acts of the page by the action of the policy they need; what has no act of the workflow is possible while the file is in use. */
const acts: readonly (readonly [action: FileAction, act: FileAct | 'use'])[] = [
  ['revise', 'revise'],
  ['withdraw', 'withdraw'],
  ['advise', 'advise'],
  ['open', 'open'],
  ['decline', 'decline'],
  ['askExtension', 'ask-extension'],
  ['extend', 'extend'],
  ['review', 'review'],
  ['setWindow', 'window'],
  ['add', 'add'],
  ['remove', 'remove'],
  ['close', 'close'],
  ['delete', 'delete'],
  ['archive', 'archive'],
  ['askConsent', 'use'],
  ['release', 'use'],
]

/** What this reader may do with a file now. `contribute` is the material's word. */
export const allowedOn = (row: FileRow, { actor, now }: Viewer): string[] => {
  const today = now.slice(0, 10)
  const isUsed = obstacleToUse(row, today) === undefined
  return [
    ...acts.flatMap(([action, act]) =>
      allows(filePolicy[action](actor), row) && (act === 'use' ? isUsed : isPossible(row, act, now)) ? [action] : [],
    ),
    ...(allows(filePolicy.contribute(actor), row) && obstacleToContributing(row, today) === undefined
      ? ['contribute']
      : []),
  ]
}

export type FileBeside = {
  readonly words: OrderWords | null
  readonly threats: Threats
  readonly steps: readonly FileStepRow[]
  readonly notes: ReadonlyMap<number, string>
}

/** Words of an order may name people: whom the terms give no personal data learns what the file is for by its codes. */
const readsWords = (row: FileRow, { bureau, clauses }: Actor): boolean =>
  row.owner === bureau || clauses.includes('personal-data.receive')

/** Steps whose reasons are between owner, secretariat and adviser. */
const isDealing = (actor: Actor, row: FileRow): boolean => allows(filePolicy.seeDealings(actor), row)

/** The whole order for a reader who passed the read rule. */
export const viewFile = (row: FileRow, { words, steps, notes, threats }: FileBeside, viewer: Viewer): FileView => ({
  ...lineOf(row, threats, viewer),
  officer: row.owner === viewer.actor.bureau ? row.officer : row.owner,
  purpose: (readsWords(row, viewer.actor) && words?.purpose) || null,
  why: (readsWords(row, viewer.actor) && words?.why) || null,
  dataCategories: row.dataCategories,
  personCategories: row.personCategories,
  readers: readersOf(row, viewer.actor),
  contributors: row.contributors,
  recipients: row.recipients,
  consentBy: row.consentBy,
  reviewEvery: row.reviewEvery,
  orderVersion: row.orderVersion,
  extensionAdvice: row.extensionAdvice || null,
  openedAt: row.openedAt,
  overBecause: row.overBecause || null,
  overAt: row.overAt,
  endedAt: row.endedAt,
  remains: Object.entries(row.remains).map(([what, count]) => ({ what, count })),
  readsMaterial: allows(filePolicy.readMaterial(viewer.actor), row),
  steps: steps.map((step) => ({
    number: step.number,
    at: step.at,
    bureau: step.bureau,
    officer: step.bureau === viewer.actor.bureau ? step.officer : null,
    step: step.step,
    day: step.day,
    about: step.about || null,
    note: isDealing(viewer.actor, row) ? (notes.get(step.number) ?? null) : null,
  })),
  allowed: allowedOn(row, viewer),
})

const consentActs = { grant: ['asked'], refuse: ['asked'], withdraw: ['granted'] } as const

/** A consent for those who may see it; its source learns of the file what it needs to decide. */
export const viewConsent = (
  row: ConsentRow,
  { file, words }: { readonly file: FileRow; readonly words: ConsentWords | undefined },
  { actor }: Viewer,
): ConsentView => {
  const side =
    row.source === actor.bureau
      ? 'asked'
      : row.askedBy === actor.bureau || file.owner === actor.bureau
        ? 'asking'
        : 'watching'
  return {
    id: row.id,
    side,
    file: {
      id: file.id,
      reference: file.reference,
      name: file.name,
      owner: file.owner,
      kind: file.kind,
      state: file.state,
      crimeAreas: file.crimeAreas,
      until: file.expiresOn,
      confidentiality: file.confidentiality,
      readers: file.readers,
    },
    source: row.source,
    askedBy: row.askedBy,
    kind: row.kind,
    crimeArea: row.crimeArea || null,
    thing: row.thing !== null && row.thingKind !== '' ? { kind: row.thingKind, id: row.thing } : null,
    uses: row.uses,
    recipients: row.recipients,
    state: row.state,
    question: words?.question ?? null,
    conditions: words?.conditions ?? null,
    reason: words?.reason ?? null,
    decidedBy: row.source === actor.bureau ? row.decidedBy || null : null,
    decidedAt: row.decidedAt,
    withdrawnAt: row.withdrawnAt,
    createdAt: row.createdAt,
    version: row.version,
    allowed: (Object.keys(consentActs) as (keyof typeof consentActs)[]).filter(
      (act) => (consentActs[act] as readonly string[]).includes(row.state) && allows(consentPolicy[act](actor), row),
    ),
  }
}

/** A release without what it says. Recipients see themselves alone: who else got it is between the file and them. */
export const releaseLineOf = (
  row: ReleaseRow,
  {
    file,
    receipts,
    isOfFile,
    readsContent,
  }: {
    readonly file: string
    readonly receipts: readonly ReceiptRow[]
    readonly isOfFile: boolean
    readonly readsContent: boolean
  },
  { actor }: Viewer,
): ReleaseLine => {
  const seen = isOfFile ? receipts : receipts.filter(({ bureau }) => bureau === actor.bureau)
  const own = receipts.find(({ bureau }) => bureau === actor.bureau)
  return {
    id: row.id,
    reference: row.reference,
    file: row.file,
    fileReference: file,
    side: isOfFile ? 'file' : 'recipient',
    bureau: row.bureau,
    recipients: isOfFile ? row.recipients : [actor.bureau],
    title: row.title,
    format: row.format,
    edition: row.edition,
    marking: {
      handlingCode: row.handlingCode,
      confidentiality: row.confidentiality,
      conditions: row.conditions,
      consentOf: row.consentOf,
    },
    claims: row.claims.length,
    receipts: seen.map(({ bureau, deliveredAt, openedAt, acknowledgedAt }) => ({
      bureau,
      deliveredAt,
      openedAt,
      acknowledgedAt,
    })),
    createdAt: row.createdAt,
    allowed: [
      ...(readsContent || allows(releasePolicy.open(actor), row) ? ['open'] : []),
      ...(own && own.openedAt !== null && own.acknowledgedAt === null && allows(releasePolicy.acknowledge(actor), row)
        ? ['acknowledge']
        : []),
    ],
  }
}
