/** The answer of a request: marked as what it is made of, read by two persons, received in order, used; without personal data for some. */
import { describe, expect, test } from 'vitest'
import { uploads } from '../../test/attachments.ts'
import { day, hour, marking, requestStories } from '../../test/requests.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const { send: upload } = uploads(world)
const {
  as,
  made,
  act,
  show,
  ask,
  pieceOf,
  take,
  move,
  compose,
  deliver,
  toReview,
  answered,
  pass,
  refusal,
  faults,
  answerText,
} = requestStories(world)

describe('the answer', () => {
  test('is marked at least as everything it is made of; each axis that is weaker is told', async () => {
    const one = await ask('vn.analyst', ['fr'], { marking: marking('H1') })
    await take('fr', one.id)
    await move('fr', one.id, 'collecting')
    const material = (given: object) =>
      act('fr.analyst', one.id, 'material', { kind: 'file', reference: 'FIL-2026-0007', marking: marking(), ...given })
    expect(faults(await material({ source: 'de', marking: marking('H3', 'restricted', ['Not to partners']) }))).toEqual(
      ['/consent fault.request-consent-missing'],
    )
    made(
      await material({
        source: 'de',
        consent: 'Their message of 20 November',
        marking: marking('H3', 'restricted', ['Not to partners']),
      }),
    )
    await move('fr', one.id, 'analysing')
    expect((await show('fr.analyst', one.id)).atLeast).toEqual({
      handlingCode: 'H3',
      confidentiality: 'restricted',
      conditions: ['Not to partners'],
      consentOf: ['de', 'vn'],
    })
    expect(faults(await compose('fr', one.id, { marking: marking('H1') }))).toEqual([
      '/marking/handlingCode fault.request-handling-weaker',
      '/marking/confidentiality fault.request-confidentiality-weaker',
      '/marking/conditions fault.request-condition-dropped',
    ])
    made(await compose('fr', one.id, { marking: marking('H3', 'restricted', ['Not to partners', 'Ask twice']) }))
    expect((await show('fr.analyst', one.id)).delivery.marking).toEqual({
      handlingCode: 'H3',
      confidentiality: 'restricted',
      conditions: ['Ask twice', 'Not to partners'],
      consentOf: ['de', 'fr', 'vn'],
    })
    // Marked more strictly afterwards, the request holds the answer back until it follows.
    const { version } = await show('fr.analyst', one.id)
    expect(faults(await act('vn.analyst', one.id, 'marking', { version, marking: marking('H0') }))).toEqual([
      '/marking/handlingCode fault.request-handling-weaker',
    ])
    made(await act('vn.analyst', one.id, 'marking', { version, marking: marking('H3', 'restricted', ['Burn after']) }))
    const next = await show('fr.analyst', one.id)
    expect(refusal(await act('fr.analyst', one.id, 'submit', { version: next.version }))).toEqual([
      409,
      'request.marking-weaker',
    ])
  })

  test('leaves only through a second person, who may give it back; nobody sees it before', async () => {
    const one = await ask('vn.analyst', ['fr'])
    await take('fr', one.id)
    await toReview('fr', one.id, { annex: 'Skipper Exercise' })
    expect(await show('vn.analyst', one.id)).toMatchObject({ state: 'review', delivery: null })
    expect(refusal(await deliver('fr', one.id, 'fr.analyst'))).toEqual([403, 'request.second-person'])
    made(await act('fr.command', one.id, 'return', { note: 'Name the nights.' }))
    const back = await show('fr.analyst', one.id)
    expect(back).toMatchObject({ state: 'analysing', delivery: { version: 1, text: answerText } })
    expect(back.steps.at(-1)).toMatchObject({ step: 'returned', note: 'Name the nights.' })
    expect((await show('vn.analyst', one.id)).steps.at(-1)).toMatchObject({ step: 'returned', note: null })
    expect(refusal(await compose('fr', one.id))).toEqual([409, 'request.delivery-stale'])
    made(await compose('fr', one.id, { version: 1, annex: 'Skipper Exercise' }))
    made(await act('fr.analyst', one.id, 'submit', { version: (await show('fr.analyst', one.id)).version }))
    expect((await show('fr.analyst', one.id)).allowed).not.toContain('deliver')
    made(await deliver('fr', one.id))
    expect(await show('vn.analyst', one.id)).toMatchObject({
      state: 'delivered',
      delivery: { title: 'Landings by moon and season', text: null, annex: null },
      receipts: [{ recipient: 'vn', openedAt: null }],
    })
    await expect(
      world.database.client.query('update request_delivery set approved_by = author where request = $1', [one.id]),
    ).rejects.toThrow('check constraint')
  })

  test('bears the marks of its recipients in their order, each once, and the store holds to it', async () => {
    const one = await answered('vn.analyst', 'fr', {}, { annex: 'Skipper Exercise' })
    expect(refusal(await act('vn.analyst', one.id, 'acknowledge'))).toEqual([409, 'request.not-opened'])
    const marks = 'update request_receipt set acknowledged_at = now(), acknowledged_by = $2 where request = $1'
    await expect(world.database.client.query(marks, [one.id, 'vn.analyst'])).rejects.toThrow('check constraint')
    const opened = made(await act('vn.analyst', one.id, 'open'))
    expect(opened).toMatchObject({ text: answerText, annex: 'Skipper Exercise', edition: 'whole' })
    await pass(1 * hour)
    made(await act('vn.desk', one.id, 'open'))
    made(await act('vn.analyst', one.id, 'acknowledge'))
    const [receipt] = (await show('fr.analyst', one.id)).receipts
    expect(receipt.openedAt < receipt.acknowledgedAt).toBe(true)
    expect(
      (await show('fr.analyst', one.id)).steps.filter((step: { step: string }) => step.step === 'opened'),
    ).toHaveLength(1)
    await expect(
      world.database.client.query('update request_receipt set opened_at = null, opened_by = $2 where request = $1', [
        one.id,
        '',
      ]),
    ).rejects.toThrow()
    expect(refusal(await act('us.analyst', one.id, 'open'))).toEqual([404, 'request.not-found'])
  })

  test('comes without what is said of persons to those the terms give no clause for it, byte for byte as if there were none', async () => {
    const whole = await answered('iom.analyst', 'gs', { annex: 'Boatman Exercise' }, { annex: 'Skipper Exercise' })
    // What it wrote itself it goes on seeing.
    expect(await show('iom.analyst', whole.id)).toMatchObject({ annex: 'Boatman Exercise', edition: 'whole' })
    const bare = await answered('iom.analyst', 'gs')
    const texts: string[] = []
    for (const { id } of [whole, bare]) texts.push((await act('iom.analyst', id, 'open')).text)
    expect(texts[0]).toBe(texts[1])
    expect(JSON.parse(texts[0] ?? '')).toMatchObject({ annex: null, edition: 'without-personal-data', attachments: [] })
    expect(await show('gs.analyst', whole.id)).toMatchObject({ delivery: { annex: 'Skipper Exercise' } })
  })

  test('brings files to those who get the whole edition, once they have opened it, and to nobody else', async () => {
    const words = 'Exercise: nights of the moon, counted.'
    const file = (await upload('gs.analyst', 'nights.txt', Buffer.from(words))).body
    const one = await ask('iom.analyst', [])
    made(await act('gs.analyst', one.id, 'assign', { to: [{ bureau: 'gs' }, { bureau: 'vn' }] }))
    await take('gs', one.id)
    await take('vn', one.id)
    await toReview('gs', one.id, { attachments: [file.id], recipients: ['vn'] })
    const bytesOf = (by: string) => as(by).get(`/api/v1/requests/${one.id}/attachments/${file.id}?variant=original`)
    expect((await bytesOf('gs.command')).text).toBe(words)
    expect(refusal(await bytesOf('vn.analyst'))).toEqual([404, 'attachment.not-found'])
    made(await deliver('gs', one.id))
    expect(refusal(await bytesOf('vn.analyst'))).toEqual([409, 'request.not-opened'])
    expect(made(await act('vn.analyst', one.id, 'open')).attachments).toMatchObject([
      { id: file.id, name: 'nights.txt' },
    ])
    expect((await bytesOf('vn.analyst')).text).toBe(words)
    expect(made(await act('iom.analyst', one.id, 'open')).attachments).toEqual([])
    expect(refusal(await bytesOf('iom.analyst'))).toEqual([404, 'attachment.not-found'])
    expect(refusal(await bytesOf('fr.analyst'))).toEqual([404, 'request.not-found'])
  })

  test('goes to contributors too, unless a source forbids to pass on what it gave', async () => {
    const one = await ask('vn.analyst', ['fr', 'de', 'us'])
    for (const bureau of ['fr', 'de', 'us']) await take(bureau, one.id)
    const { id } = await pieceOf('us', one.id)
    made(await act('us.analyst', one.id, `parts/${id}/hand-in`, { text: 'Nothing seen.', marking: marking('H2') }))
    await move('fr', one.id, 'collecting')
    await move('fr', one.id, 'analysing')
    expect(faults(await compose('fr', one.id, { marking: marking('H2'), recipients: ['de', 'eg'] }))).toEqual([
      '/recipients/0 fault.request-source-consent',
      '/recipients/1 fault.request-not-contributor',
    ])
    made(await compose('fr', one.id, { marking: marking('H2'), recipients: ['us'] }))
    made(await act('fr.analyst', one.id, 'submit', { version: (await show('fr.analyst', one.id)).version }))
    made(await deliver('fr', one.id))
    expect((await show('us.analyst', one.id)).receipts).toMatchObject([{ recipient: 'us' }])
    expect((await show('de.analyst', one.id)).delivery).toBeNull()
    expect((await show('fr.analyst', one.id)).receipts).toHaveLength(2)
  })
})

