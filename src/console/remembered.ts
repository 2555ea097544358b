// Settings of this browser that outlive the session. Nothing about persons may ever be kept here, hence the closed list.
import { type Signal, signal } from './signal.ts'

/** All that is ever written to local storage, each under `liaison.<name>`. */
export const rememberedNames = [
  'language',
  'theme',
  'density',
  'keys',
  'letters',
  'navigation',
  'recent-commands',
  'locked',
  'duty-telephone',
] as const
export type RememberedName = (typeof rememberedNames)[number]

const storageKey = (name: RememberedName) => `liaison.${name}`

const readStored = (name: RememberedName): unknown => {
  try {
    return JSON.parse(localStorage.getItem(storageKey(name)) ?? 'null')
  } catch {
    // Storage may be switched off or hold what another version wrote: the default will do.
    return null
  }
}

/**
 * A signal kept in local storage and shared with the other tabs of this browser.
 * `fits` refuses whatever does not look like a value of ours; then `first` stands.
 */
export const remembered = <T>(name: RememberedName, fits: (value: unknown) => value is T, first: T): Signal<T> => {
  const stored = readStored(name)
  const inner = signal<T>(fits(stored) ? stored : first)
  addEventListener('storage', (event) => {
    if (event.key !== storageKey(name)) return
    const changed = readStored(name)
    if (fits(changed)) inner.write(changed)
  })
  return {
    ...inner,
    write(value) {
      inner.write(value)
      try {
        localStorage.setItem(storageKey(name), JSON.stringify(value))
      } catch {
        // The setting then lasts as long as the tab.
      }
    },
  }
}
