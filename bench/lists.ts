// A real outside list, end to end: imported by the command beside a running hub, then its people looked for under damaged names.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Random, randomOf } from '../src/demonstration.random.ts'
import { openSource } from '../src/feed/feed.import-source.ts'
import { readSource } from '../src/intake/record-source.ts'
import type { OutsideListFields } from '../src/record/databases/outside-list.ts'
import type { MeasuredHub } from './hub.ts'

const run = promisify(execFile)
const entryPoint = fileURLToPath(new URL('../../../scripts/liaison.mjs', import.meta.url))

type Listed = { readonly entry: string; readonly family: string; readonly given: string; readonly born: string }
type Asked = { readonly family?: string; readonly given?: string; readonly name?: string; readonly original?: string }

/** Persons of the list with a family and a given name in letters, read as the import reads them; nothing of them is kept. */
const personsOf = async (folder: string): Promise<Listed[]> => {
  const source = await openSource({ format: 'ofac-sdn', path: folder, header: false })
  const persons: Listed[] = []
  for await (const group of readSource(source, source.first, undefined, []))
    for (const line of group) {
      if (!('entry' in line)) continue
      const { fields } = line.entry as { readonly fields: OutsideListFields }
      const [name] = fields.names
      if (fields.kind !== 'person' || !name?.family || !name.given) continue
      if (!/^[\p{L}\s'-]{3,}$/u.test(`${name.family} ${name.given}`)) continue
      persons.push({ entry: fields.entry, family: name.family, given: name.given, born: fields.datesOfBirth[0] ?? '' })
    }
  return persons
}

const slip = (random: Random, name: string): string => {
  const at = random.between(1, Math.max(1, name.length - 2))
  return name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2)
}

/** Letter for letter, as a clerk would write a foreign name; digraphs first. */
const cyrillic: readonly (readonly [string, string])[] = [
  ...([
    ['shch', 'щ'],
    ['kh', 'х'],
    ['zh', 'ж'],
    ['ch', 'ч'],
    ['sh', 'ш'],
    ['ts', 'ц'],
    ['ya', 'я'],
    ['yu', 'ю'],
  ] as const),
  ...[...'abvgdezijklmnoprstufhcyqwx'].map(
    (letter, at) => [letter, [...'абвгдезийклмнопрстуфхкыкукс'][at] ?? ''] as const,
  ),
]
const inCyrillic = (name: string): string =>
  cyrillic.reduce((text, [from, to]) => text.replaceAll(from, to), name.toLowerCase())

const respelled = (name: string): string =>
  name
    .toLowerCase()
    .replace(/ou/g, 'u')
    .replace(/kh/g, 'h')
    .replace(/([bcdfghjklmnpqrstvwxz])\1/g, '$1')
    .replace(/y$/g, 'i')
    .replace(/^al-/g, 'el ')

const damages: Readonly<Record<string, (random: Random, person: Listed) => Asked>> = {
  'as-listed': (_random, { family, given }) => ({ family, given }),
  'whole-other-order': (_random, { family, given }) => ({ name: `${given} ${family}` }),
  'family-and-given-swapped': (_random, { family, given }) => ({ family: given, given: family }),
  'one-slip': (random, { family, given }) => ({ family: slip(random, family), given }),
  'other-spelling': (_random, { family, given }) => ({ family: respelled(family), given: respelled(given) }),
  'first-given-only': (_random, { family, given }) => ({ family, given: given.split(' ')[0] ?? given }),
  // The first letter: an apostrophe before it (ayn, hamza) is no initial, and no check takes it for a name.
  initial: (_random, { family, given }) => ({ family, given: `${/\p{L}/u.exec(given)?.[0] ?? given}.` }),
  glued: (_random, { family, given }) => ({ family: family.replace(/[\s-]/g, ''), given: given.replace(/[\s-]/g, '') }),
  cyrillic: (_random, { family, given }) => ({ original: inCyrillic(`${given} ${family}`) }),
}

type Item = { readonly candidates: readonly { readonly record: { readonly fields?: { readonly entry?: string } } }[] }

/** Ranks at which the entry stands among the answers of each question; 0 where it does not. */
const ranksOf = async (hub: MeasuredHub, key: string, persons: readonly Listed[], items: readonly object[]) => {
  const ranks: number[] = []
  for (let from = 0; from < items.length; from += 50) {
    const reply = await fetch(`http://127.0.0.1:${hub.port}/api/v1/checks`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ purpose: 'security-check', reference: 'BENCH', items: items.slice(from, from + 50) }),
    })
    if (!reply.ok) throw new Error(`a check was refused: ${reply.status} ${await reply.text()}`)
    const answer = (await reply.json()) as { readonly items: readonly Item[] }
    for (const [at, item] of answer.items.entries()) {
      const wanted = persons[from + at]?.entry
      ranks.push(item.candidates.findIndex(({ record }) => record.fields?.entry === wanted) + 1)
    }
  }
  return ranks
}

export type Found = {
  readonly damage: string
  readonly year: boolean
  readonly at1: number
  readonly at10: number
  readonly asked: number
}

/** Imports the list in `folder` beside the hub and asks for `many` of its people under each damage, with and without the year of birth. */
export const measureList = async (hub: MeasuredHub, data: string, folder: string, many = 300) => {
  const began = performance.now()
  const { stdout } = await run(
    process.execPath,
    [entryPoint, 'import', 'outside-list', '--format', 'ofac-sdn', folder],
    {
      env: { ...process.env, LIAISON_DATA: data },
    },
  )
  const seconds = (performance.now() - began) / 1000
  const key = await hub.key('vn.system')
  const random = randomOf('bench lists')
  const all = await personsOf(folder)
  const persons = Array.from({ length: many }, () => random.pick(all))
  const found: Found[] = []
  for (const [damage, ask] of Object.entries(damages))
    for (const year of [false, true]) {
      const items = persons.map((person) => ({
        person: { ...ask(random, person), ...(year && person.born ? { dateOfBirth: person.born.slice(0, 4) } : {}) },
      }))
      const ranks = await ranksOf(hub, key, persons, items)
      const share = (most: number): number => ranks.filter((rank) => rank > 0 && rank <= most).length / ranks.length
      found.push({ damage, year, at1: share(1), at10: share(10), asked: ranks.length })
    }
  return { seconds, says: stdout.trim().split('\n').at(-1) ?? '', persons: all.length, found }
}
