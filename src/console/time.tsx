// Instants, deadlines and the two clocks, as police write and read them.
import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import { useNow } from './clock.ts'
import { session } from './session.ts'
import { useSignal } from './signal.ts'
import './time.css'
import { cityOf, closenessOf, localWords, spanOf, zuluWords } from './time-words.ts'
import { useLanguage, Words } from './words.tsx'

const useOwnPlace = (): { zone: string; city: string } => {
  const view = useSignal(session)
  const zone = view?.zone ?? 'UTC'
  return { zone, city: view ? cityOfBureau(view.bureauName) : cityOf(zone) }
}

/** `Hanoi` of `IP Hanoi`: the clock of a bureau is named after its city, not after the largest city of its zone. */
const cityOfBureau = (name: string): string => name.replace(/^IP /, '')

/** `21 Nov 2026 20:05Z` with the bureau's local time on hover and focus. `how` shortens it: without year, or clock only. */
export const Instant = ({ at, how = 'full' }: { at: string | null; how?: 'full' | 'short' | 'clock' }): ReactNode => {
  const [language] = useLanguage()
  const { zone, city } = useOwnPlace()
  if (at === null) return <span className="quiet">—</span>
  const local = localWords(at, language, zone)
  const whole = `${zuluWords(at, language)}${local ? ` · ${city} ${local}` : ''}`
  return (
    <Tooltip label={<bdi dir="ltr">{whole}</bdi>}>
      <time dateTime={at}>
        <bdi dir="ltr" className="mono instant">
          {zuluWords(at, language, how)}
        </bdi>
      </time>
    </Tooltip>
  )
}

/** Zulu and local time side by side: `20:05Z · Hanoi 03:05 Sun`. */
export const TwoTimes = ({ at, zone, city }: { at: string | number; zone?: string; city?: string }): ReactNode => {
  const [language] = useLanguage()
  const own = useOwnPlace()
  const there = zone ?? own.zone
  const local = localWords(at, language, there)
  return (
    <bdi dir="ltr" className="mono instant">
      {zuluWords(at, language, 'clock')}
      {local ? (
        <span className="quiet">
          {' · '}
          {city ?? (zone ? cityOf(zone) : own.city)} {local}
        </span>
      ) : null}
    </bdi>
  )
}

/** Time left (or passed) in words with two parts: `in 16 min`, `2 h 05 min over`. Ticks by the hub's clock. */
export const TimeLeft = ({ until }: { until: string }): ReactNode => {
  const end = Date.parse(until)
  const near = Math.abs(end - Date.now()) < 11 * 60_000
  const left = end - useNow(near ? 1000 : 15_000)
  const closeness = closenessOf(left)
  const { days, hours, minutes, seconds } = spanOf(left)
  const words = (size: 'days' | 'hours' | 'minutes' | 'seconds') => {
    const id = left <= 0 ? `time.over-${size}` : `time.left-${size}`
    return <Words id={id} values={{ days, hours, minutes, seconds }} />
  }
  return (
    <span className="time-left" data-closeness={closeness}>
      {days > 0 ? words('days') : hours > 0 ? words('hours') : minutes >= 10 ? words('minutes') : words('seconds')}
    </span>
  )
}

/**
 * A deadline: when, and how long that is from now by the hub's clock. `met` stops the clock: it was kept (or the thing
 * is closed) and only the instant is shown.
 */
export const Deadline = ({
  at,
  met = false,
  how = 'short',
}: {
  at: string | null
  met?: boolean
  how?: 'full' | 'short' | 'clock'
}): ReactNode => {
  if (at === null) return <span className="quiet">—</span>
  return (
    <span className="deadline">
      <Instant at={at} how={how} />
      {met ? null : <TimeLeft until={at} />}
    </span>
  )
}
