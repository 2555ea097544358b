// What facts of material say, and whose screens hear of them: ids, codes and counts only, and nobody of what is hidden from them.
import type { FileRow } from '../analysis/analysis.table.ts'
import { readBureaus } from '../bureau/bureau.store.ts'
import type { Subject } from '../kernel/ledger.ts'
import type { Context } from '../kernel/slice.ts'
import { networkSecretariat } from '../rulebook/rulebook.policy.ts'
import type { ContributionRow } from './material.table.ts'

type Marked = Pick<ContributionRow, 'bureau' | 'excluded' | 'confidentialityLevel'>

/** Bureaus that may read a contribution: readers of the file that its source does not keep out and that are cleared for it. */
export const audienceOf = async (context: Context, file: FileRow, row: Marked): Promise<string[]> => {
  const readers = [...new Set([file.owner, networkSecretariat, ...file.readers])]
  const bureaus = await readBureaus(context, readers)
  const seeing = readers.filter(
    (code) => !row.excluded.includes(code) && (bureaus.get(code)?.clearance ?? 0) >= row.confidentialityLevel,
  )
  return [...new Set([row.bureau, ...seeing])]
}

export const contributionSubject = (row: Pick<ContributionRow, 'id' | 'source'>, part: Subject['part']): Subject => ({
  kind: 'contribution',
  id: row.id,
  owner: row.source,
  part,
})

/** Notes a change of a contribution and tells those who may read it. */
export const noteContribution = async (context: Context, file: FileRow, row: ContributionRow): Promise<void> => {
  context.note({
    subject: { kind: 'contribution', id: row.id, version: row.version },
    subjects: [contributionSubject(row, 'changed')],
    tell: row.state === 'in' ? await audienceOf(context, file, row) : [row.bureau],
    detail: {
      file: file.reference,
      state: row.state,
      handling: row.handlingCode,
      grade: `${row.sourceCode}${row.informationCode}`,
      origin: row.originKind,
    },
  })
}

/** Notes that material of a file was shown: the file, and each contribution of which something was. */
export const noteShown = (
  context: Context,
  file: Pick<FileRow, 'id' | 'owner'>,
  claims: readonly { readonly contribution: string; readonly source: string }[],
): void => {
  const sources = new Map(claims.map(({ contribution, source }) => [contribution, source]))
  context.note({
    subject: { kind: 'analysis-file', id: file.id },
    subjects: [...sources].map(([id, source]) => contributionSubject({ id, source }, 'shown')),
    detail: { claims: claims.length },
  })
}
