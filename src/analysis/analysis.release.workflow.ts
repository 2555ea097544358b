// The law of what may leave an analysis file: codes of the parts, the order, the terms and the consents of sources. Pure.
import type { Clause } from '../terms/clause.ts'
import { confidentialityLevel, handlingStrictness } from '../terms/handling.ts'
import { covers, joinMarkings, type Marking } from '../terms/marking.ts'
import type { ConsentState, ConsentUse } from './analysis.consent.schema.ts'
import type { Edition } from './analysis.release.schema.ts'

/** One claim that a release is made of, as the releasing officer sees it. */
export type ReleasePart = {
  readonly id: string
  /** Bureau that contributed it. */
  readonly source: string
  readonly marking: Marking
  /** Whether it says something about a person; matters in the whole edition only. */
  readonly personal: boolean
  /** Bureaus its source keeps it from. */
  readonly excluded: readonly string[]
  /** Crime areas of the contribution: a general consent of its source is for one of them. Empty: those of the file. */
  readonly crimeAreas: readonly string[]
  /** Record or message it was copied from; null for what was written for the file. */
  readonly thing: string | null
}

/** A bureau that is to receive it, as the terms and its clearance stand now. */
export type ReleaseRecipient = {
  readonly bureau: string
  /** Whether it has joined, and under which clauses; empty for one that has not. */
  readonly clauses: readonly Clause[]
  /** Highest level the bureau is cleared for, 1 to 3. */
  readonly clearance: number
}

/** What the order says of where things may go. */
export type ReleaseOrder = {
  readonly owner: string
  readonly readers: readonly string[]
  readonly recipients: readonly string[]
  readonly crimeAreas: readonly string[]
}

/** What a source agreed to for the file. */
export type ConsentTerm = {
  readonly source: string
  readonly state: ConsentState
  readonly uses: readonly ConsentUse[]
  /** Empty: all whom the order names. */
  readonly recipients: readonly string[]
  /** Of a general consent; empty for a specific one. */
  readonly crimeArea: string
  /** Of a specific consent; null for a general one. */
  readonly thing: string | null
}

export type ReleaseAsked = {
  readonly order: ReleaseOrder
  /** Bureau that releases: what is its own it may give. */
  readonly by: string
  /** What the release itself is to bear. */
  readonly marking: Marking
  readonly edition: Edition
  readonly recipients: readonly ReleaseRecipient[]
  readonly parts: readonly ReleasePart[]
  readonly consents: readonly ConsentTerm[]
}

/** Each is worded `fault.release-<code>`. */
export const releaseFaultCodes = [
  'nothing',
  'not-named',
  'not-joined',
  'personal-data',
  'clearance',
  'weaker',
  'excluded',
  'consent',
  'personal-consent',
] as const
export type ReleaseFaultCode = (typeof releaseFaultCodes)[number]

export type ReleaseFault = {
  readonly code: ReleaseFaultCode
  /** The recipient that must not have it; empty where no recipient matters. */
  readonly recipient: string
  /** The bureau whose word is missing; empty where none is. */
  readonly source: string
  /** Claims that forbid it; empty where it is not a claim that does. */
  readonly parts: readonly string[]
}

/** What a release of these parts must bear at least. */
export const leastMarking = (parts: readonly Pick<ReleasePart, 'marking'>[]): Marking =>
  joinMarkings(parts.map(({ marking }) => marking))

/** Whether a consent that stands lets this part be used so, and given to this recipient. */
const isAgreed = (
  { order, consents }: Pick<ReleaseAsked, 'order' | 'consents'>,
  part: ReleasePart,
  source: string,
  use: ConsentUse,
  recipient: string,
): boolean =>
  consents.some(
    (one) =>
      one.state === 'granted' &&
      one.source === source &&
      one.uses.includes(use) &&
      (one.recipients.length === 0 || one.recipients.includes(recipient)) &&
      (one.thing === null
        ? (part.crimeAreas.length === 0 ? order.crimeAreas : part.crimeAreas).includes(one.crimeArea)
        : one.thing === part.thing),
  )

/** Codes H2 and H3 bind the receiver until the source agrees; H0 and H1 do not forbid passing on (H1 binds its use in court). */
const bindsPassingOn = ({ marking }: ReleasePart): boolean => handlingStrictness(marking.handlingCode) >= 2

const ofRecipient = (asked: ReleaseAsked, recipient: ReleaseRecipient): ReleaseFault[] => {
  const { order, marking, edition } = asked
  const { bureau, clauses, clearance } = recipient
  const fault = (code: ReleaseFaultCode): ReleaseFault => ({ code, recipient: bureau, source: '', parts: [] })
  const named = [order.owner, ...order.readers, ...order.recipients]
  return [
    ...(named.includes(bureau) ? [] : [fault('not-named')]),
    ...(clauses.includes('network.take-part') ? [] : [fault('not-joined')]),
    ...(edition === 'whole' && !clauses.includes('personal-data.receive') ? [fault('personal-data')] : []),
    ...(clearance < confidentialityLevel(marking.confidentiality) ? [fault('clearance')] : []),
  ]
}

/** Faults of parts towards one recipient, those of one kind and one source together. */
const ofParts = (asked: ReleaseAsked, { bureau }: ReleaseRecipient): ReleaseFault[] => {
  const found = new Map<
    string,
    { readonly code: ReleaseFaultCode; readonly source: string; readonly parts: string[] }
  >()
  const add = (code: ReleaseFaultCode, source: string, part: string): void => {
    const key = `${code} ${source}`
    const standing = found.get(key) ?? { code, source, parts: [] }
    if (!standing.parts.includes(part)) standing.parts.push(part)
    found.set(key, standing)
  }
  for (const part of asked.parts) {
    if (part.excluded.includes(bureau)) add('excluded', '', part.id)
    if (!bindsPassingOn(part)) continue
    for (const source of new Set([part.source, ...part.marking.consentOf])) {
      // What a bureau gave may always go back to it, and it may itself pass it on.
      if (source === bureau || source === asked.by) continue
      if (!isAgreed(asked, part, source, 'release', bureau)) add('consent', source, part.id)
      if (asked.edition === 'whole' && part.personal && !isAgreed(asked, part, source, 'personal-data', bureau))
        add('personal-consent', source, part.id)
    }
  }
  return [...found.values()].map((one) => ({ ...one, recipient: bureau }))
}

/**
 * Why a release may not leave its file; empty when it may. Every fault stands on a recipient, a part or the whole marking alone, so that
 * a further or a stricter part, a further recipient or a consent less never takes a fault away.
 */
export const faultsOfRelease = (asked: ReleaseAsked): ReleaseFault[] => [
  ...(asked.recipients.length === 0 || asked.parts.length === 0
    ? [{ code: 'nothing', recipient: '', source: '', parts: [] } as const]
    : []),
  ...asked.recipients.flatMap((recipient) => [...ofRecipient(asked, recipient), ...ofParts(asked, recipient)]),
  ...(covers(asked.marking, leastMarking(asked.parts))
    ? []
    : [
        {
          code: 'weaker',
          recipient: '',
          source: '',
          parts: asked.parts.filter(({ marking }) => !covers(asked.marking, marking)).map(({ id }) => id),
        } as const,
      ]),
]
