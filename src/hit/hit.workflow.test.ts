/** Laws of a hit's life, over random sequences of commands by everybody who could come near one. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allows } from '../kernel/access.ts'
import { type Actor, stranger, systemOf } from '../kernel/actor.ts'
import { Failure } from '../kernel/failure.ts'
import type { Duty } from '../terms/duty.ts'
import { addDays, addHours } from '../terms/instant.ts'
import { readAnswer, type StatedAnswer } from './hit.answer.ts'
import { hitPolicy, sideOf } from './hit.policy.ts'
import {
  dataAnswers,
  identities,
  reportedOutcomes,
  sourceWords,
  type ToldTo,
  toldTo,
  urgencies,
  wishes,
} from './hit.schema.ts'
import type { HitLife } from './hit.table.ts'
import { answerDueAt, hurried, type Pace } from './hit.urgency.ts'
import {
  advance,
  answerWanted,
  type Command,
  daysKept,
  isOverdue,
  levelsOf,
  mostHours,
  obstacleTo,
  type Signer,
} from './hit.workflow.ts'

const began = '2026-11-20T20:05:00.000Z'
const pace: Pace = { zone: 'Europe/Paris', weekend: [6, 7], clocks: {} }

const officer = (name: string, duty: Duty, post = ''): Actor => ({
  ...stranger,
  kind: 'officer',
  officer: name,
  bureau: name.split('.')[0] ?? '',
  duties: [duty],
  operations: null,
  post,
})
const people = {
  post: officer('vn.post', 'post', 'Noi Bai T2'),
  otherPost: officer('vn.post-2', 'post', 'Lao Cai'),
  desk: officer('vn.desk', 'desk'),
  desk2: officer('vn.desk-2', 'desk'),
  source: officer('fr.desk', 'desk'),
  source2: officer('fr.desk-2', 'notices'),
  sourcePost: officer('fr.post', 'post', 'Roissy 2E'),
  shift: officer('fr.command', 'command'),
  review: officer('gs.compliance', 'compliance'),
  secretariat: officer('gs.desk', 'desk'),
  other: officer('br.desk', 'desk'),
  clock: systemOf('vn'),
} as const

type Row = HitLife & {
  readonly unit: string
  readonly post: string
  readonly officer: string
  readonly discreet: boolean
}

const reported = (told: ToldTo, owner = 'fr'): Row => {
  const answering = told === 'nobody' ? '' : told === 'source' ? owner : 'gs'
  const due = answering === '' ? null : answerDueAt('urgent', began, pace)
  return {
    state: 'reported',
    told,
    owner,
    finder: 'vn',
    answering,
    participants: [...new Set(['vn', answering])].filter((bureau) => bureau !== ''),
    urgency: 'urgent',
    version: 1,
    steps: 1,
    createdAt: began,
    answerDueAt: due,
    departureAt: null,
    silenceAt: due,
    finderOfficer: '',
    ownerOfficer: '',
    identity: '',
    data: '',
    foundBy: '',
    answeredBy: '',
    presentVersion: 1,
    presentLife: 'active',
    escalation: 0,
    outcome: '',
    closedAt: null,
    eraseOn: addDays(began.slice(0, 10), daysKept),
    unit: '',
    post: 'Noi Bai T2',
    officer: 'vn.post',
    discreet: false,
  }
}

/** What somebody tries at a moment; the platform's own acts are tried by its own actor. */
type Attempt = { readonly who: keyof typeof people; readonly minutes: number; readonly make: (now: string) => Command }

const hurry = (hit: Row, now: string) => (departureAt: string) => {
  const urgency = hurried(hit.urgency, departureAt, now, pace)
  return { urgency, answerDueAt: answerDueAt(urgency, now, pace) }
}

