// What a message names, proposed one by one and never asked about by itself: people and numbers in its text, what its form states, and
// the hits and messages it speaks of by their numbers. Pure.
import { extractFrom } from '../extraction/extract.ts'
import { type Finding, type FindingKind, namedKinds } from '../extraction/finding.ts'
import type { MessageForm } from './message.form.schema.ts'
import type { NamedView } from './message.named.schema.ts'

/** What is worth proposing of a text; dates and places are in too many sentences. */
const proposed: readonly FindingKind[] = namedKinds
export const mostNamed = 60
/** Numbers of hits and messages that are looked up of one text. */
export const mostNumbers = 20

export type Named = NamedView['findings'][number]
type Why = (finding: Finding) => string

/** What the form states needs no guess. */
const stated = ({ person, vehicle }: MessageForm, why: string): Named[] => {
  const line = (kind: Named['kind'], value: string | undefined): Named[] =>
    value === undefined ? [] : [{ kind, text: value, value, strength: 'certain', why }]
  const main = person?.names.find(({ use }) => use === 'main') ?? person?.names[0]
  const name = [main?.family, main?.given].filter(Boolean).join(' ')
  const born = person?.dateOfBirth === undefined ? name : `${name} ${person.dateOfBirth}`
  return [
    ...line('person', name === '' ? undefined : born),
    ...(person?.documents ?? []).flatMap(({ number }) => line('document', number)),
    ...line('vin', vehicle?.vin),
    ...line('vehicle-plate', vehicle?.plate),
  ]
}

/** The same spelling in form and text is one proposal: the first. */
const once = (all: readonly Named[]): Named[] => {
  const seen = new Set<string>()
  return all.filter(({ kind, value }) => {
    const key = `${kind} ${value.toLocaleLowerCase()}`
    return seen.has(key) ? false : seen.add(key) !== undefined
  })
}

/**
 * Proposals of one message, those of its form first, then in order of the text; 60 at most. `today` is `YYYY-MM-DD`; `turn` is awaited
 * after each window of the text, so that a long one keeps nobody waiting.
 */
export const findNamed = async (
  said: { readonly text: string; readonly form: MessageForm | undefined },
  {
    today,
    why,
    ofForm,
    turn,
  }: { readonly today: string; readonly why: Why; readonly ofForm: string; readonly turn: () => Promise<void> },
): Promise<Named[]> => {
  const found: Named[] = said.form ? stated(said.form, ofForm) : []
  for (const findings of extractFrom(said.text, { referenceDay: today })) {
    for (const finding of findings) {
      const { kind, text, value, strength } = finding
      if (!proposed.includes(kind)) continue
      found.push({
        kind: kind as Named['kind'],
        text: text.slice(0, 300),
        value: value.slice(0, 300),
        strength,
        why: why(finding),
      })
    }
    if (found.length >= mostNamed * 2) break
    await turn()
  }
  return once(found).slice(0, mostNamed)
}

/** Number of a message of a pair, as on paper: `FR/VN/2026/000123`. */
export type PairNumber = {
  readonly sender: string
  readonly recipient: string
  readonly test: boolean
  readonly year: number
  readonly number: number
}

const hitNumber = /\bHIT-\d{4}-\d{6}\b/g
const pairNumbers = /(?<![\w/-])([A-Z][A-Z0-9-]{1,23})\/([A-Z][A-Z0-9-]{1,23})\/(TEST\/)?(\d{4})\/(\d{6})(?![\w/])/g

/** Numbers of hits and messages in a text, each once, in order; 20 of each at most. */
export const numbersIn = (
  text: string,
): { readonly hits: readonly string[]; readonly messages: readonly PairNumber[] } => {
  const messages = new Map(
    [...text.matchAll(pairNumbers)].map(([whole, sender = '', recipient = '', test, year, number]) => [
      whole,
      {
        sender: sender.toLowerCase(),
        recipient: recipient.toLowerCase(),
        test: test !== undefined,
        year: Number(year),
        number: Number(number),
      },
    ]),
  )
  return {
    hits: [...new Set([...text.matchAll(hitNumber)].map(([whole]) => whole))].slice(0, mostNumbers),
    messages: [...messages.values()].slice(0, mostNumbers),
  }
}
