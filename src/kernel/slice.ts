// What a slice hands to the kernel: handlers for its operations, reactions to facts, timers, and parts others may ask for.
import type { Language } from '../terms/language.ts'
import type { Purpose } from '../terms/purpose.ts'
import type { Actor } from './actor.ts'
import type { Clock } from './clock.ts'
import type { Connection, Database } from './database.ts'
import type { Subject } from './ledger.ts'
import type { PlacedFact } from './ledger-changes.ts'
import type { Answer, Input, Operation } from './operation.ts'
import type { Settings } from './settings.ts'

/** A long-lived thing one slice offers to those below it (the search pool); found by this token, typed. */
export type Part<T> = { readonly name: string; readonly holds?: T }
export const part = <T>(name: string): Part<T> => ({ name })

/** What a handler adds to the fact of its operation. Nothing personal: ids, codes and counts only. */
export type Note = {
  readonly subject?: { readonly kind: string; readonly id: string; readonly version?: number }
  readonly subjects?: readonly Subject[]
  /** Bureaus that get a live event of this change. */
  readonly tell?: readonly string[]
  readonly detail?: Readonly<Record<string, unknown>>
  /** What was asked, kept beside the fact until `eraseOn`. */
  readonly asked?: { readonly value: unknown; readonly eraseOn: string }
  /** Who acted, when the request itself came from nobody yet (sign-in). */
  readonly as?: { readonly officer: string; readonly bureau: string }
}

/**
 * All a handler knows of the world: time, ids, actor and store come in here and nowhere else. `sql` and `client` are the
 * transaction of a change, the pool for a read.
 */
export type Context = Connection & {
  readonly actor: Actor
  /** Instant of the request, the same throughout it. */
  readonly now: string
  readonly newId: () => string
  readonly language: Language
  readonly purpose: Purpose | ''
  readonly reference: string
  /** Id the fact of this request will have; a check's id. */
  readonly fact: string
  /** Adds to the fact of this operation; later notes add subjects and bureaus, and replace the rest. */
  readonly note: (note: Note) => void
  /** A further fact of this change, in the same transaction (an answer that withdraws the record). */
  readonly also: (operation: string, note: Note) => void
  readonly part: <T>(token: Part<T>) => T
  /** Leaves the fact of this read now and answers its place; for an answer that names its own place. */
  readonly settle: () => Promise<Settled>
  /** A change inside a read (a check that makes a hit): its own transaction, its own fact, named `operation`. */
  readonly change: <T>(operation: string, work: (context: Context) => Promise<T>) => Promise<T>
  /**
   * A change the bureau's own system makes after this read was answered: what must not show in the answer, nor in how long it
   * took (discreet alerts, delayed hits). Runs when the fact of the read is durable; what fails is told to the operator, so
   * the fact must say enough to do it again.
   */
  readonly afterwards: (operation: string, work: (context: Context) => Promise<void>) => void
  /** Things only the edge knows: session cookies are set and cleared through here. */
  readonly edge: Edge
}

export type Settled = { readonly id: string; readonly place: number }
export type Edge = {
  readonly token: string
  readonly setCookie: (token: string, endsAt: string) => void
  readonly clearCookie: () => void
  readonly origin: string
  /** Where the request came from, to count by; never kept and never written down. */
  readonly address: string
  /** Body of an operation that takes bytes; empty for all others. */
  readonly bytes: Buffer
  /** Milliseconds from its arrival until it was begun: many where more come than the hub can take. */
  readonly waited: number
}

/** What an answer in parts begins with: everything but the store, which each part is given for itself. */
export type Opening = Pick<Context, 'actor' | 'now' | 'newId' | 'language' | 'purpose' | 'reference' | 'part'>

/** An answer in parts. */
export type Streaming = {
  /** Work of each part, in order: a read of its own, whose fact is durable before any of its lines leaves. It answers its lines. */
  readonly parts: Iterable<(context: Context) => Promise<readonly unknown[]>>
  /** The last line, asked for when every part is through. */
  readonly end: () => unknown
}

/** Writes a value by a schema. */
export type Write = (value: Readonly<Record<string, unknown>>) => string

export type Handler = {
  readonly operation: Operation
  readonly run: (context: Context, input: Input<Operation>) => Promise<unknown>
  /** The same answer in parts, of an operation that `streams`. Throws what refuses all of it, before anything is asked. */
  readonly stream?: (opening: Opening, input: Input<Operation>) => Streaming
  /** Writes the answer, to the same text as its schema does, where that is cheaper; `by` gives what writes by a schema. */
  readonly write?: (answer: unknown, by: (schema: object) => Write) => string
  /** Awaited before the transaction is begun, while nothing is held: where what follows a change is behind, callers wait here. */
  readonly room?: (part: Context['part']) => Promise<void>
  /**
   * Which requests are small changes that may share a transaction with others of the moment: they wait for nobody's lock and touch
   * nothing but the database. Left out, each has its own.
   */
  readonly together?: (input: Input<Operation>) => boolean
}

