/** How words of other scripts are written in Latin letters: what each letter becomes, and how far a Latin form is from that. */
import { romaniseCyrillic } from './alphabets.ts'
import { hearArabic, splitArticle, withoutShortVowels } from './arabic.ts'
import { romaniseHan } from './han.ts'
import { splitSyllable } from './hangul.ts'
import { toKatakana } from './kana.ts'
import { remembering } from './remembering.ts'
import { arabicRenderings } from './rendering.arabic.table.ts'
import { cyrillicRenderings } from './rendering.cyrillic.table.ts'
import { hanRenderings } from './rendering.han.table.ts'
import { hangulRenderings } from './rendering.hangul.table.ts'
import { hebrewRenderings } from './rendering.hebrew.table.ts'
import { kanaRenderings } from './rendering.kana.table.ts'
import { otherCyrillicRenderings } from './rendering.other.table.ts'
import type { Script } from './script.ts'

/** What one letter or syllable becomes: Latin letters, or classes of consonants, each with its cost in bits. */
type Row = ReadonlyMap<string, number>
/** Latin letters as numbers, with their cost in half bits, of which sums are exact whole numbers. */
export type Becoming = { readonly letters: readonly number[]; readonly cost: number }
export const halves = 2
export type Unit = {
  /** What it becomes, by its first letter from `a`; nothing, apart: read in the innermost loop of a comparison. */
  readonly opening: readonly (readonly Becoming[])[]
  /** Half bits of nothing. */
  readonly nothing: number
  /** Letters it may become, as masks: all of them, those that open what it becomes, those that close it. */
  readonly letters: { readonly within: number; readonly opening: number; readonly closing: number }
  readonly classes: readonly (readonly [string, number])[]
  /** Bits that its usual Latin letters cost, on average: a word loses only what it costs beyond that. */
  readonly usual: number
}
type Table = {
  readonly units: Map<string, Unit>
  readonly cut: (lower: string) => readonly string[]
  /** Latin letters of a unit that the table lacks. */
  readonly plain: (letter: string) => string
  /** Units of a letter, by its code and, in the last bits, its place in a word; none where neighbours may make another unit of it. */
  readonly ofLetter: (placed: number) => readonly Unit[]
}

/** A word cut into what its script renders at once. */
export type Rendering = { readonly units: readonly Unit[]; readonly usual: number }

/** A unit that becomes what no table tells. */
const bitsOfUnknown = 8
const plainUnit = 1
export const firstLetter = 0x61

/** Places of a letter in a word, and bits that tell them. */
const [first, within, last] = [0, 1, 2]
const placeBits = 2
/** Letters at their places of which it is remembered what they are: more than most scripts have. */
const mostPlaced = 2_000

const tables: Partial<Record<Script, Table>> = {
  arabic: readTable(arabicRenderings, cutArabic, (letter) => hearArabic(letter).form),
  hebrew: readTable(hebrewRenderings, cutHebrew, () => '', /[וי]/),
  cyrillic: readTable(`${otherCyrillicRenderings}${cyrillicRenderings}`, cutCyrillic, romaniseCyrillic),
  hangul: readTable(hangulRenderings, cutHangul, () => ''),
  kana: readTable(kanaRenderings, cutKana, () => '', /./su),
  han: readTable(hanRenderings, (lower) => [...lower], romaniseHan),
}

/**
 * Reads lines `unit letters+cost ... | classes+cost ...`; costs are half bits, `-` stands for nothing. `joining`: letters that may be one unit
 * with their neighbours.
 */
function readTable(text: string, cut: Table['cut'], plain: Table['plain'], joining?: RegExp): Table {
  const units = new Map<string, Unit>()
  for (const line of text.trim().split('\n')) {
    const [unit = '', ...cells] = line.trim().split(/ +/)
    const bar = cells.indexOf('|')
    const letters = new Map(cells.slice(0, bar < 0 ? undefined : bar).map(readCell))
    const classes = bar < 0 ? [] : cells.slice(bar + 1).map(readCell)
    if (letters.size === 0) letters.set(plain(unit.replace(/[\^$]/g, '')), plainUnit)
    units.set(unit, unitFrom(letters, classes))
  }
  const ofLetter = remembering<readonly Unit[], number>(mostPlaced, (placed) => {
    const letter = String.fromCharCode(placed >> placeBits)
    const cuts = joining?.test(letter) ? [] : cut(letter)
    // Several letters written as one sign have a place each.
    if (cuts.length > 1 && cuts[0]?.startsWith('^')) return []
    return cuts.map((unit) => unitOf(table, placedAs(unit, placed & (2 ** placeBits - 1))))
  })
  const table: Table = { units, cut, plain, ofLetter }
  return table
}

