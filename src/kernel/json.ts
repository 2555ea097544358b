// JSON as requests carry it: refuses duplicate keys, prototype keys and depth, which readers elsewhere would take differently; and its canonical form.
import canonicalize from 'canonicalize'
import { Failure } from './failure.ts'

const deepest = 32
const [tab, newline, carriageReturn, space] = [0x09, 0x0a, 0x0d, 0x20]
const [quote, colon, backslash] = [0x22, 0x3a, 0x5c]
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d]
/** So many keys of an object are compared one by one: most have a few, and a set for each costs more than all of that. */
const fewKeys = 8

/** Whether the sign at `at` is escaped: an odd number of backslashes stands right before it. */
const isEscaped = (text: string, at: number): boolean => {
  let first = at
  while (text.charCodeAt(first - 1) === backslash) first -= 1
  return (at - first) % 2 === 1
}

/**
 * Position after the string that begins at `start` (a quote). Whether the text has any backslash at all is not asked beforehand: V8
 * moves that search into the loop it is needed in, and a body of 1,000 items took 40 times as long as it takes now.
 */
const endOfString = (text: string, start: number): number => {
  let end = text.indexOf('"', start + 1)
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end < 0 ? text.length : end + 1
}

const isColonNext = (text: string, from: number): boolean => {
  for (let at = from; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit !== space && unit !== tab && unit !== newline && unit !== carriageReturn) return unit === colon
  }
  return false
}

/** Keys of one object seen so far; `add` says whether a key is new. */
const keysSeen = () => {
  const few: string[] = []
  let many: Set<string> | undefined
  return {
    add: (key: string): boolean => {
      if (many) return many.size !== many.add(key).size
      if (few.includes(key)) return false
      if (few.push(key) > fewKeys) many = new Set(few)
      return true
    },
  }
}

/**
 * Walks text that JSON.parse has accepted and finds a key that stands twice in one object, or nesting beyond 32 levels.
 * Keys are compared unescaped, since `"a"` and `"\u0061"` are one name (RFC 8259 section 4, RFC 8785 appendix).
 */
const faultOf = (text: string): 'duplicate-key' | 'too-deep' | 'bad-key' | undefined => {
  const open: (ReturnType<typeof keysSeen> | undefined)[] = []
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === openObject || unit === openList) {
      open.push(unit === openObject ? keysSeen() : undefined)
      if (open.length > deepest) return 'too-deep'
    } else if (unit === closeObject || unit === closeList) {
      open.pop()
    } else if (unit === quote) {
      const end = endOfString(text, at)
      const keys = open.at(-1)
      if (keys && isColonNext(text, end)) {
        const raw = text.slice(at, end)
        const key = raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1)
        if (key === '__proto__') return 'bad-key'
        if (!keys.add(key)) return 'duplicate-key'
      }
      at = end - 1
    }
  }
  return undefined
}

/** Parses a request body. Throws Failure invalid `json.malformed`, `json.duplicate-key`, `json.too-deep` or `json.bad-key`. */
export const parseJson = (text: string): unknown => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Failure('invalid', 'json.malformed')
  }
  const fault = faultOf(text)
  if (fault) throw new Failure('invalid', `json.${fault}`)
  return value
}

/** What JavaScript itself does not write in canonical form: it is left to the library. */
class NotPlain extends Error {
  override readonly name = 'NotPlain'
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

/** Names in the order of RFC 8785 3.2.3. Throws NotPlain for one like a number: objects keep such names in an order of their own. */
const namesInOrder = (value: object): { readonly names: readonly string[]; readonly wereInOrder: boolean } => {
  const names = Object.keys(value)
  let wereInOrder = true
  for (const [at, name] of names.entries()) {
    if (isDigit(name.charCodeAt(0))) throw new NotPlain()
    if (at > 0 && (names[at - 1] ?? '') > name) wereInOrder = false
  }
  return { names: wereInOrder ? names : names.sort(), wereInOrder }
}

/** The same value with the names of its objects in canonical order; the value itself where they are. */
const inOrder = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null || value === undefined) return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (typeof value !== 'object' || depth > deepest || 'toJSON' in value) throw new NotPlain()
  if (Array.isArray(value)) {
    let moved: unknown[] | undefined
    for (const [at, one] of value.entries()) {
      const ordered = inOrder(one, depth + 1)
      if (ordered === one) continue
      moved ??= [...value]
      moved[at] = ordered
    }
    return moved ?? value
  }
  const { names, wereInOrder } = namesInOrder(value)
  const from = value as Record<string, unknown>
  let moved: Record<string, unknown> | undefined = wereInOrder ? undefined : { ...from }
  for (const name of names) {
    const ordered = inOrder(from[name], depth + 1)
    if (ordered === from[name]) continue
    moved ??= { ...from }
    moved[name] = ordered
  }
  if (wereInOrder || !moved) return moved ?? value
  const sorted: Record<string, unknown> = {}
  for (const name of names) sorted[name] = moved[name]
  return sorted
}

/**
 * The canonical form of a value (RFC 8785), undefined for undefined; a fifth of the cost of the library, whose form it is. Throws for
 * numbers that are not finite and for half a pair of surrogates, as the library does.
 */
export const canonicalText = (value: unknown): string | undefined => {
  try {
    // ECMAScript writes strings and numbers as RFC 8785 3.2.2 has it, but for halves of surrogate pairs, which it escapes.
    const text = JSON.stringify(inOrder(value))
    if (text === undefined || !text.includes('\\ud')) return text
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error
  }
  return canonicalize(value)
}
