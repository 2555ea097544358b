// Answers a check: what is met becomes candidates, an equal key a hit, a discreet alert nothing the post could see.
import { memoryPart, sayMemory } from '../hit/hit.memory.ts'
import { allows } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import type { Subject } from '../kernel/ledger.ts'
import type { Context, Note } from '../kernel/slice.ts'
import { say } from '../kernel/words.ts'
import { remembering } from '../matching/remembering.ts'
import { levelOf, recordPolicy } from '../record/record.policy.ts'
import { searchPart } from '../search/search.feed.ts'
import { addDays } from '../terms/instant.ts'
import { type CheckedItem, isLookedAt, noteSightings, rememberChecks } from '../watch/watch.memory.ts'
import { type MetAlert, reportAlerts } from './check.alert.ts'
import { alikeSubject } from './check.alike.ts'
import { type Posed, understandAll } from './check.answer.ts'
import type { FindingCheck } from './check.found.ts'
import { type Answered, helpOf } from './check.help.ts'
import { type Item, meetAll, partAlerts } from './check.met.ts'
import { personFormOf } from './check.question.ts'
import { readQuestion } from './check.reading.understand.ts'
import type { CheckAnswer, CheckAnswerItem, CheckQuestion } from './check.schema.ts'
import { readAnswering, show, subjectOf } from './check.shown.ts'
import { type AskedCheck, askedDays } from './check.store.ts'
import { startTurns } from './check.turns.ts'

/** Of almost every item; nothing is ever put into it. */
const noNotesOfHits: CheckAnswerItem['recent'] = []

/** What this asker may recall of closed hits, by the keys of an item. */
const recallOf = (context: Context): ((keys: readonly string[]) => CheckAnswerItem['recent']) => {
  const memory = context.part(memoryPart)
  const rule = recordPolicy.read(context.actor)
  const reader = {
    bureau: context.actor.bureau,
    // Withdrawn records stay remembered for those who could read them before: the note is there to spare the traveller.
    allows: (record: object) => allows(rule, { ...record, life: 'active' }),
  }
  return (keys) => {
    const notes = memory.recall(keys, reader, context.now)
    return notes.length === 0
      ? noNotesOfHits
      : notes.map((note) => ({ ...note, says: sayMemory(context.language, note) }))
  }
}

/** The same members by name, as the canonical form has them: putting them in order there costs three times as much as here. */
const inNameOrder = <T extends Readonly<Record<string, unknown>>>(members: T): T => {
  let last = ''
  for (const name in members) {
    if (name < last)
      return Object.fromEntries(Object.entries(members).sort(([one], [other]) => (one < other ? -1 : 1))) as T
    last = name
  }
  return members
}

/** What was asked, as it stands beside the fact: enough to put each item again. */
const askedOf = (context: Context, check: FindingCheck, items: readonly Item[]): AskedCheck => ({
  items: items.map(({ understood: { kind, fields }, proposed: { databases, rarity } }) => ({
    // In the order of the canonical form, so that nothing has to be put in order for it.
    databases,
    fields: inNameOrder(fields),
    kind,
    ...(rarity ? { rarity } : {}),
  })),
  level: levelOf(context.actor),
  post: context.actor.post,
  silent: check.silent,
  where: inNameOrder(check.where),
})

/**
 * Codes and counts of the check for the register; what is kept from a post is in none of them. `counted` are the changed questions
 * whose matches were counted for the officer.
 */
const detailOf = ({ where }: FindingCheck, items: readonly CheckAnswerItem[]): NonNullable<Note['detail']> => {
  const { post, direction, from, to } = where
  const databases = new Set<string>()
  for (const item of items) for (const database of item.understood.databases) databases.add(database)
  const counted = items.reduce(
    (many, { help }) => many + (help?.widenings.length ?? 0) + (help?.broad?.narrowings.length ?? 0),
    0,
  )
  // In the order of the canonical form, too.
  return {
    candidates: items.reduce((many, item) => many + item.candidates.length, 0),
    ...(counted > 0 ? { counted } : {}),
    databases: [...databases],
    ...(direction ? { direction } : {}),
    ...(from ? { from } : {}),
    items: items.length,
    ...(post ? { post } : {}),
    ...(items.some((item) => item.silent.length > 0) ? { silent: true } : {}),
    ...(to ? { to } : {}),
  }
}

/** What later records and standing watches are compared with; kept only where the bureau has opted in. */
const checkedOf = (context: Context, check: FindingCheck, items: readonly Item[]): CheckedItem[] => {
  const level = levelOf(context.actor)
  return items.map(({ understood, proposed }) => ({
    kind: understood.kind,
    asks: proposed.asks,
    form: personFormOf(understood, level),
    person: proposed.asked?.person,
    fields: understood.fields,
    where: check.where,
    silent: check.silent,
    checkId: check.id,
  }))
}

/** Of almost every item. They are shared, and nothing is ever put into them. */
const noChecks: CheckAnswerItem['understood']['checks'] = []
const noNotes: CheckAnswerItem['understood']['notes'] = []
const noCandidates: CheckAnswerItem['candidates'] = []
const nothingShown = { shown: [], cut: false } as const
const nothingMet = { open: [], alerts: [] } as const

