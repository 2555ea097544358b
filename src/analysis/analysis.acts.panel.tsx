// What may be done with a file now: restate, withdraw, advise, open, decline, review, extend, close, end; each in a sheet that says what it means.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { CodeField, Form } from '../console/form.tsx'
import { FormActs, ReasonSheet, Sheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { Words } from '../console/words.tsx'
import {
  archiveFile,
  closeFile,
  declineFile,
  deleteFile,
  extendFile,
  openFile,
  withdrawFile,
} from './analysis.operations.ts'
import { Advise, AskExtension, Review, Revise, Window } from './analysis.order-acts.panel.tsx'
import { deletionReasons, type FileView } from './analysis.schema.ts'

type Acting = { readonly of: FileView; readonly open: boolean; readonly onClose: () => void }

const refreshes = ['analysis.']

const useDone = (onClose: () => void) => () => {
  onClose()
  tell(<Words id="analysis.saved" />, 'good')
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
