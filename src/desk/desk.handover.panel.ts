// What is typed of a handover before it is signed, and whether it is whole; pure.
import type { Answer } from '../kernel/operation.ts'
import type { draftHandover } from './desk.shift.operations.ts'
import type { HandoverBody } from './desk.shift.schema.ts'

export type Proposed = Answer<typeof draftHandover>
export type Promised = { readonly bureau: string | null; readonly by: string; readonly what: string }
export type Trouble = { readonly name: string; readonly says: string }
/** `promises` and `troubles` are null until somebody changes what was proposed. */
export type HandoverDraft = {
  readonly steps: Readonly<Record<string, string>>
  readonly promises: readonly Promised[] | null
  readonly troubles: readonly Trouble[] | null
  readonly words: string
}
export const blankHandover: HandoverDraft = { steps: {}, promises: null, troubles: null, words: '' }

export const promisesOf = (draft: HandoverDraft, { promises }: Proposed): readonly Promised[] =>
  draft.promises ?? promises
export const troublesOf = (draft: HandoverDraft, { troubles }: Proposed): readonly Trouble[] =>
  draft.troubles ?? troubles

/** Items for which nobody has said yet what is to happen next. */
export const withoutStep = (draft: HandoverDraft, { items }: Proposed): readonly string[] =>
  items.flatMap(({ item }) => ((draft.steps[item] ?? '').trim() === '' ? [item] : []))

/** The same next step for all that have none. */
export const filled = (draft: HandoverDraft, proposed: Proposed, step: string): HandoverDraft => ({
  ...draft,
  steps: { ...draft.steps, ...Object.fromEntries(withoutStep(draft, proposed).map((item) => [item, step])) },
})

/** What is signed: the items that are open now, and whatever of promises and troubles was written whole. */
export const bodyOf = (draft: HandoverDraft, proposed: Proposed): HandoverBody => ({
  items: proposed.items.map(({ item }) => ({ item, nextStep: (draft.steps[item] ?? '').trim() })),
  promises: promisesOf(draft, proposed).flatMap(({ bureau, by, what }) =>
    bureau === null ? [] : [{ bureau, by, what: what.trim() }],
  ),
  troubles: troublesOf(draft, proposed).map(({ name, says }) => ({ name: name.trim(), says: says.trim() })),
  ...(draft.words.trim() === '' ? {} : { words: draft.words.trim() }),
})

/** Pointers of what is missing: a next step, or a line of promise or trouble begun and not finished. */
export const missingOf = (draft: HandoverDraft, proposed: Proposed): readonly string[] => [
  ...proposed.items.flatMap(({ item }, at) =>
    (draft.steps[item] ?? '').trim() === '' ? [`/items/${at}/nextStep`] : [],
  ),
  ...promisesOf(draft, proposed).flatMap(({ bureau, by, what }, at) => [
    ...(bureau === null ? [`/promises/${at}/bureau`] : []),
    ...(by === '' ? [`/promises/${at}/by`] : []),
    ...(what.trim() === '' ? [`/promises/${at}/what`] : []),
  ]),
  ...troublesOf(draft, proposed).flatMap(({ name, says }, at) => [
    ...(name.trim() === '' ? [`/troubles/${at}/name`] : []),
    ...(says.trim() === '' ? [`/troubles/${at}/says`] : []),
  ]),
]
