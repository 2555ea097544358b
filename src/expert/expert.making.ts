// Writing profiles: a nomination, each later step with its clocks and its fact, what an expert states, and the erasure at the end.
import { readBureau } from '../bureau/bureau.store.ts'
import { allows } from '../kernel/access.ts'
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import { eraseSeals, newSeal, sealFor } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { clearTimer, setTimer } from '../kernel/timer.ts'
import { readOfficer } from '../officer/officer.store.ts'
import { faultsOfSkills, faultsOfZone } from './expert.entry.ts'
import { expertPolicy, regionsOf } from './expert.policy.ts'
import type { ConflictEntry, NominationEntry, ProfileEntry, Skill } from './expert.schema.ts'
import { type ExpertRow, type ExpertTable, lockExpertOf, skillKey } from './expert.store.ts'
import { expertSubject } from './expert.view.ts'
import { advance, type ExpertCommand, eraseDay, nominated, remindDay } from './expert.workflow.ts'

/** Throws Failure invalid `request.invalid` where there are faults. */
export const refuse = (pointers: readonly FailurePointer[]): void => {
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers: pointers.slice(0, 100) })
}

const midnight = (day: string): string => `${day}T00:00:00.000Z`

/** The clocks of a profile: the reminder, the day it lapses, and the day its contents are erased. */
const setClocks = async (context: Context, row: ExpertRow): Promise<void> => {
  const { id: ref, bureau } = row
  const set = (kind: string, dueAt: string) => setTimer(context, { kind, ref, dueAt, bureau })
  const clear = (kind: string) => clearTimer(context, kind, ref)
  if (row.state === 'active' && row.remindedAt === null) await set('expert.remind', midnight(remindDay(row.lapsesOn)))
  else await clear('expert.remind')
  if (row.state === 'active') await set('expert.lapse', midnight(row.lapsesOn))
  else await clear('expert.lapse')
  if (row.state === 'ended' && row.endedAt !== null && row.erasedAt === null)
    await set('expert.erase', midnight(eraseDay(row.endedAt)))
  else await clear('expert.erase')
}

/** The fact of a change of a profile: codes only; own bureau and, where it admits, the network's secretariat hear of it. */
export const noteExpert = (context: Context, row: ExpertRow, detail: Readonly<Record<string, unknown>> = {}): void =>
  context.note({
    subject: { kind: 'expert', id: row.id, version: row.version },
    subjects: [expertSubject(row, 'changed')],
    tell: row.needsAdmission && row.state === 'nominated' ? [row.bureau, 'gs'] : [row.bureau],
    detail: { state: row.state, consent: row.consent, ...detail },
  })

const change = async (context: Context, row: ExpertRow, to: Partial<ExpertTable>): Promise<ExpertRow> => {
  const values = { ...to, version: row.version + 1, updatedAt: context.now }
  const json: Record<string, unknown> = {}
  for (const key of ['skills', 'availability', 'conflicts'] as const)
    if (values[key] !== undefined) json[key] = JSON.stringify(values[key])
  await context.sql
    .updateTable('expert')
    .set({ ...values, ...json })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .execute()
  return context.sql.selectFrom('expertStanding').selectAll().where('id', '=', row.id).executeTakeFirstOrThrow()
}

/** Takes one step; `before` is the row under lock. Throws as the workflow. */
export const stepExpert = async (
  context: Context,
  before: ExpertRow,
  command: ExpertCommand,
  with_: Partial<ExpertTable> = {},
): Promise<ExpertRow> => {
  const life = advance(before, command, context.now)
  const { state, consent, consentAt, admittedBy, nominatedOn, lapsesOn, remindedAt, endedAt, endReason } = life
  const stepped = { state, consent, consentAt, admittedBy, nominatedOn, lapsesOn, remindedAt, endedAt, endReason }
  if (life === before && Object.keys(with_).length === 0) return before
  const row = await change(context, before, { ...stepped, ...with_ })
  await setClocks(context, row)
  noteExpert(context, row, { act: command.act })
  return row
}

const codesOf = (skills: readonly Skill[]): string[] => [
  ...new Set(skills.filter(({ code }) => code !== 'other').map(skillKey)),
]

/** Officers whom a bureau may nominate: its own who work there now. Anybody else is told as not there. */
const officerToNominate = async ({ sql, actor }: Context, entry: NominationEntry) => {
  const officer = await readOfficer({ sql }, entry.officer)
  const isOwn = officer?.bureau === actor.bureau && officer.state === 'active'
  refuse([
    ...(isOwn ? [] : [{ pointer: '/officer', key: 'fault.expert-officer', values: {} }]),
    ...(isOwn && entry.clearance > officer.clearance
      ? [{ pointer: '/clearance', key: 'fault.expert-clearance', values: { most: officer.clearance } }]
      : []),
  ])
  return officer
}

