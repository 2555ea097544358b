/**
 * A carrier's list at the desk: given in with its ground, a line that cannot be read told before anything is kept; what it met waits
 * on the desk, is looked at by a second officer, reported on a numbered copy, and erased. English by day, Arabic by night.
 */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeFindings, startBrowser } from './browser.ts'
import { checkStories, wanted } from './checks.ts'
import { heading, nobody, tableOf } from './screenings.ts'
import { leftBehind, signIn, wordsOf } from './screens.ts'
import { startWorld } from './world.ts'

const world = startWorld({ live: true })
const browser = startBrowser()
const { enter } = checkStories(world)
const [english, arabic] = [wordsOf('en'), wordsOf('ar')]

const clean = async (page: Page): Promise<void> => expect(await axeFindings(page)).toEqual([])
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()
const inSheet = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
const number = 'Z8555005'
let list = ''
let desk: Page

test('a list is given in with its ground; a line that cannot be read is told, and nobody is passed over silently', async () => {
  await enter({
    database: 'travel-document',
    status: 'stolen',
    fields: { number, country: 'FRA', type: 'passport' },
  })
  await enter(wanted('JOURNEYLISTED', 'Exercise Hanna'))
  const travellers = [
    nobody(100_000),
    ['Exercise', 'Bearer', '1980-01-01', 'FRA', number, 'FRA'] as const,
    ['JOURNEYLISTED', 'Exercise Hanna', '1979-04-12', 'FRA', 'Z8990001', 'FRA'] as const,
  ]
  const broken = `${tableOf(travellers)}Nobody,Exercise,1990-13-45,FRA,Z8990002,FRA\n`
  expect(broken.startsWith(heading)).toBe(true)
  desk = await browser.open({ language: 'en', scheme: 'light' })
  await signIn(world, desk, 'vn.desk', '/screenings')
  await desk.getByText(english('screening.none')).waitFor()
  await press(desk, english('screening.new'))
  await press(desk, english('screening.give'))
  await desk.getByRole('alert').getByText(english('screening.no-file')).waitFor()
  await clean(desk)
  await desk
    .locator('input[type=file]')
    .setInputFiles({ name: 'exercise.csv', mimeType: 'text/csv', buffer: Buffer.from(broken) })
  await desk.getByText(english('screening.reads', { items: 3 })).waitFor()
  await desk.getByLabel(english('screening.source')).fill('Exercise Airways')
  await desk.getByLabel(english('screening.from'), { exact: true }).fill('Exercise Port')
  await desk.getByLabel(english('screening.to'), { exact: true }).fill('Exercise Town')
  await desk.getByLabel(english('screening.legal-basis')).fill('Exercise act on passenger data, article 7')
  await press(desk, english('screening.give'))
  await desk
    .getByRole('alert')
    .getByText(english('screening.settle-unread', { count: 1 }))
    .waitFor()
  await desk.getByLabel(english('screening.leave-out')).check()
  await clean(desk)
  await press(desk, english('screening.give'))
  await desk.getByText(english('screening-state.finished'), { exact: true }).first().waitFor()
  await desk.getByText(english('screening.waiting-count', { count: 2 })).waitFor()
  list = new URL(desk.url()).pathname.split('/').at(-1) ?? ''
  await clean(desk)
  expect(await leftBehind(desk)).not.toMatch(/JOURNEYLISTED|Z8555005|Airways/)
})

test('what it met stands on the desk, and the source hears of it only when somebody has said "could be"', async () => {
  const second = await browser.open({ language: 'ar', scheme: 'dark' })
  await signIn(world, second, 'vn.desk-2', '/desk')
  const line = second.getByRole('row').filter({ hasText: arabic('item-kind.screening') })
  await line.first().waitFor()
  await clean(second)
  await second.goto(`${world.origin}/screenings/${list}`)
  await second.getByText(arabic('screening.waiting-count', { count: 2 })).waitFor()
  const hits = async () => (await world.as('fr.desk').get('/api/v1/hits')).body.hits
  expect(await hits()).toEqual([])
  const matches = second.locator('article.screening-match')
  await matches
    .first()
    .getByRole('button', { name: arabic('screening.could-be') })
    .click()
  await clean(second)
  await inSheet(second, arabic('screening.could-be'))
  await second.getByText(arabic('screening.waiting-count', { count: 1 })).waitFor()
  expect(await hits()).toHaveLength(1)
  await matches
    .last()
    .getByRole('button', { name: arabic('screening.is-not') })
    .click()
  await second.getByRole('dialog').getByRole('textbox').fill('تمرين: وجه آخر')
  await inSheet(second, arabic('screening.is-not'))
  await second.getByText(arabic('screening.waiting-count', { count: 0 })).waitFor()
  await press(second, arabic('screening.report'))
  await second.getByRole('heading', { name: arabic('screening.report-title'), level: 1 }).waitFor()
  await second.locator('.report-mark').getByText('vn.desk-2').waitFor()
  await clean(second)
  await second.goto(`${world.origin}/desk`)
  await second.getByRole('heading', { name: arabic('desk.title'), level: 1 }).waitFor()
  await line.first().waitFor({ state: 'detached' })
  await second.context().close()
})

test('erased by whoever gave it in, a list says nothing any more', async () => {
  await desk.reload()
  await press(desk, english('screening.erase'))
  await inSheet(desk, english('screening.erase'))
  await desk.getByText(english('screening-state.erased'), { exact: true }).first().waitFor()
  expect(await desk.locator('main').innerText()).not.toMatch(/JOURNEYLISTED|Exercise Hanna|Z8555005/)
  await clean(desk)
  await desk.context().close()
})
