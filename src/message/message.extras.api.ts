// Answers to operations that help writing messages and following them up: reminders, more time, rounds, wordings, groups, recipients.
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import { listReadableBureaus } from '../bureau/bureau.store.ts'
import { Failure } from '../kernel/failure.ts'
import { type Context, type Handler, handle } from '../kernel/slice.ts'
import { say } from '../kernel/words.ts'
import { bodies } from '../member/body.table.ts'
import { regions } from '../member/member.table.ts'
import type { Language } from '../terms/language.ts'
import { draftHandlers } from './message.draft.api.ts'
import { messageSubject, noteMessage } from './message.fact.ts'
import { viewFollowUp, viewMoreTime, viewReminder } from './message.follow.ts'
import { changeGroupRow, deleteGroup, insertGroup, listGroupRows, readEveryBureau } from './message.group.store.ts'
import { resolve } from './message.group.ts'
import { viewRecipient } from './message.recipient.ts'
import { keepMoreTime, readReminders, remindByHand, reminderDetail } from './message.reminder.store.ts'
import { beginRound } from './message.round.making.ts'
import { listRoundLines, readRound, setWeekly, viewRound } from './message.round.store.ts'
import type { GroupEntry, GroupView, WordingView } from './message.schema.ts'
import { readSetting, saveSetting } from './message.setting.store.ts'
import { readMessage } from './message.store.ts'
import type { GroupRow } from './message.table.ts'
import { type Blank, replyWordings, type Wording } from './message.wording.table.ts'
import {
  addGroup,
  askMoreTime,
  changeGroup,
  listGroups,
  listRecipients,
  listRounds,
  listWordings,
  remind,
  removeGroup,
  setMessageSetting,
  showFollowUp,
  showMessageSetting,
  showRound,
  startRound,
} from './message.writing.operations.ts'

/** A wording with its blanks still in it: the composer fills them in the language of the recipient. */
const viewWording = ({ id, blanks }: Wording): WordingView => {
  const kept = Object.fromEntries(blanks.map((blank: Blank) => [blank, `{${blank}}`]))
  const words = (language: Language): string => say(language, `wording.${id}`, kept)
  return {
    id,
    blanks: [...blanks],
    words: { en: words('en'), fr: words('fr'), es: words('es'), ar: words('ar'), vi: words('vi') },
  }
}

/** Groups everybody has: all, the regions, and the members of each body that states them. */
const commonGroups: readonly string[] = [
  'all',
  ...regions.map((region) => `region:${region}`),
  ...bodies.flatMap(({ bureau, members }) => (members ? [`members:${bureau}`] : [])),
]

const viewGroup = (row: GroupRow): GroupView => ({
  id: `group:${row.id}`,
  own: true,
  title: row.title,
  bureaus: row.bureaus.filter((bureau) => bureau !== row.bureau),
  version: row.version,
})

/** Each bureau once, each one there is; a group may hold the own one, which is never written to. */
const checkBureaus = async (context: Context, { bureaus }: GroupEntry): Promise<void> => {
  const there = await readEveryBureau(context)
  const pointers = bureaus.flatMap((bureau, at) => {
    const fault = (key: string) => [{ pointer: `/bureaus/${at}`, key, values: {} }]
    if (!there.has(bureau)) return fault('fault.unknown-bureau')
    return bureaus.indexOf(bureau) < at ? fault('fault.repeated') : []
  })
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
}

const noteGroup = (context: Context, { id, version }: GroupRow): void =>
  context.note({ subject: { kind: 'message-group', id, version }, tell: [context.actor.bureau] })

const isSecretariat = ({ actor }: Context): boolean => actor.bureau === generalSecretariat

export const extraHandlers: readonly Handler[] = [
  ...draftHandlers,

  handle(remind, async (context, { params, body }) => {
    const done = await remindByHand(context, params.id, body.to)
    const recipients = done.reminded.map(({ recipient }) => recipient)
    noteMessage(context, done.message, {
      part: 'changed',
      tell: [done.message.sender, ...recipients],
      detail: reminderDetail(done),
    })
    const written = new Map(done.reminded.map(({ recipient, reminders }) => [recipient, reminders]))
    const reminders = await readReminders(context, params.id, recipients)
    return {
      reminders: reminders
        .filter(({ recipient, number }) => written.get(recipient) === number)
        .map((row) => viewReminder(row, done.message.sender, context.actor.bureau)),
    }
  }),

  handle(askMoreTime, async (context, { params, body }) => {
    const { message, statement } = await keepMoreTime(context, params.id, body)
    noteMessage(context, message, {
      part: 'changed',
      tell: [message.sender, statement.recipient],
      detail: { recipient: statement.recipient, until: statement.until },
    })
    return viewMoreTime(statement, body.reason)
  }),

  handle(showFollowUp, async (context, { params }) => {
    const message = await readMessage(context, params.id)
    context.note({
      subject: { kind: 'message', id: message.id },
      subjects: [messageSubject(message, 'shown')],
    })
    return viewFollowUp(context, message)
  }),

  handle(startRound, async (context, { body }) => viewRound(context, await beginRound(context, body))),

  handle(listRounds, (context, { query }) => listRoundLines(context, query)),

  handle(showRound, async (context, { params }) => viewRound(context, await readRound(context, params.id))),

  handle(listWordings, async () => ({ wordings: replyWordings.map(viewWording) })),

  handle(listGroups, async (context) => {
    const there = await readEveryBureau(context)
    const common = commonGroups.map(
      (id): GroupView => ({
        id,
        own: false,
        title: null,
        bureaus: [...resolve([id], context.actor.bureau, there, () => undefined).bureaus],
        version: null,
      }),
    )
    return { groups: [...(await listGroupRows(context)).map(viewGroup), ...common] }
  }),

  handle(addGroup, async (context, { body }) => {
    await checkBureaus(context, body)
    const row = await insertGroup(context, body)
    noteGroup(context, row)
    return viewGroup(row)
  }),

  handle(changeGroup, async (context, { params, body }) => {
    await checkBureaus(context, body)
    const row = await changeGroupRow(context, params.id, body)
    noteGroup(context, row)
    return viewGroup(row)
  }),

  handle(removeGroup, async (context, { params }) => {
    noteGroup(context, await deleteGroup(context, params.id))
    return {}
  }),

  handle(listRecipients, async (context) => ({
    recipients: (await listReadableBureaus(context, context.actor))
      .filter(({ code }) => code !== context.actor.bureau)
      .map((bureau) => viewRecipient(bureau, context.now)),
  })),

  handle(showMessageSetting, (context) => readSetting(context)),

  handle(setMessageSetting, async (context, { body }) => {
    if (!isSecretariat(context)) throw new Failure('forbidden', 'message.setting-not-yours')
    const saved = await saveSetting(context, body)
    if (body.weeklyRounds) await setWeekly(context, saved.weeklyRounds)
    context.note({
      subject: { kind: 'message-setting', id: generalSecretariat, version: saved.version },
      tell: [generalSecretariat],
      detail: { reminderMinutes: saved.reminderMinutes, weeklyRounds: saved.weeklyRounds },
    })
    return saved
  }),
]
