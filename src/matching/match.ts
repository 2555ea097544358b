/** What a comparison of two persons found: lines of evidence in bits, each with a code that has words, and a score of all together. */

export const features = ['name', 'date-of-birth', 'nationality', 'sex', 'document', 'place-of-birth', 'mother'] as const
export type Feature = (typeof features)[number]

/**
 * What a line says, worded by `match.<feature>.<code>` with `asked` and `recorded`.
 * name: `equal`, `accents` (marks only), `spelling` (another spelling of the same name), `script` (the same name in another
 * script), `nickname`, `slip` (one slip of typing or reading), `initial`, `glued` (written in one or in several words), `order`
 * (family and given names change places), `part-missing` (asked, not recorded), `part-extra` (recorded, not asked), `differs`.
 * date-of-birth: `equal`, `within` (one is less precise), `swapped` (day and month), `one-digit`, `year-off` (day and month
 * equal, one year apart), `close` (within two years), `differs`. document: `equal`, `other` (another number of the same kind and
 * country). The others: `equal`, `close`, `differs`.
 */
export const matchCodes = [
  'equal',
  'accents',
  'spelling',
  'script',
  'nickname',
  'slip',
  'initial',
  'glued',
  'order',
  'part-missing',
  'part-extra',
  'within',
  'swapped',
  'one-digit',
  'year-off',
  'close',
  'other',
  'differs',
] as const
export type MatchCode = (typeof matchCodes)[number]

export type MatchLine = {
  readonly feature: Feature
  readonly code: MatchCode
  /** Evidence in bits, above zero for, below against. */
  readonly bits: number
  /** What was compared, as typed; empty where one side is silent. */
  readonly asked: string
  readonly recorded: string
}

export type Match = {
  /** 0 to 1; 1 when everything stated is equal. */
  readonly score: number
  /** Sum of the lines. */
  readonly bits: number
  readonly lines: readonly MatchLine[]
}
