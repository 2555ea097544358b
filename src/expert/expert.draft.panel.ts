// Entries of the forms of a profile as they are typed, and what of them is sent. Pure.
import type { ConflictEntry, Skill } from './expert.schema.ts'
import type { ConflictKind, Presence, SkillKind } from './expert.skill.table.ts'

export type SkillDraft = {
  readonly key: number
  readonly kind: SkillKind
  readonly code: string | null
  readonly level: number
  readonly text: string
  readonly evidence: string
  readonly since: string
}
export type PeriodDraft = {
  readonly key: number
  readonly from: string
  readonly until: string
  readonly presence: Presence
}
export type ConflictDraft = {
  readonly key: number
  readonly about: ConflictKind
  readonly value: string
  readonly note: string
}

export const blankSkill = (key: number): SkillDraft => ({
  key,
  kind: 'method',
  code: null,
  level: 2,
  text: '',
  evidence: '',
  since: '',
})

export const skillDrafts = (skills: readonly Skill[]): SkillDraft[] =>
  skills.map((skill, key) => ({
    key,
    kind: skill.kind,
    code: skill.code,
    level: skill.level,
    text: skill.text ?? '',
    evidence: skill.evidence ?? '',
    since: skill.since ?? '',
  }))

/** What is sent of the skills; an entry without a skill is sent with an empty code, so that the hub names its place. */
export const skillsOf = (drafts: readonly SkillDraft[]): Skill[] =>
  drafts.map(({ kind, code, level, text, evidence, since }) => ({
    kind,
    code: code ?? '',
    level,
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(evidence.trim() === '' ? {} : { evidence: evidence.trim() }),
    ...(since === '' ? {} : { since }),
  }))

export const conflictsOf = (drafts: readonly ConflictDraft[]): ConflictEntry[] =>
  drafts.map(({ about, value, note }) => ({
    about,
    value: value.trim(),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  }))

type Keyed = { readonly key: number }

/** A key no entry has. */
export const nextKey = (drafts: readonly Keyed[]): number => Math.max(-1, ...drafts.map(({ key }) => key)) + 1

/** The entries with one changed, without one, or with one moved up by a place. */
export const withEntry = <T extends Keyed>(drafts: readonly T[], key: number, members: Partial<T>): T[] =>
  drafts.map((one) => (one.key === key ? { ...one, ...members } : one))
export const withoutEntry = <T extends Keyed>(drafts: readonly T[], key: number): T[] =>
  drafts.filter((one) => one.key !== key)
export const movedUp = <T extends Keyed>(drafts: readonly T[], key: number): T[] => {
  const at = drafts.findIndex((one) => one.key === key)
  const [one, before] = [drafts[at], drafts[at - 1]]
  if (!one || !before) return [...drafts]
  return drafts.map((each, place) => (place === at - 1 ? one : place === at ? before : each))
}
