// What holds an officer back beyond their rights: a lock, a missing second passkey, a recovery, duties nobody confirmed. Pure.
import type { Operation } from '../kernel/operation.ts'
import type { Duty } from '../terms/duty.ts'
import { addHours } from '../terms/instant.ts'

/** Good passkeys every officer needs: one that is lost must not lock anybody out. */
export const passkeysNeeded = 2
/** After the first passkey so many days are given for the second. */
const secondWithinDays = 7
/** Duties are confirmed every quarter (RPD 107 to 111: the register of rights is kept true). */
export const confirmedForDays = 92
/** Administrators hear of it so many days before. */
export const remindedDaysBefore = 14
/** After a recovery the officer only reads for so many hours: whoever was fooled has a day to notice. */
export const readOnlyHours = 24
/** A browser that was not heard of for so long is locked, whatever its screen shows; a minute more than its own lock. */
const idleMinutes = 16

/** Strongest first: where several hold, the first is named. */
export const officerHolds = ['locked', 'second-passkey', 'recovered', 'unconfirmed'] as const
export type OfficerHold = (typeof officerHolds)[number]

/** The state behind holds, as it stands in the store. Nulls: never, nobody, not. */
export type HeldState = {
  readonly world: 'demonstration' | 'real'
  readonly duties: readonly Duty[]
  readonly passkeys: number
  readonly firstPasskeyAt: string | null
  readonly confirmBy: string | null
  readonly readOnlyUntil: string | null
  /** Only a session can be locked, and only a person at a screen can be asked for a second passkey. */
  readonly session?: { readonly lockedAt: string | null; readonly seenAt: string }
}

/** Until when a second passkey must be there; null when there are enough, and in a demonstration, where nobody needs one. */
export const secondPasskeyBy = ({ world, passkeys, firstPasskeyAt }: HeldState): string | null =>
  world === 'real' && passkeys < passkeysNeeded && firstPasskeyAt !== null
    ? addHours(firstPasskeyAt, 24 * secondWithinDays)
    : null

/**
 * Whether a browser was silent for so long that its session must be taken for left alone. In a demonstration nobody is there to
 * be protected, and clocks are moved.
 */
export const isLeftAlone = ({ world, session }: HeldState, now: string): boolean =>
  world === 'real' && session !== undefined && Date.parse(now) - Date.parse(session.seenAt) >= idleMinutes * 60_000

/** What holds the officer back now, strongest first. */
export const holdsOf = (state: HeldState, now: string): OfficerHold[] => {
  const secondBy = state.session ? secondPasskeyBy(state) : null
  const found: Readonly<Record<OfficerHold, boolean>> = {
    locked: (state.session?.lockedAt ?? null) !== null || isLeftAlone(state, now),
    'second-passkey': secondBy !== null && secondBy <= now,
    recovered: state.readOnlyUntil !== null && now < state.readOnlyUntil,
    // A national system that stopped because nobody looked would blind a border: it is listed and asked after, not held.
    unconfirmed: state.confirmBy !== null && state.confirmBy <= now && !state.duties.includes('system'),
  }
  return officerHolds.filter((hold) => found[hold])
}

/** When a hold ends by itself; null when somebody must do something. */
export const holdUntil = (hold: OfficerHold, state: HeldState): string | null =>
  hold === 'recovered' ? state.readOnlyUntil : null

/** Failure that is told for what a hold leaves out. */
export const failureOfHold: Readonly<Record<OfficerHold, string>> = {
  locked: 'session.locked',
  'second-passkey': 'session.second-passkey-missing',
  recovered: 'session.read-only',
  unconfirmed: 'officer.unconfirmed',
}

const ofSlice = (operation: Operation, ...slices: string[]): boolean =>
  slices.includes(operation.name.split('.')[0] ?? '')

/** What a locked screen may still ask: who it belongs to, a challenge, to be opened, to end; and whether an alarm stands, which names nobody. */
const throughTheLock = [
  'session.show',
  'session.challenge',
  'session.begin',
  'session.begin-demonstration',
  'session.demonstration-officers',
  'session.lock',
  'session.unlock',
  'session.end',
  'desk.alarms',
]

/** What takes rights away stays open to an administrator whose own duties are overdue; so does confirming others. */
const untilConfirmed = ['officer.confirm', 'officer.suspend', 'unit.suspend', 'key.revoke', 'invitation.withdraw']

const remaining: Readonly<Record<OfficerHold, (operation: Operation) => boolean>> = {
  locked: ({ name }) => throughTheLock.includes(name),
  'second-passkey': (operation) => ofSlice(operation, 'session', 'passkey'),
  // No passkey is added that day either: a thief would make the way in their own.
  recovered: (operation) =>
    ofSlice(operation, 'session') || (operation.effect !== 'change' && operation.name !== 'passkey.challenge'),
  unconfirmed: (operation) =>
    operation.effect !== 'change' ||
    ofSlice(operation, 'session', 'passkey') ||
    untilConfirmed.includes(operation.name),
}

/** Whether an operation is left under all these holds. */
export const remainsUnder = (holds: readonly OfficerHold[], operation: Operation): boolean =>
  holds.every((hold) => remaining[hold](operation))
