// The place where files are attached: chosen, dropped or pasted; each with how far it is, and the reason when it was refused.
import { ActionIcon, Button, Progress } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconPaperclip, IconRefresh, IconX } from '@tabler/icons-react'
import { type ClipboardEvent, type DragEvent, type ReactNode, useId, useRef, useState } from 'react'
import { useAddress } from '../console/bytes.ts'
import { useWords, Words } from '../console/words.tsx'
import './attachment.css'
import { takenExtensions } from './attachment.media.table.ts'
import { mostAttachmentBytes } from './attachment.schema.ts'
import type { UploadPhase } from './attachment.upload.panel.ts'
import { filesOf, type Uploading, type Uploads } from './attachment.uploads.panel.tsx'
import { Left, Size } from './attachment.words.panel.tsx'

/** Images the browser draws from the file itself, before the hub has encoded it anew. */
const drawable = /^image\/(jpeg|png|webp|gif)$/

const Thumbnail = ({ file }: { file: File }) => {
  const address = useAddress(file)
  if (address === null) return null
  return <img className="attachment-thumbnail" src={address} alt="" />
}

const isUnderWay = (phase: UploadPhase): boolean =>
  phase === 'beginning' || phase === 'sending' || phase === 'waiting' || phase === 'examining'

/** What is said of one file: how fast and how long still, or what is wrong. */
const Standing = ({ of: { upload } }: { of: Uploading }) => {
  const { phase, rate, secondsLeft, progress, problem } = upload
  if (phase === 'refused')
    return (
      <span className="attachment-refused">{progress?.refused?.says ?? <Words id="attachment.phase.refused" />}</span>
    )
  if (phase === 'stuck')
    return (
      <span className="attachment-refused">
        {problem?.detail || problem?.title || <Words id="attachment.phase.stuck" />}
      </span>
    )
  return (
    <span className="quiet">
      <Words id={`attachment.phase.${phase}`} />
      {phase === 'sending' && rate !== null ? (
        <>
          {' · '}
          <Words id="attachment.rate" values={{ size: <Size of={rate} /> }} />
        </>
      ) : null}
      {phase === 'sending' && secondsLeft !== null ? (
        <>
          {' · '}
          <Left seconds={secondsLeft} />
        </>
      ) : null}
      {phase === 'ready' && progress?.reencoded ? (
        <>
          {' · '}
          <Words id="attachment.reencoded" />
        </>
      ) : null}
      {phase === 'ready' && progress && !progress.shown ? (
        <>
          {' · '}
          <Words id="attachment.not-shown" />
        </>
      ) : null}
    </span>
  )
}

const iconOf = (phase: UploadPhase): ReactNode => {
  if (phase === 'ready') return <IconCheck size={16} aria-hidden className="attachment-good" />
  if (isUnderWay(phase)) return <IconPaperclip size={16} aria-hidden />
  return <IconAlertTriangle size={16} aria-hidden className="attachment-bad" />
}

const Line = ({ of: one, onRemove }: { of: Uploading; onRemove: () => void }) => {
  const words = useWords()
  const { upload, run, file } = one
  const { phase, name, size, sent } = upload
  const percent = size === 0 ? 0 : Math.floor((sent / size) * 100)
  return (
    <li className="attachment-line" data-phase={phase}>
      {drawable.test(file.type) && phase !== 'refused' ? <Thumbnail file={file} /> : iconOf(phase)}
      <div className="attachment-told">
        <span>
          <bdi>{name}</bdi>{' '}
          <span className="quiet">
            (<Size of={size} />)
          </span>
        </span>
        {isUnderWay(phase) && phase !== 'examining' ? (
          <Progress value={percent} aria-label={words('attachment.sent-of', { name, percent })} />
        ) : null}
        <Standing of={one} />
      </div>
      {phase === 'waiting' || phase === 'stuck' ? (
        <ActionIcon variant="subtle" aria-label={words('attachment.again', { name })} onClick={run.again}>
          <IconRefresh size={16} aria-hidden />
        </ActionIcon>
      ) : null}
      <ActionIcon
        variant="subtle"
        aria-label={words(isUnderWay(phase) ? 'attachment.cancel' : 'attachment.remove', { name })}
        onClick={onRemove}
      >
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </li>
  )
}

/** What a screen reader hears: what became of files, not each percent of them. */
const Told = ({ uploads }: { uploads: Uploads }) => {
  const over = uploads.list.filter(({ upload }) => !isUnderWay(upload.phase))
  const last = over.at(-1)
  return (
    <p className="spoken" role="status">
      {last ? <Words id="attachment.told" values={{ name: last.upload.name, phase: last.upload.phase }} /> : null}
    </p>
  )
}

/**
 * Chooses, drops and pastes files for an item and shows how far each is. What is pasted or dropped anywhere within `children` (the
 * composer) is taken too.
 */
export const AttachmentUploads = ({
  uploads,
  disabled = false,
  accept = takenExtensions,
  children,
}: {
  uploads: Uploads
  disabled?: boolean
  /** Endings the chooser offers; the hub decides in any case. */
  accept?: readonly string[]
  children?: ReactNode
}): ReactNode => {
  const words = useWords()
  const input = useRef<HTMLInputElement>(null)
  const hint = useId()
  const [over, setOver] = useState(false)
  const take = (files: readonly File[]): boolean => {
    if (disabled || files.length === 0) return false
    uploads.add(files)
    return true
  }
  const onDrop = (event: DragEvent) => {
    setOver(false)
    if (take(filesOf(event.dataTransfer))) event.preventDefault()
  }
  const onPaste = (event: ClipboardEvent) => {
    if (take(filesOf(event.clipboardData))) event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping and pasting are further ways; the button is the first
    <div
      className="attachment-drop"
      data-over={over || undefined}
      onDragOver={(event) => {
        if (disabled || !event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      onPaste={onPaste}
    >
      {children}
      <div className="attachment-choice">
        <input
          ref={input}
          type="file"
          multiple={uploads.most > 1}
          hidden
          accept={accept.join(',')}
          aria-label={words('attachment.choose')}
          onChange={(event) => {
            take([...(event.currentTarget.files ?? [])])
            // The same file again is a choice too.
            event.currentTarget.value = ''
          }}
        />
        <Button
          leftSection={<IconPaperclip size={16} aria-hidden />}
          disabled={disabled}
          aria-describedby={hint}
          onClick={() => input.current?.click()}
        >
          <Words id="attachment.choose" />
        </Button>
        <span id={hint} className="quiet">
          <Words
            id="attachment.choose-hint"
            values={{ most: uploads.most, size: Math.round(mostAttachmentBytes / 1024 / 1024) }}
          />
        </span>
      </div>
      {uploads.notBegun.length > 0 ? (
        <ul className="attachment-lines" role="alert">
          {uploads.notBegun.map(({ name, fault }) => (
            <li className="attachment-refused" key={`${name} ${fault}`}>
              <bdi>{name}</bdi>: <Words id={`attachment.not-begun.${fault}`} values={{ most: uploads.most }} />
            </li>
          ))}
        </ul>
      ) : null}
      {uploads.list.length > 0 ? (
        <ul className="attachment-lines" aria-label={words('attachment.list')}>
          {uploads.list.map((one) => (
            <Line key={one.key} of={one} onRemove={() => uploads.remove(one.key)} />
          ))}
        </ul>
      ) : null}
      <Told uploads={uploads} />
    </div>
  )
}
