/** Beginnings of words as a tree: words met under one key begin alike, and what is reckoned of a beginning is kept for all that have it. */

/** So many beginnings are kept; then the tree begins anew. */
export const mostBeginnings = 1 << 13
/** Letters that a comparison looks at. */
export const longestBeginning = 40
/** The least is told up to this. */
export const mostLeast = 0xffff

/** By number: 0 is the empty one. Each has a place for each letter that may follow, and a row of numbers. */
export type Beginnings = {
  /**
   * The beginning with each letter behind it, `places` of them a beginning; 0 where it was not met yet. At one of the places, of a letter that
   * there is not, stands the least that any word with the beginning comes to.
   */
  next: Uint16Array
  /** What is reckoned of it: `stride` numbers a beginning. */
  rows: Int32Array
  readonly places: number
  stride: number
  many: number
}

export function createBeginnings(places: number): Beginnings {
  return { next: new Uint16Array(0), rows: new Int32Array(0), places, stride: 1, many: 0 }
}

/** None but the empty one, with room for rows of `stride` numbers. */
export function beginAnew(tree: Beginnings, stride: number): void {
  tree.next.fill(0, 0, tree.many * tree.places)
  tree.stride = stride
  tree.many = 1
  makeRoom(tree)
}

/** Whether there is no room for another word. */
export function isFull({ many }: Beginnings): boolean {
  return many + longestBeginning > mostBeginnings
}

/** Another beginning: that of `before` with a letter behind it. */
export function addBeginning(tree: Beginnings, before: number, letter: number): number {
  const added = tree.many
  tree.many += 1
  makeRoom(tree)
  tree.next[before * tree.places + letter] = added
  return added
}

function makeRoom(tree: Beginnings): void {
  const { places, stride, many } = tree
  if (many * places > tree.next.length) {
    const room = Math.min(mostBeginnings, Math.max(1 << 8, 2 * (many - 1)))
    tree.next = grown(new Uint16Array(room * places), tree.next)
  }
  const wanted = (tree.next.length / places) * stride
  if (many * stride > tree.rows.length) tree.rows = grown(new Int32Array(wanted), tree.rows)
}

function grown<Numbers extends Uint16Array | Int32Array>(into: Numbers, from: Numbers): Numbers {
  into.set(from)
  return into
}
