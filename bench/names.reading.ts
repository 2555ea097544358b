// Reads the labelled sets: plain tables of one line a record.
import { readFileSync } from 'node:fs'
import { readRow } from '../src/intake/csv-row.ts'
import { type Person, preparePerson } from '../src/matching/person.ts'
import { emptyPersonForm, type PersonForm } from '../src/matching/person-form.ts'

const linesOf = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')

/** Records by the headings of the first line, blanks around values taken away. */
export const readTable = (file: string): readonly Readonly<Record<string, string>>[] => {
  const [heading = '', ...lines] = linesOf(file)
  const names = readRow(heading, ',').values.map((name) => name.trim())
  return lines.map((line) => {
    const { values } = readRow(line, ',')
    return Object.fromEntries(names.map((name, at) => [name, (values[at] ?? '').trim()]))
  })
}

/** Lines cut at tabs. */
export const readTabbed = (file: string): readonly (readonly string[])[] =>
  linesOf(file).map((line) => line.split('\t'))

export const readLinesOf = linesOf

export const formOf = (whole: string, born?: string): PersonForm => ({
  ...emptyPersonForm,
  names: [{ whole }],
  datesOfBirth: born === undefined || born === '' ? [] : [born],
})

export const personOf = (whole: string): Person => preparePerson(formOf(whole))
