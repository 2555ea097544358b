// The nearest records below the line, beside the matches of a question that finds few: an officer compares them by eye, and none is a match.
import type { Context } from '../kernel/slice.ts'
import { possibleFrom } from '../matching/compare.ts'
import type { Match } from '../matching/match.ts'
import { levelOf } from '../record/record.policy.ts'
import { type Alike, findAlike } from './check.alike.ts'
import type { Item } from './check.met.ts'
import { isOtherwise, personFormOf } from './check.question.ts'
import { mostNearest } from './check.reading.schema.ts'
import { namedDatabases } from './check.schema.ts'

/** Below the line, with something of the name alike: a record that was changed meanwhile may have nothing of it any more. */
const isNear = ({ score, lines }: Match): boolean =>
  score < possibleFrom && lines.some(({ feature, bits }) => feature === 'name' && bits > 0)

/** The best few; of equal ones all or none, since which of them were shown would say nothing. */
const fewOf = (near: readonly Alike[]): Alike[] => {
  const beyond = near[mostNearest]
  return near.slice(0, mostNearest).filter(({ nearness }) => !beyond || nearness > beyond.nearness)
}

/**
 * The nearest records that the actor may read, of the databases the item asked, best first; nothing that the item met is among them,
 * and nothing that states otherwise what it insists on. They make no hit and no candidate. Undefined where the index is silent.
 */
export const findNearest = async (context: Context, item: Item): Promise<readonly Alike[] | undefined> => {
  const { understood, proposed, met } = item
  const form = personFormOf(understood, levelOf(context.actor))
  const databases = namedDatabases.filter((name) => proposed.databases.includes(name))
  if (!form || databases.length === 0) return []
  const except = new Set(met.map(({ row }) => row.number))
  const found = await findAlike(context, { form, databases, nearest: true }, except)
  return found && fewOf(found.alike.filter(({ match }) => isNear(match) && !isOtherwise(understood, match)))
}
