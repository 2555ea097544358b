// Threads of the stories: the lost passport, the man France asks for, a cry for help nobody has opened, a letter taken back.
import type { Stage } from '../demonstration.stage.ts'
import { say } from '../kernel/words.ts'
import { exerciseNumber } from '../record/record.document.demo.ts'
import type { MadeStories } from '../record/record.story.demo.ts'
import { storyDocument } from '../record/record.story-person.demo.ts'
import { addDays } from '../terms/instant.ts'
import { messageSlice } from './message.api.ts'
import type { MessageForm } from './message.form.schema.ts'
import { withdrawMessage } from './message.operations.ts'
import { type Act, markAs, post } from './message.play.demo.ts'
import type { MessageEntry, ReferenceEntry } from './message.schema.ts'
import type { MessageRow } from './message.table.ts'
import { askMoreTime } from './message.writing.operations.ts'

const hour = 60
const day = 24 * hour

/** Latest hit of Viet Nam on a record before an instant, so that a message may point at it. */
const hitOn = async (stage: Stage, record: string, before: string): Promise<ReferenceEntry[]> => {
  const { rows } = await stage.client.query<{ id: string }>(
    "select id from hit where record = $1 and finder = 'vn' and created_at <= $2 order by created_at desc, id limit 1",
    [record, before],
  )
  return rows.map(({ id }) => ({ kind: 'hit', id }))
}

/** Three in the morning in Hanoi: the commonest question there is, and the commonest answer. */
const lostPassport = (stage: Stage, { lost }: MadeStories): Act[] => {
  const sent: MessageRow[] = []
  const asked = -2 * day - 40
  const entry = { urgency: 'urgent', crimeArea: 'identity-and-document-fraud' } as const
  return [
    {
      at: asked,
      play: async (at) => {
        const references = await hitOn(stage, lost.id, at)
        const form: MessageForm = {
          kind: 'verification',
          record: { database: 'travel-document', reference: 'FR-EX-LOST-1', number: exerciseNumber(1) },
          asked: ['validity', 'action-wanted'],
        }
        sent[0] = await post(stage, at, {
          by: 'vn.desk',
          purpose: 'security-check',
          entry: {
            ...entry,
            to: ['fr'],
            subject: 'EXERCISE – passport reported lost, bearer at Noi Bai',
            body: 'Exercise. The bearer says that the passport was found again in May and that the police in Lyon know of it. The photograph agrees. Is the record still valid, and what do you wish us to do?',
            language: 'en',
            form,
            ourReference: 'VN-EX-LOST-1',
            replyBy: stage.minutes(asked + hour),
            references,
          },
        })
      },
    },
    { at: asked + 6, play: (at) => markAs(stage, at, 'fr.desk', { act: 'display', message: sent[0] }) },
    {
      at: asked + 38,
      play: async (at) => {
        sent[1] = await post(stage, at, {
          by: 'fr.desk',
          purpose: 'security-check',
          entry: {
            ...entry,
            to: ['vn'],
            inReplyTo: sent[0]?.id ?? '',
            subject: 'EXERCICE – passeport déclaré perdu, porteur à Nội Bài',
            body: `Exercice. Le porteur est bien le titulaire. ${say('fr', 'wording.document-returned')} ${say('fr', 'wording.thanks')}`,
            language: 'fr',
            form: { kind: 'verification-answer', validity: 'valid' },
            ourReference: 'FR-EX-LOST-1',
            yourReference: 'VN-EX-LOST-1',
            references: [{ kind: 'record', id: lost.id }],
          },
        })
      },
    },
    { at: asked + 41, play: (at) => markAs(stage, at, 'vn.desk', { act: 'acknowledge', message: sent[1] }) },
  ]
}

