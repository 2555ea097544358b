// What a key press is called, the same on every keyboard layout; pure. `j`, `Shift+j`, `Ctrl+k`, `?`, `Enter`, `F6`.

/** The part of a `KeyboardEvent` that matters. */
export type KeyPress = {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly isComposing: boolean
}

/** Signs by place on a Latin keyboard, plain and shifted, for layouts that have other letters there. */
const signs: Readonly<Record<string, readonly [string, string]>> = {
  Slash: ['/', '?'],
  Period: ['.', '>'],
  Comma: [',', '<'],
  Equal: ['=', '+'],
  Minus: ['-', '_'],
  Digit1: ['1', '!'],
  Digit2: ['2', '@'],
  Digit3: ['3', '#'],
}

const isPrintableAscii = (key: string): boolean => key.length === 1 && key > ' ' && key <= '~'

/**
 * Name of a key press, or null for what is no command: composing with an input method (Vietnamese Telex), AltGr signs,
 * a bare modifier. A key that is no Latin letter is read by its place (J on an Arabic layout arrives as `ت`, `KeyJ`).
 * Shift counts for letters and named keys, not for signs, which already differ; the Mac's command key counts as Ctrl.
 */
export const combinationOf = (press: KeyPress): string | null => {
  if (press.isComposing || press.key === 'Process' || press.key === 'Dead') return null
  if (['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock'].includes(press.key)) return null
  const ctrl = press.ctrlKey || press.metaKey
  // AltGr arrives as Ctrl and Alt together on some systems and makes signs, not commands.
  if (press.altKey) return null
  let name = press.key
  let shift = press.shiftKey
  if (name === ' ') name = 'Space'
  else if (name.length === 1) {
    const letter = /^Key([A-Z])$/.exec(press.code)?.[1]?.toLowerCase()
    if (/^[a-z]$/i.test(name)) name = name.toLowerCase()
    else if (letter && !isPrintableAscii(name)) name = letter
    else {
      const sign = signs[press.code]
      if (!isPrintableAscii(name) && sign) name = press.shiftKey ? sign[1] : sign[0]
      shift = false
    }
  }
  return `${ctrl ? 'Ctrl+' : ''}${shift ? 'Shift+' : ''}${name}`
}

/** Whether a combination is a bare character, which screen readers and speech input may send by accident (WCAG 2.1.4). */
export const isCharacter = (combination: string): boolean =>
  combination.replace(/^Shift\+/, '').length === 1 && !combination.startsWith('Ctrl+')

const names: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
}

const spellStep = (step: string): string => {
  const [, ctrl, shift, key = step] = /^(Ctrl\+)?(Shift\+)?(.+)$/.exec(step) ?? []
  const named = names[key] ?? (key.length === 1 ? key.toUpperCase() : key)
  return [ctrl ? 'Ctrl' : '', shift ? 'Shift' : '', named].filter(Boolean).join(' ')
}

/** How a combination is written on a button or in the list of keys: `Ctrl K`; keys pressed in turn are parted: `G, D`. */
export const spellCombination = (combination: string): string => combination.split(' ').map(spellStep).join(', ')
