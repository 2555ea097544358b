// What notifications do by themselves: write digests, and leave the fact of a ping that was given up.
import type { Context, TimerKind } from '../kernel/slice.ts'
import { readOfficer } from '../officer/officer.store.ts'
import { writeDigest } from './notification.digest.store.ts'
import { enqueue } from './notification.enqueue.store.ts'
import { deliveryOf, giveUpTimer } from './notification.outbox.store.ts'
import { digestTimer, setDigestClock, settingOf, targetsOf } from './notification.store.ts'

const digest = async (context: Context, name: string): Promise<void> => {
  const officer = await readOfficer(context, name)
  const setting = officer && (await settingOf(context, officer.bureau, name))
  if (!setting || officer.state !== 'active') return
  const written = await writeDigest(context, officer)
  const targets = await targetsOf(context, officer.bureau)
  for (const target of targets.filter((one) => one.officer === name))
    await enqueue(context, target, {
      kind: 'digest',
      items: [],
      matters: 'always',
      dueAt: context.now,
      digest: written.id,
    })
  await setDigestClock(context, setting)
  context.note({ subject: { kind: 'notification', id: written.id }, tell: [officer.bureau] })
}

const giveUp = async (context: Context, id: string): Promise<void> => {
  const row = await deliveryOf(context, id)
  if (!row) return
  const { way, kind, tries, problem, target } = row
  context.note({
    subject: { kind: 'notification', id },
    tell: [row.bureau],
    detail: { way, kind, tries, problem, target },
  })
}

export const notificationTimers: readonly TimerKind[] = [
  { kind: digestTimer, run: digest },
  { kind: giveUpTimer, run: giveUp },
]
