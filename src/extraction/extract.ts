/** Proposes findings from a text, window by window: persons, organisations, numbers, dates, places, each with its place and its reason. */
import { detectAccount } from './account.ts'
import { type Candidate, type Detector, settle } from './candidate.ts'
import { detectDate } from './date.ts'
import { detectDocument } from './document.ts'
import { detectEmail } from './email.ts'
import { type ExtractionOptions, type Finding, mostCharacters } from './finding.ts'
import { detectOrganisation } from './organisation.ts'
import { detectPerson } from './person.ts'
import { detectPhone } from './phone.ts'
import { detectPlace, readMorePlaces } from './place.ts'
import { readTokens, type Tokens } from './token.ts'
import { detectPlate, detectVin } from './vehicle.ts'
import { nextWindow } from './window.ts'
import { detectZone } from './zone.ts'

/**
 * Findings of a text in order of place, a window at each step; a window takes about a millisecond. They never overlap, and
 * `text.slice(from, to)` is the `text` of each. RangeError for a text longer than `mostCharacters`.
 */
export function* extractFrom(text: string, options: ExtractionOptions): Generator<readonly Finding[], void, void> {
  if (text.length > mostCharacters) throw new RangeError(`a text has at most ${mostCharacters} characters`)
  const detectors = detectorsFor(options)
  while (!readMorePlaces()) yield []
  for (const tokens of windowsOf(text)) yield findingsIn(text, tokens, detectors)
}

function* windowsOf(text: string): Generator<Tokens, void, void> {
  let isTornBefore = false
  for (let from = 0; from < text.length; ) {
    const { to, isTorn } = nextWindow(text, from)
    yield readTokens(text, { from, to, isTornBefore, isTornAfter: isTorn })
    from = to
    isTornBefore = isTorn
  }
}

/** All findings at once, for short texts and tests. */
export function findAll(text: string, options: ExtractionOptions): readonly Finding[] {
  return [...extractFrom(text, options)].flat()
}

/** How often tokens of a text are looked at: what must grow no faster than the text. */
export function countSteps(text: string, options: ExtractionOptions): number {
  const detectors = detectorsFor(options)
  let steps = 0
  for (const tokens of windowsOf(text)) {
    findingsIn(text, tokens, detectors)
    steps += tokens.steps()
  }
  return steps
}

function detectorsFor(options: ExtractionOptions): readonly Detector[] {
  return [
    detectZone(options.referenceDay),
    detectEmail,
    detectAccount,
    detectVin,
    detectDate,
    detectDocument,
    detectPlate,
    detectPhone(options.dialledIn),
    detectOrganisation,
    detectPerson,
    detectPlace,
  ]
}

function findingsIn(text: string, tokens: Tokens, detectors: readonly Detector[]): readonly Finding[] {
  const candidates: Candidate[] = []
  const take = (candidate: Candidate): void => {
    candidates.push(candidate)
  }
  for (let place = 0; place < tokens.length; place += 1) for (const detect of detectors) detect(tokens, place, take)
  return settle(candidates).map((candidate) => {
    const from = tokens.at(candidate.start)?.from ?? 0
    const to = tokens.at(candidate.end - 1)?.to ?? 0
    return {
      kind: candidate.kind,
      text: text.slice(from, to),
      from,
      to,
      value: candidate.value,
      details: candidate.details ?? {},
      reason: { words: `extraction.${candidate.kind}.${candidate.code}`, values: candidate.values ?? {} },
      strength: candidate.strength,
    }
  })
}
