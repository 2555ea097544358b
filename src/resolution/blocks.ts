/** Blocks: which entities share a key, in typed arrays, counted first and filled then; every step is a short one. */

/** A list of 32-bit numbers that grows piece by piece: nothing is ever copied, and no piece takes long to make. */
export type NumberList = {
  readonly push: (value: number) => void
  /** Adds to the number of a place; places beyond the end are zero and come to be. */
  readonly add: (place: number, value: number) => void
  readonly set: (place: number, value: number) => void
  readonly at: (place: number) => number
  readonly length: () => number
}

const pieceBits = 14
const pieceMask = 2 ** pieceBits - 1

export function createNumberList(): NumberList {
  const pieces: Int32Array[] = []
  let length = 0

  function pieceOf(place: number): Int32Array {
    const known = pieces[place >>> pieceBits]
    if (known !== undefined) return known
    const piece = new Int32Array(pieceMask + 1)
    pieces[place >>> pieceBits] = piece
    return piece
  }

  function set(place: number, value: number): void {
    pieceOf(place)[place & pieceMask] = value
    if (place >= length) length = place + 1
  }

  const at = (place: number): number => pieces[place >>> pieceBits]?.[place & pieceMask] ?? 0
  return {
    push: (value) => set(length, value),
    add: (place, value) => set(place, at(place) + value),
    set,
    at,
    length: () => length,
  }
}

export type Blocks = {
  /** Counts one more member of the block of a key. */
  readonly count: (key: number) => void
  /** Gives the next so many blocks their room; true when all have it. Call until then, after the last `count`. */
  readonly makeRoom: (blocks: number) => boolean
  /** Number of the block of a key, blocks being numbered from 0 as they were first counted; -1 of a key nobody counted. */
  readonly blockOf: (key: number) => number
  /** Puts a member in its block, behind those that are there. */
  readonly enter: (block: number, member: number) => void
  readonly size: (block: number) => number
  readonly memberAt: (block: number, place: number) => number
  /** Places of a block, one a call, from 0. */
  readonly next: (block: number) => number
}

/** Parts of the table, by the highest bits of a key: each is small enough to be made wider within a slice. */
const partBits = 10
const narrowest = 64

/** Blocks by keys of 32 bits that are spread evenly. */
export function createBlocks(): Blocks {
  const parts = Array.from({ length: 2 ** partBits }, createPart)
  const sizes = createNumberList()
  const starts = createNumberList()
  const filled = createNumberList()
  const passed = createNumberList()
  const members = createNumberList()
  let room = 0
  const partOf = (key: number): Part => parts[key >>> (32 - partBits)] ?? createPart()

  return {
    count: (key) => {
      const part = partOf(key)
      let block = part.find(key)
      if (block < 0) {
        block = sizes.length()
        part.enter(key, block)
      }
      sizes.add(block, 1)
    },
    makeRoom: (blocks) => {
      const to = Math.min(sizes.length(), starts.length() + blocks)
      for (let block = starts.length(); block < to; block += 1) {
        starts.push(room)
        room += sizes.at(block)
      }
      return to === sizes.length()
    },
    blockOf: (key) => partOf(key).find(key),
    enter: (block, member) => {
      members.set(starts.at(block) + filled.at(block), member)
      filled.add(block, 1)
    },
    size: sizes.at,
    memberAt: (block, place) => members.at(starts.at(block) + place),
    next: (block) => {
      passed.add(block, 1)
      return passed.at(block) - 1
    },
  }
}

type Part = { readonly find: (key: number) => number; readonly enter: (key: number, block: number) => void }

/** An open-addressed table, half full at most. */
function createPart(): Part {
  let keys = new Int32Array(narrowest)
  /** Block + 1; 0 where the place is free. */
  let found = new Int32Array(narrowest)
  let entered = 0

  function placeOf(key: number): number {
    const mask = keys.length - 1
    let place = key & mask
    while (found[place] !== 0 && keys[place] !== key) place = (place + 1) & mask
    return place
  }

  function put(key: number, blockAndOne: number): void {
    const place = placeOf(key)
    keys[place] = key
    found[place] = blockAndOne
  }

  function widen(): void {
    const [oldKeys, oldFound] = [keys, found]
    keys = new Int32Array(oldKeys.length * 2)
    found = new Int32Array(oldKeys.length * 2)
    oldFound.forEach((block, place) => {
      if (block !== 0) put(oldKeys[place] ?? 0, block)
    })
  }

  return {
    find: (key) => (found[placeOf(key)] ?? 0) - 1,
    enter: (key, block) => {
      entered += 1
      if (entered * 2 > keys.length) widen()
      put(key, block + 1)
    },
  }
}
