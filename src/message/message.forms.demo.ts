// Forms of the demonstration's messages: invented people and things, each marked as exercise, and answers to what was asked.
import type { Random } from '../demonstration.random.ts'
import { drawPerson } from '../hit/hit.bearer.demo.ts'
import { exerciseNumber } from '../record/record.document.demo.ts'
import { exercisePlate, exerciseVin } from '../record/record.vehicle.demo.ts'
import { countryOfBureau } from '../terms/country.ts'
import { addDays } from '../terms/instant.ts'
import type { FormPerson, MessageForm } from './message.form.schema.ts'
import { forms } from './message.form.table.ts'
import type { Asking } from './message.words.demo.ts'

const personOf = (random: Random, bureau: string): FormPerson => {
  const { family, given, dateOfBirth, sex, placeOfBirth } = drawPerson(random, bureau)
  const country = countryOfBureau(bureau)
  return {
    names: [{ use: 'main', family, given }],
    // One in twelve nobody knows a day of: then it is said, never left out.
    ...(random.perMille(80) ? { birthUnknown: 'No paper states it (exercise)' } : { dateOfBirth }),
    sex,
    placeOfBirth,
    ...(country === undefined ? {} : { nationalities: [country] }),
    ...(country !== undefined && random.perMille(500)
      ? { documents: [{ type: 'passport', number: exerciseNumber(random.between(900_000, 960_000)), country }] }
      : {}),
  }
}

const offence = 'Fraud against banks (exercise)'

/** The fields of a question to `to`; none for what is asked in free words. `day` is the day of sending. */
export const formOf = (
  random: Random,
  kind: Asking,
  from: string,
  to: string,
  day: string,
): MessageForm | undefined => {
  const items = forms[kind].items
  const asked = items.length === 0 ? [] : [...new Set([items[0] ?? 'identity', random.pick(items), random.pick(items)])]
  switch (kind) {
    case 'identity-check':
      return { kind, person: personOf(random, to), asked }
    case 'criminal-record':
      return { kind, person: personOf(random, to), offence, asked }
    case 'vehicle': {
      const country = countryOfBureau(to)
      const vin = exerciseVin(random.between(20_000, 90_000))
      const plate = country === undefined ? {} : { plate: exercisePlate(to, random.between(20_000, 90_000)), country }
      return {
        kind,
        vehicle: { vin, ...plate, make: 'Exercise', colour: random.pick(['white', 'black', 'blue']) },
        asked,
      }
    }
    case 'arrest-follow-up':
      return {
        kind,
        person: personOf(random, to),
        arrest: {
          at: day,
          place: 'Exercise City',
          reference: `EX-COURT-${random.between(100, 999)}`,
          heldUntil: addDays(day, 18),
        },
        asked,
      }
    case 'verification': {
      const number = exerciseNumber(random.between(900_000, 960_000))
      const reference = `EX-${to.toUpperCase()}-${random.between(1000, 9999)}`
      return { kind, record: { database: 'travel-document', reference, number }, asked }
    }
    case 'free':
      return random.perMille(500)
        ? { kind, lines: [{ label: 'Ferry', value: `Exercise Star, ${from.toUpperCase()}` }] }
        : undefined
  }
}

/** The form that answers a question; none where it was asked in free words. `day` is the day of answering. */
export const answerTo = (random: Random, question: MessageForm | undefined, day: string): MessageForm | undefined => {
  const kind = question && forms[question.kind].answeredBy
  if (!question || !kind || kind === 'free') return undefined
  const papersBy = addDays(day, random.between(3, 12))
  if (kind === 'arrest-follow-up-answer')
    return { kind, extradition: random.pick(['sought', 'sought', 'asked'] as const), papersBy, papersWay: 'diplomatic' }
  if (kind === 'verification-answer') return { kind, validity: random.pick(['valid', 'valid', 'cancelled'] as const) }
  if (random.perMille(180)) return { kind, negative: true }
  const answered = (question.asked ?? []).map((item) => {
    const finding = random.pick(['yes', 'no', 'stated', 'not-known', 'follows'] as const)
    return finding === 'stated' ? { item, finding, text: 'As in the extract (exercise)' } : { item, finding }
  })
  return { kind, answered, ...(random.perMille(250) ? { papersBy, papersWay: 'this-network' as const } : {}) }
}
