/** Stories of what helps writing messages and following them up: forms, drafts, groups, wordings, reminders, more time. */
import { describe, expect, test } from 'vitest'
import { pointers } from '../../test/records.ts'
import { startWorld } from '../../test/world.ts'
import { languages } from '../terms/language.ts'
import { replyWordings } from './message.wording.table.ts'

const world = startWorld()
const minute = 60_000
const hour = 60 * minute
const messages = '/api/v1/messages'

/** Sessions end after twelve hours: whoever acts after a longer time signs in again. */
const pass = async (milliseconds: number): Promise<void> => {
  await world.pass(milliseconds)
  for (const bureau of ['vn', 'fr', 'de', 'us', 'gs'])
    for (const duty of ['desk', 'desk-2', 'command', 'analyst']) world.forget(`${bureau}.${duty}`)
}

const later = (milliseconds: number): string => new Date(world.clock.milliseconds() + milliseconds).toISOString()
const entry = { subject: 'Exercise', body: 'Please answer this exercise.', ourReference: 'VN-EXERCISE-1' }

/** A message of vn that was sent and lies in the mailboxes. */
const sent = async (fields: object): Promise<string> => {
  const reply = await world.as('vn.desk').post(messages, { ...entry, ...fields })
  expect(reply.status, reply.text).toBe(201)
  await world.settle()
  return reply.body.id
}
const followUp = async (officer: string, id: string) =>
  (await world.as(officer).get(`${messages}/${id}/follow-up`)).body
const answer = (officer: string, to: string, inReplyTo: string) =>
  world.as(officer).post(messages, { ...entry, to: [to], inReplyTo, ourReference: 'EXERCISE-ANSWER' })

const facts = async (operation: string) =>
  (
    await world.database.client.query<{ bureau: string; detail: unknown; tell: string[]; subject: string }>(
      "select bureau, detail, tell, subject from fact where operation = $1 and outcome = 'done' order by at",
      [operation],
    )
  ).rows

describe('a form beside the text', () => {
  const person = { names: [{ use: 'main', family: 'Exemple', given: 'Ana Test' }] }
  const form = { kind: 'identity-check', person: { ...person, dateOfBirth: '1980-03' }, asked: ['identity'] }

  test('is refused with a name without a birth date, and nothing is sent', async () => {
    const reply = await world
      .as('vn.desk')
      .post(messages, { ...entry, to: ['fr'], form: { ...form, person, asked: ['identity'] } })
    expect(reply.status).toBe(400)
    expect(pointers(reply)).toEqual(['/form/person/dateOfBirth fault.form-name-without-birth'])
    await world.settle()
    expect((await world.as('fr.desk').get(messages)).body.messages).toEqual([])
  })

  test('is refused when it asks nothing or says what it does not know, each with its place', async () => {
    const nothing = await world.as('vn.desk').post(messages, { ...entry, to: ['fr'], form: { ...form, asked: [] } })
    expect(pointers(nothing)).toEqual(['/form/asked fault.form-asks-nothing'])
    const foreign = await world.as('vn.desk').post(messages, { ...entry, to: ['fr'], form: { ...form, religion: 'x' } })
    expect(pointers(foreign)).toEqual(['/form/religion fault.sensitive'])
  })

  test('arrives as it was filled in, and is answered by its own form', async () => {
    const id = await sent({ to: ['fr'], form })
    const arrived = await world.as('fr.desk').get(`${messages}/${id}`)
    expect(arrived.body).toMatchObject({ form: 'identity-check', content: form })
    const answered = await world.as('fr.desk').post(messages, {
      ...entry,
      to: ['vn'],
      inReplyTo: id,
      form: { kind: 'identity-check-answer', answered: [{ item: 'identity', finding: 'yes' }], papersBy: '2026-12-01' },
    })
    expect(answered.status, answered.text).toBe(201)
    expect((await followUp('vn.desk', id)).awaited).toMatchObject([{ bureau: 'fr', answeredAt: world.clock.now() }])
  })
})

