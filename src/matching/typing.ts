/** Vietnamese words left as they were typed, with letters (Telex) or digits (VNI) for the marks: `Nguyeexn`, `Nguye6n4`. */

const onset = '(?:ngh?|nh|th|tr|ph|kh|gh|gi|ch|qu|[bcdghklmnprstvx])?'
const coda = '(?:ng|nh|ch|[cmnpt])?'
const syllable = new RegExp(`^${onset}[aeiouy]{1,3}${coda}$`)
/** Signs of Telex that no language has otherwise: a horn or breve, a barred d, a tone that closes no other word. */
const letterMarks = /[aou]w|^dd|[fjx]$|(?:aa|ee|oo)(?:[fjrsx](?=[cmnpt])|(?:[cmnpt]|ng|nh|ch)[rs]$)/
const doubled = /(aa|ee|oo)/g
/** VNI: 6 circumflex, 7 horn, 8 breve, 9 barred d; 1 to 5 tones. */
const digitMarks = /[6-9]|^[a-z]+[1-5]$/

/** The plain letters of a Vietnamese word typed in Telex; undefined for words that are none. */
export function readTyping(form: string): string | undefined {
  if (form.length < 3 || !letterMarks.test(form)) return undefined
  const plain = form
    .replace(/[fjrsx]$/, '')
    .replace(/(?<=aa|ee|oo|[aou]w)[fjrsx](?=[cmnpt])/, '')
    .replace(/([aou])w/g, '$1')
    .replace(/^dd/, 'd')
    .replace(doubled, (pair) => pair.charAt(0))
  return plain !== form && syllable.test(plain) ? plain : undefined
}

/** The same for VNI. */
export function readNumbered(folded: string): string | undefined {
  if (!/^[a-z][a-z]*[1-9]/.test(folded) || !digitMarks.test(folded)) return undefined
  const plain = folded.replace(/[1-9]/g, '')
  return syllable.test(plain) ? plain : undefined
}
