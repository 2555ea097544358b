// Invented persons by the million, concentrated as in life, for measuring the search: any of them made again from its number alone.
import type { NameForm, PersonForm } from '../src/matching/person-form.ts'
import { type NameCulture, nameCultures } from '../src/record/record.name.table.ts'
import { type Draw, drawOf } from './search.draw.ts'
import { searchCultures } from './search.names.table.ts'
import { respell, slip, withoutMarks } from './search.spelling.ts'
import { readNames, type Spelled, type Stock, stockOf } from './search.stock.ts'

export type InventedPerson = {
  readonly form: PersonForm
  readonly culture: string
  /** The main name in the script of its culture, whether or not the form states it; undefined where that is Latin. */
  readonly original: string | undefined
}

export type SearchWorld = {
  /** The person of this number, from 0; the same each time, about 2 microseconds. */
  readonly person: (number: number) => InventedPerson
  /** So many persons in the order of their numbers; nothing of them is kept. */
  readonly persons: (count: number) => Generator<{ readonly number: number; readonly form: PersonForm }>
  /** Share of a culture's persons who bear its commonest family name, 0 to 1. */
  readonly commonestFamily: (culture: string) => number
}

type Culture = {
  readonly code: string
  readonly form: NameCulture['form']
  readonly countries: readonly string[]
  readonly family: Stock
  readonly men: Stock
  readonly women: Stock
  readonly hasNewYearBirths: boolean
}

const middles = {
  M: 'Văn Đức Hữu Minh Quang Công Xuân Đình Ngọc Thanh Quốc Hoàng Anh Tuấn Trọng Bá Duy Thế Mạnh Viết Đăng Gia Khắc Huy Tiến'.split(
    ' ',
  ),
  F: 'Thị Thị Thị Thị Thị Ngọc Thanh Thu Minh Kim Phương Hồng Mỹ Bích Thùy Thúy Diệu Hoàng Như Ánh Khánh Quỳnh Tuyết'.split(
    ' ',
  ),
} as const

const readCultures = (): readonly Culture[] =>
  searchCultures.map((stocks, at) => {
    const common = nameCultures.find(({ code }) => code === stocks.code)
    if (common === undefined) throw new Error(`no common names of ${stocks.code}`)
    const men = [...readNames(common.men), ...readNames(stocks.given.men ?? '')]
    return {
      code: common.code,
      form: common.form,
      countries: common.countries,
      family: stockOf(readNames(common.families), stocks.family, at, common.head),
      men: stockOf(men, stocks.given, 1000 + at),
      women: stockOf(readNames(common.women), stocks.given, 1000 + at),
      hasNewYearBirths: stocks.hasNewYearBirths ?? false,
    }
  })

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ')

/** A main name: as it is on the paper, and in its own script where all of it is known there. */
type Name = { readonly form: Required<Pick<NameForm, 'family' | 'given'>> & NameForm; readonly own: string }

const nameOf = (family: string, given: string, other: string, own: string): Name => ({
  form: other === '' ? { family, given } : { family, given, other },
  own,
})

const isKnown = (...parts: readonly Spelled[]): boolean => parts.every(({ own }) => own !== '')

/** Russian stems take -ovich and -ovna; a name that ends in a vowel loses it. */
const patronymicOf = ({ latin, own }: Spelled, sex: 'F' | 'M'): Spelled => {
  const stem = latin.replace(/[aeioiy]+$/u, '')
  const ownStem = own.replace(/[аеийоуыэюя]+$/u, '')
  if (own === '') return { latin: stem + (sex === 'F' ? 'ovna' : 'ovich'), own: '' }
  return sex === 'F'
    ? { latin: `${stem}ovna`, own: `${ownStem}овна` }
    : { latin: `${stem}ovich`, own: `${ownStem}ович` }
}

const feminine = ({ latin, own }: Spelled): Spelled =>
  /(ov|ev|in)$/.test(latin) ? { latin: `${latin}a`, own: own === '' ? '' : `${own}а` } : { latin, own }

const byLength = /^(chinese|korean|japanese)$/

