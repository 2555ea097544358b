// Whom a message is addressed to: bureaus by code, all, a region, the members of a body, or a group that a bureau keeps.
import { bodyOfBureau } from '../member/body.table.ts'
import { memberOfBureau, type Region, regions, subBureaus } from '../member/member.table.ts'

/** Recipients above which the sender says why (ui.md 6.5). */
export const mostWithoutReason = 10

/**
 * One entry of `to`: `vn` (a bureau), `all` (every national bureau), `region:europe`, `members:aseanapol`, `group:<id>`.
 * As a JSON Schema pattern.
 */
export const addresseePattern =
  '^(?:all|[a-z][a-z0-9-]{1,23}|region:[a-z-]{1,40}|members:[a-z][a-z0-9-]{1,23}|group:[0-9a-f-]{36})$'

export type Addressee =
  | { readonly kind: 'bureau'; readonly bureau: string }
  | { readonly kind: 'all' }
  | { readonly kind: 'region'; readonly region: Region }
  | { readonly kind: 'members'; readonly body: string; readonly members: readonly string[] }
  | { readonly kind: 'group'; readonly id: string }

/** Reads one entry of `to`; undefined for a region or a body that is none, or a body whose members are not stated. */
export const readAddressee = (entry: string): Addressee | undefined => {
  if (entry === 'all') return { kind: 'all' }
  const colon = entry.indexOf(':')
  if (colon < 0) return { kind: 'bureau', bureau: entry }
  const named = entry.slice(colon + 1)
  switch (entry.slice(0, colon)) {
    case 'region': {
      const region = regions.find((one) => one === named)
      return region && { kind: 'region', region }
    }
    case 'members': {
      const members = bodyOfBureau(named)?.members
      return members && { kind: 'members', body: named, members }
    }
    case 'group':
      return { kind: 'group', id: named }
    default:
      return undefined
  }
}

/** What of a bureau decides whether "all" and a region mean it. */
export type Addressable = { readonly code: string; readonly kind: string; readonly state: string }

const ofTerritories: ReadonlySet<string> = new Set(subBureaus.map(({ bureau }) => bureau))

/** "All" and regions speak of national bureaus that may work; a sub-bureau is reached through the bureau of its member. */
const isNational = ({ code, kind, state }: Addressable): boolean =>
  kind === 'national' && state === 'active' && !ofTerritories.has(code)

/**
 * Bureaus an entry stands for, of those there are. `membersOf` are the bureaus of a group the sender may use; undefined for
 * one it may not. Undefined when the entry stands for nothing that exists.
 */
export const bureausOf = (
  addressee: Addressee,
  there: ReadonlyMap<string, Addressable>,
  membersOf: (group: string) => readonly string[] | undefined,
): readonly string[] | undefined => {
  const national = (): Addressable[] => [...there.values()].filter(isNational)
  switch (addressee.kind) {
    case 'bureau':
      return there.has(addressee.bureau) ? [addressee.bureau] : undefined
    case 'all':
      return national().map(({ code }) => code)
    case 'region':
      return national().flatMap(({ code }) => (memberOfBureau(code)?.region === addressee.region ? [code] : []))
    case 'members':
      return addressee.members.filter((code) => there.has(code))
    case 'group':
      return membersOf(addressee.id)?.filter((code) => there.has(code))
  }
}

export type AddressFault = { readonly pointer: string; readonly key: string }

export type Resolved = {
  /** Codes in order of the alphabet, each once, never the sender. */
  readonly bureaus: readonly string[]
  /** How many bureaus each entry of `to` stands for, the sender left out. */
  readonly counts: readonly number[]
  readonly faults: readonly AddressFault[]
}

/**
 * All of `to` together. The sender is never its own recipient: left out of what stands for many, a fault where it is named.
 * Pointers are into the body, `/to/0`.
 */
export const resolve = (
  to: readonly string[],
  sender: string,
  there: ReadonlyMap<string, Addressable>,
  membersOf: (group: string) => readonly string[] | undefined,
): Resolved => {
  const found = new Set<string>()
  const faults: AddressFault[] = []
  const counts = to.map((entry, at) => {
    const addressee = readAddressee(entry)
    const bureaus = addressee && bureausOf(addressee, there, membersOf)
    if (!addressee || !bureaus) {
      faults.push({ pointer: `/to/${at}`, key: 'fault.no-such-addressee' })
      return 0
    }
    if (addressee.kind === 'bureau' && addressee.bureau === sender)
      faults.push({ pointer: `/to/${at}`, key: 'fault.addressed-to-oneself' })
    const others = bureaus.filter((code) => code !== sender)
    for (const code of others) found.add(code)
    return others.length
  })
  if (found.size === 0 && faults.length === 0) faults.push({ pointer: '/to', key: 'fault.addressed-to-nobody' })
  return { bureaus: [...found].sort(), counts, faults }
}
