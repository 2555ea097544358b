// Messages of the demonstration: a month of threads, the stories that people walk through, and the reminders that fell due meanwhile.
import type { Stage } from '../demonstration.stage.ts'
import { systemOf } from '../kernel/actor.ts'
import type { MadeStories } from '../record/record.story.demo.ts'
import { type Act, markAs, post } from './message.play.demo.ts'
import { keptByBureaus, testRound } from './message.round.demo.ts'
import { drawThread, type Thread } from './message.script.demo.ts'
import { storyActs } from './message.story.demo.ts'
import type { MessageRow } from './message.table.ts'
import { messageTimers } from './message.timers.ts'

/** Beside those of the stories. */
const threads = 112

/** A thread as acts: each message knows the id of the one it answers once that was sent. */
const actsOf = (stage: Stage, { writings, markings }: Thread): Act[] => {
  const sent: (MessageRow | undefined)[] = []
  return [
    ...writings.map(
      ({ at, by, purpose, entry, answers }, place): Act => ({
        at,
        sets: entry.replyBy ?? null,
        play: async (instant) => {
          const inReplyTo = answers === undefined ? {} : { inReplyTo: sent[answers]?.id ?? '' }
          sent[place] = await post(stage, instant, { by, purpose, entry: { ...entry, ...inReplyTo } })
        },
      }),
    ),
    ...markings.map(
      ({ at, by, act, of }): Act => ({
        at,
        sets: null,
        play: (instant) => markAs(stage, instant, by, { act, message: sent[of] }),
      }),
    ),
  ]
}

type Due = { readonly kind: string; readonly ref: string; readonly bureau: string; readonly at: string }

const kinds = messageTimers.map(({ kind }) => kind)

/** When the next clock of a message rings; undefined when none runs. */
const nextDue = async (stage: Stage): Promise<string | undefined> =>
  (
    await stage.client.query<{ at: string | null }>({
      name: 'demonstration-message-next',
      text: 'select min(due_at) as at from timer where kind = any($1)',
      values: [kinds],
    })
  ).rows[0]?.at ?? undefined

/** Rings the one clock that rings first, at its own time. */
const ringFirst = async (stage: Stage): Promise<void> => {
  const { rows } = await stage.client.query<Due>({
    name: 'demonstration-message-due',
    text: `delete from timer where id = (select id from timer where kind = any($1)
      order by due_at, kind, ref limit 1) returning kind, ref, bureau, due_at as at`,
    values: [kinds],
  })
  const [due] = rows
  const kind = messageTimers.find((one) => one.kind === due?.kind)
  if (!due || !kind) return
  await stage.playChange({ at: due.at, by: systemOf(due.bureau) }, `timer.${due.kind}`, (context) =>
    kind.run(context, due.ref),
  )
}

/**
 * Plays some hundred and twenty threads of the last month, as drawn from the stage's chance, in the order in which they happened,
 * so that mailboxes are numbered as they would have been. What would lie in the future has not happened: an answer that is still
 * owed is owed.
 */
export const makeMessages = async (stage: Stage, stories: MadeStories): Promise<void> => {
  const random = stage.random.stream('messages')
  const drawn = Array.from({ length: threads }, (_, n) => drawThread(random.stream(String(n)), stage.now, n))
  const acts = [
    ...storyActs(stage, stories),
    ...testRound(stage),
    ...keptByBureaus(stage),
    ...drawn.flatMap((thread) => actsOf(stage, thread)),
  ]
    .filter(({ at }) => at < 0)
    .sort((one, other) => one.at - other.at)
  let due = await nextDue(stage)
  const ringUntil = async (until: string): Promise<void> => {
    while (due !== undefined && due <= until) {
      await ringFirst(stage)
      due = await nextDue(stage)
    }
  }
  for (const act of acts) {
    const at = stage.minutes(act.at)
    await ringUntil(at)
    await act.play(at)
    if (act.sets === undefined) due = await nextDue(stage)
    else if (act.sets !== null && (due === undefined || act.sets < due)) due = act.sets
  }
  await ringUntil(stage.now)
}
