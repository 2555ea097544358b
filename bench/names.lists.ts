// Records with known duplicates, full names across scripts, and strangers who have to be left in peace, all through the index.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openSource } from '../src/feed/feed.import-source.ts'
import { readSource } from '../src/intake/record-source.ts'
import { emptyPersonForm, type NameForm, type PersonForm } from '../src/matching/person-form.ts'
import type { OutsideListFields } from '../src/record/databases/outside-list.ts'
import { formOf, readTabbed, readTable } from './names.reading.ts'
import type { NameMeasure } from './names.ts'
import type { SearchEngine } from './search.engine.ts'
import { nameKey } from './search.engine.ts'
import { startLiaison } from './search.liaison.ts'

const withIndex = async <Found>(
  forms: readonly PersonForm[],
  ask: (engine: SearchEngine) => Promise<Found>,
  isNearest = true,
): Promise<Found> => {
  const engine = startLiaison(forms.length, isNearest)
  try {
    await engine.build(forms.map((form, number) => ({ number, form })))
    return await ask(engine)
  } finally {
    await engine.stop()
  }
}

const inTurn = async <Asked, Answer>(
  all: readonly Asked[],
  ask: (asked: Asked, at: number) => Promise<Answer>,
): Promise<readonly Answer[]> => {
  const answers: Answer[] = []
  for (const [at, asked] of all.entries()) answers.push(await ask(asked, at))
  return answers
}

const share = (values: readonly boolean[]): number => values.filter(Boolean).length / Math.max(1, values.length)

/** Febrl's Australian records: every damaged one has to find the one it was made from. */
export const measureFebrl = async (folder: string): Promise<readonly NameMeasure[]> => {
  const read = (file: string) =>
    readTable(join(folder, file)).map((row) => {
      const { rec_id: id = '', given_name: given = '', surname: family = '', date_of_birth: born = '' } = row
      const date = /^\d{8}$/.test(born) ? [`${born.slice(0, 4)}-${born.slice(4, 6)}-${born.slice(6)}`] : []
      const name = { ...(given ? { given } : {}), ...(family ? { family } : {}) }
      const form: PersonForm = { ...emptyPersonForm, names: given || family ? [name] : [], datesOfBirth: date }
      return { of: /^rec-\d+/.exec(id)?.[0], form, isOriginal: id.endsWith('-org') }
    })
  const all = [...read('febrl_dataset4a.csv'), ...read('febrl_dataset4b.csv')]
  const originals = all.filter(({ isOriginal }) => isOriginal)
  const damaged = all.filter(({ isOriginal, form }) => !isOriginal && form.names.length > 0)
  return withIndex(
    originals.map(({ form }) => form),
    async (engine) => {
      const ranksOf = (ask: (form: PersonForm) => PersonForm): Promise<readonly number[]> =>
        inTurn(damaged, async ({ form, of }) => {
          const found = await engine.find(ask(form), 10)
          return found.findIndex((number) => originals[number]?.of === of) + 1
        })
      const dated = await ranksOf((form) => form)
      const named = await ranksOf((form) => ({ ...form, datesOfBirth: [] }))
      const count = damaged.length
      return [
        { measure: 'febrl.name_and_date.recall_at_1', value: share(dated.map((rank) => rank === 1)), count },
        { measure: 'febrl.name_and_date.recall_at_10', value: share(dated.map((rank) => rank > 0)), count },
        { measure: 'febrl.name.recall_at_10', value: share(named.map((rank) => rank > 0)), count },
      ]
    },
  )
}

const fullNames = 20_000
const asked = 1000

/** Full names in another script, looked for among the Latin ones. */
export const measureFullNames = async (folder: string): Promise<readonly NameMeasure[]> => {
  const measures: NameMeasure[] = []
  for (const script of ['hebrew', 'korean']) {
    const rows = readTabbed(join(folder, `fullnames_${script}_dev.tsv`)).filter(([latin, own]) => latin && own)
    const kept = rows.filter((_, at) => at % Math.ceil(rows.length / fullNames) === 0)
    const step = Math.ceil(kept.length / asked)
    const targets = kept.flatMap((row, at) => (at % step === 0 ? [{ row, at }] : []))
    const ranks = await withIndex(
      kept.map(([latin = '']) => formOf(latin)),
      (engine) =>
        inTurn(targets, async ({ row: [latin, own = ''] }) => {
          const found = await engine.find(formOf(own), 10)
          return found.findIndex((number) => kept[number]?.[0] === latin) + 1
        }),
    )
    const count = targets.length
    measures.push(
      { measure: `full_names.${script}.recall_at_1`, value: share(ranks.map((rank) => rank === 1)), count },
      { measure: `full_names.${script}.recall_at_10`, value: share(ranks.map((rank) => rank > 0)), count },
    )
  }
  return measures
}

