/**
 * A person met by name: an officer at a border writes a name as it is heard, the desk on the other side of the world looks at
 * what agrees and what differs, and what both know of the person ends in one record. English by day, Arabic by night.
 */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axeFindings, startBrowser } from './browser.ts'
import { choose, leftBehind, signIn, wordsOf, zoneOf } from './screens.ts'
import { startWorld } from './world.ts'

const world = startWorld({ live: true })
const browser = startBrowser()
const [english, arabic] = [wordsOf('en'), wordsOf('ar')]

/** Invented, as the exercise has it; of her own script only what stands on no paper. */
const person = {
  reference: 'JOURNEY-PERSON-1',
  status: 'wanted-locate',
  purpose: 'locate',
  personStatus: 'suspect',
  fields: {
    names: [{ use: 'main', family: 'Belkhemsa', given: 'Ilyana Karima', original: 'إليانا كريمة بلخمسة' }],
    datesOfBirth: ['1984-03-09'],
    nationalities: [{ country: 'FRA', state: 'presumed' }],
    documents: [],
    cautions: [{ code: 'armed', since: '2026-10-01' }],
    sex: 'F',
    height: 171,
    additionalInformation: 'Invented, for exercise.',
  },
}
const heard = { family: 'Belkhamsa', given: 'Iliana Karima', dateOfBirth: '1984-03-09', nationality: 'VNM' }

/** These parts of a screen or a sheet are all there, and read in this order. */
const expectInOrder = async (page: Page, whole: string, parts: readonly string[]): Promise<void> => {
  const found = await page
    .locator(whole)
    .first()
    .evaluate((element, names) => {
      const all = [...element.querySelectorAll('*')]
      return names.map((name) => ({ name, at: all.findIndex((one) => one.matches(name)) }))
    }, parts)
  const present = found.filter(({ at }) => at >= 0).sort((one, other) => one.at - other.at)
  expect(present.map(({ name }) => name)).toEqual(parts)
}

let desk: Page
let post: Page
let finder: Page
let record = ''
let hit = ''
/** The desk of the source goes to a page by the navigation. */
const visit = (title: string): Promise<void> =>
  desk
    .getByRole('navigation')
    .getByRole('link', { name: arabic(title), exact: true })
    .first()
    .click()

