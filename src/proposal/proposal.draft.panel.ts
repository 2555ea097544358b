// What somebody is typing to propose, how it becomes what the hub is told, and where the hub's faults belong on the form; pure.
import { Problem } from '../console/problem.ts'
import type { DeclaredField } from '../record/record.fields.panel.ts'
import { type DraftValue, entriesFrom, linesIn, valueFrom } from '../record/record.lines.panel.ts'
import type { ProposalEntry, ProposalView } from './proposal.schema.ts'

type Grade = NonNullable<ProposalEntry['grade']>

export type ProposalDraft = {
  /** Fields to speak of, `status` among them, in the order in which they were chosen. */
  readonly chosen: readonly string[]
  /** What was typed; a field that is not here stands as the record has it. */
  readonly fields: Readonly<Record<string, DraftValue>>
  readonly status: string | null
  readonly reason: string
  readonly source: Grade['source'] | null
  readonly information: Grade['information'] | null
}

export const blankProposal: ProposalDraft = {
  chosen: [],
  fields: {},
  status: null,
  reason: '',
  source: null,
  information: null,
}

/** What a field should say; null for nothing. A list that every record has is sent empty, for its database to judge. */
const proposedValue = (field: DeclaredField, typed: DraftValue | undefined): unknown => {
  if (field.schema.type === 'array') {
    const entries = entriesFrom(field, linesIn(typed))
    return entries.length > 0 || field.required ? entries : null
  }
  return valueFrom(field, typeof typed === 'object' ? undefined : typed) ?? null
}

/** The chosen fields in the order of the database, which is the order of the form. */
export const chosenFields = (
  draft: Pick<ProposalDraft, 'chosen'>,
  declared: readonly DeclaredField[],
): readonly DeclaredField[] => declared.filter(({ name }) => draft.chosen.includes(name))

/** What is sent. `present`: the record as it would be typed; `version`: the one that was read. */
export const proposalFrom = (
  draft: ProposalDraft,
  declared: readonly DeclaredField[],
  { present, version }: { readonly present: Readonly<Record<string, DraftValue>>; readonly version: number },
): ProposalEntry => ({
  version,
  changes: chosenFields(draft, declared).map((field) => ({
    field: field.name,
    value: proposedValue(
      field,
      Object.hasOwn(draft.fields, field.name) ? draft.fields[field.name] : present[field.name],
    ),
  })),
  ...(draft.status === null || !draft.chosen.includes('status') ? {} : { status: draft.status }),
  reason: draft.reason.trim(),
  ...(draft.source === null || draft.information === null
    ? {}
    : { grade: { source: draft.source, information: draft.information } }),
})

/**
 * A refusal with the pointers of the form: `/changes/2/value/0/number` becomes `/fields/documents/0/number` where the third of
 * `fields` is `documents`; the others stay.
 */
export const refusalOnForm = (problem: Problem | null, fields: readonly string[]): Problem | null => {
  if (problem === null || problem.pointers.length === 0) return problem
  const pointers = problem.pointers.map(({ pointer, says }) => {
    const [, place, rest = ''] = /^\/changes\/(\d+)\/(?:value|field)(.*)$/.exec(pointer) ?? []
    const field = place === undefined ? undefined : fields[Number(place)]
    return { pointer: field === undefined ? pointer : `/fields/${field}${rest}`, says }
  })
  const { status, code, key, title, detail, reference } = problem
  return new Problem({ status, code, key, title, detail, reference, pointers })
}

/** What the owner has said of single changes, by field. */
export type Picked = Readonly<Record<string, boolean>>

/**
 * Fields to be taken: as the owner has picked; of the others those that nobody has changed since and that do not say so already. A
 * change that comes into conflict while it is looked at is so no longer taken by itself.
 */
export const takenNow = (changes: ProposalView['changes'], picked: Picked): readonly string[] =>
  changes
    .filter(({ field, conflict }) => (Object.hasOwn(picked, field) ? picked[field] : conflict === 'none'))
    .map(({ field }) => field)

/** The picks after the owner has said that these fields are to be taken: only what differs counts as said. */
export const pickedNow = (changes: ProposalView['changes'], picked: Picked, fields: readonly string[]): Picked => {
  const taken = takenNow(changes, picked)
  const differing = changes.filter(({ field }) => taken.includes(field) !== fields.includes(field))
  return { ...picked, ...Object.fromEntries(differing.map(({ field }) => [field, fields.includes(field)])) }
}
