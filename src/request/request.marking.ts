// What a request and its answer must at least be marked: the join of everything they are made of; faults name what is lacking. Pure.
import type { FailurePointer } from '../kernel/failure.ts'
import { confidentialityLevel, handlingStrictness } from '../terms/handling.ts'
import { joinMarkings, type Marking, markingOf } from '../terms/marking.ts'
import type { MarkingEntry } from './request.schema.ts'

/** Marking of a request nobody has marked yet. */
export const plainMarking: MarkingEntry = { handlingCode: 'H0', confidentiality: 'official-use-only', conditions: [] }

/** The marking a bureau gives to what it states itself. */
export const statedBy = (bureau: string, entry: MarkingEntry): Marking =>
  joinMarkings([
    markingOf(bureau, entry.handlingCode, entry.confidentiality),
    { ...plainMarking, conditions: [...entry.conditions], consentOf: [] },
  ])

/** Faults of a marking by itself: H3 spells its condition out, no other code has one; nobody marks above their own clearance. */
export const entryFaults = (entry: MarkingEntry, clearance: number, at = '/marking'): FailurePointer[] => [
  ...(entry.handlingCode === 'H3' && entry.conditions.length === 0
    ? [{ pointer: `${at}/conditions`, key: 'fault.request-condition-missing', values: {} }]
    : []),
  ...(entry.handlingCode !== 'H3' && entry.conditions.length > 0
    ? [{ pointer: `${at}/conditions`, key: 'fault.request-condition-without-h3', values: {} }]
    : []),
  ...(confidentialityLevel(entry.confidentiality) > clearance
    ? [{ pointer: `${at}/confidentiality`, key: 'fault.request-above-clearance', values: {} }]
    : []),
]

/** Where a marking is weaker than it must at least be, axis by axis, each with what is lacking. */
export const weakerFaults = (entry: MarkingEntry, atLeast: Marking, at = '/marking'): FailurePointer[] => [
  ...(handlingStrictness(entry.handlingCode) < handlingStrictness(atLeast.handlingCode)
    ? [
        {
          pointer: `${at}/handlingCode`,
          key: 'fault.request-handling-weaker',
          values: { atLeast: atLeast.handlingCode },
        },
      ]
    : []),
  ...(confidentialityLevel(entry.confidentiality) < confidentialityLevel(atLeast.confidentiality)
    ? [
        {
          pointer: `${at}/confidentiality`,
          key: 'fault.request-confidentiality-weaker',
          values: { atLeast: atLeast.confidentiality },
        },
      ]
    : []),
  ...atLeast.conditions
    .filter((one) => !entry.conditions.includes(one))
    .map((condition) => ({
      pointer: `${at}/conditions`,
      key: 'fault.request-condition-dropped',
      values: { condition },
    })),
]

/** A stated marking together with everybody's consent that its parts need. Not weaker than `atLeast` where `weakerFaults` finds none. */
export const completed = (bureau: string, entry: MarkingEntry, atLeast: Marking): Marking => {
  const stated = statedBy(bureau, entry)
  return { ...stated, consentOf: joinMarkings([stated, atLeast]).consentOf }
}

/** Sources that a strict marking forbids to pass on to a recipient without their word: all but those who give and get it. */
export const mustBeAsked = (marking: Marking, among: readonly string[]): string[] =>
  handlingStrictness(marking.handlingCode) >= handlingStrictness('H2')
    ? marking.consentOf.filter((source) => !among.includes(source))
    : []
