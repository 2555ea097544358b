/** Chinese names in Latin letters: pinyin, Wade-Giles for those who wrote it, and the sounds behind foreign names. */

import { hanReadings } from './han.table.ts'
import { hanSurnames } from './han-surname.table.ts'
import { japaneseCharacters, japaneseGivenNames, japaneseSurnames } from './japanese.table.ts'
import { readPairs } from './pairs.ts'
import { soundOf } from './sound.ts'

/** Pinyin of each character that has a known reading, joined. */
export function romaniseHan(word: string): string {
  let romanised = ''
  for (const character of word) romanised += hanReadings.get(character) ?? ''
  return romanised
}

/** Surname in the reading of surnames, `单` is `shan`; undefined where the characters are no known surname. */
export function surnameOf(word: string): { readonly form: string; readonly id?: string } | undefined {
  return hanSurnames.get(word)
}

/**
 * Cuts a name of two to four characters into surname and given name. Undefined where it opens with no known surname or is
 * longer: a foreign name rendered in Chinese. A Japanese name is cut where it opens with a known Japanese one.
 */
export function splitHanName(word: string): readonly [string, string] | undefined {
  const characters = [...word]
  const [opening = ''] = characters
  if (characters.length > 2 && characters.length < 7 && (characters.length > 3 || !hanSurnames.has(opening))) {
    const japanese = splitJapaneseName(characters)
    if (japanese !== undefined) return japanese
  }
  if (characters.length < 2 || characters.length > 4) return undefined
  const two = characters.slice(0, 2).join('')
  if (characters.length > 2 && hanSurnames.has(two)) return [two, characters.slice(2).join('')]
  const [first = ''] = characters
  return characters.length < 4 && hanSurnames.has(first) ? [first, characters.slice(1).join('')] : undefined
}

/** Japanese readings of a name, the likeliest first; none where a character has no reading that names have. */
export function japaneseReadings(word: string, role: 'surname' | 'name'): readonly string[] {
  const whole = (role === 'surname' ? japaneseSurnames : japaneseGivenNames).get(word)
  const other = (role === 'surname' ? japaneseGivenNames : japaneseSurnames).get(word)
  const stated = [whole, other].flatMap((readings) => readings?.split(',') ?? [])
  const characters = [...word]
  if (stated.length > 0 || characters.length < 2 || characters.length > 3) return stated
  let composed = ['']
  for (const character of characters) {
    const readings = japaneseCharacters.get(character)?.split(',')
    if (readings === undefined) return stated
    composed = composed.flatMap((before) => readings.map((reading) => before + reading)).slice(0, mostReadings)
  }
  return composed
}

/** Readings put together of those of the characters: a name has one, and the first are the likeliest. */
const mostReadings = 3

/** Cuts a Japanese name of three to six characters into family and given name; undefined where it opens with no known one. */
function splitJapaneseName(characters: readonly string[]): readonly [string, string] | undefined {
  for (const length of [3, 2]) {
    const family = characters.slice(0, length).join('')
    if (characters.length > length && japaneseSurnames.has(family)) return [family, characters.slice(length).join('')]
  }
  return undefined
}

const wadeInitials = readPairs('b=p p=p d=t t=t g=k k=k j=ch q=ch x=hs zh=ch ch=ch sh=sh r=j z=ts c=ts')
const pinyin = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)(.+)$/

/** Wade-Giles of a word of known readings, without its apostrophes: `小明` is `hsiaoming`. */
export function wadeGiles(word: string): string {
  let written = ''
  for (const character of word) {
    const parts = pinyin.exec(hanReadings.get(character) ?? '')
    if (parts === null) continue
    const [, initial = '', rest = ''] = parts
    const ending = rest
      .replace(/^ong$/, 'ung')
      .replace(/^ian$/, 'ien')
      .replace(/^ie$/, 'ieh')
      .replace(/^ue$/, 'ueh')
      .replace(/^uo$/, 'o')
    written += (wadeInitials.get(initial) ?? initial) + ending
  }
  return written
}

/** Characters that render foreign names otherwise than their reading says, by the sound they usually stand for. */
const renderings = readPairs(`
  斯=s 思=s 丝=s 絲=s 司=s 史=s 士=s 仕=s 兹=z 茲=z 茨=c 克=k 特=t 德=d 尔=L 爾=L 儿=L 兒=L 耳=L 夫=f 弗=f 姆=m 恩=n 普=p 布=b
  格=g 赫=h 什=S 施=S 奇=C 基=ki 吉=Gi 金=kin 京=Xin 杰=Je 傑=Je 乔=Jo 喬=Jo 约=jo 約=jo 希=Gi 谢=Se 謝=Se 舍=Se 夏=Sa 休=hu 许=Su
  茹=Ju 热=Je 熱=Je 让=Jan 讓=Jan 季=Xi 迪=di 蒂=ti 瓦=Wa 沃=Wo 维=vi 維=vi 威=Wi 韦=Wi 韋=Wi 文=vin 万=van 萬=van 旺=van 福=fo
  霍=ho 盖=ge 蓋=ge 泽=z 澤=z 伊=i 尤=yu 娅=ya 婭=ya 亚=ya 亞=ya 惠=Wi 怀=Wai 懷=Wai 温=Win 溫=Win 伍=Wu 卡=ka 哥=ko 科=ko 柯=ko
`)

/** Sound of a foreign name in Chinese characters; `l` and `r` are one. */
export function soundOfRendering(word: string): string {
  let sound = ''
  for (const character of word) {
    const known = renderings.get(character)
    if (known !== undefined) sound += known
    else sound += foreignSound(hanReadings.get(character) ?? '')
  }
  return sound
}

function foreignSound(reading: string): string {
  const sound = soundOf(reading).replace(/N$/, 'n')
  switch (reading.charAt(0)) {
    case 'l':
    case 'r':
      return `R${sound.slice(1)}`
    case 'j':
      return `G${sound.slice(1)}`
    case 'q':
      return `C${sound.slice(1)}`
    case 'w':
      return `W${sound.slice(1)}`
    case 'b':
      return `B${sound.slice(1)}`
    default:
      return sound
  }
}