/** Two syllables in one word are also written apart or with a hyphen; each person keeps to one way. */
const asWritten = (draw: Draw, given: string, culture: string): string => {
  if (culture !== 'korean' && culture !== 'chinese') return given
  const way = draw.below(10)
  if (way < (culture === 'korean' ? 4 : 8)) return given
  const cut =
    /^([A-Z][a-zü]*?[aeiouü](?:ng|n(?![aeiouü])|[kl](?![aeiouü]))?)([bcdfghjklmnpqrstwxyz]+[aeiouü][a-zü]*)$/.exec(
      given,
    )
  if (cut === null) return given
  const [, first = '', second = ''] = cut
  return way < 8 ? `${first}-${second}` : `${first} ${second.charAt(0).toUpperCase()}${second.slice(1)}`
}

const drawName = (draw: Draw, culture: Culture, sex: 'F' | 'M'): Name => {
  const givens = sex === 'F' ? culture.women : culture.men
  const family = culture.family.draw(draw)
  const given = givens.draw(draw)
  switch (culture.form) {
    case 'middle': {
      const middle = draw.perMille(850) ? draw.pick(middles[sex]) : ''
      return nameOf(family.latin, joined(middle, given.latin), '', '')
    }
    case 'two-given': {
      const second = draw.perMille(450) ? givens.draw(draw).latin : ''
      return nameOf(family.latin, joined(given.latin, second === given.latin ? '' : second), '', '')
    }
    case 'double-family': {
      const second = draw.perMille(850) ? culture.family.draw(draw).latin : ''
      const middle = draw.perMille(350) ? givens.draw(draw).latin : ''
      return nameOf(joined(family.latin, second), joined(given.latin, middle === given.latin ? '' : middle), '', '')
    }
    case 'patronymic': {
      const borne = sex === 'F' ? feminine(family) : family
      const father = draw.perMille(850) ? patronymicOf(culture.men.draw(draw), sex) : undefined
      const own =
        isKnown(borne, given) && (father === undefined || isKnown(father))
          ? joined(borne.own, given.own, father?.own ?? '')
          : ''
      return nameOf(borne.latin, given.latin, father?.latin ?? '', own)
    }
    case 'father': {
      const ancestors = draw.perMille(800) ? [culture.men.draw(draw)] : []
      if (ancestors.length > 0 && draw.perMille(400)) ancestors.push(culture.men.draw(draw))
      const bin = ancestors.length > 0 && draw.perMille(100) ? 'bin' : ''
      const own = isKnown(family, given, ...ancestors)
        ? joined(given.own, bin && 'بن', ...ancestors.map((one) => one.own), family.own)
        : ''
      return nameOf(family.latin, given.latin, joined(bin, ...ancestors.map(({ latin }) => latin)), own)
    }
    case 'plain': {
      const isIndian = culture.code === 'indian' || culture.code === 'south-asian'
      const middle = isIndian && draw.perMille(400) ? culture.men.draw(draw) : undefined
      const own =
        isKnown(family, given) && (middle === undefined || isKnown(middle))
          ? byLength.test(culture.code)
            ? family.own + given.own
            : joined(given.own, middle?.own ?? '', family.own)
          : ''
      return nameOf(family.latin, joined(asWritten(draw, given.latin, culture.code), middle?.latin ?? ''), '', own)
    }
  }
}

/** Some papers bear a slip of the pen for ever: one word of the name is then nobody else's. */
const withSlip = (draw: Draw, { form, own }: Name): Name => {
  const inFamily = draw.perMille(500)
  const slipped = (text: string): string => {
    const words = text.split(' ')
    const at = draw.below(words.length)
    return words.map((word, other) => (other === at && word.length > 3 ? slip(draw, word) : word)).join(' ')
  }
  return {
    form: inFamily ? { ...form, family: slipped(form.family) } : { ...form, given: slipped(form.given) },
    own,
  }
}

const respelled = (draw: Draw, { family, given, other }: Name['form'], culture: string): NameForm => {
  const spelledFamily = respell(draw, family, culture)
  const spelledGiven = spelledFamily === undefined || draw.perMille(500) ? respell(draw, given, culture) : undefined
  return {
    family: spelledFamily ?? withoutMarks(family),
    given: spelledGiven ?? withoutMarks(given),
    ...(other === undefined || draw.perMille(500) ? {} : { other }),
  }
}

const wholeOf = ({ family, given, other }: Name['form']): NameForm => ({ whole: joined(given, other ?? '', family) })

