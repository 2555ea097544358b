// Finds a command by what was typed, in any of the five languages and without their marks; pure.

/**
 * Letters as one types them in a hurry: lower case, no diacritics (`Thông báo` is `thong bao`), Vietnamese đ as d, the
 * forms of alif, ya and ta marbuta as one, without vowel signs and tatweel.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{Mn}\u0640]/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/ı/g, 'i')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/\s+/g, ' ')
    .trim()

/**
 * How well a folded name answers a folded question; 0 is not at all, higher is better. The name itself, its beginning,
 * the beginning of a word, anywhere, each word of the question at the beginning of some word, letters in their order.
 */
export const closeness = (question: string, name: string): number => {
  if (question === '') return 1
  if (name === question) return 100
  if (name.startsWith(question)) return 90
  const words = name.split(/[\s.,·'’()-]+/)
  if (words.some((_, index) => index > 0 && words.slice(index).join(' ').startsWith(question))) return 80
  if (name.includes(question)) return 60
  const parts = question.split(' ')
  if (parts.every((part) => words.some((word) => word.startsWith(part)))) return 50
  if (question.length < 3) return 0
  let place = -1
  let first = -1
  for (const letter of question.replaceAll(' ', '')) {
    place = name.indexOf(letter, place + 1)
    if (place < 0) return 0
    if (first < 0) first = place
  }
  // Letters strewn over the whole name are no find.
  return place - first < question.length * 2.5 ? 20 : 0
}

/** The best closeness of several names of one thing. */
export const bestCloseness = (question: string, names: readonly string[]): number => {
  let best = 0
  for (const name of names) best = Math.max(best, closeness(question, name))
  return best
}
