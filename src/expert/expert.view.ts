// A profile as a reader may see it: what the expert hides is left out, and load and conflicts go to those alone who may have them.
import { bureauName } from '../bureau/bureau.schema.ts'
import { allows, permitted } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Subject } from '../kernel/ledger.ts'
import { sealFor } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { presenceOf } from './expert.fit.ts'
import { type ExpertAction, expertPolicy } from './expert.policy.ts'
import type { ConflictEntry, ExpertLine, ExpertView, HidablePart, Skill } from './expert.schema.ts'
import type { ExpertRow } from './expert.store.ts'
import { obstacleTo } from './expert.workflow.ts'

type Reader = Pick<Context, 'actor' | 'now'>

/** Whether a reader is the expert or works in the same bureau: what is hidden is hidden from others. */
const isNear = (row: ExpertRow, actor: Actor): boolean => row.bureau === actor.bureau

const hidden = (row: ExpertRow, actor: Actor, part: HidablePart): boolean =>
  !isNear(row, actor) && row.hides.includes(part)

const skillsSeen = (row: ExpertRow, actor: Actor): Skill[] =>
  hidden(row, actor, 'evidence') ? row.skills.map(({ evidence: _, ...skill }) => skill) : [...row.skills]

/** One line of the directory. */
export const lineOf = (row: ExpertRow, { actor, now }: Reader): ExpertLine => {
  const today = now.slice(0, 10)
  const there = hidden(row, actor, 'availability') ? undefined : presenceOf(row.availability, today, today)
  return {
    id: row.id,
    state: row.state,
    consent: row.consent,
    name: row.name,
    function: hidden(row, actor, 'function') || row.function === '' ? null : row.function,
    bureau: row.bureau,
    bureauName: bureauName(row.bureau),
    zone: row.zone,
    clearance: row.clearance,
    skills: skillsSeen(row, actor),
    presence: there?.presence ?? null,
    presenceUntil: there?.until ?? null,
    lapsesOn: row.lapsesOn,
    own: row.officer === actor.officer,
    version: row.version,
  }
}

/** What is written beside each conflict, in their order; nothing where it was erased. */
const notesOf = async (context: Context, row: ExpertRow): Promise<readonly (string | null)[]> => {
  if (row.seal === null || row.conflictNotes === null) return []
  const seal = await sealFor(context, row.seal)
  return seal ? JSON.parse(seal.open('conflicts', row.conflictNotes).toString('utf8')) : []
}

const conflictsOf = async (context: Context, row: ExpertRow): Promise<ConflictEntry[]> => {
  const notes = await notesOf(context, row)
  return row.conflicts.map(({ about, value }, at) => {
    const note = notes[at]
    return { about, value, ...(note ? { note } : {}) }
  })
}

/** Actions whose moment matters, by the act of the workflow that asks for it. */
const actOf = {
  consent: 'consent',
  admit: 'admit',
  renew: 'renew',
  end: 'end',
  describe: 'describe',
  'state-conflicts': 'describe',
} as const
const hasMoment = (action: ExpertAction): action is keyof typeof actOf => Object.hasOwn(actOf, action)

/** What an actor may do with a profile now. */
export const allowedOn = (row: ExpertRow, actor: Actor): ExpertAction[] =>
  permitted(expertPolicy, actor, row).filter(
    (action) => action !== 'nominate' && (!hasMoment(action) || obstacleTo(row, actOf[action]) === undefined),
  )

/** The whole profile for a reader who passed the read rule. */
export const viewExpert = async (context: Context, row: ExpertRow): Promise<ExpertView> => {
  const { actor } = context
  const near = isNear(row, actor)
  return {
    ...lineOf(row, context),
    officer: near ? row.officer : null,
    visibility: row.visibility,
    hides: near ? row.hides : [],
    availability: hidden(row, actor, 'availability') ? [] : [...row.availability],
    conflicts: allows(expertPolicy['read-conflicts'](actor), row) ? await conflictsOf(context, row) : null,
    load: allows(expertPolicy['read-load'](actor), row)
      ? { openParts: row.openParts, usedYes: row.usedYes, usedPartly: row.usedPartly, usedNo: row.usedNo }
      : null,
    needsAdmission: row.needsAdmission,
    nominatedBy: near ? row.nominatedBy : null,
    nominatedOn: row.nominatedOn,
    consentAt: near ? row.consentAt : null,
    endReason: row.endReason || null,
    allowed: allowedOn(row, actor),
  }
}

/** An expert as a fact names them, so that they can ask who looked. */
export const expertSubject = (row: Pick<ExpertRow, 'id' | 'bureau'>, part: Subject['part']): Subject => ({
  kind: 'expert',
  id: row.id,
  owner: row.bureau,
  part,
})
