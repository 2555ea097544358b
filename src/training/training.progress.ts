// How far a learner is, worked out from facts alone: which steps of an exercise stand in them. Pure.
import type { Exercise, Step } from './training.schema.ts'

/** What a fact says of one thing somebody did. `kinds`: kinds of all it was done to; `databases`: in which. */
export type Deed = {
  readonly id: string
  readonly at: string
  readonly operation: string
  readonly outcome: 'done' | 'shown' | 'refused'
  readonly kinds: readonly string[]
  readonly databases: readonly string[]
}

/** Whether a deed is what a step asks for. A refusal counts only where the step asks for one. */
export const answersStep = (deed: Deed, step: Step): boolean =>
  deed.operation === step.operation &&
  (step.outcome === undefined ? deed.outcome !== 'refused' : deed.outcome === step.outcome) &&
  (step.subjectKind === undefined || deed.kinds.includes(step.subjectKind)) &&
  (step.database === undefined || deed.databases.includes(step.database))

const byTime = (one: Deed, other: Deed): number =>
  one.at < other.at ? -1 : one.at > other.at ? 1 : one.id < other.id ? -1 : one.id > other.id ? 1 : 0

/** Each step by the earliest deed after that of the step before: no later choice could reach further. */
const inOrder = (steps: readonly Step[], deeds: readonly Deed[]): Set<number> => {
  const met = new Set<number>()
  for (const deed of [...deeds].sort(byTime)) {
    const next = steps[met.size]
    if (next && answersStep(deed, next)) met.add(met.size)
  }
  return met
}

/**
 * Each step by a deed of its own: a greatest matching that looks at the steps in their order (H. W. Kuhn, 1955, by augmenting
 * paths). Steps and deeds complement one another, so that a further deed never takes a step back.
 */
const inAnyOrder = (steps: readonly Step[], deeds: readonly Deed[]): Set<number> => {
  const stepOf = new Map<number, number>()
  const place = (step: number, tried: Set<number>): boolean => {
    const wanted = steps[step]
    return (
      wanted !== undefined &&
      deeds.some((deed, at) => {
        if (tried.has(at) || !answersStep(deed, wanted)) return false
        tried.add(at)
        const holder = stepOf.get(at)
        if (holder !== undefined && !place(holder, tried)) return false
        stepOf.set(at, step)
        return true
      })
    )
  }
  return new Set(steps.map((_, step) => step).filter((step) => place(step, new Set())))
}

/** Places of the steps that are met by these deeds, whatever order the deeds are given in. Grows with them, never falls. */
export const stepsMet = ({ order, steps }: Exercise, deeds: readonly Deed[]): Set<number> =>
  order === 'in-order' ? inOrder(steps, deeds) : inAnyOrder(steps, deeds)
