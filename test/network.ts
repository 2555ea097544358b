/** One of everything of the analysts' network that can be read, and how its readers ask for it. */
import { expect } from 'vitest'
import { forAnalysis } from './analysis.ts'
import { contribution, materialStories, person } from './material.ts'
import { requestStories, requests } from './requests.ts'
import { base64, screeningStories, tableOf, uploadOf } from './screenings.ts'
import type { Reply, World } from './world.ts'

const made = (reply: Reply): Reply['body'] => {
  expect(reply.status, reply.text).toBeLessThan(300)
  return reply.body
}

/** A table of two rows, as somebody else's system gives it out. */
const table = 'Family,Given\nEXERCISE,Ann\nEXERCISE,Ben\n'

/**
 * Makes an expert, a group, a request, a file with its material and a lead in a world where these do not stand yet; `number` stands in
 * what is sealed of each. Answers, by the name of each operation that reads them, how it is asked.
 */
export const makeNetwork = async (
  world: World,
  number: string,
): Promise<Readonly<Record<string, () => Promise<Reply>>>> => {
  const analyst = world.as('vn.analyst', forAnalysis)

  const nominated = made(
    await world.as('vn.command').post('/api/v1/experts', {
      officer: 'vn.analyst',
      name: `Exercise Expert ${number}`,
      function: 'Exercise analyst',
      clearance: 1,
      skills: [{ kind: 'method', code: 'link-analysis', level: 2 }],
    }),
  )
  made(await analyst.post(`/api/v1/experts/${nominated.id}/consent`, { version: nominated.version, given: true }))

  const group = made(
    await analyst.post('/api/v1/groups', { name: 'Exercise group', purpose: 'Exercise.', crimeAreas: ['drugs'] }),
  )
  const event = made(
    await analyst.post(`/api/v1/groups/${group.id}/events`, {
      kind: 'meeting',
      title: 'Exercise meeting',
      startsAt: '2026-12-01T09:00:00.000Z',
      endsAt: '2026-12-01T10:00:00.000Z',
      zone: 'Asia/Ho_Chi_Minh',
      place: 'Room 7',
      agenda: ['Opening'],
    }),
  )
  const note = made(
    await analyst.post(`/api/v1/groups/${group.id}/notes`, { title: 'Exercise note', text: `Exercise ${number}` }),
  )

  const screened = made(
    await world
      .as('fr.desk')
      .post('/api/v1/screenings', uploadOf(tableOf([['EXERCISE', 'Ann', '1980-01-01', 'FRA', number, 'FRA']]))),
  )
  await screeningStories(world).work()
  const copy = made(await world.as('fr.desk').post(`/api/v1/screenings/${screened.id}/reports`))

  const { answered } = requestStories(world)
  const material = materialStories(world)
  const enclosed = await material.attach('vn.analyst', 'enclosed.txt', Buffer.from(`Exercise, passport ${number}`))
  const answer = { annex: `Exercise ${number}`, attachments: [enclosed] }
  const request = await answered('fr.analyst', 'vn', { annex: `Exercise ${number}` }, answer)

  const file = await material.opened()
  const attachment = await material.attach('vn.analyst', 'exercise.csv', Buffer.from(table))
  const attached = await material.attach('vn.analyst', 'exercise.txt', Buffer.from(`Exercise, passport ${number}`))
  const given = await material.contributed('vn.analyst', file, {
    ...contribution({
      text: `Exercise: Mr. Ann EXERCISE, passport ${number}, +84 24 3000 0000`,
      attachments: [attached],
    }),
    entities: [person('#one', `EXERCISE ${number}`), person('#two', `EXERCISE ${number}`)],
  })
  const [one, two] = material.entitiesOf(given)
  const extraction = made(await analyst.post(`/api/v1/contributions/${given.id}/extractions`, {}))
  const run = made(await analyst.post(`/api/v1/files/${file}/resolution-runs`))
  await material.until(
    async () => (await analyst.get(`/api/v1/resolution-runs/${run.id}`)).body.state,
    (state) => state !== 'running' && state !== 'waiting',
  )
  made(await analyst.post(`/api/v1/files/${file}/decisions`, { one, other: two, verdict: 'same', reason: 'Exercise' }))
  const taken = made(
    await analyst.post(`/api/v1/files/${file}/exports`, {
      all: true,
      format: 'csv',
      recipients: ['fr'],
      title: 'Exercise release',
    }),
  )
  const lead = made(
    await analyst.post('/api/v1/leads', {
      to: ['fr'],
      about: { kind: 'bureau' },
      todo: 'Exercise. Look at lorries with blue tarpaulins.',
      why: 'Exercise. Three crossings followed the same way.',
      annex: `Exercise ${number}`,
      grade: { scheme: '4x4', code: 'B2' },
      marking: { handlingCode: 'H0', confidentiality: 'official-use-only' },
      dueAt: new Date(Date.parse(world.clock.now()) + 72 * 3_600_000).toISOString(),
    }),
  )
  const secretariat = world.as('gs.analyst')
  const course = made(
    await secretariat.post('/api/v1/training/courses', {
      level: 'basic',
      crimeAreas: [],
      validMonths: 12,
      texts: [{ language: 'en', title: 'Exercise course', summary: 'Exercise.' }],
      modules: [{ texts: [{ language: 'en', title: 'To read', body: 'Exercise.' }] }],
    }),
  )
  made(await secretariat.post(`/api/v1/training/courses/${course.id}/publish`, { version: course.version }))
  made(await analyst.post(`/api/v1/training/courses/${course.id}/enrol`))
  const [module] = (await analyst.get(`/api/v1/training/courses/${course.id}`)).body.parts
  const ofModule = `/api/v1/training/courses/${course.id}/modules/${module.id}`
  made(await analyst.get(ofModule))
  await world.settle()
  const certificate = made(await analyst.post(`/api/v1/training/courses/${course.id}/certificate`))

  const get = (path: string) => () => analyst.get(`/api/v1/${path}`)
  const post = (path: string, body: object) => () => analyst.post(`/api/v1/${path}`, body)
  const ofFile = `files/${file}`
  const screener = world.as('fr.desk')
  const fromDesk = (path: string) => () => screener.get(`/api/v1/${path}`)
  return {
    'bureau.grants': () => world.as('gs.administrator').get('/api/v1/bureaus/fr/grants'),
    'screening.preview': () =>
      screener.post('/api/v1/screenings/preview', { form: 'csv', content: base64(`Surname\nEXERCISE ${number}\n`) }),
    'screening.list': fromDesk('screenings'),
    'screening.show': fromDesk(`screenings/${screened.id}`),
    'screening.matches': fromDesk(`screenings/${screened.id}/matches`),
    'screening.report-show': fromDesk(`screening-reports/${copy.id}`),
    'screening.report-file': fromDesk(`screening-reports/${copy.id}/file`),
    'expert.list': get('experts'),
    'expert.search': post('experts/search', { question: 'link analysis' }),
    'expert.show': get(`experts/${nominated.id}`),
    'expert.viewers': get(`experts/${nominated.id}/viewers`),
    'group.show': get(`groups/${group.id}`),
    'group.event-show': get(`group-events/${event.id}`),
    'group.note-show': get(`group-notes/${note.id}`),
    'group.note-versions': get(`group-notes/${note.id}/versions`),
    'request.route': post('requests/routing', {
      question: 'Which routes do smugglers of people use?',
      wanted: 'pattern',
      crimeArea: 'people-smuggling',
      language: 'en',
      neededBy: new Date(Date.parse(world.clock.now()) + 240 * 3_600_000).toISOString(),
      confidentiality: 'official-use-only',
    }),
    'request.show': () => analyst.get(`${requests}/${request.id}`),
    'request.attachment': get(`requests/${request.id}/attachments/${enclosed}`),
    'analysis.show': get(ofFile),
    'analysis.file-consents': get(`${ofFile}/consents`),
    'analysis.consents': get('file-consents'),
    'analysis.show-release': get(`file-releases/${taken.id}`),
    'material.open': get(`${ofFile}/material`),
    'material.search': post(`${ofFile}/material/search`, { text: 'exercise' }),
    'material.entity': get(`${ofFile}/entities/${one}`),
    'material.links': get(`${ofFile}/entities/${one}/links`),
    'material.events': get(`${ofFile}/events`),
    'material.conflicts': get(`${ofFile}/conflicts`),
    'material.contributions': get(`${ofFile}/contributions`),
    'material.contribution': get(`contributions/${given.id}`),
    'material.claims': get(`contributions/${given.id}/claims`),
    'material.file': get(`contributions/${given.id}/attachments/${attached}`),
    'material.extraction': get(`extractions/${extraction.id}`),
    'material.try-table': post(`${ofFile}/imports/trial`, { attachment, entityKind: 'person' }),
    'material.proposals': get(`resolution-runs/${run.id}/proposals`),
    'material.decisions': get(`${ofFile}/decisions`),
    'lead.show': get(`leads/${lead.id}`),
    'training.module': () => analyst.get(ofModule),
    'training.bureau': () => world.as('vn.administrator').get('/api/v1/training/bureau'),
    'training.verify': get(`training/certificates/${certificate.reference}`),
  }
}
