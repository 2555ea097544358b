// Pieces that list, page and sheets of analysis files share: bureaus, days, states, a section, a choice of participants.
import { MultiSelect, Select } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useAnswer } from '../console/client.ts'
import { type FieldProps, useField } from '../console/form.tsx'
import { sayPartialDate } from '../console/typed-date.ts'
import { useCodeWords, useLanguage, Words } from '../console/words.tsx'
import { listParticipants } from '../rulebook/rulebook.operations.ts'
import type { Clause } from '../terms/clause.ts'
import { daysBetween } from '../terms/instant.ts'
import type { FileLine, FileState } from './analysis.schema.ts'
import './analysis.css'

export const Bureau = ({ code }: { code: string }): ReactNode => <bdi>{bureauName(code)}</bdi>

/** Bureaus by name, or a dash for none. */
export const Bureaus = ({ codes }: { codes: readonly string[] }): ReactNode =>
  codes.length === 0 ? (
    <span className="quiet">—</span>
  ) : (
    <span className="analysis-bureaus">
      {codes.map((code) => (
        <span key={code} className="analysis-chip">
          <Bureau code={code} />
        </span>
      ))}
    </span>
  )

/** A day in words. */
export const Day = ({ of }: { of: string }): ReactNode => {
  const [language] = useLanguage()
  return <bdi>{sayPartialDate(of, language)}</bdi>
}

/** The last day of a file and how far it is; the colour says no more than the words. */
export const Until = ({ of, today }: { of: Pick<FileLine, 'until' | 'state'>; today: string }): ReactNode => {
  const left = daysBetween(today, of.until)
  const isOpen = of.state === 'open'
  return (
    <span className="analysis-until" data-soon={(isOpen && left <= 60) || undefined}>
      <Day of={of.until} />
      {isOpen ? (
        <>
          {' · '}
          <span className="small">
            {left < 0 ? <Words id="analysis.over" /> : <Words id="analysis.days-left" values={{ count: left }} />}
          </span>
        </>
      ) : null}
    </span>
  )
}

export const StateMark = ({ of }: { of: FileState }): ReactNode => (
  <span className="analysis-state" data-state={of}>
    {useCodeWords()('file-state', of)}
  </span>
)

/** One section of a page under its heading. `act` stands beside the heading. */
export const Part = ({ head, act, children }: { head: string; act?: ReactNode; children: ReactNode }): ReactNode => {
  const id = useId()
  return (
    <section className="analysis-part" aria-labelledby={id}>
      <div className="analysis-part-head">
        <h2 id={id}>
          <Words id={head} />
        </h2>
        {act}
      </div>
      {children}
    </section>
  )
}

/** Bureaus that have joined the network, under a clause where one is named, with how they are written. */
const useChoices = (clause: Clause | undefined, without: readonly string[], among: readonly string[] | undefined) => {
  const participants = useAnswer(listParticipants, {}).data?.participants ?? []
  const codes =
    among ??
    participants
      .filter(({ state, clauses }) => state === 'joined' && (clause === undefined || clauses.includes(clause)))
      .map(({ bureau }) => bureau)
  return [...new Set(codes)]
    .filter((code) => !without.includes(code))
    .map((code) => ({ value: code, label: `${code.toUpperCase()} · ${bureauName(code)}` }))
}

type Choosing = FieldProps & {
  /** Only bureaus the terms give this clause. */
  readonly clause?: Clause
  readonly without?: readonly string[]
  /** Only these, where the choice is not among all participants. */
  readonly among?: readonly string[]
}

export const ParticipantsField = ({
  clause,
  without = [],
  among,
  value,
  onChange,
  ...field
}: Choosing & { value: readonly string[]; onChange: (bureaus: string[]) => void }): ReactNode => {
  const choices = useChoices(clause, without, among)
  const known = new Set(choices.map((one) => one.value))
  return (
    <MultiSelect
      {...useField(field)}
      data={[
        ...choices,
        ...value.filter((code) => !known.has(code)).map((code) => ({ value: code, label: bureauName(code) })),
      ]}
      value={[...value]}
      onChange={onChange}
      searchable
      clearable
      limit={80}
      nothingFoundMessage={<Words id="form.nothing-found" />}
    />
  )
}

export const ParticipantField = ({
  clause,
  without = [],
  among,
  value,
  onChange,
  ...field
}: Choosing & { value: string | null; onChange: (bureau: string | null) => void }): ReactNode => (
  <Select
    {...useField(field)}
    data={useChoices(clause, without, among)}
    value={value}
    onChange={onChange}
    searchable
    limit={80}
    nothingFoundMessage={<Words id="form.nothing-found" />}
  />
)
