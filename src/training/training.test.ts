// Training through the front door: courses written and taken, progress read off the register, certificates, needs and offers.
import { describe, expect, test } from 'vitest'
import { checkStories } from '../../test/checks.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const { ask } = checkStories(world)
const path = '/api/v1/training'

const english = (title: string, body: string) => ({ language: 'en', title, body })
const reading = { texts: [english('Before you begin', 'Exercise. Read this first.')] }
const practice = (steps: object[], order = 'in-order') => ({
  texts: [english('Practice', 'Exercise. Do what is asked.')],
  exercise: { order, steps },
})
const entry = (rest: object = {}) => ({
  level: 'basic',
  crimeAreas: ['money-laundering'],
  validMonths: 12,
  texts: [{ language: 'en', title: 'Checks and questions', summary: 'Exercise. How to ask well.' }],
  modules: [
    reading,
    practice([
      { operation: 'check.ask', database: 'nominal' },
      { operation: 'knowledge.ask', subjectKind: 'question' },
    ]),
  ],
  ...rest,
})
const written = async (rest: object = {}) => {
  const reply = await world.as('gs.analyst').post(`${path}/courses`, entry(rest))
  expect(reply.status, reply.text).toBe(201)
  return reply.body
}
const published = async (rest: object = {}) => {
  const { id, version } = await written(rest)
  return (await world.as('gs.analyst').post(`${path}/courses/${id}/publish`, { version })).body
}
const question = { language: 'en', title: 'Which form is the newest?', body: 'Exercise: about forms.' }
const askNetwork = (officer: string) => world.as(officer).post('/api/v1/knowledge/questions', question)
const checkPerson = (officer: string) =>
  ask(officer, { person: { family: 'Exercisename', given: 'Invented', dateOfBirth: '1979-04-12' } })
const mine = async (officer: string, id: string) => (await world.as(officer).get(`${path}/courses/${id}`)).body

const gsOwn = () => world.as('gs.analyst')

