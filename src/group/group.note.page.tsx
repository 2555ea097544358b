// One shared note: its text, a form for the next version that loses nothing when somebody was faster, and all earlier versions.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Form } from '../console/form.tsx'
import { To, useParameters } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { FormActs } from '../console/sheet.tsx'
import { Answered } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { Words } from '../console/words.tsx'
import { changeNote, listNoteVersions, restoreNote, showNote } from './group.event.operations.ts'
import { NoteFields } from './group.notes.panel.tsx'
import { Sure } from './group.parts.panel.tsx'
import type { NoteVersionView, NoteView } from './group.schema.ts'
import './group.css'

/** `/groups/:id/notes/:note`. */
export const NotePage = (): ReactNode => {
  const { note = '' } = useParameters()
  return (
    <div className="page">
      <Answered of={useAnswer(showNote, { params: { id: note } })} rows={10}>
        {(found) => <Note of={found} />}
      </Answered>
    </div>
  )
}

const Note = ({ of }: { of: NoteView }) => {
  const [writing, setWriting] = useState(false)
  return (
    <>
      <div className="page-head">
        <h1>
          <bdi>{of.title}</bdi>
        </h1>
        <To address={`/groups/${of.group}`}>
          <Words id="group.to-group" />
        </To>
      </div>
      <p className="quiet small">
        <Words id="group.version" values={{ number: of.version }} /> · <Instant at={of.updatedAt} /> ·{' '}
        <Mono>{of.updatedBy}</Mono> · <bdi>{of.bureauName}</bdi>
      </p>
      <p className="group-lines" dir="auto">
        {of.text}
      </p>
      {of.allowed.includes('change') && !writing ? (
        <div className="group-acts">
          <Button variant="filled" onClick={() => setWriting(true)}>
            <Words id="group.note-write" />
          </Button>
        </div>
      ) : null}
      {writing ? <WriteForm of={of} onLeave={() => setWriting(false)} /> : null}
      <Versions of={of} />
    </>
  )
}

const WriteForm = ({ of, onLeave }: { of: NoteView; onLeave: () => void }) => {
  // The version the writer began from; what was typed stays under it when somebody else saves meanwhile.
  const [base, setBase] = useState(of.version)
  const [draft, change, clear] = useDraft(`note ${of.id}`, { title: of.title, text: of.text })
  const save = useAct(changeNote, {
    refreshes: ['group.'],
    onDone: () => {
      clear()
      tell(<Words id="group.saved" />, 'good')
      onLeave()
    },
  })
  const fresh = useAnswer(showNote, { params: { id: of.id } })
  const isStale = save.error?.key === 'group.note-stale'
  return (
    <section className="group-part">
      <h2>
        <Words id="group.note-write" />
      </h2>
      <Form
        problem={save.error}
        onSubmit={() => {
          if (save.isPending) return
          const body = { version: base, title: draft.title.trim(), text: draft.text.trim() }
          save.mutate({ params: { id: of.id }, body })
        }}
      >
        {isStale ? (
          <div className="group-acts">
            <Button
              onClick={() =>
                void fresh.refetch().then(({ data }) => {
                  if (data) setBase(data.version)
                  save.reset()
                })
              }
            >
              <Words id="group.note-fetch" />
            </Button>
          </div>
        ) : null}
        <NoteFields {...draft} onChange={change} />
        <FormActs act={<Words id="group.save" />} busy={save.isPending} onLeave={onLeave} />
      </Form>
    </section>
  )
}

const Versions = ({ of }: { of: NoteView }) => {
  const [back, setBack] = useState<NoteVersionView | null>(null)
  const restore = useAct(restoreNote, {
    refreshes: ['group.'],
    onDone: () => {
      setBack(null)
      tell(<Words id="group.restored" />, 'good')
    },
  })
  return (
    <section className="group-part">
      <h2>
        <Words id="group.versions" />
      </h2>
      <Answered of={useAnswer(listNoteVersions, { params: { id: of.id } })} rows={3}>
        {({ versions }) => (
          <ul className="group-plain">
            {versions.map((version) => (
              <li key={version.number}>
                <details>
                  <summary>
                    <Words id="group.version" values={{ number: version.number }} /> ·{' '}
                    <Instant at={version.at} how="short" /> · <Mono>{version.officer}</Mono> ·{' '}
                    <bdi>{version.bureauName}</bdi>
                    {version.restoredFrom === null ? null : (
                      <span className="quiet">
                        {' · '}
                        <Words id="group.restored-from" values={{ number: version.restoredFrom }} />
                      </span>
                    )}
                  </summary>
                  <p className="strong">
                    <bdi>{version.title}</bdi>
                  </p>
                  <p className="group-lines" dir="auto">
                    {version.text}
                  </p>
                  {version.number < of.version && of.allowed.includes('restore') ? (
                    <Button onClick={() => setBack(version)}>
                      <Words id="group.restore" />
                    </Button>
                  ) : null}
                </details>
              </li>
            ))}
          </ul>
        )}
      </Answered>
      <Sure
        open={back !== null}
        title="group.restore"
        means="group.restore-means"
        busy={restore.isPending}
        problem={restore.error}
        run={() => {
          if (back) restore.mutate({ params: { id: of.id }, body: { version: of.version, number: back.number } })
        }}
        onClose={() => setBack(null)}
      />
    </section>
  )
}
