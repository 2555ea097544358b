/** Grades of other schemes beside ours: kept as they were received, with what they come closest to in the 4x4 scheme and a note of what that leaves out. */
import { type Grade, isGrade } from './evaluation.ts'
import type { Confidentiality, HandlingCode } from './handling.ts'

export const sourceCodes = ['A', 'B', 'C', 'X'] as const
export const informationCodes = ['1', '2', '3', '4'] as const
export type SourceCode = (typeof sourceCodes)[number]
export type InformationCode = (typeof informationCodes)[number]

/** Notes of what a mapping leaves out; the console words them by code. */
export const mappingNotes = [
  'same',
  'source-untested',
  'source-unreliable-merged',
  'information-corroboration-lost',
  'information-suspected-false',
  'sharing-only',
] as const
export type MappingNote = (typeof mappingNotes)[number]

/**
 * Nearest grade in 4x4 and the mildest handling it can mean. `source` and `information` are absent where the scheme grades nothing (TLP);
 * `suspectedFalse` is said beside, since 4x4 has no word for it and 4 would hide it.
 */
export interface GradeMapping {
  readonly source?: SourceCode
  readonly information?: InformationCode
  readonly suspectedFalse: boolean
  /** Handling must be at least this; stated by the handling part of the scheme. */
  readonly leastHandling: HandlingCode
  readonly leastConfidentiality: Confidentiality
  readonly notes: readonly MappingNote[]
}

type Part<T> = readonly [T, ...MappingNote[]]
const sources: Readonly<Record<string, Readonly<Record<string, Part<SourceCode>>>>> = {
  '4x4': { A: ['A'], B: ['B'], C: ['C'], X: ['X'] },
  '5x5x5': {
    A: ['A'],
    B: ['B'],
    C: ['C'],
    D: ['C', 'source-unreliable-merged'],
    E: ['X', 'source-untested'],
  },
  '3x5x2': { '1': ['B'], '2': ['X', 'source-untested'], '3': ['C', 'source-unreliable-merged'] },
  '6x6': {
    A: ['A'],
    B: ['B'],
    C: ['B', 'source-unreliable-merged'],
    D: ['C'],
    E: ['C', 'source-unreliable-merged'],
    F: ['X'],
  },
}
const informations: Readonly<Record<string, Readonly<Record<string, Part<InformationCode>>>>> = {
  '4x4': { '1': ['1'], '2': ['2'], '3': ['3'], '4': ['4'] },
  '5x5x5': { '1': ['1'], '2': ['2'], '3': ['3'], '4': ['4'], '5': ['4', 'information-suspected-false'] },
  '3x5x2': {
    A: ['1'],
    B: ['3'],
    C: ['4', 'information-corroboration-lost'],
    D: ['4'],
    E: ['4', 'information-suspected-false'],
  },
  '6x6': {
    '1': ['1'],
    '2': ['2', 'information-corroboration-lost'],
    '3': ['3', 'information-corroboration-lost'],
    '4': ['4'],
    '5': ['4', 'information-suspected-false'],
    '6': ['4'],
  },
}
/** Handling parts of received codes, and the lights, never milder than what the sender meant. */
const handlings: Readonly<Record<string, readonly [HandlingCode, Confidentiality]>> = {
  '5x5x5 1': ['H0', 'official-use-only'],
  '5x5x5 2': ['H0', 'official-use-only'],
  '5x5x5 3': ['H3', 'official-use-only'],
  '5x5x5 4': ['H2', 'restricted'],
  '5x5x5 5': ['H2', 'restricted'],
  '3x5x2 P': ['H0', 'official-use-only'],
  '3x5x2 C': ['H3', 'official-use-only'],
  'tlp RED': ['H2', 'confidential'],
  'tlp AMBER+STRICT': ['H2', 'restricted'],
  'tlp AMBER': ['H2', 'official-use-only'],
  'tlp GREEN': ['H0', 'official-use-only'],
  'tlp CLEAR': ['H0', 'official-use-only'],
}

/** The mapping of a received grade; throws RangeError for what is no grade of its scheme. Sources: domain facts of the schemes, our reading. */
export function mapGrade(grade: Grade): GradeMapping {
  if (!isGrade(grade)) throw new RangeError('not a grade of its scheme')
  const { scheme, code } = grade
  const bound = (key: string): readonly [HandlingCode, Confidentiality] =>
    handlings[`${scheme} ${key}`] ?? ['H0', 'official-use-only']
  if (scheme === 'tlp') {
    const [leastHandling, leastConfidentiality] = bound(code)
    return { suspectedFalse: false, leastHandling, leastConfidentiality, notes: ['sharing-only'] }
  }
  const source = sources[scheme]?.[code.charAt(0)]
  const information = informations[scheme]?.[code.charAt(1)]
  if (!source || !information) throw new RangeError('a scheme without a mapping')
  const [leastHandling, leastConfidentiality] = bound(code.slice(2))
  const notes = [...source.slice(1), ...information.slice(1)] as MappingNote[]
  return {
    source: source[0],
    information: information[0],
    suspectedFalse: notes.includes('information-suspected-false'),
    leastHandling,
    leastConfidentiality,
    notes: notes.length > 0 ? notes : ['same'],
  }
}
