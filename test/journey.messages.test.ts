/**
 * A message and its answer: a desk asks two bureaus about a person, sees how far it came without asking again, and is answered in
 * its own language; what may not go is told before it goes, and what should not have gone is withdrawn. English by day, Arabic by night.
 */
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { askCheck } from '../src/check/check.operations.ts'
import { axeFindings, startBrowser } from './browser.ts'
import { choose, leftBehind, signIn, wordsOf } from './screens.ts'
import { startWorld } from './world.ts'

const world = startWorld({ live: true })
const browser = startBrowser()
const [english, arabic] = [wordsOf('en'), wordsOf('ar')]

/** Invented, as the exercise has it. */
const person = { family: 'Ferrandou', given: 'Quoc Bastien', born: '1979-04-02' }
const subject = 'Exercise: identity check, file 17'

let asker: Page
let answerer: Page
let thread = ''

/** Chooses addressees in the field of all of them, by code, and shuts its list. */
const address = async (page: Page, label: string, bureaus: readonly string[]): Promise<void> => {
  const box = page.getByRole('combobox', { name: label })
  for (const bureau of bureaus) {
    await box.click()
    await box.fill(bureau)
    await page.getByRole('option').first().click()
  }
  await page.keyboard.press('Escape')
}

beforeAll(async () => {
  const partner = `insert into bureau (code, kind, alive, zone, languages, weekend, databases, purposes, clearance, created_at, updated_at)
    select 'europol', 'partner', true, zone, languages, weekend, databases, purposes, clearance, created_at, updated_at from bureau where code = 'de'`
  await world.database.client.query(partner)
})

