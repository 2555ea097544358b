/**
 * What the network knows and teaches: an article written and published, asked for in another language, found by words of a third;
 * a question answered; a course taken whose steps the register shows. English by day, Arabic by night.
 */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axeFindings, startBrowser } from './browser.ts'
import { choose, leftBehind, signIn, wordsOf } from './screens.ts'
import { startWorld } from './world.ts'

const world = startWorld({ live: true })
const browser = startBrowser()
const [english, arabic] = [wordsOf('en'), wordsOf('ar')]
const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)

const article = {
  title: 'Following money laundering through accounts',
  summary: 'Exercise. How to read statements and make a timeline of them.',
  body: '# Sort\n\nExercise. Sort by day, then by account.\n\n- look for returns\n- look for round sums',
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor()
const clean = async (page: Page): Promise<void> => expect(await axeFindings(page)).toEqual([])

let slug = ''

describe('an article', () => {
  test('is written, refused while it holds a number of somebody, published, and the help of its screen', async () => {
    const author = await browser.open({ language: 'en', scheme: 'light' })
    await signIn(world, author, 'fr.analyst', '/knowledge/new', 'threat-trends')
    await heading(author, english('knowledge.new'))
    await choose(author, english('knowledge.kind'), english('article-kind.how-to'))
    await author.getByLabel(english('knowledge.review-on')).fill(day(200))
    await choose(author, english('knowledge.screens'), '/knowledge/:slug')
    await author.getByLabel(english('knowledge.title-of')).fill(article.title)
    await author.getByLabel(english('knowledge.summary')).fill(article.summary)
    const body = author.getByLabel(english('knowledge.body'), { exact: false }).first()
    await body.fill('Exercise. Account FR14 2004 1010 0505 0001 3M02 606.')
    await press(author, english('knowledge.begin-act'))
    await author.getByRole('alert').first().waitFor()
    // What was typed stays, and the way round a name that is none is shown.
    expect(await author.getByLabel(english('knowledge.title-of')).inputValue()).toBe(article.title)
    await author.getByLabel(english('knowledge.insist')).waitFor()
    await clean(author)
    await body.fill(article.body)
    await press(author, english('knowledge.begin-act'))
    await heading(author, article.title)
    slug = new URL(author.url()).pathname.split('/').at(-1) ?? ''
    await press(author, english('knowledge.publish'))
    await author
      .getByRole('dialog')
      .getByRole('button', { name: english('knowledge.publish') })
      .click()
    await author.getByRole('button', { name: english('knowledge.withdraw') }).waitFor()
    await author.keyboard.press('?')
    await author.getByRole('heading', { name: english('keys.screen-help') }).waitFor()
    await author.getByRole('button', { name: article.title }).waitFor()
    await clean(author)
    await author.keyboard.press('Escape')
    await author.context().close()
  })

  test('is found in another language through its words, and asked for in it', async () => {
    const reader = await browser.open({ language: 'ar', scheme: 'dark' })
    await signIn(world, reader, 'eg.analyst', '/knowledge', 'threat-trends')
    await heading(reader, arabic('knowledge.title'))
    await reader.getByText(article.title).first().waitFor()
    await clean(reader)
    await reader.getByLabel(arabic('knowledge.search')).fill('غسل الأموال')
    await press(reader, arabic('knowledge.search-act'))
    await reader.getByRole('heading', { name: arabic('knowledge.understood') }).waitFor()
    await reader.getByRole('link', { name: article.title }).waitFor()
    await clean(reader)
    await reader.getByRole('link', { name: article.title }).click()
    await heading(reader, article.title)
    const name = new Intl.DisplayNames(['ar'], { type: 'language' }).of('ar') ?? ''
    await press(reader, arabic('knowledge.want', { language: name, count: 0 }))
    await reader.getByRole('button', { name: arabic('knowledge.want', { language: name, count: 1 }) }).waitFor()
    await clean(reader)
    expect(await leftBehind(reader)).not.toContain('غسل')
    await reader.context().close()
  })

  test('out of which nobody made sense becomes a question, answered by another bureau', async () => {
    const asker = await browser.open({ language: 'en', scheme: 'light' })
    await signIn(world, asker, 'vn.analyst', '/knowledge/questions/new', 'threat-trends')
    await asker.getByLabel(english('knowledge.question')).fill('How is laundering through games seen?')
    await asker.getByLabel(english('knowledge.question-body')).fill('Exercise: nothing was found so far.')
    // What is known already is shown beside.
    await asker.getByRole('link', { name: article.title }).waitFor()
    await clean(asker)
    await press(asker, english('knowledge.ask-act'))
    await heading(asker, 'How is laundering through games seen?')
    const id = new URL(asker.url()).pathname.split('/').at(-1) ?? ''
    const given = await world
      .as('de.analyst')
      .post(`/api/v1/knowledge/questions/${id}/answers`, { language: 'en', body: 'Exercise: by its round sums.' })
    expect(given.status, given.text).toBe(201)
    await asker.reload()
    await press(asker, english('knowledge.accept'))
    await asker.getByText(english('knowledge.helped')).waitFor()
    await clean(asker)
    await asker.context().close()
  })
})

describe('a course', () => {
  let course = ''

  test('is written with a step the register shows, and published', async () => {
    const teacher = await browser.open({ language: 'en', scheme: 'light' })
    await signIn(world, teacher, 'gs.analyst', '/training/new', 'threat-trends')
    await heading(teacher, english('training.new'))
    await choose(teacher, english('training.level'), english('course-level.basic'))
    await teacher.getByLabel(english('training.title-of'), { exact: false }).first().fill('Asking the network')
    await teacher.getByLabel(english('training.summary')).fill('Exercise. How a question is put.')
    await teacher.getByLabel(english('training.module-title')).fill('Put a question')
    await teacher.getByLabel(english('training.module-body')).fill('Exercise. Put one question to the network.')
    await press(teacher, english('training.add-step'))
    const operation = teacher.getByRole('combobox', { name: `${english('training.operation')} 1` })
    await operation.fill('knowledge.everything')
    await press(teacher, english('training.begin-act'))
    await teacher.getByRole('alert').first().waitFor()
    await clean(teacher)
    await operation.fill('knowledge.ask')
    await press(teacher, english('training.begin-act'))
    await heading(teacher, 'Asking the network')
    course = new URL(teacher.url()).pathname.split('/').at(-1) ?? ''
    await press(teacher, english('training.publish'))
    await teacher
      .getByRole('dialog')
      .getByRole('button', { name: english('training.publish') })
      .click()
    await teacher.getByRole('heading', { name: english('training.learners') }).waitFor()
    await clean(teacher)
    await teacher.context().close()
  })

  test('is taken, and its step is met by what the learner does, never by a tick', async () => {
    const learner = await browser.open({ language: 'ar', scheme: 'dark' })
    await signIn(world, learner, 'eg.analyst', `/training/${course}`, 'threat-trends')
    await press(learner, arabic('training.enrol'))
    await learner.getByText(arabic('training.not-yet')).waitFor()
    expect(await learner.getByRole('checkbox').count()).toBe(0)
    await clean(learner)
    const asked = await world
      .as('eg.analyst')
      .post('/api/v1/knowledge/questions', { language: 'ar', title: 'أي نموذج هو الأحدث؟', body: 'تمرين.' })
    expect(asked.status, asked.text).toBe(201)
    await learner.reload()
    await press(learner, arabic('training.finish'))
    await learner.goto(`${world.origin}/training`)
    await learner.getByText('CER-').first().waitFor()
    await clean(learner)
    await learner.context().close()
  })

  test('that is missing is stated as a need, and the offer that answers it stands beside it with its reasons', async () => {
    const dates = { from: day(60), to: day(64) }
    const offer = { crimeArea: 'cybercrime', places: 12, ...dates, languages: ['en'], how: 'online' }
    const offered = await world.as('fr.analyst').post('/api/v1/training/offers', offer)
    expect(offered.status, offered.text).toBe(201)
    const planner = await browser.open({ language: 'en', scheme: 'light' })
    await signIn(world, planner, 'vn.analyst', '/training/needs', 'threat-trends')
    await press(planner, english('training.state-need'))
    const sheet = planner.getByRole('dialog')
    await sheet.getByRole('combobox', { name: english('training.crime-area') }).fill(english('crime-area.cybercrime'))
    await planner
      .getByRole('option', { name: english('crime-area.cybercrime') })
      .first()
      .click()
    await sheet.getByLabel(english('training.places')).fill('8')
    await sheet.getByLabel(english('training.by')).fill(day(120))
    await clean(planner)
    await sheet.getByRole('button', { name: english('training.state-need') }).click()
    await planner.getByText(english('training.answers')).waitFor()
    await planner.getByText(english('training-fit.in-time'), { exact: false }).first().waitFor()
    await clean(planner)
    await planner.context().close()
  })
})

test('the article is still there for whoever comes by its address', async () => {
  expect((await world.as('vn.desk').get(`/api/v1/knowledge/articles/${slug}`)).body.title).toBe(article.title)
})