describe('a name that was only heard', () => {
  test('is a potential match with what agrees and what differs; "could be" makes it a hit', async () => {
    const entered = await world.as('fr.desk').post('/api/v1/records/nominal', person)
    expect(entered.status, entered.text).toBe(201)
    record = entered.body.id
    await world.settle()
    desk = await browser.open({ language: 'ar', scheme: 'dark' })
    await signIn(world, desk, 'fr.desk', '/desk')
    await desk.getByRole('heading', { name: arabic('desk.title'), level: 1 }).waitFor()

    post = await browser.open({ language: 'en', scheme: 'light' })
    await signIn(world, post, 'vn.post', '/search')
    await post.getByRole('radio', { name: english('check.kind-person'), exact: true }).check()
    await post.getByLabel(english('check.person-family')).fill(heard.family)
    await post.getByLabel(english('check.person-given')).fill(heard.given)
    await post.getByLabel(english('check.person-dateOfBirth')).fill(heard.dateOfBirth)
    await choose(post, english('check.person-nationality'), heard.nationality)
    expect(await axeFindings(post)).toEqual([])
    await post.getByRole('button', { name: english('check.act'), exact: true }).click()
    await post.getByText(english('check.verdict-possible')).first().waitFor()
    await post.getByRole('list', { name: english('check.read') }).waitFor()
    const sides = post.getByRole('table', { name: english('check.compare') })
    await sides.locator('[data-side="for"]').first().waitFor()
    await sides.locator('[data-side="against"]').first().waitFor()
    await post.getByText(english('caution.armed')).first().waitFor()
    expect(await axeFindings(post)).toEqual([])

    const said = post.waitForResponse((reply) => reply.url().endsWith('/could-be'))
    await post.getByRole('button', { name: english('check.could-be'), exact: true }).click()
    hit = (await (await said).json()).hit
    await post.getByText(english('check.could-be-source', { bureau: 'IP Paris' })).waitFor()
    expect(await axeFindings(post)).toEqual([])
  })

  test('stands on the desk of the source as what an officer said, and its page says why before it is read', async () => {
    await desk.getByText(arabic('hit-origin.could-be')).first().waitFor({ timeout: 5000 })
    expect(await axeFindings(desk)).toEqual([])
    await desk.goto(`${world.origin}/hits/${hit}`)
    await desk
      .locator('#main')
      .getByText(arabic('hit.origin-could-be', { finder: 'IP Hanoi' }))
      .waitFor()
    await desk
      .getByRole('heading', { name: arabic('hit.agrees') })
      .first()
      .waitFor()
    await desk
      .getByRole('heading', { name: arabic('hit.differs') })
      .first()
      .waitFor()
    await expectInOrder(desk, '.hit-screen', ['.cautions', 'h1', '.likeness', '.compare'])
    expect(await desk.locator('.hit-screen h1').innerText()).toContain(person.fields.names[0]?.original)
    expect(await axeFindings(desk)).toEqual([])
  })

  test('and a finding "not the same" lets the person agree that the next border is told', async () => {
    const finding = { identity: 'not-same', reason: 'Photo and papers compared (exercise).' }
    expect((await world.as('vn.desk').post(`/api/v1/hits/${hit}/finding`, finding)).status).toBe(200)
    finder = await browser.open({ language: 'en', scheme: 'light' })
    await signIn(world, finder, 'vn.desk', `/hits/${hit}`)
    await finder.getByText(english('hit.clear-offer')).waitFor()
    await finder.getByRole('button', { name: english('hit-act.clear') }).click()
    await finder.getByLabel(english('hit.clear-number')).fill('X0000401')
    await choose(finder, english('hit.clear-country'), 'FRA')
    await choose(finder, english('hit.clear-type'), english('document-type.passport'))
    await finder.getByRole('button', { name: english('hit.clear-sign') }).click()
    await finder.getByText(english('fault.consent-needed')).first().waitFor()
    expect(await axeFindings(finder)).toEqual([])
    await finder.getByRole('checkbox', { name: english('hit.clear-consent') }).check()
    const kept = finder.waitForResponse((reply) => reply.url().endsWith('/clear'))
    await finder.getByRole('button', { name: english('hit.clear-sign') }).click()
    expect((await kept).status()).toBe(200)
    expect(await axeFindings(finder)).toEqual([])
  })
})

describe('somebody who must not notice', () => {
  test('passes the post like anybody; desk line, hit and hit sheet say so before anything else', async () => {
    const name = { family: 'Mezghirane', given: 'Tafsut Oumnia' }
    const fields = { ...person.fields, names: [{ use: 'main', ...name }] }
    const alert = { ...person, reference: 'JOURNEY-PERSON-3', alert: 'discreet', fields }
    expect((await world.as('fr.desk').post('/api/v1/records/nominal', alert)).status).toBe(201)
    await world.settle()
    const items = [{ person: { ...name, dateOfBirth: '1984-03-09' } }]
    const asked = { purpose: 'security-check', reference: 'SHIFT-7', items }
    expect((await world.as('vn.post').post('/api/v1/checks', asked)).body.items[0].candidates).toEqual([])
    await world.settle()
    const { hits } = (await world.as('fr.desk').get('/api/v1/hits')).body
    const met = hits.find((one: { discreet: boolean }) => one.discreet)
    expect(met.origin).toBe('alert')
    await visit('desk.title')
    await desk.getByText(arabic('desk.discreet'), { exact: true }).first().waitFor()
    expect(await axeFindings(desk)).toEqual([])
    await desk.goto(`${world.origin}/hits/${met.id}`)
    await desk.locator('.hit-screen .hit-discreet').waitFor()
    await expectInOrder(desk, '.hit-screen', ['.hit-discreet', '.cautions', 'h1', '.hit-origin'])
    expect(await axeFindings(desk)).toEqual([])
    await desk.emulateMedia({ media: 'print' })
    await desk.locator('.print-sheet .hit-discreet').waitFor()
    await expectInOrder(desk, '.print-sheet', [
      '.hit-discreet',
      '.cautions',
      '.print-status',
      '.hit-origin',
      '.likeness',
    ])
    await desk.emulateMedia({ media: 'screen' })
  })
})

