// Claims entered by hand under a contribution: of an entity, of a link between two, of an event; each with who said it and when.
import { SegmentedControl } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, CountryField, FlagField, Form, PartialDateField, TextField } from '../console/form.tsx'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { EntityChoiceField, EntityChoicesField } from './material.choice.panel.tsx'
import { EntityFieldsForm } from './material.claim.panel.tsx'
import { type ClaimDraft, claimOf, claimTypes, emptyClaim, missingOfClaim } from './material.claims.panel.ts'
import { entityKinds, eventKinds, linkKinds } from './material.fields.schema.ts'
import { addClaims } from './material.operations.ts'
import type { ContributionView } from './material.schema.ts'

type Change = (members: Partial<ClaimDraft>) => void
type PartProps = { readonly of: ContributionView; readonly draft: ClaimDraft; readonly change: Change }

/** Entities this contribution speaks of already. */
const nearOf = ({ statements }: ContributionView) =>
  statements.flatMap(({ about, entity, title }) =>
    about === 'entity' && entity !== null ? [{ id: entity, title }] : [],
  )

const OfEntity = ({ of, draft, change }: PartProps) => (
  <>
    <EntityChoiceField
      label="material.claim-entity"
      hint="material.claim-entity-hint"
      pointer="/entities/0/entity"
      file={of.file}
      near={nearOf(of)}
      value={draft.entity}
      onChange={(entity) => change({ entity })}
    />
    <CodeField
      label="material.kind"
      pointer="/entities/0/kind"
      list="material-kind"
      codes={entityKinds}
      required
      value={draft.kind}
      onChange={(kind) => change({ kind: kind ?? draft.kind })}
    />
    <EntityFieldsForm
      kind={draft.kind}
      at="/entities/0/fields"
      value={draft.fields}
      onChange={(fields) => change({ fields })}
    />
  </>
)

const OfLink = ({ of, draft, change }: PartProps) => (
  <>
    <EntityChoiceField
      label="material.link-one"
      pointer="/links/0/entity"
      required
      file={of.file}
      near={nearOf(of)}
      value={draft.one}
      onChange={(one) => change({ one })}
    />
    <CodeField
      label="material.link-kind"
      pointer="/links/0/fields/kind"
      list="material-link"
      codes={linkKinds}
      required
      value={draft.linkKind}
      onChange={(linkKind) => change({ linkKind })}
    />
    <EntityChoiceField
      label="material.link-other"
      pointer="/links/0/other"
      required
      file={of.file}
      near={nearOf(of)}
      value={draft.other}
      onChange={(other) => change({ other })}
    />
    <FlagField
      label="material.link-directed"
      pointer="/links/0/fields/directed"
      value={draft.directed}
      onChange={(directed) => change({ directed })}
    />
    <div className="form-row">
      <PartialDateField
        label="material.link-since"
        pointer="/links/0/fields/from"
        value={draft.from}
        onChange={(from) => change({ from })}
      />
      <PartialDateField
        label="material.link-till"
        pointer="/links/0/fields/until"
        value={draft.until}
        onChange={(until) => change({ until })}
      />
    </div>
    <TextField
      label="material-field.note"
      pointer="/links/0/fields/note"
      lines={2}
      maxLength={1000}
      value={draft.note}
      onChange={(note) => change({ note })}
    />
  </>
)

const OfEvent = ({ of, draft, change }: PartProps) => (
  <>
    <CodeField
      label="material.event-kind"
      pointer="/events/0/fields/kind"
      list="material-event"
      codes={eventKinds}
      required
      value={draft.eventKind}
      onChange={(eventKind) => change({ eventKind })}
    />
    <EntityChoicesField
      label="material.participants"
      pointer="/events/0/participants"
      file={of.file}
      near={nearOf(of)}
      value={draft.participants}
      onChange={(participants) => change({ participants })}
    />
    <div className="form-row">
      <PartialDateField
        label="material.when"
        pointer="/events/0/fields/when"
        required
        value={draft.when}
        onChange={(when) => change({ when })}
      />
      <TextField
        label="material.time"
        pointer="/events/0/fields/time"
        mono
        maxLength={40}
        value={draft.time}
        onChange={(time) => change({ time })}
      />
    </div>
    <div className="form-row">
      <TextField
        label="material.where"
        pointer="/events/0/fields/where"
        maxLength={160}
        value={draft.where}
        onChange={(where) => change({ where })}
      />
      <CountryField
        label="material-field.country"
        pointer="/events/0/fields/country"
        value={draft.country}
        onChange={(country) => change({ country })}
      />
    </div>
    <TextField
      label="material-field.note"
      pointer="/events/0/fields/note"
      lines={2}
      maxLength={1000}
      value={draft.note}
      onChange={(note) => change({ note })}
    />
  </>
)

const parts = { entity: OfEntity, link: OfLink, event: OfEvent } as const

/** The sheet for one claim more; after it was added the next may be typed at once. */
export const ClaimSheet = ({
  of,
  open,
  onClose,
}: {
  of: ContributionView
  open: boolean
  onClose: () => void
}): ReactNode => {
  const words = useWords()
  const [draft, change, clear] = useDraft<ClaimDraft>(`claim ${of.id}`, emptyClaim)
  const [tried, setTried] = useState(false)
  const add = useAct(addClaims, {
    refreshes: ['material.'],
    onDone: () => {
      const { about, kind, saidBy, saidAt } = draft
      clear()
      // Whoever enters several says the same source of each.
      change({ about, kind, saidBy, saidAt })
      setTried(false)
      tell(<Words id="material.claim-added" />, 'good')
    },
  })
  const faults = missingOfClaim(draft).map((pointer) => ({ pointer, says: words('fault.required') }))
  const Fields = parts[draft.about]
  const at = draft.about === 'entity' ? '/entities/0' : draft.about === 'link' ? '/links/0' : '/events/0'
  return (
    <Sheet open={open} title={<Words id="material.add-claim" />} onClose={onClose} size={720}>
      <Form
        problem={add.error}
        {...(tried && faults.length > 0 ? { faults } : {})}
        onSubmit={() => {
          setTried(true)
          if (faults.length === 0 && !add.isPending) add.mutate({ params: { id: of.id }, body: claimOf(draft) })
        }}
      >
        <SegmentedControl
          aria-label={words('material.about')}
          value={draft.about}
          data={claimTypes.map((value) => ({ value, label: words(`material-about.${value}`) }))}
          onChange={(about) => change({ about: claimTypes.find((one) => one === about) ?? 'entity' })}
        />
        <Fields of={of} draft={draft} change={change} />
        <div className="form-row">
          <TextField
            label="material.said-by"
            hint="material.said-by-hint"
            pointer={`${at}/saidBy`}
            maxLength={160}
            value={draft.saidBy}
            onChange={(saidBy) => change({ saidBy })}
          />
          <PartialDateField
            label="material.said-at"
            pointer={`${at}/saidAt`}
            value={draft.saidAt}
            onChange={(saidAt) => change({ saidAt })}
          />
        </div>
        <FormActs act={<Words id="material.add-claim" />} busy={add.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}
