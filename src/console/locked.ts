// Whether the screens of this browser are locked: apart, so that what asks the hub may know it without knowing who sits there.
import { remembered } from './remembered.ts'

const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'

/** Kept over a reload, or the lock would be one key away from open. */
export const locked = remembered<boolean>('locked', isFlag, false)

/** What a locked screen goes on asking: whether an alarm stands. The rest would be refused, and each refusal is a fact. */
export const askedThroughTheLock: readonly string[] = ['desk.alarms']
