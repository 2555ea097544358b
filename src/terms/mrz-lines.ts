/** The lines of a machine readable zone from whatever a reader, a clipboard or a hand delivered. */
import { mrzLayouts } from './mrz-layout.ts'

/** Why a zone cannot be read at all, and where; line and column count from 1, in the lines as understood. */
export interface MrzFault {
  readonly fault:
    | 'empty'
    | 'no-format'
    | 'line-too-short'
    | 'line-too-long'
    | 'foreign-character'
    | 'unknown-country'
    | 'no-number'
  readonly line: number
  readonly column: number
}

/** Tells a fault from lines or from a zone. */
export function isMrzFault(result: object): result is MrzFault {
  return 'fault' in result
}

/** Longer input is no zone; this bounds the work on what strangers send. */
const longestInput = 1000

const shapes = [mrzLayouts.TD1, mrzLayouts.TD2, mrzLayouts.TD3].map(({ lines, width }) => ({ lines, width }))

/**
 * Lines of a known shape, upper case, with `<` for every filler. Spaces go; line breaks may stand anywhere or nowhere.
 * `«` stands for two fillers, as readers of print write it, unless only one each makes a known shape.
 */
export function takeMrzLines(input: string | readonly string[]): readonly string[] | MrzFault {
  const typed = typeof input === 'string' ? input : input.join('\n')
  if (typed.length > longestInput) return { fault: 'no-format', line: 1, column: 1 }
  const doubled = shapeLines(splitLines(typed.replaceAll('«', '<<')))
  if (!isMrzFault(doubled) || !typed.includes('«')) return doubled
  const single = shapeLines(splitLines(typed.replaceAll('«', '<')))
  return isMrzFault(single) ? doubled : single
}

function splitLines(typed: string): string[] {
  return typed
    .replace(/[‹＜]/g, '<')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
    .split(/[\r\n]+/)
    .map((line) => line.replace(/[\s\u200b\ufeff]+/g, ''))
    .filter((line) => line !== '')
}

function shapeLines(lines: readonly string[]): readonly string[] | MrzFault {
  if (lines.length === 0) return { fault: 'empty', line: 1, column: 1 }
  for (const [index, line] of lines.entries()) {
    const column = line.search(/[^A-Z0-9<]/)
    if (column >= 0) return { fault: 'foreign-character', line: index + 1, column: column + 1 }
  }
  for (const shape of shapes) {
    if (lines.length === shape.lines && lines.every((line) => line.length === shape.width)) return lines
  }
  const whole = lines.join('')
  for (const { lines: count, width } of shapes) {
    if (lines.length !== count && whole.length === count * width) {
      return Array.from({ length: count }, (_, index) => whole.slice(index * width, (index + 1) * width))
    }
  }
  return lengthFault(lines)
}

/** The first line that does not fit the shape it comes nearest to. */
function lengthFault(lines: readonly string[]): MrzFault {
  const longest = Math.max(...lines.map((line) => line.length))
  const width = lines.length === 3 ? 30 : longest <= 40 ? 36 : 44
  const wrong = lines.findIndex((line) => line.length !== width)
  const length = lines[wrong]?.length
  if (lines.length > 3 || lines.length < 2 || length === undefined) return { fault: 'no-format', line: 1, column: 1 }
  const fault = length < width ? 'line-too-short' : 'line-too-long'
  return { fault, line: wrong + 1, column: Math.min(length, width) + 1 }
}