describe('a draft', () => {
  const id = '01939393-0000-7000-8000-00000000d001'
  const path = `/api/v1/message-drafts/${id}`
  const content = { to: ['fr'], subject: 'Nháp diễn tập', body: 'half a sen', form: { kind: 'vehicle', vehicle: {} } }

  test('is kept half written, and read by its officer alone', async () => {
    const kept = await world.as('vn.desk').put(path, { content })
    expect(kept.status, kept.text).toBe(200)
    expect(kept.body).toMatchObject({ id, version: 1, subject: content.subject, content })
    expect((await world.as('vn.desk').get(path)).body.content).toEqual(content)
    for (const other of ['vn.desk-2', 'vn.command', 'fr.desk', 'gs.desk']) {
      expect((await world.as(other).get(path)).status).toBe(404)
      expect((await world.as(other).put(path, { content: {} })).status).toBe(404)
      expect((await world.as(other).put(path, { version: 1, content: {} })).status).toBe(409)
      expect((await world.as(other).delete(path)).status).toBe(404)
      expect((await world.as(other).get('/api/v1/message-drafts')).body.drafts).toEqual([])
    }
    expect((await world.as('vn.desk').get(path)).body.content).toEqual(content)
  })

  test('is not overwritten from another tab: the second hears who kept it and when', async () => {
    const one = await world.as('vn.desk').put(path, { version: 1, content: { ...content, body: 'a sentence' } })
    expect(one.body.version).toBe(2)
    const other = await world.as('vn.desk').put(path, { version: 1, content })
    expect(other.status).toBe(409)
    expect(other.body.key).toBe('message.draft-stale')
    expect(other.body.detail).toContain('vn.desk')
    expect(other.body.detail).toContain(`${world.clock.now().slice(11, 19)}Z`)
    expect((await world.as('vn.desk').put(path, { content })).status).toBe(409)
    expect((await world.as('vn.desk').get(path)).body.content.body).toBe('a sentence')
  })

  test('is sealed: the store holds no word of it', async () => {
    const { rows } = await world.database.client.query<{ content: Buffer }>('select content from message_draft')
    expect(rows).toHaveLength(1)
    expect(rows[0]?.content.includes('sentence')).toBe(false)
  })

  test('goes when it is sent under its id, with its key, and does not come back', async () => {
    const count = async () => (await world.database.client.query('select 1 from sealing')).rowCount ?? 0
    const before = await count()
    await sent({ id, to: ['fr'] })
    expect(await count()).toBe(before)
    expect((await world.as('vn.desk').get(path)).status).toBe(404)
    const asleep = await world.as('vn.desk').put(path, { content })
    expect(asleep.status).toBe(409)
    expect(asleep.body.key).toBe('message.draft-sent')
    expect((await world.as('vn.desk').put(path, { version: 2, content })).status).toBe(409)
  })

  test('is thrown away by hand, listed last kept first, and too large a form is refused', async () => {
    const ids = ['01939393-0000-7000-8000-00000000d002', '01939393-0000-7000-8000-00000000d003']
    for (const one of ids) {
      world.clock.advance(1000)
      await world.as('vn.desk').put(`/api/v1/message-drafts/${one}`, { content })
    }
    const listed = await world.as('vn.desk').get('/api/v1/message-drafts?limit=1')
    expect(listed.body.drafts.map((draft: { id: string }) => draft.id)).toEqual([ids[1]])
    const next = await world.as('vn.desk').get(`/api/v1/message-drafts?after=${listed.body.after}`)
    expect(next.body.drafts.map((draft: { id: string }) => draft.id)).toEqual([ids[0]])
    const large = await world
      .as('vn.desk')
      .put(`/api/v1/message-drafts/${ids[0]}`, { version: 1, content: { form: { text: 'x'.repeat(66_000) } } })
    expect(pointers(large)).toEqual(['/content/form fault.maxLength'])
    for (const one of ids) expect((await world.as('vn.desk').delete(`/api/v1/message-drafts/${one}`)).status).toBe(200)
    expect((await world.as('vn.desk').delete(`/api/v1/message-drafts/${ids[0]}`)).status).toBe(404)
  })

  test('that nobody touches is forgotten after thirty days; one that is written on stays', async () => {
    const [old, fresh] = ['01939393-0000-7000-8000-00000000d004', '01939393-0000-7000-8000-00000000d005']
    for (const one of [old, fresh]) await world.as('vn.desk').put(`/api/v1/message-drafts/${one}`, { content })
    await pass(20 * 24 * hour)
    await world.as('vn.desk').put(`/api/v1/message-drafts/${fresh}`, { version: 1, content })
    await pass(11 * 24 * hour)
    const left = (await world.as('vn.desk').get('/api/v1/message-drafts')).body.drafts
    expect(left.map((draft: { id: string }) => draft.id)).toEqual([fresh])
    await world.as('vn.desk').delete(`/api/v1/message-drafts/${fresh}`)
  })
})

