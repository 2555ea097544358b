// One's own profile in a form: name, skills, presence, who sees it, and what other bureaus do not see.
import type { ReactNode } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, FlagField, Form, PartialDateField, TextField } from '../console/form.tsx'
import { Repeated } from '../console/repeated.tsx'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { Words } from '../console/words.tsx'
import {
  movedUp,
  nextKey,
  type PeriodDraft,
  type SkillDraft,
  skillDrafts,
  skillsOf,
  withEntry,
  withoutEntry,
} from './expert.draft.panel.ts'
import { describeExpert } from './expert.operations.ts'
import { type ExpertView, type HidablePart, hidableParts, type Visibility, visibilities } from './expert.schema.ts'
import { presences } from './expert.skill.table.ts'
import { SkillFields } from './expert.skills.panel.tsx'

type Draft = {
  readonly name: string
  readonly position: string
  readonly zone: string
  readonly skills: readonly SkillDraft[]
  readonly availability: readonly PeriodDraft[]
  readonly visibility: Visibility
  readonly hides: readonly HidablePart[]
}

export const EditSheet = ({ of, onClose }: { of: ExpertView; onClose: () => void }): ReactNode => {
  const [draft, change, clear] = useDraft<Draft>(`expert ${of.id} ${of.version}`, {
    name: of.name,
    position: of.function ?? '',
    zone: of.zone,
    skills: skillDrafts(of.skills),
    availability: of.availability.map((period, key) => ({ key, ...period })),
    visibility: of.visibility,
    hides: of.hides,
  })
  const save = useAct(describeExpert, {
    refreshes: ['expert.'],
    onDone: () => {
      clear()
      tell(<Words id="expert.saved" />, 'good')
      onClose()
    },
  })
  const send = () => {
    if (save.isPending) return
    save.mutate({
      params: { id: of.id },
      body: {
        version: of.version,
        name: draft.name.trim(),
        function: draft.position.trim(),
        zone: draft.zone.trim(),
        skills: skillsOf(draft.skills),
        availability: draft.availability.map(({ from, until, presence }) => ({ from, until, presence })),
        visibility: draft.visibility,
        hides: [...draft.hides],
      },
    })
  }
  return (
    <Sheet open title={<Words id="expert.edit" />} onClose={onClose} size={720}>
      <Form problem={save.error} onSubmit={send}>
        <div className="form-row">
          <TextField
            label="expert.name"
            pointer="/name"
            required
            maxLength={120}
            value={draft.name}
            onChange={(name) => change({ name })}
          />
          <TextField
            label="expert.function"
            pointer="/function"
            required
            maxLength={120}
            value={draft.position}
            onChange={(position) => change({ position })}
          />
        </div>
        <div className="form-row">
          <TextField
            label="expert.zone"
            hint="expert.zone-hint"
            pointer="/zone"
            mono
            required
            maxLength={60}
            value={draft.zone}
            onChange={(zone) => change({ zone })}
          />
          <CodeField
            label="expert.visibility"
            pointer="/visibility"
            list="expert-visibility"
            codes={visibilities}
            required
            value={draft.visibility}
            onChange={(visibility) => {
              if (visibility) change({ visibility })
            }}
          />
        </div>
        <SkillFields value={draft.skills} onChange={(skills) => change({ skills })} />
        <Periods value={draft.availability} onChange={(availability) => change({ availability })} />
        <fieldset className="expert-hides">
          <legend>
            <Words id="expert.hides" />
          </legend>
          {hidableParts.map((part) => (
            <FlagField
              key={part}
              label={`expert-part.${part}`}
              pointer={`/hides/${part}`}
              value={draft.hides.includes(part)}
              onChange={(on) =>
                change({ hides: on ? [...draft.hides, part] : draft.hides.filter((other) => other !== part) })
              }
            />
          ))}
        </fieldset>
        <FormActs act={<Words id="expert.save" />} busy={save.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

const mostPeriods = 40

const Periods = ({
  value,
  onChange,
}: {
  value: readonly PeriodDraft[]
  onChange: (periods: readonly PeriodDraft[]) => void
}) => {
  const pointerOf = (key: number): string => `/availability/${value.findIndex((one) => one.key === key)}`
  return (
    <Repeated
      label="expert.availability"
      hint="expert.availability-hint"
      pointer="/availability"
      keys={value.map(({ key }) => key)}
      max={mostPeriods}
      pointerOf={pointerOf}
      onAdd={() => onChange([...value, { key: nextKey(value), from: '', until: '', presence: 'absent' }])}
      onRemove={(key) => onChange(withoutEntry(value, key))}
      onMoveUp={(key) => onChange(movedUp(value, key))}
    >
      {(key) => {
        const period = value.find((one) => one.key === key)
        if (!period) return null
        const pointer = pointerOf(key)
        const change = (members: Partial<PeriodDraft>) => onChange(withEntry(value, key, members))
        return (
          <div className="form-row">
            <PartialDateField
              label="expert.from"
              pointer={`${pointer}/from`}
              required
              value={period.from}
              onChange={(from) => change({ from })}
            />
            <PartialDateField
              label="expert.until"
              pointer={`${pointer}/until`}
              required
              value={period.until}
              onChange={(until) => change({ until })}
            />
            <CodeField
              label="expert.presence"
              pointer={`${pointer}/presence`}
              list="presence"
              codes={presences}
              required
              value={period.presence}
              onChange={(presence) => {
                if (presence) change({ presence })
              }}
            />
          </div>
        )
      }}
    </Repeated>
  )
}
