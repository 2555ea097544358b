// A rule as the hub names it ("RPD 58: not restricted from this bureau") taken apart: article, words, and the code its translation goes by; pure.

export type RuleWords = { readonly article: string; readonly text: string; readonly slug: string }

/** The part before the first colon is the article, the rest the rule in English; `slug` is that in letters, digits and hyphens. */
export const ruleWords = (rule: string): RuleWords => {
  const colon = rule.indexOf(': ')
  const article = colon < 0 ? '' : rule.slice(0, colon)
  const text = colon < 0 ? rule : rule.slice(colon + 2)
  const slug = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return { article, text, slug }
}
