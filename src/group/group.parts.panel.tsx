// Parts of groups that several screens draw: lines of events, crime areas, the form of a group, and a question before an act.
import { Button, MultiSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { type FieldProps, Form, TextField, useField } from '../console/form.tsx'
import { To } from '../console/go.tsx'
import type { Problem } from '../console/problem.ts'
import { Box, FormActs, Sheet } from '../console/sheet.tsx'
import { Failed } from '../console/states.tsx'
import { Instant, TwoTimes } from '../console/time.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { type CrimeArea, crimeAreas, isCrimeArea } from '../terms/crime-area.ts'
import { changeGroup, foundGroup } from './group.operations.ts'
import type { EventLine, GroupView } from './group.schema.ts'
import './group.css'

/** One event in a list: time, kind, title, where; struck through when cancelled. */
export const EventInLine = ({ of, withGroup = false }: { of: EventLine; withGroup?: boolean }): ReactNode => {
  const codeWords = useCodeWords()
  return (
    <span className="group-event" data-state={of.state}>
      {withGroup ? <Instant at={of.startsAt} how="short" /> : <TwoTimes at={of.startsAt} />}{' '}
      <span className="quiet">{codeWords('group-event', of.kind)}</span>{' '}
      <To address={`/groups/${of.group}/events/${of.id}`}>
        <bdi className="strong">{of.title}</bdi>
      </To>
      {of.place ? (
        <>
          {' · '}
          <bdi>{of.place}</bdi>
        </>
      ) : null}
      {withGroup ? (
        <>
          {' · '}
          <bdi className="quiet">{of.groupName}</bdi>
        </>
      ) : null}
      {of.state === 'cancelled' ? (
        <>
          {' · '}
          <span className="group-cancelled">{codeWords('group-event-state', of.state)}</span>
        </>
      ) : null}
      {of.openDecisions > 0 ? (
        <>
          {' · '}
          <Words id="group.decisions-open" values={{ count: of.openDecisions }} />
        </>
      ) : null}
    </span>
  )
}

export const Areas = ({ of }: { of: readonly string[] }): ReactNode => {
  const codeWords = useCodeWords()
  return of.length === 0 ? (
    <span className="quiet">—</span>
  ) : (
    of.map((area) => codeWords('crime-area', area)).join(' · ')
  )
}

const AreasField = ({
  value,
  onChange,
  ...field
}: FieldProps & { value: readonly CrimeArea[]; onChange: (areas: CrimeArea[]) => void }) => {
  const codeWords = useCodeWords()
  return (
    <MultiSelect
      {...useField(field)}
      data={crimeAreas.map((area) => ({ value: area, label: codeWords('crime-area', area) }))}
      value={[...value]}
      onChange={(next) => onChange(next.filter(isCrimeArea))}
      searchable
      hidePickedOptions
      nothingFoundMessage={<Words id="form.nothing-found" />}
    />
  )
}

type Draft = { readonly name: string; readonly purpose: string; readonly areas: readonly CrimeArea[] }

/** Founds a group, or changes one. */
export const GroupSheet = ({
  of,
  onClose,
  onDone,
}: {
  of: GroupView | null
  onClose: () => void
  onDone: (group: GroupView) => void
}): ReactNode => {
  const [draft, change, clear] = useDraft<Draft>(of === null ? 'group-new' : `group ${of.id} ${of.version}`, {
    name: of?.name ?? '',
    purpose: of?.purpose ?? '',
    areas: (of?.crimeAreas ?? []).filter(isCrimeArea),
  })
  const options = {
    refreshes: ['group.'],
    onDone: (group: GroupView) => {
      clear()
      onDone(group)
    },
  }
  const found = useAct(foundGroup, options)
  const save = useAct(changeGroup, options)
  const body = { name: draft.name.trim(), purpose: draft.purpose.trim(), crimeAreas: [...draft.areas] }
  const busy = found.isPending || save.isPending
  return (
    <Sheet open title={<Words id={of === null ? 'group.found' : 'group.change'} />} onClose={onClose}>
      <p className="sheet-consequence">
        <Words id="group.seen-by-all" />
      </p>
      <Form
        problem={found.error ?? save.error}
        onSubmit={() => {
          if (busy) return
          if (of === null) found.mutate({ body })
          else save.mutate({ params: { id: of.id }, body: { version: of.version, ...body } })
        }}
      >
        <TextField
          label="group.name"
          pointer="/name"
          required
          maxLength={120}
          value={draft.name}
          onChange={(name) => change({ name })}
        />
        <TextField
          label="group.purpose"
          pointer="/purpose"
          lines={4}
          required
          maxLength={1000}
          value={draft.purpose}
          onChange={(purpose) => change({ purpose })}
        />
        <AreasField
          label="group.crime-areas"
          pointer="/crimeAreas"
          value={draft.areas}
          onChange={(areas) => change({ areas })}
        />
        <FormActs act={<Words id={of === null ? 'group.found' : 'group.save'} />} busy={busy} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

/** Repeats in words what will happen, and does it on the button only. */
export const Sure = ({
  open,
  title,
  means,
  busy,
  problem,
  run,
  onClose,
}: {
  open: boolean
  title: string
  means: string
  busy: boolean
  problem: Problem | null
  run: () => void
  onClose: () => void
}): ReactNode => (
  <Box open={open} title={<Words id={title} />} onClose={onClose}>
    <p>
      <Words id={means} />
    </p>
    {problem ? <Failed problem={problem} /> : null}
    <div className="form-acts">
      <Button variant="filled" loading={busy} onClick={run} data-autofocus>
        <Words id={title} />
      </Button>
      <Button variant="subtle" onClick={onClose}>
        <Words id="layer.not-now" />
      </Button>
    </div>
  </Box>
)

/** A refusal in the hub's words, beside what was tried. */
export const Refused = ({ of }: { of: Problem | null }): ReactNode =>
  of === null ? null : (
    <p role="alert" className="group-refused">
      {of.detail || of.title || <Words id={`problem.${of.code}`} />}
    </p>
  )
