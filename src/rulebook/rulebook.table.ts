// The first terms of reference as tables: what each class of participants may do, and whom it may ask.
import { type Clause, clauses, type ParticipantClass } from '../terms/clause.ts'

const without = (...left: Clause[]): readonly Clause[] => clauses.filter((one) => !left.includes(one))

/** Clauses of each class under the first terms. A partner gets editions free of personal data and is asked, but opens no file. */
export const firstGrants: Readonly<Record<ParticipantClass, readonly Clause[]>> = {
  secretariat: clauses,
  member: clauses,
  'regional-body': without('training.offer'),
  partner: [
    'network.take-part',
    'request.ask',
    'request.answer',
    'file.contribute',
    'product.assessment',
    'product.warning',
    'product.statistics',
    'knowledge.write',
    'training.offer',
  ],
}

/** Whom each class may ask under the first terms: a partner asks the Secretariat and nobody else. */
export const firstAsks: Readonly<Record<ParticipantClass, readonly ParticipantClass[]>> = {
  secretariat: ['secretariat', 'member', 'regional-body', 'partner'],
  member: ['secretariat', 'member', 'regional-body', 'partner'],
  'regional-body': ['secretariat', 'member', 'regional-body'],
  partner: ['secretariat'],
}
