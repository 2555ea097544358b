// What the register says of acts on a hit, and who hears of them at once.
import type { Subject } from '../kernel/ledger.ts'
import type { Context, Note } from '../kernel/slice.ts'
import { recordSubject } from '../record/record.store.ts'
import type { HitRow } from './hit.table.ts'

type Said = {
  readonly part: Subject['part']
  /** Whether both sides get a live event. */
  readonly tell: boolean
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Whether the owner of the record was not told of the hit, and must not learn of it from the register either. */
const isHeldFromOwner = (hit: Pick<HitRow, 'participants' | 'owner'>): boolean => !hit.participants.includes(hit.owner)

/**
 * The note of an act: the hit, and where its record was shown or hit, that too. Discreet for as long as the owner was not
 * told. Participants hear of it, never an owner who is none. Codes and counts only.
 */
export const hitNote = (context: Pick<Context, 'actor'>, hit: HitRow, { part, tell, detail = {} }: Said): Note => {
  const discreet = isHeldFromOwner(hit) ? { discreet: true } : {}
  const own: Subject = {
    kind: 'hit',
    id: hit.id,
    owner: hit.owner,
    part: part === 'hit' ? 'changed' : part,
    ...discreet,
  }
  const record = {
    id: hit.record,
    database: hit.database,
    owner: hit.owner,
    status: hit.recordCopy.status,
    life: hit.presentLife,
  }
  return {
    // A word of its own, by which the stream keeps it from the post that must not notice.
    subject: { kind: hit.discreet ? 'discreet-hit' : 'hit', id: hit.id, version: hit.version },
    subjects: part === 'changed' ? [own] : [own, { ...recordSubject(context.actor, record, part), ...discreet }],
    tell: tell ? hit.participants : [],
    detail,
  }
}

export const noteHit = (context: Context, hit: HitRow, said: Said): void => context.note(hitNote(context, hit, said))
