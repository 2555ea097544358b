/** Proposes which column goes where, by the words of the headings: for a person to look at, never taken by itself. */
import { asksForSensitiveData } from '../terms/sensitive-data.ts'
import { headingWords } from './heading-words.table.ts'
import type { Form, MappedColumn, Mapping } from './mapping.ts'
import type { Target } from './schema-targets.ts'

/** Letters only, of any script, without marks and case: `N° de passeport` is `ndepasseport`. */
export function foldHeading(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}]/gu, '')
}

/** The field a target is a place of: the last member that is no place in a list. */
function fieldOf(pointer: string): string {
  return pointer.split('/').findLast((segment) => segment !== '' && !/^\d+$/.test(segment)) ?? ''
}

function pairs(text: string): Map<string, number> {
  const found = new Map<string, number>()
  for (let at = 0; at < text.length - 1; at += 1) {
    const pair = text.slice(at, at + 2)
    found.set(pair, (found.get(pair) ?? 0) + 1)
  }
  return found
}

/** Likeness of two folded words from 0 to 1 by the pairs of letters they share (Dice). */
function likeness(one: string, other: string): number {
  if (one === other) return 1
  if (one.length < 3 || other.length < 3) return 0
  const [left, right] = [pairs(one), pairs(other)]
  let shared = 0
  for (const [pair, count] of left) shared += Math.min(count, right.get(pair) ?? 0)
  return (2 * shared) / (one.length + other.length - 2)
}

/** Likeness of a heading and a target: 1 for the very name of the field, a little less for a word of the tables. */
function scoreOf(heading: string, { pointer }: Target): number {
  const field = fieldOf(pointer)
  const folded = foldHeading(heading)
  // Depth tells twins apart: `/reference` before `/fields/documents/0/number`.
  const depth = pointer.split('/').length / 1000
  if (heading === pointer || heading === field) return 1.1 - depth
  const own = likeness(folded, foldHeading(field))
  const words = Math.max(0, ...(headingWords[field] ?? []).map((word) => likeness(folded, foldHeading(word))))
  return Math.max(own, words * 0.99) - depth
}

/** Least likeness worth proposing. */
const least = 0.72

const formOf: Readonly<Record<Target['kind'], Form | undefined>> = {
  text: undefined,
  number: 'number',
  flag: 'flag',
  date: 'date-ymd',
  country: 'country',
}

/** A column for a target, with the form its kind of value has. */
export function columnFor(from: string, { pointer, kind }: Target): MappedColumn {
  const form = formOf[kind]
  return { from, to: pointer, ...(form ? { form } : {}) }
}

/**
 * Headings to targets, the likeliest pairs first, each heading and each target once. Headings that ask for particularly
 * sensitive data are never proposed.
 */
export function suggestMapping(headings: readonly string[], targets: readonly Target[]): Mapping {
  const scored = headings
    .filter((heading) => heading !== '' && !asksForSensitiveData(heading))
    .flatMap((heading) => targets.map((target) => ({ heading, target, score: scoreOf(heading, target) })))
    .filter(({ score }) => score >= least)
    .sort((one, other) => other.score - one.score)
  const columns = new Map<string, MappedColumn>()
  const taken = new Set<string>()
  for (const { heading, target } of scored) {
    if (columns.has(heading) || taken.has(target.pointer)) continue
    columns.set(heading, columnFor(heading, target))
    taken.add(target.pointer)
  }
  return { columns: headings.flatMap((heading) => columns.get(heading) ?? []), constants: [] }
}

/** Only what leaves no doubt: headings that are the very names or pointers of fields. May be taken without asking. */
export function certainMapping(headings: readonly string[], targets: readonly Target[]): Mapping {
  const columns = headings.flatMap((heading): MappedColumn[] => {
    const target =
      targets.find(({ pointer }) => pointer === heading) ??
      targets.find(({ pointer }) => pointer === `/${heading}` || pointer === `/fields/${heading}`) ??
      targets.find(({ pointer }) => pointer === `/fields/${heading}/0`)
    return target ? [columnFor(heading, target)] : []
  })
  return { columns, constants: [] }
}
