// What is asked for, in the forms of a check, for screens of slices that stand above the check in the order of the platform.
import type { ReactNode } from 'react'
import { type Draft, emptyDraft, faultsOf, isEmpty, itemOf } from '../check/check.draft.panel.ts'
import { LineFields } from '../check/check.line.panel.tsx'
import type { CheckItem } from '../check/check.schema.ts'
import { Problem } from './problem.ts'

export type { Draft as AskedDraft }

/** Nothing filled in yet. */
export const emptyAsked = (): Draft => emptyDraft(0, 'person')

/** The item as the hub takes it, of the same form as an item of a check; undefined while nothing is filled in. */
export const askedItem = (draft: Draft): CheckItem | undefined => (isEmpty(draft) ? undefined : itemOf(draft))

/** Faults that are certain before anything is sent, by the pointers of the fields drawn here, with the keys of their words. */
export const faultsOfAsked = (draft: Draft, today: string): ReturnType<typeof faultsOf> =>
  faultsOf(draft, 0, { today, asRead: false })

/** A problem whose pointers begin with the member that holds the one item, such as `/item`, told to the fields drawn here. */
export const problemOfAsked = (problem: Problem | null, member: string): Problem | null =>
  problem &&
  new Problem({
    status: problem.status,
    code: problem.code,
    key: problem.key,
    title: problem.title,
    detail: problem.detail,
    reference: problem.reference,
    pointers: problem.pointers.map((one) =>
      one.pointer === member || one.pointer.startsWith(`${member}/`)
        ? { ...one, pointer: `/items/0${one.pointer.slice(member.length)}` }
        : one,
    ),
  })

/** The form of the thing and the choice between forms; `among` are databases the officer may ask. */
export const AskedItem = ({
  draft,
  among,
  today,
  onChange,
}: {
  draft: Draft
  among: readonly string[]
  today: string
  onChange: (draft: Draft) => void
}): ReactNode => <LineFields draft={draft} at={0} onChange={onChange} among={among} today={today} />
