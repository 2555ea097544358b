/** The table of bodies is consistent with itself and with the table of members. */
import { describe, expect, test } from 'vitest'
import { toAlpha3 } from '../terms/country.ts'
import { isTimeZone } from '../terms/instant.ts'
import { bodies, bodyOfBureau } from './body.table.ts'
import { members, subBureaus } from './member.table.ts'

const national = new Set([...members, ...subBureaus].map((member) => member.bureau))
const memberBureaus = new Set(members.map((member) => member.bureau))

test('no code stands twice or is that of a national bureau', () => {
  expect(new Set(bodies.map((body) => body.bureau)).size).toBe(bodies.length)
  expect(bodies.filter((body) => national.has(body.bureau))).toEqual([])
})

describe.each(bodies)('$abbreviation', (body) => {
  test('has a code, a seat in a country, a zone and languages', () => {
    expect(body.bureau).toMatch(/^[a-z]{2,16}$/)
    expect(toAlpha3(body.seat)).toBeDefined()
    expect(isTimeZone(body.timeZone)).toBe(true)
    expect(Intl.getCanonicalLocales([...body.languages])).toEqual(body.languages)
  })

  test('lists members of the organisation only, each once', () => {
    const states = body.members ?? []
    expect(states.filter((bureau) => !memberBureaus.has(bureau))).toEqual([])
    expect(new Set(states).size).toBe(states.length)
  })

  test('keeps the time of a member it sits with, where it sits in that city', () => {
    const host = members.find((member) => member.alpha2 === body.seat && member.city === body.city)
    if (host !== undefined) expect(body.timeZone).toBe(host.timeZone)
    expect(memberBureaus.has(body.seat.toLowerCase())).toBe(true)
  })
})

test('bodies have as many members as they say of themselves', () => {
  const numbers = Object.fromEntries(
    ['aseanapol', 'afripol', 'gccpol', 'europol', 'aimc', 'selec', 'impacs', 'eapcco'].map((bureau) => [
      bureau,
      bodyOfBureau(bureau)?.members?.length,
    ]),
  )
  expect(numbers).toEqual({
    aseanapol: 10,
    afripol: 54,
    gccpol: 6,
    europol: 27,
    aimc: 22,
    selec: 11,
    impacs: 14,
    eapcco: 14,
  })
})

test('the General Secretariat stands first and has its centre', () => {
  expect(bodies[0]).toMatchObject({ bureau: 'gs', city: 'Lyon', centre: 'Command and Coordination Centre' })
  expect(bodyOfBureau('vn')).toBeUndefined()
})
