// The files an officer is sending with one item: begun, cancelled, taken out, and the ids of those that are ready.
import { useEffect, useMemo, useRef, useState } from 'react'
import { sendBytes } from '../console/bytes.ts'
import { ask } from '../console/client.ts'
import {
  beginAttachment,
  discardAttachment,
  finishAttachment,
  putAttachmentBytes,
  showAttachmentProgress,
} from './attachment.operations.ts'
import { mostAttachmentBytes, mostAttachments } from './attachment.schema.ts'
import {
  type FileToSend,
  isOver,
  type Sender,
  startUpload,
  type Upload,
  type UploadRun,
} from './attachment.upload.panel.ts'

const sender: Sender = {
  begin: (body) => ask(beginAttachment, { body }),
  put: (id, offset, piece, key) => sendBytes(putAttachmentBytes, { params: { id }, query: { offset } }, piece, { key }),
  look: (id) => ask(showAttachmentProgress, { params: { id } }),
  finish: (id) => ask(finishAttachment, { params: { id } }),
  discard: (id) => ask(discardAttachment, { params: { id } }),
}

const clock = {
  now: () => performance.now(),
  newKey: () => crypto.randomUUID(),
  wait: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
}

/** Largest file that is read at once for its digest: the browser cannot make one piece by piece. */
const longestDigested = 32 * 1024 * 1024

const digestOf = async (file: File): Promise<string | undefined> => {
  if (file.size > longestDigested || !globalThis.crypto?.subtle) return undefined
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const fileOf = (file: File): FileToSend => ({
  name: file.name,
  size: file.size,
  // Read now, so that a file that changes while it is sent is found out here and not by the hub.
  slice: async (from, to) => new Blob([await file.slice(from, to).arrayBuffer()]),
  digest: () => digestOf(file),
})

export type Uploading = { readonly key: string; readonly upload: Upload; readonly run: UploadRun; readonly file: File }

/** Why a file is not even begun: words `attachment.not-begun-<fault>`. */
export type NotBegun = { readonly name: string; readonly fault: 'empty' | 'too-large' | 'too-many' }

export type Uploads = {
  readonly list: readonly Uploading[]
  readonly notBegun: readonly NotBegun[]
  /** Ids of those that are ready, in their order: what the item is sent with. */
  readonly ready: readonly string[]
  /** One is still being sent or examined: the item has to wait. */
  readonly isBusy: boolean
  /** One was refused or is stuck: the officer has to decide before the item goes. */
  readonly isBlocked: boolean
  readonly most: number
  readonly add: (files: Iterable<File>) => void
  /** Takes one out; what the hub holds of it is erased. */
  readonly remove: (key: string) => void
  /** Forgets all of them: the item has taken them. */
  readonly clear: () => void
}

/** Files of a paste or a drop; none where only text was. */
export const filesOf = (data: DataTransfer | null): File[] => [...(data?.files ?? [])]

/**
 * Files sent with one item: `const uploads = useUploads()`, `<AttachmentUploads uploads={uploads} />`, and `uploads.ready` in the
 * body. They end with the element; what no item took is erased by the hub after a day.
 */
export const useUploads = (most: number = mostAttachments): Uploads => {
  const [list, setList] = useState<readonly Uploading[]>([])
  const [notBegun, setNotBegun] = useState<readonly NotBegun[]>([])
  const present = useRef<readonly Uploading[]>([])
  present.current = list
  useEffect(
    () => () => {
      for (const { run, upload } of present.current) if (!isOver(upload)) run.cancel()
    },
    [],
  )
  return useMemo(() => {
    const begin = (file: File): Uploading => {
      const key = crypto.randomUUID()
      const run = startUpload(fileOf(file), sender, clock, (upload) =>
        setList((known) => known.map((one) => (one.key === key ? { ...one, upload } : one))),
      )
      return { key, run, file, upload: run.state() }
    }
    const faultOf = (file: File, place: number): NotBegun['fault'] | undefined => {
      if (place >= most) return 'too-many'
      if (file.size === 0) return 'empty'
      return file.size > mostAttachmentBytes ? 'too-large' : undefined
    }
    return {
      list,
      notBegun,
      most,
      ready: list.flatMap(({ upload }) => (upload.phase === 'ready' && upload.progress ? [upload.progress.id] : [])),
      isBusy: list.some(({ upload }) => !isOver(upload) && upload.phase !== 'stuck'),
      isBlocked: list.some(({ upload }) => ['stuck', 'refused', 'lost-file'].includes(upload.phase)),
      add: (files) => {
        const faults: NotBegun[] = []
        const begun: Uploading[] = []
        for (const file of files) {
          const fault = faultOf(file, list.length + begun.length)
          if (fault) faults.push({ name: file.name, fault })
          else begun.push(begin(file))
        }
        setNotBegun(faults)
        setList((known) => [...known, ...begun])
      },
      remove: (key) => {
        const one = list.find((other) => other.key === key)
        if (one && !isOver(one.upload)) one.run.cancel()
        else if (one?.upload.phase === 'ready' && one.upload.progress)
          void sender.discard(one.upload.progress.id).catch(() => undefined)
        setList((known) => known.filter((other) => other.key !== key))
      },
      clear: () => {
        setList([])
        setNotBegun([])
      },
    }
  }, [list, notBegun, most])
}
