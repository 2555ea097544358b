// What would be refused, or looks wrong, while a message is still being written: the hub's own rules on what this screen knows; pure.
import type { BureauView } from '../bureau/bureau.schema.ts'
import type { MessageValues } from '../kernel/failure.ts'
import { isConfidentiality, isHandlingCode } from '../terms/handling.ts'
import { type ComposeDraft, contentOf, entryOf } from './message.compose.panel.ts'
import { mostWithoutReason, type Resolved } from './message.group.ts'
import { judgeMessage, type Quoted } from './message.judge.ts'
import { contradicts } from './message.language.panel.ts'
import type { GroupView, RecipientView, ReferenceView } from './message.schema.ts'

export type Check = {
  readonly pointer: string
  /** Id of the words. */
  readonly key: string
  readonly values: MessageValues
}

export type Known = {
  readonly own: string
  readonly clearance: number
  /** An instant: now by the hub's clock. */
  readonly now: string
  readonly recipients: readonly RecipientView[]
  readonly groups: readonly GroupView[]
  readonly bureaus: readonly Pick<BureauView, 'code' | 'kind'>[]
  readonly pointers: readonly ReferenceView[]
}

/** Bureaus of the addressees, each once, in order of the alphabet; how many each entry stands for; entries nobody knows. */
export const resolveKnown = (
  to: readonly string[],
  { own, recipients, groups }: Pick<Known, 'own' | 'recipients' | 'groups'>,
): Resolved => {
  const found = new Set<string>()
  const faults: { pointer: string; key: string }[] = []
  const counts = to.map((entry, at) => {
    const group = groups.find(({ id }) => id === entry)
    const bureaus = group?.bureaus ?? recipients.filter(({ bureau }) => bureau === entry).map(({ bureau }) => bureau)
    if (bureaus.length === 0 && !group)
      faults.push({
        pointer: `/to/${at}`,
        key: entry === own ? 'fault.addressed-to-oneself' : 'fault.no-such-addressee',
      })
    const others = bureaus.filter((bureau) => bureau !== own)
    for (const bureau of others) found.add(bureau)
    return others.length
  })
  if (found.size === 0 && faults.length === 0) faults.push({ pointer: '/to', key: 'fault.addressed-to-nobody' })
  return { bureaus: [...found].sort(), counts, faults }
}

/** A thing as the judge needs it. Who besides has a message already only the hub knows, and it decides. */
const quotedOf = (pointer: ReferenceView): Quoted | undefined =>
  pointer.readable && pointer.owner !== null
    ? {
        kind: pointer.kind,
        source: pointer.owner,
        handlingCode: isHandlingCode(pointer.handlingCode) ? pointer.handlingCode : 'H0',
        confidentiality: isConfidentiality(pointer.confidentiality) ? pointer.confidentiality : 'official-use-only',
        gone: false,
      }
    : undefined

/** Everything that stops the message: what the hub would refuse, as far as this screen knows what the hub knows. */
export const checksOf = (id: string, draft: ComposeDraft, known: Known): Check[] => {
  const entry = entryOf(id, draft)
  const resolved = resolveKnown(draft.to, known)
  const kinds = new Map(known.bureaus.map(({ code, kind }) => [code, kind]))
  // References that the hub has not resolved yet are not judged: it tells them with the next save.
  const references = (entry.references ?? []).filter((one) =>
    known.pointers.some((pointer) => pointer.kind === one.kind && pointer.id === one.id),
  )
  const judged = judgeMessage(
    { ...entry, references },
    {
      sender: known.own,
      clearance: known.clearance,
      now: known.now,
      resolved,
      recipients: new Map(
        known.recipients.map(({ bureau, clearance, receives }) => [
          bureau,
          { code: bureau, kind: kinds.get(bureau) ?? 'national', state: receives ? 'active' : 'suspended', clearance },
        ]),
      ),
      references: references.map((one) => {
        const pointer = known.pointers.find(({ kind, id: of }) => kind === one.kind && of === one.id)
        const quoted = pointer && quotedOf(pointer)
        return quoted && [quoted]
      }),
      replyIsReadable: true,
    },
  )
  const empty = (['subject', 'body'] as const).flatMap((member): Check[] =>
    contentOf(draft)[member] === undefined ? [{ pointer: `/${member}`, key: 'fault.required', values: {} }] : [],
  )
  return [...judged, ...empty]
}

/** What does not stop the message but is worth a second look. */
export const warningsOf = (draft: ComposeDraft): Check[] => {
  const found = contradicts(draft.body, draft.language)
  return found === null
    ? []
    : [{ pointer: '/language', key: 'message.check-language', values: { found, chosen: draft.language ?? '' } }]
}

/** Whether so many bureaus are addressed that the sender has to say why. */
export const needsReason = (bureaus: readonly string[]): boolean => bureaus.length > mostWithoutReason
