// Rights of an actor, worked out along the chain bureau, entity, duty, officer, key. Pure: each link can only take away.
import { createHash } from 'node:crypto'
import type { Grants, Standing } from '../bureau/bureau.schema.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Operation } from '../kernel/operation.ts'
import type { Clause } from '../terms/clause.ts'
import type { CrimeArea } from '../terms/crime-area.ts'
import type { Duty } from '../terms/duty.ts'
import { type Purpose, purposes } from '../terms/purpose.ts'
import { failureOfHold, type OfficerHold, remainsUnder } from './officer.holds.ts'

type Reach = { readonly databases: readonly string[]; readonly purposes: readonly Purpose[] }

/** Everything that decides over an actor, from the bureau down to the key, as it stands in the store. */
export type Chain = {
  readonly bureau: {
    readonly code: string
    readonly state: Standing
    readonly clauses?: readonly Clause[]
    readonly withoutCrimeAreas?: readonly CrimeArea[]
  } & Readonly<Grants>
  /** The officer's entity; undefined when the bureau has none of that code. Not looked at when `officer.unit` is empty. */
  readonly unit: ({ readonly state: Standing } & Reach) | undefined
  readonly officer: {
    readonly name: string
    readonly unit: string
    readonly duties: readonly Duty[]
    readonly clearance: number
    readonly post: string
    readonly state: Standing
  }
  readonly key?: Reach & {
    readonly id: string
    readonly operations: readonly string[]
    readonly post: string
  }
  /** Purpose and reference set for the session or the key; empty when none. */
  readonly purpose: Purpose | ''
  readonly reference: string
  /** Requests a minute. */
  readonly quota: number
  /** What holds the officer back now, strongest first; left out: nothing. */
  readonly holds?: readonly OfficerHold[]
  /** Instant at which the person showed who they are; left out for keys. */
  readonly freshAt?: string
}

const except = (...left: Purpose[]): readonly Purpose[] => purposes.filter((purpose) => !left.includes(purpose))

/**
 * Purposes each duty may name; a duty that names none asks no database. A post controls and identifies, it does not run
 * investigations; an analyst studies, and controls nobody; administrators and auditors see no content (RPD 107 to 111).
 */
export const purposesOfDuty: Readonly<Record<Duty, readonly Purpose[]>> = {
  post: ['wanted', 'locate', 'warn', 'identify', 'security-check'],
  desk: purposes,
  notices: purposes,
  compliance: purposes,
  analyst: except('forensic', 'security-check'),
  'data-protection': purposes,
  administrator: [],
  auditor: [],
  command: purposes,
  system: purposes,
}

const both = <T>(left: readonly T[], right: readonly T[]): T[] => left.filter((one) => right.includes(one))

/** The purposes that at least one of these duties may name, in the order of the list of purposes. */
export const purposesOfDuties = (duties: readonly Duty[]): Purpose[] =>
  purposes.filter((purpose) => duties.some((duty) => purposesOfDuty[duty].includes(purpose)))

/** Acts by which a suspended bureau still protects itself and others; everything else that changes anything is refused. */
const protectiveActs: readonly string[] = [
  'session.begin-demonstration',
  'session.lock',
  'session.end',
  'passkey.add',
  'passkey.rename',
  'passkey.remove',
  'officer.suspend',
  'invitation.withdraw',
  'recovery.refuse',
  'unit.suspend',
  'key.revoke',
]

/**
 * What remains to a bureau whose processing is suspended (corrective measure, RPD 131): its people sign in, read what is
 * their own and what concerns nobody, and take rights away. No purpose can be named, so nothing is checked and no record
 * is opened; nothing is written. The General Secretariat acts for it on hits of its records.
 */
export const remainsWhenSuspended = (operation: Operation): boolean =>
  protectiveActs.includes(operation.name) || (operation.effect !== 'change' && !operation.purpose)

/** Slices whose changes need a person at a desk; a key that could make keys would outlive its own revocation. */
const administered: readonly string[] = ['session', 'officer', 'key', 'bureau', 'unit', 'rulebook', 'expert']
/** Slices that only a person at a screen has to do with. */
const personal: readonly string[] = ['passkey', 'invitation', 'recovery']

/**
 * Whether a key may hold an operation at all: nothing final, which needs a person who has just shown who they are, and nothing
 * that administers. What those slices do by other ways than reading are steps of a person too.
 */
