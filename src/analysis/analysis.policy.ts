// Who may do what with an analysis file, with consents of sources and with what was released: rules on columns, an article behind each.
import { all, any, cited, not, type Policy, type Rule, rulesOn, when } from '../kernel/access.ts'
import { type Actor, hasDuty } from '../kernel/actor.ts'
import { isNetworkAdviser, isNetworkSecretariat, underClause } from '../rulebook/rulebook.policy.ts'
import type { Duty } from '../terms/duty.ts'
import type { ConsentState } from './analysis.consent.schema.ts'
import type { FileState } from './analysis.schema.ts'

/** Columns of a file that rules compare; all NOT NULL. */
export type FileColumns = {
  readonly owner: string
  readonly state: FileState
  readonly readers: readonly string[]
  readonly limitedReaders: readonly string[]
  readonly readerOfficers: readonly string[]
  readonly contributors: readonly string[]
  readonly recipients: readonly string[]
  readonly confidentialityLevel: number
}
const file = rulesOn<FileColumns>()

/** States in which bureaus beside the owner, the secretariat and the adviser know of a file. */
const sharedStates: readonly FileState[] = ['open', 'closing', 'deleted', 'archived']
/** States in which there is material. */
const materialStates: readonly FileState[] = ['open', 'closing']

/** The bureau itself takes part, never an entity under it; a post sees nothing of the network. */
const forBureau = (actor: Actor, duties: readonly Duty[]): Rule =>
  when(actor.bureau !== '' && actor.unit === '' && actor.post === '' && hasDuty(actor, duties))

const orderReaders: readonly Duty[] = ['analyst', 'command', 'data-protection']

const owns = (actor: Actor): Rule => file.equals('owner', actor.bureau)
const isCleared = (actor: Actor): Rule =>
  cited('RPD 112: clearance at least the level of the file', file.atMost('confidentialityLevel', actor.clearance))
const isSecretariat = (actor: Actor): Rule =>
  cited(
    'Terms of reference: the network’s secretariat opens and closes files',
    when(isNetworkSecretariat(actor) && actor.unit === ''),
  )
const isAdviser = (actor: Actor): Rule =>
  cited('RPD 68 to 72: advice of data protection', when(isNetworkAdviser(actor) && actor.unit === ''))

/** A bureau that names officers is read for by these alone. */
const isNamedOfficer = (actor: Actor): Rule =>
  any(not(file.contains('limitedReaders', actor.bureau)), file.contains('readerOfficers', actor.officer))

const isReader = (actor: Actor): Rule =>
  all(
    cited('RPD 70: readers named in the order', any(owns(actor), file.contains('readers', actor.bureau))),
    underClause(actor, 'file.read'),
    isNamedOfficer(actor),
    isCleared(actor),
  )

const readsMaterial = (actor: Actor): Rule =>
  all(
    file.in('state', materialStates),
    any(all(forBureau(actor, ['analyst']), isReader(actor)), all(isSecretariat(actor), isCleared(actor))),
  )

const contributes = (actor: Actor): Rule =>
  all(
    forBureau(actor, ['analyst']),
    underClause(actor, 'file.contribute'),
    isCleared(actor),
    any(
      all(any(owns(actor), file.contains('readers', actor.bureau)), isNamedOfficer(actor)),
      cited('RPD 69: contributors named in the order', file.contains('contributors', actor.bureau)),
    ),
  )

/** The order is read by those it binds: the owner, the secretariat, the adviser, and once it is open whoever it names. */
const readsOrder = (actor: Actor): Rule =>
  any(
    all(owns(actor), forBureau(actor, orderReaders)),
    isSecretariat(actor),
    isAdviser(actor),
    all(
      file.in('state', sharedStates),
      forBureau(actor, orderReaders),
      isCleared(actor),
      any(
        all(underClause(actor, 'file.read'), file.contains('readers', actor.bureau)),
        all(underClause(actor, 'file.contribute'), file.contains('contributors', actor.bureau)),
        all(underClause(actor, 'network.take-part'), file.contains('recipients', actor.bureau)),
      ),
    ),
  )

/** Consents and that something left are seen by owner, secretariat, adviser and readers; not by mere contributors and recipients. */
const seesDealings = (actor: Actor): Rule =>
  any(
    all(owns(actor), forBureau(actor, orderReaders)),
    isSecretariat(actor),
    isAdviser(actor),
    all(file.in('state', sharedStates), forBureau(actor, orderReaders), isReader(actor)),
  )

/** What left a file stays readable to its readers as long as the file or its archive stands. */
const readsReleases = (actor: Actor): Rule =>
  all(
    file.in('state', [...materialStates, 'archived']),
    any(all(forBureau(actor, ['analyst']), isReader(actor)), all(isSecretariat(actor), isCleared(actor))),
  )

