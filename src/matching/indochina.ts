/** Thai, Khmer and Burmese in Latin letters, plainly: consonants by letter, vowels by sign, tones left out. */
import { readPairs, readPoints } from './pairs.ts'

const thai = readPairs(`
  ก=k ข=kh ฃ=kh ค=kh ฅ=kh ฆ=kh ง=ng จ=ch ฉ=ch ช=ch ซ=s ฌ=ch ญ=y ฎ=d ฏ=t ฐ=th ฑ=th ฒ=th ณ=n ด=d ต=t ถ=th
  ท=th ธ=th น=n บ=b ป=p ผ=ph ฝ=f พ=ph ฟ=f ภ=ph ม=m ย=y ร=r ฤ=rue ล=l ว=w ศ=s ษ=s ส=s ห=h ฬ=l อ=o ฮ=h ะ=a
  ั=a า=a ิ=i ี=i ึ=ue ื=ue ุ=u ู=u เ=e แ=ae โ=o ใ=ai ไ=ai ๅ=a ํ=m
`)
const thaiConsonant = /[ก-ฮ]/
const thaiBefore = /[เแโใไ]/
const thaiVowel = /[ะัาิีึืุูํๅ]/

/** Whether two consonants are a syllable with the `o` that is not written: `พง` phong, `สม` som; `พร` is customarily porn. */
function carriesUnwritten(written: string, at: number): boolean {
  const [before = '', letter = '', next = '', after = ''] = [at - 1, at, at + 1, at + 2].map((place) => written[place])
  if (!thaiConsonant.test(letter) || !thaiConsonant.test(next) || thaiVowel.test(before)) return false
  // Within a word `ทร` and its like open the next syllable together.
  if (next === 'ร' && at > 0) return false
  return after === '' || thaiBefore.test(after) || (thaiConsonant.test(after) && after !== next)
}

/** A Thai word: vowels written before their consonant are read after it, silenced letters are dropped, `o` is put between two that are a syllable. */
export function romaniseThai(word: string): string {
  const written = word
    .normalize('NFKC')
    .replaceAll('ํา', 'ำ')
    .replaceAll('ำ', 'าม')
    .replace(/[ก-ฮ][ิุ]?์/g, '')
    .replace(/[็-๎]/g, '')
  let romanised = ''
  for (let at = 0; at < written.length; at += 1) {
    const letter = written[at] ?? ''
    const next = written[at + 1]
    if (thaiBefore.test(letter) && next !== undefined && thaiConsonant.test(next)) {
      const carried = next === 'ห' && /[งญนมยรลว]/.test(written[at + 2] ?? '') ? (written[at + 2] ?? '') : next
      romanised += (carried === 'อ' ? '' : (thai.get(carried) ?? '')) + (thai.get(letter) ?? '')
      at += carried === next ? 1 : 2
    } else if (letter === 'อ' && next !== undefined && thaiVowel.test(next)) {
      // The silent letter that carries a vowel at the head of a syllable.
    } else if (letter === 'ร' && next === 'ร') {
      romanised += written[at + 2] === undefined ? 'an' : 'a'
      at += 1
    } else if (carriesUnwritten(written, at)) {
      romanised += `${thai.get(letter) ?? ''}o${next === 'ร' ? 'rn' : (thai.get(next ?? '') ?? '')}`
      at += 1
    } else romanised += thai.get(letter) ?? (letter >= '0' && letter <= '9' ? letter : '')
  }
  return romanised
}

/** Khmer consonants from U+1780, first and second series read alike. */
const khmerConsonants = 'k kh k kh ng ch chh ch chh nh d th d th n t th t th n b ph p ph m y r l v s s s h l o'.split(
  ' ',
)
const khmerVowels = readPoints(`
  0x17a3=a 0x17a5=e 0x17a6=ei 0x17a7=u 0x17a9=u 0x17ab=ru 0x17af=ae 0x17b1=ao 0x17b3=au 0x17b6=a
  0x17b7=i 0x17b8=i 0x17b9=ue 0x17ba=ue 0x17bb=o 0x17bc=u 0x17bd=uo 0x17be=ae 0x17bf=oea 0x17c0=ie
  0x17c1=e 0x17c2=ae 0x17c3=ai 0x17c4=o 0x17c5=au 0x17c6=am 0x17c7=ah
`)

/** A Khmer word, letter by letter; subscripts read as letters. */
export function romaniseKhmer(word: string): string {
  let romanised = ''
  for (const letter of word) {
    const point = letter.codePointAt(0) ?? 0
    romanised += khmerConsonants[point - 0x1780] ?? khmerVowels.get(point) ?? ''
  }
  return romanised
}

/** Burmese consonants from U+1000. */
const burmeseConsonants = 'k kh g g ng s hs z z ny ny t ht d d n t ht d d n p hp b b m y y l w th h l'.split(' ')
const burmeseVowels = readPoints(`
  0x1021=a 0x1023=i 0x1024=i 0x1025=u 0x1026=u 0x1027=e 0x1029=aw 0x102b=a 0x102c=a 0x102d=i 0x102e=i
  0x102f=u 0x1030=u 0x1031=e 0x1032=e 0x1036=n 0x103b=y 0x103c=y 0x103d=w 0x103e=h
`)

/** A Burmese word, letter by letter. */
export function romaniseBurmese(word: string): string {
  let romanised = ''
  for (const letter of word.replace(/င်/g, '\u102dန').replace(/ည်/g, '\u102d')) {
    const point = letter.codePointAt(0) ?? 0
    romanised += burmeseConsonants[point - 0x1000] ?? burmeseVowels.get(point) ?? ''
  }
  return romanised
}
