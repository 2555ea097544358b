// What the platform does with messages by itself: reminds who owes an answer, forgets drafts, begins and ends test rounds.
import { Failure } from '../kernel/failure.ts'
import type { Context, TimerKind } from '../kernel/slice.ts'
import { type Region, regions } from '../member/member.table.ts'
import { eraseForgottenDraft } from './message.draft.store.ts'
import { messageNote, noteMessage } from './message.fact.ts'
import { remindDue, reminderDetail, reminderTimer } from './message.reminder.store.ts'
import { beginWeekly } from './message.round.making.ts'
import { closeRound, closeTimer, setWeekly, weeklyTimer } from './message.round.store.ts'
import { readSetting } from './message.setting.store.ts'

/** What is gone is no reason to come back every minute. */
const orGone = <T>(work: Promise<T>): Promise<T | undefined> =>
  work.catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'notFound') return undefined
    throw error
  })

/** Reminders that are due are facts of their own, told to whom they go; so is that three of them brought nothing. */
const ring = async (context: Context, id: string): Promise<void> => {
  const done = await orGone(remindDue(context, id))
  if (!done) return
  const { message, reminded, unanswered } = done
  noteMessage(context, message, { part: 'changed', tell: false })
  if (reminded.length > 0)
    context.also(
      'message.remind',
      messageNote(message, {
        part: 'changed',
        tell: [message.sender, ...reminded.map(({ recipient }) => recipient)],
        detail: reminderDetail(done),
      }),
    )
  if (unanswered.length > 0)
    context.also(
      'message.unanswered',
      messageNote(message, { part: 'changed', tell: [message.sender], detail: { recipients: unanswered } }),
    )
}

const close = async (context: Context, id: string): Promise<void> => {
  const round = await closeRound(context, id)
  context.note({ subject: { kind: 'message-round', id }, tell: round ? [round.bureau] : [] })
}

/** The weekly round of a region, and the clock for the next; nothing where it was switched off meanwhile. */
const weekly = async (context: Context, ref: string): Promise<void> => {
  const region = regions.find((one): one is Region => one === ref)
  const { weeklyRounds } = await readSetting(context)
  if (!region || !weeklyRounds.includes(region)) return
  await setWeekly(context, weeklyRounds)
  try {
    await beginWeekly(context, region)
  } catch (error) {
    // Judged before anything is written: a region where nobody else may work is no reason to come back every minute.
    if (!(error instanceof Failure && error.code === 'invalid')) throw error
    context.note({ subject: { kind: 'message-round', id: region }, detail: { begun: false } })
  }
}

export const messageTimers: readonly TimerKind[] = [
  { kind: reminderTimer, run: ring },
  {
    kind: 'message.draft-erase',
    run: async (context, id) => {
      const erased = await eraseForgottenDraft(context, id)
      context.note({ subject: { kind: 'message-draft', id }, detail: { erased } })
    },
  },
  { kind: closeTimer, run: close },
  { kind: weeklyTimer, run: weekly },
]
