// The finder signs whether the bearer is the one recorded.
import { type ReactNode, useEffect } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { TextField } from '../console/form.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { findHit } from './hit.operations.ts'
import { Bureau, otherSideOf } from './hit.parts.panel.tsx'
import { type Identity, identities } from './hit.schema.ts'
import { ActSheet, Choices, missing, type SheetProps, useReadVersion } from './hit.sheet.panel.tsx'

type Draft = { readonly identity: Identity | null; readonly reason: string }
const blank: Draft = { identity: null, reason: '' }

export const FindingSheet = ({ hit, open, onClose, preset }: SheetProps & { preset: Identity | null }): ReactNode => {
  const words = useWords()
  const codeWords = useCodeWords()
  const reading = useReadVersion(hit, open)
  const [draft, change, clear] = useDraft(`finding ${hit.id}`, blank)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key that opened the sheet chooses once
  useEffect(() => {
    if (open && preset !== null) change({ identity: preset })
  }, [open, preset])
  const sign = useAct(findHit, {
    onDone: () => {
      clear()
      onClose()
    },
  })
  const { identity, reason } = draft
  const faults = [
    ...(identity === null ? [{ pointer: '/identity', says: words('hit.choose') }] : []),
    ...missing('/reason', reason, words('hit.finding-write')),
  ]
  return (
    <ActSheet
      hit={hit}
      open={open}
      onClose={onClose}
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
      busy={sign.isPending}
      problem={sign.error}
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
      <TextField
        label="hit.finding-reason"
        hint="hit.finding-reason-hint"
        pointer="/reason"
        lines={4}
        maxLength={1000}
        required
        autoFocus={preset !== null}
        value={reason}
        onChange={(text) => change({ reason: text })}
      />
    </ActSheet>
  )
}
