// Words in one script that have to find their Latin form among all Latin words: what a lexicon has never seen, only what is derived.
import { join } from 'node:path'
import { comparePersons } from '../src/matching/compare.ts'
import { nameKeys, type Person } from '../src/matching/person.ts'
import { personOf, readTabbed } from './names.reading.ts'
import type { NameMeasure } from './names.ts'

const goals: readonly (readonly [script: string, must?: number, goal?: number])[] = [
  ['arabic', 0.88, 0.93],
  ['hebrew', 0.85, 0.9],
  ['russian', 0.94, 0.97],
  ['korean', 0.75, 0.8],
  ['katakana', 0.8, 0.88],
  ['chinese', 0.65, 0.75],
  ['japanese'],
]

const queries = 1000

/** FNV-1a of 32 bits over the UTF-8 bytes (G. Fowler, L. C. Noll, K.-P. Vo; draft-eastlake-fnv). */
export const fnv1a = (text: string): number => {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(text, 'utf8')) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}

/** Words held back from everything that is built: those whose Latin form, as the file writes it, hashes to 0 modulo 10. */
export const isHeldBack = (latin: string): boolean => fnv1a(latin) % 10 === 0

type Vocabulary = { readonly persons: readonly Person[]; readonly byKey: ReadonlyMap<string, readonly number[]> }

const keysOf = (person: Person): readonly string[] => person.names.flatMap(nameKeys)

const gather = (words: readonly string[]): Vocabulary => {
  const persons = words.map(personOf)
  const byKey = new Map<string, number[]>()
  persons.forEach((person, at) => {
    for (const key of new Set(keysOf(person))) {
      const known = byKey.get(key)
      if (known) known.push(at)
      else byKey.set(key, [at])
    }
  })
  return { persons, byKey }
}

/** The words that share a key with the one asked, those that compare best first. */
const find = ({ persons, byKey }: Vocabulary, asked: Person): readonly number[] =>
  [...new Set(keysOf(asked).flatMap((key) => byKey.get(key) ?? []))]
    .map((at) => ({ at, ...comparePersons(asked, persons[at] as Person) }))
    .sort((one, other) => other.score - one.score || other.bits - one.bits || one.at - other.at)
    .map(({ at }) => at)

const measureScript = (folder: string, [script, must, goal]: (typeof goals)[number]): readonly NameMeasure[] => {
  const rows = readTabbed(join(folder, `translit_${script}_train.tsv`)).map(
    ([latin = '', original = '']) => [latin, original.replaceAll(' ', '')] as const,
  )
  const heldBack = rows.filter(([latin]) => isHeldBack(latin))
  const latinOf = new Map<string, Set<string>>()
  for (const [latin, original] of heldBack) latinOf.set(original, (latinOf.get(original) ?? new Set()).add(latin))
  const originals = [...latinOf.keys()]
  const step = Math.max(1, originals.length / queries)
  const asked = Array.from(
    { length: Math.min(queries, originals.length) },
    (_, at) => originals[Math.floor(at * step)] ?? '',
  )
  const recall = (words: readonly string[]): readonly [number, number] => {
    const vocabulary = gather(words)
    const ranks = asked.map(
      (original) =>
        find(vocabulary, personOf(original)).findIndex((at) => latinOf.get(original)?.has(words[at] ?? '') ?? false) +
        1,
    )
    const within = (most: number): number => ranks.filter((rank) => rank > 0 && rank <= most).length / ranks.length
    return [within(1), within(10)]
  }
  const [at1, at10] = recall([...new Set(heldBack.map(([latin]) => latin))])
  const [, amongAll] = recall([...new Set(rows.map(([latin]) => latin))])
  const count = asked.length
  return [
    { measure: `tokens.${script}.recall_at_1`, value: at1, count },
    {
      measure: `tokens.${script}.recall_at_10`,
      value: at10,
      count,
      ...(must === undefined || goal === undefined ? {} : { must, goal }),
    },
    { measure: `tokens.${script}.recall_at_10_among_all`, value: amongAll, count },
  ]
}

/** For each script a thousand words held back, among the Latin words held back and, harder, among all Latin words of the file. */
export const measureScripts = (folder: string): readonly NameMeasure[] =>
  goals.flatMap((script) => measureScript(folder, script))
