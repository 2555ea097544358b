// Proposals of the demonstration: one that waits for France, one it took in, one that Germany declined.
import type { Stage } from '../demonstration.stage.ts'
import type { MadeStories } from '../record/record.story.demo.ts'
import { proposalSlice } from './proposal.api.ts'
import { acceptProposal, declineProposal, makeProposal } from './proposal.operations.ts'
import type { ProposalEntry } from './proposal.schema.ts'

const days = (n: number): number => -n * 24 * 60

/** Plays what Viet Nam proposes to records of others, and what became of it. */
export const makeProposals = async (stage: Stage, stories: MadeStories): Promise<void> => {
  const propose = (at: number, by: string, key: keyof MadeStories, body: ProposalEntry) => {
    const { database, id } = stories[key]
    return stage.play({ at: stage.minutes(at), by }, proposalSlice, makeProposal, { params: { database, id }, body })
  }

  const taken = await propose(days(9), 'vn.analyst', 'conflicting-dates', {
    version: 1,
    changes: [
      { field: 'datesOfBirth', value: ['1985-04-12', '1985-12-04'] },
      { field: 'placeOfBirth', value: 'Ville-Exercice' },
    ],
    reason: 'Exercise: a visa application of 2024 states 4 December; day and month may have changed places.',
    grade: { source: 'B', information: '2' },
  })
  await stage.play({ at: stage.minutes(days(8) + 45), by: 'fr.desk' }, proposalSlice, acceptProposal, {
    params: { id: taken.id },
    body: { version: 1, reason: 'Exercice : confirmé par la préfecture.' },
  })

  const declined = await propose(days(6), 'vn.desk', 'stolen-car', {
    version: 1,
    changes: [{ field: 'colour', value: 'green' }],
    reason: 'Exercise: a car with this plate was seen at Mộc Bài and it was green.',
    grade: { source: 'B', information: '3' },
  })
  await stage.play({ at: stage.minutes(days(5) + 70), by: 'de.desk' }, proposalSlice, declineProposal, {
    params: { id: declined.id },
    body: { reason: 'Übung: Der Halter bestätigt Blau; das Kennzeichen ist vermutlich nachgemacht.' },
  })

  await propose(days(2) + 15, 'vn.desk', 'wanted', {
    version: 1,
    changes: [{ field: 'datesOfBirth', value: ['1979-03-14', '1979-05-14'] }],
    reason: 'Exercise: a hotel registration in Hanoi gives 14 May 1979, with the number of the same passport.',
    grade: { source: 'B', information: '2' },
  })
}
