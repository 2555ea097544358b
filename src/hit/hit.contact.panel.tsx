// Between the two sides of a hit: more time, a telephone call, asking again, and passing on by the General Secretariat.
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { FlagField, TextField } from '../console/form.tsx'
import { InstantField } from '../console/instant-field.tsx'
import { useSession } from '../console/session.ts'
import { Deadline } from '../console/time.tsx'
import { useWords, Words } from '../console/words.tsx'
import { askMoreTime, escalateHit, logCall, passOnHit } from './hit.operations.ts'
import { answeringOf, Bureau } from './hit.parts.panel.tsx'
import {
  ActSheet,
  Choices,
  missing,
  ReasonField,
  type SheetProps,
  useReadVersion,
  useSheetAct,
} from './hit.sheet.panel.tsx'

const blankTime = { until: '', reason: '' }

/** The source says how much longer it needs, and why. */
export const MoreTimeSheet = (sheet: SheetProps): ReactNode => {
  const { hit } = sheet
  const words = useWords()
  const { draft, change, act: ask } = useSheetAct(askMoreTime, sheet, ['more-time', blankTime])
  return (
    <ActSheet
      {...sheet}
      title={<Words id="hit-act.more-time" />}
      consequence={
        <>
          <Words id="hit.more-time-consequence" values={{ finder: <Bureau code={hit.finder} /> }} />{' '}
          {hit.answerDueAt ? (
            <>
              <Words id="hit.more-time-now" /> <Deadline at={hit.answerDueAt} />
            </>
          ) : null}
        </>
      }
      act={<Words id="hit.more-time-ask" />}
      sent={ask}
      faults={[
        ...missing('/until', draft.until, words('hit.more-time-write-until')),
        ...missing('/reason', draft.reason, words('reason.write')),
      ]}
      onSubmit={() => ask.mutate({ params: { id: hit.id }, body: { until: draft.until, reason: draft.reason.trim() } })}
    >
      <InstantField
        label="hit.more-time-until"
        pointer="/until"
        value={draft.until}
        onChange={(until) => change({ until })}
        spans={[30, 60, 180, 720]}
        required
        autoFocus
      />
      <ReasonField label="hit.more-time-reason" value={draft.reason} onChange={(reason) => change({ reason })} />
    </ActSheet>
  )
}

const blankCall = { bureau: '', spoke: '', said: '', confirmation: false }

/** A telephone call is logged: who was on the line by function, what was said, whether it will be confirmed in writing. */
export const CallSheet = (sheet: SheetProps): ReactNode => {
  const { hit } = sheet
  const words = useWords()
  const own = useSession().bureau
  const others = hit.contacts.map((one) => one.bureau).filter((bureau) => bureau !== own)
  const only = others.length === 1 ? (others[0] ?? '') : ''
  const { draft, change, act: log } = useSheetAct(logCall, sheet, ['call', blankCall])
  const bureau = draft.bureau || only
  return (
    <ActSheet
      {...sheet}
      title={<Words id="hit-act.call" />}
      consequence={<Words id="hit.call-consequence" />}
      act={<Words id="hit-act.call" />}
      sent={log}
      faults={[
        ...missing('/with', bureau, words('hit.choose')),
        ...missing('/spoke', draft.spoke, words('hit.call-write-spoke')),
        ...missing('/said', draft.said, words('hit.call-write-said')),
      ]}
      onSubmit={() =>
        log.mutate({
          params: { id: hit.id },
          body: { with: bureau, spoke: draft.spoke.trim(), said: draft.said.trim(), confirmation: draft.confirmation },
        })
      }
    >
      <Choices
        label="hit.call-bureau"
        autoFocus={only === ''}
        value={bureau === '' ? null : bureau}
        onChange={(next) => change({ bureau: next })}
        choices={others.map((value) => ({ value, label: <bdi>{bureauName(value)}</bdi> }))}
      />
      <TextField
        label="hit.call-spoke"
        hint="hit.call-spoke-hint"
        pointer="/spoke"
        maxLength={120}
        required
        autoFocus={only !== ''}
        value={draft.spoke}
        onChange={(spoke) => change({ spoke })}
      />
      <TextField
        label="hit.call-said"
        pointer="/said"
        lines={5}
        maxLength={2000}
        required
        value={draft.said}
        onChange={(said) => change({ said })}
      />
      <FlagField
        label="hit.call-confirmation"
        pointer="/confirmation"
        value={draft.confirmation}
        onChange={(confirmation) => change({ confirmation })}
      />
    </ActSheet>
  )
}

const blankReason = { reason: '' }

/** Asks again, the next higher each time, and says who hears it. */
export const EscalateSheet = (sheet: SheetProps): ReactNode => {
  const { hit } = sheet
  const words = useWords()
  const { draft, change, act: escalate } = useSheetAct(escalateHit, sheet, ['escalate', blankReason])
  const level = Math.min(3, hit.escalation + 1)
  return (
    <ActSheet
      {...sheet}
      title={<Words id="hit-act.escalate" />}
      tone={level === 3 ? 'flash' : 'urgent'}
      consequence={<Words id={`hit.escalate-to-${level}`} values={{ bureau: <Bureau code={answeringOf(hit)} /> }} />}
      act={<Words id={`hit.escalate-act-${level}`} />}
      sent={escalate}
      faults={missing('/reason', draft.reason, words('reason.write'))}
      onSubmit={() => escalate.mutate({ params: { id: hit.id }, body: { reason: draft.reason.trim() } })}
    >
      <ReasonField
        label="hit.escalate-reason"
        autoFocus
        value={draft.reason}
        onChange={(reason) => change({ reason })}
      />
    </ActSheet>
  )
}

/** The General Secretariat lets the source hear of a hit that came to it first. */
export const PassOnSheet = (sheet: SheetProps): ReactNode => {
  const { hit, open } = sheet
  const words = useWords()
  const reading = useReadVersion(hit, open)
  const { draft, change, act: pass } = useSheetAct(passOnHit, sheet, ['pass-on', blankReason])
  return (
    <ActSheet
      {...sheet}
      reading={reading}
      title={<Words id="hit-act.pass-on" />}
      tone="flash"
      consequence={<Words id="hit.pass-on-consequence" values={{ owner: <Bureau code={hit.owner} /> }} />}
      act={<Words id="hit-act.pass-on" />}
      sent={pass}
      faults={missing('/reason', draft.reason, words('reason.write'))}
      onSubmit={() =>
        pass.mutate({ params: { id: hit.id }, body: { version: reading.version, reason: draft.reason.trim() } })
      }
    >
      <ReasonField
        label="hit.pass-on-reason"
        hint="hit.pass-on-reason-hint"
        autoFocus
        value={draft.reason}
        onChange={(reason) => change({ reason })}
      />
    </ActSheet>
  )
}
