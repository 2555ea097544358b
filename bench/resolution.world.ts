// A labelled world for resolution: invented persons and things, what several sources contribute of each, damaged as sources do.
import type { Random } from '../src/demonstration.random.ts'
import type { NameForm } from '../src/matching/person-form.ts'
import { drawPerson, withoutMarks } from '../src/record/record.person.demo.ts'
import type { Entity, EntityKind, Identifier } from '../src/resolution/entity.ts'

export const damages = [
  'none',
  'marks',
  'spelling',
  'script',
  'swapped',
  'shortened',
  'missing-date',
  'day-month',
  'wrong-digit-date',
  'wrong-digit-number',
  'alias',
] as const
export type Damage = (typeof damages)[number]

export const ties = ['sibling', 'twin', 'father-and-son', 'namesake'] as const
export type Tie = (typeof ties)[number]

/** What is true of an entity, for judging only: whose it is, how it was damaged, the family or name it is to be told from. */
export type Truth = {
  readonly identity: number
  readonly damages: readonly Damage[]
  readonly tie: { readonly kind: Tie; readonly to: number } | undefined
  /** It bears no name but an alias that has nothing of the true one. */
  readonly isAliasOnly: boolean
}
export type LabelledWorld = { readonly entities: readonly Entity[]; readonly truths: ReadonlyMap<string, Truth> }

type Name = {
  readonly family: string
  readonly given: string
  readonly other?: string | undefined
  readonly original?: string | undefined
}

type Identity = {
  readonly number: number
  readonly name: Name
  readonly alias: Name
  readonly sex: 'F' | 'M'
  readonly nationality: string
  readonly born: string
  readonly place: string
  readonly mother: string
  readonly father: string
  readonly identifiers: readonly Identifier[]
  readonly tie: Truth['tie']
}

const countries = 'VNM FRA CHN EGY RUS KOR IND ESP DEU GBR TUR NGA MAR MEX'.split(' ')
const onsets = 'b d f g h k l m n p r s t v z br dr gr kr st tr sh ch'.split(' ')
const vowels = 'a e i o u a e o ai ou'.split(' ')
const endings = ' n r s l nd rt sk x m'.split(' ')

/** A name of syllables that nobody bears, so that the vocabulary has a long tail beside the common names. */
const inventWord = (random: Random): string => {
  const syllable = (): string => random.pick(onsets) + random.pick(vowels)
  const word = syllable() + syllable() + (random.perMille(500) ? syllable() : '') + random.pick(endings)
  return word.charAt(0).toUpperCase() + word.slice(1)
}

const dayOf = (random: Random, first: number, last: number): string =>
  new Date(Date.UTC(random.between(first, last), random.below(12), random.between(1, 28))).toISOString().slice(0, 10)

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, (_, at) => (at === 0 ? random.between(1, 9) : random.below(10))).join('')

const drawIdentifiers = (random: Random, country: string): Identifier[] => {
  const identifiers: Identifier[] = []
  const add = (perMille: number, kind: string, value: () => string, ofCountry = true): void => {
    if (random.perMille(perMille)) identifiers.push({ kind, value: value(), ...(ofCountry ? { country } : {}) })
  }
  add(550, 'passport', () => `X${digits(random, 8)}`)
  add(150, 'passport', () => `X${digits(random, 8)}`)
  add(250, 'id-card', () => digits(random, 10))
  add(250, 'personal-number', () => digits(random, 12))
  add(500, 'phone', () => `+${digits(random, 11)}`, false)
  add(200, 'email', () => `${inventWord(random)}.${digits(random, 4)}@mail.example`, false)
  add(150, 'account', () => `XX${digits(random, 18)}`, false)
  return identifiers
}

const drawIdentity = (random: Random, number: number, towns: readonly string[]): Identity => {
  const nationality = random.pick(countries)
  const drawn = drawPerson(random, nationality)
  const isRare = random.perMille(700)
  const stated: Name = {
    family: isRare ? inventWord(random) : (drawn.name.family ?? ''),
    given: drawn.name.given ?? '',
    other: drawn.name.other,
    original: isRare ? undefined : drawn.name.original,
  }
  return {
    number,
    name: stated,
    alias: { family: inventWord(random), given: inventWord(random) },
    sex: drawn.sex,
    nationality,
    born: dayOf(random, 1945, 2006),
    place: random.pick(towns),
    mother: drawn.mother,
    father: isRare ? drawn.father.replace(/\S+$/, stated.family) : drawn.father,
    identifiers: drawIdentifiers(random, nationality),
    tie: undefined,
  }
}