/** Binds a handler to its operation; the types of both meet here. */
export const handle = <O extends Operation>(
  operation: O,
  run: (context: Context, input: Input<O>) => Promise<Answer<O>>,
  { room, together }: { readonly room?: Handler['room']; readonly together?: (input: Input<O>) => boolean } = {},
): Handler => ({
  operation,
  run: run as Handler['run'],
  ...(room ? { room } : {}),
  ...(together ? { together: together as NonNullable<Handler['together']> } : {}),
})

/** Binds a handler that answers whole or in parts to a read that `streams`. */
export const handleStreamed = <O extends Operation>(
  operation: O,
  run: (context: Context, input: Input<O>) => Promise<Answer<O>>,
  stream: (opening: Opening, input: Input<O>) => Streaming,
  write: (answer: Answer<O>, by: (schema: object) => Write) => string,
): Handler => ({
  ...handle(operation, run),
  stream: stream as NonNullable<Handler['stream']>,
  write: write as NonNullable<Handler['write']>,
})

export type Reaction = {
  readonly name: string
  /** Operations whose facts it reads; it sees each once, in the order of the ledger. */
  readonly to: readonly string[]
  /** Told of a fact before anything is read or written for it: false passes over it, without a transaction and a fact of its own. */
  readonly concerns?: (fact: PlacedFact) => boolean
  readonly run: (context: Context, fact: PlacedFact) => Promise<void>
  /**
   * Facts of one operation and bureau that follow each other, at once and in one transaction, to the same end as `run` for each; where it is
   * absent they are run one after the other.
   */
  readonly runAll?: (context: Context, facts: readonly PlacedFact[]) => Promise<void>
  /** Bureau whose system runs facts of several bureaus and operations in one `runAll`; left out, they are not taken together. */
  readonly runAs?: string
  /** What it does is very urgent or small: it never gives way. */
  readonly urgent?: true
  /** Which of these facts call for anything at all, by place; the others are passed over without a transaction and a fact each. */
  readonly sift?: (connection: Connection, facts: readonly PlacedFact[]) => Promise<ReadonlySet<number>>
}

export type TimerKind = {
  readonly kind: string
  /** Runs in the transaction that deletes the timer, as the system of its bureau. */
  readonly run: (context: Context, ref: string) => Promise<void>
  /** It never stands behind timers of kinds that are not. */
  readonly urgent?: true
}

/** Whose system does something, and what for. */
export type Errand = { readonly bureau: string; readonly purpose: Purpose | ''; readonly reference: string }

/** The hub as slices see it when they start. */
export type Hub = {
  readonly database: Database
  readonly clock: Clock
  readonly settings: Settings
  /** Everything the platform can do: the words of duties, keys and the permission matrix. */
  readonly operations: readonly Operation[]
  readonly provide: <T>(token: Part<T>, value: T) => void
  readonly part: <T>(token: Part<T>) => T
  /** Calls back after each batch of changed facts, in order; the index and the caches live on it. */
  readonly onFacts: (listener: (facts: readonly PlacedFact[]) => Promise<void> | void) => void
  /**
   * Calls back with the operation of each change this hub has committed and what it changed, before the change has its place: to begin
   * early, never as the only way to hear of it. Must not throw.
   */
  readonly onCommitted: (listener: Committed) => void
  /**
   * A change that a bureau's own system makes by itself, beside every request: its own transaction and fact, at the present of the
   * clock, with the purpose and reference it is done for.
   */
  readonly change: <T>(why: Errand, operation: string, work: (context: Context) => Promise<T>) => Promise<T>
  /** Reactions that are not `urgent` give way while this says that something people wait for is behind; a second at a time, then they work for a moment. */
  readonly giveWay: (isBehind: () => boolean) => void
  /** Last place handed to listeners, and for how many milliseconds something placed has not been; 0 when up to date. */
  readonly place: () => number
  readonly lag: () => number
  /** Adds a line to health; a slow or broken part says so there. */
  readonly reportHealth: (name: string, report: () => Promise<HealthLine> | HealthLine) => void
  /** Tells the operator of a fault that nobody asked about: its name and its `code`, which quote no data, go into the log. */
  readonly report: (error: unknown) => void
}
/** Hears of a commit: its operation, and kind and id of what it changed. */
export type Committed = (operation: string, changed: readonly { readonly kind: string; readonly id: string }[]) => void

export type HealthLine = { readonly ok: boolean; readonly says: string } & Readonly<Record<string, unknown>>

/** What a hub practises before anybody asks (`kernel/rehearsal.ts`): a handler as it is, asked by somebody who may read nothing. */
export type Rehearsal = {
  readonly handler: Handler
  /** Who asks and what for: may ask as the handler wants it, and has the right to read no record at all. */
  readonly who: Pick<Context, 'actor' | 'purpose' | 'reference'>
  /** What the nth one sends, invented. */
  readonly bodyOf: (nth: number) => object
}

export type Slice = {
  readonly name: string
  readonly handlers: readonly Handler[]
  readonly rehearsals?: readonly Rehearsal[]
  readonly reactions?: readonly Reaction[]
  readonly timers?: readonly TimerKind[]
  /** Starts what the slice keeps running; answers how to stop it. */
  readonly start?: (hub: Hub) => Promise<(() => Promise<void>) | undefined>
}