describe('the record of the source', () => {
  test('says on its tabs what is known, since when, and who looked', async () => {
    await desk.goto(`${world.origin}/records/nominal/${record}`)
    await desk.getByRole('heading', { level: 1 }).first().waitFor()
    await desk
      .getByText(person.fields.names[0]?.original ?? '')
      .first()
      .waitFor()
    const shownOn = {
      overview: arabic('record.group-description'),
      links: arabic('link.none'),
      timeline: arabic('hit.moment'),
      history: arabic('record.never-changed', { at: '' }).split(' ')[0] ?? '',
      handling: arabic('record.group-codes'),
      lookups: 'IP Hanoi',
    }
    for (const [tab, text] of Object.entries(shownOn)) {
      await desk.getByRole('tab', { name: arabic(`record.tab-${tab}`), exact: true }).click()
      await desk.getByRole('tabpanel').getByText(text).first().waitFor()
      expect([tab, await axeFindings(desk)]).toEqual([tab, []])
    }
  })

  test('takes what another bureau has learnt, and says who said it', async () => {
    await finder.goto(`${world.origin}/records/nominal/${record}`)
    await finder.getByRole('button', { name: english('proposal.propose'), exact: true }).click()
    await choose(finder, english('proposal.fields'), english('field.nominal.height'))
    await finder.getByRole('textbox', { name: english('field.nominal.height'), exact: true }).fill('174')
    await finder.getByLabel(english('proposal.reason')).fill('Measured at the post (exercise).')
    expect(await axeFindings(finder)).toEqual([])
    const made = finder.waitForResponse(
      (reply) => reply.request().method() === 'POST' && /proposals$/.test(reply.url()),
    )
    await finder.getByRole('button', { name: english('proposal.send') }).click()
    const reply = await made
    expect(reply.status(), await reply.text()).toBe(201)
    const { id } = await reply.json()

    await visit('proposal.page')
    await desk.getByText('IP Hanoi').first().waitFor()
    expect(await axeFindings(desk)).toEqual([])
    await desk.goto(`${world.origin}/proposals/${id}`)
    await desk.getByText('174').first().waitFor()
    expect(await axeFindings(desk)).toEqual([])
    await desk.keyboard.press('y')
    await desk.getByRole('button', { name: arabic('proposal.accept-act') }).waitFor()
    expect(await axeFindings(desk)).toEqual([])
    await desk.getByRole('button', { name: arabic('proposal.accept-act') }).click()
    await desk.getByText(arabic('proposal-state.accepted')).first().waitFor()

    await desk.goto(`${world.origin}/records/nominal/${record}`)
    const height = desk.locator('dd.record-fact', { hasText: '174' })
    await height.getByRole('button').waitFor()
    expect(await height.getByRole('button').getAttribute('aria-label')).toContain('IP Hanoi')
    expect(await axeFindings(desk)).toEqual([])
  })
})

