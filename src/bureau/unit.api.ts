// Answers to operations on the national entities under a bureau.
import { allows, permitted } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import { Failure } from '../kernel/failure.ts'
import { defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import { refuseStale } from '../kernel/session.ts'
import { type Context, handle } from '../kernel/slice.ts'
import { changeUnit, createUnit, listUnits, suspendUnit } from './bureau.operations.ts'
import { unitPolicy } from './bureau.policy.ts'
import { reasonNote, suspensionNote, type UnitView, unitCodeForm, unitKinds } from './bureau.schema.ts'
import {
  changeUnitRow,
  insertUnit,
  listReadableUnits,
  readBureau,
  readUnit,
  setUnitState,
  type UnitRow,
} from './bureau.store.ts'

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]

const unitView = (unit: UnitRow, actor: Actor): UnitView => ({
  bureau: unit.bureau,
  code: unit.code,
  name: unit.name,
  kind: unitKinds.find((kind) => kind === unit.kind) ?? 'other',
  state: unit.state,
  databases: unit.databases,
  purposes: unit.purposes,
  version: unit.version,
  allowed: permitted(unitPolicy, actor, unit).filter((action) => action !== 'create'),
})

const noteUnit = (context: Context, unit: UnitRow): void =>
  context.note({
    subject: { kind: 'unit', id: unit.id, version: unit.version },
    subjects: [{ kind: 'unit', id: unit.id, owner: unit.bureau, part: 'changed' }],
    tell: [unit.bureau],
  })

type Reach = { readonly databases: readonly string[]; readonly purposes: readonly string[] }

/** An entity never exceeds its bureau. Throws forbidden with a pointer for each list that does. */
const refuseBeyond = (bureau: Reach, wished: Reach): void => {
  const pointers = (['databases', 'purposes'] as const)
    .filter((part) => !wished[part].every((one) => bureau[part].includes(one)))
    .map((part) => ({ pointer: `/${part}`, key: 'unit.beyond-bureau', values: {} }))
  if (pointers.length > 0) throw new Failure('forbidden', 'unit.beyond-bureau', { pointers })
}

export const unitHandlers = [
  handle(listUnits, async (context, { query }) => {
    const limit = query.limit ?? defaultLimit
    const rows = await listReadableUnits(context, context.actor, { after: readAfter(query.after), limit })
    const { lines, after } = pageOf(rows, limit)
    return { units: lines.map((unit) => unitView(unit, context.actor)), after }
  }),

  handle(createUnit, async (context, { body }) => {
    const { bureau: code } = context.actor
    const bureau = await readBureau(context, code)
    if (!bureau || !allows(unitPolicy.create(context.actor), { bureau: code }))
      throw new Failure('forbidden', 'bureau.not-yours')
    if (!unitCodeForm.test(body.code))
      throw new Failure('invalid', 'unit.bad-code', {
        pointers: [{ pointer: '/code', key: 'unit.bad-code', values: {} }],
      })
    const wished = {
      databases: unique(body.databases ?? bureau.databases),
      purposes: unique(body.purposes ?? bureau.purposes),
    }
    refuseBeyond(bureau, wished)
    const unit = await insertUnit(context, {
      id: context.newId(),
      bureau: code,
      code: body.code,
      name: body.name,
      kind: body.kind,
      ...wished,
      createdAt: context.now,
    })
    if (!unit) throw new Failure('conflict', 'unit.exists')
    noteUnit(context, unit)
    return unitView(unit, context.actor)
  }),

  handle(changeUnit, async (context, { params, body }) => {
    const { bureau: code } = context.actor
    const unit = await readUnit(context, code, params.unit)
    if (!unit || !allows(unitPolicy.read(context.actor), unit)) throw new Failure('notFound', 'unit.not-found')
    const bureau = await readBureau(context, code)
    if (!bureau || !allows(unitPolicy.change(context.actor), unit)) throw new Failure('forbidden', 'bureau.not-yours')
    const { version, reason, name, kind } = body
    const wished = { databases: unique(body.databases), purposes: unique(body.purposes) }
    refuseBeyond(bureau, wished)
    const changed = await changeUnitRow(context, { bureau: code, code: unit.code, version }, { name, kind, ...wished })
    if (!changed) throw new Failure('conflict', 'unit.stale')
    const before = { databases: unit.databases, purposes: unit.purposes }
    context.note({ ...reasonNote(reason, context.now), detail: { before, after: wished } })
    noteUnit(context, changed)
    return unitView(changed, context.actor)
  }),

  handle(suspendUnit, async (context, { params, body }) => {
    const { bureau } = context.actor
    const unit = await readUnit(context, bureau, params.unit)
    if (!unit || !allows(unitPolicy.read(context.actor), unit)) throw new Failure('notFound', 'unit.not-found')
    if (!allows(unitPolicy.suspend(context.actor), unit)) throw new Failure('forbidden', 'bureau.not-yours')
    // Suspending must be quick; giving rights back is final like any other grant.
    refuseStale({ fresh: !body.suspended }, context.actor, Date.parse(context.now))
    const state = body.suspended ? 'suspended' : 'active'
    if (unit.version !== body.version) throw new Failure('conflict', 'unit.stale')
    if (unit.state === state)
      throw new Failure('conflict', body.suspended ? 'unit.already-suspended' : 'unit.not-suspended')
    const changed = await setUnitState(context, { bureau, code: unit.code, version: body.version }, state)
    if (!changed) throw new Failure('conflict', 'unit.stale')
    context.note(suspensionNote(body, context.now))
    noteUnit(context, changed)
    return unitView(changed, context.actor)
  }),
]