describe('groups', () => {
  const path = '/api/v1/message-groups'
  test('of the platform show whom they stand for, without the sender', async () => {
    const { groups } = (await world.as('vn.desk').get(path)).body
    const of = (id: string) => groups.find((group: { id: string }) => group.id === id)
    expect(of('all').bureaus).toEqual(['de', 'eg', 'fr', 'us', 'xa'])
    expect(of('region:europe').bureaus).toEqual(['de', 'fr'])
    expect(of('members:europol')).toMatchObject({ own: false, title: null, bureaus: ['de', 'fr'] })
  })

  test('of a bureau are made, used, changed by the version that was read, and deleted, by that bureau alone', async () => {
    const made = await world.as('vn.desk').post(path, { title: 'Mekong (exercise)', bureaus: ['fr', 'us', 'vn'] })
    expect(made.status, made.text).toBe(201)
    const id = made.body.id.slice('group:'.length)
    expect(made.body).toMatchObject({ own: true, bureaus: ['fr', 'us'], version: 1 })
    const message = await sent({ to: [made.body.id, 'de'] })
    expect((await world.as('vn.desk').get(`${messages}/${message}`)).body.to).toEqual(['de', 'fr', 'us'])
    const change = { title: 'Mekong', bureaus: ['us'], version: 1 }
    expect((await world.as('fr.desk').put(`${path}/${id}`, change)).status).toBe(404)
    expect((await world.as('vn.desk-2').put(`${path}/${id}`, change)).body.version).toBe(2)
    expect((await world.as('vn.desk').put(`${path}/${id}`, change)).status).toBe(409)
    const foreign = await world.as('fr.desk').post(messages, { ...entry, to: [made.body.id] })
    expect(pointers(foreign)).toEqual(['/to/0 fault.no-such-addressee'])
    expect((await world.as('fr.desk').get(path)).body.groups.some((group: { own: boolean }) => group.own)).toBe(false)
    expect((await world.as('fr.desk').delete(`${path}/${id}`)).status).toBe(404)
    expect((await world.as('vn.desk').delete(`${path}/${id}`)).status).toBe(200)
    expect((await world.as('vn.desk').get(`${messages}/${message}`)).body.to).toEqual(['de', 'fr', 'us'])
  })

  test('hold bureaus that exist, each once', async () => {
    const reply = await world.as('vn.desk').post(path, { title: 'x', bureaus: ['fr', 'zz', 'fr'] })
    expect(pointers(reply)).toEqual(['/bureaus/1 fault.unknown-bureau', '/bureaus/2 fault.repeated'])
    expect((await world.as('vn.analyst').post(path, { title: 'x', bureaus: ['fr'] })).status).toBe(403)
  })
})

test('a sender sees beside each recipient its languages, clock, rest, clearance and telephone', async () => {
  const { recipients } = (await world.as('vn.desk').get('/api/v1/message-recipients')).body
  const of = (code: string) => recipients.find(({ bureau }: { bureau: string }) => bureau === code)
  expect(recipients.map(({ bureau }: { bureau: string }) => bureau)).not.toContain('vn')
  expect(of('eg')).toMatchObject({
    name: 'IP Cairo',
    region: 'africa',
    languages: ['ar', 'en'],
    zone: 'Africa/Cairo',
    onDuty: true,
    clearance: 2,
    receives: true,
  })
  expect(of('gs')).toMatchObject({ clearance: 3, region: null })
})