describe('an identity check to two bureaus', () => {
  test('is written with a form, and told what it lacks before it goes', async () => {
    asker = await browser.open({ language: 'en', scheme: 'light' })
    await signIn(world, asker, 'vn.desk', '/messages')
    await asker.getByRole('heading', { name: english('message.title'), level: 1 }).waitFor()
    await asker.getByText(english('message-none.in')).waitFor()
    expect(await axeFindings(asker)).toEqual([])
    await asker
      .getByRole('button', { name: english('message.new') })
      .first()
      .click()
    await asker.getByRole('heading', { name: english('message.new-title') }).waitFor()
    await address(asker, english('message.to'), ['fr', 'de'])
    await asker.locator('.message-recipient').first().waitFor()
    await asker.getByRole('textbox', { name: english('message.subject') }).fill(subject)
    await choose(asker, english('message.form'), english('form-kind.identity-check'))
    await asker
      .getByRole('button', { name: english('repeated.add', { label: english('field.nominal.names') }) })
      .click()
    await choose(asker, english('field.nominal.names.use'), english('name-use.main'))
    await asker.getByRole('textbox', { name: english('field.nominal.names.family'), exact: true }).fill(person.family)
    await asker.getByRole('textbox', { name: english('field.nominal.names.given'), exact: true }).fill(person.given)
    await asker.getByRole('checkbox', { name: english('asked-item.identity') }).check()
    await asker.getByRole('checkbox', { name: english('asked-item.document-genuine') }).check()
    await asker.getByRole('textbox', { name: english('message.body') }).fill('Please confirm who holds this passport.')
    await asker.getByRole('button', { name: english('message.to-review') }).click()
    const told = asker.locator('.error-summary')
    await told.getByText(english('fault.message-without-reference')).waitFor()
    await told.getByText(english('fault.form-name-without-birth')).waitFor()
    expect(await axeFindings(asker)).toEqual([])
  })

  test('is kept while it is written, stands again after a reload, and goes after one last look', async () => {
    await asker.getByRole('textbox', { name: english('message.our-reference'), exact: true }).fill('VN-2026-17')
    await asker.getByLabel(english('form-field.dateOfBirth')).first().fill(person.born)
    await asker.getByText(english('message.checks-fine')).waitFor()
    const files = asker.locator('input[type=file]')
    await files.setInputFiles([
      { name: 'load.txt', mimeType: 'text/plain', buffer: Buffer.from('Exercise: a list.') },
      { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from(`MZ${'0'.repeat(500)}`) },
    ])
    const refused = asker.locator('.attachment-line[data-phase=refused]')
    await refused.getByText('photo.png').waitFor()
    await asker.getByText(english('message.attachments-blocked')).first().waitFor()
    await refused.getByRole('button', { name: english('attachment.remove', { name: 'photo.png' }) }).click()
    await asker.getByText(english('message.checks-fine')).waitFor()
    await asker.getByText(english('message-draft.kept')).waitFor()
    const place = new URL(asker.url()).pathname
    await asker.reload()
    await asker.getByText(english('message.checks-fine')).waitFor()
    expect(new URL(asker.url()).pathname).toBe(place)
    expect(await asker.getByRole('textbox', { name: english('message.subject') }).inputValue()).toBe(subject)
    expect(
      await asker.getByRole('textbox', { name: english('field.nominal.names.family'), exact: true }).inputValue(),
    ).toBe(person.family)
    await asker.getByText('load.txt').waitFor()
    await asker.getByRole('textbox', { name: english('message.subject') }).press('Control+Enter')
    await asker.getByRole('dialog').getByText(english('message.no-unsend')).waitFor()
    // The last look is in the language of whoever reads it.
    await asker.getByRole('dialog').getByRole('button', { name: 'Français' }).click()
    await asker.getByRole('dialog').locator('div[lang="fr"]').getByText(wordsOf('fr')('message.attachments')).waitFor()
    expect(await axeFindings(asker)).toEqual([])
    const sent = asker.waitForResponse((reply) => reply.url().endsWith('/api/v1/messages'))
    await asker.keyboard.press('Control+Enter')
    expect((await sent).status()).toBe(201)
    thread = (await (await sent).json()).id
    await asker.getByRole('heading', { name: subject, level: 1 }).waitFor()
    expect(await axeFindings(asker)).toEqual([])
  })

  test('moves its marks at the sender as the other side opens it', async () => {
    const row = (bureau: string) => asker.getByRole('row', { name: new RegExp(bureau) })
    await row('IP Paris').waitFor()
    answerer = await browser.open({ language: 'ar', scheme: 'dark' })
    await signIn(world, answerer, 'fr.desk', '/messages')
    await answerer.getByText(subject).first().waitFor()
    expect(await axeFindings(answerer)).toEqual([])
    const before = await row('IP Paris').locator('time').count()
    await answerer.getByText(subject).first().click()
    await answerer.getByRole('table', { name: new RegExp(arabic('form-kind.identity-check')) }).waitFor()
    await answerer.getByText(person.family).first().waitFor()
    expect(await axeFindings(answerer)).toEqual([])
    await expect.poll(() => row('IP Paris').locator('time').count(), { timeout: 8000 }).toBe(before + 1)
  })

  test('is answered item by item and in a wording of the language of the asker', async () => {
    await answerer.keyboard.press('r')
    await answerer.getByRole('heading', { name: arabic('message.new-title') }).waitFor()
    // A field and the text of what is answered are quoted at a press, marked as such for whoever reads it.
    const asked = answerer.locator('.message-answering')
    const quote = (name: string) => asked.getByRole('button', { name, exact: true })
    await quote(arabic('message.quote-field', { name: arabic('form-field.dateOfBirth') })).click()
    await quote(arabic('message.quote-text')).last().click()
    await answerer.getByText(arabic('message.quoted', { count: 2 })).waitFor()
    expect(await answerer.getByRole('textbox', { name: arabic('message.body') }).inputValue()).toMatch(
      /^> .+: .*1979.*\n\n> Please confirm who holds this passport\.$/,
    )
    await answerer.getByRole('button', { name: arabic('message.answer-by-item') }).click()
    await choose(
      answerer,
      `${arabic('asked-item.identity')}: ${arabic('form-field.answered.finding')}`,
      arabic('form-finding.yes'),
    )
    await answerer.getByText(arabic('message.wordings')).click()
    await choose(answerer, arabic('message.wording'), arabic('wording.confirm'))
    await choose(answerer, arabic('message.wording-language'), 'الفيتنامية')
    await answerer.getByRole('button', { name: arabic('message.wording-insert') }).click()
    expect(await answerer.getByRole('textbox', { name: arabic('message.body') }).inputValue()).toContain(
      wordsOf('vi')('wording.confirm'),
    )
    await answerer.getByRole('textbox', { name: arabic('message.our-reference'), exact: true }).fill('FR-9')
    await answerer.getByText(arabic('message.checks-fine')).waitFor()
    expect(await axeFindings(answerer)).toEqual([])
    await answerer.getByRole('button', { name: arabic('message.to-review') }).click()
    const sent = answerer.waitForResponse((reply) => reply.url().endsWith('/api/v1/messages'))
    await answerer
      .getByRole('dialog')
      .getByRole('button', { name: arabic('message.send') })
      .click()
    expect((await sent).status()).toBe(201)
    await answerer.getByRole('heading', { name: subject, level: 1 }).waitFor()
    expect(await axeFindings(answerer)).toEqual([])
  })

  test('shows the answer to the asker without being asked again', async () => {
    await asker.getByText(wordsOf('vi')('wording.confirm')).waitFor({ timeout: 8000 })
    await asker.getByText(english('form-finding.yes')).first().waitFor()
    await asker.locator('.message-body blockquote', { hasText: 'Please confirm who holds this passport.' }).waitFor()
    expect(await axeFindings(asker)).toEqual([])
  })

  test('names people and numbers that are checked one by one, at a press and not before', async () => {
    const first = answerer.locator(`#message-${thread}`)
    await first.getByText(arabic('message.named'), { exact: true }).click()
    await first.getByText(arabic('message.named-in-form')).first().waitFor()
    expect(await axeFindings(answerer)).toEqual([])
    const checks = async () =>
      (await world.database.client.query('select 1 from fact where operation = $1', [askCheck.name])).rows.length
    expect(await checks()).toBe(0)
    const named = `${person.family} ${person.given} ${person.born}`
    await first.getByRole('button', { name: arabic('message.named-check-of', { what: named }) }).click()
    await answerer.waitForURL(`${world.origin}/search`)
    await expect
      .poll(() =>
        answerer.locator('input, textarea').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)),
      )
      .toContainEqual(expect.stringContaining(person.family))
    expect(await checks()).toBe(0)
    await answerer.goto(`${world.origin}/messages/${thread}`)
    await first.waitFor()
  })
})

