// Choosing single claims of a file while one looks through its entities, for what is done with them elsewhere: a lead.
import { Checkbox } from '@mantine/core'
import { createContext, type ReactNode, useContext } from 'react'
import { useWords } from '../console/words.tsx'
import { type PickedClaim, turned } from './material.picking.panel.ts'
import type { ClaimView } from './material.schema.ts'

type Picking = {
  readonly picked: ReadonlyMap<string, PickedClaim>
  readonly pick: (next: ReadonlyMap<string, PickedClaim>) => void
}

const Choice = createContext<Picking | null>(null)

/** Claims within it may be chosen; without it none shows a box. */
export const ClaimPicking = ({ of, children }: { of: Picking | null; children: ReactNode }): ReactNode => (
  <Choice value={of}>{children}</Choice>
)

/** The box before a claim. */
export const PickClaim = ({ of }: { of: ClaimView }): ReactNode => {
  const words = useWords()
  const picking = useContext(Choice)
  if (!picking) return null
  return (
    <Checkbox
      aria-label={words('material.pick-claim')}
      checked={picking.picked.has(of.id)}
      onChange={() => picking.pick(turned(picking.picked, of))}
    />
  )
}
