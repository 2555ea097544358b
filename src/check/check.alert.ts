// Discreet alerts: when one that a post met is reported, and how what a crash left undone is made up for.
import { type Found, hitReport, makeHit } from '../hit/hit.making.ts'
import { systemOf } from '../kernel/actor.ts'
import { newId } from '../kernel/clock.ts'
import { Failure } from '../kernel/failure.ts'
import type { Subject } from '../kernel/ledger.ts'
import type { Context, Hub } from '../kernel/slice.ts'
import { setTimer } from '../kernel/timer.ts'
import type { Match, MatchCode } from '../matching/match.ts'
import { databaseNamed } from '../record/databases/all.ts'
import type { FoundRow } from '../record/record.found.store.ts'
import type { DatabaseName, RecordRow } from '../record/record.schema.ts'
import { readRecord, todayOf } from '../record/record.store.ts'
import { addHours } from '../terms/instant.ts'
import { isDateFault, parsePartialDate } from '../terms/partial-date.ts'
import { askedAgain } from './check.answer.ts'
import { type FindingCheck, foundOf } from './check.found.ts'
import { type Meeting, meet } from './check.meeting.ts'
import { owedAlerts, readCheck } from './check.store.ts'

/**
 * Bits from which a likeness alone may report a discreet alert, beside a day of birth or a document that agrees: chance makes
 * one such namesake among 2^28, some 270 million people. Common names do not reach it by a birthday alone.
 */
export const alertBits = 28

/** What a part of a name may differ in and still be the same part: how it is written, never what it is. */
const sameName: readonly MatchCode[] = ['equal', 'accents', 'spelling', 'script', 'glued', 'order']

const isAllButEqual = ({ lines }: Match): boolean =>
  lines.every(({ feature, code }) => feature !== 'name' || sameName.includes(code)) &&
  !lines.some(({ feature, code }) => feature === 'sex' && code === 'differs')

const isWholeDay = (date: string): boolean => {
  const read = parsePartialDate(date)
  return !isDateFault(read) && read.precision === 'day'
}

/** Whether a whole day of birth or a document is the same on both sides; a year is shared by thousands of namesakes. */
const isBorneOut = ({ lines }: Match): boolean =>
  lines.some(
    ({ feature, code, asked }) =>
      code === 'equal' && (feature === 'document' || (feature === 'date-of-birth' && isWholeDay(asked))),
  )

/**
 * Whether meeting a discreet alert is reported. Nobody at the post is shown it, so nobody there can say "could be": an equal key
 * makes its hit as ever, a name only when it is all but equal and something beside it agrees. Otherwise a foreign state would
 * learn every day where thousands of namesakes of its subject stand (field notes 2.1, 2.3).
 */
export const isReported = ({ database }: Pick<RecordRow, 'database'>, { verdict, match }: Meeting): boolean => {
  if (!databaseNamed(database).makesHits) return false
  if (verdict === 'exact') return true
  if (verdict !== 'possible' || match === undefined || match.bits < alertBits) return false
  return isAllButEqual(match) && isBorneOut(match)
}

/** A discreet alert that a check met, with the kind of the item it met. */
export type MetAlert = { readonly kind: string; readonly row: FoundRow; readonly meeting: Meeting }

const foundAlert = (check: FindingCheck, { kind, row, meeting }: MetAlert): Found => ({
  ...foundOf(check, kind, row, meeting),
  origin: meeting.verdict === 'exact' ? 'key' : 'alert',
})

/**
 * Has the hits of alerts that a post met made once the answer is out, by the bureau's system, so that neither the answer nor the
 * time it takes tells of them. What comes back belongs in the fact of the check: a hub that starts reads there what is owed.
 */
export const reportAlerts = (context: Context, check: FindingCheck, alerts: readonly MetAlert[]): Subject[] => {
  const { officer, unit, post } = context.actor
  const once = new Map(alerts.map((alert) => [alert.row.id, alert]))
  return [...once.values()].map((alert) => {
    const found = foundAlert(check, alert)
    context.afterwards(hitReport, async (inner) => {
      await makeHit(inner, { ...found, asker: { officer, unit, post } })
    })
    return { kind: 'record', id: alert.row.id, owner: alert.row.owner, part: 'discreet', discreet: true }
  })
}

/** Name of the timer that makes the hits which one check is owed; its ref is the check. */
export const alertTimer = 'check.alert'

/** How far back a hub that starts looks: it was down for longer than that only with everything else. */
const lookBackHours = 24

const owedSince = (now: string): string => addHours(now, -lookBackHours)

/** Sets a timer for each check of the last day whose alerts are owed a hit; it runs as the system of the bureau that asked. */
export const oweAlerts = async ({ database, clock }: Pick<Hub, 'database' | 'clock'>): Promise<void> => {
  const dueAt = clock.now()
  const owed = await owedAlerts(database, owedSince(dueAt))
  for (const [ref, bureau] of new Map(owed.map((one) => [one.check, one.bureau])))
    await setTimer({ client: database.client, newId: () => newId(clock) }, { kind: alertTimer, ref, dueAt, bureau })
}

/** The record as its owner has it: what the check was allowed to meet was settled when it met it. */
const readAlert = async (
  context: Context,
  owner: string,
  databases: readonly DatabaseName[],
  id: string,
): Promise<RecordRow | undefined> => {
  for (const database of databases.filter((name) => databaseNamed(name).discreetAlerts)) {
    const asOwner = { ...context, actor: systemOf(owner) }
    const row = await readRecord(asOwner, database, id, 'read').catch((error: unknown) => {
      if (error instanceof Failure && error.code === 'notFound') return undefined
      throw error
    })
    if (row) return row.life === 'withdrawn' ? undefined : row
  }
  return undefined
}

/** Makes the hits that one check is owed, as the system of its bureau; none for a record that is withdrawn or changed meanwhile. */
export const makeUp = async (context: Context, id: string): Promise<void> => {
  const check = await readCheck(context, id, todayOf(context))
  const asked = check?.asked
  if (!check || !asked) return
  const { officer, unit } = check
  for (const owed of await owedAlerts(context, owedSince(context.now), id))
    for (const item of asked.items) {
      const row = await readAlert(context, owed.owner, item.databases, owed.record)
      const meeting = row && meet(askedAgain(item, asked.level), row)
      if (!row || !meeting || !isReported(row, meeting)) continue
      const found = foundAlert({ ...check, ...asked }, { kind: item.kind, row, meeting })
      await context.change(hitReport, (inner) =>
        makeHit(inner, { ...found, asker: { officer, unit, post: asked.post } }),
      )
      break
    }
}