describe('a course', () => {
  test('is a draft of its bureau, and written by those the terms let offer training', async () => {
    const { id, version, parts } = await written()
    expect(parts[1].exercise).toMatchObject({ checked: true, steps: [{ met: false }, { met: false }] })
    expect((await world.as('vn.analyst').get(`${path}/courses/${id}`)).status).toBe(404)
    expect((await world.as('aseanapol.analyst').post(`${path}/courses`, entry())).body.key).toBe(
      'training.not-offering',
    )
    expect((await world.as('xa.analyst').post(`${path}/courses`, entry())).status).toBe(403)
    expect((await gsOwn().post(`${path}/courses/${id}/publish`, { version: version + 1 })).status).toBe(409)
    expect((await gsOwn().post(`${path}/courses/${id}/publish`, { version })).body.state).toBe('published')
    expect((await world.as('vn.analyst').get(`${path}/courses/${id}`)).status).toBe(200)
    expect((await world.as('xa.desk').get(`${path}/courses/${id}`)).status).toBe(404)
    expect((await world.as('vn.analyst').get(`${path}/courses/${id}/source`)).status).toBe(403)
  })

  test('asks only for what the register can show, and names nobody', async () => {
    const faults = async (rest: object) => {
      const { status, body } = await gsOwn().post(`${path}/courses`, entry(rest))
      expect(status).toBe(400)
      return body.pointers.map((one: { pointer: string; key: string }) => `${one.pointer} ${one.key}`)
    }
    const steps = [
      { operation: 'check.everything' },
      { operation: 'training.list' },
      { operation: 'check.ask', outcome: 'done' },
      { operation: 'check.ask', outcome: 'refused' },
    ]
    expect(await faults({ modules: [practice(steps)] })).toEqual([
      '/modules/0/exercise/steps/0/operation fault.training-unknown-operation',
      '/modules/0/exercise/steps/1/operation fault.training-no-fact',
      '/modules/0/exercise/steps/2/operation fault.training-outcome',
    ])
    expect(await faults({ modules: [{ texts: [{ language: 'fr', title: 'Titre', body: 'Exercice.' }] }] })).toEqual([
      '/modules/0/texts fault.training-module-languages',
    ])
    const iban = { texts: [english('Accounts', 'Exercise. FR14 2004 1010 0505 0001 3M02 606.')] }
    expect(await faults({ modules: [iban], insisted: 'Exercise: an example' })).toEqual([
      '/modules/0/texts/0/body fault.personal-data.account',
    ])
  })

  test('keeps its exercises once it is published; its words may be mended', async () => {
    const { id, version } = await published()
    const { body: source } = await gsOwn().get(`${path}/courses/${id}/source`)
    const { id: _id, state: _state, ...rest } = source
    const modules = source.modules.map(({ exercise, ...module }: { exercise: object | null }) => ({
      ...module,
      ...(exercise ? { exercise } : {}),
    }))
    const save = (more: object) => gsOwn().put(`${path}/courses/${id}`, { ...rest, modules, ...more })
    expect((await save({ modules: modules.slice(1) })).body.key).toBe('training.exercises-fixed')
    const texts = [{ ...source.texts[0], title: 'Checks and good questions' }]
    expect((await save({ texts })).body).toMatchObject({ title: 'Checks and good questions', version: version + 1 })
    expect((await save({ texts })).body.key).toBe('training.stale')
  })

  test('that was withdrawn says why and is taken no more', async () => {
    const { id, version } = await published()
    const reason = 'Exercise: superseded.'
    expect((await world.as('fr.analyst').post(`${path}/courses/${id}/withdraw`, { version, reason })).status).toBe(403)
    await gsOwn().post(`${path}/courses/${id}/withdraw`, { version, reason })
    const seen = await mine('vn.analyst', id)
    expect(seen).toMatchObject({ state: 'withdrawn', withdrawal: reason })
    expect(seen.allowed).not.toContain('enrol')
    expect((await world.as('vn.analyst').post(`${path}/courses/${id}/enrol`)).body.key).toBe('training.not-published')
    const module = `${path}/courses/${id}/modules/${seen.parts[0].id}`
    expect((await world.as('vn.analyst').get(module)).status).toBe(404)
  })
})

