/** A lexicon given as lines: what is read, what is refused, what becomes of it. */
import { describe, expect, test } from 'vitest'
import { classesOf, formOfWritten, readGivenLexicon } from './lexicon.ts'
import { joinLexicons, readLexiconEntries } from './lexicon-entry.ts'

const lines = `
# invented
vandor, latin, Vándor, given
vandor, cyrillic, Вандор, given
vandor, arabic, فاندور, given
vandor\tlatin\tVandi\tnickname
morrow, latin, Vandor, family
`

describe('a lexicon given as lines', () => {
  test('is read by commas or tabs', () => {
    expect(readLexiconEntries(lines)).toHaveLength(5)
    expect(readLexiconEntries(lines)[3]).toEqual({ id: 'vandor', script: 'latin', form: 'Vandi', kind: 'nickname' })
  })

  test('tells the classes of a form in any of its scripts, and keeps family names apart', () => {
    const lexicon = readGivenLexicon(lines)
    expect(classesOf(formOfWritten('VANDOR'), lexicon)).toEqual(['vandor', 'morrow+'])
    expect(classesOf(formOfWritten('вандор'), lexicon)).toContain('vandor')
    expect(classesOf(formOfWritten('فاندور'), lexicon)).toEqual(['vandor'])
    expect(classesOf(formOfWritten('Brandovan'), lexicon)).toEqual([])
  })

  test.each([
    'vandor, latin, Vandor',
    'vandor, latin, Vandor, given, more',
    ', latin, Vandor, given',
    'vandor, runic, Vandor, given',
    'vandor, latin, Vandor, pet',
    'vandor, latin, Вандор, given',
    'vandor, latin, Van Dor, given',
    'vandor, latin, , given',
  ])('refuses a line that is no entry, and says which: %s', (line) => {
    expect(() => readLexiconEntries(`morrow, latin, Morrow, given\n${line}`)).toThrow(/line 2/)
  })

  test('two lexicons are one', () => {
    const joined = joinLexicons(readGivenLexicon(lines), readGivenLexicon('other, latin, Vandor, given'))
    expect(joined.get('vandor')).toEqual(['vandor', 'morrow+', 'other'])
    expect(joined.get('vandi')).toEqual(['vandor'])
  })

  test('the one this build carries joins names across scripts', () => {
    const shared = ['يونس', 'Jonas', 'Yunus', 'יונה'].map((written) => classesOf(formOfWritten(written)))
    for (const classes of shared) expect(classes).toContain('jonah')
  })
})
