// Who may do what with a picture: it follows its record in everything, and the source of the record alone changes it.
import { all, cited, type Policy, type Rule, rulesOn } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import { recordPolicy } from '../record/record.policy.ts'
import type { RecordRow } from '../record/record.schema.ts'

const record = rulesOn<RecordRow>()

export type PictureAction = 'read' | 'original' | 'add' | 'withdraw' | 'seeWithdrawn'

/** Rules on the record a picture stands on: a picture has no rights of its own. */
const own = (article: string, actor: Actor): Rule =>
  cited(article, all(recordPolicy.read(actor), record.equals('owner', actor.bureau)))

export const picturePolicy: Policy<PictureAction> = {
  read: recordPolicy.read,
  /** It holds what a camera wrote into it: place, time, device. */
  original: (actor) => own('security 2.9: metadata stays in the sealed original, which is evidence', actor),
  add: recordPolicy.update,
  withdraw: recordPolicy.update,
  seeWithdrawn: (actor) => own('RPD 12, 46: the source sees what its record was', actor),
}
