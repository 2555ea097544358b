// Knowledge of the network through the front door: written, published, found across languages, asked for, withdrawn; nobody is named in it.
import { describe, expect, test } from 'vitest'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const path = '/api/v1/knowledge'

const entry = (rest: object = {}) => ({
  kind: 'method',
  crimeAreas: ['money-laundering'],
  screens: ['/requests'],
  databases: [],
  reviewOn: '2027-06-01',
  language: 'fr',
  title: 'Suivre le blanchiment par les comptes',
  summary: 'Exercice. Comment lire des relevés et en faire une chronologie.',
  body: 'Exercice. On range les mouvements par jour, puis par compte, et l’on cherche les retours.',
  ...rest,
})
const published = async (officer: string, rest: object = {}) => {
  const { body } = await world.as(officer).post(`${path}/articles`, entry(rest))
  return (await world.as(officer).post(`${path}/articles/${body.slug}/publish`, { version: body.version })).body
}

describe('an article', () => {
  test('is a draft of its bureau until it is published, in the language the reader has where there is one', async () => {
    const begun = await world.as('fr.analyst').post(`${path}/articles`, entry())
    expect(begun.status).toBe(201)
    const { slug, version } = begun.body
    expect(slug).toBe('suivre-le-blanchiment-par-les-comptes')
    expect((await world.as('vn.analyst').get(`${path}/articles/${slug}`)).status).toBe(404)
    expect((await world.as('fr.analyst').post(`${path}/articles/${slug}/publish`, { version })).body.state).toBe(
      'published',
    )
    const text = {
      title: 'Following laundering through accounts',
      summary: 'Exercise. How to read statements.',
      body: 'Exercise. Sort by day.',
    }
    const english = `${path}/articles/${slug}/texts/en`
    expect((await world.as('vn.analyst').put(english, { version: version + 1, ...text })).status).toBe(403)
    expect((await world.as('fr.analyst').put(english, { version: version + 1, ...text })).status).toBe(200)
    expect((await world.as('vn.analyst').get(`${path}/articles/${slug}?language=en`)).body.title).toBe(text.title)
    expect((await world.as('vn.analyst').get(`${path}/articles/${slug}?language=fr`)).body.missing).toEqual([
      'es',
      'ar',
      'vi',
    ])
    expect((await world.as('fr.analyst').get(`${english}/versions`)).body.versions).toHaveLength(1)
  })

  test('holds no personal data: a number never, what looks like a name only with a reason', async () => {
    const pointersOf = async (rest: object) => {
      const { status, body } = await world.as('fr.analyst').post(`${path}/articles`, entry(rest))
      expect(status).toBe(400)
      return body.pointers.map((one: { pointer: string; key: string }) => `${one.pointer} ${one.key}`)
    }
    const iban = 'Exercice. Compte FR14 2004 1010 0505 0001 3M02 606.'
    expect(await pointersOf({ body: iban })).toEqual(['/body fault.personal-data.account'])
    expect(await pointersOf({ body: iban, insisted: 'Exercice: un exemple' })).toHaveLength(1)
    expect(await pointersOf({ screens: ['requests?x'] })).toEqual(['/screens/0 fault.knowledge-screen'])
    expect(await pointersOf({ reviewOn: '2031-01-01' })).toEqual(['/reviewOn fault.knowledge-review'])
  })

  test('is found by words of another language, and the answer says through which', async () => {
    const { slug } = await published('fr.analyst', { title: 'Blanchiment par des tableaux' })
    const { body } = await world.as('vn.analyst').post(`${path}/search`, { words: 'rửa tiền' })
    const found = body.articles.find((one: { slug: string }) => one.slug === slug)
    expect(found).toMatchObject({ through: ['Blanchiment'] })
    expect(body.understood[0].also).toContain('money laundering')
    expect((await world.as('vn.analyst').post(`${path}/search`, { words: 'zebra quux' })).body.articles).toEqual([])
  })

  test('of help with a screen is read by everybody, of analysts by those who take part', async () => {
    const help = await published('gs.analyst', { kind: 'how-to', title: 'Aide du bureau', screens: ['/desk'] })
    const method = await published('gs.analyst', { title: 'Méthode des analystes' })
    const outside = world.as('xa.desk')
    expect((await outside.get(`${path}/articles?screen=/desk`)).body.articles[0].slug).toBe(help.slug)
    expect((await outside.get(`${path}/articles/${method.slug}`)).status).toBe(404)
    const { body } = await outside.post(`${path}/search`, { words: 'méthode' })
    expect(body.articles).toEqual([])
    expect((await outside.post(`${path}/articles`, entry())).status).toBe(403)
  })

  test('in a language somebody asks for tells its bureau, until it stands in it', async () => {
    const { slug, version } = await published('fr.analyst', { title: 'Article demandé' })
    const want = (language: string) => world.as('eg.analyst').post(`${path}/articles/${slug}/texts/${language}/want`)
    expect((await want('ar')).body.wanted).toEqual([{ language: 'ar', bureaus: 1 }])
    expect((await want('fr')).status).toBe(409)
    const text = { title: 'مقالة', summary: 'تمرين.', body: 'تمرين: نص المقالة.' }
    await world.as('fr.analyst').put(`${path}/articles/${slug}/texts/ar`, { version, ...text })
    expect((await world.as('eg.analyst').get(`${path}/articles/${slug}?language=ar`)).body).toMatchObject({
      wanted: [],
      title: 'مقالة',
    })
  })

  test('that was withdrawn says so and why, and is read and found no more', async () => {
    const { slug, version } = await published('fr.analyst', { title: 'Recette retirée' })
    const reason = 'Exercise: the method misleads.'
    expect((await world.as('vn.analyst').post(`${path}/articles/${slug}/withdraw`, { version, reason })).status).toBe(
      403,
    )
    expect((await world.as('gs.analyst').post(`${path}/articles/${slug}/withdraw`, { version, reason })).status).toBe(
      200,
    )
    const { body } = await world.as('vn.analyst').get(`${path}/articles/${slug}`)
    expect(body).toMatchObject({ state: 'withdrawn', withdrawal: reason, body: reason })
    expect((await world.as('vn.analyst').post(`${path}/search`, { words: 'recette' })).body.articles).toEqual([])
    expect((await world.as('vn.analyst').get(`${path}/articles/${slug}/texts/fr/versions`)).body.versions).toEqual([])
  })

  test('never takes the address of a page of its own', async () => {
    expect((await published('fr.analyst', { title: 'New' })).slug).toBe('new-2')
    expect((await published('fr.analyst', { title: 'Questions' })).slug).toBe('questions-2')
  })

  test('past its day of review is marked, and its bureau is told', async () => {
    const { slug } = await published('fr.analyst', { title: 'Article à revoir', reviewOn: '2026-11-21' })
    await world.pass(5 * 3600 * 1000)
    const { body } = await world.as('vn.analyst').get(`${path}/articles?outOfDate=true`)
    expect(body.articles.map((one: { slug: string }) => one.slug)).toContain(slug)
    const { rows } = await world.database.client.query("select tell from fact where operation = 'knowledge.review-due'")
    expect(rows[0].tell).toEqual(['fr'])
  })
})

