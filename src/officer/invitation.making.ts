// Makes the one-time links of invitations: 256 random bits, shown once, open for three days.
import type { Connection } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { Note } from '../kernel/slice.ts'
import { addHours } from '../terms/instant.ts'
import { type InvitationRow, type InvitationTable, insertInvitation, withdrawOpen } from './invitation.store.ts'
import { hashOf, newSecret } from './officer.sessions.ts'
import type { OfficerRow } from './officer.store.ts'

/** How long a link is open: over a weekend, not over a holiday. */
export const linkHours = 72

export type Inviting = {
  readonly id: string
  readonly now: string
  readonly by: string
  readonly origin: string
  readonly kind: InvitationTable['kind']
}

export type Made = { readonly link: string; readonly invitation: InvitationRow }

/** The link of a secret. What stands behind the # never reaches a server, its log or a proxy. */
export const linkOf = (origin: string, secret: string): string => `${origin}/invitation#${secret}`

/** Makes the link of an officer; one that was open before is worth nothing from then on. Throws conflict for a suspended officer. */
export const invite = async (
  connection: Pick<Connection, 'sql'>,
  officer: OfficerRow,
  { id, now, by, origin, kind }: Inviting,
): Promise<Made> => {
  if (officer.state !== 'active') throw new Failure('conflict', 'invitation.officer-suspended')
  await withdrawOpen(connection, officer.name, now)
  const secret = newSecret()
  const invitation = await insertInvitation(connection, {
    id,
    kind,
    officer: officer.name,
    bureau: officer.bureau,
    unit: officer.unit,
    duties: officer.duties,
    hash: hashOf(secret),
    createdAt: now,
    createdBy: by,
    endsAt: addHours(now, linkHours),
    usedAt: null,
    withdrawnAt: null,
  })
  return { link: linkOf(origin, secret), invitation }
}

/** What the fact of an invitation says. */
export const noteOfInvitation = ({ id, bureau, officer, kind }: InvitationRow): Note => ({
  subject: { kind: 'invitation', id },
  subjects: [{ kind: 'invitation', id, owner: bureau, part: 'changed' }],
  tell: [bureau],
  detail: { officer, kind },
})
