// What a phone at a post can do beyond a screen: stay awake, and be felt in the hand when an answer comes.
import { useEffect } from 'react'

/** Patterns in milliseconds, on and off: felt apart without looking. */
const patterns = {
  'no-match': [60],
  match: [300, 100, 300, 100, 300],
  failed: [150, 80, 150],
  answer: [200, 100, 200],
} as const

/** Vibrates where the device can and may; elsewhere nothing happens. */
export const vibrate = (what: keyof typeof patterns): void => {
  navigator.vibrate?.([...patterns[what]])
}

/** Keeps the screen on while the page is in front. Devices drop the lock when the page goes away, so it is asked for again. */
export const useWakeLock = (): void => {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    let open = true
    const take = async () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
      try {
        const taken = await navigator.wakeLock.request('screen')
        if (open) lock = taken
        else await taken.release()
      } catch {
        // Refused for want of battery or by the owner of the device: the screen then sleeps as usual.
      }
    }
    void take()
    document.addEventListener('visibilitychange', take)
    return () => {
      open = false
      document.removeEventListener('visibilitychange', take)
      void lock?.release()
    }
  }, [])
}

/** Gives the whole page, layers included, the sizes of a hand-held screen for as long as the component is there. */
export const useHandSizes = (): void => {
  useEffect(() => {
    document.body.classList.add('quick-sizes')
    return () => document.body.classList.remove('quick-sizes')
  }, [])
}
