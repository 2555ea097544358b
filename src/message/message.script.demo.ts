// The correspondence of the demonstration's last month: who asks whom, in which language, how urgently, and how fast it is answered.
import { type AliveCountry, aliveCountries } from '../bureau/bureau.demo.ts'
import { type Random, weighted } from '../demonstration.random.ts'
import { say } from '../kernel/words.ts'
import { memberOfBureau } from '../member/member.table.ts'
import type { CrimeArea } from '../terms/crime-area.ts'
import { addHours } from '../terms/instant.ts'
import { isLanguage, type Language } from '../terms/language.ts'
import type { Purpose } from '../terms/purpose.ts'
import type { MessageForm } from './message.form.schema.ts'
import { answerTo, formOf } from './message.forms.demo.ts'
import type { MessageEntry, Urgency } from './message.schema.ts'
import { type Asking, said } from './message.words.demo.ts'

/** Who writes, when (minutes from the present, past with a minus), and what. */
export type Writing = {
  readonly at: number
  readonly by: string
  readonly purpose: Purpose
  readonly entry: Omit<MessageEntry, 'inReplyTo'>
  /** The message of this thread that it answers, by its place; none for the first. */
  readonly answers?: number
}
/** What a recipient does with the message at a place of the thread. */
export type Marking = {
  readonly at: number
  readonly by: string
  readonly act: 'display' | 'acknowledge'
  readonly of: number
}
/** A thread: messages and marks, each at its time. What lies in the future has not happened. */
export type Thread = { readonly writings: readonly Writing[]; readonly markings: readonly Marking[] }

const pickBureau = weighted<AliveCountry>(
  aliveCountries.map((bureau) => [
    bureau,
    { vn: 30, fr: 9, us: 8, de: 8, th: 7, eg: 6, es: 6, ma: 5, mx: 5 }[bureau as string] ?? 3,
  ]),
)
const pickAsking = weighted<Asking>([
  ['identity-check', 26],
  ['verification', 22],
  ['criminal-record', 18],
  ['vehicle', 16],
  ['arrest-follow-up', 8],
  ['free', 10],
])
const pickUrgency = weighted<Urgency>([
  ['normal', 70],
  ['urgent', 23],
  ['very-urgent', 7],
])

/** Minutes: an answer is wanted within, it is opened and answered between. */
const paces: Readonly<
  Record<Urgency, { wanted: number; opened: readonly [number, number]; answered: readonly [number, number] }>
> = {
  'very-urgent': { wanted: 60, opened: [1, 8], answered: [9, 55] },
  urgent: { wanted: 720, opened: [4, 70], answered: [80, 700] },
  normal: { wanted: 4320, opened: [15, 900], answered: [950, 4300] },
}

const purposeOf: Readonly<Record<Asking, Purpose>> = {
  'identity-check': 'identify',
  verification: 'security-check',
  'criminal-record': 'investigation-info',
  vehicle: 'locate',
  'arrest-follow-up': 'wanted',
  free: 'threat-trends',
}
const areaOf: Readonly<Record<Asking, CrimeArea>> = {
  'identity-check': 'identity-and-document-fraud',
  verification: 'identity-and-document-fraud',
  'criminal-record': 'financial-crime',
  vehicle: 'vehicle-crime',
  'arrest-follow-up': 'fugitives',
  free: 'people-smuggling',
}

/** Languages of the console a bureau works in; Viet Nam's own comes first among its own people. */
const spoken = (bureau: string): Language[] => (memberOfBureau(bureau)?.languages ?? ['en']).filter(isLanguage)

/** What a bureau writes to another in: mostly what both work in, now and then its own. */
const languageBetween = (random: Random, from: string, to: string): Language => {
  const shared = spoken(from).filter((language) => spoken(to).includes(language))
  const own = spoken(from)
  return random.perMille(650) && shared.length > 0
    ? random.pick(shared)
    : random.pick(own.length > 0 ? own : (['en'] as const))
}

const deskOf = (random: Random, bureau: string): string => `${bureau}.${random.perMille(700) ? 'desk' : 'desk-2'}`

/** What all messages of a thread share. Minutes are from the present; `minute` gives their instant. */
type Frame = {
  readonly random: Random
  readonly minute: (at: number) => string
  readonly kind: Asking
  readonly urgency: Urgency
  readonly from: string
  readonly language: Language
  readonly question: MessageForm | undefined
  readonly reference: (bureau: string) => string
}

const urgencyOf = ({ kind, urgency }: Pick<Frame, 'kind' | 'urgency'>) => ({
  urgency,
  crimeArea: areaOf[kind],
  ...(urgency === 'very-urgent' ? { urgencyReason: 'Exercise: the traveller stands at the counter.' } : {}),
})

