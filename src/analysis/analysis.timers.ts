// What analysis files do by themselves: tell of reviews that are due and of a last day that is near, expire, and wait for their end not in silence.
import { Failure } from '../kernel/failure.ts'
import type { Context, TimerKind } from '../kernel/slice.ts'
import { noteByItself } from './analysis.fact.ts'
import { saveFile } from './analysis.life.store.ts'
import { lockFile } from './analysis.store.ts'
import { advance, type FileCommand } from './analysis.workflow.ts'

const tend =
  (act: Extract<FileCommand['act'], 'note-review' | 'note-expiry' | 'note-ending' | 'expire'>) =>
  async (context: Context, id: string): Promise<void> => {
    const file = await lockFile(context, id, 'tend').catch((error: unknown) => {
      // What is gone is no reason to come back every minute.
      if (error instanceof Failure && error.code === 'notFound') return undefined
      throw error
    })
    if (!file) return
    const next = advance(file, { act }, context.now)
    if (next.step === undefined) return
    const day = act === 'note-review' ? file.reviewOn : file.expiresOn
    noteByItself(context, await saveFile(context, file, next, { said: { day } }), next.step)
  }

export const analysisTimers: readonly TimerKind[] = [
  { kind: 'analysis.review', run: tend('note-review') },
  { kind: 'analysis.remind', run: tend('note-expiry') },
  { kind: 'analysis.expire', run: tend('expire') },
  { kind: 'analysis.ending', run: tend('note-ending') },
]
