// Pieces that the pages of training share: progress, languages, days, certificates, steps in words, the parts of training.
import { MultiSelect, Select } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { type FieldProps, TextField, useField } from '../console/form.tsx'
import { To, useAddress } from '../console/go.tsx'
import { useLanguageName } from '../console/language-names.ts'
import { Mono } from '../console/mono.tsx'
import type { Problem } from '../console/problem.ts'
import { sayPartialDate } from '../console/typed-date.ts'
import { useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import { type Language, languages } from '../terms/language.ts'
import type { CertificateView, Step } from './training.schema.ts'
import './training.css'

const parts = { '/training': 'training.courses', '/training/needs': 'training.board' } as const

/** Courses, and needs and offers. */
export const TrainingParts = (): ReactNode => {
  const words = useWords()
  const address = useAddress()
  return (
    <nav className="training-tabs" aria-label={words('training.parts')}>
      {Object.entries(parts).map(([path, title]) =>
        path === address ? (
          <strong key={path} aria-current="page">
            <Words id={title} />
          </strong>
        ) : (
          <To key={path} address={path}>
            <Words id={title} />
          </To>
        ),
      )}
    </nav>
  )
}

/** How many of the steps are met, as a bar and in words. */
export const Progress = ({ met, steps }: { met: number; steps: number }): ReactNode => {
  const words = useWords()
  const says = words('training.progress', { met, steps })
  return (
    <span className="training-progress">
      <progress value={met} max={Math.max(steps, 1)} aria-label={says} />
      <span>{says}</span>
    </span>
  )
}

/** A day in words. */
export const Day = ({ of }: { of: string }): ReactNode => {
  const [language] = useLanguage()
  return <bdi>{sayPartialDate(of, language)}</bdi>
}

/** Languages by their names. */
export const Spoken = ({ of }: { of: readonly Language[] }): ReactNode => {
  const name = useLanguageName()
  return of.map(name).join(' · ')
}

export const InLanguage = ({ of, children }: { of: Language; children: ReactNode }): ReactNode => (
  <bdi lang={of}>{children}</bdi>
)

/** What is to be done in one step. */
export const StepWords = ({ of }: { of: Step }): ReactNode => {
  const codeWords = useCodeWords()
  const said = codeWords('operation', of.operation)
  return (
    <>
      {said === of.operation ? null : `${said} `}
      <Mono>{of.operation}</Mono>
      {of.database ? <> · {codeWords('database', of.database)}</> : null}
      {of.subjectKind ? (
        <>
          {' · '}
          <Mono>{of.subjectKind}</Mono>
        </>
      ) : null}
      {of.outcome ? <> · {codeWords('training-outcome', of.outcome)}</> : null}
    </>
  )
}

export const Met = (): ReactNode => (
  <strong>
    <IconCheck size={14} aria-hidden /> <Words id="training.met" />
  </strong>
)

export const Certificate = ({ of, named = true }: { of: CertificateView; named?: boolean }): ReactNode => (
  <>
    <h3>
      <Mono copy>{of.reference}</Mono> · <InLanguage of={of.language}>{of.title}</InLanguage>
    </h3>
    {named ? (
      <p>
        <Words
          id="training.for-whom"
          values={{ officer: <bdi>{of.officer}</bdi>, bureau: <bdi>{of.bureauName}</bdi> }}
        />
      </p>
    ) : null}
    <p {...(of.valid ? {} : { className: 'training-late' })}>
      <Words
        id={of.valid ? 'training.valid-until' : 'training.was-valid-until'}
        values={{ day: <Day of={of.validUntil} /> }}
      />{' '}
      · <Words id="training.given-by" values={{ bureau: <bdi>{of.byName}</bdi> }} />
    </p>
    <p className="quiet small">
      <Words id={of.exercises ? 'training.with-exercises' : 'training.without-exercises'} />
    </p>
    {of.refreshDue ? (
      <p className="training-late">
        <Words id="training.refresh-due" />{' '}
        <To address={`/training/${of.course}`}>
          <Words id="training.to-course" />
        </To>
      </p>
    ) : null}
  </>
)

/** One language by its name. */
export const LanguageField = ({
  value,
  onChange,
  among = languages,
  ...field
}: FieldProps & { value: Language; onChange: (value: Language) => void; among?: readonly Language[] }): ReactNode => {
  const name = useLanguageName()
  return (
    <Select
      {...useField(field)}
      data={among.map((code) => ({ value: code, label: name(code) }))}
      value={value}
      allowDeselect={false}
      onChange={(next) => next && onChange(next as Language)}
    />
  )
}

/** Several languages by their names. */
export const LanguagesField = ({
  value,
  onChange,
  ...field
}: FieldProps & { value: readonly Language[]; onChange: (value: Language[]) => void }): ReactNode => {
  const name = useLanguageName()
  return (
    <MultiSelect
      {...useField(field)}
      data={languages.map((code) => ({ value: code, label: name(code) }))}
      value={[...value]}
      onChange={(next) => onChange(languages.filter((code) => next.includes(code)))}
      hidePickedOptions
      clearable
    />
  )
}

/** Texts in which personal data may be found; other faults have their own way out. */
const isText = (pointer: string): boolean => /\/(title|summary|body|note|venue)$/.test(pointer)

/** Shown once texts were refused: why what looks like a name of a person is none. Numbers are refused all the same. */
export const InsistField = ({
  problem,
  value,
  onChange,
}: {
  problem: Problem | null
  value: string
  onChange: (value: string) => void
}): ReactNode =>
  problem?.pointers.some(({ pointer }) => isText(pointer)) || value !== '' ? (
    <TextField
      label="training.insist"
      hint="training.insist-hint"
      pointer="/insisted"
      lines={2}
      maxLength={300}
      value={value}
      onChange={onChange}
    />
  ) : null

/** The member of a body that says it, or none. */
export const insisting = (text: string): { readonly insisted?: string } =>
  text.trim() === '' ? {} : { insisted: text.trim() }
