// Where the keys of the board lead from a card: along its column and on into the next, or across to the same height. Pure.

export type BoardMoves = {
  readonly next: string | null
  readonly previous: string | null
  readonly across: string | null
  readonly back: string | null
}

/** The nearest column with cards in a direction, at the same height or its last card; null when there is none. */
const sideways = (
  columns: readonly (readonly string[])[],
  column: number,
  row: number,
  step: 1 | -1,
): string | null => {
  for (let at = column + step; at >= 0 && at < columns.length; at += step) {
    const cards = columns[at] ?? []
    if (cards.length > 0) return cards[Math.min(row, cards.length - 1)] ?? null
  }
  return null
}

/** Moves from a card; from nowhere every key leads to the first card. */
export const boardMoves = (columns: readonly (readonly string[])[], at: string | null): BoardMoves => {
  const all = columns.flat()
  const place = at === null ? -1 : all.indexOf(at)
  const first = all[0] ?? null
  if (at === null || place < 0) return { next: first, previous: first, across: first, back: first }
  const column = columns.findIndex((cards) => cards.includes(at))
  const row = columns[column]?.indexOf(at) ?? 0
  return {
    next: all[Math.min(place + 1, all.length - 1)] ?? null,
    previous: all[Math.max(place - 1, 0)] ?? null,
    across: sideways(columns, column, row, 1) ?? at,
    back: sideways(columns, column, row, -1) ?? at,
  }
}
