// Filling a pre-worded reply and putting it into a text; pure.
import type { Blank } from './message.wording.table.ts'

/** The words with their blanks filled; a blank that is not filled yet stays as it is, to be seen. */
export const fillWording = (wording: string, filled: Readonly<Partial<Record<Blank, string>>>): string =>
  wording.replace(/\{(\w+)\}/g, (whole, blank: string) => filled[blank as Blank] ?? whole)

/** A text with one more paragraph at its end. */
export const addParagraph = (body: string, paragraph: string): string =>
  body.trim() === '' ? paragraph : `${body.trimEnd()}\n\n${paragraph}`