describe('afterwards', () => {
  test('the asker is asked after thirty days what came of it, three times; then the lead may close it', async () => {
    const one = await answered('vn.analyst', 'fr')
    const { version } = await show('fr.analyst', one.id)
    expect(refusal(await act('fr.analyst', one.id, 'close', { version }))).toEqual([409, 'request.feedback-not-due'])
    const reminders = async () =>
      (
        await world.database.client.query(
          `select tell from fact where operation = 'request.remind' and subject = $1 order by at`,
          [one.id],
        )
      ).rows
    await pass(29 * day)
    expect(await reminders()).toEqual([])
    for (const days of [1, 7, 7, 7]) await pass(days * day)
    expect(await reminders()).toEqual([{ tell: ['vn'] }, { tell: ['vn'] }, { tell: ['vn'] }])
    const again = await show('fr.analyst', one.id)
    expect(again.allowed).toContain('close')
    made(await act('fr.analyst', one.id, 'close', { version: again.version }))
    expect(await show('vn.analyst', one.id)).toMatchObject({ state: 'closed', feedback: null })
  })

  test('feedback closes the request, is seen by asker and lead, and is counted in its fact', async () => {
    const one = await answered('vn.analyst', 'fr')
    const say = (ledTo: string[]) =>
      act('vn.analyst', one.id, 'feedback', { used: 'yes', ledTo, note: 'The patrols were moved.' })
    expect(faults(await say(['nothing', 'arrest']))).toEqual(['/ledTo fault.request-nothing-and-more'])
    expect(refusal(await act('fr.analyst', one.id, 'feedback', { used: 'yes', ledTo: [] }))[0]).toBe(403)
    made(await say(['decision', 'operation']))
    expect(await show('fr.analyst', one.id)).toMatchObject({
      state: 'closed',
      feedback: { used: 'yes', ledTo: ['decision', 'operation'], note: 'The patrols were moved.' },
    })
    const { rows } = await world.database.client.query(
      `select tell, detail from fact where operation = 'request.feedback' and subject = $1 and outcome = 'done'`,
      [one.id],
    )
    expect(rows).toMatchObject([{ tell: ['fr', 'vn'], detail: { used: 'yes', experts: 0 } }])
  })

  test('an own request is taken back with a reason; pieces end with it', async () => {
    const one = await ask('vn.analyst', ['fr', 'de'])
    await take('fr', one.id)
    made(await act('vn.command', one.id, 'withdraw', { reason: 'answered-otherwise' }))
    const seen = await show('fr.analyst', one.id)
    expect(seen).toMatchObject({ state: 'withdrawn', clock: 'stopped' })
    expect(seen.parts.map((part: { state: string }) => part.state)).toEqual(['recalled', 'recalled'])
    expect(seen.steps.at(-1)).toMatchObject({ step: 'withdrawn', says: { reason: 'answered-otherwise' } })
    expect(refusal(await act('fr.analyst', one.id, 'talk', { kind: 'note', text: 'A pity.' }))).toEqual([
      409,
      'request.over',
    ])
  })
})
