/** The forms of a profile: what was read is sent back as it was, and entries keep their place and key. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { movedUp, nextKey, skillDrafts, skillsOf, withEntry, withoutEntry } from './expert.draft.panel.ts'
import type { Skill } from './expert.schema.ts'

const word = fc.stringMatching(/^[a-z]{1,12}$/)
const skill: fc.Arbitrary<Skill> = fc.record(
  {
    kind: fc.constantFrom('method' as const, 'tool' as const),
    code: word,
    level: fc.integer({ min: 1, max: 4 }),
    text: word,
    evidence: word,
    since: fc.constant('2024-02-01'),
  },
  { requiredKeys: ['kind', 'code', 'level'] },
)

test('skills that were not touched are sent as they were read', () => {
  fc.assert(
    fc.property(fc.array(skill), (skills) => {
      // `toEqual` passes over members that are undefined; what is sent must not have them either.
      expect(JSON.parse(JSON.stringify(skillsOf(skillDrafts(skills))))).toEqual(JSON.parse(JSON.stringify(skills)))
    }),
  )
})

test('an entry that was added, changed, moved or taken away leaves the others alone', () => {
  fc.assert(
    fc.property(fc.array(skill, { minLength: 1, maxLength: 6 }), fc.nat(), (skills, place) => {
      const drafts = skillDrafts(skills)
      const key = drafts[place % drafts.length]?.key ?? 0
      expect(drafts.map((one) => one.key)).not.toContain(nextKey(drafts))
      expect(withoutEntry(drafts, key)).toEqual(drafts.filter((one) => one.key !== key))
      const changed = withEntry(drafts, key, { level: 1 })
      expect(changed.filter((one) => one.key !== key)).toEqual(drafts.filter((one) => one.key !== key))
      const moved = movedUp(drafts, key)
      expect([...moved].sort((one, other) => one.key - other.key)).toEqual(drafts)
      const [before, after] = [drafts, moved].map((list) => list.findIndex((one) => one.key === key))
      expect(after).toBe(Math.max(0, (before ?? 0) - 1))
    }),
  )
})

test('a skill nobody chose is sent empty, so that the hub names its place', () => {
  const [draft] = skillsOf([{ key: 0, kind: 'tool', code: null, level: 2, text: ' ', evidence: '', since: '' }])
  expect(draft).toEqual({ kind: 'tool', code: '', level: 2 })
})
