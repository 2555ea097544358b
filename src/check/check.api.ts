// Asks the index, lets the store decide, makes hits, leaves the fact, and only then answers.

import { readBureaus } from '../bureau/bureau.store.ts'
import { callsFor, instructionFor } from '../hit/hit.instruction.ts'
import { answeringFor, hitReport, makeHit, toldOf } from '../hit/hit.making.ts'
import { memoryPart, sayMemory } from '../hit/hit.memory.ts'
import { allows } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import type { Subject } from '../kernel/ledger.ts'
import { defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import { type Context, handle, type Slice } from '../kernel/slice.ts'
import { say } from '../kernel/words.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { recordPolicy } from '../record/record.policy.ts'
import type { RecordRow } from '../record/record.schema.ts'
import { readByNumbers, recordSubject } from '../record/record.store.ts'
import { type Proposal, searchPart } from '../search/search.feed.ts'
import { addDays } from '../terms/instant.ts'
import { askOwnerCandidate, askToken, exactCandidate } from './check.candidate.ts'
import { askCheck, listChecks } from './check.operations.ts'
import { mayAsk } from './check.policy.ts'
import type { Candidate, CheckAnswerItem, CheckQuestion } from './check.schema.ts'
import { readOwnChecks } from './check.store.ts'
import { isMisunderstood, type Understood, understand } from './check.understand.ts'

/** Days for which an officer and supervision can look back on what was asked; then only the fact remains. */
const askedDays = 30

const understandAll = (question: CheckQuestion, today: string): Understood[] => {
  const asRead = question.checkDigits === 'as-read'
  const results = question.items.map((item, at) => understand(item, `/items/${at}`, { today, asRead }))
  const pointers = results.flatMap((result) => (isMisunderstood(result) ? result.faults : []))
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
  return results.filter((result): result is Understood => !isMisunderstood(result))
}

/** What the index proposes; undefined when it cannot be trusted to be complete: then the database is silent, never empty. */
const propose = async (context: Context, questions: readonly Understood[]): Promise<Proposal[][] | undefined> => {
  const search = context.part(searchPart)
  if (!search.isCurrent()) return undefined
  return search
    .find(
      context.actor,
      questions.map((question) => question.keys),
    )
    .catch(() => undefined)
}

type Match = { readonly row: RecordRow; readonly askOwner: boolean; readonly keys: readonly string[] }

/** The store's word on one item's proposals: readable, and carrying the whole key; a collision of hashes ends here. */
const settleMatches = (
  question: Understood,
  proposals: readonly Proposal[],
  rows: ReadonlyMap<number, { readonly row: RecordRow; readonly askOwner: boolean }>,
): Match[] => {
  const keysOf = new Map<number, Set<string>>()
  for (const { number, key } of proposals) {
    const asked = question.keys[key]
    if (asked === undefined || !rows.get(number)?.row.keys.includes(asked)) continue
    keysOf.set(number, (keysOf.get(number) ?? new Set()).add(asked))
  }
  return [...keysOf].flatMap(([number, keys]) => {
    const found = rows.get(number)
    return found ? [{ row: found.row, askOwner: found.askOwner, keys: [...keys] }] : []
  })
}

type Asked = { readonly question: CheckQuestion; readonly understood: Understood }

const answerMatch = async (context: Context, asked: Asked, match: Match): Promise<Candidate> => {
  const { row } = match
  if (match.askOwner) return askOwnerCandidate(row, askToken(context.fact, row.id))
  const file = databaseNamed(row.database)
  // Whom to call is who answers: where the Secretariat hears first, or nobody does, the owner's telephone is not given.
  const silent = asked.question.silent ?? false
  const answering = answeringFor(toldOf(context.actor.bureau, row, silent), row.owner)
  const bureaus = await readBureaus(context, [context.actor.bureau, answering])
  const calls = callsFor(context.actor.bureau, [answering], bureaus)
  const instruction = instructionFor(row, calls, context.language)
  const candidate = exactCandidate({ ...match, actor: context.actor, language: context.language, instruction })
  if (!file.makesHits) return candidate
  const hit = await context.change(hitReport, (inner) =>
    makeHit(inner, {
      record: row,
      question: { kind: asked.understood.kind, fields: asked.understood.fields },
      where: asked.question.where ?? {},
      purpose: context.purpose,
      reference: context.reference,
      checkId: context.fact,
      matchKey: match.keys[0] ?? '',
      silent,
    }),
  )
  return { ...candidate, hit: hit.id, hitReference: hit.reference }
}

const recall = (context: Context, question: Understood): CheckAnswerItem['recent'] => {
  const rule = recordPolicy.read(context.actor)
  const reader = {
    bureau: context.actor.bureau,
    // Withdrawn records stay remembered for those who could read them before: the note is there to spare the traveller.
    allows: (record: object) => allows(rule, { ...record, life: 'active' }),
  }
  return context
    .part(memoryPart)
    .recall(question.keys, reader, context.now)
    .map((note) => ({ ...note, says: sayMemory(context.language, note) }))
}

const ask = async (context: Context, question: CheckQuestion) => {
  const understood = understandAll(question, context.now.slice(0, 10))
  for (const one of understood)
    if (!mayAsk(context.actor, one.kind, context.purpose))
      throw new Failure('forbidden', 'check.database-not-granted', { values: { database: one.kind } })
  const proposals = await propose(context, understood)
  const numbers = [...new Set(proposals?.flat().map((proposal) => proposal.number))]
  const rows = new Map(
    numbers.length === 0
      ? []
      : (await readByNumbers(context, numbers)).map((found) => [found.row.number, found] as const),
  )

  const subjects: Subject[] = []
  const items: CheckAnswerItem[] = []
  for (const [at, one] of understood.entries()) {
    const matches = proposals ? settleMatches(one, proposals[at] ?? [], rows) : []
    const candidates: Candidate[] = []
    for (const match of matches) {
      const candidate = await answerMatch(context, { question, understood: one }, match)
      candidates.push(candidate)
      const subject = recordSubject(context.actor, match.row, candidate.hit ? 'hit' : 'shown')
      subjects.push(question.silent ? { ...subject, discreet: true } : subject)
    }
    items.push({
      understood: {
        kind: one.kind,
        fields: one.fields,
        checks: [...one.checks],
        notes: one.notes.map((note) => say(context.language, note.key, note.values)),
      },
      answered: proposals ? [one.kind] : [],
      silent: proposals ? [] : [one.kind],
      candidates,
      recent: recall(context, one),
    })
  }
  const { post, direction, from, to } = question.where ?? {}
  context.note({
    subjects,
    detail: {
      items: items.length,
      candidates: subjects.length,
      databases: [...new Set(understood.map((one) => one.kind))],
      ...(proposals ? {} : { silent: true }),
      ...(post ? { post } : {}),
      ...(direction ? { direction } : {}),
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
    },
    asked: {
      value: understood.map((one) => ({ kind: one.kind, fields: one.fields })),
      eraseOn: addDays(context.now.slice(0, 10), askedDays),
    },
  })
  const { id, place } = await context.settle()
  return { id, place, at: context.now, items }
}

const handlers = [
  handle(askCheck, (context, { body }) => ask(context, body)),
  handle(listChecks, async (context, { query }) => {
    const limit = query.limit ?? defaultLimit
    const { lines, after } = pageOf(await readOwnChecks(context, readAfter(query.after), limit + 1), limit)
    context.note({ detail: { lines: lines.length } })
    return { checks: lines.map(({ createdAt, ...line }) => ({ at: createdAt, ...line })), after }
  }),
]

export const checkSlice: Slice = { name: 'check', handlers }
