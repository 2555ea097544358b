/** Spelling of names in machine readable zones: Latin letters without marks, as ICAO Doc 9303-3 section 6 recommends. */

/** Section 6 A: letters that are not simply the letter without its mark. Where it gives a choice, the longer form. */
const special: Readonly<Record<string, string>> = {
  Ä: 'AE',
  Å: 'AA',
  Æ: 'AE',
  Ð: 'D',
  Đ: 'D',
  Ħ: 'H',
  ı: 'I',
  Ĳ: 'IJ',
  ĸ: 'K',
  Ł: 'L',
  Ŋ: 'N',
  Ö: 'OE',
  Ø: 'OE',
  Œ: 'OE',
  Þ: 'TH',
  Ŧ: 'T',
  Ü: 'UE',
  ß: 'SS',
  ẞ: 'SS',
  Ə: 'E',
}

/** Left out without a gap: O’NEILL is ONEILL (9303-3 4.6). */
const dropped = /['’‘ʼ`´′.]/

/**
 * A name in the letters of a zone, `<` between its parts: `Nguyễn Văn-A` is `NGUYEN<VAN<A`. Letters of other scripts,
 * digits and signs become gaps, so a name in Arabic alone comes out empty: states romanise it before they print it.
 */
export function spellForMrz(name: string): string {
  let spelled = ''
  for (const character of name.normalize('NFC')) {
    if (dropped.test(character)) continue
    const letter = character === 'ı' || character === 'ß' || character === 'ĸ' ? character : character.toUpperCase()
    const plain = special[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '')
    spelled += /^[A-Z]+$/.test(plain) ? plain : plain === '' ? '' : '<'
  }
  return spelled.replace(/<+/g, '<').replace(/^<|<$/g, '')
}
