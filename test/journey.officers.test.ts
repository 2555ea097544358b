/**
 * How people come in and go out: an administrator opens a one-time link and registers two passkeys, shows the key again for what is
 * final, invites an officer, who locks the screen and is suspended in the middle of the work. English by day, Arabic by night, with
 * authenticators that Chromium itself plays.
 */
import type { CDPSession, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { inviteFromCommandLine } from '../src/officer/officer.invite-command.ts'
import { axeFindings, startBrowser } from './browser.ts'
import { choose, leftBehind, signIn, wordsOf } from './screens.ts'
import { startWorld } from './world.ts'

const world = startWorld({ live: true })
const browser = startBrowser()
const [english, arabic] = [wordsOf('en'), wordsOf('ar')]

// Passkeys are the only way in: set before anybody asks, for rights are remembered for seconds.
beforeAll(() => world.database.client.query("update world set kind = 'real'"))

/** Nothing is wrong with the page for anybody who reads it by ear, by key or in high contrast. */
const expectSound = async (page: Page): Promise<void> => expect(await axeFindings(page)).toEqual([])

type Devices = { readonly add: () => Promise<string>; readonly rest: (id: string, at: boolean) => Promise<void> }

/** Devices plugged into the machine of a page; `rest` takes a finger away from one or lays it back. */
const devicesOf = async (page: Page): Promise<Devices> => {
  const line: CDPSession = await page.context().newCDPSession(page)
  await line.send('WebAuthn.enable', { enableUI: false })
  return {
    add: async () => {
      const { authenticatorId } = await line.send('WebAuthn.addVirtualAuthenticator', {
        options: {
          protocol: 'ctap2',
          transport: 'usb',
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
          automaticPresenceSimulation: true,
        },
      })
      return authenticatorId
    },
    rest: async (authenticatorId, at) => {
      await line.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: !at })
    },
  }
}

const linkFor = async (officer: string, bureau: string, duty: string): Promise<string> => {
  const printed = await inviteFromCommandLine(world.database, world.clock, world.origin, { officer, bureau, duty })
  return printed.split('\n')[0] ?? ''
}

type Say = ReturnType<typeof wordsOf>

/** Opens a link, registers a passkey, is told that the second must be on another device, and registers that. */
const enrolAt = async (page: Page, devices: Devices, link: string, words: Say): Promise<void> => {
  const first = await devices.add()
  await page.goto(link)
  await page.getByRole('heading', { name: words('invitation.first') }).waitFor()
  expect(await leftBehind(page)).not.toContain(link.slice(link.indexOf('#') + 1))
  await expectSound(page)
  await page.getByRole('button', { name: words('invitation.register'), exact: true }).click()
  await page.getByText(words('passkey.name-it')).first().waitFor()
  await page.getByLabel(words('passkey.name')).fill('Blue key')
  await page.getByRole('button', { name: words('invitation.register'), exact: true }).click()
  await page.getByRole('heading', { name: words('invitation.second') }).waitFor()
  await page.getByLabel(words('passkey.name')).fill('Grey key')
  await page.getByRole('button', { name: words('invitation.register-second') }).click()
  await page.getByText(words('passkey-trouble.known')).waitFor()
  await expectSound(page)
  await devices.rest(first, true)
  await devices.add()
  await page.getByRole('button', { name: words('invitation.register-second') }).click()
  await page.getByRole('button', { name: words('invitation.go-on') }).click()
  await page.getByRole('navigation').first().waitFor()
}

const signOut = async (page: Page, officer: string, words: Say): Promise<void> => {
  await page.getByRole('button', { name: words('frame.officer', { officer }) }).click()
  await page.getByRole('menuitem', { name: words('session.sign-out') }).click()
  await page.getByRole('button', { name: words('officer.passkey'), exact: true }).waitFor()
}

const signInByPasskey = async (page: Page, words: Say): Promise<void> => {
  await page.getByRole('button', { name: words('officer.passkey'), exact: true }).click()
  await page.getByRole('navigation').first().waitFor()
}

/** Longer ago than final acts forgive; what the hub remembers of the session has gone when this answers. */
const growStale = async (officer: string): Promise<void> => {
  await world.database.client.query(
    "update session set fresh_at = fresh_at - interval '10 minutes' where officer = $1",
    [officer],
  )
  await new Promise((resolve) => setTimeout(resolve, 5_100))
}

let admin: Page
let desk: Page
let invitation = ''

