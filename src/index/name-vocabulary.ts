/** The words of all names, each once, and which of them are alike to a word asked for: found by shared keys, remembered. */

/** A part of a name, or whatever else a person is found by. */
export type Word = {
  /** Its identity: words of one `id` are one word, whatever record they stand in. */
  readonly id: string
  /** Numbers of its keys, as `keyNumber` gives them, each once. */
  readonly keys: readonly number[]
}

/** A key as a number below 2^30. Two keys may have the same one: then words meet that are not alike, and are told apart. */
export function keyNumber(key: string): number {
  // FNV-1a (Fowler, Noll, Vo) over UTF-16 units.
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 15)) & 0x3fffffff
}

/** A word of the vocabulary that is alike to one asked for, and how. */
export type Alike<W, Likeness> = { readonly number: number; readonly word: W; readonly likeness: Likeness }

export type Vocabulary<W extends Word, Likeness> = {
  /** Number of a word; it is kept until it has been left as often as it was entered. */
  readonly enter: (word: W) => number
  readonly leave: (number: number) => void
  readonly word: (number: number) => W | undefined
  /** Every word that shares a key with the one asked for and is alike to it. */
  readonly alikeTo: (asked: W) => readonly Alike<W, Likeness>[]
  /** One more than the highest number of a word. */
  readonly bound: () => number
}

type Entry<W> = { readonly word: W; uses: number }
type Remembered<W, Likeness> = { readonly alike: readonly Alike<W, Likeness>[]; readonly changed: readonly number[] }

/** Words asked for of which it is remembered what is alike to them: the likeness of two words costs as much as a search. */
const MOST_REMEMBERED = 10_000
/** Up to so many words under a key their list is just as long as it is: one that grows keeps room for sixteen more. */
const mostExact = 24
/** Moments of change are kept for so many keys together: few enough to be at hand, so many that they are rarely mixed up. */
const MOMENTS = 2 ** 16

/** An empty vocabulary. `likenessOf` is pure; undefined where two words are not alike. */
export function createVocabulary<W extends Word, Likeness>(
  likenessOf: (asked: W, word: W) => Likeness | undefined,
): Vocabulary<W, Likeness> {
  const numbers = new Map<string, number>()
  const entries: (Entry<W> | undefined)[] = []
  /** The word under a key, or the words where there are several. */
  const byKey = new Map<number, number | number[]>()
  const moments = new Uint32Array(MOMENTS)
  const free: number[] = []
  const remembered = new Map<string, Remembered<W, Likeness>>()
  let met = new Uint32Array(1024)
  let meeting = 0
  let changes = 0

  function enter(word: W): number {
    const known = numbers.get(word.id)
    const entry = known === undefined ? undefined : entries[known]
    if (known !== undefined && entry) {
      entry.uses += 1
      return known
    }
    const number = free.pop() ?? entries.length
    entries[number] = { word, uses: 1 }
    numbers.set(word.id, number)
    changes += 1
    for (const key of word.keys) {
      const there = byKey.get(key)
      if (there === undefined) byKey.set(key, number)
      else if (typeof there === 'number') byKey.set(key, [there, number])
      else if (there.length < mostExact) byKey.set(key, there.concat(number))
      else there.push(number)
      moments[key % MOMENTS] = changes
    }
    if (met.length < entries.length) {
      met = new Uint32Array(entries.length * 2)
      meeting = 0
    }
    return number
  }

  function leave(number: number): void {
    const entry = entries[number]
    if (entry === undefined) return
    entry.uses -= 1
    if (entry.uses > 0) return
    changes += 1
    for (const key of entry.word.keys) {
      const there = byKey.get(key)
      const left = typeof there === 'object' ? there.filter((one) => one !== number) : []
      if (left.length > 0) byKey.set(key, left)
      else byKey.delete(key)
      moments[key % MOMENTS] = changes
    }
    numbers.delete(entry.word.id)
    entries[number] = undefined
    free.push(number)
  }

  function alikeTo(asked: W): readonly Alike<W, Likeness>[] {
    const before = remembered.get(asked.id)
    remembered.delete(asked.id)
    const isFresh = before && asked.keys.every((key, at) => before.changed[at] === moments[key % MOMENTS])
    const now = isFresh ? before : { alike: meet(asked), changed: asked.keys.map((key) => moments[key % MOMENTS] ?? 0) }
    remembered.set(asked.id, now)
    const oldest = remembered.size > MOST_REMEMBERED ? remembered.keys().next().value : undefined
    if (oldest !== undefined) remembered.delete(oldest)
    return now.alike
  }

  function meet(asked: W): Alike<W, Likeness>[] {
    const alike: Alike<W, Likeness>[] = []
    meeting += 1
    const visit = (number: number): void => {
      if (met[number] === meeting) return
      met[number] = meeting
      const word = entries[number]?.word
      const likeness = word && likenessOf(asked, word)
      if (word && likeness !== undefined) alike.push({ number, word, likeness })
    }
    for (const key of asked.keys) {
      const there = byKey.get(key)
      if (typeof there === 'number') visit(there)
      else if (there !== undefined) for (const number of there) visit(number)
    }
    return alike
  }

  return { enter, leave, word: (number) => entries[number]?.word, alikeTo, bound: () => entries.length }
}
