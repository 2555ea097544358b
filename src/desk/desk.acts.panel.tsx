// What is done to items from the list, the preview and the bar of picked lines: at once, with a way back for ten seconds.
import { useQueryClient } from '@tanstack/react-query'
import { type Asked, ask, refresh } from '../console/client.ts'
import { Problem } from '../console/problem.ts'
import { offerUndo, tell } from '../console/undo.tsx'
import { useWords } from '../console/words.tsx'
import type { Operation } from '../kernel/operation.ts'
import {
  acknowledgeAlarm,
  assignItem,
  finishItem,
  releaseItem,
  reopenItem,
  snoozeItem,
  takeItem,
  unlinkItem,
  wakeItem,
} from './desk.operations.ts'
import type { HandOutcome, ItemLine, LinkKind } from './desk.schema.ts'

type Acted = Pick<ItemLine, 'id' | 'reference' | 'owner'>
type Refused = { readonly item: Acted; readonly problem: Problem }

/** Words for one refusal; the hub's own sentence where it gave one. */
const sentenceOf = (problem: Problem, words: (id: string) => string): string =>
  problem.detail || words(`problem.${problem.code}-do`)

/** Acts on items. Each act asks the hub item by item, says what came of it, and offers to take it back. */
export const useItemActs = () => {
  const queries = useQueryClient()
  const words = useWords()

  /** Asks for each item, one after the other; those that were refused come back with why. */
  const each = async (items: readonly Acted[], act: (item: Acted) => Promise<unknown>) => {
    const done: Acted[] = []
    const refused: Refused[] = []
    for (const item of items) {
      try {
        await act(item)
        done.push(item)
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem
        refused.push({ item, problem })
        // A lost line would refuse all the others too.
        if (problem.code === 'offline' || problem.code === 'unauthenticated') break
      }
    }
    await refresh(queries, ['desk.', 'shift.'])
    return { done, refused }
  }

  const run = async (
    items: readonly Acted[],
    act: (item: Acted) => Promise<unknown>,
    said: (done: readonly Acted[]) => string,
    back?: (item: Acted) => Promise<unknown>,
  ): Promise<boolean> => {
    const { done, refused } = await each(items, act)
    if (done.length > 0) {
      if (back) offerUndo(said(done), () => void run(done, back, () => words('desk.taken-back')))
      else tell(said(done), 'good')
    }
    const [first] = refused
    if (first) {
      const sentence = sentenceOf(first.problem, words)
      const reference = first.item.reference ?? ''
      tell(
        items.length > 1
          ? words('desk.bulk-refused', { count: refused.length, reference, sentence })
          : [reference, sentence].filter(Boolean).join(' · '),
        'urgent',
      )
    }
    return refused.length === 0
  }

  const simple = <O extends Operation>(operation: O, { id }: Acted) =>
    ask(operation, { params: { id } } as unknown as Asked<O>)
  const many = (id: string, done: readonly Acted[], values: Readonly<Record<string, string>> = {}) =>
    words(id, { count: done.length, reference: done[0]?.reference ?? '', ...values })

  return {
    take: (items: readonly Acted[]) =>
      run(
        items,
        (item) => simple(takeItem, item),
        (done) => many('desk.done-take', done),
        (item) => simple(releaseItem, item),
      ),
    assign: (items: readonly Acted[], officer: string, note: string) =>
      run(
        items,
        ({ id }) => ask(assignItem, { params: { id }, body: { officer, ...(note === '' ? {} : { note }) } }),
        (done) => many('desk.done-assign', done, { officer }),
        ({ id, owner }) =>
          owner === null
            ? ask(releaseItem, { params: { id } })
            : ask(assignItem, { params: { id }, body: { officer: owner } }),
      ),
    snooze: (items: readonly Acted[], until: string) =>
      run(
        items,
        ({ id }) => ask(snoozeItem, { params: { id }, body: { until } }),
        (done) => many('desk.done-snooze', done),
        (item) => simple(wakeItem, item),
      ),
    release: (items: readonly Acted[]) =>
      run(
        items,
        (item) => simple(releaseItem, item),
        (done) => many('desk.done-release', done),
        (item) => simple(takeItem, item),
      ),
    wake: (item: Acted) =>
      run(
        [item],
        (one) => simple(wakeItem, one),
        (done) => many('desk.done-wake', done),
      ),
    finish: (item: Acted, outcome: HandOutcome, text: string) =>
      run(
        [item],
        ({ id }) => ask(finishItem, { params: { id }, body: { outcome, ...(text === '' ? {} : { words: text }) } }),
        (done) => many('desk.done-done', done),
        ({ id }) => ask(reopenItem, { params: { id }, body: {} }),
      ),
    acknowledge: (items: readonly Acted[]) =>
      run(
        items,
        (item) => simple(acknowledgeAlarm, item),
        (done) => many('desk.done-acknowledge', done),
      ),
    unlink: (item: Acted, kind: LinkKind, ref: string) =>
      run(
        [item],
        ({ id }) => ask(unlinkItem, { params: { id, kind, ref } }),
        (done) => many('desk.done-unlink', done),
      ),
  }
}

export type ItemActs = ReturnType<typeof useItemActs>
