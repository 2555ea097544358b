// Terms and participations as readers see them.
import { bureauName } from '../bureau/bureau.schema.ts'
import { permitted } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import { participationPolicy, termsPolicy } from './rulebook.policy.ts'
import type { ParticipationView, Standing, TermsView } from './rulebook.schema.ts'
import type { ParticipationRow, TermsRow } from './rulebook.store.ts'
import { isPossible, type MembershipAct } from './rulebook.workflow.ts'

export const viewTerms = (row: TermsRow, actor: Actor): TermsView => ({
  version: row.version,
  state: row.state,
  articles: [...row.articles],
  grants: row.grants,
  asks: row.asks,
  decision: row.decision || '–',
  inForceFrom: row.inForceFrom,
  edition: row.edition,
  allowed: permitted(termsPolicy, actor, row).filter((action) => action !== 'draft'),
})

/** What the reader may do with it and what is possible now. */
const actsOn = (row: ParticipationRow, actor: Actor): string[] =>
  permitted(participationPolicy, actor, row).filter(
    (action) => action === 'read' || isPossible(action as MembershipAct, row.state),
  )

export const viewParticipation = (
  row: ParticipationRow,
  actor: Actor,
  steps?: ParticipationView['steps'],
): ParticipationView => ({
  bureau: row.bureau,
  name: bureauName(row.bureau),
  class: row.class,
  state: row.state,
  clauses: row.clauses,
  withoutClauses: row.withoutClauses,
  withoutCrimeAreas: row.withoutCrimeAreas,
  note: row.limitsNote || null,
  termsVersion: row.termsVersion,
  joinedAt: row.joinedAt,
  leftAt: row.leftAt,
  version: row.version,
  ...(steps ? { steps } : {}),
  allowed: actsOn(row, actor),
})

/** Where a bureau stands; `terms` are those it may read, the latest first. */
export const viewStanding = (row: ParticipationRow | undefined, terms: readonly TermsRow[]): Standing => {
  const inForce = terms.find(({ state }) => state === 'in-force')
  const toCome = terms.find(({ state }) => state === 'adopted')
  const latest = toCome ?? inForce
  const owes = latest && row?.state === 'joined' && (row.termsVersion ?? 0) < latest.version
  return {
    state: row?.state ?? 'outside',
    class: row?.class ?? null,
    clauses: row?.clauses ?? [],
    withoutCrimeAreas: row?.withoutCrimeAreas ?? [],
    termsVersion: row?.termsVersion ?? null,
    inForce: inForce?.version ?? null,
    toCome: toCome?.inForceFrom ? { version: toCome.version, from: toCome.inForceFrom } : null,
    mustAccept: owes ? latest.version : null,
  }
}
