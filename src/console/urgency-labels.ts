// The labels an organisation gives urgencies, in the place of the words of the catalogue, on every screen and in every language.
import { signal } from './signal.ts'
import type { Catalogue } from './word-values.ts'

/** Ids of words and what stands for them now; empty while everything is default. */
export const ownWords = signal<Catalogue>({})

/** A text as an ICU message that says just that: what would be syntax is quoted. */
export const literally = (text: string): string => text.replaceAll("'", "''").replace(/[{}<>]/g, (sign) => `'${sign}'`)

/** Words of urgencies under these labels; blank ones keep their default. */
export const labelledWords = (labels: Readonly<Record<string, string | undefined>>): Catalogue =>
  Object.fromEntries(
    Object.entries(labels).flatMap(([urgency, label]) =>
      label?.trim() ? [[`urgency.${urgency}`, literally(label.trim())]] : [],
    ),
  )
