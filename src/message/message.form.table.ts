// The forms of messages as one table: fields in order, which are mandatory, what each may ask for, and its answer. Console and hub read it.
import type { DataAnswer } from '../hit/hit.schema.ts'
import type { AskedItem, Extradition, Finding, FormField, FormKind, PaperWay } from './message.form.schema.ts'

export type FormFile = {
  /** Fields in the order in which they are filled and shown. */
  readonly fields: readonly FormField[]
  readonly mandatory: readonly FormField[]
  /** At least one of these must be there; empty where the mandatory ones are enough. */
  readonly oneOf: readonly FormField[]
  /** Items it may ask for, or answer. */
  readonly items: readonly AskedItem[]
  /** Form of the answer to it; null for an answer. */
  readonly answeredBy: FormKind | null
}

const identityItems = [
  ...['identity', 'nationality', 'document-genuine', 'document-holder', 'photograph', 'fingerprints', 'address'],
  ...['relatives', 'other-names'],
] as const
const recordItems = [
  ...['convictions', 'arrests', 'pending-proceedings', 'wanted-nationally', 'associates', 'other-names'],
  ...['photograph', 'fingerprints'],
] as const
const vehicleItems = ['stolen', 'keeper', 'history', 'insurer', 'maker-data', 'inspection', 'photograph'] as const
const arrestItems = [
  ...['still-wanted', 'extradition', 'warrant', 'facts', 'law', 'identification-material', 'transfer'],
] as const
const verificationItems = ['validity', 'accuracy', 'status', 'action-wanted', 'identification-material'] as const

const question = (
  about: readonly FormField[],
  mandatory: readonly FormField[],
  items: readonly AskedItem[],
  answeredBy: FormKind,
): FormFile => ({ fields: [...about, 'asked'], mandatory: [...mandatory, 'asked'], oneOf: [], items, answeredBy })

const answer = (own: readonly FormField[], items: readonly AskedItem[]): FormFile => ({
  fields: [...own, 'answered', 'negative', 'papersBy', 'papersWay'],
  mandatory: [],
  oneOf: [
    'answered',
    'negative',
    'papersBy',
    ...own.filter((field) => field === 'extradition' || field === 'validity'),
  ],
  items,
  answeredBy: null,
})

export const forms: Readonly<Record<FormKind, FormFile>> = {
  'identity-check': question(['person', 'offence', 'facts'], ['person'], identityItems, 'identity-check-answer'),
  'identity-check-answer': answer(['person'], identityItems),
  'criminal-record': question(
    ['person', 'offence', 'facts'],
    ['person', 'offence'],
    recordItems,
    'criminal-record-answer',
  ),
  'criminal-record-answer': answer(['person'], recordItems),
  vehicle: question(['vehicle', 'offence', 'facts'], ['vehicle'], vehicleItems, 'vehicle-answer'),
  'vehicle-answer': answer(['vehicle', 'person'], vehicleItems),
  'arrest-follow-up': question(
    ['person', 'arrest', 'record', 'facts'],
    ['person', 'arrest'],
    arrestItems,
    'arrest-follow-up-answer',
  ),
  'arrest-follow-up-answer': answer(['extradition'], arrestItems),
  verification: question(['record', 'person', 'facts'], ['record'], verificationItems, 'verification-answer'),
  'verification-answer': answer(['validity', 'amendment'], verificationItems),
  free: {
    fields: ['lines', 'person', 'vehicle'],
    mandatory: [],
    oneOf: ['lines', 'person', 'vehicle'],
    items: [],
    answeredBy: 'free',
  },
}

/** Forms a person chooses from to ask something; answers are offered with their question. */
export const questionForms: readonly FormKind[] = (Object.keys(forms) as FormKind[]).filter(
  (kind) => forms[kind].answeredBy !== null,
)

/** Parts of a person and a vehicle mean the same as in the databases, and are called the same. */
const beginnings: readonly (readonly [path: string, words: string])[] = [
  ['person.dateOfBirth', 'form-field.dateOfBirth'],
  ['person.birthUnknown', 'form-field.birthUnknown'],
  ['person.', 'field.nominal.'],
  ['vehicle.', 'field.vehicle.'],
]

/** Id of the words for a field or a part of one: `asked`, `arrest.heldUntil`, `person.names.family`, `vehicle.vin`. */
export const formFieldWords = (path: string): string => {
  const shared = beginnings.find(([beginning]) => path.startsWith(beginning))
  return shared ? `${shared[1]}${path.slice(shared[0].length)}` : `form-field.${path}`
}

/** Ids of the words for codes of a form; those of `validity` are the answers to hits, `data-answer.valid`. */
export const formCodeWords = {
  kind: (kind: FormKind): string => `form-kind.${kind}`,
  item: (item: AskedItem): string => `asked-item.${item}`,
  finding: (finding: Finding): string => `form-finding.${finding}`,
  extradition: (extradition: Extradition): string => `extradition.${extradition}`,
  papersWay: (way: PaperWay): string => `paper-way.${way}`,
  validity: (validity: DataAnswer): string => `data-answer.${validity}`,
}
