/** With which letters the words of a hash begin: what an initial stands for is ruled out by the hashes of a posting, before its record is looked at. */

import { ANY_PART, hashOfWord, NO_PART } from './name-layout.ts'
import { firstByteOf, type NameViews } from './name-views.ts'

const HASHES = 0x10000
const EVERY_OPENING = -1
/** First bytes below this are letters of their own, told apart by their last five bits; all others may be any. */
const ASCII = 0x80

export type Openings = {
  /** Takes up an initial asked for: 1 for each first byte of a word that it may stand for. Reads the words that came since. */
  readonly begin: (opens: Uint8Array) => void
  /** Whether some word of this hash may be what the initial stands for. */
  readonly mayOpen: (hash: number) => boolean
}

/** 256 kB for each reader, made when an initial is asked for first. */
export function createOpenings(views: Pick<NameViews, 'lastWord' | 'wordBytes' | 'wordStart'>): Openings {
  let byHash: Int32Array | undefined
  let read = 0
  let asked = 0

  function begin(opens: Uint8Array): void {
    asked = 0
    for (let byte = 0; byte < ASCII; byte++) if (opens[byte] !== 0) asked |= 1 << (byte & 31)
    byHash ??= new Int32Array(HASHES)
    byHash[ANY_PART] = EVERY_OPENING
    for (const last = views.lastWord(); read < last; ) {
      read += 1
      const first = firstByteOf(views, read)
      const hash = hashOfWord(read)
      byHash[hash] = (byHash[hash] ?? 0) | (first < ASCII ? 1 << (first & 31) : EVERY_OPENING)
    }
  }

  return {
    begin,
    mayOpen: (hash) => hash !== NO_PART && ((byHash?.[hash] ?? EVERY_OPENING) & asked) !== 0,
  }
}
