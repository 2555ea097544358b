// What is written, as it becomes a draft, a message, an answer, something passed on.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { confidentialities, confidentialityLevel, handlingCodes, handlingStrictness } from '../terms/handling.ts'
import { checksOf, type Known, needsReason, resolveKnown } from './message.checks.panel.ts'
import {
  againOf,
  blankMessage,
  type ComposeDraft,
  composeOf,
  contentOf,
  entryOf,
  floorOf,
  forwardOf,
  offeredCodes,
  offeredLevels,
  raise,
  referenceIn,
  replyTo,
  withIds,
} from './message.compose.panel.ts'
import { blankForm, type FormDraft, formDraftOf, formFrom } from './message.form.panel.ts'
import type { MessageLine, RecipientView, ReferenceView } from './message.schema.ts'
import { urgencies } from './message.schema.ts'
import { addParagraph, fillWording } from './message.wording.panel.ts'

const id = '01a1ffb6-0000-4000-8000-000000000001'
const due = '2026-11-22T21:00:00.000Z'

const form: FormDraft = {
  ...blankForm('identity-check'),
  parts: {
    person: {
      names: [
        { key: 0, members: { use: 'main', family: 'EXERCISE' } },
        { key: 1, members: {} },
      ],
      dateOfBirth: '1979-04-02',
      father: ' ',
    },
  },
  asked: ['document-genuine', 'identity'],
  facts: 'Exercise.',
  // Of another form: stays behind.
  negative: true,
}

describe('a draft', () => {
  test('comes back as it was written', () => {
    const text = fc.string({ minLength: 1, maxLength: 20 }).filter((one) => one.trim() === one && one !== '')
    const draft: fc.Arbitrary<ComposeDraft> = fc.record({
      to: fc.uniqueArray(fc.constantFrom('fr', 'de', 'all', 'region:europe')),
      reason: fc.oneof(fc.constant(''), text),
      subject: fc.oneof(fc.constant(''), text),
      body: fc.oneof(fc.constant(''), text),
      form: fc.constant(null),
      urgency: fc.constantFrom(...urgencies),
      urgencyReason: fc.constant(''),
      replyBy: fc.constantFrom('', due),
      handlingCode: fc.constantFrom('H0' as const, 'H1' as const, 'H2' as const),
      handlingCondition: fc.constant(''),
      confidentiality: fc.constantFrom(...confidentialities),
      crimeArea: fc.constantFrom(null, 'drugs' as const),
      language: fc.constantFrom(null, 'vi'),
      ourReference: fc.oneof(fc.constant(''), text),
      yourReference: fc.oneof(fc.constant(''), text),
      inReplyTo: fc.constantFrom(null, id),
      references: fc.constantFrom([], [{ kind: 'hit' as const, id }]),
      attachments: fc.constantFrom([], [id]),
    })
    fc.assert(
      fc.property(draft, (one) => {
        expect(composeOf(contentOf(one))).toEqual(one)
      }),
    )
  })

  test('keeps a form as far as it is filled, without what its kind does not have', () => {
    expect(formFrom(form)).toEqual({
      kind: 'identity-check',
      person: { names: [{ use: 'main', family: 'EXERCISE' }], dateOfBirth: '1979-04-02' },
      asked: ['identity', 'document-genuine'],
      facts: 'Exercise.',
    })
    const again = formDraftOf(formFrom(form))
    expect(again && formFrom(again)).toEqual(formFrom(form))
  })

  test('of anything that is no form opens without one', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (kept) => {
        const read = formDraftOf(kept)
        if (read) expect(formDraftOf(formFrom(read))).not.toBeNull()
      }),
    )
    expect(formDraftOf({ kind: 'love-letter' })).toBeNull()
    expect(formDraftOf({ kind: 'free', lines: 'x', answered: [7], asked: 'identity' })).toEqual(blankForm('free'))
  })

  test('leaves out reasons and conditions that no longer apply, and times that cannot be read', () => {
    const left = contentOf({
      ...blankMessage,
      urgency: 'urgent',
      urgencyReason: 'Was very urgent',
      handlingCondition: 'Was H3',
      replyBy: 'tomorrow',
    })
    expect(left).toEqual({ urgency: 'urgent', handlingCode: 'H0', confidentiality: 'official-use-only' })
  })

  test('is sent under its own id', () => {
    expect(entryOf(id, { ...blankMessage, subject: ' Exercise ' })).toMatchObject({ id, subject: 'Exercise', body: '' })
  })
})

