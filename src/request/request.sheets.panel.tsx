// Sheets in which one says what a request needs to go on or end: given on, rescheduled, marked, reviewed, released, withdrawn.
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Form, TextField } from '../console/form.tsx'
import { InstantField } from '../console/instant-field.tsx'
import { FormActs, ReasonSheet, Sheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { Words } from '../console/words.tsx'
import { MarkingFields, ParticipantsField } from './request.fields.panel.tsx'
import { draftOfMarking, markingOfDraft } from './request.form.panel.ts'
import { Bureaus } from './request.parts.panel.tsx'
import { declineReasons, withdrawReasons } from './request.schema.ts'
import {
  assignRequest,
  closeRequest,
  deliverAnswer,
  markRequest,
  refuseRequest,
  rescheduleRequest,
  returnDelivery,
  submitDelivery,
  withdrawRequest,
} from './request.work.operations.ts'
import type { RequestView } from './request.work.schema.ts'

type Layer = { readonly of: RequestView; readonly close: () => void }

const said = (id: string): void => tell(<Words id={id} />, 'good')

const noteOf = (text: string) => (text === '' ? {} : { note: text })

/** What is asked for before it is done. */
export type Asks = 'assign' | 'refuse' | 'submit' | 'return' | 'deliver' | 'withdraw' | 'reschedule' | 'mark' | 'close'

const Assign = ({ of, close }: Layer) => {
  const [{ to, note }, change, clear] = useDraft<{ to: readonly string[]; note: string }>(`assign ${of.id}`, {
    to: [],
    note: '',
  })
  const act = useAct(assignRequest, {
    onDone: () => {
      clear()
      close()
      said('request.assigned')
    },
  })
  return (
    <Form
      problem={act.error}
      onSubmit={() => {
        if (act.isPending || to.length === 0) return
        act.mutate({ params: { id: of.id }, body: { to: to.map((bureau) => ({ bureau })), ...noteOf(note.trim()) } })
      }}
    >
      <ParticipantsField
        label="request.to"
        pointer="/to"
        required
        autoFocus
        value={to}
        onChange={(bureaus) => change({ to: bureaus })}
      />
      <TextField
        label="request.note"
        pointer="/note"
        lines={2}
        value={note}
        onChange={(text) => change({ note: text })}
      />
      <FormActs act={<Words id="request.assign" />} busy={act.isPending} disabled={to.length === 0} onLeave={close} />
    </Form>
  )
}

const Reschedule = ({ of, close }: Layer) => {
  const [{ neededBy, note }, change, clear] = useDraft(`deadline ${of.id} ${of.version}`, {
    neededBy: of.neededBy ?? '',
    note: '',
  })
  const act = useAct(rescheduleRequest, {
    onDone: () => {
      clear()
      close()
      said('request.rescheduled')
    },
  })
  return (
    <Form
      problem={act.error}
      onSubmit={() => {
        if (!act.isPending)
          act.mutate({ params: { id: of.id }, body: { version: of.version, neededBy, ...noteOf(note.trim()) } })
      }}
    >
      <InstantField
        label="request.needed-by"
        pointer="/neededBy"
        required
        autoFocus
        spans={[3 * 1440, 7 * 1440, 14 * 1440]}
        value={neededBy}
        onChange={(at) => change({ neededBy: at })}
      />
      <TextField
        label="request.note"
        pointer="/note"
        lines={2}
        value={note}
        onChange={(text) => change({ note: text })}
      />
      <FormActs
        act={<Words id="request.reschedule" />}
        busy={act.isPending}
        disabled={neededBy === '' || neededBy === of.neededBy}
        onLeave={close}
      />
    </Form>
  )
}

const Remark = ({ of, close }: Layer) => {
  const [draft, change, clear] = useDraft(`marking ${of.id} ${of.version}`, draftOfMarking(of.marking))
  const act = useAct(markRequest, {
    onDone: () => {
      clear()
      close()
      said('request.marked')
    },
  })
  return (
    <Form
      problem={act.error}
      onSubmit={() => {
        if (!act.isPending)
          act.mutate({ params: { id: of.id }, body: { version: of.version, marking: markingOfDraft(draft) } })
      }}
    >
      <p className="sheet-consequence">
        <Words id="request.mark-means" />
      </p>
      <MarkingFields value={draft} onChange={change} />
      <FormActs act={<Words id="request.mark" />} busy={act.isPending} onLeave={close} />
    </Form>
  )
}

/** The sheet of what was begun; none where nothing was. */
export const Sheets = ({ of, asks, close }: Layer & { asks: Asks | null }) => {
  const params = { id: of.id }
  const { version } = of
  const done = (id: string) => () => {
    close()
    said(id)
  }
  const submit = useAct(submitDelivery, { onDone: done('request.submitted') })
  const giveBack = useAct(returnDelivery, { onDone: done('request.returned') })
  const deliver = useAct(deliverAnswer, { onDone: done('request.delivered') })
  const withdraw = useAct(withdrawRequest, { onDone: done('request.withdrawn') })
  const refuse = useAct(refuseRequest, { onDone: done('request.refused') })
  const end = useAct(closeRequest, { onDone: done('request.closed') })
  return (
    <>
      <ReasonSheet
        open={asks === 'submit'}
        title={<Words id="request.submit" />}
        consequence={<Words id="request.submit-means" />}
        reasons={[]}
        list=""
        act={<Words id="request.submit" />}
        busy={submit.isPending}
        problem={submit.error}
        onAct={() => submit.mutate({ params, body: { version } })}
        onClose={close}
      />
      <ReasonSheet
        open={asks === 'return'}
        title={<Words id="request.return" />}
        consequence={<Words id="request.return-means" />}
        reasons={[]}
        list=""
        act={<Words id="request.return" />}
        textRequired
        busy={giveBack.isPending}
        problem={giveBack.error}
        onAct={({ text }) => giveBack.mutate({ params, body: { note: text } })}
        onClose={close}
      />
      <ReasonSheet
        open={asks === 'deliver'}
        title={<Words id="request.deliver" />}
        consequence={
          <Words
            id="request.deliver-means"
            values={{ bureaus: <Bureaus key="bureaus" codes={of.delivery?.recipients ?? []} /> }}
          />
        }
        reasons={[]}
        list=""
        act={<Words id="request.deliver" />}
        busy={deliver.isPending}
        problem={deliver.error}
        onAct={() => deliver.mutate({ params, body: { version } })}
        onClose={close}
      />
      <ReasonSheet
        open={asks === 'withdraw'}
        title={<Words id="request.withdraw" />}
        consequence={<Words id="request.withdraw-means" />}
        reasons={withdrawReasons}
        list="request-withdraw"
        act={<Words id="request.withdraw" />}
        tone="flash"
        busy={withdraw.isPending}
        problem={withdraw.error}
        onAct={({ reason, text }) => withdraw.mutate({ params, body: { reason, ...noteOf(text) } })}
        onClose={close}
      />
      <ReasonSheet
        open={asks === 'refuse'}
        title={<Words id="request.refuse" />}
        consequence={<Words id="request.refuse-means" />}
        reasons={declineReasons}
        list="request-decline"
        act={<Words id="request.refuse" />}
        tone="flash"
        busy={refuse.isPending}
        problem={refuse.error}
        onAct={({ reason, text }) => refuse.mutate({ params, body: { reason, ...noteOf(text) } })}
        onClose={close}
      />
      <ReasonSheet
        open={asks === 'close'}
        title={<Words id="request.close" />}
        consequence={<Words id="request.close-means" />}
        reasons={[]}
        list=""
        act={<Words id="request.close" />}
        busy={end.isPending}
        problem={end.error}
        onAct={({ text }) => end.mutate({ params, body: { version, ...noteOf(text) } })}
        onClose={close}
      />
      <Sheet open={asks === 'assign'} title={<Words id="request.assign" />} onClose={close}>
        <Assign of={of} close={close} />
      </Sheet>
      <Sheet open={asks === 'reschedule'} title={<Words id="request.reschedule" />} onClose={close}>
        <Reschedule of={of} close={close} />
      </Sheet>
      <Sheet open={asks === 'mark'} title={<Words id="request.mark" />} onClose={close}>
        <Remark of={of} close={close} />
      </Sheet>
    </>
  )
}
