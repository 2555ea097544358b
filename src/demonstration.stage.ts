/** A stage for the demonstration world: the platform's own handlers are played in an invented past, and their facts gathered. */
import type { Random } from './demonstration.random.ts'
import { type Actor, systemOf } from './kernel/actor.ts'
import { type Clock, fixedClock } from './kernel/clock.ts'
import type { Connection } from './kernel/database.ts'
import { Failure } from './kernel/failure.ts'
import { addNote, noEdge, partsOf, type Who } from './kernel/invocation.ts'
import { type Fact, factOf } from './kernel/ledger.ts'
import type { Answer, Input, Operation } from './kernel/operation.ts'
import type { Context, Note, Part, Slice } from './kernel/slice.ts'
import { checkAgainst } from './kernel/validation.ts'
import type { Purpose } from './terms/purpose.ts'

/** Who does something, when, and what for. */
export type Scene = {
  /** Instant in the past. */
  readonly at: string
  /** Name of an officer, or the system of a bureau. */
  readonly by: string | Actor
  readonly purpose?: Purpose
  readonly reference?: string
}

export type Stage = Connection & {
  readonly random: Random
  /** The present of the world that is made: an instant on a whole minute. */
  readonly now: string
  /** The present moved by minutes; what is past has a minus. */
  readonly minutes: (by: number) => string
  /** Facts so far, in the order they were played. */
  readonly facts: readonly Fact[]
  /** Puts a fact that no handler leaves in the register: a sign-in, a feed of many records. */
  readonly tell: (fact: Partial<Fact> & Pick<Fact, 'at' | 'operation' | 'outcome'>) => void
  /**
   * Lets the handler of an operation do its work then, and the system of the bureau what comes after the answer. Throws what they
   * throw: an invented past that cannot be is a fault here.
   */
  readonly play: <O extends Operation>(
    scene: Scene,
    slice: Slice,
    operation: O,
    input: Partial<Input<O>>,
  ) => Promise<Answer<O>>
  /** The same for what must be refused: leaves the fact of the refusal. Throws RangeError when it is not refused. */
  readonly playRefused: <O extends Operation>(
    scene: Scene,
    slice: Slice,
    operation: O,
    input: Partial<Input<O>>,
  ) => Promise<void>
  /** Work of the platform itself (a timer), with its fact. */
  readonly playChange: <T>(scene: Scene, operation: string, work: (context: Context) => Promise<T>) => Promise<T>
}

export type StageSettings = {
  readonly connection: Connection
  readonly random: Random
  readonly clock: Clock
  /** The officer as an actor with all that the chain of rights leaves them. */
  readonly actorNamed: (officer: string) => Promise<Actor>
  /** Stands in for parts that a running hub would offer. Throws for one it has not. */
  readonly part: <T>(token: Part<T>) => T
}

const nothing = { params: {}, query: {}, body: {} }
const second = 1000
const minute = 60 * second

type Gathered = {
  note: Note
  readonly also: { readonly operation: string; readonly note: Note }[]
  readonly afterwards: { readonly operation: string; readonly work: (context: Context) => Promise<void> }[]
}

const gathering = (): Gathered => ({ note: {}, also: [], afterwards: [] })

type Acting = Scene & { readonly actor: Actor }

const whoOf = ({ actor, purpose, reference }: Acting): Who => ({
  actor,
  purpose: purpose ?? '',
  reference: reference ?? '',
})

/**
 * Sets the stage within one transaction. Time stands at the clock's present, cut to the minute; ids are drawn from `random`, so
 * the same clock gives the same world.
 */
export const setStage = ({ connection, random, clock, actorNamed, part }: StageSettings): Stage => {
  const present = Math.floor(clock.milliseconds() / minute) * minute
  const facts: Fact[] = []
  const ids = random.stream('ids')
  const minutes = (by: number): string => new Date(present + Math.round(by * 60) * second).toISOString()

  const tell: Stage['tell'] = (fact) => {
    if (fact.at > minutes(0)) throw new RangeError('an invented past does not reach into the future')
    facts.push(factOf(fixedClock(fact.at), { ...fact, id: fact.id ?? ids.idAt(Date.parse(fact.at)) }))
  }

  const acting = async (scene: Scene): Promise<Acting> => ({
    ...scene,
    actor: typeof scene.by === 'string' ? await actorNamed(scene.by) : scene.by,
  })

  const contextFor = (scene: Acting, fact: string, gathered: Gathered): Context => ({
    ...connection,
    actor: scene.actor,
    now: scene.at,
    newId: () => ids.idAt(Date.parse(scene.at)),
    language: 'en',
    purpose: scene.purpose ?? '',
    reference: scene.reference ?? '',
    fact,
    note: (note) => {
      gathered.note = addNote(gathered.note, note)
    },
    afterwards: (operation, work) => {
      gathered.afterwards.push({ operation, work })
    },
    also: (operation, note) => {
      gathered.also.push({ operation, note })
    },
    part,
    // Places are given when the whole past is written.
    settle: async () => ({ id: fact, place: 0 }),
    change: (operation, work) => playChange(scene, operation, work),
    edge: noEdge,
  })

  const playChange: Stage['playChange'] = async (given, operation, work) => {
    const scene = await acting(given)
    const id = ids.idAt(Date.parse(scene.at))
    const gathered = gathering()
    const answer = await work(contextFor(scene, id, gathered))
    const done = { at: scene.at, outcome: 'done', changed: true } as const
    tell({ ...partsOf(whoOf(scene), gathered.note), ...done, id, operation })
    for (const one of gathered.also) tell({ ...partsOf(whoOf(scene), one.note), ...done, operation: one.operation })
    return answer
  }

  const play: Stage['play'] = async (given, slice, operation, asked) => {
    const scene = await acting(given)
    const handler = slice.handlers.find((one) => one.operation.name === operation.name)
    if (!handler) throw new RangeError(`${slice.name} does not answer ${operation.name}`)
    const input = { ...nothing, ...asked } as Input<Operation>
    checkAgainst(operation.body, input.body)
    if (operation.effect === 'change')
      return playChange(scene, operation.name, (context) => handler.run(context, input)) as Promise<Answer<never>>
    const id = ids.idAt(Date.parse(scene.at))
    const gathered = gathering()
    const answer = await handler.run(contextFor(scene, id, gathered), input)
    if (operation.effect === 'read')
      tell({ ...partsOf(whoOf(scene), gathered.note), at: scene.at, outcome: 'shown', operation: operation.name, id })
    for (const { operation: later, work } of gathered.afterwards)
      await playChange({ at: scene.at, by: systemOf(scene.actor.bureau) }, later, work)
    return answer as Answer<never>
  }

  return {
    ...connection,
    random,
    now: minutes(0),
    minutes,
    facts,
    tell,
    play,
    playChange,
    playRefused: async (scene, slice, operation, input) => {
      try {
        await play(scene, slice, operation, input)
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        tell({
          ...partsOf(whoOf(await acting(scene)), {}),
          at: scene.at,
          outcome: 'refused',
          operation: operation.name,
          code: error.key,
        })
        return
      }
      throw new RangeError(`${operation.name} was to be refused`)
    },
  }
}