const line = {
  id,
  box: 'in',
  from: 'vn',
  to: ['fr', 'de'],
  subject: 'Exercise',
  urgency: 'urgent',
  handlingCode: 'H2',
  confidentiality: 'restricted',
  crimeArea: 'drugs',
  language: 'vi',
  ourReference: 'VN-1',
  yourReference: 'FR-7',
} as const satisfies Partial<MessageLine>

describe('an answer', () => {
  test('goes to the sender alone, under the same marks, with the references changed about', () => {
    expect(replyTo(line, 'fr', false, 'Re:')).toMatchObject({
      to: ['vn'],
      subject: 'Re: Exercise',
      handlingCode: 'H2',
      confidentiality: 'restricted',
      ourReference: 'FR-7',
      yourReference: 'VN-1',
      inReplyTo: id,
    })
  })

  test('to everybody leaves the own bureau out, and does not pile up prefixes', () => {
    expect(replyTo({ ...line, subject: 'Re: Exercise' }, 'fr', true, 'Re:')).toMatchObject({
      to: ['vn', 'de'],
      subject: 'Re: Exercise',
    })
  })

  test('to a message of one’s own goes to its recipients under the same references', () => {
    expect(replyTo({ ...line, box: 'out' }, 'vn', false, 'Re:')).toMatchObject({
      to: ['fr', 'de'],
      ourReference: 'VN-1',
      yourReference: 'FR-7',
    })
  })

  test('never has a subject longer than a message may have', () => {
    expect(replyTo({ ...line, subject: 'x'.repeat(200) }, 'fr', false, 'Re:').subject).toHaveLength(200)
  })
})

test('asking for a message again is a new one to its sender that points at it, and answers nothing', () => {
  const asked = againOf({ ...line, number: 'VN/FR/2026/000123' }, 'Please send again.', 'vi')
  expect(asked).toMatchObject({
    to: ['vn'],
    subject: 'Re: VN/FR/2026/000123',
    inReplyTo: null,
    yourReference: 'VN-1',
    handlingCode: 'H2',
    references: [{ kind: 'message', id }],
  })
  // A very urgent one wants a reason, which is not invented.
  expect(againOf({ ...line, number: null, urgency: 'very-urgent' }, '', 'en').urgency).toBe('urgent')
})

describe('marks', () => {
  const pointer = fc.record({
    owner: fc.constantFrom('vn', 'fr', 'de', null),
    handlingCode: fc.constantFrom(...handlingCodes, null),
    confidentiality: fc.constantFrom(...confidentialities, null),
  })

  test('are raised to those of what is quoted, never lowered, and weaker ones are not offered', () => {
    fc.assert(
      fc.property(
        fc.array(pointer),
        fc.constantFrom(...handlingCodes),
        fc.constantFrom(...confidentialities),
        fc.uniqueArray(fc.constantFrom('fr', 'de')),
        (pointers, code, level, to) => {
          const floor = floorOf(pointers, 'vn', to)
          const raised = {
            handlingCode: code,
            confidentiality: level,
            ...raise({ ...blankMessage, handlingCode: code, confidentiality: level }, floor),
          }
          expect(handlingStrictness(raised.handlingCode)).toBe(
            Math.max(handlingStrictness(code), handlingStrictness(floor.code)),
          )
          expect(confidentialityLevel(raised.confidentiality)).toBe(
            Math.max(confidentialityLevel(level), confidentialityLevel(floor.confidentiality)),
          )
          expect(offeredCodes(floor.code)).toContain(raised.handlingCode)
          expect(offeredCodes(floor.code).some((one) => handlingStrictness(one) < handlingStrictness(floor.code))).toBe(
            false,
          )
          expect(offeredLevels(floor.confidentiality)).toContain(raised.confidentiality)
        },
      ),
    )
  })

  test('of one’s own things bind nobody, nor those of a source that gets them back alone', () => {
    const strict = { handlingCode: 'H3', confidentiality: 'confidential' } as const
    expect(floorOf([{ owner: 'vn', ...strict }], 'vn', ['fr']).code).toBe('H0')
    expect(floorOf([{ owner: 'fr', ...strict }], 'vn', ['fr']).code).toBe('H0')
    expect(floorOf([{ owner: 'fr', ...strict }], 'vn', ['fr', 'de']).code).toBe('H3')
    expect(floorOf([{ owner: 'fr', ...strict }], 'vn', []).code).toBe('H3')
  })

  test('of a message that is passed on go with it', () => {
    expect(forwardOf(line, 'Fwd:')).toMatchObject({
      handlingCode: 'H2',
      references: [{ kind: 'message', id }],
      inReplyTo: null,
    })
  })
})