describe('an administrator, in English by day', () => {
  test('comes in by a link and two passkeys, goes out, and comes in by touching one', async () => {
    admin = await browser.open({ language: 'en', scheme: 'light' })
    await enrolAt(admin, await devicesOf(admin), await linkFor('vn.administrator', 'vn', 'administrator'), english)
    await signOut(admin, 'vn.administrator', english)
    await expectSound(admin)
    await signInByPasskey(admin, english)
    await admin.goto(`${world.origin}/me`)
    await admin.getByText('Grey key').waitFor()
    await expectSound(admin)
  })

  test('touches the key again for a key of a system; giving that up loses nothing that was typed', async () => {
    await growStale('vn.administrator')
    await admin.goto(`${world.origin}/admin/keys`)
    await admin
      .getByRole('button', { name: english('key-admin.make') })
      .first()
      .click()
    await choose(admin, english('key-admin.officer'), 'vn.system')
    await admin.getByLabel(english('key-admin.label')).fill('Airport gates (exercise)')
    const sheet = admin.getByRole('dialog', { name: english('key-admin.make') })
    await sheet.getByRole('button', { name: english('key-admin.make') }).click()
    const again = admin.getByRole('dialog', { name: english('session.step-up') })
    await again.getByRole('button', { name: english('passkey.touch') }).waitFor()
    await expectSound(admin)
    await again.getByRole('button', { name: english('passkey.touch') }).focus()
    await admin.keyboard.press('Escape')
    await again.waitFor({ state: 'hidden' })
    await admin.getByText(english('failure.session.not-fresh')).waitFor()
    const summary = await admin.locator('.error-summary').evaluate((box) => {
      const { left, top } = box.getBoundingClientRect()
      const isShown = box.contains(document.elementFromPoint(left + 8, top + 8))
      return { hasFocus: document.activeElement === box, isShown }
    })
    expect(summary).toEqual({ hasFocus: true, isShown: true })
    expect(await admin.getByLabel(english('key-admin.label')).inputValue()).toBe('Airport gates (exercise)')
    await sheet.getByRole('button', { name: english('key-admin.make') }).click()
    await again.getByRole('button', { name: english('passkey.touch') }).click()
    const shown = admin.locator('[data-secret]')
    await shown.waitFor()
    expect(await shown.innerText()).toMatch(/lk_[\w-]{43}/)
    await expectSound(admin)
    await admin.getByRole('button', { name: english('admin.kept') }).click()
    await admin.getByText('Airport gates (exercise)').waitFor()
    const { rows } = await world.database.client.query(
      "select count(*)::int as keys from api_key where officer = 'vn.system'",
    )
    expect(rows[0].keys).toBe(1)
  })

  test('adds an officer within the bureau, hears the hub beside the field, and gets the link once', async () => {
    await admin.goto(`${world.origin}/admin`)
    await admin
      .getByRole('row', { name: /vn\.desk\b/ })
      .first()
      .waitFor()
    await expectSound(admin)
    await admin.getByRole('button', { name: english('admin.add-officer') }).click()
    const sheet = admin.getByRole('dialog', { name: english('admin.add-officer') })
    await sheet.getByLabel(english('officer.name')).fill('Desk 7')
    await sheet.getByLabel(english('officer.function')).fill('Night desk (exercise)')
    await sheet.getByRole('checkbox', { name: english('duty.desk') }).check()
    expect(await sheet.getByRole('radio', { name: english('confidentiality.confidential') }).isDisabled()).toBe(true)
    await sheet.getByText(english('admin.clearance-beyond')).waitFor()
    await sheet.getByRole('radio', { name: english('confidentiality.restricted') }).check()
    await expectSound(admin)
    const send = sheet.getByRole('button', { name: english('admin.add-officer') })
    await send.click()
    await sheet.getByText(english('failure.officer.bad-name')).first().waitFor()
    await sheet.getByLabel(english('officer.name')).fill('desk-7')
    await send.click()
    await admin.getByRole('heading', { name: 'Night desk (exercise)' }).waitFor()
    await admin.getByRole('button', { name: english('admin.invite') }).click()
    invitation = (await admin.locator('[data-secret]').innerText()).trim()
    expect(invitation).toMatch(/\/invitation#[\w-]{43}$/)
    await admin.getByRole('button', { name: english('admin.kept') }).click()
    await admin.getByRole('button', { name: english('admin.change-officer'), exact: true }).click()
    const change = admin.getByRole('dialog', { name: english('admin.change-officer') })
    await change.getByText(english('admin.nothing-changed')).waitFor()
    await change.getByLabel(english('officer.function')).fill('Day desk (exercise)')
    await change.getByRole('cell', { name: 'Night desk (exercise)' }).waitFor()
    await change.getByRole('button', { name: english('admin.change-officer') }).click()
    await change.getByText(english('reason.write')).first().waitFor()
    await change.getByLabel(english('reason.label')).fill('Moved to the day (exercise)')
    await expectSound(admin)
    await change.getByRole('button', { name: english('admin.change-officer') }).click()
    await admin.getByRole('heading', { name: 'Day desk (exercise)' }).waitFor()
  })

  test('gives an entity less than the bureau has, and confirms in one pass who must be looked at', async () => {
    await world.database.client.query(
      "update officer set confirm_by = now() + interval '3 days' where name in ('vn.desk', 'vn.analyst')",
    )
    await admin.goto(`${world.origin}/admin/entities`)
    await admin
      .getByRole('button', { name: english('entity.add') })
      .first()
      .click()
    const sheet = admin.getByRole('dialog', { name: english('entity.add') })
    await sheet.getByLabel(english('entity.code')).fill('airport')
    await sheet.getByLabel(english('entity.name')).fill('Airport police (exercise)')
    await choose(admin, english('entity.kind'), english('unit-kind.border'))
    await sheet.getByRole('checkbox', { name: english('database.nominal'), exact: true }).uncheck()
    await expectSound(admin)
    await sheet.getByRole('button', { name: english('entity.add') }).click()
    await admin.getByText('Airport police (exercise)').waitFor()
    await admin.goto(`${world.origin}/admin/due`)
    await admin.getByText(english('due.count', { count: 2 })).waitFor()
    await expectSound(admin)
    await admin.getByRole('button', { name: english('due.confirm-of', { officer: 'vn.desk' }) }).click()
    await admin.getByRole('button', { name: english('due.confirm-of', { officer: 'vn.analyst' }) }).click()
    await admin.getByText(english('due.none')).waitFor()
    for (const [path, title] of [
      ['entities', 'entity.why'],
      ['ways-in', 'recovery.why'],
    ] as const) {
      await admin.goto(`${world.origin}/admin/${path}`)
      await admin.getByText(english(title)).waitFor()
      await admin.locator('.admin-cards, .state').first().waitFor()
      await expectSound(admin)
    }
  })
})

describe('the officer who was invited, in Arabic by night', () => {
  test('registers two passkeys, locks the screen and opens it; what was typed is still there', async () => {
    desk = await browser.open({ language: 'ar', scheme: 'dark' })
    await enrolAt(desk, await devicesOf(desk), invitation, arabic)
    await desk.evaluate(() =>
      fetch('/api/v1/session/purpose', {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ purpose: 'security-check', reference: 'SHIFT-7' }),
      }),
    )
    await desk.goto(`${world.origin}/me`)
    await desk.getByText('Grey key').waitFor()
    await expectSound(desk)
    await desk.goto(`${world.origin}/search`)
    const number = desk.getByLabel(arabic('check.number')).first()
    await number.fill('X0000777')
    await desk.keyboard.press('Control+Shift+X')
    const layer = desk.getByRole('dialog', { name: arabic('session.locked') })
    await layer.getByRole('button', { name: arabic('officer.open-by-passkey') }).waitFor()
    expect(await number.isVisible()).toBe(false)
    await expectSound(desk)
    const told = () =>
      desk.evaluate(async () => {
        const shown = await (await fetch('/api/v1/session')).json()
        const refused = await fetch('/api/v1/officers')
        return { lockedAt: shown.lockedAt, officers: refused.status }
      })
    expect(await told()).toMatchObject({ lockedAt: expect.any(String), officers: 403 })
    await desk.reload()
    await layer.getByRole('button', { name: arabic('officer.open-by-passkey') }).click()
    await layer.waitFor({ state: 'hidden' })
    expect(await told()).toMatchObject({ lockedAt: null, officers: 200 })
    await number.fill('X0000778')
    await desk.keyboard.press('Control+Shift+X')
    await layer.getByRole('button', { name: arabic('officer.open-by-passkey') }).click()
    await layer.waitFor({ state: 'hidden' })
    expect(await number.inputValue()).toBe('X0000778')
  })

  test('is out within five seconds of being suspended, whatever page is open, and told so at the door', async () => {
    await desk.goto(`${world.origin}/desk`)
    await desk.getByText(arabic('live.live')).first().waitFor()
    await admin.goto(`${world.origin}/admin`)
    await admin.getByText('vn.desk-7').first().click()
    await admin.getByRole('button', { name: english('admin.recover') }).click()
    await admin.getByLabel(english('recovery.how')).fill('Came in person with the service card (exercise)')
    await admin.getByRole('button', { name: english('recovery.ask'), exact: true }).click()
    await admin.getByText(english('recovery.asked-secretariat')).waitFor()
    await admin.getByRole('button', { name: english('admin.suspend'), exact: true }).click()
    const sheet = admin.getByRole('dialog', { name: english('admin.suspend') })
    await sheet.getByLabel(english('reason.text')).fill('Left the service (exercise)')
    await expectSound(admin)
    await sheet.getByRole('button', { name: english('admin.suspend'), exact: true }).click()
    await desk.getByRole('dialog', { name: arabic('session.ended') }).waitFor({ timeout: 5_000 })
    await desk
      .getByRole('button', { name: arabic('officer.passkey'), exact: true })
      .first()
      .click()
    await desk.getByText(arabic('failure.session.officer-suspended')).first().waitFor()
    await expectSound(desk)
  })
})