/** A letter that stands alone is marked as the first one. */
function placedAs(unit: string, place: number): string {
  if (place === first || !unit.startsWith('^')) return unit
  return place === last ? `${unit.slice(1)}$` : unit.slice(1)
}

function readCell(cell: string): readonly [string, number] {
  const written = cell.replace(/\d+$/, '')
  return [written === '-' ? '' : written, Number(cell.slice(written.length)) / 2]
}

function unitFrom(letters: Row, classes: Unit['classes']): Unit {
  const opening: Becoming[][] = Array.from({ length: 26 }, () => [])
  const masks = { within: 0, opening: 0, closing: 0 }
  for (const [written, bits] of letters) {
    const codes = [...written].map((letter) => letter.charCodeAt(0))
    opening[(codes[0] ?? 0) - firstLetter]?.push({ letters: codes, cost: bits * halves })
    for (const letter of written) masks.within |= bitOf(letter)
    if (written !== '') masks.opening |= bitOf(written)
    if (written !== '') masks.closing |= bitOf(written.slice(-1))
  }
  return {
    opening,
    nothing: Math.min(letters.get('') ?? bitsOfUnknown, bitsOfUnknown) * halves,
    letters: masks,
    classes,
    usual: usualOf(letters),
  }
}

function bitOf(letter: string): number {
  return 1 << (letter.charCodeAt(0) - firstLetter)
}

function usualOf(letters: Row): number {
  let sum = 0
  let share = 0
  for (const bits of letters.values()) {
    sum += bits * 2 ** -bits
    share += 2 ** -bits
  }
  return share > 0 ? sum / share : 0
}

/** Whether a table tells what becomes of a script's letters. */
export function isRendered(script: Script): boolean {
  return tables[script] !== undefined
}

const eastern: ReadonlySet<Script> = new Set(['han', 'kana', 'hangul'])

/** Whether the script writes syllables, which may become many Latin ones. */
export function isEastern(script: Script): boolean {
  return eastern.has(script)
}

/** What is read of a word: with and without its article. */
export function renderingsOf(word: Written): readonly Rendering[] {
  const { lower, script } = word
  if (tables[script] === undefined) return none
  const known = remembered.get(word)
  if (known !== undefined) return known
  const texts = word.article ? [splitArticle(lower).rest, lower] : [lower]
  const renderings = texts.map((text) => renderingOf(text, script)).filter((one) => one !== undefined)
  remembered.set(word, renderings)
  return renderings
}

const none: readonly never[] = []
type Written = { readonly lower: string; readonly script: Script; readonly article: boolean }
/** As long as a token is kept, so is this. */
const remembered = new WeakMap<Written, readonly Rendering[]>()

/** The word as its script renders it; undefined for scripts without a table, and for words of none of its letters. */
function renderingOf(lower: string, script: Script): Rendering | undefined {
  const table = tables[script]
  if (table === undefined) return undefined
  const cut = table.cut(lower)
  const units = cut.map((unit) => unitOf(table, unit))
  if (units.length === 0 || units.length > mostUnits) return undefined
  return { units, usual: units.reduce((sum, unit) => sum + unit.usual, 0) }
}

const mostUnits = 40

/**
 * What is read of a word with no article, by its UTF-8 bytes: of letters that are units by themselves no text is made. Good until the
 * next one is read.
 */
export function renderingRead(bytes: Uint8Array, from: number, to: number, script: Script): Rendering | undefined {
  const table = tables[script]
  if (table === undefined) return undefined
  const { units } = read
  units.length = 0
  read.usual = 0
  for (let at = from; at < to; ) {
    const lead = bytes[at] ?? 0
    const many = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    const letter =
      many === 3
        ? ((lead & 15) << 12) | (tailOf(bytes, at + 1) << 6) | tailOf(bytes, at + 2)
        : ((lead & 31) << 6) | tailOf(bytes, at + 1)
    const place = at === from ? first : at + many === to ? last : within
    const own = many === 2 || many === 3 ? table.ofLetter((letter << placeBits) | place) : none
    if (own.length === 0) return renderingOf(decoder.decode(bytes.slice(from, to)), script)
    for (const unit of own) {
      units.push(unit)
      read.usual += unit.usual
    }
    at += many
  }
  return units.length === 0 || units.length > mostUnits ? undefined : read
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const read: { units: Unit[]; usual: number } = { units: [], usual: 0 }

function tailOf(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) & 63
}

