/**
 * A passport reported lost and found again, 03:00 in Hanoi: the commonest hit there is, walked through real screens in English
 * and Arabic, from the swipe at one bureau's border to the source's answer, the register and the next border.
 */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Language } from '../src/terms/language.ts'
import { axeFindings, startBrowser } from './browser.ts'
import { leftBehind, signInAtScreen, wordsOf, zoneOf } from './screens.ts'
import { startWorld } from './world.ts'

const world = startWorld({ live: true })
const browser = startBrowser()

const lea = { names: { family: 'EXERCISE', given: 'LEA' }, dateOfBirth: '1990-02-03', sex: 'F' } as const

describe.each<[Language, 'light' | 'dark', string]>([
  ['en', 'light', 'X0000301'],
  ['ar', 'dark', 'X0000302'],
])('the first day, in %s and %s', (language, scheme, number) => {
  const words = wordsOf(language)
  let post: Page
  let desk: Page
  let hit = ''

  test('the post reads the zone and hears what to do; the source sees the hit without asking', async () => {
    await world.as('fr.desk').post('/api/v1/records/travel-document', {
      reference: `JOURNEY-${language}`,
      status: 'lost',
      purpose: 'security-check',
      fields: { number, country: 'FRA', type: 'passport' },
    })
    await world.settle()
    desk = await browser.open({ language, scheme })
    await desk.goto(`${world.origin}/`)
    await desk.getByRole('button', { name: 'fr.desk' }).first().waitFor()
    expect(await axeFindings(desk)).toEqual([])
    await signInAtScreen(world, desk, 'fr.desk', '/desk')
    await desk.getByRole('heading', { name: words('desk.title'), level: 1 }).waitFor()
    // How long ago it heard of the hub is said once the stream of events stands: what comes from now on is heard.
    await desk.locator('.frame-live').filter({ hasText: '·' }).waitFor()

    post = await browser.open({ language, scheme, width: 390, height: 844 })
    await post.goto(`${world.origin}/`)
    await post.getByRole('button', { name: 'vn.post' }).first().waitFor()
    expect(await axeFindings(post)).toEqual([])
    await signInAtScreen(world, post, 'vn.post', '/quick-check')
    await post.getByLabel(words('check.mrz')).fill(zoneOf(number, lea))
    expect(await axeFindings(post)).toEqual([])
    const answered = post.waitForResponse((response) => response.url().endsWith('/api/v1/checks'))
    await post.getByRole('button', { name: words('check.act'), exact: true }).click()
    const answer = await (await answered).json()
    const reference = answer.items[0].candidates[0].hitReference
    hit = answer.items[0].candidates[0].hit
    await desk.getByText(reference).first().waitFor({ timeout: 5000 })
    await post.getByText(words('action.travel-document.lost')).waitFor()
    expect(await axeFindings(post)).toEqual([])
    expect(await axeFindings(desk)).toEqual([])
  })

  test('the post sends the bearer and its finding; the source takes the hit and answers "withdrawn now"', async () => {
    await post.getByRole('button', { name: words('check.bearer-send') }).click()
    await post.getByText(words('check.bearer-done')).waitFor()
    await post.getByLabel(words('check-identity.same'), { exact: true }).check()
    await post.getByLabel(words('check.finding-reason')).fill('Photo page and face agree (exercise).')
    await post.getByRole('button', { name: words('check.finding-send') }).click()
    await post.getByText(words('check.finding-done')).waitFor()

    await desk.goto(`${world.origin}/hits/${hit}`)
    await desk.getByRole('heading', { level: 1 }).waitFor()
    await desk.getByText('EXERCISE', { exact: false }).first().waitFor()
    expect(await axeFindings(desk)).toEqual([])
    await desk.keyboard.press('i')
    await desk.getByText(words('hit-step.taken')).first().waitFor()
    await desk.keyboard.press('n')
    await desk.getByLabel(words('source-words.wrong-withdrawn-now')).check()
    await desk
      .getByRole('textbox', { name: words('hit.answer-reason') })
      .first()
      .fill('Found again at home in October (exercise).')
    expect(await axeFindings(desk)).toEqual([])
    await desk.getByRole('button', { name: words('hit.answer-sign-withdraw') }).click()
    await post.getByText(words('data-answer.cancelled')).first().waitFor({ timeout: 3000 })
    expect(await axeFindings(post)).toEqual([])
  })

  test('the post closes it; the next border is told for 72 hours, and every step stands in the register', async () => {
    const closed = await world.as('vn.desk').post(`/api/v1/hits/${hit}/outcome`, { outcome: 'travelled-on' })
    expect(closed.status, closed.text).toBe(200)
    await world.settle()
    const items = [{ travelDocument: { number, country: 'FRA', type: 'passport' } }]
    const next = await world
      .as('de.post')
      .post('/api/v1/checks', { purpose: 'security-check', reference: 'NEXT', items })
    expect(next.body.items[0].candidates).toEqual([])
    expect(next.body.items[0].recent[0]).toMatchObject({ identity: 'same', data: 'cancelled' })

    await desk.goto(`${world.origin}/activity`)
    await desk.getByText(words('operation.hit.answer')).first().waitFor()
    expect(await axeFindings(desk)).toEqual([])
    const { rows } = await world.database.client.query<{ operation: string }>(
      'select operation from fact where subject = $1 order by place',
      [hit],
    )
    const steps = rows.map((row) => row.operation)
    for (const step of ['hit.report', 'hit.bearer', 'hit.finding', 'hit.take', 'hit.answer', 'hit.outcome'])
      expect(steps).toContain(step)
  })

  test('search, record and hit pages have no findings, names or numbers in address, title or storage', async () => {
    for (const path of ['/search', '/records', '/records/travel-document', `/hits/${hit}`]) {
      await desk.goto(`${world.origin}${path}`)
      await desk.getByRole('heading', { level: 1 }).first().waitFor()
      expect([path, await axeFindings(desk)]).toEqual([path, []])
    }
    for (const page of [desk, post]) {
      const seen = await leftBehind(page)
      expect(seen).not.toContain(number)
      expect(seen).not.toMatch(/EXERCISE|LEA/)
    }
  })
})
