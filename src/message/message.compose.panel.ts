// What an officer is writing to other bureaus, and how it becomes a draft, a message, an answer or something passed on; pure.
import { defaultClocks } from '../bureau/bureau.schema.ts'
import { type CrimeArea, crimeAreas } from '../terms/crime-area.ts'
import {
  type Confidentiality,
  confidentialities,
  confidentialityLevel,
  type HandlingCode,
  handlingCodes,
  handlingStrictness,
  strictest,
} from '../terms/handling.ts'
import { type FormDraft, formDraftOf, formFrom } from './message.form.panel.ts'
import type { MessageForm } from './message.form.schema.ts'
import type {
  DraftContent,
  MessageEntry,
  MessageLine,
  ReferenceEntry,
  ReferenceView,
  Urgency,
} from './message.schema.ts'

export type ComposeDraft = {
  readonly to: readonly string[]
  readonly reason: string
  readonly subject: string
  readonly body: string
  readonly form: FormDraft | null
  readonly urgency: Urgency
  readonly urgencyReason: string
  /** An instant, empty, or what was typed and cannot be read. */
  readonly replyBy: string
  readonly handlingCode: HandlingCode
  readonly handlingCondition: string
  readonly confidentiality: Confidentiality
  readonly crimeArea: CrimeArea | null
  readonly language: string | null
  readonly ourReference: string
  readonly yourReference: string
  readonly inReplyTo: string | null
  readonly references: readonly ReferenceEntry[]
  readonly attachments: readonly string[]
}

export const blankMessage: ComposeDraft = {
  to: [],
  reason: '',
  subject: '',
  body: '',
  form: null,
  urgency: 'normal',
  urgencyReason: '',
  replyBy: '',
  handlingCode: 'H0',
  handlingCondition: '',
  confidentiality: 'official-use-only',
  crimeArea: null,
  language: null,
  ourReference: '',
  yourReference: '',
  inReplyTo: null,
  references: [],
  attachments: [],
}

const text = <K extends string>(name: K, typed: string): Partial<Record<K, string>> =>
  typed.trim() === '' ? {} : ({ [name]: typed.trim() } as Partial<Record<K, string>>)

/** What is kept of a draft and sent of a message: members left empty are left out. Conditions and reasons that no longer apply stay behind. */
export const contentOf = (draft: ComposeDraft): DraftContent => ({
  ...(draft.to.length > 0 ? { to: [...draft.to] } : {}),
  ...text('reason', draft.reason),
  ...text('subject', draft.subject),
  ...text('body', draft.body),
  ...(draft.form ? { form: formFrom(draft.form) } : {}),
  urgency: draft.urgency,
  ...(draft.urgency === 'very-urgent' ? text('urgencyReason', draft.urgencyReason) : {}),
  ...(isReadable(draft.replyBy) ? { replyBy: draft.replyBy } : {}),
  handlingCode: draft.handlingCode,
  ...(draft.handlingCode === 'H3' ? text('handlingCondition', draft.handlingCondition) : {}),
  confidentiality: draft.confidentiality,
  ...(draft.crimeArea ? { crimeArea: draft.crimeArea } : {}),
  ...(draft.language ? { language: draft.language } : {}),
  ...text('ourReference', draft.ourReference),
  ...text('yourReference', draft.yourReference),
  ...(draft.inReplyTo ? { inReplyTo: draft.inReplyTo } : {}),
  ...(draft.references.length > 0 ? { references: [...draft.references] } : {}),
  ...(draft.attachments.length > 0 ? { attachments: [...draft.attachments] } : {}),
})

/** Whether a moment was understood; what was not is told beside its field and kept out of what is sent. */
export const isReadable = (typed: string): boolean => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(typed)

/** A draft as it was kept, to be written on. */
export const composeOf = (content: DraftContent): ComposeDraft => ({
  ...blankMessage,
  to: content.to ?? [],
  reason: content.reason ?? '',
  subject: content.subject ?? '',
  body: content.body ?? '',
  form: formDraftOf(content.form),
  urgency: content.urgency ?? 'normal',
  urgencyReason: content.urgencyReason ?? '',
  replyBy: content.replyBy ?? '',
  handlingCode: content.handlingCode ?? 'H0',
  handlingCondition: content.handlingCondition ?? '',
  confidentiality: content.confidentiality ?? 'official-use-only',
  crimeArea: crimeAreas.find((area) => area === content.crimeArea) ?? null,
  language: content.language ?? null,
  ourReference: content.ourReference ?? '',
  yourReference: content.yourReference ?? '',
  inReplyTo: content.inReplyTo ?? null,
  references: content.references ?? [],
  attachments: content.attachments ?? [],
})

/**
 * The message as it is sent, under the id of its draft: sent twice it is the same message. Subject, text and addressees that are not
 * there yet are empty, for the judge to find.
 */
export const entryOf = (id: string, draft: ComposeDraft): MessageEntry => {
  const { form: _, ...content } = contentOf(draft)
  const form: MessageForm | undefined = draft.form ? formFrom(draft.form) : undefined
  return {
    id,
    to: [],
    subject: '',
    body: '',
    ...content,
    ...(form === undefined ? {} : { form }),
  }
}

type Answered = Pick<
  MessageLine,
  | 'id'
  | 'from'
  | 'to'
  | 'subject'
  | 'urgency'
  | 'handlingCode'
  | 'confidentiality'
  | 'crimeArea'
  | 'language'
  | 'ourReference'
  | 'yourReference'
  | 'box'
>