/**
 * Nominates an officer of the own bureau. A profile that has lapsed or ended is used again, with consent asked anew. Throws
 * forbidden `expert.not-bureau`, invalid with pointers, conflict `expert.already` and `expert.consent-withdrawn`.
 */
export const nominate = async (context: Context, entry: NominationEntry): Promise<ExpertRow> => {
  const { actor, now } = context
  if (!allows(expertPolicy.nominate(actor), { bureau: actor.bureau }))
    throw new Failure('forbidden', 'expert.not-bureau')
  await officerToNominate(context, entry)
  const today = now.slice(0, 10)
  const zone = entry.zone ?? (await readBureau(context, actor.bureau))?.zone ?? 'Etc/UTC'
  refuse([...faultsOfZone(zone), ...faultsOfSkills(entry.skills ?? [], today)])
  const before = await lockExpertOf(context, entry.officer)
  if (before && (before.state === 'nominated' || before.state === 'active'))
    throw new Failure('conflict', before.consent === 'withdrawn' ? 'expert.consent-withdrawn' : 'expert.already')
  const life = nominated(today, !actor.clauses.includes('expert.nominate'))
  const stated = {
    ...life,
    bureau: actor.bureau,
    regions: regionsOf(actor.bureau),
    name: entry.name,
    function: entry.function,
    clearance: entry.clearance,
    zone,
    nominatedBy: actor.officer,
    erasedAt: null,
    ...(entry.skills || !before ? { skills: entry.skills ?? [], skillCodes: codesOf(entry.skills ?? []) } : {}),
  }
  const row = before ? await change(context, before, stated) : await insert(context, entry.officer, stated)
  await setClocks(context, row)
  noteExpert(context, row)
  return row
}

const insert = async (
  { client, sql, newId, now }: Context,
  officer: string,
  stated: ReturnType<typeof nominated> &
    Pick<ExpertTable, 'bureau' | 'regions' | 'name' | 'function' | 'clearance'> &
    Pick<ExpertTable, 'zone' | 'nominatedBy'> & { readonly skills?: readonly Skill[]; readonly skillCodes?: string[] },
): Promise<ExpertRow> => {
  const id = newId()
  await client.query(
    `insert into expert (id, officer, bureau, regions, state, consent, needs_admission, name, function, clearance, zone, skills,
       skill_codes, nominated_by, nominated_on, lapses_on, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17)`,
    [
      id,
      officer,
      stated.bureau,
      stated.regions,
      stated.state,
      stated.consent,
      stated.needsAdmission,
      stated.name,
      stated.function,
      stated.clearance,
      stated.zone,
      JSON.stringify(stated.skills ?? []),
      stated.skillCodes ?? [],
      stated.nominatedBy,
      stated.nominatedOn,
      stated.lapsesOn,
      now,
    ],
  )
  return sql.selectFrom('expertStanding').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** Keeps what an expert states of themselves. */
export const describe = async (context: Context, before: ExpertRow, entry: ProfileEntry): Promise<ExpertRow> => {
  const { version: _, ...stated } = entry
  const row = await change(context, before, { ...stated, skillCodes: codesOf(entry.skills) })
  noteExpert(context, row, { skills: row.skills.length, visibility: row.visibility })
  return row
}

/** Keeps conflicts of interest; what is written beside them is sealed under a key of the profile. */
export const keepConflicts = async (
  context: Context,
  before: ExpertRow,
  conflicts: readonly ConflictEntry[],
): Promise<ExpertRow> => {
  const seal = (before.seal === null ? undefined : await sealFor(context, before.seal)) ?? (await newSeal(context))
  const notes = JSON.stringify(conflicts.map(({ note }) => note ?? null))
  const row = await change(context, before, {
    conflicts: conflicts.map(({ about, value }) => ({ about, value })),
    seal: seal.id,
    conflictNotes: seal.close('conflicts', notes),
  })
  noteExpert(context, row, { conflicts: conflicts.length })
  return row
}

/** Takes everything personal out of a profile that is over; that there was one stays. */
export const eraseExpert = async (context: Context, row: ExpertRow): Promise<void> => {
  if (row.seal !== null) await eraseSeals(context, [row.seal])
  const erased = await change(context, row, {
    name: '',
    function: '',
    skills: [],
    skillCodes: [],
    availability: [],
    conflicts: [],
    seal: null,
    conflictNotes: null,
    erasedAt: context.now,
  })
  noteExpert(context, erased, { erased: true })
}
