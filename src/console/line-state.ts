// How good the line to the hub is, by how long nothing was heard on it; pure.

/** `live`: heard within 30 s. `amber`: within 90 s. `red`: longer ago; lists are asked for every 30 s instead. */
export type LineState = 'live' | 'amber' | 'red'

const amberAfter = 30_000
const redAfter = 90_000

/** State of a line that has been silent for so many milliseconds. */
export const lineStateOf = (silence: number): LineState =>
  silence < amberAfter ? 'live' : silence < redAfter ? 'amber' : 'red'
