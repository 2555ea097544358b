// Types of words and what is put into them; apart, so that pure files need not know how words are drawn.
import type { ReactNode } from 'react'

/** Flat ids and ICU messages of one language. */
export type Catalogue = Readonly<Record<string, string>>

/** Values for the placeholders of an ICU message; a function wraps the words between tags such as `<b>...</b>`. */
export type WordValues = Readonly<
  Record<string, string | number | boolean | Date | ReactNode | ((chunks: ReactNode) => ReactNode)>
>

/** The same where only text will do: attributes, titles, notifications. */
export type TextValues = Readonly<Record<string, string | number | boolean | Date>>
