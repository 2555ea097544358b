// Begins a round of test traffic: one message in its own series of numbers to each bureau that is asked, and the board for it.
import type { Context } from '../kernel/slice.ts'
import { say } from '../kernel/words.ts'
import type { Region } from '../member/member.table.ts'
import { languages } from '../terms/language.ts'
import { insertRound, requireRoundStart } from './message.round.store.ts'
import { defaultRoundMinutes, dueOf, weekOf } from './message.round.ts'
import type { RoundEntry } from './message.schema.ts'
import { send } from './message.sending.ts'
import type { RoundRow } from './message.table.ts'

/** Everybody reads it in a language of the organisation, whoever is on duty. */
const inEveryLanguage = (id: string): string => languages.map((language) => say(language, id)).join('\n')

/**
 * Sends the test and keeps the round. Throws Failure forbidden `message.round-not-yours`, and whatever sending throws: above ten
 * bureaus a reason is needed, as for any message.
 */
export const beginRound = async (context: Context, entry: RoundEntry): Promise<RoundRow> => {
  requireRoundStart(context)
  const { message } = await send(context, {
    to: entry.to,
    ...(entry.reason === undefined ? {} : { reason: entry.reason }),
    subject: say('en', 'message-round.subject'),
    body: inEveryLanguage('message-round.body'),
    ourReference: entry.ourReference,
    test: true,
  })
  const round = await insertRound(context, {
    id: context.newId(),
    bureau: message.sender,
    officer: context.actor.officer,
    circle: entry.to.join(' ').slice(0, 300),
    message: message.id,
    recipients: message.recipients,
    participants: message.participants,
    state: 'open',
    dueAt: dueOf(context.now, entry.dueInMinutes ?? defaultRoundMinutes),
    createdAt: context.now,
    closedAt: null,
  })
  context.note({
    subject: { kind: 'message-round', id: round.id },
    detail: { message: message.id, recipients: round.recipients.length },
  })
  return round
}

/** The weekly round of a region, begun by the General Secretariat's own system. */
export const beginWeekly = (context: Context, region: Region): Promise<RoundRow> =>
  beginRound(context, {
    to: [`region:${region}`],
    reason: say('en', 'message-round.reason'),
    ourReference: `TEST ${weekOf(context.now)}`,
  })
