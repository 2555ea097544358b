// What the fact of an act on a request says, and the line that is answered to it.
import type { Context } from '../kernel/slice.ts'
import type { Acted } from './request.acting.ts'
import { partsOf } from './request.part.store.ts'
import type { RequestLine } from './request.schema.ts'
import { lineOf, threatsSeen } from './request.view.ts'

/** Notes the fact of an act: state and codes; the bureaus concerned are told. */
export const noteAct = (context: Context, { row, tell }: Acted, detail: Readonly<Record<string, unknown>> = {}): void =>
  context.note({
    subject: { kind: 'request', id: row.id, version: row.version },
    subjects: [{ kind: 'request', id: row.id, owner: row.asker, part: 'changed' }],
    tell,
    detail: { state: row.state, ...(row.reference === '' ? {} : { reference: row.reference }), ...detail },
  })

/** A request after an act, as its actor may still see it: one that declined sees no more of it than that it did. */
export const answerAct = async (
  context: Context,
  done: Acted,
  detail?: Readonly<Record<string, unknown>>,
): Promise<RequestLine> => {
  noteAct(context, done, detail)
  const threats = await threatsSeen(context, [done.row])
  return lineOf(done.row, await partsOf(context, done.row.id), context, threats)
}
