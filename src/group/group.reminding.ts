// When a group is reminded of what it has before it: of an event a day ahead, of a decision a day ahead and when its day has passed. Pure.
import { addDays, addHours } from '../terms/instant.ts'
import type { GroupEventRow } from './group.event.store.ts'

/** Hours before it begins that members are told of an event, and before its day begins that they are told of a decision. */
const hoursAhead = 24

type Ahead = Pick<GroupEventRow, 'state' | 'startsAt' | 'decisions'>

/** When members hear of an event; undefined for one that was cancelled, or that is nearer than that when it is agreed. */
export const nearAt = ({ state, startsAt }: Ahead, now: string): string | undefined => {
  const at = addHours(startsAt, -hoursAhead)
  return state === 'planned' && at > now ? at : undefined
}

const begins = (day: string): string => `${day}T00:00:00.000Z`

/** Instants at which members hear of a decision that has a day: before it, and once when it has passed. Days are those of UTC. */
const remindersOf = (by: string): string[] => [addHours(begins(by), -hoursAhead), begins(addDays(by, 1))]

/** The next instant at which members hear of decisions that are not done; undefined where there is none. */
export const decisionAt = ({ state, decisions }: Ahead, now: string): string | undefined =>
  state === 'planned'
    ? decisions
        .flatMap(({ by, done }) => (done || by === null ? [] : remindersOf(by)))
        .filter((at) => at > now)
        .sort()[0]
    : undefined

/** How many decisions members are told of at this instant: those not done whose day begins within a day, or has passed. */
export const dueDecisions = ({ decisions }: Ahead, now: string): number =>
  decisions.filter(({ by, done }) => !done && by !== null && addHours(begins(by), -hoursAhead) <= now).length
