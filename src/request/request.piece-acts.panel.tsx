// What may be done with a piece of a request: taken, declined, handed in, given to another analyst, taken back.
import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Form, TextField, useField } from '../console/form.tsx'
import { useGo } from '../console/go.tsx'
import { FormActs, ReasonSheet, Sheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { Words } from '../console/words.tsx'
import { MarkingFields } from './request.fields.panel.tsx'
import { type MarkingDraft, markingOfDraft, plainDraft } from './request.form.panel.ts'
import { listAnalysts } from './request.operations.ts'
import { Bureau } from './request.parts.panel.tsx'
import { declineReasons } from './request.schema.ts'
import { acceptPart, declinePart, handInPart, handOverPart, recallPart } from './request.work.operations.ts'
import type { PartView, RequestView } from './request.work.schema.ts'

type Piece = { readonly request: RequestView; readonly of: PartView }

type Layer = { readonly close: () => void } & Piece

const said = (id: string): void => tell(<Words id={id} />, 'good')

const HandIn = ({ request, of, close }: Layer) => {
  const [draft, change, clear] = useDraft<{ text: string; annex: string; insists: string; marking: MarkingDraft }>(
    `piece ${of.id}`,
    { text: '', annex: '', insists: '', marking: plainDraft },
  )
  const act = useAct(handInPart, {
    onDone: () => {
      clear()
      close()
      said('request.handed-in')
    },
  })
  return (
    <Form
      problem={act.error}
      onSubmit={() => {
        if (act.isPending) return
        act.mutate({
          params: { id: request.id, part: of.id },
          body: {
            text: draft.text.trim(),
            ...(draft.annex.trim() === '' ? {} : { annex: draft.annex.trim() }),
            ...(draft.insists.trim() === '' ? {} : { insists: draft.insists.trim() }),
            marking: markingOfDraft(draft.marking),
          },
        })
      }}
    >
      <p className="sheet-consequence">
        <Words id="request.hand-in-means" />
      </p>
      <TextField
        label="request.found"
        hint="request.found-hint"
        pointer="/text"
        lines={6}
        required
        autoFocus
        value={draft.text}
        onChange={(text) => change({ text })}
      />
      <TextField
        label="request.annex"
        hint="request.annex-hint"
        pointer="/annex"
        lines={3}
        value={draft.annex}
        onChange={(annex) => change({ annex })}
      />
      <MarkingFields value={draft.marking} onChange={(marking) => change({ marking })} />
      <TextField
        label="request.insists"
        hint="request.insists-hint"
        pointer="/insists"
        value={draft.insists}
        onChange={(insists) => change({ insists })}
      />
      <FormActs
        act={<Words id="request.hand-in" />}
        busy={act.isPending}
        disabled={draft.text.trim() === ''}
        onLeave={close}
      />
    </Form>
  )
}

const AnalystField = ({ value, onChange }: { value: string | null; onChange: (officer: string | null) => void }) => {
  const analysts = useAnswer(listAnalysts, {}).data?.analysts ?? []
  return (
    <Select
      {...useField({ label: 'request.analyst', pointer: '/officer', required: true, autoFocus: true })}
      data={[...analysts]}
      value={value}
      onChange={onChange}
      searchable
      nothingFoundMessage={<Words id="form.nothing-found" />}
    />
  )
}

const HandOver = ({ request, of, close }: Layer) => {
  const [officer, choose] = useState<string | null>(of.officer)
  const act = useAct(handOverPart, {
    onDone: () => {
      close()
      said('request.handed-over')
    },
  })
  return (
    <Form
      problem={act.error}
      onSubmit={() => {
        if (officer !== null && !act.isPending)
          act.mutate({ params: { id: request.id, part: of.id }, body: { officer } })
      }}
    >
      <AnalystField value={officer} onChange={choose} />
      <FormActs
        act={<Words id="request.hand-over" />}
        busy={act.isPending}
        disabled={officer === null || officer === of.officer}
        onLeave={close}
      />
    </Form>
  )
}

type Asks = 'decline' | 'hand-in' | 'hand-over' | 'recall'

/** Buttons of a piece, as far as its reader may act on it now. */
export const PieceActs = ({ request, of }: Piece) => {
  const go = useGo()
  const [asks, ask] = useState<Asks | null>(null)
  const close = () => ask(null)
  const params = { id: request.id, part: of.id }
  const accept = useAct(acceptPart, { onDone: () => said('request.accepted') })
  const decline = useAct(declinePart, {
    onDone: () => {
      close()
      said('request.declined')
      // It is not to be seen any more.
      go('/requests')
    },
  })
  const recall = useAct(recallPart, { onDone: close })
  const may = (act: string): boolean => of.allowed.includes(act)
  if (of.allowed.length === 0) return null
  return (
    <div className="request-acts">
      {may('accept') ? (
        <Button variant="filled" loading={accept.isPending} onClick={() => accept.mutate({ params })}>
          <Words id="request.accept" />
        </Button>
      ) : null}
      {may('decline') ? (
        <Button onClick={() => ask('decline')}>
          <Words id="request.decline" />
        </Button>
      ) : null}
      {may('handIn') ? (
        <Button onClick={() => ask('hand-in')}>
          <Words id="request.hand-in" />
        </Button>
      ) : null}
      {may('handOver') ? (
        <Button variant="subtle" onClick={() => ask('hand-over')}>
          <Words id="request.hand-over" />
        </Button>
      ) : null}
      {may('recall') ? (
        <Button variant="subtle" onClick={() => ask('recall')}>
          <Words id="request.recall" />
        </Button>
      ) : null}
      {accept.error ? (
        <p role="alert" className="request-problem">
          {accept.error.detail || accept.error.title}
        </p>
      ) : null}
      <ReasonSheet
        open={asks === 'decline'}
        title={<Words id="request.decline" />}
        consequence={<Words id="request.decline-means" />}
        reasons={declineReasons}
        list="request-decline"
        act={<Words id="request.decline" />}
        busy={decline.isPending}
        problem={decline.error}
        onAct={({ reason, text }) =>
          decline.mutate({ params, body: { reason, ...(text === '' ? {} : { note: text }) } })
        }
        onClose={close}
      />
      <ReasonSheet
        open={asks === 'recall'}
        title={<Words id="request.recall" />}
        consequence={<Words id="request.recall-means" values={{ bureau: <Bureau key="bureau" code={of.bureau} /> }} />}
        reasons={[]}
        list=""
        act={<Words id="request.recall" />}
        busy={recall.isPending}
        problem={recall.error}
        onAct={() => recall.mutate({ params })}
        onClose={close}
      />
      <Sheet open={asks === 'hand-in'} title={<Words id="request.hand-in" />} size={640} onClose={close}>
        <HandIn request={request} of={of} close={close} />
      </Sheet>
      <Sheet open={asks === 'hand-over'} title={<Words id="request.hand-over" />} onClose={close}>
        <HandOver request={request} of={of} close={close} />
      </Sheet>
    </div>
  )
}
