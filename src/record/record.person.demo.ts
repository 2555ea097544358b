// Invented persons of the demonstration: a culture, a name in its own order and script, and the other spellings papers give it.
import { type Random, weighted } from '../demonstration.random.ts'
import type { StatedName } from './databases/person-fields.ts'
import { type NameCulture, nameCultures } from './record.name.table.ts'

type Spelled = { readonly latin: string; readonly own: string }

const readNames = (names: string): readonly Spelled[] =>
  names.split(' ').map((name) => {
    const [latin = '', own = ''] = name.split('=')
    return { latin: latin.replaceAll('_', ' '), own: own.replaceAll('_', ' ') }
  })

type Culture = Pick<NameCulture, 'code' | 'form' | 'countries'> & {
  readonly family: (random: Random) => Spelled
  readonly man: (random: Random) => Spelled
  readonly woman: (random: Random) => Spelled
}

/** Zipf's law with exponent 1: the second name is half as common as the first, the third a third. */
const byRank = (names: readonly Spelled[]): ((random: Random) => Spelled) =>
  weighted(names.map((name, rank) => [name, Math.max(1, Math.round(1000 / (rank + 1)))] as const))

const withHead = (names: readonly Spelled[], head: NameCulture['head']): ((random: Random) => Spelled) => {
  if (!head) return byRank(names)
  const [first, rest] = [byRank(names.slice(0, head.names)), byRank(names.slice(head.names))]
  return (random) => (random.perMille(head.perMille) ? first(random) : rest(random))
}

const cultures: readonly Culture[] = nameCultures.map(({ code, form, countries, families, men, women, head }) => ({
  code,
  form,
  countries,
  family: withHead(readNames(families), head),
  man: byRank(readNames(men)),
  woman: byRank(readNames(women)),
}))

const byCountry = new Map<string, Culture[]>()
for (const culture of cultures)
  for (const country of culture.countries) byCountry.set(country, [...(byCountry.get(country) ?? []), culture])

export type InventedPerson = {
  readonly sex: 'F' | 'M'
  readonly culture: string
  readonly nationality: string
  /** Main name as on the paper. */
  readonly name: StatedName
  readonly mother: string
  readonly father: string
}

const join = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ')

/** `Nguyễn` to `Nguyen`: what a machine readable zone or a foreign form makes of it. */
export const withoutMarks = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').replaceAll('ı', 'i')

const patronymicOf = (father: Spelled, sex: 'F' | 'M'): Spelled => {
  const stem = father.latin.replace(/[aeioiy]+$/u, '')
  const own = father.own.replace(/[аеийоуыэюя]+$/u, '')
  return sex === 'F' ? { latin: `${stem}ovna`, own: `${own}овна` } : { latin: `${stem}ovich`, own: `${own}ович` }
}

/** Women bear -ova and -eva in Russian. */
const familyFor = (culture: Culture, family: Spelled, sex: 'F' | 'M'): Spelled =>
  culture.code === 'russian' && sex === 'F' ? { latin: `${family.latin}a`, own: `${family.own}а` } : family

/**
 * Draws a person of a country by the customs of one of its cultures; of a country the table has no names for, of any. The
 * person is nobody: names are drawn apart from each other from lists of common ones.
 */
export const drawPerson = (random: Random, nationality: string): InventedPerson => {
  const culture = random.pick(byCountry.get(nationality) ?? cultures)
  const sex = random.perMille(760) ? 'M' : 'F'
  const draw = sex === 'F' ? culture.woman : culture.man
  const family = familyFor(culture, culture.family(random), sex)
  const given = draw(random)
  const second = culture.form === 'plain' || culture.form === 'father' ? { latin: '', own: '' } : draw(random)
  const fatherGiven = culture.man(random)
  const motherFamily = culture.family(random)
  const mother = join(culture.woman(random).latin, motherFamily.latin)
  const father = join(fatherGiven.latin, family.latin)
  const person = { sex, culture: culture.code, nationality, mother, father } as const
  const own = (...parts: readonly string[]) =>
    given.own === '' || family.own === '' ? {} : { original: join(...parts) }
  switch (culture.form) {
    case 'middle': {
      const middle = sex === 'F' ? 'Thị' : random.pick(['Văn', 'Đức', 'Hữu', 'Minh', 'Quang', 'Công'])
      return { ...person, name: { use: 'main', family: family.latin, given: join(middle, given.latin) } }
    }
    case 'two-given': {
      const both = random.perMille(450) && second.latin !== given.latin ? join(given.latin, second.latin) : given.latin
      return { ...person, name: { use: 'main', family: family.latin, given: both } }
    }
    case 'double-family':
      return {
        ...person,
        name: { use: 'main', family: join(family.latin, motherFamily.latin), given: given.latin },
      }
    case 'patronymic': {
      const patronymic = patronymicOf(fatherGiven, sex)
      return {
        ...person,
        name: {
          use: 'main',
          family: family.latin,
          given: given.latin,
          other: patronymic.latin,
          ...own(family.own, given.own, patronymic.own),
        },
      }
    }
    case 'father': {
      const grandfather = culture.man(random)
      return {
        ...person,
        name: {
          use: 'main',
          family: family.latin,
          given: given.latin,
          other: join(fatherGiven.latin, random.perMille(600) ? grandfather.latin : ''),
          ...own(given.own, fatherGiven.own, family.own),
        },
      }
    }
    case 'plain':
      return {
        ...person,
        name: {
          use: 'main',
          family: family.latin,
          given: given.latin,
          ...(/^(chinese|korean|japanese)$/.test(culture.code)
            ? own(`${family.own}${given.own}`)
            : own(given.own, family.own)),
        },
      }
  }
}

const respellings: readonly (readonly [RegExp, string])[] = [
  [/ou/, 'u'],
  [/kh/i, 'h'],
  [/ei$/, 'ey'],
  [/ii$/, 'iy'],
  [/sch/i, 'sh'],
  [/ck/, 'k'],
  [/ph/i, 'f'],
  [/ss/, 's'],
  [/mm/, 'm'],
  [/^Y/, 'I'],
  [/ov$/, 'off'],
  [/^Al-/i, 'El '],
  [/ee/, 'i'],
  [/q/i, 'k'],
]

const respell = (name: string): string => {
  const rule = respellings.find(([from]) => from.test(name))
  return rule ? name.replace(rule[0], rule[1]) : withoutMarks(name)
}

/** None says "exercise": that word is for the stories, which are to be found without a thousand others beside them. */
const nicknames = ['Compass', 'El Faro', 'Der Lange'] as const

/** Other names of the same person: without marks as on a ticket, by another romanisation, shortened, or a name gone by. */
export const drawAliases = (random: Random, { name, nationality, sex }: InventedPerson): StatedName[] => {
  const aliases: StatedName[] = []
  const { family = '', given = '' } = name
  if (random.perMille(180)) aliases.push({ use: 'alias', family: respell(family), given: respell(given) })
  if (random.perMille(90))
    aliases.push({ use: 'document', family: withoutMarks(family), given: withoutMarks(given.split(' ')[0] ?? given) })
  if (random.perMille(60)) {
    const other = drawPerson(random, nationality).name
    aliases.push(sex === 'F' ? { use: 'birth', family: other.family ?? family, given } : { ...other, use: 'alias' })
  }
  if (random.perMille(25)) aliases.push({ use: 'nickname', whole: random.pick(nicknames) })
  const known = new Set([`${family} ${given}`])
  return aliases.filter((alias) => {
    const text = `${alias.family ?? alias.whole} ${alias.given}`
    return known.has(text) ? false : known.add(text) !== undefined
  })
}