const keeps = (actor: Actor): Rule => all(owns(actor), forBureau(actor, ['analyst']), underClause(actor, 'file.read'))
const tends = (actor: Actor): Rule => all(owns(actor), when(actor.kind === 'system'))

export type FileAction =
  | 'read'
  | 'readMaterial'
  | 'contribute'
  | 'propose'
  | 'revise'
  | 'withdraw'
  | 'advise'
  | 'open'
  | 'decline'
  | 'askExtension'
  | 'extend'
  | 'review'
  | 'setWindow'
  | 'add'
  | 'remove'
  | 'close'
  | 'delete'
  | 'archive'
  | 'askConsent'
  | 'release'
  | 'seeDealings'
  | 'readReleases'
  | 'tend'

export const filePolicy: Policy<FileAction> = {
  read: (actor) => any(readsOrder(actor), tends(actor)),
  /** Material is for readers and the secretariat: the adviser, contributors and recipients read none. */
  readMaterial: (actor) => readsMaterial(actor),
  contribute: (actor) => contributes(actor),
  propose: (actor) => keeps(actor),
  revise: (actor) => keeps(actor),
  withdraw: (actor) => keeps(actor),
  advise: (actor) => isAdviser(actor),
  open: (actor) => isSecretariat(actor),
  decline: (actor) => isSecretariat(actor),
  askExtension: (actor) => keeps(actor),
  extend: (actor) => isSecretariat(actor),
  review: (actor) => keeps(actor),
  setWindow: (actor) => any(keeps(actor), isSecretariat(actor)),
  /** Widening the circle is the secretariat's, narrowing it also the owner's. */
  add: (actor) => isSecretariat(actor),
  remove: (actor) => any(keeps(actor), isSecretariat(actor)),
  close: (actor) => isSecretariat(actor),
  delete: (actor) => isSecretariat(actor),
  archive: (actor) => isSecretariat(actor),
  askConsent: (actor) => contributes(actor),
  release: (actor) => all(readsMaterial(actor), any(keeps(actor), isSecretariat(actor))),
  seeDealings: (actor) => seesDealings(actor),
  readReleases: (actor) => readsReleases(actor),
  /** What happens by itself: reviews, reminders, expiry. */
  tend: (actor) => tends(actor),
}

/** Columns of a consent that rules compare, with those of its file that decide who sees it; all NOT NULL. */
export type ConsentColumns = {
  readonly source: string
  readonly askedBy: string
  readonly state: ConsentState
  readonly confidentialityLevel: number
}
const consent = rulesOn<ConsentColumns>()

const sourceDuties: readonly Duty[] = ['desk', 'analyst', 'command', 'data-protection']
const isSource = (actor: Actor, duties: readonly Duty[]): Rule =>
  cited(
    'RPD 7, 69: the source decides about what is its own',
    all(
      forBureau(actor, duties),
      consent.equals('source', actor.bureau),
      consent.atMost('confidentialityLevel', actor.clearance),
    ),
  )
const asked = (actor: Actor): Rule => all(consent.equals('askedBy', actor.bureau), forBureau(actor, orderReaders))

export type ConsentAction = 'read' | 'grant' | 'refuse' | 'withdraw'

/** Whoever reads a file sees its consents too: that is the file's rule, joined to this one by the store. */
export const consentPolicy: Policy<ConsentAction> = {
  read: (actor) => any(isSource(actor, sourceDuties), asked(actor)),
  grant: (actor) => isSource(actor, ['desk', 'analyst', 'command']),
  refuse: (actor) => isSource(actor, ['desk', 'analyst', 'command']),
  withdraw: (actor) => isSource(actor, ['desk', 'analyst', 'command', 'data-protection']),
}

/** Columns of a release that rules compare; all NOT NULL. */
export type ReleaseColumns = {
  readonly recipients: readonly string[]
  readonly edition: 'whole' | 'without-personal-data'
  readonly confidentialityLevel: number
}
const release = rulesOn<ReleaseColumns>()

const receives = (actor: Actor): Rule =>
  all(
    forBureau(actor, ['analyst', 'desk', 'command']),
    underClause(actor, 'network.take-part'),
    cited('RPD 70: recipients of a release', release.contains('recipients', actor.bureau)),
    cited('RPD 112: clearance at least the level', release.atMost('confidentialityLevel', actor.clearance)),
  )

export type ReleaseAction = 'receive' | 'open' | 'acknowledge'

/** Of a release received. Those who read the file see its releases by the file's rule. */
export const releasePolicy: Policy<ReleaseAction> = {
  receive: (actor) => receives(actor),
  /** Personal data are for those whom the terms give them, at the moment of reading as at that of releasing. */
  open: (actor) =>
    all(
      receives(actor),
      any(release.equals('edition', 'without-personal-data'), underClause(actor, 'personal-data.receive')),
    ),
  acknowledge: (actor) => receives(actor),
}
