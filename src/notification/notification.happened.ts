// What the screens of an officer tell them of live events: judged here, where rules, quiet hours and the clock are.
import { readBureau } from '../bureau/bureau.store.ts'
import { itemPolicy } from '../desk/desk.policy.ts'
import type { ItemRow } from '../desk/desk.table.ts'
import { allows } from '../kernel/access.ts'
import { type Actor, hasDuty } from '../kernel/actor.ts'
import { named } from '../kernel/database.ts'
import type { Answer } from '../kernel/operation.ts'
import type { Context } from '../kernel/slice.ts'
import { type Fact, type Happened, happeningsOf, itemOperations } from './notification.happening.ts'
import { concerns } from './notification.hearing.ts'
import type { listHappened } from './notification.operations.ts'
import { type NotificationKind, type ScreenWay, screenWays } from './notification.schema.ts'
import { readSettings } from './notification.store.ts'
import { decide, deskDuties, effectiveWays } from './notification.workflow.ts'

/**
 * Items of the desk are told to those whose desk it is. Analysts and data protection hear of the same things by the facts of the things
 * themselves: of what another bureau gave, asked or proposed.
 */
const givenByOthers: Readonly<Record<string, NotificationKind>> = {
  'request.send': 'request',
  'request.assign': 'request',
  'lead.give': 'lead',
  'analysis.ask-consent': 'consent',
  'proposal.make': 'proposal',
}

type One = Answer<typeof listHappened>['happened'][number]

/** The facts behind events of the actor's own bureau, in their order. */
const readFacts = ({ client, actor }: Pick<Context, 'client' | 'actor'>, events: readonly number[]): Promise<Fact[]> =>
  named<Fact>(
    client,
    'notification-facts',
    `select f.operation, f.bureau, f.officer, f.subject, f.detail
     from event e join fact f on f.day = (e.at at time zone 'UTC')::date and f.place = e.place
     where e.bureau = $1 and e.number = any($2) order by e.number`,
    [actor.bureau, [...events]],
  )

/** The alarm has a banner and sounds of its own, and what another officer has is theirs to look after. */
const isToldElsewhere = (actor: Actor, { heard, item }: Happened): boolean =>
  heard.kind.startsWith('alarm-') ||
  item?.alarm === 'ringing' ||
  (heard.kind !== 'escalation' && item !== undefined && item.owner !== '' && item.owner !== actor.officer)

const fromOf = (actor: Actor, item: ItemRow | undefined): string | null =>
  item && item.sender !== '' && allows(itemPolicy.read(actor), item) ? item.sender : null

const happenedTo = async (context: Context, fact: Fact): Promise<Happened[]> => {
  const { actor } = context
  const isDesk = hasDuty(actor, deskDuties)
  const kind = givenByOthers[fact.operation]
  if (kind === undefined) return !isDesk && itemOperations.includes(fact.operation) ? [] : happeningsOf(context, fact)
  if (fact.bureau === actor.bureau || isDesk) return []
  const heard = { kind, urgency: 'normal', bureau: actor.bureau, unit: '', reviewed: false, matters: 'always' } as const
  return [{ heard, item: undefined }]
}

/** What an officer is told of these events by the screens they have open, now. Their own acts are not told to them. */
export const listHappenings = async (context: Context, events: readonly number[]): Promise<One[]> => {
  const { actor, now } = context
  const { own, bureau } = await readSettings(context)
  const seat = bureau?.zone ?? (await readBureau(context, actor.bureau))?.zone ?? 'Etc/UTC'
  const hours = own?.quiet ? { quiet: own.quiet, zone: own.zone } : { quiet: bureau?.quiet ?? null, zone: seat }
  const told: One[] = []
  for (const fact of await readFacts(context, events)) {
    if (fact.officer === actor.officer) continue
    for (const one of await happenedTo(context, fact)) {
      const { heard, item } = one
      if (heard.bureau !== actor.bureau || !concerns(heard, actor) || isToldElsewhere(actor, one)) continue
      const ways = effectiveWays(bureau?.ways ?? {}, own?.ways ?? {}, heard)
      const open = decide(heard, ways, hours, now).now
      const shown: ScreenWay[] = screenWays.filter((way) => open.includes(way))
      if (shown.length > 0)
        told.push({ kind: heard.kind, urgency: heard.urgency, from: fromOf(actor, item), ways: shown })
    }
  }
  return told
}
