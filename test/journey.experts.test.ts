/**
 * Somebody who knows: a head of bureau nominates an analyst, who consents; on the other side of the world a colleague asks in plain
 * words who speaks Vietnamese and knows the sea, and they meet in a group. English by day, Arabic by night.
 */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axeFindings, startBrowser } from './browser.ts'
import { choose, leftBehind, signIn, wordsOf } from './screens.ts'
import { startWorld } from './world.ts'

const world = startWorld({ live: true })
const browser = startBrowser()
const [english, arabic] = [wordsOf('en'), wordsOf('ar')]
const name = 'Exercise Expert of the Sea'
const group = 'Exercise: eastern sea route'

const button = (page: Page, says: string) => page.getByRole('button', { name: says, exact: true })
const heading = (page: Page, says: string) => page.getByRole('heading', { name: says, level: 1 })

let expertAddress = ''
let asker: Page

describe('an expert', () => {
  test('is nominated, and decides to be seen', async () => {
    const page = await browser.open({ language: 'en', scheme: 'light' })
    await signIn(world, page, 'vn.command', '/experts/nominate', 'threat-trends')
    await page.getByLabel(english('expert.officer')).fill('vn.analyst')
    await page.getByLabel(english('expert.name')).fill(name)
    await page.getByLabel(english('expert.function')).fill('Exercise analyst')
    await button(page, english('repeated.add', { label: english('expert.skills') })).click()
    await choose(page, english('expert.kind'), english('skill-kind.language'))
    await choose(page, english('expert.skill'), 'Vietnamese')
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await page.getByText(english('expert-state.nominated'), { exact: true }).waitFor()

    const own = await browser.open({ language: 'en', scheme: 'light' })
    await signIn(world, own, 'vn.analyst', '/experts', 'threat-trends')
    await own.getByRole('link', { name: english('expert.consent-look') }).click()
    await button(own, english('expert.consent-give')).click()
    await own
      .getByRole('dialog')
      .getByRole('button', { name: english('expert.consent-give') })
      .click()
    await own.getByText(english('expert-state.active'), { exact: true }).waitFor()
    await own.getByRole('heading', { name: english('expert.viewers') }).waitFor()
    expect(await axeFindings(own)).toEqual([])
    expertAddress = new URL(own.url()).pathname
  })

  test('is found by a question in Arabic; who does not fit is named with what is lacking', async () => {
    asker = await browser.open({ language: 'ar', scheme: 'dark' })
    await signIn(world, asker, 'fr.analyst', '/experts', 'threat-trends')
    await heading(asker, arabic('expert.title')).waitFor()
    await asker.getByLabel(arabic('expert.question')).fill('يتحدث الفيتنامية')
    await asker.keyboard.press('Enter')
    await asker
      .getByRole('status')
      .filter({ hasText: arabic('expert.found', { count: 1 }) })
      .waitFor()
    await asker.getByLabel(arabic('expert.question')).fill('يتحدث الفيتنامية، الجرائم البحرية')
    await asker.keyboard.press('Enter')
    await asker.getByRole('heading', { name: arabic('expert.nearest') }).waitFor()
    expect(await axeFindings(asker)).toEqual([])
    await asker.getByRole('link', { name }).click()
    await heading(asker, name).waitFor()
    // Load, feedback and conflicts are nobody else's.
    expect(await asker.getByRole('heading', { name: arabic('expert.load') }).count()).toBe(0)
    expect(await asker.getByRole('heading', { name: arabic('expert.conflicts') }).count()).toBe(0)
    expect(await axeFindings(asker)).toEqual([])
    expect(new URL(asker.url()).pathname).toBe(expertAddress)
    expect(await leftBehind(asker)).not.toContain(name)
  })
})

describe('a group', () => {
  test('is founded, takes the expert in, and plans a meeting', async () => {
    await asker.goto(`${world.origin}/groups`)
    await button(asker, arabic('group.found')).first().click()
    await asker.getByLabel(arabic('group.name')).fill(group)
    await asker.getByLabel(arabic('group.purpose')).fill('Exercise: what is known of one route.')
    await asker.keyboard.press('Control+Enter')
    await heading(asker, group).waitFor()
    await button(asker, arabic('group-part.members')).click()
    await button(asker, arabic('group.add-member')).click()
    await choose(asker, arabic('group.member-kind'), arabic('group-member.expert'))
    await choose(asker, arabic('group.expert'), name)
    await asker.keyboard.press('Control+Enter')
    await asker.getByRole('link', { name }).waitFor()
    expect(await axeFindings(asker)).toEqual([])

    await button(asker, arabic('group-part.calendar')).click()
    await button(asker, arabic('group.event-add')).click()
    await asker.getByLabel(arabic('group.event-title')).fill('Exercise meeting')
    const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
    await asker.getByLabel(arabic('group.event-starts')).fill(`${at(24)}Z`)
    await asker.getByLabel(arabic('group.event-ends')).fill(`${at(25)}Z`)
    await asker.keyboard.press('Control+Enter')
    await asker.getByRole('heading', { name: 'Exercise meeting' }).waitFor()
    expect(await axeFindings(asker)).toEqual([])
  })

  test('shows the expert what comes next, and the expert writes the first note', async () => {
    const page = await browser.open({ language: 'en', scheme: 'light' })
    await signIn(world, page, 'vn.analyst', '/groups', 'threat-trends')
    await page.getByRole('link', { name: 'Exercise meeting' }).waitFor()
    await page.getByRole('link', { name: group }).click()
    await heading(page, group).waitFor()
    await button(page, english('group-part.notes')).click()
    await button(page, english('group.note-add')).first().click()
    await page.getByLabel(english('group.note-title')).fill('Working plan')
    await page.getByLabel(english('group.note-text')).fill('Exercise: first words')
    await page.keyboard.press('Control+Enter')
    await heading(page, 'Working plan').waitFor()
    await page
      .getByText(english('group.version', { number: 1 }))
      .first()
      .waitFor()
    expect(await axeFindings(page)).toEqual([])
  })
})
