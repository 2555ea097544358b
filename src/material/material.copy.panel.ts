// What is sent to copy claims into another file, and what the hub says against single ones; pure.
import type { PickedClaim } from './material.picking.panel.ts'

export type CopyDraft = { readonly to: string | null; readonly title: string }
export const emptyCopy: CopyDraft = { to: null, title: '' }

/** Pointers of what has to be said first. */
export const missingOfCopy = ({ to, title }: CopyDraft): string[] => [
  ...(to === null ? ['/to'] : []),
  ...(title.trim() === '' ? ['/title'] : []),
]

export const copyEntry = (from: string, claims: readonly PickedClaim[], { title }: CopyDraft) => ({
  from,
  claims: claims.map(({ id }) => id),
  title: title.trim(),
})

type Fault = { readonly pointer: string; readonly says: string }

/** Faults of the hub at `/claims/n` said of the claim by its title, at the one place the form has for all of them. */
export const copyFaults = (faults: readonly Fault[], claims: readonly PickedClaim[]): readonly Fault[] =>
  faults.map((fault) => {
    const at = /^\/claims\/(\d+)$/.exec(fault.pointer)?.[1]
    const title = at === undefined ? undefined : claims[Number(at)]?.title
    return title === undefined ? fault : { pointer: '/claims', says: `${title}: ${fault.says}` }
  })
