// A round of test traffic in the demonstration, and what bureaus keep for themselves: groups, half a letter, weekly rounds.
import type { Stage } from '../demonstration.stage.ts'
import { messageSlice } from './message.api.ts'
import { type Act, markAs, storeSent } from './message.play.demo.ts'
import type { MessageRow } from './message.table.ts'
import { addGroup, saveDraft, setMessageSetting, startRound } from './message.writing.operations.ts'

const day = 24 * 60

const tested = ['au', 'cn', 'id', 'in', 'jp', 'kr', 'my', 'ph', 'sg', 'th', 'vn'] as const
const silent = ['id', 'ph']

/** Test traffic of four days ago: two bureaus did not answer, one was late. */
export const testRound = (stage: Stage): Act[] => {
  const sent: MessageRow[] = []
  const at = -4 * day + 30
  return [
    {
      at,
      play: async (instant) => {
        const round = await stage.play({ at: instant, by: 'gs.desk' }, messageSlice, startRound, {
          body: {
            to: [...tested],
            reason: 'Exercise: every desk of the region that is alive.',
            ourReference: 'GS-EX-TEST-1',
          },
        })
        sent[0] = await stage.sql
          .selectFrom('message')
          .selectAll()
          .where('id', '=', round.message)
          .executeTakeFirstOrThrow()
        await storeSent(stage, instant)
      },
    },
    ...tested
      .filter((bureau) => !silent.includes(bureau))
      .map(
        (bureau, place): Act => ({
          at: at + (bureau === 'in' ? 95 : 2 + place * 4),
          play: (instant) => markAs(stage, instant, `${bureau}.desk`, { act: 'acknowledge', message: sent[0] }),
        }),
      ),
  ]
}

/** What Viet Nam's desk keeps for itself, and what the General Secretariat has set: groups, half a letter, weekly rounds. */
export const keptByBureaus = (stage: Stage): Act[] => {
  const group = (at: number, title: string, bureaus: string[]): Act => ({
    at,
    play: async (instant) => {
      await stage.play({ at: instant, by: 'vn.desk' }, messageSlice, addGroup, { body: { title, bureaus } })
    },
  })
  return [
    group(-20 * day, 'Mekong (diễn tập)', ['kh', 'la', 'mm', 'th', 'cn']),
    group(-12 * day, 'Đường bay Trung Đông (diễn tập)', ['ae', 'jo', 'qa', 'eg', 'tr']),
    {
      at: -26,
      play: async (instant) => {
        const id = stage.random.stream('messages/draft').idAt(Date.parse(instant))
        await stage.play({ at: instant, by: 'vn.desk' }, messageSlice, saveDraft, {
          params: { id },
          body: {
            content: {
              to: ['kr'],
              subject: 'EXERCISE – two seamen without papers',
              body: 'Exercise. Two seamen were found on board without papers. They say that',
              urgency: 'normal',
              ourReference: 'VN-EX-DRAFT-1',
            },
          },
        })
      },
    },
    {
      at: -1,
      play: async (instant) => {
        await stage.play({ at: instant, by: 'gs.command' }, messageSlice, setMessageSetting, {
          body: { version: 1, weeklyRounds: ['asia-south-pacific', 'europe'] },
        })
      },
    },
  ]
}