const asking = (frame: Frame, start: number, to: string[]): Writing => {
  const { random, kind, from, language, question, urgency } = frame
  return {
    at: start,
    by: deskOf(random, from),
    purpose: purposeOf[kind],
    entry: {
      ...urgencyOf(frame),
      to,
      subject: said[kind][language].subject,
      body: said[kind][language].question,
      language,
      ourReference: frame.reference(from),
      ...(question ? { form: question } : {}),
      handlingCode: random.pick(['H0', 'H0', 'H0', 'H0', 'H1', 'H2'] as const),
      replyBy: frame.minute(start + paces[urgency].wanted),
    },
  }
}

const answering = (frame: Frame, at: number, bureau: string, language: Language): Writing => {
  const { random, kind, from } = frame
  const form = answerTo(random, frame.question, frame.minute(at).slice(0, 10))
  return {
    at,
    by: deskOf(random, bureau),
    purpose: purposeOf[kind],
    answers: 0,
    entry: {
      ...urgencyOf(frame),
      to: [from],
      subject: said[kind][language].subject,
      body: said[kind][language].answer,
      language,
      ourReference: frame.reference(bureau),
      yourReference: frame.reference(from),
      ...(form ? { form } : {}),
    },
  }
}

/** A word more in the same thread: thanks, a further question, or its short answer. */
const adding = (
  { random, kind, reference }: Frame,
  at: number,
  { by, to, language, body, answers }: Record<'by' | 'to' | 'body', string> & { language: Language; answers: number },
): Writing => ({
  at,
  by: deskOf(random, by),
  purpose: purposeOf[kind],
  answers,
  entry: {
    urgency: 'normal',
    crimeArea: areaOf[kind],
    to: [to],
    subject: said[kind][language].subject,
    body,
    language,
    ourReference: reference(by),
    yourReference: reference(to),
  },
})

const shortAnswers = ['wording.confirm', 'wording.nothing-held', 'wording.received'] as const

/** What one recipient does: it opens, answers or stays silent; its answer may bring thanks or a further question. */
const respond = (frame: Frame, start: number, bureau: string, writings: Writing[], markings: Marking[]): void => {
  const { random, from, kind, language } = frame
  const { opened, answered } = paces[frame.urgency]
  const mark = (at: number, by: string, act: Marking['act'], of: number) =>
    markings.push({ at, by: `${by}.desk`, act, of })
  // One in fourteen answers nobody: the platform reminds, and then tells the sender to call.
  const answers = !random.perMille(70)
  // Whoever answers in one go opens, acknowledges and answers in the same minute.
  if (!answers || random.perMille(600))
    mark(start + random.between(...opened), bureau, random.perMille(350) ? 'display' : 'acknowledge', 0)
  if (!answers) return
  const at = start + random.between(...answered)
  const own = languageBetween(random, bureau, from)
  const place = writings.push(answering(frame, at, bureau, own)) - 1
  mark(at + random.between(2, 40), from, 'acknowledge', place)
  const more = random.pick(['nothing', 'question', 'thanks'] as const)
  if (more === 'nothing') return
  const body = more === 'question' ? said[kind][language].more : say(language, 'wording.thanks')
  const last =
    writings.push(
      adding(frame, at + random.between(50, 600), { by: from, to: bureau, language, body, answers: place }),
    ) - 1
  mark(at + random.between(610, 1200), bureau, 'acknowledge', last)
  if (more === 'thanks') return
  const short = { by: bureau, to: from, language: own, body: say(own, random.pick(shortAnswers)), answers: last }
  writings.push(adding(frame, at + random.between(1250, 2600), short))
}

/** One thread of the month. `now` is the present; `n` gives its references. */
export const drawThread = (random: Random, now: string, n: number): Thread => {
  const from = pickBureau(random)
  const others = aliveCountries.filter((bureau) => bureau !== from)
  const first = from !== 'vn' && random.perMille(330) ? 'vn' : random.pick(others)
  const to = random.perMille(80) ? [...new Set([first, random.pick(others), random.pick(others)])] : [first]
  const kind = pickAsking(random)
  const urgency = pickUrgency(random)
  const start = -random.between(25, 30 * 24 * 60)
  const minute = (at: number): string => addHours(now, at / 60)
  const frame: Frame = {
    random,
    minute,
    kind,
    urgency,
    from,
    language: languageBetween(random, from, first),
    question: formOf(random, kind, from, first, minute(start).slice(0, 10)),
    reference: (bureau) => `${bureau.toUpperCase()}-EX-${now.slice(0, 4)}-${1000 + n}`,
  }
  const writings = [asking(frame, start, to)]
  const markings: Marking[] = []
  for (const bureau of to) respond(frame, start, bureau, writings, markings)
  return { writings, markings }
}
