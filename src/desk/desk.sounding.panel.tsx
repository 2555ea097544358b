// Whether this screen may sound and stays awake: allowed by the click that starts a shift, and lost with the page.
import { signal } from '../console/signal.ts'
import { allowSounds } from '../console/sounds.ts'

/** Whether this page may sound. */
export const sounding = signal(false)

let awake: WakeLockSentinel | null = null

/** Keeps the screen from going dark; a browser gives the lock back when the page is hidden, so it is asked for again. */
export const stayAwake = async (): Promise<boolean> => {
  try {
    awake = await navigator.wakeLock.request('screen')
    return true
  } catch {
    return false
  }
}
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && sounding.read() && awake?.released !== false) void stayAwake()
})

/** Lets the page sound; from a click or key only. Answers whether it may. */
export const unlockSounds = async (): Promise<boolean> => {
  const may = await allowSounds()
  // Where the browser keeps silent the alarm is seen all the same, and notices go out.
  sounding.write(true)
  return may
}

/** Lets the screen go dark again and the page fall silent: the shift is over. */
export const restScreen = (): void => {
  sounding.write(false)
  void awake?.release().catch(() => undefined)
  awake = null
}

export type Notices = NotificationPermission | 'missing'

/** Asks once for notices outside the browser. */
export const askForNotices = async (): Promise<Notices> => {
  if (typeof Notification === 'undefined') return 'missing'
  return Notification.permission === 'default' ? Notification.requestPermission() : Notification.permission
}
