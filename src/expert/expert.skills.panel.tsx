// The fields of skills in a form: kind, skill, level, what shows it and since when; added and taken away by button.
import type { ReactNode } from 'react'
import { PartialDateField, TextField } from '../console/form.tsx'
import { Repeated } from '../console/repeated.tsx'
import { blankSkill, movedUp, nextKey, type SkillDraft, withEntry, withoutEntry } from './expert.draft.panel.ts'
import { KindAndSkill, LevelField } from './expert.parts.panel.tsx'

const mostSkills = 60

export const SkillFields = ({
  value,
  onChange,
}: {
  value: readonly SkillDraft[]
  onChange: (skills: readonly SkillDraft[]) => void
}): ReactNode => {
  const pointerOf = (key: number): string => `/skills/${value.findIndex((one) => one.key === key)}`
  return (
    <Repeated
      label="expert.skills"
      pointer="/skills"
      keys={value.map(({ key }) => key)}
      max={mostSkills}
      pointerOf={pointerOf}
      onAdd={() => onChange([...value, blankSkill(nextKey(value))])}
      onRemove={(key) => onChange(withoutEntry(value, key))}
      onMoveUp={(key) => onChange(movedUp(value, key))}
    >
      {(key) => {
        const skill = value.find((one) => one.key === key)
        if (!skill) return null
        const pointer = pointerOf(key)
        const change = (members: Partial<SkillDraft>) => onChange(withEntry(value, key, members))
        return (
          <>
            <div className="form-row">
              <KindAndSkill pointer={pointer} required value={skill} onChange={change} />
            </div>
            <div className="form-row">
              <LevelField
                label="expert.level"
                pointer={`${pointer}/level`}
                value={skill.level}
                onChange={(level) => change({ level })}
              />
              <PartialDateField
                label="expert.since"
                pointer={`${pointer}/since`}
                value={skill.since}
                onChange={(since) => change({ since })}
              />
            </div>
            {skill.code === 'other' ? (
              <TextField
                label="expert.skill-text"
                pointer={`${pointer}/text`}
                required
                maxLength={120}
                value={skill.text}
                onChange={(text) => change({ text })}
              />
            ) : null}
            <TextField
              label="expert.evidence"
              hint="expert.evidence-hint"
              pointer={`${pointer}/evidence`}
              maxLength={300}
              value={skill.evidence}
              onChange={(evidence) => change({ evidence })}
            />
          </>
        )
      }}
    </Repeated>
  )
}
