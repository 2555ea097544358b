// A bureau that may no longer answer under the terms has left, is suspended or lost the clause: what it led goes to the secretariat, its pieces end.
import { releaseAttachments } from '../attachment/attachment.storing.ts'
import { systemOf } from '../kernel/actor.ts'
import type { Connection } from '../kernel/database.ts'
import type { Context } from '../kernel/slice.ts'
import { networkSecretariat } from '../rulebook/rulebook.policy.ts'
import { type Acted, acted, withoutPart } from './request.acting.ts'
import { discardDelivery } from './request.delivery.store.ts'
import { partsOf, recallParts } from './request.part.store.ts'
import { addStep, lockForTimer, partiesOf, saveRequestRow } from './request.store.ts'
import { deliveryItem, type RequestRow } from './request.table.ts'
import { advance, isOpenPart } from './request.workflow.ts'

type Left = { readonly id: string; readonly asker: string; readonly gone: readonly string[] }

/** Requests under way with bureaus that lead or have an open piece and may not answer any more, each with those bureaus. */
export const readLeft = async ({ client }: Pick<Connection, 'client'>): Promise<Left[]> => {
  const { rows } = await client.query<Left>(
    `select r.id, r.asker, array_agg(distinct w.bureau order by w.bureau) as gone
     from request r cross join lateral (
       select r.lead as bureau where r.lead <> ''
       union select p.bureau from request_part p where p.request = r.id and p.state in ('offered', 'accepted')) w
     where r.state in ('new', 'scoping', 'collecting', 'analysing', 'review') and not exists (
       select 1 from participation p
       where p.bureau = w.bureau and p.state = 'joined' and 'request.answer' = any(p.clauses))
     group by r.id, r.asker order by r.id`,
  )
  return rows
}

/** Without its lead: nobody's again, on the secretariat's list. What others handed in stays; the answer that was begun does not. */
const withoutLead = async (context: Context, row: RequestRow): Promise<RequestRow> => {
  await releaseAttachments(context, { kind: deliveryItem, id: row.id })
  await discardDelivery(context, row.id)
  const secretariat = row.asker === networkSecretariat ? [] : [networkSecretariat]
  const saved = await saveRequestRow(context, row, {
    ...advance(row, 'leave', context.now),
    lead: '',
    leadOfficer: '',
    unclaimed: true,
    parties: partiesOf(row, await partsOf(context, row.id), secretariat),
  })
  return addStep(context, saved, { step: 'lead-left', says: { to: row.lead } })
}

/** Takes a request from bureaus that may no longer answer; undefined where it ended meanwhile. */
export const takeFromGone = async (hub: Context, { id, asker, gone }: Left): Promise<Acted | undefined> => {
  // As the system of the one who asks: who reads a request is its parties, whoever's fact this follows.
  const context = { ...hub, actor: systemOf(asker) }
  const row = await lockForTimer(context, id)
  if (!row) return undefined
  const parts = await partsOf(context, row.id)
  const open = parts.filter(({ bureau, state }) => gone.includes(bureau) && isOpenPart(state))
  const left = await recallParts(context, parts, open)
  if (gone.includes(row.lead)) return acted(row, await withoutLead(context, row))
  let saved = await withoutPart(context, row, left)
  for (const { bureau } of open) saved = await addStep(context, saved, { step: 'part-left', says: { to: bureau } })
  return acted(row, saved)
}
