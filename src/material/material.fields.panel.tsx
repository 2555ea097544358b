// Fields that forms of material share: a grade part by part with what it means in 4x4, the axes of the marking.
import { Button, MultiSelect, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { CodeField, type FieldProps, FlagField, TextField, useField } from '../console/form.tsx'
import { Mono } from '../console/mono.tsx'
import { FieldGroup } from '../console/repeated.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { type GradeAxis, type GradeScheme, gradeChoices, gradeSchemes } from '../terms/evaluation.ts'
import { informationCodes, sourceCodes } from '../terms/grade-mapping.ts'
import { confidentialities, handlingCodes } from '../terms/handling.ts'
import { type AxesDraft, isMilder, raiseTo } from './material.axes.panel.ts'
import {
  axesOf,
  type GradeDraft,
  gradeWordsId,
  isNeeded,
  mappingOfGrade,
  mayOverride,
  mustOverride,
  turnScheme,
} from './material.grade.panel.ts'

const AxisField = ({
  scheme,
  axis,
  value,
  onChange,
}: {
  scheme: GradeScheme
  axis: GradeAxis
  value: string | undefined
  onChange: (code: string | undefined) => void
}) => {
  const words = useWords()
  const props = useField({ label: `material-axis.${axis}`, pointer: `/grade/${axis}`, required: isNeeded(axis) })
  return (
    <Select
      {...props}
      data={gradeChoices(scheme, axis).map(({ code }) => ({
        value: code,
        label: `${code} · ${words(gradeWordsId(scheme, axis, code))}`,
      }))}
      value={value ?? null}
      clearable={!isNeeded(axis)}
      onChange={(code) => onChange(code ?? undefined)}
    />
  )
}

/** What the code comes closest to, and what that leaves out. */
const Mapped = ({ of }: { of: GradeDraft }) => {
  const codeWords = useCodeWords()
  const mapping = mappingOfGrade(of)
  if (!mapping || of.scheme === '4x4') return null
  return (
    <div className="material-mapped" role="status">
      {mapping.source === undefined || mapping.information === undefined ? null : (
        <p>
          <Words id="material.nearest" />{' '}
          <strong>
            <Mono>{`${mapping.source}${mapping.information}`}</Mono>
          </strong>{' '}
          · {codeWords('grade-4x4-source', mapping.source)} · {codeWords('grade-4x4-information', mapping.information)}
        </p>
      )}
      <ul className="material-plain">
        {mapping.notes.map((note) => (
          <li key={note}>{codeWords('material-note', note)}</li>
        ))}
      </ul>
    </div>
  )
}

const Override = ({ of, onChange }: { of: GradeDraft; onChange: (next: GradeDraft) => void }) => (
  <>
    <div className="form-row">
      <CodeField
        label="material.own-source"
        pointer="/override/source"
        list="grade-4x4-source"
        codes={sourceCodes}
        required
        value={of.source}
        onChange={(source) => onChange({ ...of, source })}
      />
      <CodeField
        label="material.own-information"
        pointer="/override/information"
        list="grade-4x4-information"
        codes={informationCodes}
        required
        value={of.information}
        onChange={(information) => onChange({ ...of, information })}
      />
    </div>
    <TextField
      label="material.own-reason"
      pointer="/override/reason"
      lines={2}
      required
      maxLength={1000}
      value={of.reason}
      onChange={(reason) => onChange({ ...of, reason })}
    />
  </>
)

/** The grade as it was received, in any scheme; the mapping is shown and may be overruled with a reason. */
export const GradeFields = ({
  value,
  onChange,
}: {
  value: GradeDraft
  onChange: (next: GradeDraft) => void
}): ReactNode => (
  <FieldGroup label="material.grade" hint="material.grade-hint" pointer="/grade">
    <div className="form-row">
      <CodeField
        label="material.scheme"
        pointer="/grade/scheme"
        list="material-scheme"
        codes={gradeSchemes}
        required
        value={value.scheme}
        onChange={(scheme) => onChange(turnScheme(value, scheme ?? value.scheme))}
      />
      {axesOf(value.scheme).map((axis) => (
        <AxisField
          key={`${value.scheme} ${axis}`}
          scheme={value.scheme}
          axis={axis}
          value={value.parts[axis]}
          onChange={(code) => {
            const { [axis]: _, ...others } = value.parts
            onChange({ ...value, parts: code === undefined ? others : { ...others, [axis]: code } })
          }}
        />
      ))}
    </div>
    <Mapped of={value} />
    {mayOverride(value) && !mustOverride(value) ? (
      <FlagField
        label="material.overrides"
        pointer="/override"
        value={value.overrides}
        onChange={(overrides) => onChange({ ...value, overrides })}
      />
    ) : null}
    {mustOverride(value) || (value.overrides && mayOverride(value)) ? (
      <Override of={value} onChange={onChange} />
    ) : null}
  </FieldGroup>
)

/** Several bureaus of those that could see the material. */
export const BureausField = ({
  among,
  value,
  onChange,
  ...field
}: FieldProps & {
  among: readonly string[]
  value: readonly string[]
  onChange: (bureaus: string[]) => void
}): ReactNode => (
  <MultiSelect
    {...useField(field)}
    data={[...new Set([...among, ...value])].map((code) => ({
      value: code,
      label: `${code.toUpperCase()} · ${bureauName(code)}`,
    }))}
    value={[...value]}
    onChange={onChange}
    searchable
    hidePickedOptions
    nothingFoundMessage={<Words id="form.nothing-found" />}
  />
)

/** Handling, its condition, confidentiality, and bureaus that may not see it: four things, each by itself. */
export const AxesFields = ({
  value,
  onChange,
  grade,
  readers,
}: {
  value: AxesDraft
  onChange: (next: AxesDraft) => void
  /** What the received code asks for. */
  grade?: GradeDraft
  /** Bureaus that would see it otherwise. */
  readers: readonly string[]
}): ReactNode => {
  const least = grade && mappingOfGrade(grade)
  const codeWords = useCodeWords()
  return (
    <FieldGroup label="material.axes" hint="material.axes-hint" pointer="/axes">
      <div className="form-row">
        <CodeField
          label="material.handling"
          pointer="/handlingCode"
          list="handling"
          codes={handlingCodes}
          required
          value={value.handlingCode}
          onChange={(code) => onChange({ ...value, handlingCode: code ?? 'H0' })}
        />
        <CodeField
          label="material.confidentiality"
          pointer="/confidentiality"
          list="confidentiality"
          codes={confidentialities}
          required
          value={value.confidentiality}
          onChange={(level) => onChange({ ...value, confidentiality: level ?? 'official-use-only' })}
        />
      </div>
      {least && isMilder(value, least) ? (
        <p className="material-warning" role="status">
          <span>
            <Words
              id="material.least"
              values={{
                code: <Mono key="c">{least.leastHandling}</Mono>,
                level: codeWords('confidentiality', least.leastConfidentiality),
              }}
            />
          </span>
          <Button size="compact-sm" onClick={() => onChange(raiseTo(value, least))}>
            <Words id="material.raise" />
          </Button>
        </p>
      ) : null}
      {value.handlingCode === 'H3' ? (
        <TextField
          label="material.condition"
          pointer="/condition"
          required
          maxLength={400}
          value={value.condition}
          onChange={(condition) => onChange({ ...value, condition })}
        />
      ) : null}
      <BureausField
        label="material.excluded"
        hint="material.excluded-hint"
        pointer="/excluded"
        among={readers}
        value={value.excluded}
        onChange={(excluded) => onChange({ ...value, excluded })}
      />
    </FieldGroup>
  )
}
