// What the register says of acts on a message, and who hears of them at once. Ids, codes and counts only.
import type { Subject } from '../kernel/ledger.ts'
import type { Context, Note } from '../kernel/slice.ts'
import type { MessageRow } from './message.table.ts'

type Told = Pick<MessageRow, 'id' | 'sender' | 'version' | 'participants'>

export const messageSubject = (row: Pick<MessageRow, 'id' | 'sender'>, part: Subject['part']): Subject => ({
  kind: 'message',
  id: row.id,
  owner: row.sender,
  part,
})

type Said = {
  readonly part: Subject['part']
  /** true: sender and recipients hear of it; or those named. */
  readonly tell: boolean | readonly string[]
  readonly detail?: Readonly<Record<string, unknown>>
}

export const messageNote = (row: Told, { part, tell, detail = {} }: Said): Note => ({
  subject: { kind: 'message', id: row.id, version: row.version },
  subjects: [messageSubject(row, part)],
  tell: tell === true ? row.participants : tell === false ? [] : tell,
  detail,
})

export const noteMessage = (context: Pick<Context, 'note'>, row: Told, said: Said): void =>
  context.note(messageNote(row, said))
