// Skills, reasons and the answer of a search in the reader's language; and the vocabulary questions are read by, from the same words.
import { say } from '../kernel/words.ts'
import { directionOf, type Language, languages } from '../terms/language.ts'
import type { FitReason, Need, Wanted } from './expert.fit.ts'
import { type SkillName, type Vocabulary, vocabularyOf } from './expert.question.ts'
import type { FitReasonView, MatchView } from './expert.schema.ts'
import { type SkillKind, skillCodes, skillKinds } from './expert.skill.table.ts'
import { smallWords, synonyms } from './expert.synonym.table.ts'

const languageNames = new Map<Language, Intl.DisplayNames>()
const languageName = (language: Language, code: string): string => {
  const names = languageNames.get(language) ?? new Intl.DisplayNames([language], { type: 'language', fallback: 'code' })
  languageNames.set(language, names)
  return names.of(code) ?? code
}

/** A skill in words: "maritime crime", "Vietnamese". */
export const skillName = (language: Language, kind: SkillKind, code: string): string => {
  if (kind === 'language') return languageName(language, code)
  return say(language, kind === 'crime-area' ? `crime-area.${code}` : `skill-${kind}.${code}`)
}

/**
 * A name set apart (FSI, PDI of Unicode's UAX 9) where it may run against the words around it: between Arabic words, or of a person
 * whose name is written in a script from right to left.
 */
const setApart = (language: Language, name: string): string =>
  directionOf(language) === 'rtl' || /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(name) ? `\u2068${name}\u2069` : name

const joined = (language: Language, parts: readonly string[]): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(parts)

const valuesOf = (language: Language, { kind, code, level, wanted, until, hours }: FitReason) => ({
  skill: kind && code ? skillName(language, kind, code) : '',
  level: level ?? 0,
  wanted: wanted ?? 0,
  until: until ?? '',
  hours: hours ?? 0,
})

/** A reason in words: "Speaks Vietnamese (level 3)". */
export const sayReason = (language: Language, reason: FitReason): FitReasonView => ({
  key: reason.key,
  kind: reason.kind ?? null,
  code: reason.code ?? null,
  says: say(language, `fit.${reason.key}`, valuesOf(language, reason)),
})

/** What an expert lacks, in a list: "Vietnamese and the clearance". */
const sayLacks = (language: Language, missing: readonly FitReason[]): string =>
  joined(
    language,
    missing.map((reason) => say(language, `lack.${reason.key}`, valuesOf(language, reason))),
  )

const sayWanted = (language: Language, wanted: readonly Wanted[]): string =>
  wanted.length === 0
    ? say(language, 'wanted.anything')
    : joined(
        language,
        wanted.map(({ kind, code }) => say(language, `wanted.${kind}`, { skill: skillName(language, kind, code) })),
      )

/** Someone who lacks little, with what. */
export type Near = { readonly match: MatchView; readonly missing: readonly FitReason[] }

/** The answer of a search in one sentence: how many fit, or that none does and who comes nearest. */
export const sayAnswer = (
  language: Language,
  need: Pick<Need, 'wanted'>,
  {
    understood,
    count,
    nearest,
  }: { readonly understood: boolean; readonly count: number; readonly nearest: readonly Near[] },
): string => {
  if (!understood) return say(language, 'expert.nothing-understood')
  if (count > 0) return say(language, 'expert.found', { count })
  const wanted = sayWanted(language, need.wanted)
  if (nearest.length === 0) return say(language, 'expert.none-near', { wanted })
  const near = nearest.map(({ match: { expert }, missing }) =>
    say(language, 'expert.near-one', {
      name: setApart(language, expert.name),
      bureau: setApart(language, expert.bureauName),
      lacks: sayLacks(language, missing),
    }),
  )
  return say(language, 'expert.none-but-near', {
    wanted,
    nearest: near.join(directionOf(language) === 'rtl' ? '؛ ' : '; '),
  })
}

let known: Vocabulary | undefined

/** The words of all five languages; made once. */
export const vocabulary = (): Vocabulary => {
  known ??= vocabularyOf(
    [
      ...languages.flatMap((language) =>
        skillKinds.flatMap((kind) =>
          skillCodes[kind]
            .filter((code) => code !== 'other')
            .map(
              (code): SkillName => ({
                kind,
                code,
                name: skillName(language, kind, code),
                parts: language === 'vi' ? 'pairs' : 'words',
              }),
            ),
        ),
      ),
      ...synonyms.flatMap(([kind, code, ...names]) =>
        // Synonyms are read whole: a part of "net worth" is not financial profiling.
        names.map((name): SkillName => ({ kind, code, name, parts: 'none' })),
      ),
    ],
    smallWords,
  )
  return known
}
