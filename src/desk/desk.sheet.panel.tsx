// Sheets of the desk that ask for something before an item moves: for whom, until when, with what outcome, for which reason.
import { Radio, Select } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { serverNow } from '../console/clock.ts'
import { Form, TextField, useField } from '../console/form.tsx'
import { InstantField } from '../console/instant-field.tsx'
import type { ProblemPointer } from '../console/problem.ts'
import { useMay, useSession } from '../console/session.ts'
import { FormActs, ReasonSheet, Sheet } from '../console/sheet.tsx'
import { Answered } from '../console/states.tsx'
import { Deadline } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { listOfficers } from '../officer/officer.operations.ts'
import { useItemActs } from './desk.acts.panel.tsx'
import { escalateItem, reopenItem, showItem } from './desk.operations.ts'
import { type HandOutcome, type ItemLine, outcomesWithReason } from './desk.schema.ts'
import { showShift } from './desk.shift.operations.ts'
import { snoozeSpans } from './desk.wanted.panel.ts'

export const sheetActs = ['assign', 'snooze', 'done', 'escalate', 'reopen', 'link'] as const
export type SheetAct = (typeof sheetActs)[number]
/** Which sheet is open over the desk, and for which items. */
export type OpenSheet = { readonly act: SheetAct; readonly items: readonly ItemLine[] }
export type SheetProps = { readonly items: readonly ItemLine[]; readonly onClose: () => void }

/** Which items a sheet is about: a reference, or how many. */
export const Which = ({ items }: { items: readonly ItemLine[] }): ReactNode => (
  <Words
    id="desk.which"
    values={{
      count: items.length,
      reference: (
        <bdi dir="ltr" className="mono">
          {items[0]?.reference ?? '–'}
        </bdi>
      ),
    }}
  />
)

/** Officers who may get an item: those on duty first, then the others of the desk. */
export const OfficerField = ({
  label,
  pointer,
  value,
  onChange,
  dutyOnly = false,
  required = true,
  self = false,
}: {
  label: string
  pointer: string
  value: string | null
  onChange: (officer: string | null) => void
  dutyOnly?: boolean
  required?: boolean
  /** Whether one may choose oneself. */
  self?: boolean
}): ReactNode => {
  const words = useWords()
  const codeWords = useCodeWords()
  const { officer: own } = useSession()
  const mayList = useMay(listOfficers) && !dutyOnly
  const shift = useAnswer(showShift, {})
  const all = useAnswer(listOfficers, { query: { limit: 200 } }, { when: mayList })
  const onDuty = (shift.data?.onDuty ?? []).filter(({ officer }) => self || officer !== own)
  const there = new Set(onDuty.map(({ officer }) => officer))
  const others = (all.data?.officers ?? []).filter(
    ({ officer, state, duties }) =>
      (self || officer !== own) &&
      !there.has(officer) &&
      state === 'active' &&
      duties.some((duty) => deskDuties.includes(duty)),
  )
  const groups = [
    {
      group: words('desk.on-duty'),
      items: onDuty.map(({ officer, role, languages }) => ({
        value: officer,
        label: [officer, codeWords('shift-role', role), languages.join(' ').toUpperCase()].join(' · '),
      })),
    },
    {
      group: words('desk.not-on-duty'),
      items: others.map(({ officer, title }) => ({ value: officer, label: `${officer} · ${title}` })),
    },
  ].filter(({ items }) => items.length > 0)
  return (
    <Select
      {...useField({ label, pointer, required, autoFocus: required })}
      data={groups}
      value={value}
      onChange={onChange}
      searchable
      selectFirstOptionOnChange
      // Where it is what the sheet is for, who there is to choose from is seen at once.
      openOnFocus={required}
      clearable={!required}
      nothingFoundMessage={<Words id="desk.nobody-there" />}
    />
  )
}
const deskDuties: readonly string[] = ['desk', 'notices', 'compliance', 'command']

/** Shows faults once somebody has tried; answers them and how to try. */
const useFaults = (faults: readonly ProblemPointer[]) => {
  const [tried, setTried] = useState(false)
  return {
    shown: tried && faults.length > 0 ? { faults } : {},
    tries: (run: () => void) => () => {
      setTried(true)
      if (faults.length === 0) run()
    },
  }
}

