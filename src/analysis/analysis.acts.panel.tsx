// What may be done with a file now: restate, withdraw, advise, open, decline, review, extend, close, end; each in a sheet that says what it means.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, Form, PartialDateField, TextField } from '../console/form.tsx'
import { FormActs, ReasonSheet, Sheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { draftOf, missingIn, orderFrom, refusalOnForm } from './analysis.draft.panel.ts'
import {
  adviseFile,
  archiveFile,
  askExtension,
  closeFile,
  declineFile,
  deleteFile,
  extendFile,
  openFile,
  reviewFile,
  reviseFile,
  setWindow,
  withdrawFile,
} from './analysis.operations.ts'
import { OrderFields } from './analysis.order.panel.tsx'
import { type AdviceVerdict, adviceVerdicts, deletionReasons, type FileView } from './analysis.schema.ts'

type Acting = { readonly of: FileView; readonly open: boolean; readonly onClose: () => void }
const refreshes = ['analysis.']

const useDone = (onClose: () => void) => () => {
  onClose()
  tell(<Words id="analysis.saved" />, 'good')
}

const Revise = ({ of, open, onClose }: Acting) => {
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

const Advise = ({ of, open, onClose }: Acting) => {
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

const confirmations = { open: openFile, extend: extendFile } as const

/** What is final and needs no reason: opening and extending rest on an order and an advice that stand. */
const Confirm = ({ of, open, onClose, how }: Acting & { readonly how: keyof typeof confirmations }) => {
  const act = useAct(confirmations[how], { refreshes, onDone: useDone(onClose) })
  return (
    <Sheet open={open} title={<Words id={`file-act.${how}`} />} onClose={onClose}>
      <p className="sheet-consequence">
        <Words id={`file-means.${how}`} />
      </p>
      <Form problem={act.error} onSubmit={() => act.mutate({ params: { id: of.id }, body: { version: of.version } })}>
        <FormActs act={<Words id={`file-act.${how}`} />} busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

const reasoned = {
  withdraw: withdrawFile,
  decline: declineFile,
  close: closeFile,
  archive: archiveFile,
} as const

const Reasoned = ({ of, open, onClose, how }: Acting & { readonly how: keyof typeof reasoned }) => {
  const act = useAct(reasoned[how], { refreshes, onDone: useDone(onClose) })
  return (
    <ReasonSheet
      open={open}
      title={<Words id={`file-act.${how}`} />}
      consequence={<Words id={`file-means.${how}`} />}
      reasons={[]}
      list=""
      textRequired
      act={<Words id={`file-act.${how}`} />}
      busy={act.isPending}
      problem={act.error}
      onAct={({ text }) => act.mutate({ params: { id: of.id }, body: { version: of.version, reason: text } })}
      onClose={onClose}
    />
  )
}

const Delete = ({ of, open, onClose }: Acting) => {
  const [because, choose] = useState<(typeof deletionReasons)[number] | null>(null)
  const act = useAct(deleteFile, { refreshes, onDone: useDone(onClose) })
  return (
    <Sheet open={open} title={<Words id="file-act.delete" />} onClose={onClose}>
      <p className="sheet-consequence" data-tone="flash">
        <Words id="file-means.delete" />
      </p>
      <Form
        problem={act.error}
        onSubmit={() => because && act.mutate({ params: { id: of.id }, body: { version: of.version, because } })}
      >
        <CodeField
          label="analysis.because"
          pointer="/because"
          list="deletion-reason"
          codes={deletionReasons}
          required
          value={because}
          onChange={choose}
        />
        <FormActs act={<Words id="file-act.delete" />} tone="flash" busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

const AskExtension = ({ of, open, onClose }: Acting) => {
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

const Review = ({ of, open, onClose }: Acting) => {
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

const Window = ({ of, open, onClose }: Acting) => {
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

/** In the order of a file's life; the first that is possible stands out. */
const acts = [
  'advise',
  'open',
  'extend',
  'review',
  'revise',
  'askExtension',
  'setWindow',
  'withdraw',
  'decline',
  'close',
  'archive',
  'delete',
] as const
type Act = (typeof acts)[number]

export const FileActs = ({ of }: { of: FileView }): ReactNode => {
  const [asked, ask] = useState<Act | null>(null)
  const possible = acts.filter((act) => of.allowed.includes(act))
  const onClose = () => ask(null)
  const sheet = (act: Act) => ({ of, open: asked === act, onClose })
  if (possible.length === 0) return null
  return (
    <div className="analysis-acts">
      {possible.map((act, at) => (
        <Button key={act} {...(at === 0 ? { variant: 'filled' } : {})} onClick={() => ask(act)}>
          <Words id={`file-act.${act}`} />
        </Button>
      ))}
      <Revise {...sheet('revise')} />
      <Advise {...sheet('advise')} />
      <AskExtension {...sheet('askExtension')} />
      <Review {...sheet('review')} />
      <Window key={of.contributionsUntil} {...sheet('setWindow')} />
      <Delete {...sheet('delete')} />
      <Confirm {...sheet('open')} how="open" />
      <Confirm {...sheet('extend')} how="extend" />
      <Reasoned {...sheet('withdraw')} how="withdraw" />
      <Reasoned {...sheet('decline')} how="decline" />
      <Reasoned {...sheet('close')} how="close" />
      <Reasoned {...sheet('archive')} how="archive" />
    </div>
  )
}