const yearsLater = (born: string, years: number): string => `${Number(born.slice(0, 4)) + years}${born.slice(4)}`

/** Somebody else who is easily taken for this one. */
const drawRelative = (random: Random, of: Identity, number: number): Identity => {
  const kind = random.pick(ties)
  const other = drawPerson(random, of.nationality)
  const tie = { kind, to: of.number }
  const shared = random.perMille(300) ? of.identifiers.filter((one) => one.kind === 'phone') : []
  const own = drawIdentifiers(random, of.nationality).filter((one) => shared.length === 0 || one.kind !== 'phone')
  const born =
    kind === 'twin'
      ? of.born
      : kind === 'sibling'
        ? dayOf(random, Number(of.born.slice(0, 4)) - 8, Number(of.born.slice(0, 4)) + 8)
        : kind === 'namesake'
          ? dayOf(random, 1945, 2006)
          : yearsLater(dayOf(random, Number(of.born.slice(0, 4)), Number(of.born.slice(0, 4))), random.between(18, 35))
  const next: Identity = { ...of, number, born, tie, identifiers: kind === 'namesake' ? own : [...own, ...shared] }
  if (kind === 'namesake') {
    return { ...next, place: inventWord(random), mother: other.mother, father: other.father, alias: other.name as Name }
  }
  const given = other.name.given ?? ''
  const named = { family: of.name.family, given, other: of.name.other, original: undefined }
  if (kind === 'father-and-son') {
    const junior = random.perMille(400)
    return {
      ...next,
      sex: junior ? of.sex : other.sex,
      name: junior ? { ...of.name } : { ...named, other: undefined },
      father: `${of.name.given} ${of.name.family}`,
      mother: other.mother,
    }
  }
  return given === of.name.given
    ? { ...next, name: { ...named, given: inventWord(random) }, sex: other.sex }
    : { ...next, name: named, sex: other.sex }
}

const slip = (random: Random, word: string): string => {
  if (word.length < 4) return word
  const at = random.between(1, word.length - 2)
  switch (random.below(3)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1)
    case 1:
      return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
    default:
      return word.slice(0, at) + random.pick('aeioulnrst'.split('')) + word.slice(at + 1)
  }
}

const respellings: readonly (readonly [RegExp, string])[] = [
  [/ou/, 'u'],
  [/kh/i, 'h'],
  [/sch?/, 'sh'],
  [/ph/i, 'f'],
  [/y/, 'i'],
  [/ck?/, 'k'],
  [/v/, 'w'],
  [/ai/, 'ay'],
  [/q/i, 'k'],
  [/ee/, 'i'],
]
const respell = (random: Random, word: string): string => {
  const rule = respellings.find(([from]) => from.test(word))
  return rule && random.perMille(600) ? word.replace(rule[0], rule[1]) : slip(random, word)
}

const wrongDigit = (random: Random, text: string): string => {
  const places = [...text].flatMap((letter, at) => (/\d/.test(letter) ? [at] : []))
  const at = random.pick(places)
  return text.slice(0, at) + String((Number(text[at]) + random.between(1, 9)) % 10) + text.slice(at + 1)
}

const wrongDate = (random: Random, date: string): string => {
  for (let tries = 0; tries < 20; tries += 1) {
    const wrong = wrongDigit(random, date)
    const month = Number(wrong.slice(5, 7))
    const day = Number(wrong.slice(8))
    if (wrong >= '1900' && wrong < '2026' && month > 0 && month < 13 && day > 0 && day < 29) return wrong
  }
  return date
}

const formOf = (name: Name): NameForm => ({
  family: name.family,
  given: name.given,
  ...(name.other ? { other: name.other } : {}),
})

const drawDamages = (random: Random): readonly Damage[] => {
  if (random.perMille(250)) return ['none']
  const first = random.pick(damages.slice(1))
  const second = random.pick(damages.slice(1))
  return random.perMille(150) && first !== second ? [first, second] : [first]
}

type Drawn = Pick<Truth, 'damages' | 'isAliasOnly'> & { readonly entity: Entity }