export const AssignSheet = ({ items, onClose }: SheetProps): ReactNode => {
  const words = useWords()
  const acts = useItemActs()
  const [officer, choose] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const { shown, tries } = useFaults(
    officer === null ? [{ pointer: '/officer', says: words('desk.choose-officer') }] : [],
  )
  const assign = async () => {
    setBusy(true)
    const went = await acts.assign(items, officer ?? '', note.trim())
    setBusy(false)
    if (went || items.length > 1) onClose()
  }
  return (
    <Sheet open onClose={onClose} title={<Words id="desk-act.assign" />}>
      <p className="quiet">
        <Which items={items} />
      </p>
      <Form {...shown} onSubmit={tries(() => void assign())}>
        <OfficerField label="desk.officer" pointer="/officer" value={officer} onChange={choose} />
        <TextField label="desk.note" pointer="/note" lines={2} maxLength={1000} value={note} onChange={setNote} />
        <FormActs act={<Words id="desk-act.assign" />} busy={busy} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

export const SnoozeSheet = ({ items, onClose }: SheetProps): ReactNode => {
  const words = useWords()
  const acts = useItemActs()
  const dues = items.map(({ dueAt }) => dueAt)
  const spans = snoozeSpans(dues, serverNow())
  const [until, setUntil] = useState('')
  const [busy, setBusy] = useState(false)
  const { shown, tries } = useFaults(until === '' ? [{ pointer: '/until', says: words('desk.choose-until') }] : [])
  const first = dues.flatMap((due) => (due === null ? [] : [due])).sort()[0]
  const snooze = async () => {
    setBusy(true)
    const went = await acts.snooze(items, until)
    setBusy(false)
    if (went || items.length > 1) onClose()
  }
  return (
    <Sheet open onClose={onClose} title={<Words id="desk-act.snooze" />}>
      <p className="quiet">
        <Which items={items} /> <Words id="desk.snooze-why" />{' '}
        {first ? (
          <>
            <Words id="desk.snooze-limit" /> <Deadline at={first} />
          </>
        ) : null}
      </p>
      <Form {...shown} onSubmit={tries(() => void snooze())}>
        <InstantField
          label="desk.until"
          pointer="/until"
          value={until}
          onChange={setUntil}
          spans={spans}
          required
          autoFocus
        />
        <FormActs act={<Words id="desk-act.snooze" />} busy={busy} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

const Outcomes = ({
  item,
  outcomes,
  onClose,
}: {
  item: ItemLine
  outcomes: readonly HandOutcome[]
  onClose: () => void
}) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const acts = useItemActs()
  const [outcome, choose] = useState<HandOutcome | null>(outcomes[0] ?? null)
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  // The outcomes come after the sheet has given the focus to what it had then.
  useEffect(() => list.current?.querySelector<HTMLElement>('input:checked, input')?.focus(), [])
  const wants = outcome !== null && outcomesWithReason.includes(outcome)
  const { shown, tries } = useFaults([
    ...(outcome === null ? [{ pointer: '/outcome', says: words('desk.choose-outcome') }] : []),
    ...(wants && text.trim() === '' ? [{ pointer: '/words', says: words('reason.write') }] : []),
  ])
  const finish = async () => {
    if (outcome === null) return
    setBusy(true)
    const went = await acts.finish(item, outcome, text.trim())
    setBusy(false)
    if (went) onClose()
  }
  if (outcomes.length === 0)
    return (
      <p>
        <Words id="desk.done-elsewhere" />
      </p>
    )
  return (
    <Form {...shown} onSubmit={tries(() => void finish())}>
      <Radio.Group
        ref={list}
        label={words('desk.outcome')}
        withAsterisk
        value={outcome}
        onChange={(value) => choose(value as HandOutcome)}
      >
        {outcomes.map((code, at) => (
          <Radio
            key={code}
            value={code}
            label={codeWords('item-outcome', code)}
            mt={6}
            {...(at === 0 ? { 'data-autofocus': true } : {})}
          />
        ))}
      </Radio.Group>
      <TextField
        label={wants ? 'reason.text' : 'reason.text-optional'}
        pointer="/words"
        lines={3}
        maxLength={1000}
        required={wants}
        value={text}
        onChange={setText}
      />
      <FormActs act={<Words id="desk-act.done" />} busy={busy} onLeave={onClose} />
    </Form>
  )
}

/** Done, with what came of it: the outcomes of the kind come from the hub. */
export const DoneSheet = ({ items, onClose }: SheetProps): ReactNode => {
  const [item] = items
  const shown = useAnswer(showItem, { params: { id: item?.id ?? '' } }, { when: item !== undefined })
  return (
    <Sheet open onClose={onClose} title={<Words id="desk-act.done" />}>
      <p className="quiet">
        <Which items={items} />
      </p>
      <Answered of={shown} rows={4}>
        {(view) => <Outcomes key={view.id} item={view} outcomes={view.outcomes} onClose={onClose} />}
      </Answered>
    </Sheet>
  )
}

export const EscalateSheet = ({ items, onClose }: SheetProps): ReactNode => {
  const [item] = items
  const escalate = useAct(escalateItem, {
    refreshes: ['desk.'],
    onDone: () => {
      tell(<Words id="desk.done-escalate" />, 'good')
      onClose()
    },
  })
  const level = Math.min(3, (item?.escalation ?? 0) + 1)
  return (
    <ReasonSheet
      open
      title={<Words id="desk-act.escalate" />}
      consequence={
        <>
          <Which items={items} /> <Words id={`desk.escalate-to-${level}`} />
        </>
      }
      reasons={[]}
      list="desk"
      act={<Words id="desk-act.escalate" />}
      tone={level === 3 ? 'flash' : 'urgent'}
      textRequired
      busy={escalate.isPending}
      problem={escalate.error}
      onAct={({ text }) => item && escalate.mutate({ params: { id: item.id }, body: { reason: text } })}
      onClose={onClose}
    />
  )
}

export const ReopenSheet = ({ items, onClose }: SheetProps): ReactNode => {
  const [item] = items
  const reopen = useAct(reopenItem, { refreshes: ['desk.'], onDone: onClose })
  return (
    <ReasonSheet
      open
      title={<Words id="desk-act.reopen" />}
      consequence={
        <>
          <Which items={items} /> <Words id="desk.reopen-consequence" />
        </>
      }
      reasons={[]}
      list="desk"
      act={<Words id="desk-act.reopen" />}
      textRequired
      busy={reopen.isPending}
      problem={reopen.error}
      onAct={({ text }) => item && reopen.mutate({ params: { id: item.id }, body: { reason: text } })}
      onClose={onClose}
    />
  )
}
