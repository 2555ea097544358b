// Where and when checks of the demonstration are made: routes between real places, on voyages of a carrier there is none of.
import { type AliveCountry, aliveCountries, exerciseBureaus } from '../bureau/bureau.demo.ts'
import { type Random, weighted } from '../demonstration.random.ts'
import type { Stage } from '../demonstration.stage.ts'
import type { Where } from '../hit/hit.instruction.schema.ts'
import { memberOfBureau } from '../member/member.table.ts'
import { postsOf } from '../officer/officer.demo.ts'
import { timeIn } from '../terms/instant.ts'

/** Bureaus that check: those of the exercise states do not, so that no story makes them finders. */
export const checkers: readonly AliveCountry[] = aliveCountries.filter(
  (bureau) => !(exerciseBureaus as readonly string[]).includes(bureau),
)

/** No carrier bears the code X0; flight, ship and train alike. */
export const exerciseCarrier = 'X0'

export type Asker = { readonly bureau: AliveCountry; readonly word: string }

/** Traffic by local hour of the day, from midnight: two peaks, and never quite nothing. */
const pickHour = weighted(
  [1, 1, 1, 1, 2, 4, 6, 8, 9, 9, 8, 7, 7, 8, 8, 8, 9, 9, 8, 7, 6, 5, 3, 2].map((share, hour) => [hour, share] as const),
)

const zoneOf = (bureau: string): string => memberOfBureau(bureau)?.timeZone ?? 'Etc/UTC'

/** An instant of the last `days` days, as busy as that hour is where the bureau sits. */
export const drawBusyTime = (stage: Stage, random: Random, bureau: string, days: number): string => {
  const wanted = pickHour(random) * 60 + random.below(60)
  const end = stage.minutes(-random.below(days) * 24 * 60)
  const [hour = 0, minute = 0] = timeIn(end, zoneOf(bureau)).split(':').map(Number)
  const back = (hour * 60 + minute - wanted + 24 * 60) % (24 * 60)
  return new Date(Date.parse(end) - back * 60_000 - random.below(60) * 1000).toISOString()
}

/** The place of a check as the officer's screen sends it; empty for a desk inland. */
export const drawWhere = (
  random: Random,
  { bureau, word }: Asker,
  direction: NonNullable<Where['direction']>,
  other: AliveCountry = random.pick(checkers.filter((code) => code !== bureau)),
): Where => {
  if (direction === 'inland') return { direction }
  const here = postsOf[bureau]
  if (word !== 'post') return { post: here.border, direction }
  const [away, home] = [postsOf[other].code, here.code]
  const voyage = { carrier: exerciseCarrier, voyage: `${exerciseCarrier}${random.between(100, 999)}` }
  if (direction === 'transit')
    return { post: here.airport, direction, ...voyage, from: away, to: postsOf[random.pick(checkers)].code }
  const [from, to] = direction === 'entry' ? [away, home] : [home, away]
  return { post: here.airport, direction, ...voyage, from, to }
}

/** A route on which more is asked from day to day: what a regional analyst is to see. */
export const risingRoute = { bureau: 'vn', word: 'border', from: 'Ho Chi Minh City', to: 'Phnom Penh' } as const

export const risingWhere: Where = {
  post: postsOf[risingRoute.bureau].border,
  direction: 'exit',
  from: risingRoute.from,
  to: risingRoute.to,
}