const plain = ['take', 'release', 'escalate', 'silence', 'lapse'] as const
const stated: fc.Arbitrary<StatedAnswer> = fc.record(
  {
    data: fc.constantFrom(...dataAnswers),
    words: fc.constantFrom(...sourceWords),
    wish: fc.constantFrom(...wishes),
    withdrawNow: fc.boolean(),
  },
  { requiredKeys: ['data'] },
)
const commands = (hit: () => Row): fc.Arbitrary<(now: string) => Command> =>
  fc.oneof(
    fc.constantFrom(...plain).map((act) => () => ({ act })),
    fc.option(fc.integer({ min: -120, max: 4000 }), { nil: null }).map((minutes) => (now: string) => ({
      act: 'bearer' as const,
      departureAt: minutes === null ? null : addHours(now, minutes / 60),
      hurry: hurry(hit(), now),
    })),
    fc.tuple(fc.constantFrom(...identities), fc.boolean()).map(([identity, amends]) => () => ({
      act: 'finding' as const,
      identity,
      amends,
    })),
    fc.tuple(stated, fc.boolean()).map(([answer, amends]) => (now: string) => ({
      act: 'answer' as const,
      answer: readAnswer(answer, now),
      amends,
    })),
    fc
      .integer({ min: -10, max: mostHours * 60 + 60 })
      .map((minutes) => (now: string) => ({ act: 'more-time' as const, until: addHours(now, minutes / 60) })),
    fc.constantFrom('vn', 'fr', 'gs', 'br').map((bureau) => () => ({ act: 'call' as const, with: bureau })),
    { arbitrary: fc.constant(() => ({ act: 'pass-on' as const, answerDueAt: '' })), weight: 2 },
    fc.constantFrom(...reportedOutcomes).map((outcome) => () => ({ act: 'outcome' as const, outcome })),
    fc
      .tuple(
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('active' as const, 'blocked' as const, 'withdrawn' as const),
      )
      .map(([version, life]) => () => ({ act: 'record' as const, version, life })),
  )

const isPlatforms = (command: Command): boolean => ['silence', 'lapse', 'record'].includes(command.act)

/** Policy, then workflow, as the platform does it; undefined when either refuses. */
const attempt = (hit: Row, actor: Actor, command: Command, now: string): Row | undefined => {
  const timed: Command =
    command.act === 'pass-on' ? { ...command, answerDueAt: answerDueAt(hit.urgency, now, pace) } : command
  if (isPlatforms(timed) !== (actor.kind === 'system')) return undefined
  if (!isPlatforms(timed) && !allows(hitPolicy[timed.act as 'take'](actor), hit)) return undefined
  const by: Signer = { officer: actor.officer, bureau: actor.bureau, side: sideOf(actor, hit), overrules: false }
  try {
    return { ...hit, ...advance(hit, timed, by, now).hit }
  } catch (error) {
    if (error instanceof Failure && (error.code === 'conflict' || error.code === 'invalid')) return undefined
    throw error
  }
}

type Moment = {
  readonly before: Row
  readonly after: Row
  readonly command: Command
  readonly actor: Actor
  readonly now: string
}

/** Runs random attempts on a random hit and hands every moment at which something changed to the law. */
const everyMoment = (law: (moment: Moment) => void, runs = 400): void => {
  let hit = reported('source')
  const attempts: fc.Arbitrary<Attempt[]> = fc.array(
    fc.record({
      who: fc.constantFrom(...(Object.keys(people) as (keyof typeof people)[])),
      minutes: fc.integer({ min: 0, max: 45 }),
      make: commands(() => hit),
    }),
    { minLength: 15, maxLength: 40, size: 'max' },
  )
  fc.assert(
    fc.property(fc.constantFrom(...toldTo), fc.constantFrom('fr', 'vn'), attempts, (told, owner, tries) => {
      hit = reported(owner === 'vn' && told === 'general-secretariat' ? 'source' : told, owner)
      let now = began
      for (const { who, minutes, make } of tries) {
        now = addHours(now, minutes / 60)
        let command: Command
        try {
          command = make(now)
        } catch (error) {
          if (error instanceof Failure) continue
          throw error
        }
        const after = attempt(hit, people[who], command, now)
        if (after === undefined || after === hit) continue
        law({ before: hit, after, command, actor: people[who], now })
        hit = after
      }
    }),
    { numRuns: runs },
  )
}

