/** Latin letters without their marks: the form names are compared in. */
import { readPairs } from './pairs.ts'
import { readNumbered } from './typing.ts'

/** Letters that Unicode does not take apart. What sounds like two letters elsewhere is settled in `sound.ts`. */
const special = readPairs(`
  æ=ae œ=oe ø=o ð=d đ=d ɖ=d ħ=h ı=i ĳ=ij ĸ=k ł=l ŋ=ng þ=th ŧ=t ß=ss ə=a ɛ=e ɔ=o ɓ=b ɗ=d ɣ=g ƙ=k ƴ=y ƣ=gh
  ɲ=n ɩ=i ʋ=v
`)

const plain = /^[0-9a-z]*$/

/**
 * Lower-case Latin text as `a` to `z` and digits: marks dropped, `đ` is `d`, `ł` is `l`. Digits that stand for a letter
 * within letters (`sech1n`) are read as that letter. Letters of no known reading are left out. Idempotent.
 */
export function foldLatin(lower: string): string {
  const folded = plain.test(lower) ? lower : foldMarks(lower)
  return /[0-9]/.test(folded) && /[a-z]/.test(folded) ? readDigits(folded) : folded
}

function foldMarks(lower: string): string {
  let folded = ''
  for (const letter of lower.normalize('NFD')) {
    if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) folded += letter
    else folded += special.get(letter) ?? ''
  }
  return folded
}

const digitLetters = readPairs(`
  0=o 1=i 3=e 5=s 8=b
`)

function readDigits(folded: string): string {
  const numbered = readNumbered(folded)
  if (numbered !== undefined) return numbered
  const letters = folded.replace(/[0-9]/g, '').length
  if (letters * 2 < folded.length) return folded
  return folded.replace(/[01358]/g, (digit) => digitLetters.get(digit) ?? digit)
}
