// What can be undone is done at once and may be taken back for ten seconds; what cannot goes through a sheet instead.
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { signal } from './signal.ts'
import { Words } from './words.tsx'

const undoFor = 10_000
let count = 0

type Undoable = { readonly id: string; readonly undo: () => void }

/** The last thing that can still be undone; Ctrl Z takes it back while no text field has focus. */
export const lastUndoable = signal<Undoable | null>(null)

const finish = (id: string): void => {
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
  count += 1
  const id = `undo-${count}`
  lastUndoable.write({ id, undo })
  notifications.show({
    id,
    autoClose: undoFor,
    withBorder: true,
    onClose: () => finish(id),
    message: (
      <div className="undo">
        <span>{says}</span>
        <Button
          variant="light"
          onClick={() => {
            notifications.hide(id)
            finish(id)
            undo()
          }}
        >
          <Words id="undo.take-back" />
        </Button>
      </div>
    ),
  })
}

/** A short word that something went well or needs to be known; nothing about persons, since it may be read over a shoulder. */
export const tell = (says: ReactNode, tone: 'accent' | 'urgent' | 'flash' | 'good' = 'accent'): void => {
  notifications.show({ message: says, color: tone, withBorder: true, autoClose: tone === 'flash' ? false : 6000 })
}
