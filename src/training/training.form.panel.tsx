// The form of a course: described once, its texts in one language at a time, modules with the steps the register is to show.
import { Autocomplete, Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { CodeField, EntryPlace, type FieldProps, TextField, useField } from '../console/form.tsx'
import { CodesField } from '../console/form-lists.tsx'
import { fold } from '../console/fuzzy.ts'
import type { Problem } from '../console/problem.ts'
import { useCodesOf, useCodeWords, Words } from '../console/words.tsx'
import { databaseNames } from '../record/record.schema.ts'
import { crimeAreas } from '../terms/crime-area.ts'
import type { Language } from '../terms/language.ts'
import {
  type CourseDraft,
  emptyModule,
  emptyStep,
  type Head,
  type Lesson,
  type ModuleDraft,
  type StepDraft,
} from './training.draft.panel.ts'
import { InsistField, LanguageField, LanguagesField } from './training.parts.panel.tsx'
import { courseLevels, stepOrders, stepOutcomes } from './training.schema.ts'

type Change = (next: Partial<CourseDraft>) => void

/** A word of the register: chosen by what it means, or typed as it is. */
const OperationField = ({
  value,
  onChange,
  ...field
}: FieldProps & { value: string; onChange: (value: string) => void }) => {
  const codeWords = useCodeWords()
  const codes = useCodesOf()('operation')
  return (
    <Autocomplete
      {...useField(field)}
      dir="ltr"
      className="form-mono"
      data={codes}
      value={value}
      onChange={onChange}
      maxLength={60}
      limit={60}
      filter={({ options, search }) =>
        options.filter((option) => {
          if (!('value' in option)) return false
          const code = String(option.value)
          return fold(`${code} ${codeWords('operation', code)}`).includes(fold(search.trim()))
        })
      }
      renderOption={({ option }) => (
        <span>
          {codeWords('operation', option.value)} <bdi className="mono quiet">{option.value}</bdi>
        </span>
      )}
    />
  )
}

const Step = ({
  of,
  pointer,
  place,
  onChange,
  onRemove,
}: {
  of: StepDraft
  pointer: string
  place: number
  onChange: (next: StepDraft) => void
  onRemove: () => void
}) => (
  <>
    <div className="form-row">
      <OperationField
        label="training.operation"
        place={place}
        pointer={`${pointer}/operation`}
        required
        value={of.operation}
        onChange={(operation) => onChange({ ...of, operation })}
      />
      <CodeField
        label="training.in-database"
        place={place}
        pointer={`${pointer}/database`}
        list="database"
        codes={databaseNames}
        value={of.database}
        onChange={(database) => onChange({ ...of, database })}
      />
    </div>
    <div className="form-row">
      <CodeField
        label="training.outcome"
        place={place}
        pointer={`${pointer}/outcome`}
        list="training-outcome"
        codes={stepOutcomes}
        value={of.outcome}
        onChange={(outcome) => onChange({ ...of, outcome })}
      />
      <TextField
        label="training.subject-kind"
        place={place}
        pointer={`${pointer}/subjectKind`}
        mono
        maxLength={40}
        value={of.subjectKind}
        onChange={(subjectKind) => onChange({ ...of, subjectKind })}
      />
    </div>
    <div>
      <Button variant="subtle" leftSection={<IconTrash size={14} aria-hidden />} onClick={onRemove}>
        <Words id="training.remove-step" values={{ place }} />
      </Button>
    </div>
  </>
)

const Module = ({
  of,
  at,
  language,
  spoken,
  fixed,
  onChange,
  onMove,
  onRemove,
}: {
  of: ModuleDraft
  at: number
  language: Language
  spoken: readonly Language[]
  /** Modules and exercises stay: people take the course. */
  fixed: boolean
  onChange: (next: ModuleDraft) => void
  onMove: ((by: 1 | -1) => void) | null
  onRemove: () => void
}) => {
  const pointer = `/modules/${at}`
  const text: Lesson = of.texts[language] ?? { title: '', body: '' }
  const write = (next: Partial<Lesson>) => onChange({ ...of, texts: { ...of.texts, [language]: { ...text, ...next } } })
  const place = spoken.indexOf(language)
  const steps = (next: readonly StepDraft[]) => onChange({ ...of, steps: next })
  return (
    <fieldset className="training-module">
      <legend>
        <Words id="training.module" values={{ place: at + 1 }} />
      </legend>
      <EntryPlace.Provider value={at + 1}>
        <TextField
          label="training.module-title"
          pointer={`${pointer}/texts/${place}/title`}
          required
          maxLength={160}
          value={text.title}
          onChange={(title) => write({ title })}
        />
        <TextField
          label="training.module-body"
          pointer={`${pointer}/texts/${place}/body`}
          lines={6}
          required
          maxLength={20_000}
          value={text.body}
          onChange={(body) => write({ body })}
        />
        {of.steps.length > 0 && !fixed ? (
          <CodeField
            label="training.order"
            pointer={`${pointer}/exercise/order`}
            list="training-order"
            codes={stepOrders}
            required
            value={of.order}
            onChange={(order) => onChange({ ...of, order: order ?? 'in-order' })}
          />
        ) : null}
      </EntryPlace.Provider>
      {fixed
        ? null
        : of.steps.map((step, stepAt) => (
            <Step
              // biome-ignore lint/suspicious/noArrayIndexKey: the fields of a step hold nothing of their own
              key={stepAt}
              of={step}
              place={stepAt + 1}
              pointer={`${pointer}/exercise/steps/${stepAt}`}
              onChange={(next) => steps(of.steps.map((one, other) => (other === stepAt ? next : one)))}
              onRemove={() => steps(of.steps.filter((_, other) => other !== stepAt))}
            />
          ))}
      {fixed ? null : (
        <div className="training-acts">
          <Button
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={of.steps.length >= 12}
            onClick={() => steps([...of.steps, emptyStep])}
          >
            <Words id="training.add-step" />
          </Button>
          {onMove ? (
            <>
              <Button variant="subtle" leftSection={<IconArrowUp size={14} aria-hidden />} onClick={() => onMove(-1)}>
                <Words id="training.earlier" />
              </Button>
              <Button variant="subtle" leftSection={<IconArrowDown size={14} aria-hidden />} onClick={() => onMove(1)}>
                <Words id="training.later" />
              </Button>
              <Button variant="subtle" leftSection={<IconTrash size={14} aria-hidden />} onClick={onRemove}>
                <Words id="training.remove-module" values={{ place: at + 1 }} />
              </Button>
            </>
          ) : null}
        </div>
      )}
    </fieldset>
  )
}

const moved = <T,>(list: readonly T[], at: number, by: 1 | -1): T[] => {
  const next = [...list]
  const [one] = next.splice(at, 1)
  if (one !== undefined) next.splice(Math.max(0, at + by), 0, one)
  return next
}

export const CourseFields = ({
  draft,
  onChange,
  problem,
  fixed = false,
  language: asked,
  onLanguage,
}: {
  draft: CourseDraft
  onChange: Change
  problem: Problem | null
  fixed?: boolean
  /** Language in which texts are shown; the first of the course where it is none of them. */
  language: Language
  onLanguage: (language: Language) => void
}): ReactNode => {
  const [made, make] = useState(draft.modules.length)
  const language = draft.languages.includes(asked) ? asked : (draft.languages[0] ?? asked)
  const place = draft.languages.indexOf(language)
  const head: Head = draft.texts[language] ?? { title: '', summary: '' }
  const write = (next: Partial<Head>) => onChange({ texts: { ...draft.texts, [language]: { ...head, ...next } } })
  return (
    <>
      <div className="form-row">
        <CodeField
          label="training.level"
          pointer="/level"
          list="course-level"
          codes={courseLevels}
          required
          value={draft.level}
          onChange={(level) => onChange({ level })}
        />
        <TextField
          label="training.valid-months"
          hint="training.valid-months-hint"
          pointer="/validMonths"
          required
          mono
          maxLength={2}
          value={draft.validMonths}
          onChange={(validMonths) => onChange({ validMonths })}
        />
      </div>
      <CodesField
        label="training.crime-areas"
        pointer="/crimeAreas"
        list="crime-area"
        codes={crimeAreas}
        value={draft.crimeAreas}
        onChange={(next) => onChange({ crimeAreas: next })}
      />
      <div className="form-row">
        <LanguagesField
          label="training.languages"
          hint="training.languages-hint"
          pointer="/texts"
          required
          value={draft.languages}
          onChange={(languages) => onChange({ languages })}
        />
        <LanguageField
          label="training.write-in"
          pointer="/language"
          among={draft.languages}
          value={language}
          onChange={onLanguage}
        />
      </div>
      <TextField
        label="training.title-of"
        hint="training.no-persons"
        pointer={`/texts/${place}/title`}
        required
        maxLength={160}
        value={head.title}
        onChange={(title) => write({ title })}
      />
      <TextField
        label="training.summary"
        pointer={`/texts/${place}/summary`}
        lines={2}
        required
        maxLength={500}
        value={head.summary}
        onChange={(summary) => write({ summary })}
      />
      <p className="quiet">
        <Words id={fixed ? 'training.fixed' : 'training.steps-hint'} />
      </p>
      {draft.modules.map((module, at) => (
        <Module
          key={module.key}
          of={module}
          at={at}
          language={language}
          spoken={draft.languages}
          fixed={fixed}
          onChange={(next) => onChange({ modules: draft.modules.map((one, other) => (other === at ? next : one)) })}
          onMove={draft.modules.length > 1 ? (by) => onChange({ modules: moved(draft.modules, at, by) }) : null}
          onRemove={() => onChange({ modules: draft.modules.filter((_, other) => other !== at) })}
        />
      ))}
      {fixed ? null : (
        <div>
          <Button
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={draft.modules.length >= 20}
            onClick={() => {
              make(made + 1)
              onChange({ modules: [...draft.modules, emptyModule(`new ${made + 1}`)] })
            }}
          >
            <Words id="training.add-module" />
          </Button>
        </div>
      )}
      <InsistField problem={problem} value={draft.insisted} onChange={(insisted) => onChange({ insisted })} />
    </>
  )
}
