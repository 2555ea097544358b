// JSON as requests carry it: refuses duplicate keys, prototype keys and depth, which readers elsewhere would take differently; and its canonical form.
import canonicalize from 'canonicalize'
import { Failure } from './failure.ts'

const deepest = 32
const [tab, newline, carriageReturn, space] = [0x09, 0x0a, 0x0d, 0x20]
const [quote, colon, backslash, underscore] = [0x22, 0x3a, 0x5c, 0x5f]
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

/** Keys of one object seen so far, by where they stand in the text: of a body of thousands of objects none is cut out of it. */
class KeysSeen {
  readonly #begins: number[] = []
  readonly #ends: number[] = []
  #used = 0
  #many: Set<string> | undefined

  /** Forgets them, for the next object. */
  clear(): void {
    this.#used = 0
    this.#many = undefined
  }

  /** Whether the key whose quotes stand at `begin` and before `end` is new. */
  add(text: string, begin: number, end: number): boolean {
    if (this.#many) return this.#many.size !== this.#many.add(keyAt(text, begin, end)).size
    for (let at = 0; at < this.#used; at += 1)
      if (isSameKey(text, begin, end, this.#begins[at] ?? 0, this.#ends[at] ?? 0)) return false
    this.#begins[this.#used] = begin
    this.#ends[this.#used] = end
    this.#used += 1
    if (this.#used > fewKeys)
      this.#many = new Set(
        this.#begins.slice(0, this.#used).map((first, at) => keyAt(text, first, this.#ends[at] ?? 0)),
      )
    return true
  }
}

const hasEscape = (text: string, begin: number, end: number): boolean => {
  for (let at = begin; at < end; at += 1) if (text.charCodeAt(at) === backslash) return true
  return false
}

const keyAt = (text: string, begin: number, end: number): string =>
  hasEscape(text, begin, end) ? (JSON.parse(text.slice(begin, end)) as string) : text.slice(begin + 1, end - 1)

const isSameKey = (text: string, begin: number, end: number, otherBegin: number, otherEnd: number): boolean => {
  if (hasEscape(text, begin, end) || hasEscape(text, otherBegin, otherEnd))
    return keyAt(text, begin, end) === keyAt(text, otherBegin, otherEnd)
  if (end - begin !== otherEnd - otherBegin) return false
  for (let at = 1; at < end - begin; at += 1)
    if (text.charCodeAt(begin + at) !== text.charCodeAt(otherBegin + at)) return false
  return true
}

/** Whether a key may be `__proto__`: most begin with a letter, and are not looked at further. */
const mayBePrototype = (text: string, begin: number): boolean => {
  const first = text.charCodeAt(begin + 1)
  return first === underscore || first === backslash
}

/**
 * Walks text that JSON.parse has accepted and finds a key that stands twice in one object, or nesting beyond 32 levels.
 * Keys are compared unescaped, since `"a"` and `"\u0061"` are one name (RFC 8259 section 4, RFC 8785 appendix).
 */
const faultOf = (text: string): 'duplicate-key' | 'too-deep' | 'bad-key' | undefined => {
  /** One for each level, used again by the next object there; and whether an object is open there. */
  const levels: KeysSeen[] = []
  const isObject: boolean[] = []
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === openObject || unit === openList) {
      isObject[depth] = unit === openObject
      levels[depth] ??= new KeysSeen()
      levels[depth]?.clear()
      depth += 1
      if (depth > deepest) return 'too-deep'
    } else if (unit === closeObject || unit === closeList) {
      depth -= 1
    } else if (unit === quote) {
      const end = endOfString(text, at)
      const keys = isObject[depth - 1] ? levels[depth - 1] : undefined
      if (keys && isColonNext(text, end)) {
        if (mayBePrototype(text, at) && keyAt(text, at, end) === '__proto__') return 'bad-key'
        if (!keys.add(text, at, end)) return 'duplicate-key'
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

/**
 * Whether a value is plain and its names stand in canonical order already, as those of thousands of items do: looked at without making
 * anything. False says nothing.
 */
const isInOrder = (value: unknown, depth = 0): boolean => {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null || value === undefined) return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || depth > deepest || 'toJSON' in value) return false
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at += 1) if (!isInOrder(value[at], depth + 1)) return false
    return true
  }
  const from = value as Record<string, unknown>
  let last = ''
  // What is inherited is looked at too, and can only say false.
  for (const name in from) {
    if (name < last || isDigit(name.charCodeAt(0)) || !isInOrder(from[name], depth + 1)) return false
    last = name
  }
  return true
}

/** The same value with the names of its objects in canonical order; the value itself where they are. */
const inOrder = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null || value === undefined) return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (typeof value !== 'object' || depth > deepest || 'toJSON' in value) throw new NotPlain()
  if (Array.isArray(value)) {
    let moved: unknown[] | undefined
    for (const [at, one] of value.entries()) {
      if (isInOrder(one, depth + 1)) continue
      const ordered = inOrder(one, depth + 1)
      moved ??= [...value]
      moved[at] = ordered
    }
    return moved ?? value
  }
  const { names, wereInOrder } = namesInOrder(value)
  const from = value as Record<string, unknown>
  let moved: Record<string, unknown> | undefined = wereInOrder ? undefined : { ...from }
  for (const name of names) {
    if (isInOrder(from[name], depth + 1)) continue
    const ordered = inOrder(from[name], depth + 1)
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
    const text = JSON.stringify(isInOrder(value) ? value : inOrder(value))
    if (text === undefined || !text.includes('\\ud')) return text
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error
  }
  return canonicalize(value)
}
