/** Finds pairs of entities that may be one, slice by slice: reads, blocks, compares, orders. */
import { tellKeys } from './block-key.ts'
import { createBlocks, createNumberList } from './blocks.ts'
import { compareEntities } from './compare.ts'
import type { Cut, Entity, Progress, Proposal, Resolution } from './entity.ts'
import { createPreparing, type Prepared, type Preparing } from './prepared.ts'
import { createSetRarity } from './set-rarity.ts'
import { createTurn, sortInSlices } from './slice.ts'

export type ResolutionOptions = {
  /** Monotonic milliseconds: a slice then ends by the clock too, not by the number of steps alone. */
  readonly now?: () => number
  /** What `rememberPrepared` made, kept from run to run: entities that stand are then read once. */
  readonly prepare?: Preparing
}

export type Resolving = Generator<Progress, Resolution, void>

/** Larger blocks are cut: coarse ones are passed over, in fine ones each is compared with its nearest in order. */
export const mostInBlock = 60
export const neighbours = 20

/**
 * Proposes which of these entities are one. The order they come in does not matter; RangeError where two bear one id.
 * Yields after at most `sliceSteps` steps, see slice.ts.
 */
export function proposalsOf(entities: readonly Entity[], options: ResolutionOptions = {}): Resolving {
  return proposalsFor(entities, [], options)
}

/**
 * Proposals between newcomers and those that stand, and among the newcomers: exactly those of `proposalsOf` of both together
 * in which a newcomer takes part.
 */
export function* proposalsFor(
  newcomers: readonly Entity[],
  standing: readonly Entity[],
  options: ResolutionOptions = {},
): Resolving {
  const turn = createTurn(options.now)
  const of = newcomers.length + standing.length
  const isNew = standing.length === 0 ? undefined : new Set(newcomers.map(({ id }) => id))
  const rarity = createSetRarity()
  const ofKind = new Map<string, number>()
  const progress = (phase: Progress['phase'], done: number, compared = 0): Progress => ({ phase, done, of, compared })

  const prepare = options.prepare ?? createPreparing()
  const ids = new Set<string>()
  const read: Prepared[] = []
  for (const entities of [newcomers, standing]) {
    for (const entity of entities) {
      if (ids.has(entity.id)) throw new RangeError(`two entities bear the id ${entity.id}`)
      ids.add(entity.id)
      const prepared = prepare(entity)
      rarity.add(prepared.forms)
      ofKind.set(entity.kind, (ofKind.get(entity.kind) ?? 0) + 1)
      read.push(prepared)
      if (turn.isOver()) yield progress('reading', read.length)
    }
  }
  const sorting = sortInSlices(read, inOrder, turn)
  let sorted = sorting.next()
  for (; !sorted.done; sorted = sorting.next()) yield progress('reading', of)
  const all = sorted.value

  const keys = createNumberList()
  /** Where the keys of each entity end, and 1 for each key that is coarse. */
  const ends = createNumberList()
  const coarse = createNumberList()
  for (const prepared of all) {
    const own = new Set<number>()
    tellKeys(prepared, (key, isCoarse) => {
      if (own.has(key)) return
      own.add(key)
      keys.push(key)
      coarse.push(isCoarse ? 1 : 0)
    })
    ends.push(keys.length())
    if (turn.isOver()) yield progress('blocking', ends.length() / 3)
  }
  const blocks = createBlocks()
  const startOf = (member: number): number => (member === 0 ? 0 : ends.at(member - 1))
  for (let member = 0; member < of; member += 1) {
    for (let at = startOf(member); at < ends.at(member); at += 1) blocks.count(keys.at(at))
    if (turn.isOver()) yield progress('blocking', (of + member) / 3)
  }
  while (!blocks.makeRoom(20_000)) yield progress('blocking', (2 * of) / 3)
  for (let member = 0; member < of; member += 1) {
    for (let at = startOf(member); at < ends.at(member); at += 1) blocks.enter(blocks.blockOf(keys.at(at)), member)
    if (turn.isOver()) yield progress('blocking', (2 * of + member) / 3)
  }

  const found: Proposal[] = []
  const cuts: Cut[] = []
  /** Who was compared last with each: nobody is compared twice because two keys bring him. */
  const met = new Int32Array(of)
  let compared = 0
  for (let member = 0; member < of; member += 1) {
    const one = all[member]
    if (one === undefined) continue
    for (let at = startOf(member); at < ends.at(member); at += 1) {
      const key = keys.at(at)
      const block = blocks.blockOf(key)
      const size = blocks.size(block)
      const place = blocks.next(block)
      const isLarge = size > mostInBlock
      if (isLarge && place === 0) cuts.push(cutOf(one, key, size, coarse.at(at) === 1))
      if (isLarge && coarse.at(at) === 1) continue
      const end = isLarge ? Math.min(size, place + 1 + neighbours) : size
      for (let next = place + 1; next < end; next += 1) {
        const fellow = blocks.memberAt(block, next)
        const other = all[fellow]
        if (other === undefined || met[fellow] === member + 1) continue
        met[fellow] = member + 1
        if (isNew !== undefined && !isNew.has(one.entity.id) && !isNew.has(other.entity.id)) continue
        compared += 1
        const [first, second] = one.entity.id < other.entity.id ? [one, other] : [other, one]
        const proposal = compareEntities(first, second, rarity.rarityOf, ofKind.get(one.entity.kind) ?? 0)
        if (proposal !== undefined) found.push(proposal)
        if (turn.isOver()) yield progress('comparing', member, compared)
      }
    }
    if (turn.isOver()) yield progress('comparing', member, compared)
  }

  const ordering = sortInSlices(found, byStrength, turn)
  let ordered = ordering.next()
  for (; !ordered.done; ordered = ordering.next()) yield progress('comparing', of, compared)
  return { proposals: ordered.value, compared, cuts }
}

function inOrder(one: Prepared, other: Prepared): number {
  return one.order < other.order ? -1 : one.order > other.order ? 1 : 0
}

function byStrength(one: Proposal, other: Proposal): number {
  return (
    other.score - one.score ||
    (one.one < other.one
      ? -1
      : one.one > other.one
        ? 1
        : one.other < other.other
          ? -1
          : one.other > other.other
            ? 1
            : 0)
  )
}

function cutOf(prepared: Prepared, key: number, members: number, isCoarse: boolean): Cut {
  let label = ''
  tellKeys(prepared, (told, _coarse, labelOf) => {
    if (told === key && label === '') label = labelOf()
  })
  const pairs = (members * (members - 1)) / 2
  const kept = isCoarse ? 0 : neighbours * members - (neighbours * (neighbours + 1)) / 2
  return { key: label, members, pairsLeftOut: pairs - kept }
}
