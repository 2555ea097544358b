// A person as one is asked for: names as the officer has them, what else is known, and the documents that are shown.
import { code, country, list, optional, partialDate, type Static, shape, text } from '../kernel/schema.ts'
import { travelDocumentTypes } from '../terms/document-number.ts'

/** Facts that a question may insist on. */
export const insistable = ['dateOfBirth', 'nationalities', 'sex'] as const

/** At least one name, or a document. Particularly sensitive data (RPD 42) are never asked for. */
export const personItem = shape({
  name: optional(text('Whole name, where its parts are not known', 240)),
  family: optional(text('Family name', 120)),
  given: optional(text('Given names', 160)),
  other: optional(text("Father's and grandfather's names, patronymic", 160)),
  original: optional(text('The name in its own script', 160)),
  dateOfBirth: optional(partialDate('Date of birth, as precise as it is known')),
  sex: optional(code(['F', 'M', 'X'], 'Sex as on the paper')),
  nationalities: optional(list(country('Nationality'), 'Nationalities', 8)),
  placeOfBirth: optional(text('Place of birth', 120)),
  mother: optional(text("Mother's maiden name", 160)),
  documents: optional(
    list(
      shape({
        number: text('Number as printed', 40),
        country: country('Issuing state'),
        type: code(travelDocumentTypes, 'Type of document'),
      }),
      'Identity documents the person shows',
      8,
    ),
  ),
  insists: optional(
    list(
      code(insistable, 'Fact'),
      'Facts that must not be otherwise: records alike by name that state another are left out',
      3,
    ),
  ),
})
export type PersonItem = Static<typeof personItem>
