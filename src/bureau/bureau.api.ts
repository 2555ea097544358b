// Answers to operations on bureaus, and the slice itself.
import { allows, permitted } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import { type Context, handle, type Slice } from '../kernel/slice.ts'
import { countryName, countryOfBureau } from '../terms/country.ts'
import { isTimeZone } from '../terms/instant.ts'
import type { Language } from '../terms/language.ts'
import { purposes } from '../terms/purpose.ts'
import { calledPart, createCalled } from './bureau.memory.ts'
import {
  describeBureau,
  grantBureau,
  listBureaus,
  listGrantings,
  showBureau,
  suspendBureau,
} from './bureau.operations.ts'
import { listGrantingRows } from './bureau.past.store.ts'
import { type BureauAction, bureauPolicy } from './bureau.policy.ts'
import {
  type AnswerClocks,
  type BureauDescription,
  type BureauView,
  bureauName,
  clocksOf,
  generalSecretariat,
  reasonNote,
  suspensionNote,
} from './bureau.schema.ts'
import { type BureauRow, changeBureau, listReadableBureaus, readBureau } from './bureau.store.ts'
import { unitHandlers } from './unit.api.ts'

const bureauView = (bureau: BureauRow, actor: Actor, language: Language): BureauView => {
  const country = bureau.kind === 'national' ? (countryOfBureau(bureau.code) ?? null) : null
  return {
    code: bureau.code,
    name: bureauName(bureau.code),
    kind: bureau.kind,
    country,
    countryName: country && countryName(country, language),
    state: bureau.state,
    alive: bureau.alive,
    zone: bureau.zone,
    languages: bureau.languages,
    weekend: bureau.weekend,
    hours: bureau.hours,
    telephone: { languages: [], lastTestedAt: null, ...bureau.telephone },
    clocks: clocksOf(bureau.clocks),
    version: bureau.version,
    allowed: permitted(bureauPolicy, actor, bureau),
    ...(allows(bureauPolicy.readGrants(actor), bureau)
      ? { grants: { databases: bureau.databases, purposes: bureau.purposes, clearance: bureau.clearance } }
      : {}),
  }
}

/** The bureau of this code if the actor may do this to it. Throws notFound, then forbidden. */
const bureauFor = async (context: Context, code: string, action: BureauAction): Promise<BureauRow> => {
  const bureau = await readBureau(context, code)
  if (!bureau || !allows(bureauPolicy.read(context.actor), bureau)) throw new Failure('notFound', 'bureau.not-found')
  if (!allows(bureauPolicy[action](context.actor), bureau)) throw new Failure('forbidden', refusals[action])
  return bureau
}

const refusals: Readonly<Record<BureauAction, string>> = {
  read: 'bureau.not-found',
  readGrants: 'bureau.not-yours',
  describe: 'bureau.not-yours',
  grant: 'bureau.general-secretariat-only',
  suspend: 'bureau.general-secretariat-only',
}

/** Changes a bureau, leaves the fact and answers it. Throws conflict when the version is stale. */
const change = async (
  context: Context,
  bureau: BureauRow,
  version: number,
  what: Parameters<typeof changeBureau>[2],
): Promise<BureauView> => {
  if (bureau.version !== version) throw new Failure('conflict', 'bureau.stale')
  const changed = await changeBureau(context, { code: bureau.code, version, now: context.now }, what)
  if (!changed) throw new Failure('conflict', 'bureau.stale')
  context.note({
    subject: { kind: 'bureau', id: changed.code, version: changed.version },
    subjects: [{ kind: 'bureau', id: changed.code, owner: changed.code, part: 'changed' }],
    tell: [changed.code, generalSecretariat],
  })
  return bureauView(changed, context.actor, context.language)
}

const inOrder = (clocks: AnswerClocks): boolean =>
  clocks['very-urgent'] <= clocks.urgent && clocks.urgent <= clocks.normal

/** What the schema cannot see. Throws invalid with every pointer. */
const checkDescription = (body: BureauDescription, now: string): void => {
  const pointers: FailurePointer[] = []
  const fault = (pointer: string, key: string) => pointers.push({ pointer, key, values: {} })
  if (!isTimeZone(body.zone)) fault('/zone', 'bureau.unknown-zone')
  if (body.clocks && !inOrder(body.clocks)) fault('/clocks', 'bureau.clocks-out-of-order')
  if (body.telephone.lastTestedAt && body.telephone.lastTestedAt > now)
    fault('/telephone/lastTestedAt', 'bureau.test-in-future')
  const first = pointers[0]
  if (first) throw new Failure('invalid', first.key, { pointers })
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]

const bureauHandlers = [
  handle(listBureaus, async (context) => {
    const bureaus = await listReadableBureaus(context, context.actor)
    return { bureaus: bureaus.map((bureau) => bureauView(bureau, context.actor, context.language)) }
  }),

  handle(showBureau, async (context, { params }) =>
    bureauView(await bureauFor(context, params.code, 'read'), context.actor, context.language),
  ),

  handle(describeBureau, async (context, { params, body }) => {
    const bureau = await bureauFor(context, params.code, 'describe')
    checkDescription(body, context.now)
    const { version, languages, hours, clocks, weekend, ...rest } = body
    return change(context, bureau, version, {
      ...rest,
      hours: hours ?? '',
      weekend: unique(weekend).sort(),
      ...(languages ? { languages: unique(languages) } : {}),
      ...(clocks ? { clocks } : {}),
    })
  }),

  handle(grantBureau, async (context, { params, body }) => {
    const bureau = await bureauFor(context, params.code, 'grant')
    const grants = {
      databases: unique(body.databases),
      purposes: purposes.filter((purpose) => body.purposes.includes(purpose)),
      clearance: body.clearance,
    }
    const before = { databases: bureau.databases, purposes: bureau.purposes, clearance: bureau.clearance }
    context.note({ detail: { before, after: grants }, ...reasonNote(body.reason, context.now) })
    return change(context, bureau, body.version, grants)
  }),

  handle(listGrantings, async (context, { params, query }) => {
    const bureau = await bureauFor(context, params.code, 'grant')
    const { grantings, after } = await listGrantingRows(context, bureau.code, query)
    context.note({ subject: { kind: 'bureau', id: bureau.code }, detail: { lines: grantings.length } })
    return { grantings, after }
  }),

  handle(suspendBureau, async (context, { params, body }) => {
    const bureau = await bureauFor(context, params.code, 'suspend')
    const state = body.suspended ? 'suspended' : 'active'
    if (bureau.version !== body.version) throw new Failure('conflict', 'bureau.stale')
    if (bureau.state === state)
      throw new Failure('conflict', body.suspended ? 'bureau.already-suspended' : 'bureau.not-suspended')
    context.note(suspensionNote(body, context.now))
    return change(context, bureau, body.version, { state })
  }),
]

export const bureauSlice: Slice = {
  name: 'bureau',
  handlers: [...bureauHandlers, ...unitHandlers],
  start: async (hub) => {
    hub.provide(calledPart, createCalled(hub))
    return undefined
  },
}
