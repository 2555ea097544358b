// Officers as their bureau sees them, and what the facts about them say.
import { permitted } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Context } from '../kernel/slice.ts'
import { confirmPolicy, officerPolicy } from './officer.policy.ts'
import type { OfficerView } from './officer.schema.ts'
import type { OfficerRow } from './officer.store.ts'
import { countPasskeys } from './passkey.store.ts'

/** An officer, and whether nobody else administers the bureau where that was asked. */
export type Seen = OfficerRow & { readonly soleAdministrator?: boolean }

const viewOf = (officer: Seen, passkeys: number, actor: Actor): OfficerView => ({
  officer: officer.name,
  bureau: officer.bureau,
  unit: officer.unit,
  title: officer.title,
  duties: officer.duties,
  clearance: officer.clearance,
  post: officer.post,
  language: officer.language,
  state: officer.state,
  passkeys,
  confirmBy: officer.confirmBy,
  readOnlyUntil: officer.readOnlyUntil,
  version: officer.version,
  allowed: [
    ...permitted(officerPolicy, actor, officer).filter((action) => action !== 'create'),
    ...permitted(confirmPolicy, actor, officer),
  ],
})

/** Views of several officers, with the number of good passkeys each has. */
export const officerViews = async (context: Context, officers: readonly Seen[]): Promise<OfficerView[]> => {
  const passkeys = await countPasskeys(
    context,
    officers.map(({ name }) => name),
  )
  return officers.map((officer) => viewOf(officer, passkeys.get(officer.name) ?? 0, context.actor))
}

/** View of one officer. */
export const officerView = async (context: Context, officer: Seen): Promise<OfficerView> => {
  const passkeys = await countPasskeys(context, [officer.name])
  return viewOf(officer, passkeys.get(officer.name) ?? 0, context.actor)
}

/** The fact of a change of an officer; their bureau hears of it. */
export const noteOfficer = (
  context: Context,
  officer: Pick<OfficerRow, 'id' | 'bureau' | 'version'>,
  detail: Readonly<Record<string, unknown>>,
): void =>
  context.note({
    subject: { kind: 'officer', id: officer.id, version: officer.version },
    subjects: [{ kind: 'officer', id: officer.id, owner: officer.bureau, part: 'changed' }],
    tell: [officer.bureau],
    detail,
  })

/** The fact of a list of officers that was shown. */
export const noteShown = (context: Context, officers: readonly OfficerRow[]): void =>
  context.note({
    subjects: officers.map(({ id, bureau }) => ({ kind: 'officer', id, owner: bureau, part: 'shown' as const })),
  })
