// Answers "who would see this?" by asking the rules themselves, once for each duty of each bureau and each own entity.
import { bureauName } from '../bureau/bureau.schema.ts'
import { type BureauRow, listReadableBureaus, listReadableUnits, type UnitRow } from '../bureau/bureau.store.ts'
import { askCheck } from '../check/check.operations.ts'
import type { Actor } from '../kernel/actor.ts'
import { Failure } from '../kernel/failure.ts'
import type { Answer, Input, Operation } from '../kernel/operation.ts'
import { type Context, handle } from '../kernel/slice.ts'
import { showMessage } from '../message/message.operations.ts'
import { actorOfDuty } from '../officer/officer.duty.view.ts'
import { showRecord } from '../record/record.operations.ts'
import { readRecord } from '../record/record.store.ts'
import { type Duty, duties } from '../terms/duty.ts'
import { confidentialityLevel } from '../terms/handling.ts'
import { type Seen, sightOfMessage, sightOfRecord } from './oversight.sight.ts'
import { whoSees } from './oversight.who-sees.operations.ts'

type Seer = Answer<typeof whoSees>['seers'][number]
type Question = { readonly ways: readonly Operation[]; readonly look: (actor: Actor) => Seen }

/** Entities of one bureau, more than any has. */
const mostUnits = 500

const admits = (operation: Operation, duty: Duty): boolean =>
  typeof operation.admits === 'string' || operation.admits.includes(duty)

/**
 * The record or message as rules see it. Throws notFound for a record that is hidden, forbidden for another bureau's: whom it is
 * shared with is its owner's business (RPD 7, 58).
 */
const questionOf = async (context: Context, body: Input<typeof whoSees>['body']): Promise<Question> => {
  const { record, message } = body
  if (record && !message) {
    const row = await readRecord(context, record.database, record.id, 'read')
    if (row.owner !== context.actor.bureau) throw new Failure('forbidden', 'record.not-yours')
    return { ways: [showRecord, askCheck], look: (actor) => sightOfRecord(actor, row) }
  }
  if (!message || record) throw new Failure('invalid', 'who-sees.one-thing')
  const sender = context.actor.bureau
  const recipients = [...new Set(message.to)]
  const columns = {
    sender,
    recipients,
    participants: [...new Set([sender, ...recipients])],
    confidentialityLevel: confidentialityLevel(message.confidentiality),
  }
  return { ways: [showMessage], look: (actor) => sightOfMessage(actor, columns) }
}

const nothing: Seen = { sight: 'nothing', because: [] }

/** Duties of one bureau or entity, those who see alike for the same reasons together. */
const seersOf = (bureau: BureauRow, unit: UnitRow | undefined, { ways, look }: Question): Seer[] => {
  const seers = new Map<string, Seer>()
  for (const duty of duties) {
    if (!ways.some((way) => admits(way, duty))) continue
    const actor = actorOfDuty(bureau, unit, duty)
    const { sight, because } = actor ? look(actor) : nothing
    const alike = JSON.stringify([sight, because])
    const seer: Seer = seers.get(alike) ?? {
      bureau: bureau.code,
      bureauName: bureauName(bureau.code),
      unit: unit?.code ?? '',
      unitName: unit?.name ?? '',
      sight,
      duties: [],
      because: [...because],
    }
    seer.duties.push(duty)
    seers.set(alike, seer)
  }
  return [...seers.values()]
}

export const whoSeesHandlers = [
  handle(whoSees, async (context, { body }) => {
    const question = await questionOf(context, body)
    const { actor } = context
    const bureaus = await listReadableBureaus(context, actor)
    // Entities of others are their bureau's own business; they never see more than it does.
    const units = await listReadableUnits(context, actor, { after: undefined, limit: mostUnits })
    const own = bureaus.filter(({ code }) => code === actor.bureau)
    const asked = [...own, ...bureaus.filter(({ code }) => code !== actor.bureau)].filter(
      ({ code }) => body.bureau === undefined || code === body.bureau,
    )
    const seers = asked.flatMap((bureau) => [
      ...seersOf(bureau, undefined, question),
      ...(bureau.code === actor.bureau ? units.flatMap((unit) => seersOf(bureau, unit, question)) : []),
    ])
    return { seers: body.bureau === undefined ? seers.filter(({ sight }) => sight !== 'nothing') : seers }
  }),
]
