// The time of the hub, as well as this browser can know it: deadlines are counted by the hub's clock, never by the desk's.
import { useEffect, useState } from 'react'
import { signal, useSignal } from './signal.ts'

/** Milliseconds to add to this machine's clock; the offset of the quickest answer of late is the most exact. */
const offset = signal(0)
let bestTrip = Number.POSITIVE_INFINITY
let learnedAt = 0
const forgetAfter = 10 * 60_000

/**
 * Learns from an answer that carried the hub's time: `sent` and `received` by our clock, milliseconds. The hub's instant
 * is taken to lie in the middle of the trip, so the error is at most half of it (Cristian's method).
 */
export const learnTime = (serverTime: string, sent: number, received: number): void => {
  const told = Date.parse(serverTime)
  if (Number.isNaN(told)) return
  const trip = received - sent
  if (trip > bestTrip && received - learnedAt < forgetAfter) return
  bestTrip = trip
  learnedAt = received
  offset.write(told - (sent + received) / 2)
}

/** Now by the hub's clock, milliseconds since 1970. */
export const serverNow = (): number => Date.now() + offset.read()

/** Seconds this machine's clock is ahead of the hub's (positive) or behind it; the console counts by the hub's anyway. */
export const useSecondsAhead = (): number => Math.round(-useSignal(offset) / 1000)

/** Now by the hub's clock, drawn again every `step` milliseconds on the step itself, and at once when the clock is set. */
export const useNow = (step = 1000): number => {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    let timer = 0
    const tick = () => {
      const at = serverNow()
      setNow(at)
      timer = window.setTimeout(tick, step - (at % step) + 5)
    }
    tick()
    const stop = offset.watch(() => setNow(serverNow()))
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [step])
  return now
}
