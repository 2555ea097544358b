/** A file of JSON lines to its objects, each with its place; refuses what readers elsewhere would take differently. */
import { faultNamed, type IntakeFault, type IntakeReader, type Item } from './intake-record.ts'
import { type LinesFrom, readLines, type TextLine } from './text-lines.ts'

export type JsonObject = Readonly<Record<string, unknown>>

const deepest = 32

/** Members of all objects in a value, or the fault of one. */
function countMembers(value: unknown, depth: number): number | 'json-too-deep' | 'json-bad-key' {
  if (typeof value !== 'object' || value === null) return 0
  if (depth > deepest) return 'json-too-deep'
  let sum = 0
  for (const [key, member] of Object.entries(value)) {
    if (key === '__proto__') return 'json-bad-key'
    const below = countMembers(member, depth + 1)
    if (typeof below === 'string') return below
    sum += below + (Array.isArray(value) ? 0 : 1)
  }
  return sum
}

/** Colons outside of texts: one stands behind each member's name and nowhere else. */
function countColons(text: string): number {
  let sum = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === 0x3a) sum += 1
    else if (unit === 0x22)
      for (at += 1; at < text.length && text.charCodeAt(at) !== 0x22; at += 1) if (text.charCodeAt(at) === 0x5c) at += 1
  }
  return sum
}

/** Nesting is looked at before parsing: a line of a million brackets would exhaust the stack of any walk. */
function isTooDeep(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at]
    if (unit === '"') for (at += 1; at < text.length && text[at] !== '"'; at += 1) if (text[at] === '\\') at += 1
    if (unit === '{' || unit === '[') depth += 1
    else if (unit === '}' || unit === ']') depth -= 1
    if (depth > deepest) return true
  }
  return false
}

/** Parses one line: an object without duplicate names (RFC 8259 section 4), at most 32 deep; or what is wrong with it. */
export function parseJsonLine(text: string): { readonly value: JsonObject } | { readonly fault: IntakeFault } {
  // Only a line with many brackets can be deep.
  if (text.length > deepest && (text.match(/[[{]/g)?.length ?? 0) > deepest && isTooDeep(text))
    return { fault: faultNamed('json-too-deep') }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { fault: faultNamed('json-malformed') }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { fault: faultNamed('json-no-object') }
  const members = countMembers(value, 1)
  if (typeof members === 'string') return { fault: faultNamed(members) }
  // JSON.parse keeps the last of two members of one name: then there are more names than members.
  if (members !== countColons(text)) return { fault: faultNamed('json-duplicate-key') }
  return { value: value as JsonObject }
}

/** Reads objects, one a line; empty lines are skipped. A last line without a line end that is no whole object was cut off. */
export function readJsonLines(from: LinesFrom): IntakeReader<JsonObject> {
  const reader = readLines(from)
  const take = (line: TextLine): Item<JsonObject>[] => {
    const { text, offset, end, ending } = line
    if (line.fault === undefined && text.trim() === '') return []
    const place = { line: line.line, lastLine: line.line, offset, end, raw: text }
    const read = line.fault ? { fault: line.fault } : parseJsonLine(text)
    if ('value' in read) return [{ ...place, values: read.value }]
    return [{ ...place, fault: ending === '' ? faultNamed('cut-off') : read.fault }]
  }
  return {
    push: (bytes) => reader.push(bytes).flatMap(take),
    end: () => reader.end().flatMap(take),
  }
}
