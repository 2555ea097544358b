// Judges a message as a whole before it is sent: pure, and every fault is told at once with its place.
import { bureauName } from '../bureau/bureau.schema.ts'
import type { FailurePointer, MessageValues } from '../kernel/failure.ts'
import {
  type Confidentiality,
  confidentialityLevel,
  type HandlingCode,
  handlingStrictness,
  strictest,
} from '../terms/handling.ts'
import { judgeForm } from './message.form.judge.ts'
import { type Addressable, mostWithoutReason, type Resolved } from './message.group.ts'
import type { MessageEntry } from './message.schema.ts'

/** What of a recipient decides whether it may receive. */
export type Recipient = Addressable & { readonly clearance: number }

/** Something the message refers to or quotes, as its sender may read it; `undefined` where they may not. */
export type Quoted = {
  readonly kind: string
  /** Bureau it comes from. */
  readonly source: string
  readonly handlingCode: HandlingCode
  readonly confidentiality: Confidentiality
  /** Of a message: who has it already, and whom its source agreed to besides. Of other things content does not pass. */
  readonly known?: readonly string[]
  /** Withdrawn or erased: it says nothing any more. */
  readonly gone: boolean
}

/** What is judged with the message: its recipients, the things it refers to, the time. */
export type Surroundings = {
  readonly sender: string
  /** Highest confidentiality the sender may read; the platform itself reads nothing and may send on behalf of all. */
  readonly clearance: number
  readonly now: string
  readonly resolved: Resolved
  readonly recipients: ReadonlyMap<string, Recipient>
  /** In the order of `references`, each with what it quotes in turn; undefined: not to be read by the sender. */
  readonly references: readonly (readonly Quoted[] | undefined)[]
  /** Whether the message it answers may be read by the sender; true where it answers none. */
  readonly replyIsReadable: boolean
}

const fault = (pointer: string, key: string, values: MessageValues = {}): FailurePointer => ({ pointer, key, values })

/** What is left out, filled in. */
export const stateHandling = (entry: Pick<MessageEntry, 'handlingCode' | 'confidentiality' | 'urgency'>) => ({
  handlingCode: entry.handlingCode ?? 'H0',
  confidentiality: entry.confidentiality ?? 'official-use-only',
  urgency: entry.urgency ?? 'normal',
})

const names = (bureaus: readonly string[]): string => bureaus.map(bureauName).join(', ')

/** Where recipients stand in `to`: the entry that names one, or the whole list for what stands for many. */
const perEntry = (
  to: readonly string[],
  bureaus: readonly string[],
  key: string,
  values: MessageValues = {},
): FailurePointer[] => {
  const places = new Map<string, string[]>()
  for (const bureau of bureaus) {
    const at = to.indexOf(bureau)
    const place = at < 0 ? '/to' : `/to/${at}`
    places.set(place, [...(places.get(place) ?? []), bureau])
  }
  return [...places].map(([place, all]) => fault(place, key, { ...values, bureaus: names(all) }))
}

/** Observers and partners work under agreements that cover the two mildest codes (RPD 27, 28). */
const mayReceive = ({ kind }: Recipient, code: HandlingCode): boolean =>
  !['observer', 'partner'].includes(kind) || handlingStrictness(code) <= handlingStrictness('H1')

const recipientFaults = (entry: MessageEntry, { resolved, recipients }: Surroundings): FailurePointer[] => {
  const { handlingCode, confidentiality } = stateHandling(entry)
  const all = resolved.bureaus.flatMap((bureau) => recipients.get(bureau) ?? [])
  const those = (refused: (one: Recipient) => boolean): string[] => all.filter(refused).map(({ code }) => code)
  return [
    ...resolved.faults.map(({ pointer, key }) => fault(pointer, key)),
    ...perEntry(
      entry.to,
      those(({ state }) => state !== 'active'),
      'fault.recipient-suspended',
    ),
    ...perEntry(
      entry.to,
      those(({ clearance }) => clearance < confidentialityLevel(confidentiality)),
      'fault.recipient-confidentiality',
    ),
    ...perEntry(
      entry.to,
      those((one) => !mayReceive(one, handlingCode)),
      'fault.recipient-handling',
      { code: handlingCode },
    ),
    ...(resolved.bureaus.length > mostWithoutReason && entry.reason === undefined
      ? [fault('/reason', 'fault.many-without-reason', { most: mostWithoutReason })]
      : []),
  ]
}

