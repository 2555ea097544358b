// The words by which an earlier request is found again: of a question in any language, without those that say nothing. Pure.

/** Words that stand in any question of the five languages. */
const empty = new Set(
  `a an and any are as at be by can do does for from has have how if in into is it its may more not of on or our that the their there
   these they this to us was we what when where which who whom whose why will with would over under between about against
   au aux avec ce ces cette comment dans de des du elle en est et il ils la le les leur leurs lui mais ne nos notre nous on ou par pas
   pour quand que quel quelle quelles quels qui quoi sa sans ses son sont sur un une vers entre
   al como con contra cual cuales cuando de del desde donde el ella ellos en entre es esta este estos la las lo los mas muy no nos o
   para pero por que quien se si sin sobre son su sus un una y
   ai bao bi boi cac can cho chua co cua da dang de den di do duoc giua hay khi khong la lai lam len mot nao nay neu ngay nhieu nhu
   nhung o ra rang sau se su tai the thi theo thi tren trong tu tung va vao ve vi voi
   او اي ان انه الى الذي التي بين بعد به تم ثم حتى حول حيث خلال عن عند على عليه غير في فيها قد قبل كان كل كم كما كيف لا لان لم لن له
   لها ما متى مع من منذ منها هذا هذه هل هم هو هي و وقد وهو يتم`.split(/\s+/),
)

/** A word in one spelling: case, accents, Arabic vowel signs and forms of alif, the Vietnamese đ. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
    .replaceAll('ـ', '')

/** Most words kept of one text. */
export const mostWords = 60

/**
 * The telling words of a text, each once, in the order of the alphabet: at least two letters or digits, none of those that say nothing,
 * without the Arabic article.
 */
export const wordsOf = (text: string): string[] => {
  const found = folded(text).match(/[\p{L}\p{N}]+/gu) ?? []
  const words = found
    .map((word) => (/^ال[\p{Script=Arabic}]{3,}$/u.test(word) ? word.slice(2) : word))
    .filter((word) => word.length > 1 && !empty.has(word))
  return [...new Set(words)].slice(0, mostWords).sort()
}
