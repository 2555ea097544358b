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
import { fault, type Misunderstood, misunderstood, type Understood } from './check.understood.ts'

/**
 * Understands one item of a check. `today` is the day of the context (`YYYY-MM-DD`), `pointer` where the item stands in what
 * was sent. A wrong check digit is a fault unless `asRead`. Pure.
 */
export const understand = (
  item: CheckItem,
  pointer: string,
  options: { readonly today: string; readonly asRead: boolean },
): Understood | Misunderstood => {
  if (Object.keys(item).length !== 1) return misunderstood(fault(pointer, 'fault.one-kind'))
  const { today, asRead } = options
  const under = (member: keyof CheckItem) => ({ today, asRead, at: `${pointer}/${member}` })
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
