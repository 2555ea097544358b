// Lists as they are typed: entries that are added, moved and taken away, and which of them the hub was sent; pure.
import { type DeclaredField, fieldKindOf, membersOf, onlyMember } from './record.fields.panel.ts'

/** One entry; its key stays with it wherever it is moved. A single value stands under `onlyMember`. */
export type DraftLine = { readonly key: number; readonly members: Readonly<Record<string, string | boolean>> }

/** What is typed into a field: text for everything but flags and lists. */
export type DraftValue = string | boolean | readonly DraftLine[]

/** The entries of a field; none for what is no list. */
export const linesIn = (value: DraftValue | undefined): readonly DraftLine[] => (typeof value === 'object' ? value : [])

const nextKey = (lines: readonly DraftLine[]): number => 1 + Math.max(-1, ...lines.map((line) => line.key))

/** With one more entry at the end, empty. */
export const addLine = (lines: readonly DraftLine[]): readonly DraftLine[] => [
  ...lines,
  { key: nextKey(lines), members: {} },
]

export const removeLine = (lines: readonly DraftLine[], key: number): readonly DraftLine[] =>
  lines.filter((line) => line.key !== key)

/** One place towards the beginning; the first stays. */
export const moveLineUp = (lines: readonly DraftLine[], key: number): readonly DraftLine[] => {
  const at = lines.findIndex((line) => line.key === key)
  const [before, line] = [lines[at - 1], lines[at]]
  return before && line ? [...lines.slice(0, at - 1), line, before, ...lines.slice(at + 1)] : lines
}

/** An entry that was taken away, back where it stood; under a new key where another has taken its own. */
export const restoreLine = (lines: readonly DraftLine[], line: DraftLine, at: number): readonly DraftLine[] => {
  const isTaken = lines.some((one) => one.key === line.key)
  return [...lines.slice(0, at), isTaken ? { ...line, key: nextKey(lines) } : line, ...lines.slice(at)]
}

/** With one member of one entry changed. */
export const changeLine = (
  lines: readonly DraftLine[],
  key: number,
  members: DraftLine['members'],
): readonly DraftLine[] =>
  lines.map((line) => (line.key === key ? { ...line, members: { ...line.members, ...members } } : line))

const isSaid = (typed: string | boolean | undefined): typed is string | true =>
  typed === true || (typeof typed === 'string' && typed.trim() !== '')

/** Entries in which anything is typed: the others are not sent. */
export const saidLines = (lines: readonly DraftLine[]): readonly DraftLine[] =>
  lines.filter((line) => Object.values(line.members).some(isSaid))

/** What one thing typed is sent as; undefined for what was left empty. What is no number is sent as typed: the hub says what is wrong. */
export const valueFrom = ({ name, schema }: DeclaredField, typed: string | boolean | undefined): unknown => {
  if (!isSaid(typed)) return undefined
  if (fieldKindOf(name, schema) !== 'number') return typeof typed === 'string' ? typed.trim() : typed
  const number = Number(typed)
  return Number.isFinite(number) ? number : typed
}

/** The entries as they are sent: empty ones and empty members left out. */
export const entriesFrom = (field: DeclaredField, lines: readonly DraftLine[]): unknown[] => {
  const members = membersOf(field.schema)
  const isGroup = fieldKindOf(field.name, field.schema) === 'groups'
  return saidLines(lines).map((line) => {
    const said = members.flatMap((member): [string, unknown][] => {
      const value = valueFrom(member, line.members[member.name])
      return value === undefined ? [] : [[member.name, value]]
    })
    return isGroup ? Object.fromEntries(said) : said[0]?.[1]
  })
}

/** The entries of a list as they would be typed. */
export const linesFrom = (values: readonly unknown[]): readonly DraftLine[] =>
  values.map((value, key) => {
    const members = typeof value === 'object' && value !== null ? Object.entries(value) : [[onlyMember, value] as const]
    return {
      key,
      members: Object.fromEntries(members.map(([name, one]) => [name, typeof one === 'boolean' ? one : String(one)])),
    }
  })

/** By field: keys of the entries as they were last sent, in their order. Faults of the hub count by it. */
export type SentLines = Readonly<Record<string, readonly number[]>>

export const sentLines = (fields: Readonly<Record<string, DraftValue>>): SentLines =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      typeof value === 'object' ? [[name, saidLines(value).map((line) => line.key)]] : [],
    ),
  )

/**
 * JSON pointer of an entry. An entry keeps the place it was sent at while others are added, moved and taken away after the
 * hub's answer; one that was not sent has a pointer that no fault bears.
 */
export const pointerOfLine = (sent: SentLines, field: string, key: number): string => {
  const at = sent[field]?.indexOf(key) ?? -1
  return at < 0 ? `/fields/${field}/new-${key}` : `/fields/${field}/${at}`
}
