// What an expert can be good at: kinds of skills and the codes of each, worded by catalogue (`skill-method.*`, `skill-tool.*`); languages by their names.
import { crimeAreas } from '../terms/crime-area.ts'

export const skillKinds = ['crime-area', 'method', 'tool', 'language'] as const
export type SkillKind = (typeof skillKinds)[number]

/** Methods of crime analysis, as manuals of criminal intelligence analysis name them. */
export const methods = [
  'link-analysis',
  'social-network-analysis',
  'pattern-analysis',
  'comparative-case-analysis',
  'time-lines',
  'event-flow',
  'commodity-flow',
  'telephone-records',
  'financial-profiling',
  'money-flow',
  'cryptocurrency-tracing',
  'open-sources',
  'geographic-analysis',
  'statistics',
  'crime-scripts',
  'subject-profiles',
  'criminal-market-profiles',
  'risk-assessment',
  'threat-assessment',
  'competing-hypotheses',
  'scenarios',
  'indicators',
  'document-examination',
  'image-and-video-analysis',
  'other',
] as const
export type Method = (typeof methods)[number]

/** Tools by their kind, never by a product's name. */
export const tools = [
  'link-chart-software',
  'mapping-software',
  'spreadsheets',
  'database-queries',
  'statistics-software',
  'programming',
  'telephone-record-software',
  'financial-record-software',
  'blockchain-explorers',
  'vessel-tracking',
  'flight-tracking',
  'text-mining',
  'transcription',
  'device-extraction',
  'image-comparison',
  'web-archiving',
  'dashboards',
  'other',
] as const
export type Tool = (typeof tools)[number]

/** Languages by ISO 639-1, `fil` and `prs` by ISO 639-3. */
export const skillLanguages = [
  ...['af', 'am', 'ar', 'az', 'be', 'bg', 'bn', 'bs', 'ca', 'cs', 'cy', 'da', 'de', 'el', 'en', 'es', 'et', 'eu'],
  ...['fa', 'fi', 'fil', 'fr', 'ga', 'gu', 'ha', 'he', 'hi', 'hr', 'ht', 'hu', 'hy', 'id', 'ig', 'is', 'it', 'ja'],
  ...['ka', 'kk', 'km', 'kn', 'ko', 'ku', 'ky', 'lb', 'ln', 'lo', 'lt', 'lv', 'mg', 'mk', 'ml', 'mn', 'mr', 'ms'],
  ...['mt', 'my', 'ne', 'nl', 'no', 'om', 'pa', 'pl', 'prs', 'ps', 'pt', 'qu', 'rn', 'ro', 'ru', 'rw', 'sd', 'si'],
  ...['sk', 'sl', 'sn', 'so', 'sq', 'sr', 'st', 'sv', 'sw', 'ta', 'te', 'tg', 'th', 'ti', 'tk', 'tn', 'tr', 'ug'],
  ...['uk', 'ur', 'uz', 'vi', 'wo', 'xh', 'yo', 'zh', 'zu'],
] as const
export type SkillLanguage = (typeof skillLanguages)[number]

/** Codes of each kind. */
export const skillCodes: Readonly<Record<SkillKind, readonly string[]>> = {
  'crime-area': crimeAreas,
  method: methods,
  tool: tools,
  language: skillLanguages,
}

/** Tells whether a code is one of its kind. */
export const isSkill = (kind: SkillKind, code: string): boolean => skillCodes[kind].includes(code)

/** 1 knows the basics, 2 works alone, 3 leads the work of others, 4 is asked by other experts; of a language: some, working, fluent, as the first. */
export const skillLevels = [1, 2, 3, 4] as const

/** How somebody is there in a period. */
export const presences = ['available', 'limited', 'absent'] as const
export type Presence = (typeof presences)[number]

/** What a conflict of interest can be about. */
export const conflictKinds = ['bureau', 'country', 'crime-area', 'threat'] as const
export type ConflictKind = (typeof conflictKinds)[number]

/** Reasons for and against an expert. */
export const fitKeys = [
  'skill',
  'level-lower',
  'skill-lacking',
  'clearance-lower',
  'not-for-this',
  'away',
  'partly-there',
  'same-hours',
  'other-hours',
] as const
export type FitKey = (typeof fitKeys)[number]
