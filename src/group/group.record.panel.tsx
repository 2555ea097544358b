// What is kept of a meeting, in a form: who was there, the minutes, and the decisions with who and by when.
import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { FlagField, Form, PartialDateField, TextField } from '../console/form.tsx'
import { Repeated } from '../console/repeated.tsx'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { recordEvent } from './group.event.operations.ts'
import { type EventView, type GroupView, type MemberView, type PresenceKind, presenceKinds } from './group.schema.ts'

type DecisionDraft = {
  readonly key: number
  readonly text: string
  readonly who: string
  readonly by: string
  readonly done: boolean
}
type Draft = {
  readonly minutes: string
  readonly presence: Readonly<Record<string, PresenceKind>>
  readonly decisions: readonly DecisionDraft[]
}

const mostDecisions = 60

export const RecordSheet = ({
  of,
  group,
  onClose,
}: {
  of: EventView
  group: GroupView
  onClose: () => void
}): ReactNode => {
  const [draft, change, clear] = useDraft<Draft>(`event-record ${of.id} ${of.version}`, {
    minutes: of.minutes ?? '',
    presence: Object.fromEntries(of.attendance.map(({ member, presence }) => [member, presence])),
    decisions: of.decisions.map(({ text, who, by, done }, key) => ({ key, text, who, by: by ?? '', done })),
  })
  const save = useAct(recordEvent, {
    refreshes: ['group.'],
    onDone: () => {
      clear()
      tell(<Words id="group.saved" />, 'good')
      onClose()
    },
  })
  const people = group.people ?? []
  const here = new Set(people.map(({ id }) => id))
  const send = () => {
    if (save.isPending) return
    save.mutate({
      params: { id: of.id },
      body: {
        version: of.version,
        ...(draft.minutes.trim() === '' ? {} : { minutes: draft.minutes.trim() }),
        attendance: Object.entries(draft.presence).flatMap(([member, presence]) =>
          here.has(member) ? [{ member, presence }] : [],
        ),
        decisions: draft.decisions.map(({ text, who, by, done }) => ({
          text: text.trim(),
          who: who.trim(),
          by: by === '' ? null : by,
          done,
        })),
      },
    })
  }
  return (
    <Sheet open title={<Words id="group.record" />} onClose={onClose} size={680}>
      <Form problem={save.error} onSubmit={send}>
        <Presences
          people={people}
          value={draft.presence}
          onChange={(member, presence) => change({ presence: { ...draft.presence, [member]: presence } })}
        />
        <TextField
          label="group.minutes"
          hint="group.minutes-hint"
          pointer="/minutes"
          lines={8}
          maxLength={20_000}
          value={draft.minutes}
          onChange={(minutes) => change({ minutes })}
        />
        <Decisions value={draft.decisions} onChange={(decisions) => change({ decisions })} />
        <FormActs act={<Words id="group.save" />} busy={save.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

const Presences = ({
  people,
  value,
  onChange,
}: {
  people: readonly MemberView[]
  value: Draft['presence']
  onChange: (member: string, presence: PresenceKind) => void
}) => {
  const words = useWords()
  const codeWords = useCodeWords()
  return (
    <fieldset className="group-presences">
      <legend>
        <Words id="group.attendance" />
      </legend>
      {people.map((member) => {
        const name = member.name ?? member.bureauName ?? words('group.member-hidden')
        return (
          <div key={member.id} className="group-presence">
            <bdi>{name}</bdi>
            <SegmentedControl
              size="xs"
              aria-label={name}
              value={value[member.id] ?? ''}
              onChange={(next) => onChange(member.id, next as PresenceKind)}
              data={presenceKinds.map((presence) => ({
                value: presence,
                label: codeWords('group-presence', presence),
              }))}
            />
          </div>
        )
      })}
    </fieldset>
  )
}

const Decisions = ({
  value,
  onChange,
}: {
  value: readonly DecisionDraft[]
  onChange: (decisions: readonly DecisionDraft[]) => void
}) => {
  const placeOf = (key: number): number => value.findIndex((one) => one.key === key)
  const pointerOf = (key: number): string => `/decisions/${placeOf(key)}`
  const put = (key: number, members: Partial<DecisionDraft>) =>
    onChange(value.map((one) => (one.key === key ? { ...one, ...members } : one)))
  return (
    <Repeated
      label="group.decision"
      pointer="/decisions"
      keys={value.map(({ key }) => key)}
      max={mostDecisions}
      pointerOf={pointerOf}
      onAdd={() =>
        onChange([
          ...value,
          { key: Math.max(-1, ...value.map(({ key }) => key)) + 1, text: '', who: '', by: '', done: false },
        ])
      }
      onRemove={(key) => onChange(value.filter((one) => one.key !== key))}
      onMoveUp={(key) => {
        const at = placeOf(key)
        const [one, before] = [value[at], value[at - 1]]
        if (one && before) onChange(value.map((each, place) => (place === at - 1 ? one : place === at ? before : each)))
      }}
    >
      {(key) => {
        const one = value[placeOf(key)]
        if (!one) return null
        const pointer = pointerOf(key)
        return (
          <>
            <TextField
              label="group.decision-text"
              pointer={`${pointer}/text`}
              lines={2}
              required
              maxLength={1000}
              value={one.text}
              onChange={(text) => put(key, { text })}
            />
            <div className="form-row">
              <TextField
                label="group.decision-who"
                pointer={`${pointer}/who`}
                required
                maxLength={160}
                value={one.who}
                onChange={(who) => put(key, { who })}
              />
              <PartialDateField
                label="group.decision-by"
                pointer={`${pointer}/by`}
                value={one.by}
                onChange={(by) => put(key, { by })}
              />
            </div>
            <FlagField
              label="group.decision-done"
              pointer={`${pointer}/done`}
              value={one.done}
              onChange={(done) => put(key, { done })}
            />
          </>
        )
      }}
    </Repeated>
  )
}
