// Who takes part in the network of the demonstration: nearly everybody at work; of the exercise states one asks and one has left.
import { aliveBureaus, exerciseBureaus } from '../bureau/bureau.demo.ts'
import { readBureau } from '../bureau/bureau.store.ts'
import type { Stage } from '../demonstration.stage.ts'
import { classOf, rulebookSlice } from './rulebook.api.ts'
import { foundParticipation, foundRulebook } from './rulebook.founding.ts'
import { askToJoin, inviteParticipant, leaveNetwork, limitParticipation } from './rulebook.operations.ts'
import { readParticipation } from './rulebook.store.ts'

const day = -24 * 60

const joinedLongAgo = (bureau: string): boolean => bureau !== 'xa' && bureau !== 'gs'

/** Founds the network two years ago. Bureaus must stand; what officers do about it is played by `playRulebook`. */
export const makeRulebook = async (stage: Stage): Promise<void> => {
  await foundRulebook(stage, stage.minutes(790 * day))
  for (const code of aliveBureaus.filter(joinedLongAgo)) {
    const bureau = await readBureau(stage, code)
    if (bureau) await foundParticipation(stage, code, classOf(bureau), stage.minutes(780 * day))
  }
}

const versionOf = async (stage: Stage, bureau: string): Promise<number> =>
  (await readParticipation(stage, bureau))?.version ?? 0

/** A partner declares its limits, another is invited, one exercise state leaves and the other asks to come in. Officers must stand. */
export const playRulebook = async (stage: Stage): Promise<void> => {
  const [asking, leaving] = exerciseBureaus
  const scene = (days: number, by: string) => ({ at: stage.minutes(days * day), by })
  await stage.play(scene(200, 'iom.command'), rulebookSlice, limitParticipation, {
    body: {
      version: await versionOf(stage, 'iom'),
      withoutClauses: ['file.contribute'],
      withoutCrimeAreas: ['terrorism'],
      note: 'Exercise: figures on routes only, nothing on persons.',
    },
  })
  await stage.play(scene(60, 'gs.analyst'), rulebookSlice, inviteParticipant, {
    body: { bureau: 'unodc', class: 'partner' },
  })
  await stage.play(scene(30, `${leaving}.command`), rulebookSlice, leaveNetwork, {
    body: { version: await versionOf(stage, leaving), reason: 'Exercise: a decision of the ministry.' },
  })
  await stage.play(scene(6, `${asking}.command`), rulebookSlice, askToJoin, { body: { terms: 1 } })
}
