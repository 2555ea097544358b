// When, where and what about an event is, in a form; for a new one and for a change.
import type { ReactNode } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, Form, TextField } from '../console/form.tsx'
import { InstantField } from '../console/instant-field.tsx'
import { useSession } from '../console/session.ts'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { Words } from '../console/words.tsx'
import { addEvent, changeEvent } from './group.event.operations.ts'
import { type EventKind, type EventView, eventKinds } from './group.schema.ts'

type Draft = {
  readonly kind: EventKind
  readonly title: string
  readonly startsAt: string
  readonly endsAt: string
  readonly place: string
  readonly link: string
  readonly agenda: string
}

/** One item a line; empty lines are none. */
const itemsOf = (agenda: string): string[] =>
  agenda
    .split('\n')
    .map((item) => item.trim())
    .filter((item) => item !== '')

export const EventSheet = ({
  group,
  of,
  onClose,
  onDone,
}: {
  group: string
  of: EventView | null
  onClose: () => void
  onDone: (event: EventView) => void
}): ReactNode => {
  const { zone } = useSession()
  const [draft, change, clear] = useDraft<Draft>(
    of === null ? `group-event ${group}` : `event ${of.id} ${of.version}`,
    {
      kind: of?.kind ?? 'meeting',
      title: of?.title ?? '',
      startsAt: of?.startsAt ?? '',
      endsAt: of?.endsAt ?? '',
      place: of?.place ?? '',
      link: of?.link ?? '',
      agenda: (of?.agenda ?? []).join('\n'),
    },
  )
  const options = {
    refreshes: ['group.'],
    onDone: (event: EventView) => {
      clear()
      onDone(event)
    },
  }
  const add = useAct(addEvent, options)
  const save = useAct(changeEvent, options)
  const busy = add.isPending || save.isPending
  const isDeadline = draft.kind === 'deadline'
  const send = () => {
    if (busy) return
    const body = {
      kind: draft.kind,
      title: draft.title.trim(),
      startsAt: draft.startsAt,
      endsAt: isDeadline || draft.endsAt === '' ? null : draft.endsAt,
      zone: of?.zone ?? zone,
      ...(draft.place.trim() === '' ? {} : { place: draft.place.trim() }),
      ...(draft.link.trim() === '' ? {} : { link: draft.link.trim() }),
      agenda: itemsOf(draft.agenda),
    }
    if (of === null) add.mutate({ params: { id: group }, body })
    else save.mutate({ params: { id: of.id }, body: { version: of.version, ...body } })
  }
  return (
    <Sheet
      open
      title={<Words id={of === null ? 'group.event-add' : 'group.event-change'} />}
      onClose={onClose}
      size={560}
    >
      <p className="sheet-consequence">
        <Words id="group.event-in-calendars" />
      </p>
      <Form problem={add.error ?? save.error} onSubmit={send}>
        <CodeField
          label="group.event-kind"
          pointer="/kind"
          list="group-event"
          codes={eventKinds}
          required
          value={draft.kind}
          onChange={(kind) => {
            if (kind) change({ kind })
          }}
        />
        <TextField
          label="group.event-title"
          pointer="/title"
          required
          maxLength={160}
          value={draft.title}
          onChange={(title) => change({ title })}
        />
        <InstantField
          label={isDeadline ? 'group.event-due' : 'group.event-starts'}
          pointer="/startsAt"
          required
          value={draft.startsAt}
          onChange={(startsAt) => change({ startsAt })}
        />
        {isDeadline ? null : (
          <InstantField
            label="group.event-ends"
            pointer="/endsAt"
            required
            value={draft.endsAt}
            onChange={(endsAt) => change({ endsAt })}
          />
        )}
        <TextField
          label="group.event-place"
          pointer="/place"
          maxLength={160}
          value={draft.place}
          onChange={(place) => change({ place })}
        />
        <TextField
          label="group.event-link"
          pointer="/link"
          mono
          maxLength={500}
          value={draft.link}
          onChange={(link) => change({ link })}
        />
        <TextField
          label="group.agenda"
          hint="group.agenda-hint"
          pointer="/agenda"
          lines={4}
          value={draft.agenda}
          onChange={(agenda) => change({ agenda })}
        />
        <FormActs act={<Words id="group.save" />} busy={busy} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}