describe('a question to the network', () => {
  test('is answered by others, and the one who asked says what helped', async () => {
    const question = {
      language: 'en',
      title: 'Which tool reads old telephone records?',
      body: 'Exercise: tapes of 1999.',
    }
    expect((await world.as('xa.analyst').post(`${path}/questions`, question)).status).toBe(403)
    const asked = await world.as('vn.analyst').post(`${path}/questions`, question)
    expect(asked.status).toBe(201)
    const { id } = asked.body
    expect((await world.as('xa.analyst').get(`${path}/questions/${id}`)).status).toBe(404)
    const given = await world
      .as('de.analyst')
      .post(`${path}/questions/${id}/answers`, { language: 'en', body: 'Exercise: ask the archive.' })
    const { version } = given.body
    const accept = { version, answer: given.body.given[0].id }
    expect((await world.as('de.analyst').post(`${path}/questions/${id}/accept`, accept)).status).toBe(403)
    expect(
      (await world.as('vn.analyst').post(`${path}/questions/${id}/accept`, { ...accept, answer: id })).status,
    ).toBe(400)
    const helped = await world.as('vn.analyst').post(`${path}/questions/${id}/accept`, accept)
    expect(helped.body).toMatchObject({ state: 'answered', given: [{ accepted: true }] })
    await world.as('vn.analyst').post(`${path}/questions/${id}/close`, { version: helped.body.version })
    const late = { language: 'en', body: 'Exercise: too late.' }
    expect((await world.as('fr.analyst').post(`${path}/questions/${id}/answers`, late)).status).toBe(409)
  })
})
