// Lists of a record as people read them: names with their own script beside, nationalities and how sure they are, documents, dangers.
import type { ReactNode } from 'react'
import { Cautions, type CautionValue } from '../console/caution.tsx'
import { Mono } from '../console/mono.tsx'
import { Name } from '../console/name.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { codeListOf, type DeclaredField, nameOf, onlyMember, textIn } from './record.fields.panel.ts'
import './record.css'

type Entry = Readonly<Record<string, unknown>>

/** Draws one member of an entry. */
type Part = (member: string, value: unknown) => ReactNode

const Quiet = ({ children }: { children: ReactNode }) => <span className="quiet">{children}</span>

const StatedName = ({ database, of }: { database: string; of: Entry }) => {
  const codeWords = useCodeWords()
  const [use, telegraphic, zone] = ['use', 'telegraphic', 'zone'].map((member) => textIn(of, member))
  return (
    <>
      <Name of={nameOf(of)} />
      {use === undefined ? null : <Quiet>{codeWords(codeListOf(database, 'names.use'), use)}</Quiet>}
      {[telegraphic, zone].map((spelled) => (spelled === undefined ? null : <Mono key={spelled}>{spelled}</Mono>))}
    </>
  )
}

const StatedDocument = ({ database, of, part }: { database: string; of: Entry; part: Part }) => (
  <>
    {part('type', of.type)}
    {part('country', of.country)}
    {part('number', of.number)}
    {['dateOfIssue', 'dateOfExpiry'].map((date) =>
      of[date] === undefined ? null : (
        <span key={date}>
          <Quiet>
            <Words id={`field.${database}.documents.${date}`} />
          </Quiet>{' '}
          {part(date, of[date])}
        </span>
      ),
    )}
  </>
)

/** Members of an entry that no screen knows better, each with its label. */
const Labelled = ({
  path,
  members,
  of,
  part,
}: {
  path: string
  members: readonly DeclaredField[]
  of: Entry
  part: Part
}) =>
  members.map(({ name }) =>
    of[name] === undefined ? null : (
      <span key={name}>
        <Quiet>
          <Words id={`field.${path}.${name}`} />
        </Quiet>{' '}
        {part(name, of[name])}
      </span>
    ),
  )

/** The gravest first, as the declaration has them. */
const byGravity = (members: readonly DeclaredField[], entries: readonly Entry[]): readonly Entry[] => {
  const codes = members.find(({ name }) => name === 'code')?.schema.enum ?? []
  const gravity = (entry: Entry): number => codes.indexOf(textIn(entry, 'code') ?? '')
  return [...entries].sort((one, other) => gravity(one) - gravity(other))
}

/** Dangers as the console draws them. */
export const cautionsIn = (members: readonly DeclaredField[], entries: readonly Entry[]): readonly CautionValue[] =>
  byGravity(members, entries).map((one) => ({ code: textIn(one, 'code') ?? '', since: textIn(one, 'since') ?? null }))

/** All entries of a list, one a line. */
export const SeveralValue = ({
  database,
  name,
  members,
  values,
  part,
}: {
  database: string
  name: string
  members: readonly DeclaredField[]
  values: readonly unknown[]
  part: Part
}): ReactNode => {
  if (values.length === 0) return <Quiet>—</Quiet>
  const entries = values.map(
    (value): Entry => (typeof value === 'object' && value !== null ? { ...value } : { [onlyMember]: value }),
  )
  if (name === 'cautions') return <Cautions of={cautionsIn(members, entries)} />
  const draw = (of: Entry): ReactNode => {
    if (onlyMember in of) return part(onlyMember, of[onlyMember])
    if (name === 'names') return <StatedName database={database} of={of} />
    if (name === 'documents') return <StatedDocument database={database} of={of} part={part} />
    if (name === 'nationalities')
      return (
        <>
          {part('country', of.country)}
          <Quiet>{part('state', of.state)}</Quiet>
        </>
      )
    return <Labelled path={`${database}.${name}`} members={members} of={of} part={part} />
  }
  // Two entries may be alike: each has its place in the list.
  const placed = entries.map((of, place) => ({ of, place }))
  return (
    <ul className="record-several">
      {placed.map(({ of, place }) => (
        <li key={place}>{draw(of)}</li>
      ))}
    </ul>
  )
}