describe('the page of a passport', () => {
  test('asks for the document and for its bearer at once', async () => {
    const number = 'X0000402'
    const lost = { number, country: 'FRA', type: 'passport' }
    const document = { reference: 'JOURNEY-PERSON-2', status: 'lost', purpose: 'security-check', fields: lost }
    expect((await world.as('fr.desk').post('/api/v1/records/travel-document', document)).status).toBe(201)
    await world.settle()
    await post.setViewportSize({ width: 390, height: 844 })
    await post.goto(`${world.origin}/quick-check`)
    const names = { family: 'BELKHEMSA', given: 'ILYANA KARIMA' }
    await post.getByLabel(english('check.mrz')).fill(zoneOf(number, { names, dateOfBirth: '1984-03-09', sex: 'F' }))
    const answered = post.waitForResponse((reply) => reply.url().endsWith('/api/v1/checks'))
    await post.getByRole('button', { name: english('check.act'), exact: true }).click()
    const { items } = await (await answered).json()
    const met = items.map((item: { candidates: { verdict: string; record: { database: string } }[] }) =>
      item.candidates.map((one) => `${one.record.database} ${one.verdict}`),
    )
    expect(met).toEqual([['travel-document exact'], ['nominal possible']])
    await post.getByText(english('action.travel-document.lost')).waitFor()
    await post.getByText(english('action.nominal.wanted-locate')).waitFor()
    await post.getByText(english('caution.armed')).first().waitFor()
    await post.getByRole('button', { name: english('check.could-be'), exact: true }).waitFor()
    expect(await axeFindings(post)).toEqual([])
  })
})

describe('the work of the night shift', () => {
  test('imports a file of documents by hand and keeps the one line that is refused', async () => {
    const table = [
      'reference;number;country;type;status;purpose',
      'JOURNEY-CSV-1;X0000411;FRA;passport;lost;security-check',
      'JOURNEY-CSV-2;X0000412;FRA;passport;stolen;security-check',
      'JOURNEY-CSV-3;X0000413;FRA;passport;mislaid;security-check',
    ]
    await desk.goto(`${world.origin}/imports`)
    await desk
      .getByRole('button', { name: arabic('feed.new') })
      .first()
      .waitFor()
    expect(await axeFindings(desk)).toEqual([])
    await desk.goto(`${world.origin}/imports/new`)
    await choose(desk, arabic('feed.database'), arabic('database.travel-document'))
    const buffer = Buffer.from(`${table.join('\r\n')}\r\n`)
    await desk.locator('input[type=file]').setInputFiles({ name: 'exercise.csv', mimeType: 'text/csv', buffer })
    const start = desk.getByRole('button', { name: arabic('feed.start'), exact: true })
    await start.waitFor()
    await desk.getByRole('heading', { name: arabic('feed.step-preview') }).waitFor()
    await desk.getByText('X0000411').first().waitFor()
    expect(await axeFindings(desk)).toEqual([])
    await start.click()
    await desk.getByText(arabic('feed-phase.finished'), { exact: true }).first().waitFor()
    await desk.getByText('JOURNEY-CSV-3').first().waitFor()
    expect(await desk.getByText('JOURNEY-CSV-2').count()).toBe(0)
    expect(await axeFindings(desk)).toEqual([])
  })

  test('looks at the quality of its records, at watches and at delayed hits', async () => {
    const button = (id: string) =>
      desk
        .getByRole('button', { name: arabic(id) })
        .first()
        .click()
    const pages: readonly (readonly [path: string, go: () => Promise<void>, shown: string])[] = [
      ['/quality', () => visit('quality.title'), 'quality.how'],
      ['/quality/', () => button('quality.mend'), 'quality.all'],
      ['/watches', () => visit('watch.title'), 'watch-none.active'],
      ['/watches/new', () => button('watch.new'), 'watch.legal-basis'],
      ['/delayed-hits', () => visit('watch.delayed-title'), 'watch.delayed-what'],
    ]
    for (const [path, go, shown] of pages) {
      await go()
      await desk.getByText(arabic(shown)).first().waitFor()
      expect(new URL(desk.url()).pathname).toContain(path)
      expect([path, await axeFindings(desk)]).toEqual([path, []])
    }
  })

  test('leaves neither name nor number in address, title or storage', async () => {
    for (const page of [post, finder, desk])
      expect(await leftBehind(page)).not.toMatch(/belkh|mezgh|بلخمسة|X00004|1984-03-09/i)
  })
})
