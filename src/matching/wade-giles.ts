/** Chinese words in Latin letters: pinyin, and Wade-Giles, whose apostrophes nobody types. `Chiang` is Jiang or Qiang, `Tse` Ze or Ce. */

const initial = '(?:zh|[cs]h|hs|t[sz]|[bpmfdtnlgkhqxrzcsyw]|j(?=[iu]))?'
const final =
  '(?:iang|iong|iung|uang|ian|iao|ien|ieh|uai|uan|uei|ueh|ang|eng|ing|ong|ung|ai|ei|ao|ou|an|en|in|un|ia|ie|ih|iu|ua|ue|ui|uo|[aeiou])'
const syllables = new RegExp(`^(?:${initial}${final}){1,2}$`)
/** Initials that the two write with other letters. */
const differing = /[jqx]|hs|t[sz]|c/

/**
 * A word of one or two syllables as it is heard, written so that `soundOf` hears it: in pinyin, or in Wade-Giles with its initials
 * aspirated and without. None for what is no such word, or is heard so anyway.
 */
export function readChinese(form: string): readonly string[] {
  if (form.length < 2 || form.length > 12 || !differing.test(form) || !syllables.test(form)) return []
  const asPinyin = form
    .replace(/q/g, 'ch')
    .replace(/x|hs/g, 'sh')
    .replace(/j/g, 'zh')
    .replace(/c(?!h)/g, 'ts')
  const unaspirated = form.replace(/hs/g, 'sh').replace(/ch/g, 'zh').replace(/t[sz]/g, 'z')
  return [...new Set([asPinyin, unaspirated])].filter((read) => read !== form)
}
