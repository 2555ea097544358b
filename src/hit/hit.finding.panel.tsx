// The finder signs whether the bearer is the one recorded.
import { type ReactNode, useEffect } from 'react'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { findHit } from './hit.operations.ts'
import { Bureau, otherSideOf } from './hit.parts.panel.tsx'
import { type Identity, identities } from './hit.schema.ts'
import {
  ActSheet,
  Choices,
  missing,
  ReasonField,
  type SheetProps,
  useReadVersion,
  useSheetAct,
} from './hit.sheet.panel.tsx'

type Draft = { readonly identity: Identity | null; readonly reason: string }
const blank: Draft = { identity: null, reason: '' }

export const FindingSheet = ({ preset, ...sheet }: SheetProps & { preset: Identity | null }): ReactNode => {
  const { hit, open } = sheet
  const words = useWords()
  const codeWords = useCodeWords()
  const reading = useReadVersion(hit, open)
  const { draft, change, act: sign } = useSheetAct(findHit, sheet, ['finding', blank])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key that opened the sheet chooses once
  useEffect(() => {
    if (open && preset !== null) change({ identity: preset })
  }, [open, preset])
  const { identity, reason } = draft
  const faults = [
    ...(identity === null ? [{ pointer: '/identity', says: words('hit.choose') }] : []),
    ...missing('/reason', reason, words('hit.finding-write')),
  ]
  return (
    <ActSheet
      {...sheet}
      reading={reading}
      title={<Words id="hit-act.finding" />}
      consequence={
        <>
          <Words
            id={hit.told === 'nobody' ? 'hit.finding-consequence-own' : 'hit.finding-consequence'}
            values={{ bureau: <Bureau code={otherSideOf({ ...hit, side: 'finder' })} /> }}
          />{' '}
          {hit.finding ? <Words id="hit.finding-replaces" /> : null}
        </>
      }
      act={<Words id="hit.finding-sign" />}
      sent={sign}
      faults={faults}
      onSubmit={() => {
        if (identity !== null)
          sign.mutate({
            params: { id: hit.id },
            body: { version: reading.version, identity, reason: reason.trim() },
          })
      }}
    >
      <Choices
        label="hit.finding-question"
        autoFocus={preset === null}
        value={identity}
        onChange={(next) => change({ identity: next })}
        choices={identities.map((value) => ({
          value,
          label: codeWords('identity', value),
          means: words(`hit.finding-means-${value}`),
        }))}
      />
      <ReasonField
        label="hit.finding-reason"
        hint="hit.finding-reason-hint"
        lines={4}
        autoFocus={preset !== null}
        value={reason}
        onChange={(text) => change({ reason: text })}
      />
    </ActSheet>
  )
}
