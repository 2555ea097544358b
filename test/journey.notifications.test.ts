/** Notifications in a real browser: an officer states rules, a bureau says where pings go and tests it, a desk rings down the list. */
import { expect, test } from 'vitest'
import { axeFindings, startBrowser } from './browser.ts'
import { heard, startReceivers } from './notifications.ts'
import { leftBehind, signIn, wordsOf } from './screens.ts'
import { startWorld } from './world.ts'

const receivers = startReceivers()
const world = startWorld({ live: true, settings: receivers.settings })
const browser = startBrowser()

/** An item of the desk whose alarm has reached the telephone list. */
const unheard = async (): Promise<void> => {
  const put = await world.as('vn.command').put('/api/v1/notifications/telephones', {
    telephones: [{ label: 'Exercise: duty officer', number: '+84 0 00 00 01' }],
  })
  expect(put.status, put.text).toBe(200)
  await world.database.client.query(
    `insert into notification_round (id, bureau, item, began_at)
     values (gen_random_uuid(), 'vn', gen_random_uuid(), $1)`,
    [world.clock.now()],
  )
}

test('an officer mutes what is not very urgent and rings whom the list says', async () => {
  await unheard()
  const words = wordsOf('ar')
  const page = await browser.open({ language: 'ar', scheme: 'dark' })
  await signIn(world, page, 'vn.desk', '/notifications')
  const cell = (kind: string, way: string) =>
    page.getByRole('checkbox', {
      name: words('notification.cell', {
        kind: words(`notification-kind.${kind}`),
        way: words(`notification-way.${way}`),
      }),
      exact: true,
    })
  await cell('reminder', 'system').waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(await cell('message-very-urgent', 'sound').isDisabled()).toBe(true)
  await cell('reminder', 'system').uncheck()
  await page.getByRole('button', { name: words('notification.save') }).click()
  await page.getByText(words('notification.saved')).waitFor()
  const stored = await world.as('vn.desk').get('/api/v1/notifications/rules')
  expect(stored.body.own.rules).toEqual([{ kind: 'reminder', ways: ['screen', 'digest'] }])

  await page.getByText(words('notification.ring', { label: 'Exercise: duty officer' })).waitFor()
  await page.getByRole('button', { name: words('notification.reached'), exact: true }).click()
  await page.getByText(words('notification.ring-reached', { label: 'Exercise: duty officer' })).waitFor()
  expect(await axeFindings(page)).toEqual([])
}, 60_000)

test('command adds a webhook, keeps its secret, and sees what came of a test', async () => {
  const words = wordsOf('en')
  const page = await browser.open({ language: 'en' })
  await signIn(world, page, 'vn.command', '/notifications/bureau')
  await page.getByRole('button', { name: words('notification.add-webhook') }).click()
  await page.getByLabel(words('notification.address')).fill(receivers.web('/journey'))
  await page.getByLabel(words('notification.label')).last().fill('Exercise: duty room')
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  const secret = await page.getByText(/^whsec_/).textContent()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: words('notification.secret-kept') }).click()
  await page.getByRole('button', { name: words('notification.test-of', { label: 'Exercise: duty room' }) }).click()
  await page
    .getByText(words('notification.test-result', { state: words('delivery-state.sent'), problem: '' }).trim())
    .waitFor()
  expect(receivers.posted.map(({ path }) => path)).toEqual(['/journey'])
  await page.getByText(words('ping-kind.test'), { exact: true }).waitFor()
  await heard(world)
  expect(await axeFindings(page)).toEqual([])
  expect(await leftBehind(page)).not.toContain(secret?.slice(6, 20))
}, 60_000)

test('what arrives is told on the page one is on, by kind and bureau alone, and not where a rule silences it', async () => {
  const words = wordsOf('ar')
  const page = await browser.open({ language: 'ar', scheme: 'dark' })
  // What came before the stream was open is on the lists, and is not told; what comes while the page still loads is.
  await page.route('**/api/v1/notifications/rules', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 3000))
    await route.continue()
  })
  const listening = page.waitForResponse((reply) => reply.url().endsWith('/api/v1/events'))
  await signIn(world, page, 'vn.desk', '/search')
  await listening
  const send = async (urgency: object, subject: string): Promise<void> => {
    const reply = await world.as('fr.desk').post('/api/v1/messages', {
      to: ['vn'],
      subject,
      body: 'Exercise',
      ourReference: 'EX-1',
      ...urgency,
    })
    expect(reply.status, reply.text).toBe(201)
  }
  const urgent = { urgency: 'urgent', urgencyReason: 'Exercise' }
  const notice = (kind: string) =>
    page.getByText(words('notification.from', { what: words(`notification-kind.${kind}`), bureau: 'IP Paris' }))
  await send(urgent, 'Exercise: SUBJECTWORD')
  await notice('message-urgent').waitFor()
  expect(await page.getByText('SUBJECTWORD').count()).toBe(0)
  expect(await axeFindings(page)).toEqual([])
  await notice('message-urgent').waitFor({ state: 'hidden' })

  const { own } = (await world.as('vn.desk').get('/api/v1/notifications/rules')).body
  const muted = await world.as('vn.desk').put('/api/v1/notifications/rules/own', {
    zone: own.zone,
    digests: [],
    rules: [{ kind: 'message-urgent', ways: ['digest'] }],
    ...(own.version === null ? {} : { version: own.version }),
  })
  expect(muted.status, muted.text).toBe(200)
  await send(urgent, 'Exercise')
  await send({}, 'Exercise')
  await notice('message-normal').waitFor()
  expect(await notice('message-urgent').count()).toBe(0)
}, 60_000)