const strangers = 1000
const onListGoals = { dated: { must: 2, goal: 0.5 }, named: { must: 20, goal: 10 } } as const

/** Synthetic persons, who are nobody. */
const readStrangers = (folder: string): readonly PersonForm[] =>
  readTable(join(folder, 'yente_negatives_us.csv')).map((row) => {
    const given = [row.first_name, row.middle_name].filter((name) => name).join(' ')
    return {
      ...emptyPersonForm,
      names: [{ family: row.last_name ?? '', given }],
      datesOfBirth: row.date_of_birth ? [row.date_of_birth] : [],
    }
  })

/** Persons of the sanctions list with all their names, as the import reads it. */
const readListed = async (folder: string): Promise<readonly PersonForm[]> => {
  const source = await openSource({ format: 'ofac-sdn', path: join(folder, '..', 'lists'), header: false })
  const listed: PersonForm[] = []
  for await (const group of readSource(source, source.first, undefined, []))
    for (const line of group) {
      if (!('entry' in line)) continue
      const { fields } = line.entry as { readonly fields: OutsideListFields }
      if (fields.kind !== 'person') continue
      const names = fields.names.map(({ family, given, other, whole }): NameForm => {
        return { ...(family && { family }), ...(given && { given }), ...(other && { other }), ...(whole && { whole }) }
      })
      listed.push({ ...emptyPersonForm, names, datesOfBirth: fields.datesOfBirth })
    }
  return listed
}

/**
 * Of a thousand persons who are nobody on the list, how many have a candidate above the line whose name is not theirs. Where one
 * name states all that the other states, nobody can know that they are two, and it is no alarm.
 */
const measureAlarms = (
  name: string,
  asked: readonly PersonForm[],
  listed: readonly PersonForm[],
  held?: typeof onListGoals,
): Promise<readonly NameMeasure[]> => {
  const wordsOf = (form: PersonForm | undefined): readonly (readonly string[])[] =>
    (form?.names ?? []).map((one) => nameKey(one).split(' '))
  const isDistinct = (one: readonly string[], other: readonly string[]): boolean =>
    !one.every((word) => other.includes(word)) && !other.every((word) => one.includes(word))
  const measure = async (engine: SearchEngine): Promise<readonly NameMeasure[]> => {
    const alarms = (isDated: boolean): Promise<readonly boolean[]> =>
      inTurn(asked, async (form) => {
        const [words = []] = wordsOf(form)
        const found = await engine.find(isDated ? form : { ...form, datesOfBirth: [] }, 50)
        return found.some((number) => wordsOf(listed[number]).every((other) => isDistinct(other, words)))
      })
    const dated = share(await alarms(true)) * 1000
    const named = share(await alarms(false)) * 1000
    const count = asked.length
    return [
      { measure: `strangers.${name}.name_and_date_in_1000`, value: dated, count, ...held?.dated, isLess: true },
      { measure: `strangers.${name}.name_in_1000`, value: named, count, ...held?.named, isLess: true },
    ]
  }
  // Those nearest below the line are no alarms: a border does not ask for them.
  return withIndex(listed, measure, false)
}

/** Strangers asked for on a sanctions list, and among 50,000 of their own kind. */
export const measureFalseAlarms = async (folder: string): Promise<readonly NameMeasure[]> => {
  const forms = readStrangers(folder)
  const step = Math.floor(forms.length / strangers)
  const asked = forms.filter((_, at) => at % step === 0).slice(0, strangers)
  const onList = existsSync(join(folder, '..', 'lists'))
    ? await measureAlarms('on_list', asked, await readListed(folder), onListGoals)
    : []
  return [...onList, ...(await measureAlarms('among_themselves', asked, forms))]
}
