// The keys of the console: screens state which keys do what, one listener decides, and the list of keys writes itself.
import { createContext, useContext, useEffect, useMemo, useRef } from 'react'
import { combinationOf, isCharacter } from './key-combination.ts'
import { remembered } from './remembered.ts'
import { signal } from './signal.ts'
import type { TextValues } from './word-values.ts'

/** What a key does. */
export type KeyAction = {
  /** Id of the words for it: shown by `?`, in the palette and in the status bar. The same words, the same key, everywhere. */
  readonly does: string
  readonly values?: TextValues
  readonly run: (event?: KeyboardEvent) => void
  /** Id of the words saying why it cannot be done now; the line stays in the palette, greyed, with the reason. */
  readonly disabled?: string | undefined
  /** Works while a text field has focus. Default: only keys with Ctrl, Esc and function keys. */
  readonly inText?: boolean
  /** False keeps it out of the status bar. */
  readonly hint?: boolean
  /** False keeps it out of the palette (moving about in lists). */
  readonly palette?: boolean
}

/** Keys by combination (`j`, `Shift+r`, `Ctrl+Enter`, `g d`); several for one action are parted by `, `. */
export type KeyMap = Readonly<Record<string, KeyAction | undefined>>

export type KeyEntry = KeyAction & { readonly combinations: readonly string[] }
type Registration = { readonly depth: number; readonly everywhere: boolean; readonly read: () => readonly KeyEntry[] }

const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'
const isMap = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string')

/** Whether single characters are keys at all (WCAG 2.1.4: they can be switched off). */
export const letterKeys = remembered<boolean>('letters', isFlag, true)
/** Combinations changed by the officer, by the words of what they do. */
export const changedKeys = remembered<Readonly<Record<string, string>>>('keys', isMap, {})

/** All keys that are stated now; changes when a screen or a layer comes or goes. */
export const keyRegistry = signal<readonly Registration[]>([])

/** How many layers (sheets, menus of ours) lie over the page where a component stands. */
export const LayerDepth = createContext(0)
const openLayers = signal<readonly number[]>([])

/** A layer calls this while it is open: keys of what lies beneath rest. Answers its depth, to be given on by `LayerDepth`. */
export const useLayer = (open: boolean): number => {
  const depth = useContext(LayerDepth) + 1
  useEffect(() => {
    if (!open) return
    openLayers.write([...openLayers.read(), depth])
    return () => {
      const layers = [...openLayers.read()]
      layers.splice(layers.lastIndexOf(depth), 1)
      openLayers.write(layers)
    }
  }, [open, depth])
  return depth
}

const entriesOf = (map: KeyMap): KeyEntry[] =>
  Object.entries(map).flatMap(([keys, action]) => {
    if (!action) return []
    const combinations = keys.split(', ')
    const changed = changedKeys.read()[action.does]
    return [{ ...action, combinations: changed ? [changed, ...combinations.slice(1)] : combinations }]
  })

/**
 * States keys for as long as the component is on the screen:
 * `useKeys({ j: { does: 'key.next', run: next }, 'Shift+r': { does: 'key.reply-all', run: replyAll } })`.
 * `everywhere` keys work under layers and on all screens: for the frame only.
 */
export const useKeys = (map: KeyMap, options: { readonly everywhere?: boolean } = {}): void => {
  const depth = useContext(LayerDepth)
  const latest = useRef(map)
  latest.current = map
  const everywhere = options.everywhere ?? false
  // Drawn again only when keys, words or reasons change: running always takes the latest function.
  const outline = Object.entries(map)
    .map(([keys, action]) => `${keys}=${action?.does ?? ''}=${action?.disabled ?? ''}`)
    .join('|')
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new outline must make a new registration
  const registration = useMemo<Registration>(
    () => ({ depth, everywhere, read: () => entriesOf(latest.current) }),
    [depth, everywhere, outline],
  )
  useEffect(() => {
    keyRegistry.write([...keyRegistry.read(), registration])
    return () => keyRegistry.write(keyRegistry.read().filter((other) => other !== registration))
  }, [registration])
}

const deepest = (): number => Math.max(0, ...openLayers.read())

/** Keys that work now, those of the topmost layer first, then those of the frame. */
export const activeKeys = (): { readonly screen: readonly KeyEntry[]; readonly frame: readonly KeyEntry[] } => {
  const top = deepest()
  const registrations = [...keyRegistry.read()].reverse()
  return {
    screen: registrations.filter((one) => !one.everywhere && one.depth === top).flatMap((one) => one.read()),
    frame: registrations.filter((one) => one.everywhere).flatMap((one) => one.read()),
  }
}

const textInputs = new Set(['text', 'search', 'email', 'tel', 'url', 'password', 'number', 'date', 'time', ''])

const hasTextFocus = (target: EventTarget | null): boolean => {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return target instanceof HTMLInputElement && textInputs.has(target.type)
}

/** Enter and Space belong to the button, link or box that has focus. */
const ownsEnter = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest(
    'button, a[href], summary, input, [role="button"], [role="tab"], [role="menuitem"], [role="option"]',
  ) !== null

/** Menus and lists that drop down handle arrows, letters and Esc themselves. */
const inDropDown = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('[role="menu"], [role="listbox"], [role="radiogroup"]') !== null

/** A layer that is none of ours (a popover, a dialog drawn without `sheet.tsx`): the page beneath it rests all the same. */
const inForeignLayer = (target: EventTarget | null): boolean =>
  deepest() === 0 && target instanceof HTMLElement && target.closest('[role="dialog"]') !== null

let first = ''
let firstAt = 0

const decide = (event: KeyboardEvent): void => {
  if (event.defaultPrevented) return
  const combination = combinationOf(event)
  if (combination === null) return
  const character = isCharacter(combination)
  const typing = hasTextFocus(event.target)
  const { screen, frame } = activeKeys()
  const bare = !combination.startsWith('Ctrl+') && !/^(Shift\+)?F\d+$/.test(combination)
  if (bare && combination !== 'Escape' && inDropDown(event.target)) return
  if (bare && inForeignLayer(event.target)) return
  if ((combination === 'Enter' || combination === 'Space') && ownsEnter(event.target)) return
  const chain = first !== '' && Date.now() - firstAt < 1500 ? `${first} ${combination}` : ''
  first = ''
  const entries = [...screen, ...frame]
  const fits = (entry: KeyEntry, wanted: string) =>
    entry.combinations.includes(wanted) &&
    (!typing || (entry.inText ?? (!bare || combination === 'Escape'))) &&
    (!character || letterKeys.read())
  const chosen =
    (chain && entries.find((entry) => fits(entry, chain))) || entries.find((entry) => fits(entry, combination))
  if (chosen) {
    event.preventDefault()
    if (!chosen.disabled) chosen.run(event)
    return
  }
  const begins =
    !typing && letterKeys.read() && entries.some((e) => e.combinations.some((c) => c.startsWith(`${combination} `)))
  if (begins) {
    event.preventDefault()
    first = combination
    firstAt = Date.now()
  }
}

/** Starts the one listener; answers how to stop it. */
export const startKeys = (): (() => void) => {
  addEventListener('keydown', decide)
  return () => removeEventListener('keydown', decide)
}
