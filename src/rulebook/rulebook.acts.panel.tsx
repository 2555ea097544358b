// Sheets of a participation: invite, ask, accept, admit, refuse, declare limits, leave, suspend and restore.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { CodeField, Form, TextField } from '../console/form.tsx'
import { CodesField } from '../console/form-lists.tsx'
import { FormActs, ReasonSheet, Sheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { Words } from '../console/words.tsx'
import { type Clause, clauses, type ParticipantClass, participantClasses } from '../terms/clause.ts'
import { type CrimeArea, crimeAreas } from '../terms/crime-area.ts'
import {
  acceptTerms,
  admitParticipant,
  askToJoin,
  inviteParticipant,
  leaveNetwork,
  limitParticipation,
  refuseParticipant,
  restoreParticipant,
  showRulebook,
  suspendParticipant,
} from './rulebook.operations.ts'
import type { ParticipationView } from './rulebook.schema.ts'

type Layer = { open: boolean; onClose: () => void }
const refreshes = ['rulebook.']
const useDone = (onClose: () => void) => () => {
  onClose()
  tell(<Words id="rulebook.saved" />, 'good')
}

type LimitsDraft = {
  readonly withoutClauses: readonly Clause[]
  readonly withoutCrimeAreas: readonly CrimeArea[]
  readonly note: string
}
const noLimits: LimitsDraft = { withoutClauses: [], withoutCrimeAreas: [], note: '' }
const limitsOf = (draft: LimitsDraft) => ({
  withoutClauses: [...draft.withoutClauses],
  withoutCrimeAreas: [...draft.withoutCrimeAreas],
  ...(draft.note.trim() === '' ? {} : { note: draft.note.trim() }),
})

const LimitFields = ({
  at,
  draft,
  onChange,
}: {
  /** Where the limits stand in the body. */
  at: '' | '/limits'
  draft: LimitsDraft
  onChange: (next: LimitsDraft) => void
}) => (
  <>
    <CodesField
      label="rulebook.without-clauses"
      hint="rulebook.limits-hint"
      pointer={`${at}/withoutClauses`}
      list="clause"
      codes={clauses}
      value={draft.withoutClauses}
      onChange={(withoutClauses) => onChange({ ...draft, withoutClauses })}
    />
    <CodesField
      label="rulebook.without-areas"
      pointer={`${at}/withoutCrimeAreas`}
      list="crime-area"
      codes={crimeAreas}
      value={draft.withoutCrimeAreas}
      onChange={(withoutCrimeAreas) => onChange({ ...draft, withoutCrimeAreas })}
    />
    <TextField
      label="rulebook.note"
      pointer={`${at}/note`}
      lines={2}
      maxLength={500}
      value={draft.note}
      onChange={(note) => onChange({ ...draft, note })}
    />
  </>
)

/** The version a bureau accepts now: the one to come, else the one in force. */
const useAcceptable = (): number | undefined => {
  const terms = useAnswer(showRulebook, {}).data
  return (terms?.toCome ?? terms?.inForce)?.version
}

export const InviteSheet = ({ open, onClose }: Layer): ReactNode => {
  const [bureau, setBureau] = useState('')
  const [participant, setClass] = useState<ParticipantClass | null>('member')
  const invite = useAct(inviteParticipant, { refreshes, onDone: useDone(onClose) })
  return (
    <Sheet open={open} title={<Words id="rulebook.invite" />} onClose={onClose}>
      <Form
        problem={invite.error}
        onSubmit={() => participant && invite.mutate({ body: { bureau: bureau.trim(), class: participant } })}
      >
        <TextField
          label="rulebook.bureau"
          hint="rulebook.bureau-hint"
          pointer="/bureau"
          mono
          required
          maxLength={24}
          value={bureau}
          onChange={setBureau}
        />
        <CodeField
          label="rulebook.class"
          pointer="/class"
          list="participant-class"
          codes={participantClasses}
          required
          value={participant}
          onChange={setClass}
        />
        <FormActs act={<Words id="rulebook.invite" />} busy={invite.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

export const AskSheet = ({ open, onClose }: Layer): ReactNode => {
  const terms = useAcceptable()
  const [limits, setLimits] = useState(noLimits)
  const asking = useAct(askToJoin, { refreshes, onDone: useDone(onClose) })
  return (
    <Sheet open={open} title={<Words id="rulebook.ask" />} onClose={onClose}>
      <p className="sheet-consequence">
        <Words id="rulebook.ask-means" />
      </p>
      <Form
        problem={asking.error}
        onSubmit={() => terms !== undefined && asking.mutate({ body: { terms, limits: limitsOf(limits) } })}
      >
        <LimitFields at="/limits" draft={limits} onChange={setLimits} />
        <FormActs
          act={<Words id="rulebook.ask" />}
          busy={asking.isPending}
          disabled={terms === undefined}
          onLeave={onClose}
        />
      </Form>
    </Sheet>
  )
}

const AcceptSheet = ({ of, open, onClose }: Layer & { of: ParticipationView }) => {
  const terms = useAcceptable()
  const accept = useAct(acceptTerms, { refreshes, onDone: useDone(onClose) })
  return (
    <Sheet open={open} title={<Words id="rulebook-act.accept" />} onClose={onClose}>
      <p className="sheet-consequence">
        <Words id="rulebook-means.accept" values={{ version: terms ?? 0 }} />
      </p>
      <Form
        problem={accept.error}
        onSubmit={() => terms !== undefined && accept.mutate({ body: { version: of.version, terms } })}
      >
        <FormActs
          act={<Words id="rulebook-act.accept" />}
          busy={accept.isPending}
          disabled={terms === undefined}
          onLeave={onClose}
        />
      </Form>
    </Sheet>
  )
}

const AdmitSheet = ({ of, open, onClose }: Layer & { of: ParticipationView }) => {
  const [participant, setClass] = useState<ParticipantClass | null>(of.class)
  const admit = useAct(admitParticipant, { refreshes, onDone: useDone(onClose) })
  return (
    <Sheet open={open} title={<Words id="rulebook-act.admit" />} onClose={onClose}>
      <p className="sheet-consequence">
        <Words id="rulebook-means.admit" />
      </p>
      <Form
        problem={admit.error}
        onSubmit={() =>
          participant &&
          admit.mutate({ params: { bureau: of.bureau }, body: { version: of.version, class: participant } })
        }
      >
        <CodeField
          label="rulebook.class"
          pointer="/class"
          list="participant-class"
          codes={participantClasses}
          required
          value={participant}
          onChange={setClass}
        />
        <FormActs act={<Words id="rulebook-act.admit" />} busy={admit.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

const LimitSheet = ({ of, open, onClose }: Layer & { of: ParticipationView }) => {
  const [limits, setLimits] = useState<LimitsDraft>({ ...of, note: of.note ?? '' })
  const limit = useAct(limitParticipation, { refreshes, onDone: useDone(onClose) })
  return (
    <Sheet open={open} title={<Words id="rulebook-act.limit" />} onClose={onClose}>
      <p className="sheet-consequence">
        <Words id="rulebook-means.limit" />
      </p>
      <Form problem={limit.error} onSubmit={() => limit.mutate({ body: { version: of.version, ...limitsOf(limits) } })}>
        <LimitFields at="" draft={limits} onChange={setLimits} />
        <FormActs act={<Words id="rulebook-act.limit" />} busy={limit.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

/** Acts of the secretariat on one bureau, each with its reason. */
const decisions = { refuse: refuseParticipant, suspend: suspendParticipant, restore: restoreParticipant } as const
type Decision = keyof typeof decisions

const DecideSheet = ({ of, how, open, onClose }: Layer & { of: ParticipationView; how: Decision }) => {
  const act = useAct(decisions[how], { refreshes, onDone: useDone(onClose) })
  return (
    <ReasonSheet
      open={open}
      title={<Words id={`rulebook-act.${how}`} />}
      consequence={<Words id={`rulebook-means.${how}`} />}
      reasons={[]}
      list=""
      textRequired
      tone={how === 'restore' ? 'urgent' : 'flash'}
      act={<Words id={`rulebook-act.${how}`} />}
      busy={act.isPending}
      problem={act.error}
      onAct={({ text }) => act.mutate({ params: { bureau: of.bureau }, body: { version: of.version, reason: text } })}
      onClose={onClose}
    />
  )
}

const LeaveSheet = ({ of, open, onClose }: Layer & { of: ParticipationView }) => {
  const leave = useAct(leaveNetwork, { refreshes, onDone: useDone(onClose) })
  return (
    <ReasonSheet
      open={open}
      title={<Words id="rulebook-act.leave" />}
      consequence={<Words id="rulebook-means.leave" />}
      reasons={[]}
      list=""
      textRequired
      tone="flash"
      act={<Words id="rulebook-act.leave" />}
      busy={leave.isPending}
      problem={leave.error}
      onAct={({ text }) => leave.mutate({ body: { version: of.version, reason: text } })}
      onClose={onClose}
    />
  )
}

const acts = ['accept', 'admit', 'refuse', 'limit', 'suspend', 'restore', 'leave'] as const
type Act = (typeof acts)[number]
const sheets: Readonly<Record<Act, (props: Layer & { of: ParticipationView }) => ReactNode>> = {
  accept: AcceptSheet,
  admit: AdmitSheet,
  refuse: (props) => <DecideSheet {...props} how="refuse" />,
  limit: LimitSheet,
  suspend: (props) => <DecideSheet {...props} how="suspend" />,
  restore: (props) => <DecideSheet {...props} how="restore" />,
  leave: LeaveSheet,
}

export const ParticipationActs = ({ of }: { of: ParticipationView }): ReactNode => {
  const [asks, ask] = useState<Act | null>(null)
  const newest = useAcceptable()
  const offered = acts.filter(
    // What is accepted already is not offered again.
    (act) => of.allowed.includes(act) && !(act === 'accept' && of.state !== 'invited' && of.termsVersion === newest),
  )
  const Asked = asks === null ? null : sheets[asks]
  return (
    <div className="rulebook-acts">
      {offered.map((act) => (
        <Button
          key={act}
          {...(act === 'accept' || act === 'admit' ? { variant: 'filled' } : {})}
          onClick={() => ask(act)}
        >
          <Words id={`rulebook-act.${act}`} />
        </Button>
      ))}
      {Asked ? <Asked of={of} open onClose={() => ask(null)} /> : null}
    </div>
  )
}