test('a thing the writer may not see keeps the id it was stated by, so that it is told which one it is', () => {
  const unseen = { kind: 'hit', readable: false, id: null } as unknown as ReferenceView
  expect(withIds([unseen], [{ kind: 'hit', id }])[0]?.id).toBe(id)
  expect(withIds([unseen], [])[0]?.id).toBeNull()
})

test('an address of this console is read as what it points at, anything else is not', () => {
  expect(referenceIn(` https://hub.example/hits/${id} `)).toEqual({ kind: 'hit', id })
  expect(referenceIn(`/records/travel-document/${id}#tab`)).toEqual({ kind: 'record', id })
  expect(referenceIn(`/messages/${id.toUpperCase()}`)).toEqual({ kind: 'message', id })
  for (const other of ['', id, `/watches/${id}`, '/hits/17', `/hits/${id}0`, '/messages/new'])
    expect(referenceIn(other)).toBeUndefined()
})

const recipient = (bureau: string, clearance = 2, receives = true) =>
  ({ bureau, clearance, receives }) as unknown as RecipientView
const known: Known = {
  own: 'vn',
  clearance: 3,
  now: '2026-11-22T05:00:00.000Z',
  recipients: [recipient('fr'), recipient('de'), recipient('eg', 1), recipient('xa', 2, false), recipient('europol')],
  groups: [{ id: 'region:europe', own: false, title: null, bureaus: ['de', 'fr'], version: null }],
  bureaus: [{ code: 'europol', kind: 'partner' }],
  pointers: [],
}
const whole: ComposeDraft = {
  ...blankMessage,
  to: ['fr'],
  subject: 'Exercise',
  body: 'Exercise.',
  ourReference: 'VN-1',
}
const told = (draft: ComposeDraft, more: Partial<Known> = {}) =>
  checksOf(id, draft, { ...known, ...more }).map(({ pointer, key }) => `${pointer} ${key}`)

describe('what is told while it is written', () => {
  test('is nothing when nothing is missing', () => {
    expect(told(whole)).toEqual([])
  })

  test('is every fault the hub would tell', () => {
    expect(
      told({
        ...blankMessage,
        to: ['eg', 'xa', 'europol', 'nowhere', 'vn'],
        handlingCode: 'H2',
        confidentiality: 'restricted',
        urgency: 'very-urgent',
        replyBy: '2026-11-22T04:00:00.000Z',
        form: { ...blankForm('identity-check'), parts: form.parts, asked: [] },
      }).sort(),
    ).toEqual([
      '/body fault.required',
      '/form/asked fault.form-asks-nothing',
      '/ourReference fault.message-without-reference',
      '/replyBy fault.reply-by-past',
      '/subject fault.required',
      '/to/0 fault.recipient-confidentiality',
      '/to/1 fault.recipient-suspended',
      '/to/2 fault.recipient-handling',
      '/to/3 fault.no-such-addressee',
      '/to/4 fault.addressed-to-oneself',
      '/urgencyReason fault.very-urgent-without-reason',
    ])
  })

  test('counts each bureau once, however it is addressed, and asks why above ten', () => {
    expect(resolveKnown(['fr', 'region:europe'], known)).toEqual({ bureaus: ['de', 'fr'], counts: [1, 2], faults: [] })
    expect(needsReason(Array.from({ length: 10 }, (_, at) => `b${at}`))).toBe(false)
    expect(needsReason(Array.from({ length: 11 }, (_, at) => `b${at}`))).toBe(true)
  })

  test('is what a weaker mark than that of a quoted thing would be told', () => {
    const pointer: ReferenceView = {
      kind: 'hit',
      readable: true,
      id,
      database: 'vehicle',
      owner: 'de',
      reference: 'HIT-1',
      title: null,
      handlingCode: 'H1',
      confidentiality: 'restricted',
    }
    const draft: ComposeDraft = { ...whole, references: [{ kind: 'hit', id }] }
    expect(told(draft, { pointers: [pointer] })).toEqual([
      '/handlingCode fault.handling-weaker',
      '/confidentiality fault.confidentiality-weaker',
    ])
    expect(told(draft, { pointers: [{ ...pointer, readable: false, id }] })).toEqual([
      '/references/0 fault.reference-unknown',
    ])
    // Not resolved yet: the hub tells with the next save.
    expect(told(draft)).toEqual([])
  })
})

test('a wording shows its blanks until they are filled', () => {
  expect(fillWording('By {day}: {telephone}.', { day: '3 May' })).toBe('By 3 May: {telephone}.')
  expect(fillWording('{day}', { day: '{telephone}' })).toBe('{telephone}')
  expect(addParagraph('', 'One')).toBe('One')
  expect(addParagraph('One \n', 'Two')).toBe('One\n\nTwo')
})
