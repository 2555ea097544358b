// Parts of a profile that several screens draw: skills with their level, presence, days, and a choice of one skill.
import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { CodeField, type FieldProps, useField } from '../console/form.tsx'
import { useLanguageName } from '../console/language-names.ts'
import { Mono } from '../console/mono.tsx'
import { sayPartialDate } from '../console/typed-date.ts'
import { useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import { confidentialities, confidentialityLevel } from '../terms/handling.ts'
import { isDay } from '../terms/instant.ts'
import type { ExpertLine, Skill } from './expert.schema.ts'
import { type SkillKind, skillCodes, skillKinds, skillLevels } from './expert.skill.table.ts'
import './expert.css'

/** A skill in words by kind and code. */
export const useSkillName = (): ((kind: SkillKind, code: string) => string) => {
  const codeWords = useCodeWords()
  const languageName = useLanguageName()
  return (kind, code) => {
    if (kind === 'language') return languageName(code)
    if (kind === 'crime-area') return codeWords('crime-area', code)
    return kind === 'method' ? codeWords('skill-method', code) : codeWords('skill-tool', code)
  }
}

export const Day = ({ of }: { of: string }): ReactNode => {
  const [language] = useLanguage()
  return isDay(of) ? <bdi>{sayPartialDate(of, language)}</bdi> : <Mono>{of}</Mono>
}

/** Four strokes, as many filled as the level says; the number stands in words beside for who cannot see them. */
const Level = ({ of }: { of: number }) => {
  const words = useWords()
  return (
    <span className="expert-level" role="img" aria-label={words('expert.level-of', { level: of })}>
      {skillLevels.map((level) => (
        <i key={level} data-on={level <= of || undefined} />
      ))}
    </span>
  )
}

/** A few skills in a line: languages first, then by level. `most` of them, with how many more. */
export const SkillLine = ({ skills, most = 4 }: { skills: readonly Skill[]; most?: number }): ReactNode => {
  const nameOf = useSkillName()
  const rank = (skill: Skill): number => (skill.kind === 'language' ? 10 : 0) + skill.level
  const sorted = [...skills].sort((one, other) => rank(other) - rank(one))
  if (sorted.length === 0) return <span className="quiet">—</span>
  return (
    <span>
      {sorted
        .slice(0, most)
        .map((skill) => skill.text ?? nameOf(skill.kind, skill.code))
        .join(' · ')}
      {sorted.length > most ? (
        <span className="quiet">
          {' '}
          <Words id="expert.skills-more" values={{ count: sorted.length - most }} />
        </span>
      ) : null}
    </span>
  )
}

/** All skills by kind, each with level, what shows it and since when. */
export const Skills = ({ skills }: { skills: readonly Skill[] }): ReactNode => {
  const nameOf = useSkillName()
  const codeWords = useCodeWords()
  if (skills.length === 0)
    return (
      <p className="quiet">
        <Words id="expert.skills-none" />
      </p>
    )
  return (
    <div className="expert-kinds">
      {skillKinds
        .map((kind) => ({ kind, own: skills.filter((skill) => skill.kind === kind) }))
        .filter(({ own }) => own.length > 0)
        .map(({ kind, own }) => (
          <section key={kind} className="expert-kind">
            <h3>{codeWords('skill-kind', kind)}</h3>
            <ul className="expert-plain">
              {own.map((skill) => (
                <li key={`${skill.code} ${skill.text ?? ''}`}>
                  <span className="expert-skill">
                    <Level of={skill.level} />
                    <span className="strong">{nameOf(kind, skill.code)}</span>
                    {skill.text ? <bdi>{skill.text}</bdi> : null}
                  </span>
                  {skill.evidence || skill.since ? (
                    <span className="quiet small expert-evidence">
                      {skill.evidence ? <bdi>{skill.evidence}</bdi> : null}
                      {skill.evidence && skill.since ? ' · ' : null}
                      {skill.since ? (
                        <Words id="expert.since-day" values={{ day: <Day key="day" of={skill.since} /> }} />
                      ) : null}
                    </span>
                  ) : null}
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  )
}

/** How an expert is there today, and until when. */
export const Presence = ({ of }: { of: Pick<ExpertLine, 'presence' | 'presenceUntil'> }): ReactNode => {
  const codeWords = useCodeWords()
  if (of.presence === null) return <Words id="expert.presence-hidden" />
  return (
    <span className="expert-presence" data-presence={of.presence}>
      {codeWords('presence', of.presence)}
      {of.presenceUntil === null ? null : (
        <>
          {' '}
          <Words id="expert.until-day" values={{ day: <Day key="day" of={of.presenceUntil} /> }} />
        </>
      )}
    </span>
  )
}

/** One code of a kind of skill, by its name in the reader's language. */
export const SkillField = ({
  kind,
  value,
  onChange,
  ...field
}: FieldProps & { kind: SkillKind; value: string | null; onChange: (code: string | null) => void }): ReactNode => {
  const nameOf = useSkillName()
  const [language] = useLanguage()
  const order = new Intl.Collator(language)
  return (
    <Select
      {...useField(field)}
      data={skillCodes[kind]
        .map((code) => ({ value: code, label: nameOf(kind, code) }))
        .sort((one, other) => order.compare(one.label, other.label))}
      value={value}
      onChange={onChange}
      searchable
      clearable={!field.required}
      nothingFoundMessage={<Words id="form.nothing-found" />}
    />
  )
}

/** Kind and code of a skill side by side; another kind empties the code. */
export const KindAndSkill = ({
  pointer,
  value,
  onChange,
  required = false,
}: {
  pointer: string
  value: { readonly kind: SkillKind; readonly code: string | null }
  onChange: (next: { kind: SkillKind; code: string | null }) => void
  required?: boolean
}): ReactNode => (
  <>
    <CodeField
      label="expert.kind"
      pointer={`${pointer}/kind`}
      list="skill-kind"
      codes={skillKinds}
      required
      value={value.kind}
      onChange={(kind) => {
        if (kind) onChange({ kind, code: null })
      }}
    />
    <SkillField
      label="expert.skill"
      pointer={`${pointer}/code`}
      required={required}
      kind={value.kind}
      value={value.code}
      onChange={(code) => onChange({ kind: value.kind, code })}
    />
  </>
)

/** A level of skill in words. */
export const LevelField = ({
  value,
  onChange,
  ...field
}: FieldProps & { value: number; onChange: (level: number) => void }): ReactNode => {
  const codeWords = useCodeWords()
  return (
    <Select
      {...useField({ ...field, required: true })}
      data={skillLevels.map((level) => ({ value: String(level), label: codeWords('skill-level', String(level)) }))}
      value={String(value)}
      allowDeselect={false}
      onChange={(next) => onChange(Number(next ?? 1))}
    />
  )
}

/** Confidentiality an expert may see. */
export const ClearanceField = ({
  value,
  onChange,
  ...field
}: FieldProps & { value: number; onChange: (level: number) => void }): ReactNode => (
  <CodeField
    {...field}
    required
    list="confidentiality"
    codes={confidentialities}
    value={confidentialities[value - 1] ?? 'official-use-only'}
    onChange={(next) => onChange(next ? confidentialityLevel(next) : 1)}
  />
)