describe('laws of a hit', () => {
  test('nothing happens to a closed hit, and none is closed without an outcome, a time and a finding', () => {
    everyMoment(({ before, after, command }) => {
      expect(before.state === 'closed' && after.version !== before.version).toBe(false)
      expect(after.state === 'closed').toBe(after.outcome !== '')
      expect(after.state === 'closed').toBe(after.closedAt !== null)
      if (before.state === 'closed' || after.state !== 'closed') return
      if (command.act === 'lapse') expect(after.outcome).toBe('not-reported')
      else expect([after.identity === '', after.outcome === 'not-reported']).toEqual([false, false])
    })
  })

  test('people close only what was answered, needs no answer, or was not answered in time', () => {
    everyMoment(({ before, after, command, now }) => {
      if (after.state !== 'closed' || before.state === 'closed' || command.act === 'lapse') return
      expect(!answerWanted(before) || isOverdue(before, now)).toBe(true)
      if (after.outcome === 'no-answer') expect(before.data).toBe('')
      if (after.outcome === 'false-hit')
        expect(
          before.identity === 'not-same' || before.data === 'cancelled' || before.presentLife === 'withdrawn',
        ).toBe(true)
    })
  })

  test('the finding is signed on the side that found, the answer on the side that answers, never by one person', () => {
    everyMoment(({ before, after, actor }) => {
      if (after.answeredBy !== before.answeredBy) expect(actor.bureau).toBe(before.answering)
      if (after.foundBy !== before.foundBy) expect(actor.bureau).toBe(before.finder)
      if (after.foundBy !== '') expect(after.foundBy).not.toBe(after.answeredBy)
      if (after.answeredBy.startsWith('vn.')) expect(after.answering).toBe('vn')
      if (after.told === 'nobody') expect(after.data).toBe('')
    })
  })

  test('what stands is replaced only by somebody who says that they have read it', () => {
    everyMoment(({ before, after, command }) => {
      if (before.data !== '' && after.data !== before.data)
        expect(command.act === 'answer' && command.amends).toBe(true)
      if (before.identity !== '' && after.identity !== before.identity)
        expect(command.act === 'finding' && command.amends).toBe(true)
    })
  })

  test('a record that was withdrawn never comes back to stand', () => {
    everyMoment(({ before, after, command }) => {
      if (before.presentLife === 'withdrawn' && command.act === 'answer') expect(after.data).toBe('cancelled')
      if (command.act === 'answer' && after.presentLife === 'withdrawn') expect(after.data).toBe('cancelled')
    })
  })

  test('each change is one version, and its steps follow each other without a gap', () => {
    everyMoment(({ before, after }) => {
      if (after.version === before.version) expect(after).toEqual(before)
      else {
        expect(after.version).toBe(before.version + 1)
        expect(after.steps - before.steps).toBeGreaterThanOrEqual(1)
        expect(after.steps - before.steps).toBeLessThanOrEqual(2)
      }
    })
  })

  test('the answer clock moves away only when the source asks for time or first hears of the hit, at most three days ahead', () => {
    everyMoment(({ before, after, command, now }) => {
      const [was, is] = [before.answerDueAt, after.answerDueAt]
      expect(was === null).toBe(is === null)
      if (was !== null && is !== null && is > was) expect(['more-time', 'pass-on']).toContain(command.act)
      if (command.act === 'more-time' && is !== null) {
        expect(is > (was ?? '') && is > now).toBe(true)
        expect(is <= addHours(now, mostHours)).toBe(true)
      }
      expect(after.eraseOn <= before.eraseOn).toBe(true)
      expect(urgencies.indexOf(after.urgency)).toBeLessThanOrEqual(urgencies.indexOf(before.urgency))
    })
  })

  test('asking again rises one level at a time and ends with the Secretariat, who is told by the third', () => {
    everyMoment(({ before, after, command }) => {
      if (command.act === 'pass-on') return
      expect(after.escalation - before.escalation).toBe(
        ['escalate', 'silence'].includes(command.act) && after.version !== before.version ? 1 : 0,
      )
      expect(after.escalation).toBeLessThanOrEqual(levelsOf(after))
      if (after.escalation === 3) expect(after.participants).toContain('gs')
    })
  })

  test('the platform goes on asking exactly as long as an answer is wanted and a level is left', () => {
    everyMoment(({ after }) => {
      expect(after.silenceAt !== null).toBe(answerWanted(after) && after.escalation < levelsOf(after))
      expect(after.state === 'settled').toBe(after.state !== 'closed' && after.identity !== '' && !answerWanted(after))
    })
  })

  test('nobody who was told is untold, and an owner who was not told may not even read the hit', () => {
    everyMoment(({ before, after }) => {
      for (const bureau of before.participants) expect(after.participants).toContain(bureau)
      if (after.told !== 'source' && after.owner !== after.finder)
        for (const who of ['source', 'source2', 'shift', 'sourcePost'] as const)
          expect(allows(hitPolicy.read(people[who]), after)).toBe(false)
      for (const who of ['other', 'otherPost', 'sourcePost'] as const)
        expect(allows(hitPolicy.read(people[who]), after)).toBe(false)
    })
  })

  test('random walks come to every act, so that the laws above have spoken of each', () => {
    const seen = new Set<string>()
    everyMoment(({ before, after, command }) => {
      if (after.version !== before.version) seen.add(command.act)
    }, 1500)
    expect([...seen].sort()).toEqual(
      [
        'answer',
        'bearer',
        'call',
        'escalate',
        'finding',
        'lapse',
        'more-time',
        'outcome',
        'pass-on',
        'record',
        'release',
        'silence',
        'take',
      ].sort(),
    )
  })
})

