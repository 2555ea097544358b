/**
 * A night at the desk: twenty items triaged by keyboard alone, one item that two officers press for together, fifty that arrive while
 * one reads, and a shift that hands over to the next. English by day at one bureau, Arabic by night at another.
 */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Language } from '../src/terms/language.ts'
import { axeFindings, startBrowser } from './browser.ts'
import { deskStories } from './desk.ts'
import { leftBehind, signIn, wordsOf } from './screens.ts'
import { startWorld } from './world.ts'

const world = startWorld({ live: true })
const browser = startBrowser()
const story = deskStories(world)

describe.each<[Language, 'light' | 'dark', string, triaged: number, arriving: number]>([
  ['en', 'light', 'fr', 20, 50],
  ['ar', 'dark', 'eg', 5, 15],
])('the desk in %s and %s', (language, scheme, bureau, triaged, arriving) => {
  const words = wordsOf(language)
  const [first, second] = [`${bureau}.desk`, `${bureau}.desk-2`]
  let one: Page
  let other: Page

  const task = (title: string, more: object = {}) =>
    story.task(second, { title: `Exercise ${language}: ${title}`, ...more })
  const count = async (tab: string): Promise<number> => (await story.list(first, `tab=${tab}`)).length
  const rows = (page: Page) => page.locator('tbody tr[data-key]')
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-key') ?? null)
  /** The list of a page has so many lines, as its grid says. */
  const showsLines = (page: Page, lines: number) =>
    page.locator(`table[role=grid][aria-rowcount="${lines + 1}"]`).waitFor()
  const button = (page: Page, id: string) => page.getByRole('button', { name: words(id), exact: true })
  const openDesk = async (officer: string): Promise<Page> => {
    const page = await browser.open({ language, scheme })
    await signIn(world, page, officer, '/desk')
    await page.getByRole('heading', { name: words('desk.title'), level: 1 }).waitFor()
    return page
  }

  test(`${triaged} items are triaged by keyboard alone`, async () => {
    for (let number = 1; number <= triaged; number += 1)
      await task(`triage ${number}`, {
        urgency: number % 3 === 0 ? 'urgent' : 'normal',
        dueAt: story.from(200 + number),
      })
    one = await openDesk(first)
    await showsLines(one, triaged)
    expect(await axeFindings(one)).toEqual([])
    const said = (await rows(one).first().getAttribute('aria-label')) ?? ''
    expect(said.startsWith(words('urgency.urgent'))).toBe(true)
    expect(said).toContain('triage 3')
    expect(said.endsWith(words('desk.say-row', { place: 1, count: triaged }))).toBe(true)

    await rows(one).first().focus()
    const keys = one.keyboard
    const sheet = one.locator('[role=dialog]')
    for (let left = triaged; left > 0; left -= 1) {
      const act = (['take', 'done', 'take', 'snooze', 'assign'] as const)[left % 5] ?? 'take'
      await expect.poll(() => focused(one)).not.toBeNull()
      if (act === 'take') await keys.press('i')
      if (act === 'done') {
        await keys.press('e')
        await sheet.locator('input[type=radio]:focus').waitFor()
        await keys.press('Control+Enter')
      }
      if (act === 'snooze') {
        await keys.press('s')
        await sheet.locator('input:focus').waitFor()
        await keys.type(story.from(60).slice(0, 16).replace('T', ' ').concat('Z'))
        await keys.press('Control+Enter')
      }
      if (act === 'assign') {
        await keys.press('a')
        await one.locator('[role=option]', { hasText: second }).first().waitFor()
        await keys.type(second)
        await keys.press('Enter')
        await keys.press('Control+Enter')
      }
      await expect.poll(() => sheet.count()).toBe(0)
      if (left > 1) await showsLines(one, left - 1)
    }
    await one.getByText(words('desk.empty-unassigned')).waitFor()
    expect(await axeFindings(one)).toEqual([])
    expect([await count('unassigned'), await count('mine'), await count('snoozed'), await count('done')]).toEqual([
      0,
      (triaged / 5) * 2,
      triaged / 5,
      triaged / 5,
    ])
  }, 60_000)

  test('two officers press for one item: one has it, the other is told who', async () => {
    const { id, reference } = await task('pressed together', { urgency: 'urgent' })
    other = await openDesk(second)
    for (const page of [one, other]) {
      await page.locator(`tr[data-key="${id}"]`).waitFor()
      await page.locator(`tr[data-key="${id}"]`).focus()
    }
    await Promise.all([one.keyboard.press('i'), other.keyboard.press('i')])
    const { owner } = await story.show(first, id)
    await expect.poll(async () => (await story.show(first, id)).owner).not.toBeNull()
    const has = owner ?? (await story.show(first, id)).owner
    const [winner, loser] = has === first ? [one, other] : [other, one]
    await winner.getByText(words('desk.done-take', { count: 1, reference })).waitFor()
    await loser.getByText(words('failure.desk.taken-by', { officer: has })).waitFor()
    await expect.poll(() => loser.locator(`tr[data-key="${id}"]`).count()).toBe(0)
  })

  test('one who looks at an item sees that somebody else took it, and is led to the next', async () => {
    const looked = await task('looked at', { urgency: 'urgent' })
    const next = await task('the next one')
    const line = one.locator(`tr[data-key="${looked.id}"]`)
    await line.waitFor()
    await line.focus()
    await one.keyboard.press('Space')
    await one.getByRole('heading', { name: looked.subject }).waitFor()
    expect(await axeFindings(one)).toEqual([])
    expect((await story.act(second, looked.id, 'take')).status).toBe(200)
    await one.getByText(words('desk.taken-by-other', { officer: second })).waitFor()
    await button(one, 'desk.next').click()
    await one.getByRole('heading', { name: next.subject }).waitFor()
    await one.keyboard.press('Escape')
    expect((await story.act(first, next.id, 'take')).status).toBe(200)
  })

  test(`${arriving} items arrive while one reads: the row in focus stays where it is`, async () => {
    for (let number = 1; number <= 8; number += 1) await task(`read ${number}`)
    await showsLines(one, 8)
    await rows(one).nth(4).focus()
    const key = await focused(one)
    const place = () => one.locator(`tr[data-key="${key}"]`).boundingBox()
    const before = await place()
    const order = await rows(one).evaluateAll((lines) => lines.map((line) => line.getAttribute('data-key')))
    for (let number = 1; number <= arriving; number += 1) await task(`arrives ${number}`, { urgency: 'urgent' })
    await button(one, 'desk.filters').waitFor()
    await one.getByText(words('table.new-lines', { count: arriving })).waitFor()
    expect(await focused(one)).toBe(key)
    expect(await rows(one).evaluateAll((lines) => lines.map((line) => line.getAttribute('data-key')))).toEqual(order)
    // The bar that counts them stands over the rows: they move by its height and by nothing else.
    const after = await place()
    const bar = await one.locator('.table-new').boundingBox()
    expect(Math.round((after?.y ?? 0) - (before?.y ?? 0))).toBe(Math.round(bar?.height ?? 0))
    expect(await axeFindings(one)).toEqual([])
    await one.keyboard.press('.')
    await showsLines(one, 8 + arriving)
    await expect.poll(() => focused(one)).toBe(await rows(one).first().getAttribute('data-key'))
    const shown = await rows(one).evaluateAll(
      (lines) => lines.filter((line) => line.getBoundingClientRect().bottom <= window.innerHeight - 24).length,
    )
    expect(shown).toBeGreaterThanOrEqual(Math.min(24, 8 + arriving))
  })

  test('picked lines are taken together, and a view of the desk is kept', async () => {
    await one.keyboard.press('Home')
    await one.keyboard.press('x')
    for (let more = 0; more < 9; more += 1) await one.keyboard.press('Shift+J')
    await one.getByRole('toolbar', { name: words('desk.bulk', { count: 10 }) }).waitFor()
    await one.keyboard.press('i')
    await one.getByText(words('desk.done-take', { count: 10, reference: '' })).waitFor()
    await showsLines(one, arriving - 2)

    await button(one, 'desk.filters').click()
    await one.getByRole('combobox', { name: words('desk.by-urgency') }).click()
    await one.getByRole('option', { name: words('urgency.normal') }).click()
    await button(one, 'desk.view-save').click()
    await one.getByLabel(words('desk.view-name')).fill('Exercise view')
    await one.keyboard.press('Control+Enter')
    await one.getByRole('button', { name: 'Exercise view', exact: true, pressed: true }).waitFor()
    expect(await axeFindings(one)).toEqual([])
  })

  test('a shift begins with its sounds, and its page is signed by the next', async () => {
    await button(one, 'desk.start').first().click()
    const box = one.getByRole('dialog', { name: words('desk.shift-title') })
    await box.getByText(words('handover.none-yet')).waitFor()
    expect(await axeFindings(one)).toEqual([])
    await box.getByRole('button', { name: words('desk.start'), exact: true }).click()
    await box.getByText(first).first().waitFor()
    await box.locator('.shift-ready').waitFor()
    await one.keyboard.press('Escape')

    await one.goto(`${world.origin}/desk/handover`)
    await one.getByLabel(words('handover.step-for-all')).fill('Ring again at six (exercise).')
    await one.locator('.handover-all').getByRole('button').click()
    await one.getByRole('textbox', { name: words('handover.words') }).fill('The night was quiet (exercise).')
    await one.getByRole('button', { name: words('handover.promise-add') }).click()
    await one
      .getByRole('textbox', { name: words('handover.promise-what') })
      .fill('A list of names of ships (exercise).')
    await button(one, 'handover.sign').click()
    await one.getByText(words('handover.missing')).first().waitFor()
    expect(await axeFindings(one)).toEqual([])
    await one.getByRole('button', { name: words('handover.remove') }).click()
    await button(one, 'handover.sign').click()
    await one.getByText(words('handover.other-signs')).waitFor()
    expect(await axeFindings(one)).toEqual([])

    await other.goto(one.url())
    await other.getByText('The night was quiet (exercise).').waitFor()
    await button(other, 'handover.accept').click()
    await other.getByRole('textbox', { name: words('handover.remarks') }).fill('Read and taken over (exercise).')
    expect(await axeFindings(other)).toEqual([])
    await other.keyboard.press('Control+Enter')
    await other.getByText('Read and taken over (exercise).').waitFor()
    await one.getByText('Read and taken over (exercise).').waitFor()
    await button(one, 'handover.end').click()
    await one.getByText(words('handover.ended')).waitFor()
    for (const page of [one, other]) expect(await leftBehind(page)).not.toMatch(/exercise|quiet|ring/i)
  })

  test('a telephone call is logged with what follows in writing', async () => {
    await one.goto(`${world.origin}/desk/calls`)
    await one.getByText(words('desk.calls-none')).waitFor()
    expect(await axeFindings(one)).toEqual([])
    await button(one, 'desk-act.call').first().click()
    const sheet = one.getByRole('dialog', { name: words('desk-act.call') })
    await sheet.getByRole('combobox', { name: words('desk.call-with') }).fill('Hanoi')
    await one.getByRole('option', { name: 'IP Hanoi' }).first().click()
    await sheet.locator('.desk-telephone').getByText('IP Hanoi').waitFor()
    await sheet.getByLabel(words('hit.call-said')).fill('They look for the file (exercise).')
    await sheet.getByRole('radio', { name: words('call-confirmation.them') }).check()
    await sheet
      .getByRole('textbox', { name: words('desk.call-confirm-by') })
      .fill(story.from(120).slice(0, 16).replace('T', ' ').concat('Z'))
    expect(await axeFindings(one)).toEqual([])
    await one.keyboard.press('Control+Enter')
    await one.getByText('They look for the file (exercise).').waitFor()
    await one.getByText(words('desk.call-follows-them')).waitFor()
    expect(await axeFindings(one)).toEqual([])
  })

  test('what was taken back after it was read stays, struck through with the reason, until somebody notes it', async () => {
    const id = await story.send({ to: [bureau] }, 'de.desk')
    expect((await world.as(first).post(`/api/v1/messages/${id}/acknowledge`)).status).toBe(200)
    expect(
      (await world.as('de.desk').post(`/api/v1/messages/${id}/withdraw`, { reason: 'wrong-addressee' })).status,
    ).toBe(200)
    await story.settle()
    const { id: item } = await story.itemOf(first, id)
    expect((await story.act(first, item, 'take')).status).toBe(200)
    await one.goto(`${world.origin}/desk`)
    await one.getByRole('button', { name: new RegExp(`^${words('desk.tab-mine')}`) }).click()
    const line = one.locator(`tr[data-key="${item}"]`)
    await line.getByText(words('withdrawal-reason.wrong-addressee')).waitFor()
    expect(await line.getAttribute('aria-label')).toContain(words('desk.withdrawn'))
    // The message is slow to come: what stands beside it is in order without it.
    const messages = `**/api/v1/messages/${id}`
    let send = (): void => undefined
    const isLooked = new Promise<void>((resolve) => {
      send = resolve
    })
    await one.route(messages, (route) => isLooked.then(() => route.continue()))
    await line.click()
    await one.getByText(words('desk.withdrawn-note')).waitFor()
    expect(await axeFindings(one)).toEqual([])
    send()
    await one.locator('.message-subject').waitFor()
    await one.unroute(messages)
    expect(await axeFindings(one)).toEqual([])
    await one.keyboard.press('e')
    await one.getByRole('dialog').locator('input[type=radio]:focus').waitFor()
    await one.keyboard.press('Control+Enter')
    await expect.poll(async () => (await story.show(first, item)).outcome).toBe('noted')
    await one.keyboard.press('Escape')
  })

  test('on a telephone an alarm is one line with what silences it, and the rest is behind a press', async () => {
    await story.send({ to: [bureau], urgency: 'very-urgent', urgencyReason: 'Exercise' }, 'de.desk')
    await one.setViewportSize({ width: 390, height: 844 })
    const alarm = one.locator('.alarm')
    await alarm.waitFor()
    const height = async () => (await alarm.boundingBox())?.height ?? 0
    const take = alarm.getByRole('button', { name: words('desk-act.take') })
    const silence = alarm.getByRole('button', { name: words('desk-act.acknowledge') })
    expect([await silence.isVisible(), await take.isVisible()]).toEqual([true, false])
    expect(await height()).toBeLessThan(60)
    expect(await axeFindings(one)).toEqual([])
    await alarm.getByRole('button', { name: words('fold.more') }).click()
    await take.waitFor()
    expect(await height()).toBeGreaterThan(60)
    expect(await axeFindings(one)).toEqual([])
    await silence.click()
    await expect.poll(() => alarm.count()).toBe(0)
    await one.setViewportSize({ width: 1280, height: 800 })
  })
})
