// The first terms of reference a new store begins with, and the General Secretariat as the first participant under them.
import type { Connection } from '../kernel/database.ts'
import type { ParticipantClass } from '../terms/clause.ts'
import { firstArticles } from './rulebook.articles.table.ts'
import { networkSecretariat } from './rulebook.policy.ts'
import { saveParticipation } from './rulebook.store.ts'
import { firstAsks, firstGrants } from './rulebook.table.ts'
import { advance } from './rulebook.workflow.ts'

/** Lets a bureau take part under the first terms, in the transaction of the caller. */
export const foundParticipation = async (
  connection: Pick<Connection, 'sql'>,
  bureau: string,
  participant: ParticipantClass,
  now: string,
): Promise<void> => {
  const invited = advance(undefined, { act: 'invite', class: participant }, participant)
  const command = { act: 'accept', terms: grantsOf(), inForce: grantsOf() } as const
  const joined = advance(invited.membership, command, participant)
  await saveParticipation(connection, bureau, undefined, now, joined)
}

const copied = <T>(lists: Readonly<Record<ParticipantClass, readonly T[]>>): Record<ParticipantClass, T[]> => ({
  secretariat: [...lists.secretariat],
  member: [...lists.member],
  'regional-body': [...lists['regional-body']],
  partner: [...lists.partner],
})
const grantsOf = () => ({ version: 1, grants: copied(firstGrants) })

/** Version 1 in force from `now`, and its secretariat. */
export const foundRulebook = async (connection: Pick<Connection, 'sql'>, now: string): Promise<void> => {
  await connection.sql
    .insertInto('termsOfReference')
    .values({
      version: 1,
      state: 'in-force',
      articles: JSON.stringify(firstArticles) as never,
      grants: copied(firstGrants),
      asks: copied(firstAsks),
      decision: 'Founding terms',
      inForceFrom: now,
      createdBy: '',
      createdAt: now,
      updatedAt: now,
    })
    .execute()
  await foundParticipation(connection, networkSecretariat, 'secretariat', now)
}