function unitOf(table: Table, unit: string): Unit {
  const known = table.units.get(unit)
  if (known !== undefined) return known
  const bare = unit.replace(/[\^$]/g, '')
  const other = table.units.get(bare) ?? table.units.get(`^${bare}`) ?? table.units.get(`${bare}$`)
  if (other === undefined) return unitFrom(new Map([[table.plain(bare), plainUnit]]), [])
  table.units.set(unit, other)
  return other
}

/** Prefixes kept while keys are made; keys of a word; and how much less likely than the likeliest the last of them may be. */
const widest = 40
const mostKeys = 8
const mostKeysOfSyllables = 14
const farthest = 6

/**
 * The likeliest consonant keys of a word's Latin forms, as `skeletonsOf` makes them of those, without their first
 * sign. One consonant that stands twice is one.
 */
export function likelyKeys({ units }: Rendering, ofSyllables: boolean): readonly string[] {
  let found = new Map<string, number>([['', 0]])
  for (const unit of units) {
    if (unit.classes.length === 0) continue
    const next = new Map<string, number>()
    for (const [key, bits] of found) {
      for (const [classes, more] of unit.classes) {
        const longer = key !== '' && key.endsWith(classes.charAt(0)) ? key + classes.slice(1) : key + classes
        const sum = bits + more
        const known = next.get(longer)
        // Two ways to one key add up: the sum of their shares.
        next.set(longer, known === undefined ? sum : Math.min(known, sum) - Math.log2(1 + 2 ** -Math.abs(known - sum)))
      }
    }
    found = next.size <= widest ? next : new Map([...next].sort((a, b) => a[1] - b[1]).slice(0, widest))
  }
  const sorted = [...found].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
  const least = sorted[0]?.[1] ?? 0
  return sorted
    .filter(([key, bits]) => key !== '' && bits <= least + farthest)
    .slice(0, ofSyllables ? mostKeysOfSyllables : mostKeys)
    .map(([key]) => key)
}

function marked(letters: readonly string[]): readonly string[] {
  return letters.map((letter, at) => (at === 0 ? `^${letter}` : at === letters.length - 1 ? `${letter}$` : letter))
}

function cutArabic(lower: string): readonly string[] {
  const bare = withoutShortVowels(lower).replaceAll('ک', 'ك').replaceAll('ی', 'ي')
  return marked([...bare.replace(/[^\u0620-\u06ff]/g, '')])
}

const plainHebrew: Readonly<Record<string, string>> = { ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' }

/** Letters with their stroke are one, and so are two `ו` or `י` within a word. */
function cutHebrew(lower: string): readonly string[] {
  const units: string[] = []
  for (const letter of lower.replace(/[ךםןףץ]/g, (final) => plainHebrew[final] ?? final)) {
    const last = units.at(-1)
    if (letter === '׳' && last !== undefined && /^[גדזצת]$/.test(last)) units[units.length - 1] = last + letter
    else if ((letter === 'ו' || letter === 'י') && last === letter && units.length > 1) {
      units[units.length - 1] = last + letter
    } else if (letter >= 'א' && letter <= 'ת') units.push(letter)
  }
  return marked(units)
}

function cutCyrillic(lower: string): readonly string[] {
  return marked([...lower.replace(/[^\u0400-\u052f]/g, '')])
}

/** Letters of the syllables, the silent first one left out. */
function cutHangul(lower: string): readonly string[] {
  const units: string[] = []
  for (const letter of lower) {
    const syllable = splitSyllable(letter)
    if (syllable === undefined) continue
    if (syllable.initial !== silentInitial) units.push(String.fromCharCode(0x1100 + syllable.initial))
    units.push(String.fromCharCode(0x1161 + syllable.medial))
    if (syllable.final > 0) units.push(String.fromCharCode(0x11a7 + syllable.final))
  }
  return units
}
const silentInitial = 11

/** A syllable with the small vowel behind it; the long sign and the doubling one apart. */
function cutKana(lower: string): readonly string[] {
  const units: string[] = []
  for (const letter of toKatakana(lower)) {
    const last = units.at(-1)
    if ('ァィゥェォャュョヮ'.includes(letter) && last !== undefined && last !== 'ー')
      units[units.length - 1] = last + letter
    else if (letter >= 'ァ' && letter <= 'ー' && letter !== '・') units.push(letter)
  }
  return units
}
