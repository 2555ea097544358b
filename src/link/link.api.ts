// Links through the front door: stated ones that the reader may see on both ends, and records found by an equal identifier.
import { Failure } from '../kernel/failure.ts'
import { type Context, handle, type Slice } from '../kernel/slice.ts'
import { databaseNamed, databases } from '../record/databases/all.ts'
import { type FoundRow, readByNumbers } from '../record/record.found.store.ts'
import type { DatabaseName, RecordRow } from '../record/record.schema.ts'
import { readForChange, readRecord, recordSubject } from '../record/record.store.ts'
import { searchPart } from '../search/search.feed.ts'
import { type Asked, questionsAbout, verdictOf } from './link.keys.ts'
import { endLink, listLinks, makeLink } from './link.operations.ts'
import { mostLinks } from './link.schema.ts'
import { endLinkRow, insertLink, readLinks } from './link.store.ts'
import { viewLink, viewLinked } from './link.view.ts'

/** A database is looked at for its own purposes only (RPD 10). */
const serves = (context: Context, database: DatabaseName): boolean => {
  const { checkPurposes, entryPurposes } = databaseNamed(database)
  const { purpose } = context
  return purpose !== '' && (checkPurposes.includes(purpose) || entryPurposes.includes(purpose))
}

/** Databases this look may reach: those granted whose purposes hold this one, and those of the own records. */
const reached = (context: Context): DatabaseName[] =>
  databases.map(({ name }) => name).filter((name) => serves(context, name))

/** Records read of those the index proposes: words of a title are keys too, and most of what shares one amounts to nothing. */
const mostProposed = 1000

type Found = { readonly row: FoundRow; readonly kinds: readonly string[]; readonly verdict: 'exact' | 'near' }

/** What the index proposes for these questions; undefined when it does not answer, which is never "nothing". */
const proposed = async (context: Context, asked: readonly Asked[]): Promise<number[] | undefined> => {
  const search = context.part(searchPart)
  if (!search.isCurrent()) return undefined
  const keys = asked.map((one) => one.keys)
  const answers = await search.find(context.actor, keys).catch(() => undefined)
  return answers && [...new Set(answers.flatMap((answer) => answer.map(({ number }) => number)))]
}

/** Records with an equal identifier that the actor may read, the record itself left out; undefined when the index is silent. */
const findLinked = async (context: Context, record: RecordRow): Promise<Found[] | undefined> => {
  const asked = questionsAbout(record, reached(context))
  if (asked.length === 0) return []
  const numbers = await proposed(context, asked)
  if (!numbers) return undefined
  const found = await readByNumbers(
    context,
    numbers.filter((number) => number !== record.number).slice(0, mostProposed),
  )
  const met = found.flatMap(({ row, askOwner, discreet }): Found[] => {
    if (askOwner || discreet) return []
    for (const question of asked) {
      const said = question.file.name === row.database ? verdictOf(question, row) : undefined
      if (said) return [{ row, ...said }]
    }
    return []
  })
  return met.slice(0, mostLinks)
}

const handlers = [
  handle(makeLink, async (context, { params, body }) => {
    if (params.id === body.record) throw new Failure('invalid', 'link.to-itself')
    const { present } = await readForChange(context, { ...params, event: 'update' })
    const other = await readRecord(context, body.database, body.record, 'read')
    if (other.life === 'withdrawn') throw new Failure('conflict', 'record.withdrawn')
    const link = await insertLink(context, present, other, body)
    // Nobody else is told: who may not see both ends must not hear that there is a link.
    context.note({
      subject: { kind: 'link', id: link.id },
      subjects: [recordSubject(context.actor, other, 'shown')],
      tell: [present.owner],
      detail: { relation: link.relation, database: present.database, other: other.database },
    })
    return viewLink(link, present, other, context)
  }),

  handle(endLink, async (context, { params, body }) => {
    const record = await readRecord(context, params.database, params.id, 'update')
    const link = await endLinkRow(context, record, params.link, body.reason)
    context.note({ subject: { kind: 'link', id: link.id }, tell: [link.owner], detail: { relation: link.relation } })
    return {}
  }),

  handle(listLinks, async (context, { params }) => {
    if (!serves(context, params.database)) throw new Failure('invalid', 'record.purpose-not-of-database')
    const record = await readRecord(context, params.database, params.id, 'read')
    const stated = await readLinks(context, record, reached(context))
    const found = await findLinked(context, record)
    const shown = [record, ...stated.map(({ other }) => other), ...(found ?? []).map(({ row }) => row)]
    context.note({
      subject: { kind: 'record', id: record.id, version: record.version },
      subjects: [...new Map(shown.map((row) => [row.id, row])).values()].map((row) =>
        recordSubject(context.actor, row, 'shown'),
      ),
      detail: { database: record.database, shown: shown.length },
    })
    return {
      stated: stated.map(({ link, other }) => viewLink(link, record, other, context)),
      found: (found ?? []).map(({ row, kinds, verdict }) => ({
        record: viewLinked(row, context.actor, context.language),
        verdict,
        keys: [...kinds],
      })),
      silent: found === undefined,
    }
  }),
]

export const linkSlice: Slice = { name: 'link', handlers }
