// What can be undone is done at once and may be taken back for ten seconds; what cannot goes through a sheet instead.
import { ActionIcon, Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { signal } from './signal.ts'
import { useWords, Words } from './words.tsx'

const undoFor = 10_000
let count = 0
const nextId = (): string => {
  count += 1
  return `notice-${count}`
}

type Undoable = { readonly id: string; readonly undo: () => void }

/** Notices of acts that can be taken back, oldest first. More at once would make a refusal wait behind them, unseen. */
const offered: string[] = []
const mostOffered = 3

/** The last thing that can still be undone; Ctrl Z takes it back while no text field has focus. */
export const lastUndoable = signal<Undoable | null>(null)

const finish = (id: string): void => {
  const place = offered.indexOf(id)
  if (place >= 0) offered.splice(place, 1)
  if (lastUndoable.read()?.id === id) lastUndoable.write(null)
}

/** Takes back the last thing done, if ten seconds have not passed. */
export const undoLast = (): void => {
  const last = lastUndoable.read()
  if (!last) return
  notifications.hide(last.id)
  finish(last.id)
  last.undo()
}

/** Says what was done and offers to take it back: `offerUndo(words('hit.marked-done'), () => reopen.mutate(...))`. */
export const offerUndo = (says: ReactNode, undo: () => void): void => {
  const id = nextId()
  lastUndoable.write({ id, undo })
  offered.push(id)
  const [oldest] = offered
  if (offered.length > mostOffered && oldest !== undefined) {
    notifications.hide(oldest)
    finish(oldest)
  }
  const takeBack = () => {
    notifications.hide(id)
    finish(id)
    undo()
  }
  notifications.show({
    id,
    autoClose: undoFor,
    withBorder: true,
    withCloseButton: false,
    onClose: () => finish(id),
    message: <Notice id={id} says={says} act={<TakeBack run={takeBack} />} />,
  })
}

const TakeBack = ({ run }: { run: () => void }) => (
  <Button variant="light" onClick={run}>
    <Words id="undo.take-back" />
  </Button>
)

/** A short word that something went well or needs to be known; nothing about persons, since it may be read over a shoulder. */
export const tell = (says: ReactNode, tone: 'accent' | 'urgent' | 'flash' | 'good' = 'accent'): void => {
  const id = nextId()
  notifications.show({
    id,
    color: tone,
    withBorder: true,
    withCloseButton: false,
    autoClose: tone === 'flash' ? false : 6000,
    message: <Notice id={id} says={says} />,
  })
}

/** Our own close button: the library's has no words. */
const Notice = ({ id, says, act }: { id: string; says: ReactNode; act?: ReactNode }) => {
  const words = useWords()
  return (
    <div className="notice">
      <span className="notice-words">{says}</span>
      {act}
      <ActionIcon onClick={() => notifications.hide(id)} aria-label={words('layer.close')}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </div>
  )
}
