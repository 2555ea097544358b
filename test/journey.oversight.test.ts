/**
 * The pages of those who look after people and watch over what is done, as they stand in a demonstration: by day in English at a desk, by
 * night in Arabic on a telephone. Each is sound for whoever reads it by ear or by key, and no table is wider than its screen.
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
import { signIn, wordsOf } from './screens.ts'
import { storySizes } from './story-sizes.ts'
import { freePort, testSettings } from './world.ts'

const fresh = freshDatabase({ max: 16 })
const browser = startBrowser()
const sizes = { ...storySizes, checks: 20 }

const reports: unknown[] = []
let hub: RunningHub | undefined
let origin = ''

beforeAll(async () => {
  const { database } = fresh
  const port = await freePort()
  const settings = { ...testSettings, port, origin: `http://localhost:${port}` }
  await seedDemonstration(database, systemClock, { secret: await openSecret(database, settings), sizes })
  const report = (error: unknown): void => {
    reports.push(error)
  }
  hub = await startHub({ database, clock: systemClock, settings, slices, report })
  await hub.server.listen({ host: '127.0.0.1', port })
  origin = settings.origin
}, 180_000)

afterAll(async () => {
  await hub?.stop()
  if (reports.length > 0) throw reports[0]
})

/** Who opens which pages. */
const rounds: readonly (readonly [officer: string, paths: readonly string[]])[] = [
  [
    'vn.administrator',
    [
      '/admin',
      '/admin/entities',
      '/admin/keys',
      '/admin/ways-in',
      '/admin/due',
      '/me',
      '/notifications',
      '/notifications/bureau',
    ],
  ],
  ['gs.administrator', ['/admin/bureaus', '/activity']],
  ['vn.auditor', ['/activity', '/admin']],
  [
    'vn.desk',
    ['/notifications', '/activity', '/who-sees', '/who-sees/travel-document/:record', '/screenings', '/experts'],
  ],
]
const looks = [
  { language: 'en', scheme: 'light', width: 1280, height: 800 },
  { language: 'ar', scheme: 'dark', width: 390, height: 844 },
] as const

/** Tables and pages that run beyond what holds them, and columns squeezed to nothing. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    for (const room of document.querySelectorAll<HTMLElement>('html, #main, .page'))
      if (room.scrollWidth > room.clientWidth + 1) found.push(`${room.className || room.tagName} ${room.scrollWidth}`)
    for (const table of document.querySelectorAll<HTMLElement>('table.table')) {
      const room = table.closest('.table-scroll')
      if (room && table.scrollWidth > room.clientWidth) found.push(`table ${table.getAttribute('aria-label')}`)
      for (const head of table.querySelectorAll<HTMLElement>('thead th:not(.table-pick)'))
        if (head.offsetParent !== null && head.offsetWidth < 56)
          found.push(`column ${head.innerText} ${head.offsetWidth}`)
    }
    return found
  })

const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(`${origin}${path}`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  // What is still being asked for shows as rows without words.
  await expect
    .poll(() => page.locator('#main .skeleton, #main [aria-busy="true"]').count(), { timeout: 15_000 })
    .toBe(0)
}

describe.each(looks)('in $language, $scheme, $width wide', (look) => {
  test.each(rounds)(
    '%s finds every page sound',
    async (officer, paths) => {
      const page = await browser.open(look)
      await signIn({ origin }, page, officer, '/me', officer === 'vn.desk' ? 'security-check' : '')
      const own = "select id from record where owner = 'vn' and database = 'travel-document' order by id limit 1"
      const record = (await fresh.database.client.query<{ id: string }>(own)).rows[0]?.id ?? ''
      for (const one of paths) {
        const path = one.replace(':record', record)
        await open(page, path)
        expect([path, await tooWide(page), await axeFindings(page)]).toEqual([path, [], []])
      }
      await page.context().close()
    },
    120_000,
  )
})

describe('supervision', () => {
  test.each([
    ['en', 'light', 1280],
    ['ar', 'dark', 390],
  ] as const)('finds a change of rights in its register and reads why, in %s', async (language, scheme, width) => {
    const words = wordsOf(language)
    const page = await browser.open({ language, scheme, width })
    const { request } = page.context()
    // Without a page: one that still loads would go on asking while the session changes hands.
    await request.post(`${origin}/api/v1/sessions/demonstration`, { data: { officer: 'gs.administrator' } })
    const { version, grants } = await (await request.get(`${origin}/api/v1/bureaus/iom`)).json()
    const reason = `Exercise: agreed on in ${language}`
    const put = await request.put(`${origin}/api/v1/bureaus/iom/grants`, {
      data: { version, ...grants, databases: language === 'en' ? ['vehicle'] : [], reason },
    })
    expect(put.status(), await put.text()).toBe(200)
    await signIn({ origin }, page, 'gs.auditor', '/activity', '')
    await page.getByText(words('oversight.scope-bureau'), { exact: true }).click()
    await page.getByLabel(words('oversight.only-rights')).check()
    const line = page.getByRole('row', { name: words('operation.bureau.grant') }).first()
    await line.click()
    await page.getByRole('heading', { name: words('oversight.changed') }).waitFor()
    expect(await page.getByText(reason).count()).toBe(0)
    await page.getByRole('button', { name: words('oversight.reason-read') }).click()
    await page.getByText(reason).waitFor()
    expect([await tooWide(page), await axeFindings(page)]).toEqual([[], []])
    await page.context().close()
  })
})
