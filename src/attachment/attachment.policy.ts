// Who may do what with an attachment before an item refers to it. Afterwards the item's own rules decide, and nothing here.
import { all, any, cited, type Policy, rulesOn, when } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import type { AttachmentRow, AttachmentUseRow } from './attachment.table.ts'

const attachment = rulesOn<Pick<AttachmentRow, 'bureau' | 'officer' | 'claimed'>>()
const use = rulesOn<Pick<AttachmentUseRow, 'bureaus' | 'asItem'>>()

/** Own and referred to by nothing. */
const loose = (actor: Actor) =>
  all(
    when(actor.bureau !== ''),
    attachment.equals('bureau', actor.bureau),
    cited('design 11: read only through the item that refers to it', attachment.equals('claimed', false)),
  )

export type AttachmentAction = 'read' | 'put' | 'discard' | 'claim' | 'examine'

export const attachmentPolicy: Policy<AttachmentAction> = {
  read: loose,
  /** Two officers do not build one file together. */
  put: (actor) => all(loose(actor), attachment.equals('officer', actor.officer)),
  discard: loose,
  /** What an item refers to already is carried on through that item, by `mayOpen`. */
  claim: loose,
  examine: (actor) => all(when(actor.kind === 'system'), attachment.equals('bureau', actor.bureau)),
}

/** Whose bureau the item named among those that may open it; a picture is open to whoever may read its record. */
export const mayOpen = (actor: Actor) =>
  cited(
    'design 11: read only through the item that refers to it',
    all(when(actor.bureau !== ''), any(use.contains('bureaus', actor.bureau), use.equals('asItem', true))),
  )
