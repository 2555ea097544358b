// A member of the organisation, and a body that stands for no country, as people and programs see them.
import {
  bureauCode,
  code,
  count,
  country,
  list,
  nullable,
  optional,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'
import { bodyKinds } from './body.table.ts'
import { regions } from './member.table.ts'

const languageTag = text('Language, BCP 47', 20)
const zone = text('IANA time zone', 60)

export const subBureauShape = shape({
  code: bureauCode('Code of the sub-bureau'),
  country: country('ISO alpha-3 of the territory'),
  name: text("Territory in the reader's language", 120),
  city: text('City messages are addressed by', 80),
  zone,
})

export const memberShape = shape({
  code: bureauCode('Code of the national bureau: lower-case alpha-2'),
  country: country('ISO alpha-3'),
  name: text("Country in the reader's language", 120),
  region: code(regions, 'Region by which the Assembly elects the Executive Committee'),
  capital: text('City messages are addressed by: the capital, or where the bureau sits', 80),
  zone,
  languages: list(languageTag, 'Working languages, the likeliest first', 10),
  weekend: list(count('Day of the week: 1 is Monday, 7 Sunday', 1, 7), 'Days of rest', 7),
  subBureaus: list(subBureauShape, 'Offices for territories of the member', 20),
})
export type MemberView = Static<typeof memberShape>

export const bodyShape = shape({
  code: bureauCode('Code of its bureau'),
  kind: code(bodyKinds, 'What kind of body'),
  abbreviation: text('As the field says it', 40),
  name: text('Full name', 120),
  city: text('City of its seat', 80),
  country: nullable(country('ISO alpha-3 of the country of its seat')),
  zone,
  languages: list(languageTag, 'Working languages, the likeliest first', 10),
  members: optional(list(bureauCode('Bureau of a member'), 'Its members; absent where not stated', 220)),
  centre: optional(text('A post of the body that is addressed by name', 120)),
})
export type BodyView = Static<typeof bodyShape>
