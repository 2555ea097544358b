// Ctrl Enter in a box that has no field of its own: what its button does.
import type { ReactNode } from 'react'
import { useKeys } from '../console/keys.ts'

/** Drawn inside the box, so that the key belongs to its layer. */
export const SubmitKey = ({ does, run }: { does: string; run: () => void }): ReactNode => {
  useKeys({ 'Ctrl+Enter': { does, run, inText: true } })
  return null
}
