// Training of the demonstration: three courses with exercises, who takes them, a certificate, needs and offers.
import { analysing, dayOf, ringClocks } from '../demonstration.network.ts'
import type { Stage } from '../demonstration.stage.ts'
import { setTimer } from '../kernel/timer.ts'
import { putQuestion } from '../knowledge/knowledge.demo.ts'
import type { Language } from '../terms/language.ts'
import { trainingSlice } from './training.api.ts'
import {
  enrolInCourse,
  offerTraining,
  publishCourse,
  readModule,
  stateNeed,
  writeCourse,
} from './training.operations.ts'
import type { CourseEntry } from './training.schema.ts'
import { endEnrolment, insertCertificate, lockOwnEnrolment, refreshTimer } from './training.store.ts'
import { trainingTimers } from './training.timers.ts'
import { monthsLater, refreshDay } from './training.workflow.ts'

const insisted = 'Exercise: words of an example, nobody is meant.'

const text = (language: Language, title: string, body: string) => ({ language, title, body })

const checks: CourseEntry = {
  level: 'basic',
  crimeAreas: [],
  validMonths: 24,
  insisted,
  texts: [
    {
      language: 'en',
      title: 'First checks at the counter',
      summary: 'Exercise. Ask, read the answer, and say what you found.',
    },
    { language: 'vi', title: 'Tra cứu đầu tiên tại quầy', summary: 'Diễn tập. Hỏi, đọc trả lời và nói điều đã thấy.' },
    { language: 'ar', title: 'أول استعلام عند الشباك', summary: 'تمرين. اسأل واقرأ الجواب وقل ما وجدت.' },
  ],
  modules: [
    {
      texts: [
        text(
          'en',
          'What an answer means',
          'Exercise. A match by number is a match of a document. A match by name is a question, not an answer.',
        ),
        text(
          'vi',
          'Trả lời nghĩa là gì',
          'Diễn tập. Trùng số là trùng giấy tờ. Trùng tên là một câu hỏi, chưa phải câu trả lời.',
        ),
        text('ar', 'ما معنى الجواب', 'تمرين. تطابق الرقم تطابق وثيقة. وتطابق الاسم سؤال لا جواب.'),
      ],
    },
    {
      texts: [
        text(
          'en',
          'Exercise: ask for a document',
          'Exercise. Ask for the lost passport of the first page, then for a person by name.',
        ),
        text(
          'vi',
          'Bài tập: hỏi một giấy tờ',
          'Diễn tập. Hỏi hộ chiếu bị mất ở trang đầu, rồi hỏi một người theo tên.',
        ),
        text('ar', 'تمرين: اسأل عن وثيقة', 'تمرين. اسأل عن جواز فرنسي ثم عن شخص باسمه.'),
      ],
      exercise: {
        order: 'in-order',
        steps: [
          { operation: 'check.ask', database: 'travel-document' },
          { operation: 'check.ask', database: 'nominal' },
        ],
      },
    },
  ],
}

const asking: CourseEntry = {
  level: 'advanced',
  crimeAreas: ['people-smuggling', 'trafficking-in-human-beings'],
  validMonths: 12,
  insisted,
  texts: [
    {
      language: 'en',
      title: 'Asking the network well',
      summary: 'Exercise. From a rise in figures to a request that can be answered in time.',
    },
    {
      language: 'fr',
      title: 'Bien demander au réseau',
      summary: 'Exercice. D’une hausse des chiffres à une demande qui reçoit sa réponse à temps.',
    },
  ],
  modules: [
    {
      texts: [
        text('en', 'Decision, day, reader', 'Exercise. Name the decision first. Then the day. Then who reads it.'),
        text('fr', 'Décision, jour, lecteur', 'Exercice. Nommez d’abord la décision. Puis le jour. Puis qui lit.'),
      ],
    },
    {
      texts: [
        text('en', 'Exercise: put a question', 'Exercise. Put a question to the network that names nobody.'),
        text('fr', 'Exercice: posez une question', 'Exercice. Posez au réseau une question qui ne nomme personne.'),
      ],
      exercise: { order: 'any-order', steps: [{ operation: 'knowledge.ask', subjectKind: 'question' }] },
    },
  ],
}

const material: CourseEntry = {
  level: 'expert',
  crimeAreas: ['people-smuggling'],
  validMonths: 18,
  insisted,
  texts: [
    {
      language: 'en',
      title: 'Two names, one person',
      summary: 'Exercise. Reading proposals of resolution, for and against, and undoing what was decided.',
    },
  ],
  modules: [
    {
      texts: [
        text(
          'en',
          'Evidence for and against',
          'Exercise. A number held by one is worth more than a name held by many.',
        ),
      ],
    },
    {
      texts: [text('en', 'Exercise: decide and undo', 'Exercise. Decide one pair with a reason, and take it back.')],
      exercise: { order: 'in-order', steps: [{ operation: 'material.decide' }, { operation: 'material.undo' }] },
    },
  ],
}