describe('the door', () => {
  test('says that an address is not ours', async () => {
    const stray = await browser.open({ language: 'en', scheme: 'light' })
    await (await devicesOf(stray)).add()
    await stray.goto(`${world.origin.replace('localhost', '127.0.0.1')}/sign-in`)
    await stray.getByRole('button', { name: english('officer.passkey'), exact: true }).click()
    await stray.getByText(english('passkey-trouble.foreign')).waitFor()
    await expectSound(stray)
  })

  test('says that a link was used', async () => {
    const late = await browser.open({ language: 'ar', scheme: 'dark' })
    await late.goto(invitation)
    await late.getByText(arabic('failure.invitation.not-good')).waitFor()
    await expectSound(late)
  })

  test('lets somebody else sit down at a locked screen of a demonstration: the layout stays, drafts do not', async () => {
    await world.database.client.query("update world set kind = 'demonstration'")
    const shared = await browser.open({ language: 'en', scheme: 'dark' })
    await shared.goto(`${world.origin}/search`)
    await shared.getByRole('button', { name: 'fr.desk' }).first().waitFor()
    await expectSound(shared)
    await shared.getByRole('button', { name: 'fr.desk', exact: false }).first().click()
    const number = shared.getByLabel(english('check.number')).first()
    await number.fill('X0000779')
    await shared.keyboard.press('Control+.')
    const density = await shared.evaluate(() => document.documentElement.dataset.density)
    await shared.keyboard.press('Control+Shift+X')
    const layer = shared.getByRole('dialog', { name: english('session.locked') })
    await layer
      .getByRole('button', { name: english('officer.go-on-as', { officer: 'Exercise officer of fr: desk' }) })
      .waitFor()
    await expectSound(shared)
    await layer.getByText(english('officer.someone-else'), { exact: true }).click()
    await layer.getByRole('button', { name: 'vn.post' }).first().click()
    await shared.getByRole('button', { name: english('frame.officer', { officer: 'vn.post' }) }).waitFor()
    expect(await number.inputValue()).toBe('')
    expect(await shared.evaluate(() => document.documentElement.dataset.density)).toBe(density)
  })
})

