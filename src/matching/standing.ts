/** What a word of a name becomes by where it stands in its part: a name, a particle, an article; and which words nothing else decides. */
import { isJoining } from './joining.ts'
import {
  doubtfulHonorifics,
  doubtfulParticles,
  honorifics,
  honorificsWritten,
  particleForms,
  particles,
  particlesWritten,
} from './particle.table.ts'
import { makeToken, type Token, type TokenKind } from './token.ts'
import type { Word } from './word.ts'

/** Place of a word in its part. */
export type Standing = { readonly kind: TokenKind; readonly isFirst: boolean; readonly isLast: boolean }

/** Every place there is: kinds in their order, and in each of them neither first nor last, last, first, both. */
export const standings: readonly Standing[] = (['family', 'given', 'other', 'unknown'] as const).flatMap((kind) =>
  [0, 1, 2, 3].map((ends) => ({ kind, isFirst: (ends & 2) !== 0, isLast: (ends & 1) !== 0 })),
)

/** An article as it is bent to the letter that follows. */
const bentArticle = /^[ae](?:sh?|dh?|r|n|z|th?)$/

/** The token of a word; `next` is the word behind it in the part, undefined where it is the last. */
export function tokenAt(word: Word, standing: Standing, next: Word | undefined): Token {
  const isBent = next !== undefined && bentArticle.test(word.form) && next.form.startsWith(word.form.slice(1))
  if (isBent && !particlesWritten.has(word.lower)) return makeToken({ ...word, form: 'al' }, standing.kind, true)
  return tokenStanding(word, standing)
}

/** The same where no article is bent. */
function tokenStanding(word: Word, { kind, isFirst, isLast }: Standing): Token {
  if (isLast) return makeToken(word, kind, false)
  const particle = particlesWritten.get(word.lower)
  if (particle !== undefined) return makeToken({ ...word, form: particle }, kind, true)
  const within = !isFirst || kind === 'family'
  // `Ben` alone at the head of a given name is Benjamin.
  const firm = particles.has(word.form) && (within || word.form !== 'ben')
  const light = firm || (doubtfulParticles.has(word.form) && (!isFirst || kind !== 'unknown'))
  return makeToken(light ? { ...word, form: particleForms.get(word.form) ?? word.form } : word, kind, light)
}

/** Whether a word is the same wherever it stands, or by its place alone; undefined where its neighbours may decide. */
export type Firmness = 'anywhere' | 'by-place' | undefined

/** How firm a word is that was read alone, `isLast` or not: titles are dropped, other words are joined. */
export function firmnessOf(word: Word, isLast: boolean): Firmness {
  const { form, lower } = word
  if (honorifics.has(form) || honorificsWritten.has(lower) || doubtfulHonorifics.has(form)) return undefined
  if (isJoining(word)) return undefined
  if (bentArticle.test(form)) return isLast ? 'by-place' : undefined
  const isParticle = particlesWritten.has(lower) || particles.has(form) || doubtfulParticles.has(form)
  return isParticle ? 'by-place' : 'anywhere'
}
