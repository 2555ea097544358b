// The pieces of a request: who has which, until when, and giving a further one.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Form, TextField } from '../console/form.tsx'
import { To } from '../console/go.tsx'
import { InstantField } from '../console/instant-field.tsx'
import { Mono } from '../console/mono.tsx'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { ParticipantField } from './request.fields.panel.tsx'
import { Bureau, Clock, Marking, Part, Said } from './request.parts.panel.tsx'
import { PieceActs } from './request.piece-acts.panel.tsx'
import { splitRequest } from './request.work.operations.ts'
import type { PartView, RequestView } from './request.work.schema.ts'

type Piece = { readonly request: RequestView; readonly of: PartView }

const said = (id: string): void => tell(<Words id={id} />, 'good')

/** Gives a piece to a bureau. */
const Split = ({ of, close }: { of: RequestView; close: () => void }) => {
  const [draft, change, clear] = useDraft<{ bureau: string | null; ask: string; dueAt: string }>(`split ${of.id}`, {
    bureau: null,
    ask: '',
    dueAt: of.neededBy ?? '',
  })
  const act = useAct(splitRequest, {
    onDone: () => {
      clear()
      close()
      said('request.split-done')
    },
  })
  return (
    <Form
      problem={act.error}
      onSubmit={() => {
        if (act.isPending || draft.bureau === null) return
        act.mutate({ params: { id: of.id }, body: { bureau: draft.bureau, ask: draft.ask.trim(), dueAt: draft.dueAt } })
      }}
    >
      <ParticipantField
        label="request.bureau"
        pointer="/bureau"
        required
        autoFocus
        value={draft.bureau}
        onChange={(bureau) => change({ bureau })}
      />
      <TextField
        label="request.piece-ask"
        hint="request.piece-ask-hint"
        pointer="/ask"
        lines={4}
        required
        value={draft.ask}
        onChange={(ask) => change({ ask })}
      />
      <InstantField
        label="request.piece-due"
        pointer="/dueAt"
        required
        value={draft.dueAt}
        onChange={(dueAt) => change({ dueAt })}
      />
      <FormActs
        act={<Words id="request.split" />}
        busy={act.isPending}
        disabled={draft.bureau === null || draft.ask.trim() === ''}
        onLeave={close}
      />
    </Form>
  )
}

const One = ({ request, of }: Piece) => {
  const codeWords = useCodeWords()
  return (
    <li className="request-piece" data-state={of.state}>
      <p className="request-piece-head">
        <strong>
          <Bureau code={of.bureau} />
        </strong>
        <span>{codeWords('request-piece', of.state)}</span>
        {of.declined ? <span>{codeWords('request-decline', of.declined)}</span> : null}
        <Clock at={of.dueAt} state={of.clock} />
        {of.officer ? <Mono>{of.officer}</Mono> : null}
        {of.expert ? (
          <To address={`/experts/${of.expert.id}`}>
            {of.expert.name === null ? <Words id="request.expert" /> : <bdi>{of.expert.name}</bdi>}
          </To>
        ) : null}
      </p>
      {of.ask === null ? (
        <p className="quiet">
          <Words id="request.piece-whole" />
        </p>
      ) : (
        <Said>{of.ask}</Said>
      )}
      {of.answer ? (
        <div className="request-handed">
          <p className="quiet">
            <Words id="request.handed-in" /> <Marking of={of.answer.marking} />
          </p>
          <Said>{of.answer.text}</Said>
          {of.answer.annex === null ? null : (
            <>
              <h3>
                <Words id="request.annex" />
              </h3>
              <Said>{of.answer.annex}</Said>
            </>
          )}
        </div>
      ) : null}
      <PieceActs request={request} of={of} />
    </li>
  )
}

export const Pieces = ({ of }: { of: RequestView }): ReactNode => {
  const [splits, setSplits] = useState(false)
  return (
    <Part
      title={<Words id="request.pieces" values={{ count: of.parts.length }} />}
      act={
        of.allowed.includes('give') ? (
          <Button onClick={() => setSplits(true)}>
            <Words id="request.split" />
          </Button>
        ) : null
      }
    >
      {of.parts.length === 0 ? (
        <p className="quiet">
          <Words id="request.pieces-none" />
        </p>
      ) : (
        <ul className="request-plain">
          {of.parts.map((part) => (
            <One key={part.id} request={of} of={part} />
          ))}
        </ul>
      )}
      <Sheet open={splits} title={<Words id="request.split" />} onClose={() => setSplits(false)}>
        <Split of={of} close={() => setSplits(false)} />
      </Sheet>
    </Part>
  )
}