describe('progress', () => {
  test('is what stands in the learner’s own facts since enrolment, in the order asked for, and ends in a certificate', async () => {
    const { id, parts } = await published()
    const learner = world.as('vn.desk')
    // Before enrolment nothing counts.
    await checkPerson('vn.desk')
    expect((await learner.post(`${path}/courses/${id}/enrol`)).body.mine).toMatchObject({ met: 0, steps: 3 })
    expect((await learner.post(`${path}/courses/${id}/enrol`)).body.key).toBe('training.enrolled-already')
    // The second step before the first, and what somebody else does, count nothing.
    await askNetwork('vn.desk')
    await checkPerson('fr.desk')
    await world.settle()
    expect((await mine('vn.desk', id)).mine).toMatchObject({ met: 0 })
    // A check of something else is no check of a person.
    await ask('vn.desk', { vehicle: { plate: 'EXERCISE1', country: 'FRA' } })
    expect((await mine('vn.desk', id)).mine).toMatchObject({ met: 0 })
    await checkPerson('vn.desk')
    expect((await mine('vn.desk', id)).parts[1].exercise.steps.map((one: { met: boolean }) => one.met)).toEqual([
      true,
      false,
    ])
    expect((await learner.post(`${path}/courses/${id}/certificate`)).body.key).toBe('training.not-complete')
    await askNetwork('vn.desk')
    expect((await learner.get(`${path}/courses/${id}/modules/${parts[0].id}`)).body.title).toBe('Before you begin')
    const done = await mine('vn.desk', id)
    expect(done.mine).toMatchObject({ met: 3, steps: 3 })
    expect(done.allowed).toContain('finish')
    const issued = await learner.post(`${path}/courses/${id}/certificate`)
    expect(issued.status).toBe(201)
    expect(issued.body).toMatchObject({
      reference: 'CER-2026-000001',
      officer: 'vn.desk',
      validUntil: '2027-11-21',
      valid: true,
      exercises: true,
    })
    expect((await learner.post(`${path}/courses/${id}/certificate`)).body.key).toBe('training.not-enrolled')
    expect((await mine('vn.desk', id)).mine).toMatchObject({ state: 'finished', met: 3, steps: 3 })
  })

  test('is seen by the learner and the administrator of the learner’s bureau; by instructors only as counts', async () => {
    const { id } = await published({ modules: [reading, reading] })
    await world.as('fr.analyst').post(`${path}/courses/${id}/enrol`)
    await world.as('fr.desk').post(`${path}/courses/${id}/enrol`)
    await world.as('de.analyst').post(`${path}/courses/${id}/enrol`)
    const { parts } = await mine('fr.analyst', id)
    await world.as('fr.analyst').get(`${path}/courses/${id}/modules/${parts[0].id}`)
    await world.as('de.analyst').post(`${path}/courses/${id}/leave`)
    const learners = await gsOwn().get(`${path}/courses/${id}/learners`)
    expect(learners.body.groups).toEqual([
      { bureau: 'de', bureauName: 'IP Wiesbaden', unit: null, enrolled: 0, finished: 0, left: 1, met: 0, steps: 0 },
      { bureau: 'fr', bureauName: 'IP Paris', unit: null, enrolled: 2, finished: 0, left: 0, met: 1, steps: 4 },
    ])
    expect(learners.text).not.toContain('fr.analyst')
    expect((await world.as('fr.analyst').get(`${path}/courses/${id}/learners`)).status).toBe(403)
    const bureau = await world.as('fr.administrator').get(`${path}/bureau`)
    const lines = bureau.body.officers.filter((one: { course: string }) => one.course === id)
    expect(lines.map((one: { officer: string; met: number }) => `${one.officer} ${one.met}`)).toEqual([
      'fr.desk 0',
      'fr.analyst 1',
    ])
    expect((await world.as('de.administrator').get(`${path}/bureau`)).text).not.toContain('fr.analyst')
    expect((await world.as('fr.analyst').get(`${path}/bureau`)).status).toBe(403)
    const own = await world.as('fr.desk').get(`${path}/mine`)
    expect(own.body.courses.filter((one: { course: string }) => one.course === id)).toMatchObject([
      { met: 0, steps: 2 },
    ])
  })

  test('outside a world of exercises checks no exercise and says so: the modules are read', async () => {
    const { id, parts } = await published()
    const kind = (now: string) => world.database.client.query('update world set kind = $1', [now])
    await world.as('us.analyst').post(`${path}/courses/${id}/enrol`)
    await kind('real')
    try {
      const seen = await mine('us.analyst', id)
      expect(seen.mine).toMatchObject({ met: 0, steps: 2 })
      expect(seen.parts[1].exercise.checked).toBe(false)
      for (const { id: module } of parts) await world.as('us.analyst').get(`${path}/courses/${id}/modules/${module}`)
      const issued = await world.as('us.analyst').post(`${path}/courses/${id}/certificate`)
      expect(issued.body).toMatchObject({ exercises: false, valid: true })
    } finally {
      await kind('demonstration')
    }
  })
})

