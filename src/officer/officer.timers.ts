// What comes due by itself: duties to be confirmed, keys that end, recoveries nobody finished. Each told to its bureau by a fact.
import type { TimerKind } from '../kernel/slice.ts'
import { endingTimer, keyById } from './officer.keys.ts'
import { readOfficer } from './officer.store.ts'
import { confirmTimer, remindAt } from './officer.tenure.ts'
import { endRecovery, noteRecovery, recoveryTimer } from './recovery.store.ts'

export const officerTimers: readonly TimerKind[] = [
  {
    kind: confirmTimer,
    run: async (context, ref) => {
      const officer = await readOfficer(context, ref)
      if (officer?.state !== 'active' || officer.confirmBy === null) return
      const overdue = officer.confirmBy <= context.now
      if (!overdue) await remindAt(context, officer, officer.confirmBy)
      context.also('officer.confirm-due', {
        subject: { kind: 'officer', id: officer.id, version: officer.version },
        tell: [officer.bureau],
        detail: { officer: officer.name, confirmBy: officer.confirmBy, overdue },
      })
    },
  },
  {
    kind: endingTimer,
    run: async (context, ref) => {
      const key = await keyById(context, ref)
      if (!key || key.revokedAt !== null || key.followedBy !== null) return
      context.also('key.ending', {
        subject: { kind: 'key', id: key.id },
        tell: [key.bureau],
        detail: { officer: key.officer, endsAt: key.endsAt },
      })
    },
  },
  {
    kind: recoveryTimer,
    run: async (context, ref) => {
      const ended = await endRecovery(context, ref, 'ended')
      if (ended) context.also('recovery.end', noteRecovery(ended))
    },
  },
]
