import { test } from 'vitest'
import { axeFindings, startBrowser } from '../test/browser.ts'
import { deskStories } from '../test/desk.ts'
import { signIn } from '../test/screens.ts'
import { startWorld } from '../test/world.ts'

const world = startWorld({ live: true })
const browser = startBrowser()
const story = deskStories(world)

test('look', async () => {
  const h = await story.hit({ asked: { departure: story.from(50) } })
  await story.hit()
  for (let i = 0; i < 12; i++) await story.task('fr.desk', { title: `Exercise task ${i}: ring the port authority`, urgency: (['normal', 'urgent', 'very-urgent'] as const)[i % 3], ...(i % 2 ? { dueAt: story.from(60 + i * 30) } : {}) })
  await story.send({ to: ['fr'], urgency: 'urgent', urgencyReason: 'Exercise', replyBy: story.from(90) }, 'vn.desk').catch((e) => console.log(String(e)))
  await story.settle()
  for (const [language, scheme] of [['en', 'light'], ['ar', 'dark']] as const) {
    const page = await browser.open({ language, scheme })
    page.on('console', (m) => m.type() === 'error' && console.log('ERR', m.text()))
    page.on('pageerror', (e) => console.log('PAGEERR', e.message))
    await signIn(world, page, 'fr.desk', '/desk')
    await page.waitForTimeout(2500)
    const shot = (n: string) => page.screenshot({ path: `/tmp/desk-${language}-${n}.png` })
    await shot('list')
    console.log(language, 'list', JSON.stringify(await axeFindings(page)))
    console.log(await page.locator('tbody tr').first().getAttribute('aria-label'))
    console.log(await page.locator('tbody tr').nth(3).getAttribute('aria-label'))
    await page.keyboard.press('j'); await page.keyboard.press('Space'); await page.waitForTimeout(1500)
    await shot('preview')
    console.log('preview', JSON.stringify(await axeFindings(page)))
    await page.keyboard.press('Escape')
    for (const [key, name] of [['a', 'assign'], ['s', 'snooze'], ['l', 'link']] as const) {
      await page.keyboard.press(key); await page.waitForTimeout(600); await shot(name)
      console.log(name, JSON.stringify(await axeFindings(page)))
      await page.keyboard.press('Escape'); await page.waitForTimeout(200); await page.keyboard.press('Escape'); await page.waitForTimeout(400)
    }
    await page.keyboard.press('x'); await page.keyboard.press('Shift+J'); await page.waitForTimeout(300); await shot('bulk')
    console.log('bulk', JSON.stringify(await axeFindings(page)))
    await page.keyboard.press('Escape')
    await page.locator('.desk-head button').first().click(); await page.waitForTimeout(700); await shot('shift')
    console.log('shift', JSON.stringify(await axeFindings(page)))
    for (const path of ['/desk/handover', '/desk/handovers', '/desk/calls']) {
      await page.goto(`${world.origin}${path}`); await page.waitForTimeout(1500); await shot(path.split('/').pop() ?? '')
      console.log(path, JSON.stringify(await axeFindings(page)))
    }
  }
  void h
}, 120_000)
