// Answers to operations on members and bodies, from our own tables; names of countries in the caller's language.
import { handle, type Slice } from '../kernel/slice.ts'
import { countryName, toAlpha3 } from '../terms/country.ts'
import type { Language } from '../terms/language.ts'
import { type Body, bodies } from './body.table.ts'
import { listBodies, listMembers } from './member.operations.ts'
import type { BodyView, MemberView } from './member.schema.ts'
import { type Member, members, subBureaus } from './member.table.ts'

const memberView = (member: Member, language: Language): MemberView => ({
  code: member.bureau,
  country: member.alpha3,
  name: countryName(member.alpha3, language),
  region: member.region,
  capital: member.city,
  zone: member.timeZone,
  languages: [...member.languages],
  weekend: [...member.weekend],
  subBureaus: subBureaus
    .filter(({ parent }) => parent === member.bureau)
    .map((office) => ({
      code: office.bureau,
      country: office.alpha3,
      name: countryName(office.alpha3, language),
      city: office.city,
      zone: office.timeZone,
    })),
})

const bodyView = (body: Body): BodyView => ({
  code: body.bureau,
  kind: body.kind,
  abbreviation: body.abbreviation,
  name: body.name,
  city: body.city,
  country: toAlpha3(body.seat) ?? null,
  zone: body.timeZone,
  languages: [...body.languages],
  ...(body.members ? { members: [...body.members] } : {}),
  ...(body.centre ? { centre: body.centre } : {}),
})

export const memberSlice: Slice = {
  name: 'member',
  handlers: [
    handle(listMembers, async ({ language }) => ({ members: members.map((member) => memberView(member, language)) })),
    handle(listBodies, async () => ({ bodies: bodies.map(bodyView) })),
  ],
}