export const isForKeys = ({ name, fresh, effect, method }: Operation): boolean => {
  const slice = name.split('.')[0] ?? ''
  if (fresh || personal.includes(slice)) return false
  return !administered.includes(slice) || (effect !== 'change' && method === 'get')
}

/** The operations that these duties admit, anybody's included. */
export const operationsOfDuties = (duties: readonly Duty[], platform: readonly Operation[]): Operation[] =>
  platform.filter(({ admits }) => typeof admits === 'string' || admits.some((duty) => duties.includes(duty)))

/** Names of the operations an actor may call, in the order of the platform. */
export const operationsOf = (actor: Pick<Actor, 'duties' | 'operations'>, platform: readonly Operation[]): string[] => {
  const admitted = operationsOfDuties(actor.duties, platform).map(({ name }) => name)
  return actor.operations === null ? admitted : both(admitted, actor.operations)
}

/**
 * Names one set of rights by its content. Filters are kept under this name, so two actors share it only when every right
 * is the same; officer and key are part of it because rules may compare them.
 */
const nameRights = (actor: Omit<Actor, 'rights' | 'purpose' | 'reference' | 'post' | 'quota' | 'freshAt'>): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        actor.officer,
        actor.key,
        actor.bureau,
        actor.unit,
        actor.duties,
        actor.databases,
        actor.purposes,
        actor.clauses,
        actor.withoutCrimeAreas,
        actor.operations,
        actor.clearance,
      ]),
    )
    .digest('base64url')
    .slice(0, 22)

/** What a chain allows to no one: a suspended officer, a suspended entity, an entity that does not exist. */
export const isHeld = ({ officer, unit }: Pick<Chain, 'officer' | 'unit'>): boolean =>
  officer.state !== 'active' || (officer.unit !== '' && unit?.state !== 'active')

/**
 * The actor at the end of a chain: bureau's grants ∩ entity's ∩ duties' ∩ key's; clearance the lower of bureau and officer.
 * Undefined when officer or entity is suspended. `platform` lists all operations; it is read only for a suspended bureau and
 * an officer who is held back.
 */
export const actorOfChain = (chain: Chain, platform: readonly Operation[]): Actor | undefined => {
  if (isHeld(chain)) return undefined
  const { bureau, officer, key } = chain
  const unit = officer.unit === '' ? undefined : chain.unit
  const suspended = bureau.state !== 'active'
  const ofDuties = purposesOfDuties(officer.duties)
  const narrow = <T>(granted: readonly T[], part: (reach: Reach) => readonly T[]): T[] =>
    [unit, key].reduce<T[]>((rest, link) => (link ? both(rest, part(link)) : rest), [...granted])
  const mayAsk = !suspended && ofDuties.length > 0
  const named = suspended
    ? []
    : both(
        narrow(bureau.purposes, (reach) => reach.purposes),
        ofDuties,
      )
  const holds = chain.holds ?? []
  const left = (operation: Operation): boolean =>
    (!suspended || remainsWhenSuspended(operation)) && remainsUnder(holds, operation)
  const remaining = suspended || holds.length > 0 ? platform.filter(left).map(({ name }) => name) : null
  const operations = key && remaining ? both(key.operations, remaining) : (key?.operations ?? remaining)
  const rights = {
    kind: key ? ('key' as const) : ('officer' as const),
    officer: officer.name,
    bureau: bureau.code,
    unit: officer.unit,
    duties: officer.duties,
    databases: mayAsk ? narrow(bureau.databases, (reach) => reach.databases) : [],
    purposes: named,
    clauses: suspended ? [] : (bureau.clauses ?? []),
    withoutCrimeAreas: bureau.withoutCrimeAreas ?? [],
    operations,
    heldBy: holds[0] ? failureOfHold[holds[0]] : '',
    clearance: Math.min(bureau.clearance, officer.clearance),
    key: key?.id ?? '',
  }
  return {
    ...rights,
    post: key?.post || officer.post,
    purpose: named.some((purpose) => purpose === chain.purpose) ? chain.purpose : '',
    reference: chain.reference,
    quota: chain.quota,
    freshAt: key ? '' : (chain.freshAt ?? ''),
    rights: nameRights(rights),
  }
}

/** What of a wish lies beyond a grant; empty when the wish stays within it. */
export const beyond = <T>(wished: readonly T[], granted: readonly T[]): T[] =>
  wished.filter((one) => !granted.includes(one))
