// JSON as requests carry it: refuses duplicate keys, prototype keys and depth, which readers elsewhere would take differently.
import { Failure } from './failure.ts'

const deepest = 32
const quote = 0x22
const backslash = 0x5c

/** Position after the string that begins at `start` (a quote). */
const endOfString = (text: string, start: number): number => {
  for (let at = start + 1; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === backslash) at += 1
    else if (unit === quote) return at + 1
  }
  return text.length
}

const isColonNext = (text: string, from: number): boolean => {
  let at = from
  while (at < text.length && ' \t\n\r'.includes(text[at] ?? '')) at += 1
  return text[at] === ':'
}

/**
 * Walks text that JSON.parse has accepted and finds a key that stands twice in one object, or nesting beyond 32 levels.
 * Keys are compared unescaped, since `"a"` and `"\u0061"` are one name (RFC 8259 section 4, RFC 8785 appendix).
 */
const faultOf = (text: string): 'duplicate-key' | 'too-deep' | 'bad-key' | undefined => {
  const open: (Set<string> | undefined)[] = []
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at]
    if (unit === '{' || unit === '[') {
      open.push(unit === '{' ? new Set() : undefined)
      if (open.length > deepest) return 'too-deep'
    } else if (unit === '}' || unit === ']') {
      open.pop()
    } else if (unit === '"') {
      const end = endOfString(text, at)
      const keys = open.at(-1)
      if (keys && isColonNext(text, end)) {
        const raw = text.slice(at, end)
        const key = raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1)
        if (key === '__proto__') return 'bad-key'
        if (keys.has(key)) return 'duplicate-key'
        keys.add(key)
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
