// Whether a record states just the names that were asked, part by part where both sides tell parts apart.
import { ENDS_NAME, KIND_MASK, LENGTH, MARK_SHIFT, ROW, START, WORD_MASK } from '../index/name-layout.ts'
import type { NameViews } from '../index/name-views.ts'
import { isSameName } from '../matching/compare.ts'
import type { Name, Token } from '../matching/person.ts'

type Written = Pick<Name, 'parted' | 'sequence' | 'sorted'>

/** First letters of the kinds of parts, as a sequence of `matching` has them. */
const letters = ['f', 'g', 'o', 'u'] as const

const namesOf = (views: NameViews, tokenOf: (word: number) => Token, row: number): Written[] => {
  const parts = views.parts()
  const start = views.rows()[row * ROW + START] ?? 0
  const end = start + (views.rows()[row * ROW + LENGTH] ?? 0)
  const names: Written[] = []
  let sequence = ''
  let lowers: string[] = []
  let parted = false
  for (let at = start; at < end; at++) {
    const part = parts[at] ?? 0
    if (part < 0) break
    const kind = (part >>> MARK_SHIFT) & KIND_MASK
    const { lower } = tokenOf(part & WORD_MASK)
    parted ||= kind !== 3
    sequence += `${letters[kind]}${lower} `
    lowers.push(lower)
    if ((part & ENDS_NAME) === 0) continue
    names.push({ parted, sequence, sorted: lowers.sort().join(' ') })
    sequence = ''
    lowers = []
    parted = false
  }
  return names
}

/** Each name of either side has its equal on the other, as `comparePersons` has it. */
export const isSameNames = (
  views: NameViews,
  tokenOf: (word: number) => Token,
  row: number,
  asked: readonly Name[],
): boolean => {
  const recorded = namesOf(views, tokenOf, row)
  return (
    asked.every((one) => recorded.some((other) => isSameName(one, other))) &&
    recorded.every((other) => asked.some((one) => isSameName(one, other)))
  )
}
