// Answers about the quality of own records, and the slice itself.
import { Failure } from '../kernel/failure.ts'
import { type Context, handle, type Slice } from '../kernel/slice.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { type DatabaseName, databaseNames } from '../record/record.schema.ts'
import { recordSubject } from '../record/record.store.ts'
import { listQuality, showQuality } from './quality.operations.ts'
import { countFalseHits, countFlaws, countHits, countMonths, countRecords, listToMend } from './quality.store.ts'
import { sayFormula, viewMend, viewQuality } from './quality.view.ts'

/** A database is looked at for its own purposes only (RPD 10), one's own records too. */
const requirePurpose = ({ purpose }: Context, database: DatabaseName): void => {
  const { checkPurposes, entryPurposes } = databaseNamed(database)
  if (purpose === '' || !(checkPurposes.includes(purpose) || entryPurposes.includes(purpose)))
    throw new Failure('invalid', 'record.purpose-not-of-database')
}

const handlers = [
  handle(showQuality, async (context) => {
    const [records, hits, flaws, months] = [
      await countRecords(context),
      await countHits(context),
      await countFlaws(context),
      await countMonths(context),
    ]
    const of = <R extends { readonly database: DatabaseName }>(rows: readonly R[], name: DatabaseName): R[] =>
      rows.filter((row) => row.database === name)
    return {
      at: context.now,
      formula: sayFormula(context.language),
      databases: databaseNames.flatMap((name) =>
        of(records, name).map((counted) =>
          viewQuality(
            { counted, hits: of(hits, name)[0], flaws: of(flaws, name), months: of(months, name) },
            context.language,
            context.now,
          ),
        ),
      ),
    }
  }),

  handle(listQuality, async (context, { params, query }) => {
    requirePurpose(context, params.database)
    const { lines, after } = await listToMend(context, params.database, query)
    const falseHits = await countFalseHits(
      context,
      lines.map((row) => row.id),
    )
    context.note({
      subjects: lines.map((row) => recordSubject(context.actor, row, 'shown')),
      detail: { database: params.database, lines: lines.length },
    })
    const reader = { language: context.language, now: context.now, bureau: context.actor.bureau }
    return { records: lines.map((row) => viewMend(row, reader, falseHits.get(row.id) ?? 0)), after }
  }),
]

export const qualitySlice: Slice = { name: 'quality', handlers }
