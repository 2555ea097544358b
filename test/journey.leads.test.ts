/**
 * A lead from analyst to investigator: Hanoi gives it in English by day, Paris opens, accepts and says what came of it in Arabic by
 * night, and Hanoi reads the outcome.
 */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axeFindings, startBrowser } from './browser.ts'
import { choose, signIn, wordsOf } from './screens.ts'
import { startWorld } from './world.ts'

const world = startWorld({ live: true })
const browser = startBrowser()
const [english, arabic] = [wordsOf('en'), wordsOf('ar')]
const todo = 'Exercise. Look at lorries with blue tarpaulins at the northern gate.'

let giver: Page
let desk: Page

describe('a lead', () => {
  test('is given with a grade, a marking and a deadline; what is missing is said', async () => {
    giver = await browser.open({ language: 'en', scheme: 'light' })
    await signIn(world, giver, 'vn.analyst', '/leads', 'threat-trends')
    await giver.getByText(english('lead.none')).waitFor()
    expect(await axeFindings(giver)).toEqual([])
    await giver
      .getByRole('button', { name: english('lead.new'), exact: true })
      .first()
      .click()
    const send = giver.getByRole('button', { name: english('lead.give-act'), exact: true })
    await send.click()
    await giver.locator('.error-summary').waitFor()
    expect(await axeFindings(giver)).toEqual([])
    await choose(giver, english('lead.to'), 'IP Paris')
    await giver.keyboard.press('Escape')
    await giver.getByRole('textbox', { name: english('lead.todo'), exact: true }).fill(todo)
    await giver
      .getByRole('textbox', { name: english('lead.why'), exact: true })
      .fill('Exercise. Three crossings in two weeks.')
    await choose(giver, english('lead.grade-source'), english('grade-4x4-source.B'))
    await choose(giver, english('lead.grade-information'), english('grade-4x4-information.2'))
    await giver.getByRole('button', { name: english('instant-field.days', { count: 3 }), exact: true }).click()
    await send.click()
    await giver.getByRole('heading', { level: 1, name: todo }).waitFor()
    expect(await axeFindings(giver)).toEqual([])
  })

  test('is opened by looking at it, accepted in one click, and its outcome told', async () => {
    desk = await browser.open({ language: 'ar', scheme: 'dark' })
    await signIn(world, desk, 'fr.desk', '/leads', 'threat-trends')
    await desk.getByText(todo).first().waitFor()
    await desk.keyboard.press('j')
    await desk.keyboard.press(' ')
    await desk.getByRole('button', { name: arabic('lead.accept'), exact: true }).click()
    const outcome = desk.getByRole('button', { name: arabic('lead.outcome'), exact: true })
    await outcome.click()
    await choose(desk, arabic('lead.outcome-label'), arabic('lead-outcome.used'))
    expect(await axeFindings(desk)).toEqual([])
    await desk
      .getByRole('dialog')
      .getByRole('button', { name: arabic('lead.outcome'), exact: true })
      .click()
    await desk.getByText(arabic('lead-outcome.used')).first().waitFor()
    expect(await axeFindings(desk)).toEqual([])
  })

  test('comes back to the one who gave it', async () => {
    await giver.getByText(english('lead-outcome.used')).first().waitFor()
    await giver.getByText(english('lead-step.accepted')).first().waitFor()
    const { body } = await world.as('vn.analyst').get('/api/v1/leads/counts')
    expect(body.given.outcomes).toContainEqual({ outcome: 'used', count: 1 })
  })
})
