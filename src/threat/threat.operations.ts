// The threat register: propose, admit, keep, look at again, and see the world at a glance.
import { operation } from '../kernel/operation.ts'
import { afterMark, bureauCode, code, country, flag, id, list, optional, pager, shape } from '../kernel/schema.ts'
import { regions } from '../member/member.table.ts'
import { crimeAreas } from '../terms/crime-area.ts'
import {
  threatDecision,
  threatDescription,
  threatHandover,
  threatLevels,
  threatLine,
  threatProposal,
  threatReview,
  threatShape,
  threatStates,
  threatWorld,
} from './threat.schema.ts'

const one = shape({ id: id('Threat') })
const readers = ['desk', 'notices', 'compliance', 'analyst', 'data-protection', 'command'] as const
const keepers = ['analyst', 'command'] as const

export const listThreats = operation({
  name: 'threat.list',
  method: 'get',
  path: '/api/v1/threats',
  summary: 'Lists named threats, the latest first',
  admits: readers,
  effect: 'quiet',
  query: shape({
    ...pager,
    state: optional(code(threatStates, 'Where it stands; active when left out')),
    region: optional(code(regions, 'Region it touches')),
    country: optional(country('Country it is named for')),
    crimeArea: optional(code(crimeAreas, 'Crime area')),
    level: optional(code(threatLevels, 'Level')),
    owner: optional(bureauCode('Bureau that keeps it')),
    overdue: optional(flag('Only those past their day of review')),
  }),
  answer: shape({ threats: list(threatLine, 'Threats', 200), after: afterMark }),
})

export const showThreatWorld = operation({
  name: 'threat.world',
  method: 'get',
  path: '/api/v1/threats/world',
  summary: 'Counts active threats by region, level, country and crime area, as far as the reader sees them',
  admits: readers,
  effect: 'quiet',
  answer: threatWorld,
})

export const showThreat = operation({
  name: 'threat.show',
  method: 'get',
  path: '/api/v1/threats/:id',
  summary: 'Shows a threat with everything that was judged of it',
  admits: readers,
  effect: 'quiet',
  params: one,
  answer: threatShape,
})

export const proposeThreat = operation({
  name: 'threat.propose',
  method: 'post',
  path: '/api/v1/threats',
  summary: 'Proposes a threat for the register; the own bureau keeps it',
  admits: keepers,
  effect: 'change',
  body: threatProposal,
  answer: threatShape,
  status: 201,
})

export const describeThreat = operation({
  name: 'threat.describe',
  method: 'put',
  path: '/api/v1/threats/:id',
  summary: 'Changes name, summary, places and marking of a threat of the own bureau',
  admits: keepers,
  effect: 'change',
  params: one,
  body: threatDescription,
  answer: threatShape,
})

export const reviewThreat = operation({
  name: 'threat.review',
  method: 'post',
  path: '/api/v1/threats/:id/review',
  summary: 'Looks at a threat again: level, trend and the next day of review, with what the judgement rests on',
  admits: keepers,
  effect: 'change',
  params: one,
  body: threatReview,
  answer: threatShape,
})

const decide = (name: string, part: string, summary: string, admits: readonly ('analyst' | 'command')[] = keepers) =>
  operation({
    name,
    method: 'post',
    path: `/api/v1/threats/:id/${part}`,
    summary,
    admits,
    effect: 'change',
    params: one,
    body: threatDecision,
    answer: threatShape,
  })

export const admitThreat = decide(
  'threat.admit',
  'admit',
  'Admits a proposed threat to the register; by the secretariat of the network',
  ['analyst'],
)
export const refuseThreat = decide(
  'threat.refuse',
  'refuse',
  'Refuses a proposed threat with the reason; by the secretariat of the network',
  ['analyst'],
)
export const closeThreat = decide('threat.close', 'close', 'Closes a threat that is none any more')
export const reopenThreat = decide('threat.reopen', 'reopen', 'Takes a closed threat up again')

export const handOverThreat = operation({
  name: 'threat.hand-over',
  method: 'post',
  path: '/api/v1/threats/:id/owner',
  summary: 'Hands a threat over to another participant, who keeps it from now on',
  admits: keepers,
  effect: 'change',
  params: one,
  body: threatHandover,
  answer: threatShape,
})

export const watchThreat = operation({
  name: 'threat.watch',
  method: 'put',
  path: '/api/v1/threats/:id/watcher',
  summary: 'Has the own bureau hear of changes of a threat, or no more',
  admits: readers,
  effect: 'change',
  params: one,
  body: shape({ watched: flag('Whether to hear of changes') }),
  answer: threatShape,
})
