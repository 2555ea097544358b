/** Ranges of blanks entered after a check or a watch: each number that was asked for meets them, hashes only of short ranges. */
import { describe, expect, test } from 'vitest'
import { watchStories } from '../../test/watches.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const { optIn, check, enterDocument, hits, stand, settle } = watchStories(world)
const passport = (printed: string) => ({ travelDocument: { number: printed, country: 'FRA', type: 'passport' } })

const enterBlanks = (number: string, numberTo: string) =>
  enterDocument(number, { status: 'stolen-blank', fields: { number, numberTo, country: 'FRA', type: 'passport' } })

const hitsOn = async (officer: string, record: { readonly id: string }) => {
  const { rows } = await world.database.client.query('select id from hit where record = $1', [record.id])
  const ids = rows.map((row) => row.id)
  return (await hits(officer)).filter((hit) => ids.includes(hit.id))
}

describe('an earlier check', () => {
  test('is met by a range of up to a thousand numbers that holds what was asked: a hit for each number', async () => {
    await optIn([{ purpose: 'security-check', database: 'travel-document' }])
    await check('vn.post', [passport('XVA000999'), passport('XVA000500'), passport('XVA001000'), passport('XVB000500')])
    const record = await enterBlanks('XVA000000', 'XVA000999')
    const found = await hitsOn('vn.desk', record)
    const asked = await Promise.all(
      found.map(async ({ id }) => (await world.as('vn.desk').get(`/api/v1/hits/${id}`)).body.question.fields),
    )
    expect(asked.map(({ number }) => number).sort()).toEqual(['XVA000500', 'XVA000999'])
    for (const fields of asked) expect(fields).not.toHaveProperty('numberTo')
    expect(found.every((hit) => hit.origin === 'delayed' && hit.told === 'source')).toBe(true)
  })

  test('is met by a longer range at its first number alone: a hash tells nothing of what lies between', async () => {
    await optIn([{ purpose: 'security-check', database: 'travel-document' }])
    await check('vn.post', [passport('XVC000000'), passport('XVC000500')])
    const record = await enterBlanks('XVC000000', 'XVC001000')
    const found = await hitsOn('vn.desk', record)
    expect(found).toHaveLength(1)
    const shown = (await world.as('vn.desk').get(`/api/v1/hits/${found[0]?.id}`)).body
    expect(shown.question.fields).toMatchObject({ number: 'XVC000000' })
  })

  test('is met when a range is lengthened until it holds the number', async () => {
    await optIn([{ purpose: 'security-check', database: 'travel-document' }])
    await check('vn.post', [passport('XVD000150')])
    const record = await enterBlanks('XVD000100', 'XVD000149')
    expect(await hitsOn('vn.desk', record)).toEqual([])
    const changed = await world.as('fr.desk').put(`/api/v1/records/travel-document/${record.id}`, {
      version: 1,
      status: 'stolen-blank',
      purpose: 'security-check',
      fields: { number: 'XVD000100', numberTo: 'XVD000150', country: 'FRA', type: 'passport' },
    })
    expect(changed.status, changed.text).toBe(200)
    await settle()
    expect(await hitsOn('vn.desk', record)).toHaveLength(1)
  })
})

test('a standing watch is met by a range of any length that holds its number, and by none that does not', async () => {
  await stand(passport('XVE0500000'))
  await stand(passport('XVE1500000'))
  const record = await enterBlanks('XVE0000000', 'XVE0999999')
  const found = await hitsOn('vn.desk', record)
  expect(found).toMatchObject([{ origin: 'watch' }])
  expect((await world.as('vn.desk').get(`/api/v1/hits/${found[0]?.id}`)).body.question.fields).toMatchObject({
    number: 'XVE0500000',
  })
})
