// Links between records: stated by the owner of the record they go from, or found because an identifier is equal.
import {
  bureauCode,
  code,
  flag,
  id,
  instant,
  lines,
  list,
  nullable,
  optional,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'
import { databaseNames, lives } from '../record/record.schema.ts'

/** Read from the record the link goes from: it is the holder of the other, part of the other ... */
export const relations = [
  'holder-of',
  'owner-of',
  'user-of',
  'relative-of',
  'associate-of',
  'same-case',
  'same-person',
  'part-of',
  'other',
] as const
export type Relation = (typeof relations)[number]

/** Links shown of one record, of each sort; a record with more is a matter for analysis. */
export const mostLinks = 200

export const linkEntry = shape({
  database: code(databaseNames, 'Shared database of the other record'),
  record: id('The other record, which this bureau may read'),
  relation: code(relations, 'What this record is to the other'),
  note: optional(lines('How it is known', 1000)),
})
export type LinkEntry = Static<typeof linkEntry>

export const linkEnd = shape({ reason: lines('Why the link is ended; kept with it', 1000) })

/** The record at the other end, as this reader may see it. */
export const linkedRecord = shape({
  id: id('Record'),
  database: code(databaseNames, 'Shared database it stands in'),
  owner: bureauCode('Source NCB'),
  title: text('What people call it: an identifier or a name', 300),
  status: text('What happened to it, a code of the database', 40),
  life: code(lives, 'Whether it may be used'),
  suspended: optional(text('The one banner for every kind of blocked use', 300)),
})

export const linkDirections = ['from', 'to'] as const

export const linkShape = shape({
  id: id('Link'),
  direction: code(linkDirections, 'from: it goes from the record asked for; to: it comes from the other one'),
  relation: code(relations, 'What the record it goes from is to the other'),
  note: nullable(lines('How it is known', 1000)),
  by: bureauCode('Bureau that stated it'),
  officer: optional(text('Officer who stated it; the own bureau sees it', 80)),
  at: instant('When it was stated'),
  record: linkedRecord,
  allowed: list(text('Action', 20), 'What this reader may do with it now', 3),
})
export type LinkView = Static<typeof linkShape>

export const foundLinkShape = shape({
  record: linkedRecord,
  verdict: code(
    ['exact', 'near'],
    'Equal identifiers of the thing itself, or something near it that people must look at',
  ),
  keys: list(text('Kind of identifier', 40), 'Kinds of identifiers that are equal', 20),
})

export const linksAnswer = shape({
  stated: list(linkShape, 'Stated links, newest first', mostLinks),
  found: list(foundLinkShape, 'Records with an equal identifier', mostLinks),
  silent: flag('The index did not answer: what might be found is not known'),
})
