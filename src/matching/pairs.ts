/** Tables of letters are written as text, `а=a б=b`, to be read and checked at a glance; this reads them. */
import type { Heard } from './sound.ts'

/** A table from `key=value` entries parted by blanks; `key=` stands for the empty text. */
export function readPairs(text: string): ReadonlyMap<string, string> {
  const table = new Map<string, string>()
  for (const entry of text.trim().split(/\s+/)) {
    const at = entry.indexOf('=')
    table.set(entry.slice(0, at), entry.slice(at + 1))
  }
  return table
}

/** The same with code points as keys, `0x05=a`. */
export function readPoints(text: string): ReadonlyMap<number, string> {
  return new Map([...readPairs(text)].map(([point, value]) => [Number(point), value]))
}

/** The same with a form and a sound as value, `ش=sh/S`. */
export function readHeard(text: string): ReadonlyMap<string, Heard> {
  return new Map(
    [...readPairs(text)].map(([letter, value]) => {
      const at = value.indexOf('/')
      return [letter, { form: value.slice(0, at), sound: value.slice(at + 1) }]
    }),
  )
}
