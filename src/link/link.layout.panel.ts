// The small chart of links: where each neighbour stands; what equal numbers are called; which record an address names. Pure.
import { databaseNames } from '../record/record.schema.ts'

/** More neighbours than this are in the list only: a chart that needs a search is no small chart. */
export const mostCharted = 12

export const chart = {
  width: 640,
  box: { width: 212, height: 44 },
  middle: { width: 120, height: 44 },
  gap: 10,
} as const

export type Place = { readonly x: number; readonly y: number }
export type Placed<T> = {
  readonly of: T
  /** Top left corner of the box. */
  readonly box: Place
  /** The line from the middle to the box. */
  readonly from: Place
  readonly to: Place
}
export type Layout<T> = { readonly height: number; readonly middle: Place; readonly placed: readonly Placed<T>[] }

/**
 * The first twelve neighbours in two columns beside the record in the middle, in user units of a view that is `chart.width` wide:
 * the first on the side where reading begins, then side by side downwards. `mirrored` for scripts from right to left.
 */
export const layOut = <T>(neighbours: readonly T[], mirrored: boolean): Layout<T> => {
  const shown = neighbours.slice(0, mostCharted)
  const rows = Math.max(1, Math.ceil(shown.length / 2))
  const step = chart.box.height + chart.gap
  const height = rows * step - chart.gap
  const middle = { x: (chart.width - chart.middle.width) / 2, y: (height - chart.middle.height) / 2 }
  const placed = shown.map((of, at): Placed<T> => {
    const isFirst = at % 2 === 0
    const isLeft = isFirst !== mirrored
    const y = Math.floor(at / 2) * step
    return {
      of,
      box: { x: isLeft ? 0 : chart.width - chart.box.width, y },
      from: { x: isLeft ? middle.x : middle.x + chart.middle.width, y: height / 2 },
      to: { x: isLeft ? chart.box.width : chart.width - chart.box.width, y: y + chart.box.height / 2 },
    }
  })
  return { height, middle, placed }
}

/** Signs of East Asia are twice as wide as others. */
const widthOf = (sign: string): number => (/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]/.test(sign) ? 2 : 1)

/** A text cut to a width counted in Latin letters, with an ellipsis where something is left out. */
export const shorten = (text: string, width: number): string => {
  const signs = [...text]
  let used = 0
  let kept = 0
  for (const sign of signs) {
    used += widthOf(sign)
    if (used > width)
      return `${signs
        .slice(0, Math.max(0, kept - 1))
        .join('')
        .trimEnd()}…`
    kept += 1
  }
  return text
}

/** What kinds of keys are, in words that people use: `key-kind.<word>`. */
const wordsOfKinds: Readonly<Record<string, string>> = {
  document: 'document',
  'tdawn-document': 'document',
  'person-document': 'document',
  'list-document': 'document',
  administrative: 'document',
  vin: 'vin',
  plate: 'plate',
  engine: 'engine',
  'vessel-engine': 'engine',
  hull: 'hull',
  imo: 'imo',
  'list-imo': 'imo',
  mmsi: 'mmsi',
  'list-mmsi': 'mmsi',
  'call-sign': 'call-sign',
  'list-call-sign': 'call-sign',
  'vessel-registration': 'registration',
  'vessel-name': 'vessel-name',
  firearm: 'serial',
  'art-inventory': 'inventory',
  'art-word': 'description',
}

/** Each kind of identifier once, in words' codes; one that is not known as `other`. */
export const keyWordsOf = (kinds: readonly string[]): readonly string[] => [
  ...new Set(kinds.map((kind) => wordsOfKinds[kind] ?? 'other')),
]

type Named = { readonly database: (typeof databaseNames)[number]; readonly record: string }

/** The record that an address of the console names, with or without what stands before `/records/`; undefined for anything else. */
export const readAddress = (typed: string): Named | undefined => {
  const [, name = '', record = ''] = /\/records\/([a-z-]+)\/([0-9a-z-]{8,64})(?:[?#/].*)?$/i.exec(typed.trim()) ?? []
  const database = databaseNames.find((one) => one === name)
  return database === undefined ? undefined : { database, record }
}
