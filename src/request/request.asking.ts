// Who may be asked and who could: the terms, clearances and conflicts of interest behind routing and behind each address.
import { bureauName } from '../bureau/bureau.schema.ts'
import { type BureauRow, readBureaus } from '../bureau/bureau.store.ts'
import { fitOf, isConflicted, type Need, noNeed } from '../expert/expert.fit.ts'
import { isSkill } from '../expert/expert.skill.table.ts'
import { type Candidate, readCandidates, readExperts } from '../expert/expert.store.ts'
import type { FailurePointer } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { memberOfBureau } from '../member/member.table.ts'
import { faultOfAsking, readAskingFaults } from '../rulebook/rulebook.store.ts'
import type { AskingFault } from '../rulebook/rulebook.workflow.ts'
import { type Confidentiality, confidentialityLevel } from '../terms/handling.ts'
import { countVisibleLoad } from './request.list.store.ts'
import { type Routed, type RoutingCandidate, routeTo } from './request.routing.ts'
import type { Addressee, Product, RequestNeed } from './request.schema.ts'

/** Methods of analysis that a product is made by. */
const methodOf: Readonly<Partial<Record<Product, string>>> = {
  'strategic-report': 'threat-assessment',
  'link-analysis': 'link-analysis',
  pattern: 'pattern-analysis',
  profile: 'subject-profiles',
  figures: 'statistics',
}

type Asked = {
  readonly crimeArea: string
  readonly wanted: Product
  readonly language: string
  readonly confidentiality: Confidentiality
  readonly neededBy: string | null
  readonly threat?: string | null | undefined
  /** Bureau the request comes from, where another gives it on. */
  readonly asker?: string
}

/** What an expert is looked for, on behalf of a bureau. */
export const needOf = (asked: Asked, asker: Pick<BureauRow, 'code' | 'zone'>): Need => {
  const method = methodOf[asked.wanted]
  const concerned = [...new Set([asker.code, asked.asker ?? asker.code])]
  return {
    ...noNeed,
    wanted: [
      { kind: 'crime-area', code: asked.crimeArea, level: 2 },
      ...(isSkill('language', asked.language) ? [{ kind: 'language' as const, code: asked.language, level: 2 }] : []),
      ...(method === undefined ? [] : [{ kind: 'method' as const, code: method, level: 2 }]),
    ],
    clearance: confidentialityLevel(asked.confidentiality),
    until: asked.neededBy?.slice(0, 10) ?? null,
    zone: asker.zone,
    about: {
      bureaus: concerned,
      countries: concerned.flatMap((bureau) => memberOfBureau(bureau)?.alpha3 ?? []),
      crimeAreas: [asked.crimeArea],
      threats: asked.threat ? [asked.threat] : [],
    },
  }
}

/** Bureaus whom the actor could ask, the best first, with experts as far as the actor may see them; and how many are left out. */
export const proposeRouting = async (
  context: Context,
  need: RequestNeed,
): Promise<{
  readonly routed: readonly Routed[]
  readonly experts: ReadonlyMap<string, Candidate>
  readonly left: number
}> => {
  const { actor, now } = context
  const faults = await readAskingFaults(context, actor.bureau, need.crimeArea)
  const bureaus = await readBureaus(context, [...faults.keys(), actor.bureau])
  const own = bureaus.get(actor.bureau)
  if (!own) return { routed: [], experts: new Map(), left: 0 }
  const wanted = needOf(need, own)
  const candidates = await readCandidates(context, wanted)
  const load = await countVisibleLoad(context)
  const level = confidentialityLevel(need.confidentiality)
  const others = [...faults.keys()].flatMap((code): RoutingCandidate[] => {
    const bureau = bureaus.get(code)
    if (!bureau || code === actor.bureau) return []
    return [
      {
        bureau: code,
        zone: bureau.zone,
        weekend: bureau.weekend,
        forbidden: faults.get(code) !== undefined || bureau.clearance < level || bureau.state !== 'active',
        speaks: bureau.languages.includes(need.language),
        experts: candidates
          .filter(({ row }) => row.bureau === code)
          .map((one) => ({ id: one.row.id, fit: fitOf(one.profile, wanted, now), hiddenLoad: one.loadForRouting })),
        visibleLoad: load.get(code) ?? 0,
      },
    ]
  })
  return {
    routed: routeTo(others, { neededBy: need.neededBy, asker: own }, now),
    experts: new Map(candidates.map((one) => [one.row.id, one])),
    left: others.filter(({ forbidden }) => forbidden).length,
  }
}

/** Fault of an address as the terms give it. */
const faultKeys: Readonly<Record<AskingFault, string>> = {
  'asker-not-joined': 'fault.request-asker-not-joined',
  'asked-not-joined': 'fault.request-not-joined',
  clause: 'fault.request-outside-terms',
  'crime-area': 'fault.request-crime-area',
}

const expertFault = async (
  context: Context,
  { bureau, expert }: Addressee,
  need: Need,
): Promise<string | undefined> => {
  if (expert === undefined) return undefined
  const found = (await readExperts(context, [expert])).get(expert)
  if (found?.bureau !== bureau) return 'fault.request-expert-unknown'
  const isThere = found.state === 'active' && found.consent === 'given' && found.joined && found.serving
  if (!isThere) return 'fault.request-expert-unknown'
  // Why somebody is not available is not told.
  if (isConflicted(found.conflicts, need)) return 'fault.request-expert-not-for-this'
  return found.clearance < need.clearance ? 'fault.request-expert-clearance' : undefined
}

/**
 * What is wrong with addressees, each at its field: unknown or suspended bureaus, the own one, repeated ones, those outside the terms or
 * without the crime area, those not cleared, experts in a conflict of interest. `pointers` says where each stands.
 */
export const addresseeFaults = async (
  context: Context,
  to: readonly Addressee[],
  asked: Asked,
  options: { readonly pointers: (at: number) => string; readonly already: readonly string[] },
): Promise<FailurePointer[]> => {
  const { bureau: from } = context.actor
  const bureaus = await readBureaus(context, [...to.map(({ bureau }) => bureau), from])
  const own = bureaus.get(from)
  const faults: FailurePointer[] = []
  for (const [at, addressee] of to.entries()) {
    const { bureau } = addressee
    const tell = (key: string, field: 'bureau' | 'expert' = 'bureau', values = {}) =>
      faults.push({
        pointer: `${options.pointers(at)}/${field}`,
        key,
        values: { bureau: bureauName(bureau), ...values },
      })
    const row = bureaus.get(bureau)
    if (row?.state !== 'active') tell('fault.unknown-bureau')
    else if (bureau === from) tell('fault.request-own-bureau')
    else if (to.findIndex((one) => one.bureau === bureau) < at) tell('fault.repeated')
    else if (options.already.includes(bureau)) tell('fault.request-asked-already')
    else {
      const fault = await faultOfAsking(context, { from, to: bureau, crimeArea: asked.crimeArea })
      if (fault) tell(faultKeys[fault])
      else if (row.clearance < confidentialityLevel(asked.confidentiality)) tell('fault.request-clearance')
      else {
        const key = own && (await expertFault(context, addressee, needOf(asked, own)))
        if (key) tell(key, 'expert')
      }
    }
  }
  return faults
}
