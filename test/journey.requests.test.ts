/**
 * A request for analysis through the browser: an analyst in Hanoi asks, earlier answers and routing beside the form; Paris takes it with one
 * press, asks back, answers, and a second person releases it; Hanoi opens it and says what came of it. English by day, Arabic by night.
 */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeFindings, startBrowser } from './browser.ts'
import { day, marking, requestStories } from './requests.ts'
import { choose, leftBehind, signIn, wordsOf } from './screens.ts'
import { startWorld } from './world.ts'

const world = startWorld({ live: true })
const browser = startBrowser()
const { as, made, act, show, ask, answered, later } = requestStories(world)
const [english, arabic] = [wordsOf('en'), wordsOf('ar')]
const purpose = 'threat-trends'

const question = 'Which landing places do boats of the exercise route use at new moon?'
const open = async (page: Page, officer: string, path: string): Promise<void> => {
  await signIn(world, page, officer, path, purpose)
}

let asker: Page
let answerer: Page
let id = ''

test('the form offers an earlier answer and whom to ask, tells what is missing, and loses nothing', async () => {
  await answered('vn.analyst', 'de', { question: 'Which landing places did boats use at full moon?' })
  await ask('vn.analyst', ['fr'], { neededBy: later(2 * day), marking: marking('H2', 'restricted') })
  asker = await browser.open({ language: 'en', scheme: 'light' })
  await open(asker, 'vn.analyst', '/requests')
  await asker.getByRole('heading', { name: english('request.title'), level: 1 }).waitFor()
  await asker.locator('.request-card').first().waitFor()
  expect(await axeFindings(asker)).toEqual([])

  // The board is walked by keys; the list is the same lines.
  await asker.keyboard.press('j')
  await asker.keyboard.press('l')
  expect(await asker.evaluate(() => document.activeElement?.className)).toContain('request-card')
  await asker.keyboard.press('Space')
  await asker.locator('.split-preview .request-one').waitFor()
  expect(await axeFindings(asker)).toEqual([])
  await asker.keyboard.press('Escape')
  await asker.keyboard.press('w')
  await asker.locator('.request-load').waitFor()
  await asker.keyboard.press('v')
  await asker.getByRole('grid').or(asker.getByRole('table')).first().waitFor()
  expect(await axeFindings(asker)).toEqual([])

  await asker.getByRole('button', { name: english('request.new') }).click()
  await asker.getByLabel(english('request.question')).fill(question)
  await asker.getByRole('button', { name: english('request.send-network') }).click()
  await asker.getByRole('alert').first().waitFor()
  expect(await axeFindings(asker)).toEqual([])
  await asker.getByLabel(english('request.decision')).fill('Where the patrols of the exercise are placed.')
  await asker.getByLabel(english('request.audience')).fill('The head of the exercise.')
  await asker.getByLabel(english('request.known')).fill('Three landings at night within one stretch of coast.')
  await asker.getByLabel(english('request.may-show')).fill('All of it, to any participant.')
  await asker.getByRole('button', { name: english('instant-field.days', { count: 7 }) }).click()
  await choose(asker, english('request.crime-area'), english('crime-area.people-smuggling'))
  await asker.getByText('Landings by moon and season').waitFor()
  await asker.getByRole('checkbox', { name: english('request.choose', { bureau: 'IP Paris' }) }).check()
  expect(await axeFindings(asker)).toEqual([])
  await asker.getByRole('button', { name: english('request.send', { count: 1 }) }).click()
  await asker.getByRole('heading', { name: question, level: 1 }).waitFor()
  id = new URL(asker.url()).pathname.split('/').at(-1) ?? ''
  expect(await show('vn.analyst', id)).toMatchObject({
    state: 'new',
    question,
    parts: [{ bureau: 'fr', state: 'offered' }],
  })
  expect(await axeFindings(asker)).toEqual([])
  expect(await leftBehind(asker)).not.toContain('landing')
}, 60_000)

test('Paris, in Arabic by night, takes it with one press, asks back, writes the answer; a second person releases it', async () => {
  answerer = await browser.open({ language: 'ar', scheme: 'dark' })
  await open(answerer, 'fr.analyst', '/requests')
  await answerer.getByText(question).first().waitFor()
  expect(await axeFindings(answerer)).toEqual([])
  await answerer.goto(`${world.origin}/requests/${id}`)
  await answerer.getByRole('button', { name: arabic('request.accept'), exact: true }).click()
  await answerer.getByRole('button', { name: arabic('request-move.collecting') }).waitFor()
  await answerer.getByLabel(arabic('request.talk-text')).fill('By sea only?')
  await answerer.getByRole('button', { name: arabic('request.say'), exact: true }).click()
  await answerer.getByText('By sea only?').first().waitFor()
  await answerer.getByRole('button', { name: arabic('request-move.collecting') }).click()
  await answerer.getByRole('button', { name: arabic('request-move.analysing') }).click()
  await answerer.getByRole('button', { name: arabic('request.answer-write') }).click()
  await answerer.getByLabel(arabic('request.answer-title')).fill('Landing places at new moon')
  await answerer.getByLabel(arabic('request.answer-text')).fill('Two of three lie within one bay.')
  expect(await axeFindings(answerer)).toEqual([])
  await answerer.getByRole('button', { name: arabic('request.answer-save') }).click()
  await answerer.getByRole('button', { name: arabic('request.submit'), exact: true }).click()
  await answerer
    .getByRole('dialog')
    .getByRole('button', { name: arabic('request.submit'), exact: true })
    .click()
  await answerer.getByText(arabic('request.second-person')).waitFor()
  expect(await axeFindings(answerer)).toEqual([])
  const { version } = await show('fr.command', id)
  made(await act('fr.command', id, 'deliver', { version }))
}, 60_000)

test('Hanoi sees it arrive, opens it, acknowledges it and says what came of it', async () => {
  await asker.getByRole('button', { name: english('request.open') }).click()
  await asker.getByText('Two of three lie within one bay.').waitFor()
  await asker.getByRole('button', { name: english('request.acknowledge'), exact: true }).click()
  await asker.getByRole('button', { name: english('request.feedback-give') }).click()
  await choose(asker, english('request.used'), english('request-used.yes'))
  expect(await axeFindings(asker)).toEqual([])
  await asker
    .getByRole('dialog')
    .getByRole('button', { name: english('request.feedback-give') })
    .click()
  await asker.getByRole('heading', { name: english('request.feedback') }).waitFor()
  expect(await axeFindings(asker)).toEqual([])
  expect((await as('fr.analyst').get(`/api/v1/requests/${id}`)).body).toMatchObject({
    state: 'closed',
    feedback: { used: 'yes' },
  })
}, 60_000)
