// What material does when its file or the consent of a source changes: copies what was agreed to, lets go of what was taken back, ends with its file.
import { isCopyGranted, readConsentTerms } from '../analysis/analysis.consent.store.ts'
import type { ConsentRow, FileRow } from '../analysis/analysis.table.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context, Reaction } from '../kernel/slice.ts'
import { emptyContribution } from './material.contribute.ts'
import { copyWaiting, readCopies } from './material.copying.ts'
import { eraseMaterial } from './material.ending.ts'
import { contributionSubject, noteContribution } from './material.fact.ts'
import type { ContributionRow } from './material.table.ts'

/** A consent and its file, for the system of the source. */
const readConsent = async (
  context: Context,
  id: string,
): Promise<{ consent: ConsentRow; file: FileRow } | undefined> => {
  const consent = await context.sql.selectFrom('analysisConsent').selectAll().where('id', '=', id).executeTakeFirst()
  const file =
    consent &&
    (await context.sql.selectFrom('analysisFile').selectAll().where('id', '=', consent.file).executeTakeFirst())
  return consent && file ? { consent, file } : undefined
}

/** Contributions of a file that came, or wait to come, from a record or message of this source. */
const fromSource = (
  context: Context,
  { consent }: { readonly consent: ConsentRow },
  states: readonly ContributionRow['state'][],
): Promise<ContributionRow[]> => {
  let query = context.sql
    .selectFrom('materialContribution')
    .selectAll()
    .where('file', '=', consent.file)
    .where('source', '=', consent.source)
    .where('bureau', '<>', consent.source)
    .where('originKind', 'in', ['record', 'message'])
    .where('state', 'in', [...states])
  if (consent.thing !== null) query = query.where('origin', '=', consent.thing)
  return query.orderBy('id').forUpdate().execute()
}

/** A further fact of each contribution that a consent changed. */
const noteAlso = async (context: Context, file: FileRow, row: ContributionRow): Promise<void> => {
  const said: Parameters<Context['note']>[0][] = []
  await noteContribution({ ...context, note: (note) => said.push(note) }, file, row)
  for (const note of said) context.also('material.consented', note)
}

const gone = (error: unknown): boolean =>
  error instanceof Failure && (error.code === 'notFound' || error.code === 'conflict' || error.code === 'invalid')

const copyAgreed = async (context: Context, id: string): Promise<void> => {
  const found = await readConsent(context, id)
  if (found?.consent.state !== 'granted') return
  const { consent, file } = found
  const terms = await readConsentTerms(context, file.id)
  for (const row of await fromSource(context, found, ['waiting'])) {
    const wanted = { source: row.source, thing: row.origin ?? '', crimeAreas: file.crimeAreas }
    if (file.state !== 'open' || !isCopyGranted(terms, wanted)) continue
    try {
      await noteAlso(context, file, await copyWaiting(context, file, row, consent))
    } catch (error) {
      // What is to be copied is no longer there: the contributor is told that nothing came of it.
      if (!gone(error)) throw error
      await noteAlso(context, file, await emptyContribution(context, row, 'refused'))
    }
  }
}

/** A consent that was refused or taken back: what waits is refused, what was copied under it leaves the file and its copies. */
const letGo = async (context: Context, id: string): Promise<void> => {
  const found = await readConsent(context, id)
  if (!found) return
  const { consent, file } = found
  const terms = await readConsentTerms(context, file.id)
  for (const row of await fromSource(context, found, ['waiting', 'in'])) {
    // What waits for another answer goes on waiting.
    if (row.state === 'waiting' && row.consent !== consent.id) continue
    if (isCopyGranted(terms, { source: row.source, thing: row.origin ?? '', crimeAreas: file.crimeAreas })) continue
    if (row.state === 'in')
      for (const copy of await readCopies(context, row.id)) await emptyContribution(context, copy, 'withdrawn')
    const next = await emptyContribution(context, row, row.state === 'waiting' ? 'refused' : 'withdrawn')
    await noteAlso(context, file, { ...next, state: row.state })
  }
}

const copied = async (context: Context, id: string): Promise<void> => {
  await copyAgreed(context, id)
  await letGo(context, id)
}

export const materialReactions: readonly Reaction[] = [
  {
    name: 'material-consent',
    to: ['analysis.grant-consent', 'analysis.refuse-consent', 'analysis.withdraw-consent'],
    run: async (context, fact) => {
      if (fact.subjectKind !== 'analysis-consent') return
      if (fact.operation === 'analysis.grant-consent') await copied(context, fact.subject)
      else await letGo(context, fact.subject)
    },
  },
  {
    name: 'material-ending',
    to: ['analysis.delete', 'analysis.archive'],
    run: async (context, fact) => {
      if (fact.subjectKind !== 'analysis-file') return
      const counts = await eraseMaterial(context, fact.subject)
      context.also('material.erased', {
        subject: { kind: 'analysis-file', id: fact.subject },
        subjects: counts.sources.map(({ id, source }) => contributionSubject({ id, source }, 'changed')),
        detail: { contributions: counts.contributions, claims: counts.claims, entities: counts.entities },
      })
    },
  },
]