test('pre-worded replies come in all five languages, with the blanks they are to be filled with', async () => {
  const { wordings } = (await world.as('vn.desk').get('/api/v1/message-wordings')).body
  expect(wordings.map(({ id }: { id: string }) => id)).toEqual(replyWordings.map(({ id }) => id))
  for (const { id, blanks, words } of wordings)
    for (const language of languages) {
      expect(words[language], id).not.toContain('wording.')
      const found = [...words[language].matchAll(/\{(\w+)\}/g)].map(([, blank]: RegExpMatchArray) => blank)
      expect(found.sort(), `${id} ${language}`).toEqual([...blanks].sort())
    }
})

describe('an answer that is owed', () => {
  test('is reminded of three times by itself, told to the recipient each time, then the sender is told to call', async () => {
    const id = await sent({ to: ['fr', 'de'], urgency: 'urgent', replyBy: later(hour) })
    const remindersOf = async (officer: string) =>
      (await followUp(officer, id)).awaited.map((one: { bureau: string; reminders: unknown[] }) => [
        one.bureau,
        one.reminders.length,
      ])
    await pass(59 * minute)
    expect(await remindersOf('vn.desk')).toEqual([
      ['de', 0],
      ['fr', 0],
    ])
    await pass(minute)
    expect(await remindersOf('fr.desk')).toEqual([['fr', 1]])
    expect((await answer('de.desk', 'vn', id)).status).toBe(201)
    for (const _ of [2, 3]) await pass(4 * hour)
    expect(await remindersOf('vn.desk')).toEqual([
      ['de', 1],
      ['fr', 3],
    ])
    expect((await facts('message.unanswered')).filter(({ subject }) => subject === id)).toEqual([])
    await pass(4 * hour)
    const told = (await facts('message.unanswered')).filter(({ subject }) => subject === id)
    expect(told).toMatchObject([{ bureau: 'vn', tell: ['vn'], detail: { recipients: ['fr'] } }])
    await pass(100 * hour)
    expect(await remindersOf('fr.desk')).toEqual([['fr', 3]])
    expect((await facts('message.unanswered')).filter(({ subject }) => subject === id)).toHaveLength(1)
    const reminded = (await facts('message.remind')).filter(({ subject }) => subject === id)
    expect(reminded.map(({ detail }) => detail)).toEqual([
      { urgency: 'urgent', reminded: { de: 1, fr: 1 } },
      { urgency: 'urgent', reminded: { fr: 2 } },
      { urgency: 'urgent', reminded: { fr: 3 } },
    ])
    expect(reminded[1]?.tell.toSorted()).toEqual(['fr', 'vn'])
    const awaited = (await followUp('vn.desk', id)).awaited[1]
    expect(awaited).toMatchObject({ unanswered: true, nextAt: null, answeredAt: null })
    const line = (await world.as('fr.desk').get(`${messages}/${id}`)).body
    expect(line).toMatchObject({ reminders: 3, overdue: true })
  })

  test('is reminded of by hand when it is due: not before, not after the answer, not a fourth time', async () => {
    const id = await sent({ to: ['fr', 'us'], replyBy: later(hour) })
    const path = `${messages}/${id}/reminders`
    const early = await world.as('vn.desk').post(path, {})
    expect(early.status).toBe(409)
    expect(early.body.detail).toContain(later(hour).slice(0, 16).replace('T', ' '))
    // The platform itself sends the first when the answer falls due.
    await pass(hour + minute)
    expect((await followUp('vn.desk', id)).mayRemind).toEqual(['fr', 'us'])
    expect((await world.as('fr.desk').post(path, {})).status).toBe(403)
    expect((await world.as('de.desk').post(path, {})).status).toBe(404)
    const foreign = await world.as('vn.desk').post(path, { to: ['de'] })
    expect(pointers(foreign)).toEqual(['/to/0 fault.not-a-recipient'])
    const first = await world.as('vn.desk').post(path, { to: ['fr'] })
    expect(first.body.reminders).toEqual([{ bureau: 'fr', number: 2, at: world.clock.now(), officer: 'vn.desk' }])
    expect((await followUp('fr.desk', id)).awaited[0].reminders).toMatchObject([
      { number: 1, officer: null },
      { number: 2, officer: null },
    ])
    await answer('us.desk', 'vn', id)
    expect((await world.as('vn.desk').post(path, { to: ['us', 'fr'] })).status).toBe(409)
    const third = await world.as('vn.desk').post(path, {})
    expect(third.body.reminders).toMatchObject([{ bureau: 'fr', number: 3 }])
    const fourth = await world.as('vn.desk').post(path, {})
    expect(fourth.body.key).toBe('message.reminder-last')
    expect((await followUp('vn.desk', id)).mayRemind).toEqual([])
  })

  test('is not reminded of once the message is withdrawn, nor where no answer is wanted', async () => {
    const id = await sent({ to: ['fr'], replyBy: later(hour) })
    await world.as('vn.desk').post(`${messages}/${id}/withdraw`, { reason: 'wrong-addressee' })
    await pass(48 * hour)
    expect((await followUp('vn.desk', id)).awaited).toMatchObject([{ reminders: [], nextAt: null }])
    expect((await world.as('vn.desk').post(`${messages}/${id}/reminders`, {})).status).toBe(409)
    const unwanted = await sent({ to: ['fr'] })
    const reply = await world.as('vn.desk').post(`${messages}/${unwanted}/reminders`, {})
    expect(reply.body.detail).toContain('No day was set')
  })

  test('waits for the day the recipient itself names, with its reason, which the sender reads', async () => {
    const id = await sent({ to: ['fr'], urgency: 'urgent', replyBy: later(hour) })
    const path = `${messages}/${id}/more-time`
    const until = later(30 * hour)
    const reason = 'The register of the prefecture opens on Monday (exercise).'
    expect((await world.as('vn.desk').post(path, { until, reason })).status).toBe(403)
    expect((await world.as('de.desk').post(path, { until, reason })).status).toBe(404)
    expect(pointers(await world.as('fr.desk').post(path, { until: later(minute), reason }))).toEqual([
      '/until fault.more-time-not-later',
    ])
    expect(pointers(await world.as('fr.desk').post(path, { until: later(-minute), reason }))).toEqual([
      '/until fault.more-time-past',
    ])
    const asked = await world.as('fr.desk').post(path, { until, reason })
    expect(asked.status, asked.text).toBe(200)
    expect((await followUp('vn.desk', id)).awaited).toMatchObject([
      { bureau: 'fr', dueAt: until, nextAt: until, moreTime: [{ until, reason }] },
    ])
    expect((await facts('message.more-time')).at(-1)).toMatchObject({ tell: ['vn', 'fr'] })
    await pass(2 * hour)
    expect((await followUp('vn.desk', id)).awaited[0].reminders).toEqual([])
    const mark = (await world.as('vn.desk').get(`${messages}/${id}`)).body.marks[0]
    expect(mark).toMatchObject({ overdue: false, moreTimeUntil: until })
    await pass(28 * hour)
    expect((await followUp('vn.desk', id)).awaited[0].reminders).toMatchObject([{ number: 1, officer: null }])
    await answer('fr.desk', 'vn', id)
    expect((await world.as('fr.desk').post(path, { until: later(90 * hour), reason })).status).toBe(409)
  })
})

test('the pace of reminders and the labels of urgencies are set by the General Secretariat, from the version it read', async () => {
  const path = '/api/v1/message-settings'
  const before = (await world.as('vn.desk').get(path)).body
  expect(before).toMatchObject({ version: 1, reminderMinutes: { 'very-urgent': 30, urgent: 240, normal: 1440 } })
  const pace = { 'very-urgent': 10, urgent: 60, normal: 720 }
  const change = { version: 1, reminderMinutes: pace, labels: { 'very-urgent': 'FLASH' } }
  expect((await world.as('vn.command').put(path, change)).status).toBe(403)
  expect((await world.as('gs.command').put(path, change)).body).toMatchObject({ version: 2, reminderMinutes: pace })
  expect((await world.as('gs.command').put(path, change)).status).toBe(409)
  const id = await sent({ to: ['fr'], urgency: 'urgent', replyBy: later(minute) })
  await pass(minute)
  expect((await followUp('vn.desk', id)).awaited[0].nextAt).toBe(later(hour))
})
