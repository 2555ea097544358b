// How a person was understood, as chips: what each says, and what asking it otherwise would be; pure.
import type { TextValues } from '../console/word-values.ts'
import type { PersonItem } from './check.person.schema.ts'
import type { Reading } from './check.reading.schema.ts'

/** A date among the values is one as records write it: whoever draws the chip says it in words. */
export type Fix = { readonly id: string; readonly date?: string; readonly person: PersonItem }
/** `of` is the word that is meant, where the chip holds several. */
export type Remark = { readonly id: string; readonly of?: string; readonly values?: TextValues }
export type Chip = {
  readonly key: string
  /** Id of the words for what it is. */
  readonly label: string
  readonly text: string
  /** The text is a date as records write it, or ids of words. */
  readonly holds: 'name' | 'date' | 'facts'
  readonly remarks: readonly Remark[]
  readonly fixes: readonly Fix[]
}

type Name = Reading['names'][number]
type Word = Name['words'][number]

/** A person without some members; those that are `undefined` are not stated at all. */
const withParts = (person: PersonItem, parts: { readonly [Member in keyof PersonItem]?: string | undefined }) => {
  const all = { ...person, ...parts }
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined && value !== ''),
  ) as PersonItem
}

const isParted = ({ family, given }: PersonItem): boolean => family !== undefined || given !== undefined

const remarksOf = (words: readonly Word[]): Remark[] => {
  const alone = words.length === 1
  const one = (word: Word, id: string, values?: TextValues): Remark => ({
    id,
    ...(alone ? {} : { of: word.text }),
    ...(values ? { values } : {}),
  })
  const scripts = new Set(words.map(({ script }) => script))
  const latin = words.some((word) => word.latin) ? words.map((word) => word.latin ?? word.text).join(' ') : undefined
  return [
    ...[...scripts].filter((script) => script !== 'latin').map((script): Remark => ({ id: `read-script.${script}` })),
    ...(latin === undefined ? [] : [{ id: 'check.read-latin', values: { latin } }]),
    ...words.flatMap((word) => [
      ...(word.role === 'name' ? [] : [one(word, `read-role.${word.role}`)]),
      ...(word.joined ? [one(word, 'check.read-joined')] : []),
      ...(word.mixed ? [one(word, 'check.read-mixed')] : []),
    ]),
  ]
}

/** What the officer may say of a part of a name: that it is another one. */
const fixesOfPart = (person: PersonItem, name: Name, kind: Word['kind'], words: readonly Word[]): Fix[] => {
  const { family, given, other } = person
  if (name.field === 'parts' && kind === 'family') {
    if (given === undefined)
      return [{ id: 'check.fix-to-given', person: withParts(person, { family: undefined, given: family }) }]
    if (given === family) return []
    return [{ id: 'check.fix-swap', person: withParts(person, { family: given, given: family }) }]
  }
  if (name.field === 'parts' && kind === 'given' && family === undefined)
    return [{ id: 'check.fix-to-family', person: withParts(person, { family: given, given: undefined }) }]
  if (name.field === 'parts' && kind === 'other')
    return [
      {
        id: 'check.fix-to-given',
        person: withParts(person, { given: [given, other].filter(Boolean).join(' '), other: undefined }),
      },
    ]
  const texts = words.map(({ text }) => text)
  if (kind !== 'unknown' || isParted(person) || texts.length < 2) return []
  const parted = (own: string, others: readonly string[]): PersonItem =>
    withParts(person, { [name.field]: undefined, family: own, given: others.join(' ') })
  return [
    { id: 'check.fix-family-first', person: parted(texts[0] ?? '', texts.slice(1)) },
    { id: 'check.fix-family-last', person: parted(texts.at(-1) ?? '', texts.slice(0, -1)) },
  ]
}

/** A text without one of its words, and the dot that may stand behind it. */
const withoutWord = (text: string | undefined, word: string): string | undefined => {
  if (text === undefined) return undefined
  const words = text.split(/\s+/)
  const at = words.findIndex((one) => one.replace(/[.,]/g, '') === word)
  return at < 0 ? text : words.filter((_, place) => place !== at).join(' ')
}

/** A title is kept as a name in a part of its own: there it is all there is, and is not left out. */
const keepTitle = (person: PersonItem, name: Name, title: string): Fix[] => {
  if (name.field !== 'parts') return []
  const family = withoutWord(person.family, title)
  const given = family === person.family ? withoutWord(person.given, title) : person.given
  // Among the father's names it has no part of its own to go to.
  if (family === person.family && given === person.given) return []
  const other = [person.other, title].filter(Boolean).join(' ')
  return [{ id: 'check.fix-keep-title', person: withParts(person, { family, given, other }) }]
}

const chipsOfName = (person: PersonItem, name: Name): Chip[] => {
  const kinds = [...new Set(name.words.map(({ kind }) => kind))]
  return [
    ...kinds.map((kind): Chip => {
      const words = name.words.filter((word) => word.kind === kind)
      return {
        key: `${name.field} ${kind}`,
        label: `read-part.${kind}`,
        text: words.map(({ text }) => text).join(' '),
        holds: 'name',
        remarks: remarksOf(words),
        fixes: fixesOfPart(person, name, kind, words),
      }
    }),
    ...name.ignored.map(
      ({ text, why }, at): Chip => ({
        key: `${name.field} ignored ${at}`,
        label: `read-ignored.${why}`,
        text,
        holds: 'name',
        remarks: [],
        fixes: why === 'title' ? keepTitle(person, name, text) : [],
      }),
    ),
  ]
}

const chipOfDate = (person: PersonItem, date: NonNullable<Reading['date']>): Chip => ({
  key: 'date',
  label: 'check.read-born',
  text: date.text,
  holds: 'date',
  remarks: [{ id: `read-precision.${date.precision}` }],
  fixes: [
    ...(date.swapped === undefined
      ? []
      : [{ id: 'check.fix-day-month', date: date.swapped, person: { ...person, dateOfBirth: date.swapped } }]),
    ...date.calendars.map(
      ({ calendar, text }): Fix => ({
        id: `check.fix-${calendar}`,
        date: text,
        person: { ...person, dateOfBirth: text },
      }),
    ),
  ],
})

const factWords = {
  dateOfBirth: 'check.person-dateOfBirth',
  nationalities: 'check.person-nationality',
  sex: 'check.person-sex',
} as const

/** The chips of a person, names first. `person` is the question as it was understood, which the fixes change. */
export const chipsOf = (person: PersonItem, { names, date }: Reading): readonly Chip[] => [
  ...names.flatMap((name) => chipsOfName(person, name)),
  ...(date ? [chipOfDate(person, date)] : []),
  ...(person.insists?.length
    ? [
        {
          key: 'insists',
          label: 'check.read-insists',
          text: person.insists.map((fact) => factWords[fact]).join(' '),
          holds: 'facts' as const,
          remarks: [],
          fixes: [{ id: 'check.fix-all', person: (({ insists: _insists, ...rest }) => rest)(person) }],
        },
      ]
    : []),
]
