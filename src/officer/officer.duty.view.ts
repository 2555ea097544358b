// An officer nobody is: what somebody with this duty in this bureau or entity could do, for whoever asks who would see a thing.
import type { BureauRow, UnitRow } from '../bureau/bureau.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Duty } from '../terms/duty.ts'
import { actorOfChain } from './officer.rights.ts'

/**
 * The actor at the end of the chain bureau, entity, duty, cleared as high as the bureau is. Undefined for a suspended entity; one of a
 * suspended bureau has no databases.
 */
export const actorOfDuty = (
  bureau: Pick<BureauRow, 'code' | 'state' | 'databases' | 'purposes' | 'clearance'>,
  unit: Pick<UnitRow, 'code' | 'state' | 'databases' | 'purposes'> | undefined,
  duty: Duty,
): Actor | undefined =>
  actorOfChain(
    {
      bureau,
      unit,
      officer: {
        name: '',
        unit: unit?.code ?? '',
        duties: [duty],
        clearance: bureau.clearance,
        post: '',
        state: 'active',
      },
      purpose: '',
      reference: '',
      quota: 1,
    },
    [],
  )
