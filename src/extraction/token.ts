/** Words, digits, gaps and signs of a window, read with a count of every step, so that a test can see that work stays in proportion. */
import { foldDigits } from '../terms/identifier-text.ts'

/** `torn`: a word or digits that go on beyond the window, or began before it. */
export type TokenKind = 'word' | 'digits' | 'gap' | 'break' | 'sign' | 'torn'

export type Token = {
  readonly kind: TokenKind
  /** Without invisible characters, digits `0` to `9`, full-width forms written plain. */
  readonly text: string
  /** Offsets in the text as it came. */
  readonly from: number
  readonly to: number
  /** Of words: lower case in NFC; and the same without marks, for looking up. */
  readonly lower: string
  readonly fold: string
  /** Of words: how they begin and go on. */
  readonly shape: 'upper' | 'title' | 'lower' | 'caseless'
}

export type Tokens = {
  readonly length: number
  readonly at: (place: number) => Token | undefined
  /** How often a token was looked at. */
  readonly steps: () => number
}

/** Marks of direction, joiners, soft hyphens, the Arabic stretching of letters: nothing that is read. */
const invisible = /\p{Cf}|\u0640|\u034f|\u115f|\u1160|\u3164|\uffa0/u
const letter = /[\p{L}\p{M}]/u
const digit = /\p{Nd}/u
const space = /[\p{Zs}\t]/u
const lineEnd = /[\n\r\u2028\u2029\u0085\f\v]/u

export type Stretch = {
  readonly from: number
  readonly to: number
  /** What stands at its beginning, at its end, is part of something longer. */
  readonly isTornBefore: boolean
  readonly isTornAfter: boolean
}

/** Reads the tokens of a stretch of text; offsets count from the start of the whole text. */
export function readTokens(text: string, { from, to, isTornBefore, isTornAfter }: Stretch): Tokens {
  const tokens: Token[] = []
  let kind: TokenKind | undefined
  let read = ''
  let start = from
  let end = from
  const close = (): void => {
    if (kind !== undefined) tokens.push(tokenOf(kind, read, start, end))
    kind = undefined
    read = ''
  }
  for (let at = from; at < to; ) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    const next = at + character.length
    if (!invisible.test(character)) {
      const plain = plainOf(character)
      const found = kindOf(plain)
      if (found !== kind || found === 'sign') {
        close()
        kind = found
        start = at
      }
      read += plain
      end = next
    }
    at = next
  }
  close()
  if (isTornBefore) tear(tokens, 0)
  if (isTornAfter) tear(tokens, tokens.length - 1)
  let steps = 0
  return {
    length: tokens.length,
    at: (place) => {
      steps += 1
      return tokens[place]
    },
    steps: () => steps,
  }
}

function tear(tokens: Token[], place: number): void {
  const token = tokens[place]
  if (isAlphanumeric(token) && token !== undefined) tokens[place] = { ...token, kind: 'torn' }
}

/** One character for one: `Ａ` is `A`, `٣` is `3`, every space is a space but the tab. */
function plainOf(character: string): string {
  const point = character.codePointAt(0) ?? 0
  if (point < 0x80) return character
  if (point >= 0xff01 && point <= 0xff5e) return String.fromCharCode(point - 0xfee0)
  if (digit.test(character)) return foldDigits(character)
  if (space.test(character)) return ' '
  if (character === '’' || character === 'ʼ' || character === '‘') return "'"
  return character === '‐' || character === '‑' || character === '–' ? '-' : character
}

function kindOf(character: string): TokenKind {
  if (letter.test(character)) return 'word'
  if (digit.test(character)) return 'digits'
  if (lineEnd.test(character)) return 'break'
  return space.test(character) ? 'gap' : 'sign'
}

/** Longer words are no names and no words of ours, and are not looked up. */
const longestWord = 64

function tokenOf(kind: TokenKind, text: string, from: number, to: number): Token {
  if (kind !== 'word' || text.length > longestWord) {
    return { kind, text, from, to, lower: '', fold: '', shape: 'caseless' }
  }
  const written = text.normalize('NFC')
  return {
    kind,
    text: written,
    from,
    to,
    lower: written.toLowerCase(),
    fold: foldWord(written),
    shape: shapeOf(written),
  }
}

/** A word for looking up: lower case without marks, one spelling for the Arabic letters that are written for each other. */
export function foldWord(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('ß', 'ss')
    .replace(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
}

function shapeOf(word: string): Token['shape'] {
  const upper = word.toUpperCase()
  const lower = word.toLowerCase()
  if (upper === lower) return 'caseless'
  if (word === lower) return 'lower'
  if (word === upper) return word.length === 1 ? 'title' : 'upper'
  const first = word.charAt(0)
  return first === first.toUpperCase() && first !== first.toLowerCase() ? 'title' : 'lower'
}

/** A gap within a line that parts two words: one or two spaces, no tab. */
export function isSmallGap(token: Token | undefined): boolean {
  return token?.kind === 'gap' && token.text.length <= 2 && !token.text.includes('\t')
}

/** A letter or digit: what an identifier may not touch. */
export function isAlphanumeric(token: Token | undefined): boolean {
  return token?.kind === 'word' || token?.kind === 'digits' || token?.kind === 'torn'
}

/** Whether a token is this sign. */
export function isSign(token: Token | undefined, signs: string): boolean {
  return token?.kind === 'sign' && signs.includes(token.text)
}

/** The tokens from one place to another, as one text. */
export function textBetween(tokens: Tokens, from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at += 1) text += tokens.at(at)?.text ?? ''
  return text
}
