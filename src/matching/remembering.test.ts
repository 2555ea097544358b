import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { remembering } from './remembering.ts'

describe('remembering', () => {
  test('gives what would be made, whatever was asked for before', () => {
    const keys = fc.array(
      fc.nat(12).map((at) => `k${at}`),
      { maxLength: 100 },
    )
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 5 }), (asked, most) => {
        const found = remembering(most, (key) => ({ key }))
        for (const key of asked) expect(found(key)).toEqual({ key })
      }),
    )
  })

  test('makes again only what was not asked for while as many others were', () => {
    let made = 0
    const find = remembering(3, (key) => {
      made += 1
      return { key }
    })
    for (const key of ['a', 'b', 'c', 'a', 'd', 'a', 'b']) find(key)
    expect(made).toBe(4)
    for (const key of ['e', 'f', 'g', 'h', 'i', 'j', 'a']) find(key)
    expect(made).toBe(11)
  })
})
