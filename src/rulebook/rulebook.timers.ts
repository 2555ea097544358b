// What the terms do by themselves: a version that was decided on enters into force on its day.
import type { Context, TimerKind } from '../kernel/slice.ts'
import { networkSecretariat } from './rulebook.policy.ts'
import { enterIntoForce, readJoined, type TermsRow } from './rulebook.store.ts'
import { underTerms } from './rulebook.workflow.ts'

export const inForceTimer = 'rulebook.in-force'

/** Puts a version into force within this change, and tells everybody who takes part. */
export const enterTerms = async (context: Context, version: number): Promise<TermsRow> => {
  const { sql, now } = context
  const coming = await sql
    .selectFrom('termsOfReference')
    .selectAll()
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  await enterIntoForce(context, version, now, (row) => underTerms(row, coming))
  const tell = (await readJoined(context)).map(({ bureau }) => bureau)
  // Rights of everybody under the terms change: the fact's name makes every hub read them anew.
  context.also('rulebook.entered', {
    subject: { kind: 'terms', id: String(version), version: coming.edition },
    tell: [...tell, networkSecretariat],
  })
  return { ...coming, state: 'in-force' }
}

export const rulebookTimers: readonly TimerKind[] = [
  {
    kind: inForceTimer,
    run: async (context, ref) => {
      await enterTerms(context, Number(ref))
    },
  },
]
