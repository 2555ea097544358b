// Shared notes of a group: the list, last changed first, and a form for a new one.
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Form, TextField } from '../console/form.tsx'
import { To, useGo } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { Answered, EmptyYet } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { Words } from '../console/words.tsx'
import { addNote, listNotes } from './group.event.operations.ts'
import type { GroupView } from './group.schema.ts'

export const NotesPanel = ({ of }: { of: GroupView }): ReactNode => {
  const [adding, setAdding] = useState(false)
  const mayWrite = of.allowed.includes('write')
  const add = () => setAdding(true)
  return (
    <section className="group-part">
      {mayWrite ? (
        <div className="group-acts">
          <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
            <Words id="group.note-add" />
          </Button>
        </div>
      ) : null}
      <Answered of={useAnswer(listNotes, { params: { id: of.id } })} rows={4}>
        {({ notes }) =>
          notes.length === 0 ? (
            <EmptyYet {...(mayWrite ? { act: { says: <Words id="group.note-add" />, run: add } } : {})}>
              <Words id="group.notes-none" />
            </EmptyYet>
          ) : (
            <ul className="group-plain">
              {notes.map((note) => (
                <li key={note.id}>
                  <To address={`/groups/${of.id}/notes/${note.id}`}>
                    <bdi className="strong">{note.title}</bdi>
                  </To>{' '}
                  <span className="quiet small">
                    <Instant at={note.updatedAt} how="short" /> · <Mono>{note.updatedBy}</Mono> ·{' '}
                    <bdi>{note.bureauName}</bdi>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      {adding ? <AddSheet group={of.id} onClose={() => setAdding(false)} /> : null}
    </section>
  )
}

const AddSheet = ({ group, onClose }: { group: string; onClose: () => void }) => {
  const go = useGo()
  const [draft, change, clear] = useDraft(`group-note ${group}`, { title: '', text: '' })
  const add = useAct(addNote, {
    refreshes: ['group.'],
    onDone: (note) => {
      clear()
      onClose()
      go(`/groups/${group}/notes/${note.id}`)
    },
  })
  return (
    <Sheet open title={<Words id="group.note-add" />} onClose={onClose} size={640}>
      <Form
        problem={add.error}
        onSubmit={() => {
          if (!add.isPending)
            add.mutate({ params: { id: group }, body: { title: draft.title.trim(), text: draft.text.trim() } })
        }}
      >
        <NoteFields {...draft} onChange={change} />
        <FormActs act={<Words id="group.save" />} busy={add.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

/** Title and text of a note. */
export const NoteFields = ({
  title,
  text,
  onChange,
}: {
  title: string
  text: string
  onChange: (members: { title?: string; text?: string }) => void
}): ReactNode => (
  <>
    <TextField
      label="group.note-title"
      hint="group.note-title-hint"
      pointer="/title"
      required
      maxLength={160}
      value={title}
      onChange={(next) => onChange({ title: next })}
    />
    <TextField
      label="group.note-text"
      pointer="/text"
      lines={12}
      required
      maxLength={20_000}
      value={text}
      onChange={(next) => onChange({ text: next })}
    />
  </>
)
