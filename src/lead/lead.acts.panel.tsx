// What may be done with a lead now: accept in one click, decline, say what came of it, ask for time and answer that, send on, withdraw.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { CodeField, Form, PartialDateField, TextField } from '../console/form.tsx'
import { InstantField } from '../console/instant-field.tsx'
import { ProblemSummary } from '../console/problem-summary.tsx'
import { FormActs, ReasonSheet, Sheet } from '../console/sheet.tsx'
import { Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import {
  acceptLead,
  answerExtension,
  askExtension,
  declineLead,
  placeLead,
  tellOutcome,
  withdrawLead,
} from './lead.operations.ts'
import {
  type LeadOutcome,
  type LeadReceipt,
  type LeadView,
  type LedTo,
  leadDeclineReasons,
  leadOutcomes,
  leadWithdrawReasons,
  ledToKinds,
} from './lead.schema.ts'

type Acting = { of: LeadView; open: boolean; onClose: () => void }
const refreshes = ['lead.']
const noLabels: ReadonlyMap<string, string> = new Map()
const noted = (text: string) => (text.trim() === '' ? {} : { note: text.trim() })

const useDone = (onClose: () => void) => () => {
  onClose()
  tell(<Words id="lead.saved" />, 'good')
}

const Note = ({ value, onChange }: { value: string; onChange: (value: string) => void }) => (
  <TextField
    label="lead.note"
    hint="lead.note-hint"
    pointer="/note"
    lines={3}
    maxLength={1000}
    value={value}
    onChange={onChange}
  />
)

const Outcome = ({ of, open, onClose }: Acting) => {
  const words = useWords()
  const [outcome, setOutcome] = useState<LeadOutcome | null>(null)
  const [ledTo, setLedTo] = useState<LedTo | null>(null)
  const [on, setOn] = useState('')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAct(tellOutcome, { refreshes, onDone: useDone(onClose) })
  const faults = outcome === null ? [{ pointer: '/outcome', says: words('fault.required') }] : []
  const send = () => {
    setTried(true)
    if (outcome === null || act.isPending) return
    const result = outcome === 'led-to' ? { ...(ledTo ? { ledTo } : {}), ...(on === '' ? {} : { on }) } : {}
    act.mutate({ params: { id: of.id }, body: { outcome, ...result, ...noted(note) } })
  }
  return (
    <Sheet open={open} title={<Words id="lead.outcome" />} onClose={onClose}>
      <Form problem={act.error} {...(tried && faults.length > 0 ? { faults } : {})} onSubmit={send}>
        <CodeField
          label="lead.outcome-label"
          pointer="/outcome"
          list="lead-outcome"
          codes={leadOutcomes}
          required
          autoFocus
          value={outcome}
          onChange={setOutcome}
        />
        {outcome === 'led-to' ? (
          <>
            <CodeField
              label="lead.led-to"
              pointer="/ledTo"
              list="lead-led-to"
              codes={ledToKinds}
              required
              value={ledTo}
              onChange={setLedTo}
            />
            <PartialDateField label="lead.led-on" pointer="/on" required value={on} onChange={setOn} />
          </>
        ) : null}
        <Note value={note} onChange={setNote} />
        <FormActs act={<Words id="lead.outcome" />} busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

const MoreTime = ({ of, open, onClose }: Acting) => {
  const [until, setUntil] = useState('')
  const [why, setWhy] = useState('')
  const act = useAct(askExtension, { refreshes, onDone: useDone(onClose) })
  return (
    <Sheet open={open} title={<Words id="lead.ask-extension" />} onClose={onClose}>
      <Form
        problem={act.error}
        onSubmit={() => act.mutate({ params: { id: of.id }, body: { until, why: why.trim() } })}
      >
        <InstantField
          label="lead.until"
          pointer="/until"
          required
          autoFocus
          value={until}
          onChange={setUntil}
          spans={[2880, 7200, 10080]}
        />
        <TextField label="lead.why" pointer="/why" lines={3} required maxLength={1000} value={why} onChange={setWhy} />
        <FormActs act={<Words id="lead.ask-extension" />} busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

const SendOn = ({ of, open, onClose }: Acting) => {
  const [unit, setUnit] = useState('')
  const [post, setPost] = useState('')
  const act = useAct(placeLead, { refreshes, onDone: useDone(onClose) })
  const named = {
    ...(unit.trim() === '' ? {} : { unit: unit.trim() }),
    ...(post.trim() === '' ? {} : { post: post.trim() }),
  }
  return (
    <Sheet open={open} title={<Words id="lead.place-act" />} onClose={onClose}>
      <p className="sheet-consequence">
        <Words id="lead.place-means" />
      </p>
      <Form problem={act.error} onSubmit={() => act.mutate({ params: { id: of.id }, body: named })}>
        <TextField
          label="lead.unit"
          hint="lead.unit-hint"
          pointer="/unit"
          mono
          maxLength={40}
          value={unit}
          onChange={setUnit}
        />
        <TextField
          label="lead.post"
          hint="lead.post-hint"
          pointer="/post"
          maxLength={200}
          value={post}
          onChange={setPost}
        />
        <FormActs act={<Words id="lead.place-act" />} busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

/** The giver's word to a bureau that asks for more time. */
export const ExtensionAnswer = ({ of, receipt }: { of: LeadView; receipt: LeadReceipt }): ReactNode => {
  const words = useWords()
  const act = useAct(answerExtension, { refreshes, onDone: useDone(() => undefined) })
  const answer = (granted: boolean) => act.mutate({ params: { id: of.id }, body: { bureau: receipt.bureau, granted } })
  if (receipt.askedUntil === null) return null
  return (
    <div className="lead-group">
      <p>
        <Words id="lead.asks-until" /> <Instant at={receipt.askedUntil} how="short" />
      </p>
      {of.allowed.includes('answerExtension') ? (
        <fieldset className="lead-acts" aria-label={words('lead.answer-extension')}>
          <Button size="compact-sm" variant="filled" loading={act.isPending} onClick={() => answer(true)}>
            <Words id="lead.grant" />
          </Button>
          <Button size="compact-sm" loading={act.isPending} onClick={() => answer(false)}>
            <Words id="lead.refuse" />
          </Button>
        </fieldset>
      ) : null}
      <ProblemSummary form={`extension-${receipt.bureau}`} problem={act.error} labels={noLabels} />
    </div>
  )
}

const Decline = ({ of, open, onClose }: Acting) => {
  const act = useAct(declineLead, { refreshes, onDone: useDone(onClose) })
  return (
    <ReasonSheet
      open={open}
      title={<Words id="lead.decline" />}
      consequence={<Words id="lead.decline-means" />}
      reasons={leadDeclineReasons}
      list="lead-decline"
      act={<Words id="lead.decline" />}
      busy={act.isPending}
      problem={act.error}
      onAct={({ reason, text }) => act.mutate({ params: { id: of.id }, body: { reason, ...noted(text) } })}
      onClose={onClose}
    />
  )
}

const Withdraw = ({ of, open, onClose }: Acting) => {
  const act = useAct(withdrawLead, { refreshes, onDone: useDone(onClose) })
  return (
    <ReasonSheet
      open={open}
      title={<Words id="lead.withdraw" />}
      consequence={<Words id="lead.withdraw-means" />}
      reasons={leadWithdrawReasons}
      list="lead-withdraw"
      tone="flash"
      act={<Words id="lead.withdraw" />}
      busy={act.isPending}
      problem={act.error}
      onAct={({ reason, text }) =>
        act.mutate({ params: { id: of.id }, body: { version: of.version, reason, ...noted(text) } })
      }
      onClose={onClose}
    />
  )
}

type Asks = 'decline' | 'outcome' | 'askExtension' | 'place' | 'withdraw'
const buttons: readonly (readonly [Asks, string])[] = [
  ['outcome', 'lead.outcome'],
  ['decline', 'lead.decline'],
  ['askExtension', 'lead.ask-extension'],
  ['place', 'lead.place-act'],
]

export const LeadActs = ({ of }: { of: LeadView }): ReactNode => {
  const [asks, ask] = useState<Asks | null>(null)
  const accept = useAct(acceptLead, { refreshes, onDone: useDone(() => undefined) })
  const may = (act: string): boolean => of.allowed.includes(act)
  const close = () => ask(null)
  return (
    <>
      <div className="lead-acts">
        {may('accept') ? (
          <Button variant="filled" loading={accept.isPending} onClick={() => accept.mutate({ params: { id: of.id } })}>
            <Words id="lead.accept" />
          </Button>
        ) : null}
        {buttons.map(([act, says]) =>
          may(act) ? (
            <Button key={act} {...(act === 'outcome' ? { variant: 'filled' } : {})} onClick={() => ask(act)}>
              <Words id={says} />
            </Button>
          ) : null,
        )}
        {may('withdraw') ? (
          <Button variant="subtle" color="flash" onClick={() => ask('withdraw')}>
            <Words id="lead.withdraw" />
          </Button>
        ) : null}
      </div>
      <ProblemSummary form={`lead-${of.id}`} problem={accept.error} labels={noLabels} />
      <Decline of={of} open={asks === 'decline'} onClose={close} />
      <Outcome of={of} open={asks === 'outcome'} onClose={close} />
      <MoreTime of={of} open={asks === 'askExtension'} onClose={close} />
      <SendOn of={of} open={asks === 'place'} onClose={close} />
      <Withdraw of={of} open={asks === 'withdraw'} onClose={close} />
    </>
  )
}
