// One's own conflicts of interest in a form: what each is about, and a note that other bureaus never see.
import type { ReactNode } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, CountryField, Form, TextField } from '../console/form.tsx'
import { Repeated } from '../console/repeated.tsx'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { Words } from '../console/words.tsx'
import { crimeAreas } from '../terms/crime-area.ts'
import { type ConflictDraft, conflictsOf, movedUp, nextKey, withEntry, withoutEntry } from './expert.draft.panel.ts'
import { stateConflicts } from './expert.operations.ts'
import type { ExpertView } from './expert.schema.ts'
import { conflictKinds } from './expert.skill.table.ts'

const most = 40

export const ConflictsSheet = ({ of, onClose }: { of: ExpertView; onClose: () => void }): ReactNode => {
  const [{ conflicts }, change, clear] = useDraft<{ readonly conflicts: readonly ConflictDraft[] }>(
    `expert-conflicts ${of.id} ${of.version}`,
    { conflicts: (of.conflicts ?? []).map(({ about, value, note }, key) => ({ key, about, value, note: note ?? '' })) },
  )
  const save = useAct(stateConflicts, {
    refreshes: ['expert.'],
    onDone: () => {
      clear()
      tell(<Words id="expert.saved" />, 'good')
      onClose()
    },
  })
  const pointerOf = (key: number): string => `/conflicts/${conflicts.findIndex((one) => one.key === key)}`
  const set = (next: readonly ConflictDraft[]) => change({ conflicts: next })
  return (
    <Sheet open title={<Words id="expert.conflicts-edit" />} onClose={onClose} size={640}>
      <p className="sheet-consequence">
        <Words id="expert.conflicts-means" />
      </p>
      <Form
        problem={save.error}
        onSubmit={() => {
          if (!save.isPending)
            save.mutate({ params: { id: of.id }, body: { version: of.version, conflicts: conflictsOf(conflicts) } })
        }}
      >
        <Repeated
          label="expert.conflict"
          pointer="/conflicts"
          keys={conflicts.map(({ key }) => key)}
          max={most}
          pointerOf={pointerOf}
          onAdd={() => set([...conflicts, { key: nextKey(conflicts), about: 'bureau', value: '', note: '' }])}
          onRemove={(key) => set(withoutEntry(conflicts, key))}
          onMoveUp={(key) => set(movedUp(conflicts, key))}
        >
          {(key) => {
            const one = conflicts.find((conflict) => conflict.key === key)
            if (!one) return null
            const pointer = pointerOf(key)
            const put = (members: Partial<ConflictDraft>) => set(withEntry(conflicts, key, members))
            return (
              <>
                <div className="form-row">
                  <CodeField
                    label="expert.conflict-about"
                    pointer={`${pointer}/about`}
                    list="expert-conflict"
                    codes={conflictKinds}
                    required
                    value={one.about}
                    onChange={(about) => {
                      if (about) put({ about, value: '' })
                    }}
                  />
                  <Value of={one} pointer={`${pointer}/value`} onChange={(value) => put({ value })} />
                </div>
                <TextField
                  label="expert.conflict-note"
                  hint="expert.conflict-note-hint"
                  pointer={`${pointer}/note`}
                  lines={2}
                  maxLength={500}
                  value={one.note}
                  onChange={(note) => put({ note })}
                />
              </>
            )
          }}
        </Repeated>
        <FormActs act={<Words id="expert.save" />} busy={save.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

/** What a conflict is about, in the field its kind needs. */
const Value = ({
  of,
  pointer,
  onChange,
}: {
  of: ConflictDraft
  pointer: string
  onChange: (value: string) => void
}) => {
  if (of.about === 'country')
    return (
      <CountryField
        label="expert.conflict-country"
        pointer={pointer}
        required
        value={of.value === '' ? null : of.value}
        onChange={(value) => onChange(value ?? '')}
      />
    )
  if (of.about === 'crime-area')
    return (
      <CodeField
        label="expert.conflict-area"
        pointer={pointer}
        list="crime-area"
        codes={crimeAreas}
        required
        value={crimeAreas.find((area) => area === of.value) ?? null}
        onChange={(value) => onChange(value ?? '')}
      />
    )
  return (
    <TextField
      label={of.about === 'bureau' ? 'expert.conflict-bureau' : 'expert.conflict-threat'}
      hint={of.about === 'bureau' ? 'expert.conflict-bureau-hint' : 'expert.conflict-threat-hint'}
      pointer={pointer}
      mono
      required
      maxLength={60}
      value={of.value}
      onChange={(value) => onChange(value.toLowerCase())}
    />
  )
}
