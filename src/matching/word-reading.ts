/** What a word of a name was read as: the codes, for those who show them and need nothing else of matching. */
import type { Script } from './script.ts'
import type { TokenKind } from './token.ts'

/** `particle` counts for little, `initial` stands for any name of its letter. */
export const wordRoles = ['name', 'particle', 'initial'] as const
export type WordRoleRead = (typeof wordRoles)[number]

/** `beyond`: there are more words than names have, and what follows is not compared. */
export const reasonsIgnored = ['title', 'beyond'] as const
export type ReasonIgnored = (typeof reasonsIgnored)[number]

export type WordRead = {
  /** As typed; of a pair that is one name, both words. */
  readonly text: string
  readonly kind: TokenKind
  readonly role: WordRoleRead
  readonly script: Script
  /** In Latin letters as it is compared; absent where it is written in them. */
  readonly latin?: string
  /** Several words that are one name: Abd al-Rahman. */
  readonly joined: boolean
  /** Letters of more than one script in one word: often one that only looks like another script's. */
  readonly mixed: boolean
}
export type WordIgnored = { readonly text: string; readonly why: ReasonIgnored }
