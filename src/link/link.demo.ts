// Links of the demonstration: what France knows the wanted man by, and who belongs with him.
import type { Stage } from '../demonstration.stage.ts'
import type { EarlyKey, MadeStories } from '../record/record.story.demo.ts'
import { linkSlice } from './link.api.ts'
import { makeLink } from './link.operations.ts'
import type { Relation } from './link.schema.ts'

type Stated = { readonly from: EarlyKey; readonly to: EarlyKey; readonly relation: Relation; readonly note: string }

export const statedLinks: readonly Stated[] = [
  { from: 'wanted', to: 'document-of-wanted', relation: 'holder-of', note: 'Exercice : délivré à Ville-Exercice.' },
  { from: 'wanted', to: 'stolen', relation: 'user-of', note: 'Exercise: shown by him at a hotel under another name.' },
  {
    from: 'wanted',
    to: 'stolen-car',
    relation: 'user-of',
    note: 'Exercise: seen at the wheel three days after the theft.',
  },
  {
    from: 'wanted',
    to: 'associate',
    relation: 'associate-of',
    note: 'Exercice : même dossier, deux fois contrôlés ensemble.',
  },
]

/** States the links, some days ago. */
export const makeLinks = async (stage: Stage, stories: MadeStories): Promise<void> => {
  for (const [index, { from, to, relation, note }] of statedLinks.entries()) {
    const [one, other] = [stories[from], stories[to]]
    await stage.play({ at: stage.minutes(-7 * 24 * 60 + index * 3), by: 'fr.notices' }, linkSlice, makeLink, {
      params: { database: one.database, id: one.id },
      body: { database: other.database, record: other.id, relation, note },
    })
  }
}
