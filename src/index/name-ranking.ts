/** The best records met so far, a few of them. */

export type Ranked = { readonly number: number; readonly bits: number; readonly access: number }

export type Ranking = {
  /** Takes a record in if it is among the best; one that is there already stays as it is. */
  readonly enter: (number: number, bits: number, access: number) => void
  /** Bits below which nothing has a place any more. */
  readonly least: () => number
  /** Best first, of equal ones the lower number. */
  readonly best: () => readonly Ranked[]
}

/** Room for so many. */
export function createRanking(room: number): Ranking {
  const best: Ranked[] = []
  let least = Number.NEGATIVE_INFINITY

  function enter(number: number, bits: number, access: number): void {
    if (bits < least) return
    let at = best.length
    while (at > 0 && isBefore(number, bits, best[at - 1])) at -= 1
    for (let above = at - 1; above >= 0 && best[above]?.bits === bits; above--)
      if (best[above]?.number === number) return
    if (at >= room) return
    best.splice(at, 0, { number, bits, access })
    if (best.length > room) best.pop()
    if (best.length === room) least = best[room - 1]?.bits ?? least
  }

  return { enter, least: () => least, best: () => best }
}

function isBefore(number: number, bits: number, other: Ranked | undefined): boolean {
  return other !== undefined && (bits > other.bits || (bits === other.bits && number < other.number))
}
