/**
 * The keys under which entities that may be one meet. Each is a number of 32 bits; two keys that are one by accident only
 * bring a pair to be compared that was not asked for.
 */
import type { Token } from '../matching/person.ts'
import { type Prepared, tells } from './prepared.ts'

/** Takes a key; coarse ones are passed over where too many share them. `label` says what it stands for, when asked. */
export type TakeKey = (key: number, coarse: boolean, label: () => string) => void

/** Sounds of one token that make keys, and tokens of a name that do. */
const mostSounds = 2
const mostTokens = 6

/**
 * Tells every key of an entity, some of them twice. By identifier: kind and number. By name: a token and two tokens by their
 * consonants, coarse; the two with the year of birth, with day and month in either order, with the nationality where there is no
 * date; all tokens; one token with the whole date. So a pair is met though the date is missing, its day and month swapped or
 * a digit of its year wrong, and though one token is misspelt beyond its sound where the date is whole.
 */
export function tellKeys({ entity, person, identifiers }: Prepared, take: TakeKey): void {
  const root = hashText(entity.kind, 17)
  for (const { key } of identifiers) take(hashText(key, root), false, () => key)
  const years = yearsOf(person.dates)
  const days = person.dates.filter((date) => date.day > 0).map((date) => date.day)
  for (const name of person.names) {
    const tokens = name.tokens.filter(tells).slice(0, mostTokens)
    const whole = tokens.map((token) => token.skeletons[0] ?? token.form).sort()
    if (tokens.length > 0) take(hashAll(whole, mix(root, 1)), false, () => name.sorted)
    const sounds = tokens.map(soundsOf)
    tokens.forEach((token, at) => {
      for (const sound of sounds[at] ?? []) {
        take(mix(mix(sound, root), 3), true, () => token.form)
        for (const day of days) take(mix(mix(sound, root), wholeDate(day)), false, () => `${token.form} ${day}`)
      }
    })
    for (let one = 0; one < tokens.length; one += 1) {
      for (let two = one + 1; two < tokens.length; two += 1) {
        const both = (more: string | number) => () => `${tokens[one]?.form} ${tokens[two]?.form} ${more}`.trim()
        for (const a of sounds[one] ?? []) {
          for (const b of sounds[two] ?? []) {
            const pair = mix(a < b ? mix(a, b) : mix(b, a), root)
            take(mix(pair, 2), true, both(''))
            for (const year of years) take(mix(pair, year), false, both(year))
            for (const day of days) take(mix(pair, 20_000 + dayAndMonth(day)), false, both(day))
            if (years.length > 0) continue
            for (const country of person.nationalities) take(hashText(country, pair), false, both(country))
          }
        }
      }
    }
  }
}

/** Years a date may mean: of a wide range the first five. */
function yearsOf(dates: Prepared['person']['dates']): readonly number[] {
  const years: number[] = []
  for (const { earliest, latest } of dates) {
    const first = Number(earliest.slice(0, 4))
    const last = Math.min(Number(latest.slice(0, 4)), first + 4)
    for (let year = first; year <= last; year += 1) if (!years.includes(year)) years.push(year)
  }
  return years
}

/** Hashes of the consonants of a token, and of the classes of names it belongs to. */
function soundsOf(token: Token): readonly number[] {
  const sounds = token.skeletons.slice(0, mostSounds).map((skeleton) => hashText(skeleton, 5))
  for (const id of token.classes.slice(0, mostSounds)) sounds.push(hashText(id, 7))
  return sounds.length > 0 ? sounds : [hashText(token.form, 5)]
}

/** Day and month of `19650307`, alike in either order. */
function dayAndMonth(day: number): number {
  const month = Math.floor(day / 100) % 100
  const ofMonth = day % 100
  return Math.min(month, ofMonth) * 100 + Math.max(month, ofMonth)
}

function wholeDate(day: number): number {
  return Math.floor(day / 10_000) * 10_000 + dayAndMonth(day)
}

/** Mixes a number into a hash (the finaliser of MurmurHash3 by A. Appleby, public domain). */
function mix(hash: number, value: number): number {
  let mixed = Math.imul(hash ^ Math.imul(value, 0xcc9e2d51), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) | 0
}

/** FNV-1a over the UTF-16 units of a text. */
function hashText(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return mix(hash, text.length)
}

function hashAll(texts: readonly string[], seed: number): number {
  return texts.reduce((hash, text) => hashText(text, hash), seed)
}
