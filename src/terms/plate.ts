/** Number plates: one spelling, and the key they are matched by. */
import { foldIdentifier, type IdentifierFault, isIdentifierFault } from './identifier-text.ts'

/** Letters (with their marks) and digits of any script, after folding. */
const keeps = /^[\p{L}\p{M}\p{N}]$/u
/** The seal of an authority between the letters is often typed as one of these. */
const drops = /[*:|_,'’"]/
const longest = 20

export interface Plate {
  readonly plate: string
}

/**
 * The one spelling of a plate: upper case, letters of any script kept, digits written `0` to `9`, separators dropped.
 * Other signs are refused and their place told.
 */
export function normalisePlate(text: string): Plate | IdentifierFault {
  const result = foldIdentifier(text, { keeps, drops, max: longest })
  return isIdentifierFault(result) ? result : { plate: result.folded }
}

/**
 * Letters that plates of the Vienna Convention share with Latin by their look. Such plates use only these, so that a
 * post abroad can read them; officers type what their keyboard has.
 */
const cyrillicLookalikes = new Map([...'АВЕКМНОРСТУХІ'].map((letter, place) => [letter, 'ABEKMHOPCTYXI'.charAt(place)]))
const greekLookalikes = new Map([...'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'].map((letter, place) => [letter, 'ABEZHIKMNOPTYX'.charAt(place)]))

/**
 * The key a plate is matched by, from an alpha-3 country and a plate that `normalisePlate` gave back. Stable: it is
 * stored. Cyrillic or Greek letters become the Latin ones of the same look, unless the plate has a letter that Latin
 * lacks: then it is a spelling of its own (`Д` diplomatic series and the like) and stays whole.
 */
export function plateKey(country: string, plate: string): string {
  return `${country}:${foldLookalikes(foldLookalikes(plate, cyrillicLookalikes, /\p{Script=Cyrillic}/u), greekLookalikes, /\p{Script=Greek}/u)}`
}

function foldLookalikes(plate: string, lookalikes: ReadonlyMap<string, string>, script: RegExp): string {
  if (!script.test(plate)) return plate
  let folded = ''
  for (const letter of plate) {
    const latin = lookalikes.get(letter)
    if (latin === undefined && script.test(letter)) return plate
    folded += latin ?? letter
  }
  return folded
}
