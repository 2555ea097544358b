/** What the plays of the analysts' network share: scenes by days, and clocks that ring in the invented past. */
import type { Scene, Stage } from './demonstration.stage.ts'
import { systemOf } from './kernel/actor.ts'
import type { TimerKind } from './kernel/slice.ts'

const day = 24 * 60

/** Scenes of analysis: so many days ago, by an officer. */
export const analysing =
  (stage: Pick<Stage, 'minutes'>) =>
  (days: number, by: string): Scene => ({
    at: stage.minutes(-days * day),
    by,
    purpose: 'threat-trends',
    reference: 'CASE-EXERCISE-ROUTE',
  })

/** The day so many days from the present; what is past has a minus. */
export const dayOf = (stage: Pick<Stage, 'minutes'>, days: number): string => stage.minutes(days * day).slice(0, 10)

/** The instant so many days from the present; what is past has a minus. */
export const instantOf = (stage: Pick<Stage, 'minutes'>, days: number): string => stage.minutes(days * day)

type Due = { readonly kind: string; readonly ref: string; readonly bureau: string; readonly at: string }

/** Rings every clock of these kinds that fell due until an instant, the earliest first, each at its own time. */
export const ringClocks = async (stage: Stage, timers: readonly TimerKind[], until: string): Promise<void> => {
  for (;;) {
    const { rows } = await stage.client.query<Due>(
      `delete from timer where id = (select id from timer where kind = any($1) and due_at <= $2
         order by due_at, kind, ref limit 1) returning kind, ref, bureau, due_at as at`,
      [timers.map(({ kind }) => kind), until],
    )
    const [due] = rows
    const timer = timers.find(({ kind }) => kind === due?.kind)
    if (!due || !timer) return
    await stage.playChange({ at: due.at, by: systemOf(due.bureau) }, `timer.${due.kind}`, (context) =>
      timer.run(context, due.ref),
    )
  }
}
