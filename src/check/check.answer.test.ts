/** Which databases an item asks and which are said to have answered: a part of the index that fails makes them silent, never empty. */
import { describe, expect, test } from 'vitest'
import { type Actor, stranger } from '../kernel/actor.ts'
import type { Context } from '../kernel/slice.ts'
import { databaseNames } from '../record/record.schema.ts'
import type { Search } from '../search/search.feed.ts'
import { propose, understandAll } from './check.answer.ts'
import { findNearest } from './check.nearest.ts'

const actor: Actor = {
  ...stranger,
  kind: 'officer',
  officer: 'vn.desk',
  bureau: 'vn',
  duties: ['desk'],
  databases: databaseNames,
  purposes: ['security-check'],
}
const works: Search = {
  isCurrent: () => true,
  crowd: { isFull: () => false, during: (_names, work) => work() },
  find: async (_actor, questions) => questions.map(() => []),
  findPersons: async (_actor, questions) => questions.map(() => ({ proposals: [], more: false, rarity: {} })),
}
const fails = async (): Promise<never> => {
  throw new Error('silent')
}
const contextFor = (search: Search, who: Actor = actor): Context =>
  ({ actor: who, purpose: 'security-check', part: () => search }) as unknown as Context

const document = { number: 'X1', country: 'FRA', type: 'passport' } as const
const items = [{ person: { name: 'Exercise', documents: [document] } }, { travelDocument: document }]
const told = async (search: Partial<Search>, who?: Actor) =>
  (await propose(contextFor({ ...works, ...search }, who), await understandAll({ items }, '2026-11-21'))).map(
    ({ answered, silent }) => ({ answered, silent }),
  )

const person = ['nominal', 'outside-list', 'tdawn', 'travel-document']
const paper = ['travel-document', 'tdawn', 'nominal', 'outside-list']

describe('the databases of an item', () => {
  test('have all answered where the index has', async () => {
    expect(await told({})).toEqual([
      { answered: person, silent: [] },
      { answered: paper, silent: [] },
    ])
  })

  test('that are searched by name are silent when names are, and only for whom a name is looked up', async () => {
    expect(await told({ findPersons: fails })).toEqual([
      { answered: ['tdawn', 'travel-document'], silent: ['nominal', 'outside-list'] },
      { answered: paper, silent: [] },
    ])
  })

  test('are all silent when keys cannot be looked up or the index lags', async () => {
    const silent = [
      { answered: [], silent: person },
      { answered: [], silent: paper },
    ]
    expect(await told({ find: fails })).toEqual(silent)
    expect(await told({ isCurrent: () => false })).toEqual(silent)
  })

  test('are asked only as far as the actor may; without the main one the whole check is refused', async () => {
    const databases = ['nominal', 'travel-document']
    expect(await told({}, { ...actor, databases })).toEqual([
      { answered: ['nominal', 'travel-document'], silent: [] },
      { answered: ['travel-document', 'nominal'], silent: [] },
    ])
    await expect(told({}, { ...actor, databases: ['travel-document'] })).rejects.toMatchObject({
      key: 'check.database-not-granted',
      values: { database: 'nominal' },
    })
  })

  test('never hear at a post what only desks are shown of a record', async () => {
    const heard: unknown[] = []
    const findPersons: Search['findPersons'] = async (_actor, questions) => {
      heard.push(...questions.map(({ form }) => form.mothers))
      return questions.map(() => ({ proposals: [], more: false, rarity: {} }))
    }
    const asked = await understandAll({ items: [{ person: { name: 'Exercise', mother: 'Mother' } }] }, '2026-11-21')
    await propose(contextFor({ ...works, findPersons }), asked)
    await propose(contextFor({ ...works, findPersons }, { ...actor, duties: ['post'], post: 'Gate' }), asked)
    expect(heard).toEqual([['Mother'], []])
  })
})

describe('the nearest records', () => {
  const nearestOf = async (search: Partial<Search>) => {
    const context = contextFor({ ...works, ...search })
    const [understood] = await understandAll({ items }, '2026-11-21')
    const [proposed] = understood ? await propose(contextFor(works), [understood]) : []
    return understood && proposed && findNearest(context, { understood, proposed, met: [] })
  }

  test('are asked of the databases that know names, and are unknown where the index is silent', async () => {
    const asked: unknown[] = []
    const findPersons: Search['findPersons'] = async (_actor, questions) => {
      for (const { databases, nearest } of questions) asked.push({ databases, nearest })
      return works.findPersons(actor, questions)
    }
    expect(await nearestOf({ findPersons })).toEqual([])
    expect(asked).toEqual([{ databases: ['nominal', 'outside-list'], nearest: true }])
    expect(await nearestOf({ findPersons: fails })).toBeUndefined()
    expect(await nearestOf({ isCurrent: () => false })).toBeUndefined()
  })
})
