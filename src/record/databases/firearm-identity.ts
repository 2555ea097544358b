// What equal serial numbers of firearms amount to: makers number alike, so the make decides and calibre and kind are looked at.
import { foldCalibre, foldMake } from '../../terms/firearm-make.ts'
import type { Fields, KeyVerdict } from './database.ts'

export type FirearmLooks = { readonly make?: string; readonly calibre?: string; readonly kind?: string }

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/**
 * `exact` when the make is stated on both sides and is one, and neither calibre nor kind contradicts it; `near` when a side does
 * not say the make, or calibre or kind differ; undefined when the makes differ: it is another firearm.
 */
export const judgeFirearm = (question: Fields, record: FirearmLooks): KeyVerdict | undefined => {
  const differ = (one: string, other: string): boolean => one !== '' && other !== '' && one !== other
  const [asked, recorded] = [foldMake(textOf(question.make)), foldMake(textOf(record.make))]
  if (differ(asked, recorded)) return undefined
  const isContradicted =
    differ(foldCalibre(textOf(question.calibre)), foldCalibre(textOf(record.calibre))) ||
    differ(textOf(question.kind), textOf(record.kind))
  return asked !== '' && recorded !== '' && !isContradicted ? 'exact' : 'near'
}