/** The man France asks for, and his passport, whose number meets the warning by itself. */
const wantedMan = (stage: Stage, { wanted }: MadeStories): Act[] => {
  const sent: MessageRow[] = []
  const asked = -5 * hour
  const entry = { urgency: 'very-urgent', crimeArea: 'organised-crime' } as const
  const urgencyReason = 'Exercise: the man sits in second line and cannot be kept there.'
  return [
    {
      at: asked,
      play: async (at) => {
        sent[0] = await post(stage, at, {
          by: 'vn.desk',
          purpose: 'wanted',
          entry: {
            ...entry,
            urgencyReason,
            to: ['fr'],
            subject: 'EXERCISE – arrest on your request at Noi Bai',
            body: 'Exercise. CAUTION: armed, violent by your record. Arrested without incident. Is extradition sought from Viet Nam, and when do the papers follow?',
            language: 'en',
            form: {
              kind: 'arrest-follow-up',
              person: {
                names: [
                  { use: 'main', family: 'Al-Tamrini', given: 'Karim', other: 'Salem', original: 'كريم سالم التمريني' },
                  { use: 'document', family: 'Al Tamrini', given: 'Karim' },
                ],
                dateOfBirth: '1979-03-14',
                sex: 'M',
                nationalities: ['FRA'],
                documents: [{ type: 'passport', number: storyDocument(1), country: 'FRA' }],
                cautions: ['armed', 'violent'],
              },
              arrest: {
                at: at.slice(0, 10),
                place: 'Noi Bai T2',
                authority: 'Immigration police (exercise)',
                heldUntil: addDays(at.slice(0, 10), 12),
              },
              asked: ['still-wanted', 'extradition', 'warrant', 'facts'],
            },
            ourReference: 'VN-EX-WANTED-1',
            replyBy: stage.minutes(asked + hour),
          },
        })
      },
    },
    { at: asked + 3, play: (at) => markAs(stage, at, 'fr.desk', { act: 'display', message: sent[0] }) },
    {
      at: asked + 24,
      play: async (at) => {
        sent[1] = await post(stage, at, {
          by: 'fr.desk',
          purpose: 'wanted',
          entry: {
            ...entry,
            urgencyReason,
            to: ['vn'],
            inReplyTo: sent[0]?.id ?? '',
            subject: 'EXERCICE – arrestation à notre demande',
            body: `Exercice. ${say('fr', 'wording.extradition-sought')}`,
            language: 'fr',
            form: {
              kind: 'arrest-follow-up-answer',
              extradition: 'sought',
              answered: [
                { item: 'still-wanted', finding: 'yes' },
                { item: 'warrant', finding: 'follows' },
              ],
              papersBy: addDays(at.slice(0, 10), 6),
              papersWay: 'diplomatic',
            },
            ourReference: 'FR-EX-WANTED-1',
            yourReference: 'VN-EX-WANTED-1',
            references: [{ kind: 'record', id: wanted.id }],
            confidentiality: 'restricted',
          },
        })
      },
    },
    { at: asked + 29, play: (at) => markAs(stage, at, 'vn.desk', { act: 'acknowledge', message: sent[1] }) },
  ]
}

