/** Ranges of numbers as printers number blanks: what lies between a first and a last number, and what a number is in a series. */

/** Closing digits that are counted: a whole number of so many digits is exact in a double. Digits before them belong to the stem. */
const mostDigits = 15
const closing = new RegExp(`[0-9]{1,${mostDigits}}$`)

/** A number as a place in the series it was printed in. */
export type SeriesPlace = {
  /** Everything before the closing digits, and how many those are: `BB/3` of `BB100`. Numbers of one series have one length. */
  readonly series: string
  /** The closing digits, read as a whole number from 0. */
  readonly value: number
}

/**
 * The place of a number in its one spelling, or of a key that ends in one. Its series is what stands before the closing digits (at
 * most the last fifteen) together with their count, so that `BB100` and `BB0100`, or `BB100` and `BC100`, are of two
 * series. Undefined for a text that ends in no digit: that is in no range.
 */
export function placeInSeries(text: string): SeriesPlace | undefined {
  const digits = closing.exec(text)?.[0]
  if (digits === undefined) return undefined
  return { series: `${text.slice(0, -digits.length)}/${digits.length}`, value: Number(digits) }
}

/** How many numbers lie from the first to the last, both counted; 0 or less when they are reversed, undefined when not of one series. */
export function rangeSize(first: string, last: string): number | undefined {
  const [from, to] = [placeInSeries(first), placeInSeries(last)]
  return from && to && from.series === to.series ? to.value - from.value + 1 : undefined
}

/** Whether a text lies from the first to the last, both counted: of the same series, and its closing digits between theirs. */
export function isInRange(text: string, first: string, last: string): boolean {
  const [place, from, to] = [placeInSeries(text), placeInSeries(first), placeInSeries(last)]
  if (!place || !from || !to || place.series !== from.series || to.series !== from.series) return false
  return place.value >= from.value && place.value <= to.value
}

/** Every text from the first to the last, both counted, in their order; none when they are not of one series or reversed. */
export function* textsInRange(first: string, last: string): Generator<string> {
  const from = placeInSeries(first)
  const size = rangeSize(first, last)
  if (!from || size === undefined) return
  const width = Number(from.series.slice(from.series.lastIndexOf('/') + 1))
  const stem = first.slice(0, -width)
  for (let at = 0; at < size; at++) yield `${stem}${String(from.value + at).padStart(width, '0')}`
}
