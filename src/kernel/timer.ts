// Timers: what must happen at a time. Effect and deletion are one transaction, so that it happens once.
import { systemOf } from './actor.ts'
import { lostConnection, named } from './database.ts'
import { Failure } from './failure.ts'
import { asSystem, runChange, type Services } from './invocation.ts'
import type { Context, TimerKind } from './slice.ts'

const pollMilliseconds = 1000
const batch = 100

/** Sets or moves the timer of this kind and ref; it runs as the system of `bureau`. */
export const setTimer = async (
  context: Pick<Context, 'client' | 'newId'>,
  timer: { readonly kind: string; readonly ref: string; readonly dueAt: string; readonly bureau: string },
): Promise<void> => {
  await context.client.query(
    `insert into timer (id, due_at, kind, ref, bureau) values ($1, $2, $3, $4, $5)
     on conflict (kind, ref) do update set due_at = excluded.due_at, bureau = excluded.bureau`,
    [context.newId(), timer.dueAt, timer.kind, timer.ref, timer.bureau],
  )
}

export const clearTimer = async (context: Context, kind: string, ref: string): Promise<void> => {
  await context.client.query('delete from timer where kind = $1 and ref = $2', [kind, ref])
}

type Due = { readonly id: string; readonly kind: string; readonly ref: string; readonly bureau: string }

const runOne = async (services: Services, kinds: ReadonlyMap<string, TimerKind>, due: Due): Promise<void> => {
  const kind = kinds.get(due.kind)
  if (!kind) return
  await runChange(asSystem(services, systemOf(due.bureau)), `timer.${due.kind}`, async (context) => {
    const { rowCount } = await context.client.query(
      'delete from timer where id = (select id from timer where id = $1 and due_at <= $2 for update skip locked)',
      [due.id, context.now],
    )
    if (rowCount === 0) throw taken
    await kind.run(context, due.ref)
  })
}

/** Another hub had it, or it was moved meanwhile. */
const taken = Symbol('taken')

/** Runs the timers of these kinds that are due, one after the other; one round at a time. */
const startLine = (
  services: Services,
  kinds: readonly TimerKind[],
  report: (error: unknown) => void,
): { readonly poll: () => Promise<void>; readonly ended: () => Promise<void> } => {
  const byName = new Map(kinds.map((kind) => [kind.kind, kind]))
  let running: Promise<void> | undefined

  const runDue = async (): Promise<void> => {
    const dues = await named<Due>(
      services.database.client,
      'timer-due',
      'select id, kind, ref, bureau from timer where due_at <= $1 and kind = any($3) order by due_at limit $2',
      [services.clock.now(), batch, [...byName.keys()]],
    )
    for (const due of dues)
      try {
        await runOne(services, byName, due)
      } catch (error) {
        if (error === taken) continue
        if (lostConnection(error)) throw error
        if (!(error instanceof Failure)) report(error)
        await services.database.client.query("update timer set due_at = due_at + interval '1 minute' where id = $1", [
          due.id,
        ])
      }
  }
  return {
    poll: () => {
      running ??= runDue()
        .catch((error) => {
          if (!lostConnection(error)) report(error)
        })
        .finally(() => {
          running = undefined
        })
      return running
    },
    ended: async () => running,
  }
}

/**
 * Polls each second, what is urgent beside all else. A timer whose work fails is put off by a minute and told to the operator; the
 * others go on.
 */
export const startTimers = (
  services: Services,
  kinds: readonly TimerKind[],
  report: (error: unknown) => void,
): { readonly poll: () => Promise<void>; readonly stop: () => Promise<void> } => {
  const lines = [kinds.filter(({ urgent }) => urgent), kinds.filter(({ urgent }) => !urgent)].flatMap((of) =>
    of.length === 0 ? [] : [startLine(services, of, report)],
  )
  const poll = async (): Promise<void> => {
    await Promise.all(lines.map((line) => line.poll()))
  }
  const timer = setInterval(() => void poll(), pollMilliseconds)
  return {
    poll,
    stop: async () => {
      clearInterval(timer)
      await Promise.all(lines.map((line) => line.ended()))
    },
  }
}
