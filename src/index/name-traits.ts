/** What records state beside names, each statement once: to be weighed once a question, whoever makes it. */

export type Trait = {
  /** Its identity: statements of one `id` are one. */
  readonly id: string
}

export type Traits<T extends Trait> = {
  /** Number of a statement; it is kept until it has been left as often as it was entered. */
  readonly enter: (trait: T) => number
  readonly leave: (number: number) => void
  readonly trait: (number: number) => T | undefined
  /** Weighs statements by number for one question, each once. */
  readonly weighing: (weigh: (trait: T) => number) => (number: number) => number
}

export function createTraits<T extends Trait>(): Traits<T> {
  const numbers = new Map<string, number>()
  const entries: ({ readonly trait: T; uses: number } | undefined)[] = []
  const free: number[] = []
  let weights = new Float64Array(1024)
  let weighed = new Uint32Array(1024)
  let question = 0

  function enter(trait: T): number {
    const number = numbers.get(trait.id) ?? free.pop() ?? entries.length
    const entry = entries[number] ?? { trait, uses: 0 }
    entry.uses += 1
    entries[number] = entry
    numbers.set(trait.id, number)
    return number
  }

  function leave(number: number): void {
    const entry = entries[number]
    if (entry === undefined) return
    entry.uses -= 1
    if (entry.uses > 0) return
    numbers.delete(entry.trait.id)
    entries[number] = undefined
    free.push(number)
  }

  function weighing(weigh: (trait: T) => number): (number: number) => number {
    question += 1
    if (weights.length < entries.length) {
      weights = new Float64Array(entries.length * 2)
      weighed = new Uint32Array(entries.length * 2)
    }
    return (number) => {
      if (weighed[number] === question) return weights[number] ?? 0
      const trait = entries[number]?.trait
      const weight = trait === undefined ? 0 : weigh(trait)
      weighed[number] = question
      weights[number] = weight
      return weight
    }
  }

  return { enter, leave, trait: (number) => entries[number]?.trait, weighing }
}