type Given = { readonly id: string; readonly modules: readonly string[] }

const give = async (stage: Stage, days: number, by: string, body: CourseEntry): Promise<Given> => {
  const scene = analysing(stage)
  const { id, version, parts } = await stage.play(scene(days, by), trainingSlice, writeCourse, { body })
  await stage.play(scene(days - 1, by), trainingSlice, publishCourse, { params: { id }, body: { version } })
  return { id, modules: parts.map((part) => part.id) }
}

const read = (stage: Stage, days: number, by: string, course: Given, place: number) =>
  stage.play(analysing(stage)(days, by), trainingSlice, readModule, {
    params: { id: course.id, module: course.modules[place] ?? '' },
  })

/**
 * The certificate of somebody who has done all steps. The register is written when the whole past has been played, so the platform
 * cannot look its steps up yet: they are played here, before the certificate.
 */
const certify = async (stage: Stage, course: Given, by: string): Promise<void> => {
  const scene = analysing(stage)
  await stage.play(scene(29, by), trainingSlice, enrolInCourse, { params: { id: course.id } })
  await read(stage, 28.5, by, course, 0)
  await putQuestion(
    stage,
    scene(28, by),
    'Which figures help those who receive victims?',
    'Exercise. We count crossings; they ask for ages and languages.',
  )
  await stage.playChange(scene(27, by), 'training.finish', async (context) => {
    const enrolment = await lockOwnEnrolment(context, course.id)
    await endEnrolment(context, enrolment, 'finished', { met: 2, steps: 2 })
    const validUntil = monthsLater(context.now.slice(0, 10), asking.validMonths)
    const certificate = await insertCertificate(context, enrolment, { validUntil, exercises: true })
    await setTimer(context, {
      kind: refreshTimer,
      ref: certificate.id,
      dueAt: `${refreshDay(validUntil)}T08:00:00.000Z`,
      bureau: certificate.bureau,
    })
    context.note({
      subject: { kind: 'training', id: course.id },
      tell: [...new Set(['gs', certificate.bureau])],
      detail: { enrolment: enrolment.id, certificate: certificate.reference },
    })
  })
}

const board = async (stage: Stage): Promise<void> => {
  const scene = analysing(stage)
  const needs = [
    ['vn.command', 'people-smuggling', 12, 90, ['vi', 'en'], 'Exercise: talking with people who came over the border.'],
    ['ke.command', 'environmental-crime', 8, 120, ['en'], 'Exercise: reading declarations.'],
    ['mx.command', 'people-smuggling', 20, 60, ['es'], 'Exercise: routes by land.'],
  ] as const
  for (const [place, [by, crimeArea, places, by_, languages, note]] of needs.entries())
    await stage.play(scene(20 - place, by), trainingSlice, stateNeed, {
      body: { crimeArea, places, by: dayOf(stage, by_), languages: [...languages], note, insisted },
    })
  await stage.play(scene(15, 'gs.analyst'), trainingSlice, offerTraining, {
    body: {
      crimeArea: 'people-smuggling',
      places: 15,
      from: dayOf(stage, 40),
      to: dayOf(stage, 44),
      languages: ['en', 'fr'],
      how: 'online',
      note: 'Exercise: five mornings, with interpreters on demand.',
      insisted,
    },
  })
  await stage.play(scene(8, 'es.analyst'), trainingSlice, offerTraining, {
    body: {
      crimeArea: 'people-smuggling',
      places: 10,
      from: dayOf(stage, 75),
      to: dayOf(stage, 79),
      languages: ['es'],
      how: 'place',
      venue: 'Algeciras',
      note: 'Exercise: a week at the port.',
      insisted,
    },
  })
}

/** Plays courses, learners, a certificate, needs and offers. */
export const makeTraining = async (stage: Stage): Promise<void> => {
  const scene = analysing(stage)
  const first = await give(stage, 80, 'gs.analyst', checks)
  const second = await give(stage, 45, 'gs.analyst', asking)
  await give(stage, 12, 'vn.analyst', material)
  await certify(stage, second, 'vn.analyst')
  for (const [by, days] of [
    ['th.analyst', 20],
    ['iom.analyst', 9],
  ] as const) {
    await stage.play(scene(days, by), trainingSlice, enrolInCourse, { params: { id: second.id } })
    await read(stage, days - 0.5, by, second, 0)
  }
  await stage.play(scene(30, 'vn.desk'), trainingSlice, enrolInCourse, { params: { id: first.id } })
  await read(stage, 29.8, 'vn.desk', first, 0)
  await board(stage)
  await ringClocks(stage, trainingTimers, stage.now)
}
