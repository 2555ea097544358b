/** Particularly sensitive data (RPD 42): may be recorded only where the rules allow it, and may never be searched on. */

/** Words a member of a question may be called by when it asks for such data, folded to letters: English, French, Spanish, Vietnamese without marks. */
const words = [
  'religion',
  'religious',
  'belief',
  'beliefs',
  'faith',
  'union',
  'tradeunion',
  'health',
  'disease',
  'medical',
  'race',
  'ethnicity',
  'ethnic',
  'ethnicorigin',
  'skincolour',
  'skincolor',
  'politics',
  'political',
  'politicalopinion',
  'party',
  'sexuality',
  'sexualorientation',
  'sexlife',
  'caste',
  'syndicat',
  'sante',
  'croyance',
  'religieux',
  'salud',
  'sindicato',
  'raza',
  'etnia',
  'tongiao',
  'suckhoe',
  'congdoan',
  'dantoc',
] as const

const known: ReadonlySet<string> = new Set(words)

/** The article a refusal names. */
export const sensitiveArticle = 'RPD 42'

/** Tells whether a member of a question or the column of a file, by its name, asks for particularly sensitive data. */
export function asksForSensitiveData(name: string): boolean {
  const folded = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z]/g, '')
  return known.has(folded)
}