const drawPersonEntity = (random: Random, identity: Identity): Drawn => {
  const done = drawDamages(random)
  const has = (damage: Damage): boolean => done.includes(damage)
  const { name } = identity
  let forms: readonly NameForm[] = [formOf(name)]
  if (has('marks')) forms = [{ family: withoutMarks(name.family).toUpperCase(), given: withoutMarks(name.given) }]
  if (has('spelling')) {
    const inFamily = random.perMille(500)
    forms = forms.map((form) =>
      inFamily
        ? { ...form, family: respell(random, form.family ?? '') }
        : { ...form, given: respell(random, form.given ?? '') },
    )
  }
  if (has('shortened')) {
    const first = name.given.split(' ')[0] ?? name.given
    forms = forms.map((form) => ({ family: form.family ?? '', given: first }))
  }
  if (has('script')) forms = name.original ? [{ whole: name.original }] : forms.map((form) => wholeOf(form))
  if (has('swapped')) {
    forms = forms.map((form) =>
      form.whole === undefined ? { family: form.given ?? '', given: form.family ?? '' } : form,
    )
  }
  const share = (perMille: number): boolean => random.perMille(perMille)
  const isDateless = has('missing-date') || share(70)
  // Who cannot say when somebody was born says something else of him, or nobody takes it in.
  let identifiers = identity.identifiers.filter(() => share(isDateless ? 750 : 500))
  const isAliasOnly = has('alias') && identifiers.length > 0 && share(500)
  if (has('alias')) forms = isAliasOnly ? [formOf(identity.alias)] : [...forms, formOf(identity.alias)]
  if (has('wrong-digit-number')) {
    identifiers = identifiers.map((one) =>
      one.kind === 'email' ? one : { ...one, value: wrongDigit(random, one.value) },
    )
  }
  let date: string | undefined = isDateless ? undefined : identity.born
  if (date !== undefined && has('day-month') && Number(date.slice(8)) <= 12) {
    date = `${date.slice(0, 4)}-${date.slice(8)}-${date.slice(5, 7)}`
  }
  if (date !== undefined && has('wrong-digit-date')) date = wrongDate(random, date)
  if (isDateless && share(300)) date = identity.born.slice(0, 4)
  return {
    damages: isDateless && !has('missing-date') ? [...done, 'missing-date'] : done,
    isAliasOnly,
    entity: {
      id: random.idAt(Date.UTC(2026, 10, 1) + random.below(1e9)),
      kind: 'person',
      names: forms,
      datesOfBirth: date === undefined ? [] : [date],
      nationalities: share(850) ? [identity.nationality] : [],
      ...(share(850) ? { sex: identity.sex } : {}),
      identifiers,
      placesOfBirth: share(isDateless ? 650 : 400) ? [identity.place] : [],
      mothers: share(150) ? [identity.mother] : [],
      fathers: share(200) ? [identity.father] : [],
    },
  }
}

const wholeOf = (form: NameForm): NameForm => ({
  whole: [form.given, form.other, form.family].filter(Boolean).join(' '),
})

type Thing = {
  readonly kind: EntityKind
  readonly name: string
  readonly country: string
  readonly identifiers: readonly Identifier[]
}

const drawThing = (random: Random): Thing => {
  const country = random.pick(countries)
  const kind = random.pick(['organisation', 'vehicle', 'phone', 'account', 'vessel', 'document', 'firearm'] as const)
  const number = (code: string, value: string, ofCountry = false): Identifier => ({
    kind: code,
    value,
    ...(ofCountry ? { country } : {}),
  })
  switch (kind) {
    case 'organisation':
      return {
        kind,
        country,
        name: `${inventWord(random)} ${inventWord(random)} ${random.pick(['Trading', 'Logistics', 'Transport'])} ${random.pick(['Ltd', 'GmbH', 'SARL', 'S.A.'])}`,
        identifiers: random.perMille(600) ? [number('registration-number', digits(random, 9), true)] : [],
      }
    case 'vehicle':
      return {
        kind,
        country,
        name: '',
        identifiers: [
          number('vin', `XXEXR00000${digits(random, 7)}`),
          number('plate', `XA ${digits(random, 6)}`, true),
        ],
      }
    case 'vessel':
      return {
        kind,
        country,
        name: `${inventWord(random)} ${inventWord(random)}`,
        identifiers: [number('imo', digits(random, 7))],
      }
    case 'document':
      return { kind, country, name: '', identifiers: [number('passport', `X${digits(random, 8)}`, true)] }
    case 'firearm':
      return { kind, country, name: inventWord(random), identifiers: [number('serial', digits(random, 8))] }
    default:
      return { kind, country, name: '', identifiers: [number(kind, digits(random, 12))] }
  }
}

