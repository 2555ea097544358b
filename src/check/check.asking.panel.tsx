// The search as it stands: lines, answer and choices, kept while the page lives; and the purpose it is made for.
import type { ReactNode } from 'react'
import { Mono } from '../console/mono.tsx'
import { Problem, type ProblemPointer } from '../console/problem.ts'
import { purposeAsked } from '../console/purpose.tsx'
import { useSession } from '../console/session.ts'
import { signal } from '../console/signal.ts'
import { Code, Words } from '../console/words.tsx'
import { type Draft, emptyDraft, fieldPointer } from './check.draft.panel.ts'
import type { CheckAnswer, CheckQuestion } from './check.schema.ts'

/** What is being asked and what was answered. In memory only: coming back from a hit finds it again, a reload does not. */
export type Asking = {
  readonly drafts: readonly Draft[]
  readonly open: number
  readonly asRead: boolean
  readonly silent: boolean
  readonly answer: CheckAnswer | null
  /** What the answer was given to: asking again asks the same, whatever has been typed since. */
  readonly asked: CheckQuestion | null
  readonly shows: 'answer' | 'own'
}
let lastKey = 1
/** Tells the next line apart from all before it. */
export const nextKey = (): number => {
  lastKey += 1
  return lastKey
}
const fresh: Asking = {
  drafts: [emptyDraft(1)],
  open: 1,
  asRead: false,
  silent: false,
  answer: null,
  asked: null,
  shows: 'own',
}
export const asking = signal<Asking>(fresh)
export const change = (part: Partial<Asking>): void => asking.write({ ...asking.read(), ...part })

export const noFaults: readonly ProblemPointer[] = []
/** Things in one question; more are sent by a national system as a batch. */
export const mostLines = 20

/** One empty line, no answer. */
export const startAnew = (): void => {
  const first = emptyDraft(nextKey())
  change({ drafts: [first], open: first.key, asRead: false, answer: null, shows: 'own' })
}

/** Problems of the hub with their pointers on the fields of this screen. */
export const onFields = (problem: Problem | null): Problem | null =>
  problem && problem.pointers.length > 0
    ? new Problem({
        status: problem.status,
        code: problem.code,
        key: problem.key,
        title: problem.title,
        detail: problem.detail,
        reference: problem.reference,
        pointers: problem.pointers.map((one) => ({ ...one, pointer: fieldPointer(one.pointer) })),
      })
    : problem

/** Why the officer asks: the purpose of the session, in sight and one press from being changed. */
export const PurposeLine = (): ReactNode => {
  const { purpose, reference } = useSession()
  return (
    <p className="check-purpose">
      <span className="quiet">
        <Words id="check.for" />
      </span>{' '}
      {purpose ? (
        <>
          <span className="strong">
            <Code list="purpose" of={purpose} />
          </span>{' '}
          {reference ? <Mono>{reference}</Mono> : null}
        </>
      ) : (
        <strong className="check-purpose-missing">
          <Words id="purpose-box.not-set" />
        </strong>
      )}{' '}
      <button type="button" className="check-other" onClick={() => purposeAsked.write(true)}>
        <Words id="check.change" />
      </button>
    </p>
  )
}
