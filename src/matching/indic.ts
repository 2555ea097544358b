/** Scripts of India in Latin letters. Their blocks in Unicode keep one order, so one table serves nine of them. */
import { readPoints } from './pairs.ts'

/** Place in the block (0x05 on), as Devanagari has it. Vowels, then consonants with the vowel `a` that follows unless cut. */
const vowels = readPoints(`
  0x05=a 0x06=a 0x07=i 0x08=i 0x09=u 0x0a=u 0x0b=ri 0x0d=e 0x0e=e 0x0f=e 0x10=ai 0x11=o 0x12=o 0x13=o
  0x14=au
`)
const consonants = readPoints(`
  0x15=k 0x16=kh 0x17=g 0x18=gh 0x19=n 0x1a=ch 0x1b=chh 0x1c=j 0x1d=jh 0x1e=n 0x1f=t 0x20=th 0x21=d
  0x22=dh 0x23=n 0x24=t 0x25=th 0x26=d 0x27=dh 0x28=n 0x29=n 0x2a=p 0x2b=ph 0x2c=b 0x2d=bh 0x2e=m 0x2f=y
  0x30=r 0x31=r 0x32=l 0x33=l 0x34=l 0x35=v 0x36=sh 0x37=sh 0x38=s 0x39=h 0x58=q 0x59=kh 0x5a=gh 0x5b=z
  0x5c=r 0x5d=rh 0x5e=f 0x5f=y
`)
const vowelSigns = readPoints(`
  0x3e=a 0x3f=i 0x40=i 0x41=u 0x42=u 0x43=ri 0x45=e 0x46=e 0x47=e 0x48=ai 0x49=o 0x4a=o 0x4b=o 0x4c=au
`)
const nasal = new Set([0x01, 0x02])
const dot = 0x3c
const cut = 0x4d

/** The word in Latin letters. The `a` that is not written is heard between consonants and silent at the end. */
export function romaniseIndic(word: string): string {
  let romanised = ''
  let open = false
  for (const letter of word.normalize('NFC')) {
    const point = letter.codePointAt(0) ?? 0
    const place = point & 0x7f
    const consonant = consonants.get(place)
    const sign = vowelSigns.get(place)
    const vowel = vowels.get(place)
    if (consonant !== undefined) {
      romanised += (open ? 'a' : '') + consonant
      open = true
    } else if (place === cut) open = false
    else if (sign !== undefined) {
      romanised += sign
      open = false
    } else if (vowel !== undefined) {
      romanised += (open ? 'a' : '') + vowel
      open = false
    } else if (nasal.has(place)) {
      romanised += `${open ? 'a' : ''}n`
      open = false
    } else if (place !== dot && letter >= '0' && letter <= '9') romanised += letter
  }
  return romanised
}
