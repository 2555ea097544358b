// Putting a picture on a record: the file, what it shows, where it comes from; what is wrong with it is said by the hub.
import { type ReactNode, useState } from 'react'
import { AttachmentUploads } from '../attachment/attachment.upload.panel.tsx'
import { useUploads } from '../attachment/attachment.uploads.panel.tsx'
import { useAct } from '../console/client.ts'
import { CodeField, FlagField, Form, PartialDateField, TextField } from '../console/form.tsx'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import type { RecordView } from '../record/record.schema.ts'
import { addPicture } from './picture.operations.ts'
import { type PictureKind, pictureKinds } from './picture.schema.ts'

type Typed = {
  readonly kind: PictureKind | null
  readonly takenOn: string
  readonly source: string
  readonly caption: string
  readonly veiled: boolean
}

const blank: Typed = { kind: null, takenOn: '', source: '', caption: '', veiled: false }
const endings = ['.jpg', '.jpeg', '.png', '.webp', '.tif', '.tiff', '.gif']

const useFaults = ({ kind, source, caption }: Typed, file: string | undefined) => {
  const words = useWords()
  const missing = (isMissing: boolean, pointer: string, id: string) => (isMissing ? [{ pointer, says: words(id) }] : [])
  return [
    ...missing(file === undefined, '/attachment', 'picture.choose-file'),
    ...missing(kind === null, '/kind', 'picture.choose-kind'),
    ...missing(source.trim() === '', '/source', 'picture.write-source'),
    ...missing(caption.trim() === '', '/caption', 'picture.write-caption'),
  ]
}

export const PictureForm = ({ record, onClose }: { record: RecordView; onClose: () => void }): ReactNode => {
  const words = useWords()
  const uploads = useUploads(1)
  const [typed, setTyped] = useState(blank)
  const [tried, setTried] = useState(false)
  const change = (next: Partial<Typed>) => setTyped((now) => ({ ...now, ...next }))
  const [file] = uploads.ready
  const faults = useFaults(typed, file)
  const add = useAct(addPicture, {
    onDone: ({ flaws }) => {
      uploads.clear()
      onClose()
      tell(words(flaws.length === 0 ? 'picture.added' : 'picture.added-poor'), flaws.length === 0 ? 'good' : 'urgent')
    },
  })
  return (
    <Sheet open title={<Words id="picture.add" />} onClose={onClose}>
      <AttachmentUploads uploads={uploads} accept={endings} />
      <Form
        problem={add.error}
        {...(tried && faults.length > 0 ? { faults } : {})}
        onSubmit={() => {
          setTried(true)
          const { kind, takenOn, source, caption, veiled } = typed
          if (faults.length > 0 || kind === null || file === undefined || add.isPending) return
          add.mutate({
            params: { database: record.database, id: record.id },
            body: {
              attachment: file,
              kind,
              source: source.trim(),
              caption: caption.trim(),
              veiled,
              ...(takenOn === '' ? {} : { takenOn }),
            },
          })
        }}
      >
        <CodeField
          label="picture.kind-label"
          pointer="/kind"
          list="picture.kind"
          codes={pictureKinds}
          required
          value={typed.kind}
          onChange={(kind) => change({ kind })}
        />
        <TextField
          label="picture.caption"
          hint="picture.caption-hint"
          pointer="/caption"
          required
          maxLength={300}
          value={typed.caption}
          onChange={(caption) => change({ caption })}
        />
        <TextField
          label="picture.source"
          hint="picture.source-hint"
          pointer="/source"
          required
          maxLength={200}
          value={typed.source}
          onChange={(source) => change({ source })}
        />
        <PartialDateField
          label="picture.taken-on"
          pointer="/takenOn"
          value={typed.takenOn}
          onChange={(takenOn) => change({ takenOn })}
        />
        <FlagField
          label="picture.veil"
          hint="picture.veil-hint"
          pointer="/veiled"
          value={typed.veiled}
          onChange={(veiled) => change({ veiled })}
        />
        <FormActs
          act={<Words id="picture.add-act" />}
          busy={add.isPending}
          disabled={uploads.isBusy}
          onLeave={onClose}
        />
      </Form>
    </Sheet>
  )
}
