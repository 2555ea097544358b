// Writes a task for the desk: what is to be done, how urgent, by when, and for whom if somebody is to have it at once.
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, Form, TextField } from '../console/form.tsx'
import { InstantField } from '../console/instant-field.tsx'
import { Mono } from '../console/mono.tsx'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { useSignal } from '../console/signal.ts'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { urgencies } from '../hit/hit.schema.ts'
import { type AskedAbout, taskAsked } from './desk.asked.panel.tsx'
import { createTask } from './desk.operations.ts'
import { OfficerField } from './desk.sheet.panel.tsx'

const blank = {
  title: '',
  words: '',
  urgency: 'normal' as (typeof urgencies)[number],
  dueAt: '',
  assignee: null as string | null,
}

const TaskForm = ({ asked, onClose }: { asked: AskedAbout; onClose: () => void }) => {
  const words = useWords()
  const [draft, change, clear] = useDraft(`task ${asked.about?.ref ?? ''}`, blank)
  const [tried, setTried] = useState(false)
  const create = useAct(createTask, {
    refreshes: ['desk.'],
    onDone: ({ reference }) => {
      clear()
      onClose()
      tell(words('desk.task-made', { reference: reference ?? '' }), 'good')
    },
  })
  const faults = draft.title.trim() === '' ? [{ pointer: '/title', says: words('desk.task-write') }] : []
  const send = () => {
    setTried(true)
    if (faults.length > 0 || create.isPending) return
    create.mutate({
      body: {
        title: draft.title.trim(),
        urgency: draft.urgency,
        ...(draft.words.trim() === '' ? {} : { words: draft.words.trim() }),
        ...(draft.dueAt === '' ? {} : { dueAt: draft.dueAt }),
        ...(draft.assignee === null ? {} : { assignee: draft.assignee }),
        ...(asked.about ? { about: asked.about } : {}),
      },
    })
  }
  return (
    <Form problem={create.error} {...(tried && faults.length > 0 ? { faults } : {})} onSubmit={send}>
      <TextField
        label="desk.task-title"
        pointer="/title"
        maxLength={160}
        required
        autoFocus
        value={draft.title}
        onChange={(title) => change({ title })}
      />
      <TextField
        label="desk.task-words"
        pointer="/words"
        lines={4}
        maxLength={4000}
        value={draft.words}
        onChange={(text) => change({ words: text })}
      />
      <CodeField
        label="desk.column-urgency"
        pointer="/urgency"
        list="urgency"
        codes={urgencies}
        required
        value={draft.urgency}
        onChange={(urgency) => change({ urgency: urgency ?? 'normal' })}
      />
      <InstantField
        label="desk.task-due"
        pointer="/dueAt"
        value={draft.dueAt}
        onChange={(dueAt) => change({ dueAt })}
        spans={[60, 180, 720, 1440]}
      />
      <OfficerField
        label="desk.task-for"
        pointer="/assignee"
        required={false}
        self
        value={draft.assignee}
        onChange={(assignee) => change({ assignee })}
      />
      <FormActs act={<Words id="desk-act.task" />} busy={create.isPending} onLeave={onClose} />
    </Form>
  )
}

/** The sheet to write a task, wherever it was asked for; mounted once. */
export const TaskSheet = (): ReactNode => {
  const asked = useSignal(taskAsked)
  const close = () => taskAsked.write(null)
  return (
    <Sheet open={asked !== null} onClose={close} title={<Words id="desk-act.task" />} size={480}>
      {asked?.reference ? (
        <p className="quiet">
          <Words id="desk.about" /> <Mono>{asked.reference}</Mono>
        </p>
      ) : null}
      {asked ? <TaskForm asked={asked} onClose={close} /> : null}
    </Sheet>
  )
}
