/** Clauses of the terms of reference of the analysts' network: what each class of participants may do in it, as codes that policies read. */

/** Classes of participants; the terms in force say for each which clauses it has and whom it may ask. */
export const participantClasses = ['secretariat', 'member', 'regional-body', 'partner'] as const

export type ParticipantClass = (typeof participantClasses)[number]

export const clauses = [
  'network.take-part',
  'threat.propose',
  'expert.nominate',
  'request.ask',
  'request.answer',
  'file.read',
  'file.contribute',
  'personal-data.receive',
  'lead.give',
  'lead.receive',
  'product.assessment',
  'product.warning',
  'product.statistics',
  'knowledge.write',
  'training.offer',
] as const

export type Clause = (typeof clauses)[number]

/** One English line a clause; the console translates by code. */
export const clauseMeaning: Readonly<Record<Clause, string>> = {
  'network.take-part': 'Sees threats, groups, experts who agreed to be seen, knowledge and training.',
  'threat.propose': 'Proposes threats for the register and keeps those it owns.',
  'expert.nominate': 'Nominates experts to the pool.',
  'request.ask': 'Asks other participants for analysis.',
  'request.answer': 'Takes, scopes and answers requests for analysis.',
  'file.read': 'May be named as a reader of analysis files.',
  'file.contribute': 'Contributes material to analysis files that name it.',
  'personal-data.receive': 'Receives personal data outside analysis files; without it, editions free of personal data.',
  'lead.give': 'Gives leads to bureaus and posts.',
  'lead.receive': 'Receives leads and reports what came of them.',
  'product.assessment': 'Receives threat assessments.',
  'product.warning': 'Receives early warnings.',
  'product.statistics': 'Receives figures.',
  'knowledge.write': 'Writes knowledge articles and lessons.',
  'training.offer': 'Offers courses and places on them.',
}

/** Tells whether any value is the code of a clause. */
export function isClause(value: unknown): value is Clause {
  return (clauses as readonly unknown[]).includes(value)
}
