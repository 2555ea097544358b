/**
 * The route of the demonstration, as a newcomer walks it: the terms, the threat, the request and its answer, who knows, the file with what
 * several bureaus say side by side, two names that are one person, the lead that reached a post, what was learned. The analyst of the
 * regional body reads it in English by day, the analyst in Hanoi in Arabic by night.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { slices } from '../src/app.ts'
import { seedDemonstration } from '../src/demonstration.ts'
import { systemClock } from '../src/kernel/clock.ts'
import { type RunningHub, startHub } from '../src/kernel/hub.ts'
import { openSecret } from '../src/kernel/secret.ts'
import { axeFindings, startBrowser } from './browser.ts'
import { freshDatabase } from './database.ts'
import { leftBehind, signIn, wordsOf } from './screens.ts'
import { storySizes } from './story-sizes.ts'
import { freePort, testSettings } from './world.ts'

const fresh = freshDatabase({ max: 12 })
const browser = startBrowser()

const reports: unknown[] = []
let hub: RunningHub | undefined
let origin = ''
/** Addresses of what the story is about. */
const story: Record<'threat' | 'request' | 'file' | 'lead' | 'course', string> = {
  threat: '',
  request: '',
  file: '',
  lead: '',
  course: '',
}

beforeAll(async () => {
  const { database } = fresh
  const port = await freePort()
  const settings = { ...testSettings, port, origin: `http://localhost:${port}` }
  await seedDemonstration(database, systemClock, { secret: await openSecret(database, settings), sizes: storySizes })
  const report = (error: unknown): void => {
    reports.push(error)
  }
  hub = await startHub({ database, clock: systemClock, settings, slices, report })
  await hub.server.listen({ host: '127.0.0.1', port })
  origin = settings.origin
  const idOf = async (text: string): Promise<string> =>
    (await database.client.query<{ id: string }>(text)).rows[0]?.id ?? ''
  story.threat = await idOf("select id from threat where name like '%from Alpha to the strait'")
  story.request = await idOf("select id from request where asker = 'aseanapol' and used = 'yes'")
  story.file = await idOf("select id from analysis_file where owner = 'aseanapol'")
  story.lead = await idOf("select id from lead where bureau = 'aseanapol' and file is not null")
  story.course = await idOf('select c.course as id from training_certificate c')
}, 180_000)

afterAll(async () => {
  await hub?.stop()
  if (reports.length > 0) throw reports[0]
})

const looks = [
  {
    language: 'en',
    scheme: 'light',
    officer: 'aseanapol.analyst',
    asked: 'thuyền',
    found: /people who came by boat/,
  },
  {
    language: 'ar',
    scheme: 'dark',
    officer: 'vn.analyst',
    asked: 'victim',
    found: /people who came by boat|من وصلوا بالقوارب/,
  },
] as const

describe.each(looks)('the route, read in $language', ({ language, scheme, officer, asked, found }) => {
  const words = wordsOf(language)
  let page: Page

  const go = async (path: string, ...shown: readonly string[]): Promise<void> => {
    await page.goto(`${origin}${path}`)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    for (const text of shown) await page.getByText(text).first().waitFor()
  }
  const isClean = async (): Promise<void> => expect(await axeFindings(page)).toEqual([])
  const press = (says: string) => page.getByRole('button', { name: says }).first().click()

  test('everybody reads the terms, who takes part, and what may be asked of whom', async () => {
    page = await browser.open({ language, scheme })
    await signIn({ origin }, page, officer, '/terms', 'threat-trends')
    await page.getByRole('heading', { name: words('rulebook.title'), level: 1 }).waitFor()
    await isClean()
    await go('/terms/participants')
    // One tab is chosen, not the one whose address is the beginning of it too.
    expect(await page.locator('.rulebook-parts a[aria-current]').allTextContents()).toEqual([
      words('rulebook-part.participants'),
    ])
  })

  test('the threat stands among others, and shows what is bound to it', async () => {
    await go('/threats', 'Exercise: fraud compounds behind false job offers')
    await isClean()
    // What is written from left to right is cut at its own end, in a column that stays on the side of the page's direction.
    const cell = page.locator('.table-cell', { hasText: 'Exercise: fraud compounds' }).first()
    const [direction, side] = await cell.evaluate((one) => {
      const { direction, textAlign } = getComputedStyle(one)
      return [direction, textAlign]
    })
    expect([direction, side]).toEqual(['ltr', language === 'ar' ? 'right' : 'left'])
    await go(`/threats/${story.threat}`, 'contributions of three bureaus speak of one organiser')
    await page.getByText('REQ-', { exact: false }).first().waitFor()
    await isClean()
  })

  test('the request is on its board, with its pieces, its answer and what it led to', async () => {
    await go('/requests')
    await page.locator('.request-card').first().waitFor()
    await isClean()
    await go(`/requests/${story.request}`, 'Who organises the crossings between Bravo and the strait')
    await page.getByText('Exercise: the crossings by night and the one to expect').first().waitFor()
    await isClean()
  })

  test('an expert is found by a plain question', async () => {
    await go('/experts')
    await page.getByLabel(words('expert.question')).fill('Vietnamese people smuggling')
    await page.keyboard.press('Enter')
    await page.getByText('Exercise Expert Hoa Sen').first().waitFor()
    await isClean()
    await go('/groups', 'Exercise: route along the strait')
    await isClean()
  })

  test('the file has an order, and its material says of one person what each bureau says', async () => {
    await go(`/files/${story.file}`, 'Exercise: the route along the strait')
    await isClean()
    await go(`/files/${story.file}/material`, 'PHUEKHAT')
    await isClean()
    await press(words('material-view.conflicts'))
    const sides = page.getByRole('list', { name: words('material.side-by-side') }).first()
    await sides.waitFor()
    expect(await sides.getByRole('listitem').count()).toBe(2)
    await isClean()
    await press(words('material-view.contributions'))
    await page.getByText('Exercise: boats south of the river').first().waitFor()
    await isClean()
  })

  test('one pair is still a question, one was decided with a reason', async () => {
    await go(`/files/${story.file}/resolution`, 'TRAN', 'one passport and one telephone')
    await isClean()
    await go(`/files/${story.file}/releases`, 'Exercise: where help will be needed')
    await isClean()
  })

  test('the lead reached a post, and what came of it came back', async () => {
    await go('/leads', 'LEA-')
    await isClean()
    await go(`/leads/${story.lead}`, 'Measure the floors of blue lorries', 'seventeen people met')
    await isClean()
  })

  test('what was learned is found through another language than it was asked in', async () => {
    await go('/knowledge')
    await page.getByLabel(words('knowledge.search'), { exact: true }).fill(asked)
    await page.keyboard.press('Enter')
    await page.getByText(found).first().waitFor()
    await isClean()
    await go('/training')
    await isClean()
    await go(`/training/${story.course}`)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await isClean()
  })

  test('leaves nobody’s name in address, title or storage', async () => {
    expect(await leftBehind(page)).not.toMatch(/fuekhad|phuekhat|dientap|hoa sen/i)
  })
})
