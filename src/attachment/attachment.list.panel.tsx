// Attachments of an item on the screen: thumbnails that open, files that are saved; each look is asked of the item that refers to them.
import { Button } from '@mantine/core'
import { IconDownload, IconFile, IconShieldCheck } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { saveBytes, type Taken, useAddress, useBytes } from '../console/bytes.ts'
import { Mono } from '../console/mono.tsx'
import { Problem } from '../console/problem.ts'
import { Box } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import './attachment.css'
import type { AttachmentVariant, AttachmentView } from './attachment.schema.ts'
import { Size } from './attachment.words.panel.tsx'

/** How the item gives bytes of an attachment: its own operation, which leaves the fact of the look. */
export type GetBytes = (attachment: string, variant: AttachmentVariant, signal?: AbortSignal) => Promise<Taken>

type Shown = { readonly of: AttachmentView; readonly get: GetBytes }

const useNameOf = (): ((of: AttachmentView) => string) => {
  const words = useWords()
  return ({ name, state }) => name ?? words(state === 'ready' ? 'attachment.unreadable' : 'attachment.erased')
}

/** Asked for only when it is opened: a look is a fact. */
const Large = ({ of, get, onClose }: Shown & { onClose: () => void }) => {
  const nameOf = useNameOf()
  const { taken, problem } = useBytes((signal) => get(of.id, 'display', signal), {
    when: true,
    key: `${of.id} display`,
  })
  const address = useAddress(taken?.blob)
  return (
    <Box open title={<bdi>{nameOf(of)}</bdi>} onClose={onClose} size="auto">
      {problem ? <p className="attachment-refused">{problem.detail || problem.title}</p> : null}
      {address === null ? null : (
        <img
          className="attachment-large"
          src={address}
          alt={nameOf(of)}
          width={of.width ?? undefined}
          height={of.height ?? undefined}
        />
      )}
    </Box>
  )
}

const Small = ({ of, get, onOpen }: Shown & { onOpen: () => void }) => {
  const words = useWords()
  const nameOf = useNameOf()
  const { taken } = useBytes((signal) => get(of.id, 'thumbnail', signal), { when: true, key: `${of.id} thumbnail` })
  const address = useAddress(taken?.blob)
  return (
    <button
      type="button"
      className="attachment-open"
      aria-label={words('attachment.open', { name: nameOf(of) })}
      onClick={onOpen}
    >
      {address === null ? (
        <IconFile size={24} aria-hidden />
      ) : (
        <img className="attachment-thumbnail" src={address} alt="" />
      )}
    </button>
  )
}

const Line = ({ of, get }: Shown) => {
  const words = useWords()
  const nameOf = useNameOf()
  const [open, setOpen] = useState(false)
  const [saving, setSaving] = useState(false)
  const save = async () => {
    setSaving(true)
    try {
      const { blob, fileName } = await get(of.id, 'original')
      saveBytes({ blob, fileName: fileName || nameOf(of) })
    } catch (error) {
      tell(error instanceof Problem ? error.detail || error.title : words('attachment.not-saved'), 'flash')
    } finally {
      setSaving(false)
    }
  }
  return (
    <li className="attachment-line">
      {of.shown ? <Small of={of} get={get} onOpen={() => setOpen(true)} /> : <IconFile size={24} aria-hidden />}
      <div className="attachment-told">
        <bdi>{nameOf(of)}</bdi>
        <span className="quiet">
          <Size of={of.length} />
          {of.shown || of.state !== 'ready' ? null : (
            <>
              {' · '}
              <Words id="attachment.not-shown" />
            </>
          )}
          {of.reencoded ? (
            <>
              {' · '}
              <Words id="attachment.reencoded" />
            </>
          ) : null}
        </span>
        {of.state === 'ready' && of.sha256 !== null ? (
          <span className="quiet small attachment-examined">
            <IconShieldCheck size={14} aria-hidden /> <Words id="attachment.examined" />{' '}
            <span title={of.sha256}>
              SHA-256{' '}
              <Mono copy copies={of.sha256}>
                {`${of.sha256.slice(0, 12)}…`}
              </Mono>
            </span>
          </span>
        ) : null}
      </div>
      {of.state === 'ready' && of.name !== null ? (
        <Button
          variant="subtle"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={saving}
          aria-label={words('attachment.save', { name: nameOf(of) })}
          onClick={() => void save()}
        >
          <Words id="attachment.save-act" />
        </Button>
      ) : null}
      {open ? <Large of={of} get={get} onClose={() => setOpen(false)} /> : null}
    </li>
  )
}

/** `get` asks the operation of the item: `(attachment, variant, signal) => askBytes(showMessageAttachment, {...}, { signal })`. */
export const AttachmentList = ({ of, get }: { of: readonly AttachmentView[]; get: GetBytes }): ReactNode => {
  const words = useWords()
  if (of.length === 0) return null
  return (
    <ul className="attachment-lines" aria-label={words('attachment.list')}>
      {of.map((one) => (
        <Line key={one.id} of={one} get={get} />
      ))}
    </ul>
  )
}