const drawThingEntity = (random: Random, thing: Thing): Drawn => {
  const kept = thing.identifiers.filter(() => random.perMille(900))
  const isHurt = thing.name !== '' && random.perMille(250)
  const name = isHurt ? respell(random, thing.name.replace(/ \S*$/, '')) : thing.name
  return {
    damages: [isHurt ? 'spelling' : 'none'],
    isAliasOnly: false,
    entity: {
      id: random.idAt(Date.UTC(2026, 10, 1) + random.below(1e9)),
      kind: thing.kind,
      names: name === '' ? [] : [{ whole: name }],
      datesOfBirth: [],
      nationalities: random.perMille(800) ? [thing.country] : [],
      identifiers: kept.length > 0 || name === '' ? (kept.length > 0 ? kept : thing.identifiers) : [],
    },
  }
}

/** How many sources speak of one: most of a world is spoken of once. */
const drawSources = (random: Random): number => {
  const drawn = random.below(100)
  return drawn < 60 ? 1 : drawn < 82 ? 2 : drawn < 93 ? 3 : random.between(4, 6)
}

/** So many entities by so many sources as come; `random` decides everything. */
export const drawWorld = (random: Random, count: number): LabelledWorld => {
  const towns = Array.from({ length: 400 }, () => inventWord(random))
  const entities: Entity[] = []
  const truths = new Map<string, Truth>()
  let identity = 0
  const add = (tie: Truth['tie'], drawn: Drawn): void => {
    if (entities.length === count) return
    entities.push(drawn.entity)
    truths.set(drawn.entity.id, { identity, damages: drawn.damages, tie, isAliasOnly: drawn.isAliasOnly })
  }
  while (entities.length < count) {
    identity += 1
    if (random.perMille(150)) {
      const thing = drawThing(random)
      for (let left = drawSources(random); left > 0; left -= 1) add(undefined, drawThingEntity(random, thing))
      continue
    }
    const person = drawIdentity(random, identity, towns)
    for (let left = drawSources(random); left > 0; left -= 1) add(undefined, drawPersonEntity(random, person))
    if (!random.perMille(150)) continue
    identity += 1
    const relative = drawRelative(random, person, identity)
    for (let left = drawSources(random); left > 0; left -= 1) add(relative.tie, drawPersonEntity(random, relative))
  }
  return { entities, truths }
}

/** A name of a pair, whichever comes first. */
export const pairOf = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`)

const isKnowable = (
  one: Entity | undefined,
  other: Entity | undefined,
  truths: ReadonlyMap<string, Truth>,
): boolean => {
  if (one === undefined || other === undefined) return false
  const named = (entity: Entity): readonly string[] => entity.names.map((name) => JSON.stringify(name))
  const numbered = (entity: Entity): readonly string[] =>
    entity.identifiers.map(({ kind, value }) => `${kind} ${value}`)
  const share = (list: (entity: Entity) => readonly string[]): boolean =>
    list(one).some((text) => list(other).includes(text))
  const isLoose = one.kind === 'person' && !truths.get(one.id)?.isAliasOnly && !truths.get(other.id)?.isAliasOnly
  const isNamed = one.kind === 'organisation' || one.kind === 'vessel'
  return isLoose || share(numbered) || (isNamed && one.names.length > 0) || (one.kind === 'person' && share(named))
}

/**
 * Pairs that are one and can be known to be: two persons of whom one bears an alias alone, and two things, have to have a
 * name or a number in common.
 */
export const truePairs = (
  entities: readonly Entity[],
  truths: ReadonlyMap<string, Truth>,
): ReadonlyMap<string, readonly string[]> => {
  const byId = new Map(entities.map((entity) => [entity.id, entity]))
  const byIdentity = new Map<number, string[]>()
  for (const [id, { identity }] of truths) byIdentity.set(identity, [...(byIdentity.get(identity) ?? []), id])
  const pairs = new Map<string, readonly string[]>()
  for (const members of byIdentity.values()) {
    members.forEach((one, at) => {
      for (const other of members.slice(at + 1)) {
        if (!isKnowable(byId.get(one), byId.get(other), truths)) continue
        const damages = [...(truths.get(one)?.damages ?? []), ...(truths.get(other)?.damages ?? [])]
        pairs.set(pairOf(one, other), [...new Set(damages)])
      }
    })
  }
  return pairs
}
