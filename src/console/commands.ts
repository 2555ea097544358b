// Commands of the palette that have no key of their own, and what the palette carries to a search page.
import { useEffect, useRef } from 'react'
import { signal } from './signal.ts'
import type { TextValues } from './word-values.ts'

/** Sections of the palette, in their order. */
export const commandSections = ['recent', 'act', 'go', 'create', 'search', 'switch', 'help'] as const
export type CommandSection = (typeof commandSections)[number]

export type Command = {
  /** Stays the same over time: recent commands are remembered by it. Never anything about a person. */
  readonly id: string
  /** Id of the words; all five languages are searched. */
  readonly does: string
  readonly values?: TextValues
  readonly section: CommandSection
  /** Shown, so that the palette teaches it. */
  readonly keys?: string
  /** Id of the words saying why not; the line stays, greyed. */
  readonly disabled?: string | undefined
  readonly run: () => void
}

export const registeredCommands = signal<readonly (() => readonly Command[])[]>([])

/** Adds commands to the palette for as long as the component is on the screen. */
export const useCommands = (commands: readonly Command[]): void => {
  const latest = useRef(commands)
  latest.current = commands
  useEffect(() => {
    const read = () => latest.current
    registeredCommands.write([...registeredCommands.read(), read])
    return () => registeredCommands.write(registeredCommands.read().filter((other) => other !== read))
  }, [])
}

/** What was typed behind a prefix (`p`, `d`, `v`, `#`, `@`): kept in memory only, for it may be a name. */
export type Carried = { readonly prefix: string; readonly term: string }
export const carried = signal<Carried | null>(null)

/** Takes what the palette carried here, once: `const asked = takeCarried()` when a search page opens. */
export const takeCarried = (): Carried | null => {
  const found = carried.read()
  carried.write(null)
  return found
}
