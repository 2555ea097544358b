// The line at the bottom: is the line up, which keys work here, under which mark is what is shown.
import type { ReactNode } from 'react'
import { useSecondsAhead } from './clock.ts'
import { KeyCap } from './key-cap.tsx'
import { activeKeys, keyRegistry, letterKeys } from './keys.ts'
import { useLine } from './live.ts'
import { MarkWords, useStrictestMark } from './mark.tsx'
import { useSignal } from './signal.ts'
import { Words } from './words.tsx'

export const FrameStatus = (): ReactNode => {
  const mark = useStrictestMark()
  return (
    <footer className="frame-status" data-region tabIndex={-1}>
      <LiveState />
      <Hints />
      <WrongClock />
      {mark ? <MarkWords mark={mark} /> : <span />}
      <span className="frame-logged">
        <Words id="frame.logged" />
      </span>
    </footer>
  )
}

/** This machine's clock is off by minutes: what it shows by itself (file times, alarms) is not to be trusted. */
const WrongClock = () => {
  const seconds = useSecondsAhead()
  if (Math.abs(seconds) < 120) return null
  return (
    <span className="frame-wrong-clock" role="status">
      <Words
        id={seconds > 0 ? 'frame.clock-fast' : 'frame.clock-slow'}
        values={{ minutes: Math.round(Math.abs(seconds) / 60) }}
      />
    </span>
  )
}

const LiveState = () => {
  const { state, seconds } = useLine()
  return (
    <span className="frame-live" data-state={state}>
      <i aria-hidden="true" />
      <span role="status">
        <Words id={`live.${state}`} />
      </span>
      {seconds === null ? null : (
        <span aria-hidden="true">
          · <Words id="live.age" values={{ seconds: Math.min(seconds, 999) }} />
        </span>
      )}
    </span>
  )
}

const Hints = () => {
  useSignal(keyRegistry)
  const letters = useSignal(letterKeys)
  if (!letters) return <span className="frame-hints" />
  const entries = activeKeys().screen.filter((entry) => entry.hint !== false && !entry.disabled)
  return (
    <span className="frame-hints">
      {entries.slice(0, 8).map((entry) => (
        <span className="frame-hint" key={entry.does}>
          <KeyCap keys={entry.combinations[0] ?? ''} />
          <Words id={entry.does} {...(entry.values ? { values: entry.values } : {})} />
        </span>
      ))}
      <span className="frame-hint">
        <KeyCap keys="?" />
        <Words id="key.all" />
      </span>
    </span>
  )
}
