// Whose standing under the terms changes may have to give up what it answers.
import type { Reaction } from '../kernel/slice.ts'
import { readLeft, takeFromGone } from './request.leaving.ts'

export const requestReactions: readonly Reaction[] = [
  {
    name: 'request-standing',
    to: ['rulebook.leave', 'rulebook.suspend', 'rulebook.limit', 'rulebook.entered'],
    run: async (context) => {
      for (const left of await readLeft(context)) {
        const done = await takeFromGone(context, left)
        if (!done) continue
        const { row, tell } = done
        context.also('request.left', {
          subject: { kind: 'request', id: row.id, version: row.version },
          subjects: [{ kind: 'request', id: row.id, owner: row.asker, part: 'changed' }],
          tell,
          detail: { state: row.state, reference: row.reference, unclaimed: row.unclaimed, gone: left.gone },
        })
      }
    },
  },
]
