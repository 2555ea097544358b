// Sheets for the order of a file: restated, advised on, a later last day asked for, reviewed, the window of contributions set.
import { useState } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, Form, PartialDateField, TextField } from '../console/form.tsx'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { draftOf, missingIn, orderFrom, refusalOnForm } from './analysis.draft.panel.ts'
import { adviseFile, askExtension, reviewFile, reviseFile, setWindow } from './analysis.operations.ts'
import { OrderFields } from './analysis.order.panel.tsx'
import { type AdviceVerdict, adviceVerdicts, type FileView } from './analysis.schema.ts'

type Acting = { readonly of: FileView; readonly open: boolean; readonly onClose: () => void }

const refreshes = ['analysis.']

const useDone = (onClose: () => void) => () => {
  onClose()
  tell(<Words id="analysis.saved" />, 'good')
}

/** Restates the order. */
export const Revise = ({ of, open, onClose }: Acting) => {
  const words = useWords()
  const [draft, change, clear] = useDraft(`analysis order ${of.id} ${of.orderVersion}`, draftOf(of))
  const done = useDone(onClose)
  const revise = useAct(reviseFile, {
    refreshes,
    onDone: () => {
      clear()
      done()
    },
  })
  const order = orderFrom(draft, of.owner)
  const faults = missingIn(draft).map((pointer) => ({ pointer, says: words('fault.required') }))
  return (
    <Sheet open={open} title={<Words id="file-act.revise" />} onClose={onClose} size={720}>
      <p className="sheet-consequence">
        <Words id="file-means.revise" />
      </p>
      <Form
        problem={refusalOnForm(revise.error, order, '/order')}
        {...(faults.length > 0 ? { faults } : {})}
        onSubmit={() => order && revise.mutate({ params: { id: of.id }, body: { version: of.version, order } })}
      >
        <OrderFields draft={draft} onChange={change} owner={of.owner} />
        <FormActs act={<Words id="file-act.revise" />} busy={revise.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

/** Data protection advises. */
export const Advise = ({ of, open, onClose }: Acting) => {
  const about = of.state === 'open' ? 'extension' : 'order'
  const [draft, change, clear] = useDraft<{ verdict: AdviceVerdict | null; text: string }>(`advice ${of.id} ${about}`, {
    verdict: null,
    text: '',
  })
  const done = useDone(onClose)
  const advise = useAct(adviseFile, {
    refreshes,
    onDone: () => {
      clear()
      done()
    },
  })
  const { verdict, text } = draft
  return (
    <Sheet open={open} title={<Words id="file-act.advise" />} onClose={onClose}>
      <p className="sheet-consequence">
        <Words id={about === 'order' ? 'file-means.advise' : 'analysis.advise-extension-means'} />
      </p>
      <Form
        problem={advise.error}
        onSubmit={() =>
          verdict &&
          advise.mutate({ params: { id: of.id }, body: { version: of.version, about, verdict, text: text.trim() } })
        }
      >
        <CodeField
          label="analysis.verdict"
          pointer="/verdict"
          list="advice-verdict"
          codes={adviceVerdicts}
          required
          value={verdict}
          onChange={(next) => change({ verdict: next })}
        />
        <TextField
          label="analysis.advice-text"
          hint="analysis.advice-text-hint"
          pointer="/text"
          lines={6}
          required
          maxLength={4000}
          value={text}
          onChange={(next) => change({ text: next })}
        />
        <FormActs act={<Words id="file-act.advise" />} busy={advise.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

/** Asks for a later last day. */
export const AskExtension = ({ of, open, onClose }: Acting) => {
  const [draft, change, clear] = useDraft(`extension ${of.id}`, { until: '', reason: '' })
  const done = useDone(onClose)
  const act = useAct(askExtension, {
    refreshes,
    onDone: () => {
      clear()
      done()
    },
  })
  return (
    <Sheet open={open} title={<Words id="file-act.askExtension" />} onClose={onClose}>
      <p className="sheet-consequence">
        <Words id="file-means.askExtension" />
      </p>
      <Form
        problem={act.error}
        onSubmit={() =>
          act.mutate({
            params: { id: of.id },
            body: { version: of.version, until: draft.until, reason: draft.reason.trim() },
          })
        }
      >
        <PartialDateField
          label="analysis.until"
          hint="analysis.until-hint"
          pointer="/until"
          required
          value={draft.until}
          onChange={(until) => change({ until })}
        />
        <TextField
          label="analysis.still-needed"
          pointer="/reason"
          lines={4}
          required
          maxLength={2000}
          value={draft.reason}
          onChange={(reason) => change({ reason })}
        />
        <FormActs act={<Words id="file-act.askExtension" />} busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

/** Records a review. */
export const Review = ({ of, open, onClose }: Acting) => {
  const [draft, change, clear] = useDraft(`file review ${of.id}`, { note: '' })
  const done = useDone(onClose)
  const act = useAct(reviewFile, {
    refreshes,
    onDone: () => {
      clear()
      done()
    },
  })
  return (
    <Sheet open={open} title={<Words id="file-act.review" />} onClose={onClose}>
      <p className="sheet-consequence">
        <Words id="file-means.review" />
      </p>
      <Form
        problem={act.error}
        onSubmit={() => act.mutate({ params: { id: of.id }, body: { version: of.version, note: draft.note.trim() } })}
      >
        <TextField
          label="analysis.review-note"
          hint="analysis.review-note-hint"
          pointer="/note"
          lines={4}
          required
          maxLength={2000}
          value={draft.note}
          onChange={(note) => change({ note })}
        />
        <FormActs act={<Words id="file-act.review" />} busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

/** Sets the last day for contributions. */
export const Window = ({ of, open, onClose }: Acting) => {
  const [until, change] = useState<string>(of.contributionsUntil)
  const act = useAct(setWindow, { refreshes, onDone: useDone(onClose) })
  return (
    <Sheet open={open} title={<Words id="file-act.setWindow" />} onClose={onClose}>
      <Form
        problem={act.error}
        onSubmit={() => act.mutate({ params: { id: of.id }, body: { version: of.version, until } })}
      >
        <PartialDateField
          label="analysis.window"
          hint="analysis.window-hint"
          pointer="/until"
          required
          value={until}
          onChange={change}
        />
        <FormActs act={<Words id="file-act.setWindow" />} busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}
