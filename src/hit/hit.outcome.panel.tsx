// What came of a hit: closes it, and tells the next border for 72 hours.
import type { ReactNode } from 'react'
import { CodeField } from '../console/form.tsx'
import { useWords, Words } from '../console/words.tsx'
import { closeHit } from './hit.operations.ts'
import { awaitsAnswer } from './hit.parts.panel.tsx'
import { type HitView, type Outcome, reportedOutcomes } from './hit.schema.ts'
import { ActSheet, missing, ReasonField, type SheetProps, useReadVersion, useSheetAct } from './hit.sheet.panel.tsx'

type Reported = (typeof reportedOutcomes)[number]
type Draft = { readonly outcome: Reported | null; readonly reason: string }
const blank: Draft = { outcome: null, reason: '' }

const speaksOf: Readonly<Record<string, string>> = { document: 'travel-document', vehicle: 'vehicle' }

/** Outcomes that can be true of this hit: of its kind of thing, false or unanswered only where it is. */
export const outcomesFor = (hit: HitView): readonly Reported[] => {
  const isFalse = hit.identity === 'not-same' || hit.data === 'cancelled' || hit.record.life === 'withdrawn'
  const isUnanswered = awaitsAnswer(hit) && hit.record.life !== 'withdrawn'
  return reportedOutcomes.filter((outcome: Outcome) => {
    if (outcome === 'false-hit') return isFalse
    if (outcome === 'no-answer') return isUnanswered
    const database = speaksOf[outcome.split('-')[0] ?? '']
    return database === undefined || database === hit.database
  })
}

export const OutcomeSheet = (sheet: SheetProps): ReactNode => {
  const { hit, open } = sheet
  const words = useWords()
  const reading = useReadVersion(hit, open)
  const { draft, change, act: close } = useSheetAct(closeHit, sheet, ['outcome', blank])
  const { outcome, reason } = draft
  return (
    <ActSheet
      {...sheet}
      reading={reading}
      title={<Words id="hit-act.outcome" />}
      consequence={
        <>
          <p>
            <Words id="hit.outcome-consequence" />
          </p>
          <p>
            <Words id="hit.outcome-memory" />
          </p>
        </>
      }
      act={<Words id="hit.outcome-close" />}
      sent={close}
      faults={missing('/outcome', outcome ?? '', words('hit.choose'))}
      onSubmit={() => {
        if (outcome !== null)
          close.mutate({
            params: { id: hit.id },
            body: { version: reading.version, outcome, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) },
          })
      }}
    >
      <CodeField
        label="hit.outcome-what"
        pointer="/outcome"
        list="outcome"
        codes={outcomesFor(hit)}
        value={outcome}
        onChange={(next) => change({ outcome: next })}
        required
        autoFocus
      />
      <ReasonField
        label="reason.text-optional"
        required={false}
        value={reason}
        onChange={(text) => change({ reason: text })}
      />
    </ActSheet>
  )
}
