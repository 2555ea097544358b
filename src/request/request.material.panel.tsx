// What the answer is made of: files, records, messages and open sources, each with the marking it brings.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, Form, TextField } from '../console/form.tsx'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { MarkingFields, ParticipantField } from './request.fields.panel.tsx'
import { type MarkingDraft, markingOfDraft, plainDraft } from './request.form.panel.ts'
import { Bureau, Marking, Part } from './request.parts.panel.tsx'
import { type MaterialKind, materialKinds } from './request.schema.ts'
import { stateMaterial } from './request.work.operations.ts'
import type { RequestView } from './request.work.schema.ts'

type Draft = {
  readonly kind: MaterialKind
  readonly reference: string
  readonly source: string | null
  readonly consent: string
  readonly marking: MarkingDraft
}

const State = ({ of, close }: { of: RequestView; close: () => void }) => {
  const [draft, change, clear] = useDraft<Draft>(`material ${of.id}`, {
    kind: 'file',
    reference: '',
    source: null,
    consent: '',
    marking: plainDraft,
  })
  const act = useAct(stateMaterial, {
    onDone: () => {
      clear()
      close()
    },
  })
  return (
    <Form
      problem={act.error}
      onSubmit={() => {
        if (act.isPending || draft.reference.trim() === '') return
        act.mutate({
          params: { id: of.id },
          body: {
            kind: draft.kind,
            reference: draft.reference.trim(),
            ...(draft.source === null ? {} : { source: draft.source }),
            ...(draft.consent.trim() === '' ? {} : { consent: draft.consent.trim() }),
            marking: markingOfDraft(draft.marking),
          },
        })
      }}
    >
      <CodeField
        label="request.material-kind"
        pointer="/kind"
        list="request-material"
        codes={materialKinds}
        required
        value={draft.kind}
        onChange={(kind) => change({ kind: kind ?? 'other' })}
      />
      <TextField
        label="request.material-reference"
        pointer="/reference"
        required
        autoFocus
        value={draft.reference}
        onChange={(reference) => change({ reference })}
      />
      <ParticipantField
        label="request.material-source"
        hint="request.material-source-hint"
        pointer="/source"
        value={draft.source}
        onChange={(source) => change({ source })}
      />
      <MarkingFields value={draft.marking} onChange={(marking) => change({ marking })} />
      <TextField
        label="request.material-consent"
        hint="request.material-consent-hint"
        pointer="/consent"
        value={draft.consent}
        onChange={(consent) => change({ consent })}
      />
      <FormActs
        act={<Words id="request.material-state" />}
        busy={act.isPending}
        disabled={draft.reference.trim() === ''}
        onLeave={close}
      />
    </Form>
  )
}

/** Nothing at all for parties that do not work on the answer. */
export const MaterialPart = ({ of }: { of: RequestView }): ReactNode => {
  const codeWords = useCodeWords()
  const [states, setStates] = useState(false)
  const mayState = of.allowed.includes('state') && of.side !== 'asked'
  if (!mayState && of.material.length === 0) return null
  return (
    <Part
      title={<Words id="request.material" values={{ count: of.material.length }} />}
      act={
        mayState ? (
          <Button onClick={() => setStates(true)}>
            <Words id="request.material-state" />
          </Button>
        ) : null
      }
    >
      {of.material.length === 0 ? (
        <p className="quiet">
          <Words id="request.material-none" />
        </p>
      ) : (
        <ul className="request-plain">
          {of.material.map((one) => (
            <li key={one.id} className="request-piece">
              <p className="request-piece-head">
                <strong>
                  <bdi>{one.reference}</bdi>
                </strong>
                <span>{codeWords('request-material', one.kind)}</span>
                <Bureau code={one.source} />
                <Marking of={one.marking} />
                <Instant at={one.at} how="short" />
              </p>
              {one.consent ? (
                <p className="quiet">
                  <Words id="request.material-consent" />: <bdi>{one.consent}</bdi>
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <Sheet open={states} title={<Words id="request.material-state" />} onClose={() => setStates(false)}>
        <State of={of} close={() => setStates(false)} />
      </Sheet>
    </Part>
  )
}
