// Replies that desks write every night, worded once in five languages: the sender picks one, the recipient reads its own language.

/** What a wording must be filled with; the composer offers it from what is known and formats a day in the recipient's language. */
export const blanks = ['day', 'telephone', 'office', 'reference'] as const
export type Blank = (typeof blanks)[number]

/** Words stand under `wording.<id>`, with a placeholder of the blank's own name for each. Ids are stable: answers are counted by them. */
const wordings = [
  ['confirm', []],
  ['received', []],
  ['thanks', []],
  ['nothing-held', []],
  ['answer-by', ['day']],
  ['papers-by', ['day']],
  ['passed-to', ['office']],
  ['please-call', ['telephone']],
  ['further-to', ['reference', 'day']],
  ['document-returned', []],
  ['document-withheld', []],
  ['record-withdrawn', []],
  ['extradition-sought', []],
  ['extradition-not-sought', []],
  ['not-the-person', []],
  ['no-measure', []],
  ['more-particulars', []],
  ['prints-and-picture', []],
  ['send-again', ['reference', 'day']],
] as const satisfies readonly (readonly [id: string, blanks: readonly Blank[]])[]

type WordingId = (typeof wordings)[number][0]

export type Wording = { readonly id: WordingId; readonly blanks: readonly Blank[] }

/** In the order in which they are offered: what any message may be answered with first. */
export const replyWordings: readonly Wording[] = wordings.map(([id, needs]) => ({ id, blanks: needs }))
