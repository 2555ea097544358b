// Who may do what with a contribution while it is typed: handling, condition, confidentiality and bureaus kept out, each by itself; pure.
import {
  type Confidentiality,
  confidentialities,
  confidentialityLevel,
  type HandlingCode,
  handlingCodes,
  handlingStrictness,
} from '../terms/handling.ts'
import type { ContributionEntry } from './material.schema.ts'

export type AxesDraft = {
  readonly handlingCode: HandlingCode
  readonly condition: string
  readonly confidentiality: Confidentiality
  readonly excluded: readonly string[]
}

export const mildestAxes: AxesDraft = {
  handlingCode: 'H0',
  condition: '',
  confidentiality: 'official-use-only',
  excluded: [],
}

/** What is sent. A condition typed before another handling code was chosen stays in the form and is not sent. */
export const axesEntry = (
  draft: AxesDraft,
): Pick<ContributionEntry, 'handlingCode' | 'condition' | 'confidentiality' | 'excluded'> => ({
  handlingCode: draft.handlingCode,
  ...(draft.handlingCode === 'H3' && draft.condition.trim() !== '' ? { condition: draft.condition.trim() } : {}),
  confidentiality: draft.confidentiality,
  ...(draft.excluded.length > 0 ? { excluded: [...draft.excluded] } : {}),
})

/** Pointers of what is missing. */
export const missingOfAxes = ({ handlingCode, condition }: AxesDraft): string[] =>
  handlingCode === 'H3' && condition.trim() === '' ? ['/condition'] : []

type Least = { readonly leastHandling: HandlingCode; readonly leastConfidentiality: Confidentiality }

/** Marking raised to what a received code asks for; never a milder one than before. */
export const raiseTo = (draft: AxesDraft, { leastHandling, leastConfidentiality }: Least): AxesDraft => ({
  ...draft,
  handlingCode:
    handlingStrictness(draft.handlingCode) < handlingStrictness(leastHandling) ? leastHandling : draft.handlingCode,
  confidentiality:
    confidentialityLevel(draft.confidentiality) < confidentialityLevel(leastConfidentiality)
      ? leastConfidentiality
      : draft.confidentiality,
})

/** Whether a draft is milder than a received code allows. */
export const isMilder = (draft: AxesDraft, least: Least): boolean => {
  const raised = raiseTo(draft, least)
  return raised.handlingCode !== draft.handlingCode || raised.confidentiality !== draft.confidentiality
}

/** Handling codes no milder than one. */
export const noMilderHandling = (than: HandlingCode): readonly HandlingCode[] =>
  handlingCodes.filter((one) => handlingStrictness(one) >= handlingStrictness(than))

/** Levels no lower than one. */
export const noLowerLevel = (than: Confidentiality): readonly Confidentiality[] =>
  confidentialities.filter((one) => confidentialityLevel(one) >= confidentialityLevel(than))