const by = (name: keyof typeof people, side: Signer['side'], overrules = false): Signer => ({
  officer: people[name].officer,
  bureau: people[name].bureau,
  side,
  overrules,
})
const keyOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof Failure) return `${error.code} ${error.key}`
    throw error
  }
  return 'done'
}

describe('single moments', () => {
  const answer = (data: StatedAnswer, at = began) =>
    ({ act: 'answer', answer: readAnswer(data, at), amends: false }) as const
  const finding = { act: 'finding', identity: 'same', amends: false } as const

  test('of two who take a hit the second is told who has it', () => {
    const taken = advance(reported('source'), { act: 'take' }, by('source', 'owner'), began).hit
    expect(taken.ownerOfficer).toBe('fr.desk')
    expect(obstacleTo(taken, 'take', by('source2', 'owner'), began)).toEqual({
      key: 'hit.taken-by',
      values: { officer: 'fr.desk' },
    })
    expect(advance(taken, { act: 'take' }, by('desk', 'finder'), began).hit.finderOfficer).toBe('vn.desk')
    expect(advance(taken, { act: 'take' }, by('source', 'owner'), began).steps).toEqual([])
  })

  test('a hit is given back by the one who has it or by the head of shift', () => {
    const taken = advance(reported('source'), { act: 'take' }, by('source', 'owner'), began).hit
    expect(keyOf(() => advance(taken, { act: 'release' }, by('source2', 'owner'), began))).toBe('conflict hit.taken-by')
    expect(advance(taken, { act: 'release' }, by('shift', 'owner', true), began).hit.ownerOfficer).toBe('')
    expect(keyOf(() => advance(reported('source'), { act: 'release' }, by('source', 'owner'), began))).toBe(
      'conflict hit.not-taken',
    )
  })

  test('one officer of one bureau cannot sign finding and answer, whichever comes first', () => {
    const own = reported('source', 'vn')
    const found = advance(own, finding, by('desk', 'owner'), began).hit
    expect(keyOf(() => advance(found, answer({ data: 'valid' }), by('desk', 'owner'), began))).toBe(
      'conflict hit.two-signers',
    )
    const answered = advance(own, answer({ data: 'valid' }), by('desk', 'owner'), began).hit
    expect(keyOf(() => advance(answered, finding, by('desk', 'owner'), began))).toBe('conflict hit.two-signers')
    expect(advance(answered, finding, by('desk2', 'owner'), began).hit.state).toBe('settled')
  })

  test('a second answer is refused: by one who has not read the first, and by anybody once the hit is closed', () => {
    const answered = advance(reported('source'), answer({ data: 'valid' }), by('source', 'owner'), began).hit
    const again = answer({ data: 'cancelled' })
    expect(keyOf(() => advance(answered, again, by('source2', 'owner'), began))).toBe('conflict hit.already-answered')
    const amended = advance(answered, { ...again, amends: true }, by('source2', 'owner'), began).hit
    expect(amended.data).toBe('cancelled')
    const found = advance(amended, finding, by('post', 'finder'), began).hit
    const closed = advance(found, { act: 'outcome', outcome: 'document-returned' }, by('post', 'finder'), began).hit
    expect(keyOf(() => advance(closed, { ...again, amends: true }, by('source', 'owner'), began))).toBe(
      'conflict hit.closed',
    )
  })

  test('withdrawn now: one act is two steps, ends the asking, and lets the finder close as a false hit', () => {
    const said = answer({ data: 'cancelled', words: 'wrong-withdrawn-now', wish: 'return-document' })
    const { hit, steps } = advance(reported('source'), said, by('source', 'owner'), began)
    expect(steps.map((one) => one.step)).toEqual(['answer', 'record-withdrawn'])
    expect(hit).toMatchObject({ presentLife: 'withdrawn', data: 'cancelled', silenceAt: null, steps: 3, version: 2 })
    const found = advance(hit, finding, by('post', 'finder'), began).hit
    const closed = advance(found, { act: 'outcome', outcome: 'false-hit' }, by('post', 'finder'), began).hit
    expect(closed).toMatchObject({ state: 'closed', eraseOn: '2027-02-18' })
  })

  test('an outcome waits for the finding, then for the answer or the end of its clock', () => {
    const away = { act: 'outcome', outcome: 'no-answer' } as const
    expect(keyOf(() => advance(reported('source'), away, by('post', 'finder'), began))).toBe(
      'conflict hit.finding-first',
    )
    const found = advance(reported('source'), finding, by('post', 'finder'), began).hit
    expect(keyOf(() => advance(found, away, by('post', 'finder'), '2026-11-20T21:04:59.999Z'))).toBe(
      'conflict hit.answer-awaited',
    )
    expect(advance(found, away, by('post', 'finder'), '2026-11-20T21:05:00.000Z').hit.outcome).toBe('no-answer')
  })

  test('a departure before the answer is due raises the urgency and draws the clock in, and only then', () => {
    const bearer = (departureAt: string) =>
      ({ act: 'bearer', departureAt, hurry: hurry(reported('source'), began) }) as const
    const soon = advance(reported('source'), bearer('2026-11-20T20:50:00.000Z'), by('post', 'finder'), began).hit
    expect(soon).toMatchObject({
      urgency: 'very-urgent',
      answerDueAt: '2026-11-20T20:15:00.000Z',
      silenceAt: '2026-11-20T20:15:00.000Z',
    })
    const later = advance(reported('source'), bearer('2026-11-20T21:05:00.000Z'), by('post', 'finder'), began).hit
    expect(later).toMatchObject({ urgency: 'urgent', answerDueAt: '2026-11-20T21:05:00.000Z' })
    expect(
      keyOf(() => advance(reported('source'), bearer('2025-11-20T21:05:00.000Z'), by('post', 'finder'), began)),
    ).toBe('invalid hit.departure-out-of-reach')
  })

  test('silence asks a second time, then the head of shift, then the Secretariat, half a clock apart', () => {
    const clock = by('clock', 'finder')
    let hit: HitLife = reported('source')
    const levels: string[] = []
    for (const at of ['2026-11-20T21:05:00.000Z', '2026-11-20T21:35:00.000Z', '2026-11-20T22:05:00.000Z']) {
      expect(advance(hit, { act: 'silence' }, clock, addHours(at, -0.001)).steps).toEqual([])
      const next = advance(hit, { act: 'silence' }, clock, at)
      levels.push(...next.steps.map((one) => one.step))
      hit = next.hit
    }
    expect(levels).toEqual(['reminded', 'escalated', 'escalated'])
    expect(hit).toMatchObject({ escalation: 3, silenceAt: null, participants: ['vn', 'fr', 'gs'] })
    expect(keyOf(() => advance(hit, { act: 'escalate' }, by('post', 'finder'), '2026-11-20T23:00:00.000Z'))).toBe(
      'conflict hit.escalated-fully',
    )
  })

  test('what the Secretariat passes on starts anew with the source', () => {
    const reminded = advance(reported('general-secretariat'), { act: 'escalate' }, by('post', 'finder'), began).hit
    const taken = advance(reminded, { act: 'take' }, by('review', 'owner'), began).hit
    const due = '2026-11-20T22:00:00.000Z'
    expect(advance(taken, { act: 'pass-on', answerDueAt: due }, by('review', 'owner'), began).hit).toMatchObject({
      told: 'source',
      answering: 'fr',
      participants: ['vn', 'gs', 'fr'],
      ownerOfficer: '',
      escalation: 0,
      answerDueAt: due,
      silenceAt: due,
    })
    expect(
      keyOf(() => advance(reported('source'), { act: 'pass-on', answerDueAt: due }, by('review', 'owner'), began)),
    ).toBe('conflict hit.not-with-secretariat')
  })

  test('of a silent hit nothing is asked, and the finding alone settles it', () => {
    const silent = reported('nobody')
    expect(keyOf(() => advance(silent, { act: 'escalate' }, by('desk', 'finder'), began))).toBe(
      'conflict hit.nobody-told',
    )
    expect(keyOf(() => advance(silent, { act: 'call', with: 'fr' }, by('desk', 'finder'), began))).toBe(
      'invalid hit.not-on-this-hit',
    )
    expect(advance(silent, finding, by('desk', 'finder'), began).hit.state).toBe('settled')
  })
})
