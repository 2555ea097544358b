// The bureaus a new store begins with: members, their sub-bureaus, the General Secretariat, bodies, observers and partners.
import type { Insertable } from 'kysely'
import type { Connection } from '../kernel/database.ts'
import { type Body, type BodyKind, bodies } from '../member/body.table.ts'
import { type Member, members, subBureaus } from '../member/member.table.ts'
import { purposes } from '../terms/purpose.ts'
import { type BureauKind, generalSecretariat } from './bureau.schema.ts'
import type { BureauTable } from './bureau.store.ts'

export type FoundingBureau = Insertable<BureauTable>

const kinds: Readonly<Record<BodyKind, BureauKind>> = {
  'general-secretariat': 'general-secretariat',
  // Regional bureaus are offices of the Secretariat, but they see what a regional body sees until it grants more.
  'regional-bureau': 'regional-body',
  'regional-body': 'regional-body',
  observer: 'observer',
  partner: 'partner',
}

/** Granted nothing: what a bureau may ask, the General Secretariat grants (RPD 107 to 111). */
const granted = { databases: [], purposes: [], clearance: 1 }

const nationalBureau = (member: Member, now: string): FoundingBureau => ({
  code: member.bureau,
  kind: 'national',
  zone: member.timeZone,
  languages: [...member.languages],
  weekend: [...member.weekend],
  ...granted,
  createdAt: now,
  updatedAt: now,
})

const bodyBureau = (body: Body, now: string): FoundingBureau => ({
  code: body.bureau,
  kind: kinds[body.kind],
  zone: body.timeZone,
  languages: [...body.languages],
  weekend: [6, 7],
  ...granted,
  createdAt: now,
  updatedAt: now,
})

/**
 * Every bureau of the tables as it stands before anybody was granted anything, some 240, by code. The General Secretariat alone
 * may ask all `databases` for all purposes: somebody must be able to grant.
 */
export const foundingBureaus = (now: string, databases: readonly string[]): FoundingBureau[] =>
  [
    ...[...members, ...subBureaus].map((member) => nationalBureau(member, now)),
    ...bodies.map((body) => bodyBureau(body, now)),
  ]
    .map((bureau) =>
      bureau.code === generalSecretariat
        ? { ...bureau, databases: [...databases], purposes: [...purposes], clearance: 3 }
        : bureau,
    )
    .sort((one, other) => (one.code < other.code ? -1 : 1))

/** Puts bureaus into an empty store. */
export const insertBureaus = async (
  { sql }: Pick<Connection, 'sql'>,
  bureaus: readonly FoundingBureau[],
): Promise<void> => {
  await sql
    .insertInto('bureau')
    .values([...bureaus])
    .execute()
}
