// Documents of persons who are sought or warned about (TDAWN), taken from the invented persons that carry one.
import type { NominalFields } from './databases/nominal.ts'
import type { tdawnStatuses } from './databases/tdawn.ts'
import { dayOf, type Sketch } from './record.sketch.demo.ts'

const statusOf: Readonly<Record<string, (typeof tdawnStatuses)[number]>> = {
  'wanted-arrest': 'holder-wanted',
  'wanted-locate': 'holder-to-locate',
  missing: 'holder-missing',
  warning: 'holder-warned-about',
}

const purposes = {
  'holder-wanted': 'wanted',
  'holder-to-locate': 'locate',
  'holder-missing': 'locate',
  'holder-warned-about': 'warn',
} as const

const documentOf = ({ entry }: Sketch) => (entry.fields as NominalFields).documents[0]

/** Passes sketches of persons on and keeps those who are sought, openly, with a document that was valid when they were entered. */
export function* keepSubjects(sketches: Iterable<Sketch>, into: Sketch[]): Generator<Sketch> {
  for (const sketch of sketches) {
    const document = documentOf(sketch)
    const isSought = statusOf[sketch.entry.status] !== undefined && sketch.later === undefined
    if (isSought && document?.dateOfExpiry && document.dateOfExpiry > dayOf(sketch.enteredAt)) into.push(sketch)
    yield sketch
  }
}

/** The record of a subject's document, entered with that of the person. Throws RangeError for one without. */
export const documentOfSubject = (subject: Sketch): Sketch => {
  const { entry, owner, enteredAt } = subject
  const fields = entry.fields as NominalFields
  const [document, name, nationality] = [documentOf(subject), fields.names[0], fields.nationalities[0]]
  const status = statusOf[entry.status]
  if (!document || !name || !status) throw new RangeError(`${entry.reference} has no document of a subject`)
  const { restriction, confidentiality, handlingCode, alert } = entry
  return {
    database: 'tdawn',
    owner,
    enteredAt,
    entry: {
      reference: entry.reference.replace('EXN', 'EXT'),
      status,
      purpose: purposes[status],
      ...(restriction ? { restriction } : {}),
      ...(confidentiality ? { confidentiality } : {}),
      ...(handlingCode ? { handlingCode } : {}),
      ...(alert ? { alert } : {}),
      fields: {
        number: document.number,
        country: document.country,
        type: document.type,
        ...(document.dateOfIssue ? { dateOfIssue: document.dateOfIssue } : {}),
        ...(document.dateOfExpiry ? { dateOfExpiry: document.dateOfExpiry } : {}),
        family: name.family ?? name.whole ?? 'Exercise',
        ...(name.given ? { given: name.given } : {}),
        ...(fields.datesOfBirth[0] ? { dateOfBirth: fields.datesOfBirth[0] } : {}),
        ...(fields.sex ? { sex: fields.sex } : {}),
        ...(nationality ? { nationality: nationality.country } : {}),
        notice: entry.reference,
      },
    },
  }
}
