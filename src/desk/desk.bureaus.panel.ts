// Every bureau one may deal with, in the order of their names as they stand on messages.
import { bureauName, generalSecretariat } from '../bureau/bureau.schema.ts'
import { bodies } from '../member/body.table.ts'
import { members, subBureaus } from '../member/member.table.ts'
import { exerciseCodes } from '../terms/country-codes.ts'

/** Codes of national bureaus, their sub-bureaus, the General Secretariat, bodies, and the states of exercises. */
export const bureausOfMembers: readonly string[] = [
  ...new Set([
    generalSecretariat,
    ...members.map(({ bureau }) => bureau),
    ...subBureaus.map(({ bureau }) => bureau),
    ...bodies.map(({ bureau }) => bureau),
    ...exerciseCodes.flatMap(({ alpha2 }) => (alpha2 ? [alpha2.toLowerCase()] : [])),
  ]),
].sort((one, other) => (bureauName(one) < bureauName(other) ? -1 : 1))

/** A bureau in a list to choose from, found by name and by code: the code is added where the name does not hold it. */
export const bureauLabel = (code: string): string => {
  const name = bureauName(code)
  return name.toUpperCase().includes(code.toUpperCase()) && !name.startsWith('IP ')
    ? name
    : `${name} · ${code.toUpperCase()}`
}
