// The note for a traveller who was found not to be the one recorded: with their consent the next border is told, for a year.
import { type ReactNode, useEffect } from 'react'
import { CodeField, CountryField, FlagField, PartialDateField, TextField } from '../console/form.tsx'
import { Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { travelDocumentTypes } from '../terms/document-number.ts'
import { type ClearDraft, clearBodyOf, clearDraftOf, clearFaults } from './hit.clearing.panel.ts'
import { clearHit } from './hit.operations.ts'
import type { HitView } from './hit.schema.ts'
import { ActSheet, type SheetProps, useSheetAct } from './hit.sheet.panel.tsx'

type Draft = ClearDraft & { readonly touched: boolean }

const draftOf = (hit: HitView): Draft => ({ ...clearDraftOf(hit), touched: false })

export const ClearSheet = (sheet: SheetProps): ReactNode => {
  const { hit, open } = sheet
  const words = useWords()
  const {
    draft,
    change,
    act: clear,
  } = useSheetAct(clearHit, sheet, ['clear', draftOf(hit)], {
    onDone: ({ until }) =>
      tell(<Words id="hit.clear-done" values={{ until: <Instant key="until" at={until} how="short" /> }} />, 'good'),
  })
  const touch = (members: Partial<ClearDraft>) => change({ ...members, touched: true })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the traveller showed is taken when the form opens, never over what was typed
  useEffect(() => {
    if (open && !draft.touched) change(draftOf(hit))
  }, [open])
  return (
    <ActSheet
      {...sheet}
      title={<Words id="hit-act.clear" />}
      consequence={
        <>
          <p>
            <Words id="hit.clear-consequence" />
          </p>
          <p>
            <Words id="hit.clear-kept" />
          </p>
        </>
      }
      act={<Words id="hit.clear-sign" />}
      sent={clear}
      faults={clearFaults(draft).map(({ pointer, says }) => ({ pointer, says: words(says) }))}
      onSubmit={() => {
        const body = clearBodyOf(draft)
        if (body) clear.mutate({ params: { id: hit.id }, body })
      }}
    >
      <TextField
        label="hit.clear-number"
        hint="hit.clear-number-hint"
        pointer="/document/number"
        mono
        maxLength={40}
        required
        autoFocus
        value={draft.number}
        onChange={(number) => touch({ number })}
      />
      <div className="form-row">
        <CountryField
          label="hit.clear-country"
          pointer="/document/country"
          required
          value={draft.country}
          onChange={(country) => touch({ country })}
        />
        <CodeField
          label="hit.clear-type"
          pointer="/document/type"
          list="document-type"
          codes={travelDocumentTypes}
          required
          value={draft.type}
          onChange={(type) => touch({ type })}
        />
      </div>
      <PartialDateField
        label="hit.clear-birth"
        pointer="/dateOfBirth"
        required
        value={draft.dateOfBirth}
        onChange={(dateOfBirth) => touch({ dateOfBirth })}
      />
      <FlagField
        label="hit.clear-consent"
        hint="hit.clear-consent-why"
        pointer="/consent"
        value={draft.consent}
        onChange={(consent) => touch({ consent })}
      />
    </ActSheet>
  )
}

/** After a finding "not the same": that the person can be helped at the next border, or why they cannot. */
export const ClearHint = ({ hit }: { hit: HitView }): ReactNode => {
  const isOffered = hit.allowed.includes('clear')
  const isRefused = hit.identity === 'not-same' && hit.discreet && hit.side === 'finder'
  if (!isOffered && !isRefused) return null
  return (
    <p className="quiet">
      <Words id={isOffered ? 'hit.clear-offer' : 'failure.hit.clear-discreet'} />
    </p>
  )
}
