/** The best records met so far, a few of them. */

export type Ranked = { readonly number: number; readonly bits: number; readonly access: number }

export type Ranking = {
  /** Takes a record in if it is among the best; of one that is there already the higher bits count. */
  readonly enter: (number: number, bits: number, access: number) => void
  /** Bits below which nothing has a place any more. */
  readonly least: () => number
  /** Number from which on a record of just so many bits has no place either. */
  readonly last: () => number
  /** Best first, of equal ones the lower number. */
  readonly best: () => readonly Ranked[]
}

/** Room for so many. */
export function createRanking(room: number): Ranking {
  const best: Ranked[] = []
  let least = Number.NEGATIVE_INFINITY
  let last = Number.POSITIVE_INFINITY

  function enter(number: number, bits: number, access: number): void {
    if (bits < least) return
    const before = best.findIndex((one) => one.number === number)
    if (before >= 0) {
      if ((best[before]?.bits ?? 0) >= bits) return
      best.splice(before, 1)
    }
    let at = best.length
    while (at > 0 && isBefore(number, bits, best[at - 1])) at -= 1
    if (at >= room) return
    best.splice(at, 0, { number, bits, access })
    if (best.length > room) best.pop()
    if (best.length < room) return
    const worst = best[room - 1]
    least = worst?.bits ?? least
    last = worst?.number ?? last
  }

  return { enter, least: () => least, last: () => last, best: () => best }
}

function isBefore(number: number, bits: number, other: Ranked | undefined): boolean {
  return other !== undefined && (bits > other.bits || (bits === other.bits && number < other.number))
}
