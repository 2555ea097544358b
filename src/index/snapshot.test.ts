/** Laws of snapshots: what was written is read, and what differs from it in any one byte, or is cut off anywhere, is noticed. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFrameReader, createFrameWriter, frameHeaderBytes, mostPayload, SnapshotDamaged } from './snapshot.ts'

type Frame = { readonly section: string; readonly payload: Uint8Array }

const frames = fc.array(
  fc.record({
    section: fc.constantFrom('head', 'entries', 'ranges', 'end'),
    payload: fc.uint8Array({ maxLength: 90 }),
  }),
  { minLength: 1, maxLength: 5 },
)

const write = (written: readonly Frame[]): Uint8Array => {
  const header = createFrameWriter()
  const parts = written.flatMap(({ section, payload }) => [header(section, payload), payload])
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** As many frames as were written; a snapshot says itself how many they are. */
const read = (bytes: Uint8Array, many: number): Frame[] => {
  const reader = createFrameReader()
  const found: Frame[] = []
  let at = 0
  while (found.length < many) {
    const { section, length } = reader.begin(bytes.subarray(at, at + frameHeaderBytes))
    const payload = bytes.slice(at + frameHeaderBytes, at + frameHeaderBytes + length)
    reader.end(payload)
    found.push({ section, payload })
    at += frameHeaderBytes + length
  }
  return found
}

describe('a snapshot', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(frames, (written) => {
        expect(read(write(written), written.length)).toEqual(written)
      }),
    )
  })

  test('is not believed when any one of its bytes is another', () => {
    fc.assert(
      fc.property(frames, fc.integer({ min: 1, max: 255 }), (written, change) => {
        const bytes = write(written)
        for (let at = 0; at < bytes.length; at++) {
          const other = bytes.slice()
          other[at] = (other[at] ?? 0) ^ change
          expect(() => read(other, written.length), `byte ${at}`).toThrow(SnapshotDamaged)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('is not believed when it is cut off at any byte', () => {
    fc.assert(
      fc.property(frames, (written) => {
        const bytes = write(written)
        for (let length = 0; length < bytes.length; length++)
          expect(() => read(bytes.subarray(0, length), written.length)).toThrow(SnapshotDamaged)
      }),
      { numRuns: 40 },
    )
  })

  test('is not believed when frames change places or come from another one', () => {
    const [one, other] = [Uint8Array.of(1, 2, 3), Uint8Array.of(4, 5, 6)]
    const first = write([
      { section: 'entries', payload: one },
      { section: 'entries', payload: other },
    ])
    const second = write([
      { section: 'entries', payload: other },
      { section: 'entries', payload: other },
    ])
    const half = first.length / 2
    const mixed = Uint8Array.of(...second.subarray(0, half), ...first.subarray(half))
    const swapped = Uint8Array.of(...first.subarray(half), ...first.subarray(0, half))
    expect(() => read(mixed, 2)).toThrow(SnapshotDamaged)
    expect(() => read(swapped, 2)).toThrow(SnapshotDamaged)
  })

  test('takes no section without a name and no payload beyond its bound', () => {
    const header = createFrameWriter()
    expect(() => header('', new Uint8Array(1))).toThrow(RangeError)
    expect(() => header('Ü', new Uint8Array(1))).toThrow(RangeError)
    expect(() => header('entries', new Uint8Array(mostPayload + 1))).toThrow(RangeError)
  })
})
