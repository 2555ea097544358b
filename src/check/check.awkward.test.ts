/** What bad input gets: an answer, or one plain sentence at its place; never an error of the hub, never silence, no sign that turns text round. */
import { describe, expect, test } from 'vitest'
import { checkStories, wanted } from '../../test/checks.ts'
import { type Reply, startWorld } from '../../test/world.ts'

const world = startWorld()
const { enter, post } = checkStories(world)

const asked = (person: object): Promise<Reply> => post('vn.desk', [{ person }], { widen: true })
const control = /[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff]/u

/** What whoever asked reads: the answer or the refusal, with nothing in it that turns other text round. */
const readBy = async (person: object) => {
  const reply = await asked(person)
  expect([200, 400], reply.text.slice(0, 300)).toContain(reply.status)
  expect(reply.text).not.toMatch(control)
  const item = reply.body.items?.[0]
  const says: string[] = (reply.body.pointers ?? []).map((one: { says: string }) => one.says)
  if (reply.status === 400) {
    expect(says.length).toBeGreaterThan(0)
    for (const one of says) expect(one).toMatch(/^[A-Z].*\.$/)
  }
  return { status: reply.status, item, says }
}

/** Somebody is shown, or it is said why nobody is. */
const isAnswered = ({ item }: Awaited<ReturnType<typeof readBy>>): boolean =>
  item.candidates.length > 0 || item.help?.broad !== undefined || item.understood.reading.names.length > 0

describe('a name', () => {
  test('of one letter is told that an initial stands for any name', async () => {
    for (const person of [{ name: 'a' }, { family: 'Đ' }, { name: 'ב' }, { given: 'Ж' }]) {
      const read = await readBy(person)
      expect([read.status, read.item.help?.broad?.why], JSON.stringify(person)).toEqual([200, 'initials'])
    }
    // A character is a name.
    expect((await readBy({ name: '王' })).status).toBe(200)
  })

  test('of five hundred letters is refused with the length it may have, of as many as it may have it is answered', async () => {
    expect((await readBy({ name: 'n'.repeat(500) })).says).toEqual(['Longer than 240 characters.'])
    expect((await readBy({ family: 'ng '.repeat(170) })).says).toEqual(['Longer than 120 characters.'])
    const words = await readBy({ name: 'Exercise '.repeat(26).trim() })
    expect([words.status, words.item.understood.reading.names[0].ignored.length]).toEqual([200, 10])
    expect((await readBy({ name: 'x'.repeat(240) })).status).toBe(200)
  })

  test('without letters is told that names have some: emoji, signs, digits, apostrophes alone', async () => {
    for (const name of ['👮🏽‍♀️🚨', '...', '0123', 'ʼʼ', '◌́'])
      expect((await readBy({ name })).says, name).toEqual([
        'A name has letters. Leave the field empty if the name is not known.',
      ])
    expect((await readBy({ name: '👮 Exercise 🚨' })).item.understood.reading.names[0].words).toMatchObject([
      { text: 'Exercise' },
    ])
  })

  test('in several scripts is found, each word told by its script and a word of two marked', async () => {
    const record = await enter(wanted('Mélangeur', 'Ivan'))
    const read = await readBy({ family: 'Mélangeur', given: 'Иван' })
    expect(read.item.candidates).toMatchObject([{ record: { id: record.id } }])
    expect(read.item.understood.reading.names[0].words).toMatchObject([{ script: 'latin' }, { script: 'cyrillic' }])
    const lookalike = await readBy({ family: 'M\u0435langeur', given: 'Ivan' })
    expect(lookalike.item.understood.reading.names[0].words[0]).toMatchObject({ mixed: true })
    expect(lookalike.item.candidates).toMatchObject([{ record: { id: record.id } }])
  })

  test('of titles alone is answered and told that they were taken for the name', async () => {
    for (const name of ['Dr', 'Sheikh', 'Prof. Dr.', 'السيد الدكتور', 'Señor']) {
      const read = await readBy({ name })
      expect(read.status, name).toBe(200)
      expect(isAnswered(read), name).toBe(true)
    }
    expect((await readBy({ name: 'Prof. Dr.' })).item.understood.reading.names[0].onlyTitles).toBe(true)
  })

  test('with signs that are not seen is refused, or answered without them, and none comes back', async () => {
    const record = await enter(wanted('Invisiblement', 'Édouard'))
    for (const hidden of ['\u200b', '\u202e', '\u2066', '\u2069', '\u2060', '\ufeff', '\u0007', '\u00ad'])
      expect((await readBy({ name: `Invisi${hidden}blement` })).says, hidden).toEqual([
        'The text holds control or hidden characters, or only spaces.',
      ])
    for (const mark of ['\u200e', '\u200f', '\u061c']) {
      const read = await readBy({
        family: `${mark}Invisiblement${mark}`,
        given: 'Edouard',
        placeOfBirth: `Lille${mark}`,
      })
      expect(read.item.candidates).toMatchObject([{ record: { id: record.id } }])
      expect(read.item.understood.notes).toEqual(['Marks of writing direction that came with the text were left out.'])
      expect(read.item.understood.fields).toMatchObject({ family: 'Invisiblement', placeOfBirth: 'Lille' })
    }
    // A joiner is spelling in Persian and in the scripts of India.
    expect((await readBy({ name: 'محمد\u200cرضا' })).status).toBe(200)
  })

  test('that very many bear is told to be too broad, and is found when something is added', async () => {
    const record = await enter(wanted('Nguyễn', 'Văn An', { datesOfBirth: ['1984-05-06'] }))
    for (const person of [{ family: 'Nguyễn' }, { name: 'Kim' }, { family: 'Nguyen', sex: 'M' }]) {
      const read = await readBy(person)
      const hasAnswer = read.item.candidates.length > 0 || read.item.help?.broad !== undefined
      expect(hasAnswer, JSON.stringify(person)).toBe(true)
    }
    const precise = await readBy({ family: 'Nguyen', given: 'Van An', dateOfBirth: '1984-05-06' })
    expect(precise.item.candidates).toMatchObject([{ record: { id: record.id } }])
  })

  test('from a feed does not carry such signs into an answer either', async () => {
    const reply = await world.as('fr.desk').post('/api/v1/records/nominal', {
      reference: 'EXERCISE-BIDI',
      status: 'wanted-locate',
      purpose: 'locate',
      personStatus: 'suspect',
      fields: { ...wanted('Retourn\u202eant', 'Luc').fields },
    })
    expect(reply.status).toBe(400)
  })
})
