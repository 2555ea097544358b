// What was asked about, in one line: a person by the parts of the name or the whole of it as typed, a thing as its records are named.
import type { ReactNode } from 'react'
import { RecordTitle } from '../record/record.value.panel.tsx'
import { databaseOf, type Subject, subjects } from './check.guess.panel.ts'

type Fields = Readonly<Record<string, unknown>>

const isWholeName = ({ name, family, given }: Fields): boolean =>
  typeof name === 'string' && family === undefined && given === undefined
const subjectNamed = (kind: string): Subject | undefined => subjects.find((one) => one === kind)

export const AskedTitle = ({ kind, fields }: { kind: string; fields: Fields }): ReactNode => {
  const subject = subjectNamed(kind)
  if (subject === 'person' && isWholeName(fields)) return <bdi className="strong">{String(fields.name)}</bdi>
  return <RecordTitle database={subject ? databaseOf(subject) : kind} fields={fields} />
}