/** Very urgent, at Viet Nam's desk, past its time, and nobody has opened it; beside it what a desk finds in the morning. */
const waiting = (stage: Stage): Act[] => {
  const letter = (at: number, by: string, entry: Omit<MessageEntry, 'to' | 'ourReference'>): Act => ({
    at,
    play: async (instant) => {
      const ourReference = `${by.slice(0, 2).toUpperCase()}-EX-WAITS-${-at}`
      await post(stage, instant, { by, purpose: 'locate', entry: { ...entry, to: ['vn'], ourReference } })
    },
  })
  return [
    letter(-41, 'th.desk', {
      urgency: 'very-urgent',
      urgencyReason: 'Exercise: a child is taken out of the country now.',
      crimeArea: 'missing-persons',
      subject: 'EXERCISE – child taken by a relative, landing in Hanoi',
      body: 'Exercise. A girl of six was taken from her school in Exercise City. The relative booked EX 431, landing at Noi Bai at 20:50Z. Please meet both at the aircraft, do not part them, and call us.',
      language: 'en',
      replyBy: stage.minutes(-11),
      form: {
        kind: 'identity-check',
        person: {
          names: [{ use: 'main', family: 'ศรีสุข', given: 'มาลี Exercise', original: 'ศรีสุข มาลี' }],
          dateOfBirth: `${Number(stage.now.slice(0, 4)) - 6}`,
          sex: 'F',
          nationalities: ['THA'],
        },
        asked: ['identity', 'relatives'],
      },
    }),
    letter(-17, 'jp.desk', {
      urgency: 'urgent',
      crimeArea: 'fugitives',
      subject: 'EXERCISE – passenger list of a ferry',
      body: 'Exercise. Please tell us whether the ferry of tonight has left, and who was taken off.',
      language: 'en',
      replyBy: stage.minutes(5 * hour),
    }),
    letter(-9, 'es.desk', {
      crimeArea: 'financial-crime',
      subject: 'EJERCICIO – cuenta bancaria en Hanói',
      body: 'Ejercicio. Solicitamos el titular de la cuenta indicada por teléfono.',
      language: 'es',
      replyBy: stage.minutes(3 * day),
    }),
  ]
}

/** Sent to the wrong bureau, opened there, taken back: the recipient is told, and keeps the number. */
const takenBack = (stage: Stage): Act[] => {
  const sent: MessageRow[] = []
  const at = -2 * day + 90
  return [
    {
      at,
      play: async (instant) => {
        sent[0] = await post(stage, instant, {
          by: 'us.desk',
          purpose: 'investigation-info',
          entry: {
            to: ['vn'],
            subject: 'EXERCISE – statement of a witness',
            body: 'Exercise. This statement was meant for another bureau.',
            language: 'en',
            crimeArea: 'financial-crime',
            ourReference: 'US-EX-BACK-1',
          },
        })
      },
    },
    { at: at + 12, play: (instant) => markAs(stage, instant, 'vn.desk', { act: 'display', message: sent[0] }) },
    {
      at: at + 55,
      play: async (instant) => {
        await stage.play({ at: instant, by: 'us.desk' }, messageSlice, withdrawMessage, {
          params: { id: sent[0]?.id ?? '' },
          body: { reason: 'wrong-addressee', text: 'Exercise: meant for another bureau.' },
        })
      },
    },
  ]
}

/** Viet Nam cannot answer in time and says until when, and why. */
const moreTime = (stage: Stage): Act[] => {
  const sent: MessageRow[] = []
  const at = -3 * day
  return [
    {
      at,
      play: async (instant) => {
        sent[0] = await post(stage, instant, {
          by: 'de.desk',
          purpose: 'investigation-info',
          entry: {
            to: ['vn'],
            subject: 'EXERCISE – register of companies',
            body: 'Exercise. Who signed for the company between 2019 and 2021?',
            language: 'en',
            crimeArea: 'money-laundering',
            ourReference: 'DE-EX-TIME-1',
            replyBy: stage.minutes(at + 2 * day),
          },
        })
      },
    },
    { at: at + 130, play: (instant) => markAs(stage, instant, 'vn.desk', { act: 'display', message: sent[0] }) },
    {
      at: at + 150,
      play: async (instant) => {
        await stage.play({ at: instant, by: 'vn.desk' }, messageSlice, askMoreTime, {
          params: { id: sent[0]?.id ?? '' },
          body: { until: stage.minutes(2 * day), reason: 'Diễn tập: cơ quan đăng ký trả lời trong tuần này.' },
        })
      },
    },
  ]
}

/** Everything the stories of messages do, in no order. */
export const storyActs = (stage: Stage, stories: MadeStories): Act[] => [
  ...lostPassport(stage, stories),
  ...wantedMan(stage, stories),
  ...waiting(stage),
  ...takenBack(stage),
  ...moreTime(stage),
]