/** Items put to index and store together: some dozens share a statement, and a check of one document never waits for a thousand names. */
export const itemsAtOnce = 50

/** Meets a batch in portions. */
const meetInTurn = async (context: Context, understood: readonly Posed[]): Promise<Item[]> => {
  const asked: Item[] = []
  for (let from = 0; from < understood.length; from += itemsAtOnce)
    asked.push(...(await meetAll(context, understood.slice(from, from + itemsAtOnce))))
  return asked
}

const isByName = ({ person }: CheckQuestion['items'][number]): boolean =>
  person !== undefined && [person.name, person.family, person.given, person.original].some((name) => name !== undefined)

/** Seconds after which a crowd of askers has gone. */
const crowdSeconds = 1

/**
 * Does the work of a question among those who wait for persons; of documents and things nobody is counted or refused. Where too many wait
 * already nothing is done. Throws Failure unavailable `check.persons-crowded` with the second to wait.
 */
export const inCrowd = async <T>(
  { part, edge }: Pick<Context, 'part' | 'edge'>,
  { items }: Pick<CheckQuestion, 'items'>,
  work: () => Promise<T>,
): Promise<T> => {
  const names = items.filter(isByName).length
  if (names === 0) return work()
  const { crowd } = part(searchPart)
  if (crowd.isFull(edge.waited)) throw new Failure('unavailable', 'check.persons-crowded', { retryAfter: crowdSeconds })
  return crowd.during(names, work)
}

/** The day on which what is asked today is erased. */
const erasedOn = remembering(2, (today) => addDays(today, askedDays))

/** Asks everything and answers once it may: the fact of the check is durable, with its place. Throws what `inCrowd` and `understandAll` throw. */
export const ask = (context: Context, question: CheckQuestion): Promise<CheckAnswer> =>
  inCrowd(context, question, async () =>
    askUnderstood(context, question, await understandAll(question, context.now.slice(0, 10))),
  )

/** The same for items that were understood already; `detail` goes into the fact beside its own. */
export const askUnderstood = async (
  context: Context,
  question: Pick<CheckQuestion, 'silent' | 'where' | 'widen'>,
  understood: readonly Posed[],
  detail: NonNullable<Note['detail']> = {},
): Promise<CheckAnswer> => {
  const { silent = false, where = {} } = question
  const check: FindingCheck = {
    id: context.fact,
    purpose: context.purpose,
    reference: context.reference,
    where,
    silent,
  }
  const today = context.now.slice(0, 10)
  const asked = await meetInTurn(context, understood)
  const bureaus = await readAnswering(
    context,
    asked.flatMap(({ met }) => met),
  )
  const recall = recallOf(context)
  const subjects: Subject[] = []
  const alerts: MetAlert[] = []
  const items: CheckAnswerItem[] = []
  const turn = startTurns()
  const answered: Answered[] = []
  for (const item of asked) {
    const rest = turn()
    if (rest) await rest
    const { understood, proposed } = item
    const parted = item.met.length === 0 ? nothingMet : partAlerts(item)
    const { shown, cut } =
      parted.open.length === 0
        ? nothingShown
        : await show(context, check, { question: understood, met: parted.open, bureaus })
    alerts.push(...parted.alerts)
    for (const one of shown) subjects.push(subjectOf(context, one, silent))
    const more = proposed.more || cut
    answered.push({ item, open: parted.open, shown: shown.length, more })
    const reading = question.widen ? readQuestion(understood, levelOf(context.actor), today) : undefined
    items.push({
      understood: {
        kind: understood.kind,
        databases: proposed.databases,
        fields: understood.fields,
        checks: understood.checks.length === 0 ? noChecks : [...understood.checks],
        notes:
          understood.notes.length === 0
            ? noNotes
            : understood.notes.map((note) => say(context.language, note.key, note.values)),
        ...(reading ? { reading } : {}),
      },
      answered: proposed.answered,
      silent: proposed.silent,
      candidates: shown.length === 0 ? noCandidates : shown.map(({ candidate }) => candidate),
      more,
      met: parted.open.length,
      recent: recall(proposed.keys),
    })
  }
  const helped = await helpOf(context, answered, question.widen === true)
  helped.forEach(({ help, nearest }, at) => {
    const item = items[at]
    if (item && help) item.help = help
    for (const row of nearest) subjects.push(alikeSubject(context, row, silent))
  })
  context.note({
    subjects: [...subjects, ...reportAlerts(context, check, alerts)],
    detail: { ...detailOf(check, items), ...detail },
    asked: { value: askedOf(context, check, asked), eraseOn: erasedOn(today) },
  })
  const { id, place } = await context.settle()
  if (isLookedAt(context)) {
    const checked = checkedOf(context, check, asked)
    noteSightings(context, checked)
    await rememberChecks(context, checked)
  }
  return { id, place, at: context.now, items }
}