describe('what may not go, and what should not have gone', () => {
  test('a partner cannot be sent what must not be passed on, and the screen says whom and why', async () => {
    await asker.goto(`${world.origin}/messages/new`)
    await address(asker, english('message.to'), ['europol'])
    await asker.getByRole('textbox', { name: english('message.subject') }).fill('Exercise: marks')
    await asker.getByRole('textbox', { name: english('message.body') }).fill('Nothing but an exercise.')
    await choose(asker, english('message.handling'), english('handling.H2'))
    await asker.getByRole('button', { name: english('message.to-review') }).click()
    const told = asker.locator('.error-summary')
    await told.getByText(english('fault.recipient-handling', { code: 'H2', bureaus: 'EUROPOL' })).waitFor()
    await told.getByText(english('fault.message-without-reference')).waitFor()
    expect(await axeFindings(asker)).toEqual([])
  })

  test('at the width of a telephone too, what is pressed stays under the finger until the press is over', async () => {
    await asker.setViewportSize({ width: 390, height: 844 })
    await asker.goto(`${world.origin}/messages/${thread}`)
    const first = asker.locator(`#message-${thread}`)
    // The keys act on the answer that came in; pressing in the first message brings them there, and their caps widen its buttons.
    await asker.locator('.message-frame[data-acted]').last().waitFor()
    expect(await first.locator('.message-acts .key-cap').count()).toBe(0)
    await first.getByRole('button', { name: english('message-act.withdraw') }).click()
    await asker.getByRole('dialog').getByLabel(english('withdrawal-reason.wrong-content')).waitFor()
    expect(await first.locator('.message-acts .key-cap').count()).toBeGreaterThan(0)
    expect(await axeFindings(asker)).toEqual([])
    await asker
      .getByRole('dialog')
      .getByRole('button', { name: english('layer.not-now') })
      .click()
    await asker.setViewportSize({ width: 1280, height: 800 })
  })

  test('a message is withdrawn with a reason: the recipient no longer reads it and is told why', async () => {
    await asker.goto(`${world.origin}/messages/${thread}`)
    const first = asker.locator(`#message-${thread}`)
    await first.getByRole('button', { name: english('message-act.withdraw') }).click()
    await asker.getByLabel(english('withdrawal-reason.wrong-content')).check()
    await asker.getByLabel(english('reason.text-optional')).fill('Sent under the wrong file (exercise).')
    expect(await axeFindings(asker)).toEqual([])
    await asker
      .getByRole('dialog')
      .getByRole('button', { name: english('message-act.withdraw') })
      .click()
    await first.getByText('Sent under the wrong file (exercise).').waitFor()
    const seen = answerer.locator(`#message-${thread}`)
    await seen.getByText('Sent under the wrong file (exercise).').waitFor({ timeout: 8000 })
    await seen.getByText(arabic('withdrawal-reason.wrong-content')).waitFor()
    expect(await seen.getByText(person.family).count()).toBe(0)
    expect(await axeFindings(answerer)).toEqual([])
  })

  test('a message that was damaged says so, and its sender is asked for it again in its own language', async () => {
    const { body } = await world.as('vn.desk').post('/api/v1/messages', {
      to: ['fr'],
      subject: 'Exercise: damaged',
      body: 'Exercise: nobody reads this.',
      ourReference: 'VN-2026-18',
    })
    await world.settle()
    await world.database.client.query(
      'update message set content = set_byte(content, 20, get_byte(content, 20) # 1) where id = $1',
      [body.id],
    )
    await answerer.goto(`${world.origin}/messages/${body.id}`)
    await answerer.getByText(arabic('message.unreadable')).waitFor()
    expect(await axeFindings(answerer)).toEqual([])
    await answerer.getByRole('button', { name: arabic('message-act.ask-again', { bureau: 'IP Hanoi' }) }).click()
    const text = answerer.getByRole('textbox', { name: arabic('message.body') })
    await text.waitFor()
    expect(await text.inputValue()).toMatch(/^Không thể đọc điện văn VN\/FR\/2026\/\d{6} ngày /)
    expect((await world.as('vn.desk').get(`/api/v1/messages/${body.id}`)).body.marks[0].displayedAt).toBeNull()
  })

  test('groups, drafts and test rounds have their pages', async () => {
    const pages: readonly (readonly [path: string, shown: string])[] = [
      ['/messages/groups', 'message.groups-none'],
      ['/messages/rounds', 'message-none.rounds'],
    ]
    for (const [path, shown] of pages) {
      await answerer.goto(`${world.origin}${path}`)
      await answerer.getByText(arabic(shown)).first().waitFor()
      expect([path, await axeFindings(answerer)]).toEqual([path, []])
    }
    await asker.goto(`${world.origin}/messages`)
    await asker.getByRole('button', { name: english('message-box.drafts') }).click()
    await asker.getByText('Exercise: marks').waitFor()
    expect(await axeFindings(asker)).toEqual([])
  })

  test('leaves neither name nor subject in address, title or storage', async () => {
    for (const page of [asker, answerer])
      expect(await leftBehind(page)).not.toMatch(/ferrandou|bastien|1979-04-02|identity check/i)
  })
})
