/** A demonstration of just enough for every plot: what stories tell does not hang on how much is drawn beside them. */
import type { Sizes } from '../src/demonstration.ts'

export const storySizes: Sizes = {
  documents: 700,
  vehicles: 80,
  nominals: 60,
  papers: 5,
  vessels: 5,
  firearms: 5,
  works: 5,
  listed: 5,
  checks: 10,
  hits: 12,
}