const ownFaults = (entry: MessageEntry, { now, clearance }: Surroundings): FailurePointer[] => {
  const { handlingCode, confidentiality, urgency } = stateHandling(entry)
  return [
    ...(entry.ourReference === undefined ? [fault('/ourReference', 'fault.message-without-reference')] : []),
    ...(entry.replyBy && entry.replyBy <= now ? [fault('/replyBy', 'fault.reply-by-past')] : []),
    ...(urgency === 'very-urgent' && entry.urgencyReason === undefined
      ? [fault('/urgencyReason', 'fault.very-urgent-without-reason')]
      : []),
    ...(handlingCode === 'H3' && entry.handlingCondition === undefined
      ? [fault('/handlingCondition', 'fault.handling-without-condition')]
      : []),
    ...(handlingCode !== 'H3' && entry.handlingCondition !== undefined
      ? [fault('/handlingCondition', 'fault.condition-without-code')]
      : []),
    ...(confidentialityLevel(confidentiality) > clearance
      ? [fault('/confidentiality', 'fault.confidentiality-above-own')]
      : []),
    ...(entry.form
      ? judgeForm(entry.form, now.slice(0, 10)).map((one) => fault(`/form${one.pointer}`, one.key, one.values ?? {}))
      : []),
  ]
}

/** Bureaus that would get what its source did not let pass; H3 is a condition of the source, so it is asked as well. */
const passedOn = (quoted: Quoted, bureaus: readonly string[]): string[] =>
  quoted.known && handlingStrictness(quoted.handlingCode) >= handlingStrictness('H2')
    ? bureaus.filter((bureau) => bureau !== quoted.source && !quoted.known?.includes(bureau))
    : []

const referenceFaults = (entry: MessageEntry, around: Surroundings): FailurePointer[] => {
  const stated = entry.references ?? []
  const same = ({ kind, id }: (typeof stated)[number]) => `${kind} ${id}`
  const keys = stated.map(same)
  return stated.flatMap((_, at) => {
    const quoted = around.references[at]
    if (keys.indexOf(keys[at] ?? '') < at) return [fault(`/references/${at}`, 'fault.reference-repeated')]
    const gone = quoted?.some((one) => one.gone)
    if (!quoted || gone) return [fault(`/references/${at}`, gone ? 'fault.reference-gone' : 'fault.reference-unknown')]
    return quoted
      .filter(({ source }) => source !== around.sender)
      .flatMap((one) => {
        const kept = passedOn(one, around.resolved.bureaus)
        return kept.length === 0
          ? []
          : [
              fault(`/references/${at}`, 'fault.consent-of-source', {
                code: one.handlingCode,
                source: bureauName(one.source),
                bureaus: names(kept),
              }),
            ]
      })
  })
}

/** What comes from others keeps at least the protection its source gave it; what goes back to its source alone is the source's. */
const floorFaults = (entry: MessageEntry, around: Surroundings): FailurePointer[] => {
  const { bureaus } = around.resolved
  const others = around.references
    .flatMap((quoted) => quoted ?? [])
    .filter(({ source }) => source !== around.sender && bureaus.some((bureau) => bureau !== source))
  const code = strictest(others.map(({ handlingCode }) => handlingCode))
  const level = strictest(others.map(({ confidentiality }) => confidentiality))
  const { handlingCode, confidentiality } = stateHandling(entry)
  return [
    ...(code && handlingStrictness(handlingCode) < handlingStrictness(code)
      ? [fault('/handlingCode', 'fault.handling-weaker', { code })]
      : []),
    ...(level && confidentialityLevel(confidentiality) < confidentialityLevel(level)
      ? [fault('/confidentiality', 'fault.confidentiality-weaker', { level })]
      : []),
  ]
}

/** Every fault of a message that fits its schema; empty when it may be sent. Never throws. */
export const judgeMessage = (entry: MessageEntry, around: Surroundings): FailurePointer[] => [
  ...recipientFaults(entry, around),
  ...ownFaults(entry, around),
  ...(around.replyIsReadable ? [] : [fault('/inReplyTo', 'fault.reply-unknown')]),
  ...referenceFaults(entry, around),
  ...floorFaults(entry, around),
]
