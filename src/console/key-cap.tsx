// A key as it is printed on buttons, in menus and in the list of keys.
import type { ReactNode } from 'react'
import { spellCombination } from './key-combination.ts'

/** `<KeyCap keys="Ctrl+k" />`; screen readers get keys from `aria-keyshortcuts` and the list of keys instead. */
export const KeyCap = ({ keys }: { keys: string }): ReactNode => (
  <span className="key-cap" aria-hidden="true">
    {spellCombination(keys)}
  </span>
)
