// How far a table or a search is: percent and time left, from what the hub last told; pure.
import type { ImportView } from './material.work.schema.ts'

/** Percent of the bytes that are done, 0 to 100; 100 for an empty file. */
export const percentOf = ({ done, size }: Pick<ImportView, 'done' | 'size'>): number =>
  size === 0 ? 100 : Math.min(100, Math.floor((done / size) * 100))

/**
 * Seconds left, by the rows a second so far and the bytes a row takes in this file; null before anything can be said, and once it does
 * not run any more.
 */
export const secondsLeft = ({
  state,
  done,
  size,
  line,
  rowsPerSecond,
}: Pick<ImportView, 'state' | 'done' | 'size' | 'line' | 'rowsPerSecond'>): number | null => {
  if (state !== 'running' || rowsPerSecond === null || rowsPerSecond <= 0 || done === 0 || line === 0) return null
  const bytesPerRow = done / line
  return Math.max(0, Math.ceil((size - done) / bytesPerRow / rowsPerSecond))
}
