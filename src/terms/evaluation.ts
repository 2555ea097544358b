/** Evaluation of information: how reliable the source is and how sure the statement, in the schemes that members use. */

/** `4x4` is for new entries; the others are kept as they were received, since a conversion would state what nobody judged. */
export const gradeSchemes = ['4x4', '5x5x5', '3x5x2', '6x6', 'tlp'] as const

export type GradeScheme = (typeof gradeSchemes)[number]

/** The scheme of information that is entered here. */
export const newEntryScheme: GradeScheme = '4x4'

/**
 * A grade as received. `code` joins source, information and, where the scheme has it, handling: `A1` (4x4), `B21`
 * (5x5x5), `2BP` (3x5x2), `C3` (6x6). `tlp` holds a word of the Traffic Light Protocol 2.0, which limits sharing and
 * grades nothing; it stands here because messages carry it in the same place.
 */
export interface Grade {
  readonly scheme: GradeScheme
  readonly code: string
}

export type GradeAxis = 'source' | 'information' | 'handling' | 'sharing'

type Meanings = Readonly<Record<string, string>>

interface SchemeTable {
  /** The parts of a code in the order they are written, each with its letters. */
  readonly parts: readonly { readonly axis: GradeAxis; readonly meanings: Meanings; readonly optional?: true }[]
}

const trafficLights: Meanings = {
  RED: 'For the eyes and ears of the individual recipients only.',
  'AMBER+STRICT': 'Within the organisation of the recipient only, need to know.',
  AMBER: 'Within the organisation of the recipient and those it serves, need to know.',
  GREEN: 'Within the community, not in public.',
  CLEAR: 'Disclosure is not limited.',
}

const tables: Readonly<Record<GradeScheme, SchemeTable>> = {
  '4x4': {
    parts: [
      {
        axis: 'source',
        meanings: {
          A: 'No doubt about authenticity, trustworthiness and competence; reliable in all instances before.',
          B: 'Information received has in most instances proved reliable.',
          C: 'Information received has in most instances proved unreliable.',
          X: 'Reliability cannot be assessed.',
        },
      },
      {
        axis: 'information',
        meanings: {
          '1': 'No doubt about its accuracy.',
          '2': 'Known personally to the source, not to the reporting officer.',
          '3': 'Not known personally to the source, corroborated by other information.',
          '4': 'Not known personally to the source, cannot be corroborated.',
        },
      },
    ],
  },
  '5x5x5': {
    parts: [
      {
        axis: 'source',
        meanings: {
          A: 'Always reliable.',
          B: 'Mostly reliable.',
          C: 'Sometimes reliable.',
          D: 'Unreliable.',
          E: 'Untested source.',
        },
      },
      {
        axis: 'information',
        meanings: {
          '1': 'Known to be true without reservation.',
          '2': 'Known personally to the source, not to the officer.',
          '3': 'Not known personally to the source, corroborated.',
          '4': 'Cannot be judged.',
          '5': 'Suspected to be false.',
        },
      },
      {
        axis: 'handling',
        optional: true,
        meanings: {
          '1': 'Law enforcement at home and within the European Economic Area.',
          '2': 'Parties at home that do not prosecute.',
          '3': 'Law enforcement outside the European Economic Area, with conditions.',
          '4': 'Within the originating agency only.',
          '5': 'No further dissemination: ask the originator.',
        },
      },
    ],
  },
  '3x5x2': {
    parts: [
      {
        axis: 'source',
        meanings: { '1': 'Reliable.', '2': 'Untested.', '3': 'Not reliable.' },
      },
      {
        axis: 'information',
        meanings: {
          A: 'Known directly to the source.',
          B: 'Known indirectly to the source, corroborated.',
          C: 'Known indirectly to the source.',
          D: 'Not known.',
          E: 'Suspected to be false.',
        },
      },
      {
        axis: 'handling',
        optional: true,
        meanings: { P: 'Lawful sharing permitted.', C: 'Lawful sharing permitted with conditions.' },
      },
    ],
  },
  '6x6': {
    parts: [
      {
        axis: 'source',
        meanings: {
          A: 'Completely reliable.',
          B: 'Usually reliable.',
          C: 'Fairly reliable.',
          D: 'Not usually reliable.',
          E: 'Unreliable.',
          F: 'Reliability cannot be judged.',
        },
      },
      {
        axis: 'information',
        meanings: {
          '1': 'Confirmed by other sources.',
          '2': 'Probably true.',
          '3': 'Possibly true.',
          '4': 'Doubtful.',
          '5': 'Improbable.',
          '6': 'Truth cannot be judged.',
        },
      },
    ],
  },
  tlp: { parts: [{ axis: 'sharing', meanings: trafficLights }] },
}

export interface GradeReading {
  readonly axis: GradeAxis
  readonly code: string
  readonly meaning: string
}

/** What each part of a grade says, in the order of the code; undefined where the code is not of its scheme. */
export function explainGrade(grade: Grade): readonly GradeReading[] | undefined {
  const readings: GradeReading[] = []
  let rest = grade.code
  for (const part of tables[grade.scheme].parts) {
    if (rest === '' && part.optional) continue
    // Words of the traffic lights take the whole code, all other schemes one character a part.
    const code = part.axis === 'sharing' ? rest : rest.slice(0, 1)
    const meaning = Object.hasOwn(part.meanings, code) ? part.meanings[code] : undefined
    if (meaning === undefined) return undefined
    readings.push({ axis: part.axis, code, meaning })
    rest = rest.slice(code.length)
  }
  return rest === '' ? readings : undefined
}

/** The codes one may choose from on an axis of a scheme, with their meanings; empty where the scheme lacks the axis. */
export function gradeChoices(scheme: GradeScheme, axis: GradeAxis): readonly GradeReading[] {
  const part = tables[scheme].parts.find((candidate) => candidate.axis === axis)
  return Object.entries(part?.meanings ?? {}).map(([code, meaning]) => ({ axis, code, meaning }))
}

/** Tells whether any value is a grade: a known scheme with a code of that scheme, and nothing beside. */
export function isGrade(value: unknown): value is Grade {
  if (typeof value !== 'object' || value === null) return false
  const { scheme, code, ...others } = value as Record<string, unknown>
  if (typeof code !== 'string' || !(gradeSchemes as readonly unknown[]).includes(scheme)) return false
  return Object.keys(others).length === 0 && explainGrade({ scheme: scheme as GradeScheme, code }) !== undefined
}
