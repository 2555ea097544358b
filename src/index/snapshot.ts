/** Snapshots of an index: a stream of frames, each with its length and a checksum, that only fit together whole and in their order. */

/** What is read is no snapshot, or not whole, or not as it was written. Whoever reads it rebuilds its index. */
export class SnapshotDamaged extends Error {
  override readonly name = 'SnapshotDamaged'
}

/**
 * Bytes of a frame before its payload: magic (4), length of the payload (4), name of the section (16, ASCII, padded with zeros),
 * sequence number (8), checksum (16). Numbers are little endian.
 */
export const frameHeaderBytes = 48
/** Payloads are at most so long: copying one, its checksum and handing it on hold a thread for 2 to 3 ms. */
export const mostPayload = 2 ** 20

const magic = 0x314e534c
const [nameAt, nameBytes, sequenceAt, checksumAt] = [8, 16, 24, 32]

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by))

/** Whole words of bytes, without a copy where they are aligned. */
const wordsOf = (bytes: Uint8Array): Int32Array => {
  const many = bytes.length >> 2
  return bytes.byteOffset % 4 === 0
    ? new Int32Array(bytes.buffer, bytes.byteOffset, many)
    : new Int32Array(bytes.slice(0, many * 4).buffer)
}

/**
 * Takes bytes into a state of 128 bits, about 1 ns a word. Every step is a bijection of the state for a given word and of the word for a
 * given state, so two streams that differ in one word never end in the same state: a flipped byte is always noticed, not only
 * nearly always. No protection against who writes both bytes and checksum: that is for the rights of the file.
 */
const absorb = (state: Int32Array, bytes: Uint8Array): void => {
  const words = wordsOf(bytes)
  let [a, b, c, d] = [state[0] ?? 0, state[1] ?? 0, state[2] ?? 0, state[3] ?? 0]
  const whole = words.length - (words.length % 4)
  for (let at = 0; at < whole; at += 4) {
    a = Math.imul(rotate(a ^ (words[at] ?? 0), 13), 0x9e3779b1)
    b = Math.imul(rotate(b ^ (words[at + 1] ?? 0), 13), 0x85ebca77)
    c = Math.imul(rotate(c ^ (words[at + 2] ?? 0), 13), 0xc2b2ae3d)
    d = Math.imul(rotate(d ^ (words[at + 3] ?? 0), 13), 0x27d4eb2f)
  }
  for (const byte of bytes.subarray(whole * 4)) a = Math.imul(rotate(a ^ byte, 13), 0x9e3779b1)
  a ^= bytes.length
  for (let round = 0; round < 3; round++) {
    b ^= rotate(a, 7)
    c ^= Math.imul(b, 0x9e3779b1)
    d ^= rotate(c, 11)
    a ^= Math.imul(d, 0x85ebca77)
  }
  state.set([a, b, c, d])
}

/** The state that the checksum of the first frame starts from; that of each other frame starts from the one before. */
const firstState = (): Int32Array => Int32Array.of(0x6c696169, 0x736f6e20, 0x736e6170, 0x73686f74)

export type FrameWriter = (section: string, payload: Uint8Array) => Uint8Array

/**
 * Makes the headers of the frames of one snapshot, in the order they are written; the payload follows each. Throws RangeError for a
 * section of no name or one beyond 16 ASCII letters, and for a payload beyond `mostPayload`.
 */
export const createFrameWriter = (): FrameWriter => {
  const state = firstState()
  let sequence = 0
  return (section, payload) => {
    if (!/^[a-z-]{1,16}$/.test(section)) throw new RangeError(`${section} is no name of a section`)
    if (payload.length > mostPayload) throw new RangeError(`a payload of ${payload.length} bytes is too long`)
    const header = new Uint8Array(frameHeaderBytes)
    const view = new DataView(header.buffer)
    view.setUint32(0, magic, true)
    view.setUint32(4, payload.length, true)
    for (let at = 0; at < section.length; at++) header[nameAt + at] = section.charCodeAt(at)
    view.setBigUint64(sequenceAt, BigInt(sequence), true)
    sequence += 1
    absorb(state, header.subarray(0, checksumAt))
    absorb(state, payload)
    for (const [at, word] of state.entries()) view.setInt32(checksumAt + 4 * at, word, true)
    return header
  }
}

export type FrameReader = {
  /** Reads a header; answers the section and how many bytes of payload follow. Throws SnapshotDamaged. */
  readonly begin: (header: Uint8Array) => { readonly section: string; readonly length: number }
  /** Judges header and payload together. Throws SnapshotDamaged; until it returns nothing of the payload is to be believed. */
  readonly end: (payload: Uint8Array) => void
}

/** Reads the frames of one snapshot in their order. */
export const createFrameReader = (): FrameReader => {
  const state = firstState()
  let sequence = 0
  let header = new Uint8Array(0)

  const begin: FrameReader['begin'] = (bytes) => {
    if (bytes.length !== frameHeaderBytes) throw new SnapshotDamaged('the snapshot is cut off')
    header = bytes.slice()
    const view = new DataView(header.buffer)
    const length = view.getUint32(4, true)
    if (view.getUint32(0, true) !== magic || length > mostPayload) throw new SnapshotDamaged('this is no frame')
    if (view.getBigUint64(sequenceAt, true) !== BigInt(sequence)) throw new SnapshotDamaged('a frame is missing')
    sequence += 1
    const name = header.subarray(nameAt, nameAt + nameBytes)
    const end = name.indexOf(0)
    return { section: String.fromCharCode(...(end < 0 ? name : name.subarray(0, end))), length }
  }
  const end: FrameReader['end'] = (payload) => {
    const view = new DataView(header.buffer)
    if (payload.length !== view.getUint32(4, true)) throw new SnapshotDamaged('the snapshot is cut off')
    absorb(state, header.subarray(0, checksumAt))
    absorb(state, payload)
    for (const [at, word] of state.entries())
      if (view.getInt32(checksumAt + 4 * at, true) !== word) throw new SnapshotDamaged('a checksum differs')
  }
  return { begin, end }
}
