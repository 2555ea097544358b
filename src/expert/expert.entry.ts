// What is wrong with what people state of an expert: each fault with its place, all at once.
import type { FailurePointer } from '../kernel/failure.ts'
import { isId } from '../kernel/validation.ts'
import { isCountry } from '../terms/country.ts'
import { isCrimeArea } from '../terms/crime-area.ts'
import { isTimeZone } from '../terms/instant.ts'
import type { ConflictEntry, ProfileEntry, Skill } from './expert.schema.ts'
import { isSkill } from './expert.skill.table.ts'

const fault = (pointer: string, key: string, values: FailurePointer['values'] = {}): FailurePointer => ({
  pointer,
  key,
  values,
})

/** A skill is a code of its kind, each once; what is "other" says what. */
export const faultsOfSkills = (skills: readonly Skill[], today: string): FailurePointer[] => {
  const seen = new Set<string>()
  return skills.flatMap((skill, at) => {
    const { kind, code, text = '', since } = skill
    const key = code === 'other' ? `${kind}:other:${text.toLowerCase()}` : `${kind}:${code}`
    const twice = seen.has(key)
    seen.add(key)
    return [
      ...(isSkill(kind, code) ? [] : [fault(`/skills/${at}/code`, 'fault.expert-skill')]),
      ...(twice ? [fault(`/skills/${at}/code`, 'fault.expert-skill-twice')] : []),
      ...(code === 'other' && kind !== 'crime-area' && text.trim() === ''
        ? [fault(`/skills/${at}/text`, 'fault.required')]
        : []),
      ...(since && since > today ? [fault(`/skills/${at}/since`, 'fault.expert-since-future')] : []),
    ]
  })
}

export const faultsOfZone = (zone: string): FailurePointer[] =>
  isTimeZone(zone) ? [] : [fault('/zone', 'bureau.unknown-zone')]

/** Faults of a profile as its expert states it. */
export const faultsOfProfile = (entry: ProfileEntry, today: string): FailurePointer[] => [
  ...faultsOfZone(entry.zone),
  ...faultsOfSkills(entry.skills, today),
  ...entry.availability.flatMap(({ from, until }, at) =>
    until < from ? [fault(`/availability/${at}/until`, 'fault.expert-period')] : [],
  ),
  ...(new Set(entry.hides).size < entry.hides.length ? [fault('/hides', 'fault.not-in-list')] : []),
]

const bureauForm = /^[a-z][a-z0-9-]{1,23}$/
const isValueOf: Readonly<Record<ConflictEntry['about'], (value: string) => boolean>> = {
  bureau: (value) => bureauForm.test(value),
  country: isCountry,
  'crime-area': isCrimeArea,
  threat: isId,
}

export const faultsOfConflicts = (conflicts: readonly ConflictEntry[]): FailurePointer[] =>
  conflicts.flatMap(({ about, value }, at) =>
    isValueOf[about](value) ? [] : [fault(`/conflicts/${at}/value`, 'fault.expert-conflict-value')],
  )
