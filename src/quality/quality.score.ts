// The score of a bureau's records in one database. Pure: shares in, 0 to 100 out.

/** Points a whole database can lose, by what is wrong with all of it; together 100. */
export const points = { missing: 30, contradicting: 30, stale: 20, falseHits: 20 } as const

export type Counted = {
  readonly records: number
  readonly missing: number
  readonly contradicting: number
  readonly stale: number
  readonly closedHits: number
  readonly falseHits: number
}

export type Shares = { readonly [K in keyof typeof points]: number }

const share = (part: number, of: number): number => (of === 0 ? 0 : Math.min(1, part / of))

/** Shares of records, and of closed hits, from 0 to 1; 0 where there is nothing to count. */
export const sharesOf = (counted: Counted): Shares => ({
  missing: share(counted.missing, counted.records),
  contradicting: share(counted.contradicting, counted.records),
  stale: share(counted.stale, counted.records),
  falseHits: share(counted.falseHits, counted.closedHits),
})

/**
 * 100 less 30 times the share of records with something missing, 30 times the share that contradicts itself, 20 times the share
 * that is stale and 20 times the share of closed hits that were false, rounded. Null without records.
 */
export const scoreOf = (counted: Counted): number | null => {
  if (counted.records === 0) return null
  const shares = sharesOf(counted)
  const lost =
    points.missing * shares.missing +
    points.contradicting * shares.contradicting +
    points.stale * shares.stale +
    points.falseHits * shares.falseHits
  return Math.round(100 - lost)
}