describe('who would see this', () => {
  test('is answered by the rules, for a message and for a record of the own bureau', async () => {
    const { id } = (
      await world.as('fr.desk').post('/api/v1/records/travel-document', {
        reference: 'JOURNEY-SEEN',
        status: 'lost',
        purpose: 'security-check',
        fields: { number: 'X0000780', country: 'FRA', type: 'passport' },
      })
    ).body
    const page = await browser.open({ language: 'ar', scheme: 'dark' })
    await signIn(world, page, 'fr.desk', `/records/travel-document/${id}`)
    await page.getByRole('tab', { name: arabic('record.tab-handling') }).click()
    await page
      .locator('#main')
      .getByRole('link', { name: arabic('who-sees.title') })
      .click()
    await page
      .getByRole('row', { name: /IP Paris/ })
      .first()
      .click()
    await page.getByRole('heading', { name: arabic('who-sees.because') }).waitFor()
    await page.getByText(arabic('who-sees-rule.the-source-controls-its-records-at-any-time')).waitFor()
    await expectSound(page)
    await page.goto(`${world.origin}/who-sees`)
    await choose(page, arabic('who-sees.recipients'), 'IP Hanoi')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: arabic('who-sees.ask') }).click()
    await page
      .getByRole('row', { name: /IP Hanoi/ })
      .first()
      .waitFor()
    expect(await page.getByRole('row', { name: /IP Berlin/ }).count()).toBe(0)
    await expectSound(page)
  })
})
