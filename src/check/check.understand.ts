// Reads a question as asked, by the rule of its kind: nothing is corrected silently.
import { understandAdministrativeDocument, understandTravelDocument } from './check.document.understand.ts'
import { understandPerson } from './check.person.understand.ts'
import type { CheckItem } from './check.schema.ts'
import {
  understandFirearm,
  understandVehicle,
  understandVessel,
  understandWorkOfArt,
} from './check.thing.understand.ts'
import { fault, type Misunderstood, misunderstood, type Reading, type Understood } from './check.understood.ts'

/** How an item is read. Where it stands is made out only for what is wrong with it. */
class Place implements Reading {
  readonly #options: Pick<Reading, 'today' | 'asRead'>
  readonly #pointer: string
  readonly #member: string

  constructor(options: Pick<Reading, 'today' | 'asRead'>, pointer: string, member: string) {
    this.#options = options
    this.#pointer = pointer
    this.#member = member
  }

  get today(): string {
    return this.#options.today
  }
  get asRead(): boolean {
    return this.#options.asRead
  }
  get at(): string {
    return `${this.#pointer}/${this.#member}`
  }
}

const hasOneKind = (item: CheckItem): boolean => {
  let kinds = 0
  for (const _ in item) kinds += 1
  return kinds === 1
}

/**
 * Understands one item of a check. `today` is the day of the context (`YYYY-MM-DD`), `pointer` where the item stands in what
 * was sent. A wrong check digit is a fault unless `asRead`. Pure.
 */
export const understand = (
  item: CheckItem,
  pointer: string,
  options: { readonly today: string; readonly asRead: boolean },
): Understood | Misunderstood => {
  if (!hasOneKind(item)) return misunderstood(fault(pointer, 'fault.one-kind'))
  const under = (member: keyof CheckItem): Reading => new Place(options, pointer, member)
  if (item.travelDocument) return understandTravelDocument(item.travelDocument, under('travelDocument'))
  if (item.person) return understandPerson(item.person, under('person'))
  if (item.vehicle) return understandVehicle(item.vehicle, under('vehicle'))
  if (item.administrativeDocument)
    return understandAdministrativeDocument(item.administrativeDocument, under('administrativeDocument'))
  if (item.vessel) return understandVessel(item.vessel, under('vessel'))
  if (item.firearm) return understandFirearm(item.firearm, under('firearm'))
  if (item.workOfArt) return understandWorkOfArt(item.workOfArt, under('workOfArt'))
  return misunderstood(fault(pointer, 'fault.one-kind'))
}
