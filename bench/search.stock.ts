// Stocks of names to draw from: the common ones in front, rare ones put together behind them, falling off as names do in life.
import { type Draw, drawOf } from './search.draw.ts'
import type { NameStock } from './search.names.table.ts'

/** A name in Latin letters and in its own script, empty where that is not known. */
export type Spelled = { readonly latin: string; readonly own: string }

export type Stock = {
  readonly names: readonly Spelled[]
  readonly draw: (draw: Draw) => Spelled
  /** Share of the commonest, 0 to 1. */
  readonly commonest: number
}

export const readNames = (names: string): Spelled[] =>
  names.split(' ').flatMap((name) => {
    const [latin = '', own = ''] = name.split('=')
    return latin === '' ? [] : [{ latin: latin.replaceAll('_', ' '), own: own.replaceAll('_', ' ') }]
  })

/** `de la biquin` to `de la Biquin`; `al-Nasaqi` stays. */
const capital = (name: string): string =>
  name.replace(/(?<=^|.* )[^ -]+$/u, (word) => word.charAt(0).toUpperCase() + word.slice(1))

/**
 * Adds names put together of parts until there are `size`, each once, the same for the same seed. Where the parts do not
 * give so many, there are fewer.
 */
const addRareNames = (names: Spelled[], { size, parts }: NameStock, seed: number): void => {
  if (!parts) return
  const columns = parts.map((part) =>
    part.split(' ').map((text) => {
      const [latin = '', own = ''] = text.split('=')
      if (latin === '-') return { latin: '', own: '', isOwn: true }
      return { latin: latin.replaceAll('_', ' '), own: own.replaceAll('_', ' ').replace(/^-$/, ''), isOwn: own !== '' }
    }),
  )
  const joint = columns.length === 2 && parts[0] === parts[1] ? ' ' : ''
  const draw = drawOf(seed, 0)
  const known = new Set(names.map(({ latin }) => latin))
  for (let tries = size * 20; tries > 0 && names.length < size; tries -= 1) {
    const drawn = columns.map((column) => draw.pick(column))
    const latin = capital(drawn.map((part) => part.latin).join(joint))
    if (known.has(latin) || latin.length < 3) continue
    known.add(latin)
    names.push({ latin, own: drawn.every(({ isOwn }) => isOwn) ? drawn.map((part) => part.own).join('') : '' })
  }
}

/**
 * A stock of `common` names in their order and rare ones behind. With `head`, so many per mille of all draws fall upon the
 * first so many names, as 40 % of a Vietnamese block is called Nguyễn.
 */
export const stockOf = (
  common: readonly Spelled[],
  stock: NameStock,
  seed: number,
  head?: { readonly perMille: number; readonly names: number },
): Stock => {
  const names = [...new Map([...common, ...readNames(stock.more ?? '')].map((name) => [name.latin, name])).values()]
  addRareNames(names, stock, seed)
  const weights = names.map((_, rank) => (rank + 1 + stock.flat) ** -stock.steep)
  if (head) {
    const sumOf = (some: readonly number[]): number => some.reduce((sum, weight) => sum + weight, 0)
    const [ofHead, ofRest] = [sumOf(weights.slice(0, head.names)), sumOf(weights.slice(head.names))]
    const share = head.perMille / 1000
    weights.forEach((weight, rank) => {
      weights[rank] = rank < head.names ? (weight / ofHead) * share : (weight / ofRest) * (1 - share)
    })
  }
  const sums = new Float64Array(names.length)
  let sum = 0
  weights.forEach((weight, rank) => {
    sum += weight
    sums[rank] = sum
  })
  return {
    names,
    commonest: (weights[0] ?? 0) / sum,
    draw: (draw) => {
      const drawn = draw.unit() * sum
      let [low, high] = [0, sums.length - 1]
      while (low < high) {
        const middle = (low + high) >> 1
        if (drawn < (sums[middle] ?? 0)) high = middle
        else low = middle + 1
      }
      return names[low] as Spelled
    },
  }
}