const prefixed = (prefix: string, subject: string | null): string => {
  const bare = (subject ?? '').trim()
  return (bare.toLocaleLowerCase().startsWith(prefix.toLocaleLowerCase()) ? bare : `${prefix} ${bare}`).slice(0, 200)
}

/**
 * The answer to a message, under the marks it bears itself: to its sender, or to everybody it concerns but the own bureau. Of a
 * message one sent oneself it is a further word to its recipients.
 */
export const replyTo = (message: Answered, own: string, everybody: boolean, prefix: string): ComposeDraft => {
  const isOwn = message.box === 'out'
  const all = [...new Set([message.from, ...message.to])].filter((bureau) => bureau !== own)
  return {
    ...blankMessage,
    to: everybody || isOwn ? all : [message.from],
    subject: prefixed(prefix, message.subject),
    urgency: message.urgency,
    handlingCode: message.handlingCode,
    confidentiality: message.confidentiality,
    crimeArea: crimeAreas.find((area) => area === message.crimeArea) ?? null,
    language: message.language,
    ourReference: (isOwn ? message.ourReference : message.yourReference) ?? '',
    yourReference: (isOwn ? message.yourReference : message.ourReference) ?? '',
    inReplyTo: message.id,
  }
}

/** A message that passes another one on by pointing at it, never milder than that one. */
export const forwardOf = (message: Answered, prefix: string): ComposeDraft => ({
  ...blankMessage,
  subject: prefixed(prefix, message.subject),
  handlingCode: message.handlingCode,
  confidentiality: message.confidentiality,
  crimeArea: crimeAreas.find((area) => area === message.crimeArea) ?? null,
  references: [{ kind: 'message', id: message.id }],
})

/** Asks the sender for a message again that cannot be read here. It is no answer: the message stays unseen and unanswered. */
export const againOf = (
  message: Answered & { readonly number: string | null },
  body: string,
  language: string,
): ComposeDraft => ({
  ...blankMessage,
  to: [message.from],
  subject: `Re: ${message.number ?? message.ourReference}`,
  body,
  language,
  // What is very urgent wants a reason, which its writer gives; it is urgent in any case.
  urgency: message.urgency === 'normal' ? 'normal' : 'urgent',
  crimeArea: crimeAreas.find((area) => area === message.crimeArea) ?? null,
  handlingCode: message.handlingCode,
  confidentiality: message.confidentiality,
  ourReference: message.yourReference ?? '',
  yourReference: message.ourReference,
  references: [{ kind: 'message', id: message.id }],
})

/** A message about a thing that stands on the page one comes from. */
export const aboutThing = (reference: ReferenceEntry): ComposeDraft => ({ ...blankMessage, references: [reference] })

/**
 * What the hub says a draft points at, each with the id that was stated: of what its writer may not see the hub tells the kind alone,
 * and the screen must say which of them it is.
 */
export const withIds = (
  pointers: readonly ReferenceView[],
  references: readonly ReferenceEntry[],
): readonly ReferenceView[] =>
  pointers.map((pointer, at) => ({ ...pointer, id: pointer.id ?? references[at]?.id ?? null }))

type Marked = Pick<ReferenceView, 'owner' | 'handlingCode' | 'confidentiality'>

/**
 * The mildest marks a message may bear with what it points at: what others own keeps the protection they gave it, unless it goes back
 * to its source alone.
 */
export const floorOf = (
  pointers: readonly Marked[],
  own: string,
  recipients: readonly string[],
): { readonly code: HandlingCode; readonly confidentiality: Confidentiality } => {
  const others = pointers.filter(
    ({ owner }) =>
      owner !== null && owner !== own && (recipients.length === 0 || recipients.some((bureau) => bureau !== owner)),
  )
  return {
    code: strictest(others.flatMap(({ handlingCode }) => handlingCode ?? [])) ?? 'H0',
    confidentiality: strictest(others.flatMap(({ confidentiality }) => confidentiality ?? [])) ?? 'official-use-only',
  }
}

/** Codes that are offered: none milder than the floor. */
export const offeredCodes = (floor: HandlingCode): readonly HandlingCode[] =>
  handlingCodes.filter((code) => handlingStrictness(code) >= handlingStrictness(floor))

/** Levels that are offered: none below the floor, none above the writer's own clearance. */
export const offeredLevels = (floor: Confidentiality): readonly Confidentiality[] =>
  confidentialities.filter((level) => confidentialityLevel(level) >= confidentialityLevel(floor))

/** The draft with marks at least as strict as the floor: raised where they are milder, never lowered. */
export const raise = (draft: ComposeDraft, floor: ReturnType<typeof floorOf>): Partial<ComposeDraft> => ({
  ...(handlingStrictness(draft.handlingCode) < handlingStrictness(floor.code) ? { handlingCode: floor.code } : {}),
  ...(confidentialityLevel(draft.confidentiality) < confidentialityLevel(floor.confidentiality)
    ? { confidentiality: floor.confidentiality }
    : {}),
})

/** Minutes within which an answer is wanted where the writer says nothing else. */
export const replyMinutes = (urgency: Urgency): number => defaultClocks[urgency]

const address =
  /\/(hits|messages|records\/[a-z-]+)\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:[/?#]|$)/i

/** What an address of this console points at, as pasted: a hit, a record, a message. Undefined for anything else. */
export const referenceIn = (pasted: string): ReferenceEntry | undefined => {
  const [, page = '', id = ''] = address.exec(pasted.trim()) ?? []
  if (id === '') return undefined
  const kind = page === 'hits' ? 'hit' : page === 'messages' ? 'message' : 'record'
  return { kind, id: id.toLowerCase() }
}
