// SQL that lets an unfinished import begin again at the first line of its file.
import type { Context } from '../kernel/slice.ts'
import { forgetClaims } from './feed.claim.store.ts'
import { type ImportRow, lockImport } from './feed.store.ts'

/**
 * Takes an import back to its beginning: no line is done, no reference brought, nothing refused. Records that were entered
 * stay: their lines will be found unchanged. Throws as `lockImport`.
 */
export const restartImportRow = async (context: Context, id: string): Promise<ImportRow> => {
  const row = await lockImport(context, id)
  // References of millions of lines go with it, which takes longer than any request may.
  await context.client.query('set local statement_timeout = 0')
  await forgetClaims(context, id)
  await context.client.query('delete from import_line where import = $1', [id])
  await context.client.query(`update import set "offset" = 0, line = 0, counts = '{}', updated_at = $2 where id = $1`, [
    id,
    context.now,
  ])
  return { ...row, offset: 0, line: 0, counts: {}, updatedAt: context.now }
}
