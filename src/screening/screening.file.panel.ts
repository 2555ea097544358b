// A chosen file on its way to the hub: how large it may be, what form it seems to have, its bytes as JSON carries them; pure but for reading.
import type { FilePart } from '../intake/record-source.ts'
import type { ListForm } from './screening.schema.ts'

/** Bytes of a file at most: what fits a request in base64. */
export const mostBytes = 2_900_000

/** Characters of whole zones on one line (ICAO 9303): two lines of 44 or 36, three of 30. */
const zoneLengths: readonly number[] = [88, 72, 90]

/** What a file seems to be by its first line: a zone has its length and its fillers, all else is a table. */
export const formOf = (first: Uint8Array): ListForm => {
  const text = new TextDecoder('utf-8').decode(first).replace(/^\ufeff/, '')
  const line = text.split(/\r?\n/).find((one) => one.trim() !== '') ?? ''
  return zoneLengths.includes(line.trim().length) && /^[A-Z0-9<]+$/.test(line.trim()) ? 'mrz' : 'csv'
}

/** Bytes as base64. In pieces: a call takes only so many arguments. */
export const toBase64 = (bytes: Uint8Array): string => {
  let text = ''
  const piece = 0x8000
  for (let at = 0; at < bytes.length; at += piece) text += String.fromCharCode(...bytes.subarray(at, at + piece))
  return btoa(text)
}

/** A file that was read: null where it is too large to be one list. */
export type OpenedList = {
  /** Tells one choice from the next, of a file of the same name too. */
  readonly id: string
  readonly name: string
  readonly form: ListForm
  readonly content: string
}

export const openList = async (file: FilePart): Promise<OpenedList | null> => {
  if (file.size > mostBytes || file.size === 0) return null
  const bytes = await file.read(0, file.size)
  return { id: crypto.randomUUID(), name: file.name, form: formOf(bytes.subarray(0, 4096)), content: toBase64(bytes) }
}

/** `/documents/0/number` to `documents-number`: the word of a target. */
export const targetWord = (pointer: string): string =>
  pointer
    .split('/')
    .filter((part) => part !== '' && !/^\d+$/.test(part))
    .join('-')
