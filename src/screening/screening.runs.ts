// Works at the lists of the store beside everything else the hub does: a part in turn of each, and as long a rest as the part took.
import { lostConnection } from '../kernel/database.ts'
import { type Hub, part } from '../kernel/slice.ts'
import { askedFact, askPart, giveUp, markWaiting, NothingAsked } from './screening.asking.ts'
import { uploadList } from './screening.operations.ts'
import { runningLists } from './screening.store.ts'

export type ScreeningRuns = {
  /** Works until nothing is left that can be asked now. */
  readonly work: () => Promise<void>
}
export const screeningRuns = part<ScreeningRuns>('screening.runs')

const pollMilliseconds = 1000
/** Parts of one list that may fail one after another before it is given up. */
const mostFailures = 5

type Running = Awaited<ReturnType<typeof runningLists>>[number]

const rest = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * Looks each second for lists that are to be asked, on whatever hub they were given in: a list whose hub was killed goes on at its next
 * part. A part is asked as fast as it can be; then the thread rests as long again, so that checks never have less than half of it.
 */
export const startRuns = (hub: Hub): (() => Promise<void>) => {
  let stopping = false
  let working: Promise<void> | undefined
  let failed = ''
  const failures = new Map<string, number>()

  const change = <T>(list: Running, operation: string, work: Parameters<typeof hub.change<T>>[2]): Promise<T> =>
    hub.change({ bureau: list.bureau, purpose: list.purpose, reference: list.checkReference }, operation, work)

  /** True when something of the list was asked. */
  const turn = async (list: Running): Promise<boolean> => {
    try {
      await change(list, askedFact, (context) => askPart(context, list.id))
      failures.delete(list.id)
      failed = ''
      return true
    } catch (error) {
      if (error instanceof NothingAsked) {
        await change(list, 'screening.wait', (context) => markWaiting(context, list.id)).catch(() => undefined)
        return false
      }
      if (lostConnection(error)) throw error
      // Named, never quoted: a message may hold what a list says.
      failed = error instanceof Error ? error.name : 'Error'
      const many = (failures.get(list.id) ?? 0) + 1
      failures.set(list.id, many)
      if (many >= mostFailures) {
        failures.delete(list.id)
        await change(list, 'screening.stop', (context) => giveUp(context, list.id)).catch(() => undefined)
      }
      return false
    }
  }

  const run = async (): Promise<void> => {
    for (let busy = true; busy && !stopping; ) {
      busy = false
      for (const list of await runningLists(hub.database)) {
        if (stopping) return
        const began = performance.now()
        const asked = await turn(list)
        busy = asked || busy
        await rest(Math.ceil(performance.now() - began))
      }
    }
  }
  const work = (): Promise<void> => {
    working ??= run()
      .catch((error: unknown) => {
        failed = error instanceof Error ? error.name : 'Error'
      })
      .finally(() => {
        working = undefined
      })
    return working
  }
  hub.provide(screeningRuns, { work })
  hub.reportHealth('screenings', () => ({ ok: failed === '', says: failed === '' ? 'up to date' : failed }))
  hub.onCommitted((operation) => {
    if (operation === uploadList.name) setImmediate(() => void work())
  })
  const timer = setInterval(() => void work(), pollMilliseconds)
  return async () => {
    stopping = true
    clearInterval(timer)
    await working
  }
}