describe('a certificate', () => {
  test('is verified by its reference by everybody signed in, reminds before its end, and is good no more after it', async () => {
    const { id, parts } = await published({ modules: [reading], validMonths: 3 })
    await world.as('eg.analyst').post(`${path}/courses/${id}/enrol`)
    await world.as('eg.analyst').get(`${path}/courses/${id}/modules/${parts[0].id}`)
    const { reference } = (await world.as('eg.analyst').post(`${path}/courses/${id}/certificate`)).body
    const verified = await world.as('xa.desk').get(`${path}/certificates/${reference}`)
    expect(verified.body).toMatchObject({ officer: 'eg.analyst', by: 'gs', valid: true, refreshDue: false })
    expect((await world.stranger().get(`${path}/certificates/${reference}`)).status).toBe(401)
    expect((await world.as('xa.desk').get(`${path}/certificates/CER-2026-999999`)).status).toBe(404)
    const day = 24 * 3600 * 1000
    await world.pass(33 * day)
    const { rows } = await world.database.client.query(
      "select tell, detail from fact where operation = 'training.refresh-due'",
    )
    expect(rows).toMatchObject([{ tell: ['eg'], detail: { certificate: reference } }])
    world.forget('eg.analyst')
    expect((await world.as('eg.analyst').get(`${path}/mine`)).body.certificates).toMatchObject([
      { reference, valid: true, refreshDue: true },
    ])
    await world.pass(61 * day)
    world.forget('xa.desk')
    expect((await world.as('xa.desk').get(`${path}/certificates/${reference}`)).body).toMatchObject({ valid: false })
  })
})

describe('needs and offers', () => {
  const need = { crimeArea: 'cybercrime', places: 8, by: '2027-12-31', languages: ['fr', 'ar'] }
  const offer = { crimeArea: 'cybercrime', places: 10, from: '2027-06-01', to: '2027-06-05', languages: ['fr'] }

  test('meet with reasons, for those who take part', async () => {
    for (const one of ['eg.analyst', 'fr.analyst', 'de.analyst', 'vn.analyst', 'xa.analyst', 'aseanapol.analyst'])
      world.forget(one)
    const online = { ...offer, how: 'online' }
    expect(
      (await world.as('fr.analyst').post(`${path}/offers`, { ...offer, how: 'place' })).body.pointers,
    ).toMatchObject([{ pointer: '/venue' }])
    const given = await world.as('fr.analyst').post(`${path}/offers`, online)
    expect(given.status).toBe(201)
    await world.as('de.analyst').post(`${path}/offers`, { ...online, languages: ['en'] })
    expect((await world.as('aseanapol.analyst').post(`${path}/offers`, online)).status).toBe(403)
    const stated = await world.as('eg.analyst').post(`${path}/needs`, { ...need, note: 'Exercise: reading traces.' })
    expect(stated.body.matches).toMatchObject([
      { fits: true, found: ['area', 'language', 'in-time', 'all-places', 'online'], shared: ['fr'] },
      { fits: false, missing: ['language'] },
    ])
    expect((await world.as('vn.analyst').get(`${path}/needs`)).body.needs).toHaveLength(1)
    expect((await world.as('xa.analyst').get(`${path}/needs`)).body.needs).toEqual([])
    expect((await world.as('xa.analyst').post(`${path}/needs`, need)).body.key).toBe('training.not-taking-part')
    const close = { version: given.body.version, how: 'full' }
    expect((await world.as('de.analyst').post(`${path}/offers/${given.body.id}/close`, close)).status).toBe(403)
    expect((await world.as('fr.analyst').post(`${path}/offers/${given.body.id}/close`, close)).body.state).toBe('full')
    expect((await world.as('eg.analyst').get(`${path}/needs`)).body.needs[0].matches).toMatchObject([{ fits: false }])
    const met = { version: stated.body.version, how: 'met' }
    await world.as('eg.analyst').post(`${path}/needs/${stated.body.id}/close`, met)
    expect((await world.as('eg.analyst').post(`${path}/needs/${stated.body.id}/close`, met)).body.key).toBe(
      'training.not-open',
    )
  })

  test('hold no personal data and lie ahead', async () => {
    const state = (rest: object) => world.as('eg.analyst').post(`${path}/needs`, { ...need, ...rest })
    expect((await state({ note: 'Exercise: write to someone@mail.example' })).body.pointers[0].key).toBe(
      'fault.personal-data.email',
    )
    expect((await state({ by: '2026-01-01' })).body.pointers[0].key).toBe('fault.training-day')
  })
})
