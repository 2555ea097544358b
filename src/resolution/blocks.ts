/** Blocks: which entities share a key, in typed arrays, counted first and filled then; every step is a short one. */

/** A list of 32-bit numbers that grows. */
export type NumberList = {
  readonly push: (value: number) => void
  readonly add: (place: number, value: number) => void
  readonly at: (place: number) => number
  readonly length: () => number
}

/** Growing doubles the room, which copies it: a few milliseconds for some million numbers. */
export function createNumberList(): NumberList {
  let numbers = new Int32Array(1024)
  let length = 0
  return {
    push: (value) => {
      if (length === numbers.length) {
        const wider = new Int32Array(length * 2)
        wider.set(numbers)
        numbers = wider
      }
      numbers[length] = value
      length += 1
    },
    add: (place, value) => {
      numbers[place] = (numbers[place] ?? 0) + value
    },
    at: (place) => numbers[place] ?? 0,
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

/** Blocks for at most so many keys, each counted as often as it comes: an open-addressed table that is half full at most. */
export function createBlocks(mostKeys: number): Blocks {
  const width = 2 ** Math.max(10, Math.ceil(Math.log2(mostKeys * 2 + 1)))
  const mask = width - 1
  const keys = new Int32Array(width)
  /** Block + 1; 0 where the place is free. */
  const found = new Int32Array(width)
  const sizes = createNumberList()
  const starts = createNumberList()
  const filled = createNumberList()
  const passed = createNumberList()
  const members = new Int32Array(mostKeys)
  let room = 0

  function placeOf(key: number): number {
    let place = (key ^ (key >>> 15)) & mask
    while (found[place] !== 0 && keys[place] !== key) place = (place + 1) & mask
    return place
  }

  return {
    count: (key) => {
      const place = placeOf(key)
      if (found[place] === 0) {
        keys[place] = key
        sizes.push(0)
        found[place] = sizes.length()
      }
      sizes.add((found[place] ?? 1) - 1, 1)
    },
    makeRoom: (blocks) => {
      const to = Math.min(sizes.length(), starts.length() + blocks)
      for (let block = starts.length(); block < to; block += 1) {
        starts.push(room)
        filled.push(0)
        passed.push(0)
        room += sizes.at(block)
      }
      return to === sizes.length()
    },
    blockOf: (key) => (found[placeOf(key)] ?? 0) - 1,
    enter: (block, member) => {
      members[starts.at(block) + filled.at(block)] = member
      filled.add(block, 1)
    },
    size: sizes.at,
    memberAt: (block, place) => members[starts.at(block) + place] ?? 0,
    next: (block) => {
      passed.add(block, 1)
      return passed.at(block) - 1
    },
  }
}