/** Another name of the same person: spelled otherwise, without marks as on a ticket, shortened, or a family name of before. */
const drawAlias = (draw: Draw, { form }: Name, culture: Culture, sex: 'F' | 'M'): NameForm => {
  const kind = draw.below(100)
  if (kind < 36) return respelled(draw, form, culture.code)
  if (kind < 60)
    return { family: withoutMarks(form.family), given: withoutMarks(form.given.split(' ')[0] ?? form.given) }
  if (kind < 68) return wholeOf({ family: withoutMarks(form.family), given: withoutMarks(form.given) })
  if (kind < 82 && sex === 'F') return { family: culture.family.draw(draw).latin, given: form.given }
  const { form: other } = drawName(draw, culture, sex)
  return draw.perMille(500) ? other : wholeOf(other)
}

const textOf = ({ family, given, other, whole }: NameForm): string =>
  whole ?? joined(family ?? '', given ?? '', other ?? '')

const drawNames = (draw: Draw, name: Name, culture: Culture, sex: 'F' | 'M'): readonly NameForm[] => {
  const names: NameForm[] = [name.form]
  const count = draw.below(100)
  const more = count < 48 ? 0 : count < 84 ? 1 : 2
  if (more > 0 && name.own !== '' && draw.perMille(450)) names.push({ whole: name.own })
  while (names.length <= more) {
    const alias = drawAlias(draw, name, culture, sex)
    if (names.some((one) => textOf(one) === textOf(alias))) break
    names.push(alias)
  }
  return names
}

const two = (number: number): string => (number < 10 ? `0${number}` : String(number))

/** Most are known to the day; some of a year or month alone, some not at all; where days go unrecorded, 1 January stands. */
const drawDates = (draw: Draw, hasNewYearBirths: boolean): readonly string[] => {
  // Most are grown up, few are old: the middle of two draws.
  const year = String(1938 + Math.floor((draw.unit() + draw.unit()) * 36))
  const kind = draw.below(100)
  const date = `${year}-${two(1 + draw.below(12))}-${two(1 + draw.below(28))}`
  if (kind < 9) return []
  if (kind < 20) return [year]
  if (kind < 22) return [`${year}~`]
  if (kind < 24) return [date.slice(0, 7)]
  if (kind < 26) return [date, `${year}-${two(1 + draw.below(12))}-${two(1 + draw.below(28))}`]
  return draw.perMille(hasNewYearBirths ? 120 : 6) ? [`${year}-01-01`] : [date]
}

const nationalitiesOf = (draw: Draw, culture: Culture, cultures: readonly Culture[]): readonly string[] => {
  const kind = draw.below(100)
  if (kind < 8) return []
  // The first countries of a culture are its largest.
  const own = culture.countries[Math.floor(draw.unit() * draw.unit() * culture.countries.length)] ?? 'XXA'
  if (kind >= 15) return [own]
  const other = draw.pick(draw.pick(cultures).countries)
  return kind < 12 || other === own ? [other] : [own, other]
}

let readOnce: readonly Culture[] | undefined

/** The world of this seed, a whole number. The first one takes some tenths of a second: its stocks of names are put together. */
export const createSearchWorld = (seed = 20261122): SearchWorld => {
  readOnce ??= readCultures()
  const cultures = readOnce
  const places: Culture[] = []
  searchCultures.forEach(({ weight }, at) => {
    const culture = cultures[at]
    if (culture) for (let times = 0; times < weight; times += 1) places.push(culture)
  })
  const person = (number: number): InventedPerson => {
    const draw = drawOf(seed, number)
    const culture = draw.pick(places)
    const sex = draw.perMille(720) ? 'M' : 'F'
    const drawn = drawName(draw, culture, sex)
    const name = draw.perMille(15) ? withSlip(draw, drawn) : drawn
    const stated = draw.below(100)
    return {
      culture: culture.code,
      original: name.own === '' ? undefined : name.own,
      form: {
        names: drawNames(draw, name, culture, sex),
        datesOfBirth: drawDates(draw, culture.hasNewYearBirths),
        nationalities: nationalitiesOf(draw, culture, cultures),
        ...(stated < 92 ? { sex } : {}),
        placesOfBirth: [],
        mothers: [],
        documents: [],
      },
    }
  }
  return {
    person,
    persons: function* persons(count) {
      for (let number = 0; number < count; number += 1) yield { number, form: person(number).form }
    },
    commonestFamily: (code) => cultures.find((culture) => culture.code === code)?.family.commonest ?? 0,
  }
}
