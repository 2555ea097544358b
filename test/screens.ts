/** What journeys share: words of a language as the screens say them, and officers who sit down at one. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { MessageValues } from '../src/kernel/failure.ts'
import { hasWords, say } from '../src/kernel/words.ts'
import type { Language } from '../src/terms/language.ts'

import { composeMrz, isMrzContentFault } from '../src/terms/mrz-compose.ts'
import type { World } from './world.ts'

/** Words by their id; an id that no catalogue has is a mistake of the test. */
export const wordsOf =
  (language: Language) =>
  (id: string, values: MessageValues = {}): string => {
    if (!hasWords(id)) throw new Error(`no catalogue has words for ${id}`)
    return say(language, id, values)
  }

type Place = Pick<World, 'origin'>

/** States purpose and reference of the shift in the session of a window. */
const state = async (world: Place, page: Page, purpose: string): Promise<void> => {
  const { request } = page.context()
  const stated = await request.put(`${world.origin}/api/v1/session/purpose`, {
    data: { purpose, reference: 'SHIFT-7' },
  })
  expect(stated.status(), await stated.text()).toBe(200)
}

/** Signs an officer in at the sign-in screen, as a person does, and opens a page. */
export const signInAtScreen = async (world: Place, page: Page, officer: string, path: string): Promise<void> => {
  await page.goto(`${world.origin}/`)
  await page.getByRole('button', { name: officer }).first().waitFor()
  const signedIn = page.waitForResponse((reply) => reply.request().method() === 'POST' && reply.ok())
  await page.getByRole('button', { name: officer }).first().click()
  await signedIn
  await state(world, page, 'security-check')
  await page.goto(`${world.origin}${path}`)
}

/** Gives a window the session of an officer and opens a page: what `signInAtScreen` comes to, for stories of another screen. */
export const signIn = async (
  world: Place,
  page: Page,
  officer: string,
  path: string,
  /** An analyst's duty knows others than a desk's; administrators and auditors name none, which is ''. */
  purpose = 'security-check',
): Promise<void> => {
  const { request } = page.context()
  const begun = await request.post(`${world.origin}/api/v1/sessions/demonstration`, { data: { officer } })
  expect(begun.status(), await begun.text()).toBe(200)
  if (purpose !== '') await state(world, page, purpose)
  await page.goto(`${world.origin}${path}`)
}

/** Chooses a line of a list that opens below its field, as a hand does: types what it says and takes the first. */
export const choose = async (page: Page, field: string, line: string): Promise<void> => {
  const box = page.getByRole('combobox', { name: field, exact: true })
  await box.click()
  if (await box.isEditable()) await box.fill(line)
  await page.getByRole('option', { name: line }).first().click()
}

type Printed = Parameters<typeof composeMrz>[0]

/** The two lines of an invented French passport. */
export const zoneOf = (number: string, bearer: Pick<Printed, 'names' | 'dateOfBirth' | 'sex'>): string => {
  const lines = composeMrz({
    format: 'TD3',
    documentCode: 'P',
    issuer: 'FRA',
    number,
    nationality: 'FRA',
    expiry: '2031-02-03',
    ...bearer,
  } as Printed)
  if (isMrzContentFault(lines)) throw new Error(lines.fault)
  return lines.join('\n')
}

/** Everything that outlives the page: address, title and storage, where no name or number of anybody may stand. */
export const leftBehind = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify([location.href, document.title, { ...localStorage }, { ...sessionStorage }]))
