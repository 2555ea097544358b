// The shift at this screen: starting it lets the page sound, asks for notices outside the browser, keeps the screen awake.
import { Button } from '@mantine/core'
import { IconBell, IconPlayerPlay, IconVolume } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { serverNow } from '../console/clock.ts'
import { Box } from '../console/sheet.tsx'
import { useSignal } from '../console/signal.ts'
import { allowSounds, playSound, type SoundName, soundNames } from '../console/sounds.ts'
import { Instant } from '../console/time.tsx'
import { useWords, Words } from '../console/words.tsx'
import { alarms, shift } from './desk.alarm.panel.tsx'
import { Bureau, HitReference } from './hit.parts.panel.tsx'

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

let awake: WakeLockSentinel | null = null
/** Keeps the screen from going dark; a browser gives the lock back when the page is hidden, so it is asked for again. */
const stayAwake = async (): Promise<boolean> => {
  try {
    awake = await navigator.wakeLock.request('screen')
    return true
  } catch {
    return false
  }
}
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && shift.read() !== null && awake?.released !== false) void stayAwake()
})

type Readiness = {
  readonly sounds: boolean
  readonly notices: NotificationPermission | 'missing'
  readonly awake: boolean
}

const askForNotices = async (): Promise<Readiness['notices']> => {
  if (typeof Notification === 'undefined') return 'missing'
  return Notification.permission === 'default' ? Notification.requestPermission() : Notification.permission
}

export const ShiftButton = (): ReactNode => {
  const since = useSignal(shift)
  const words = useWords()
  const [open, setOpen] = useState(false)
  const [playing, setPlaying] = useState<SoundName | null>(null)
  const [ready, setReady] = useState<Readiness | null>(null)
  const play = async (name: SoundName) => {
    setPlaying(name)
    await pause(playSound(name) + 250)
    setPlaying(null)
  }
  const start = async () => {
    // First of all, while the browser still counts this as the click.
    const sounds = await allowSounds()
    setOpen(true)
    if (shift.read() === null) shift.write(serverNow())
    setReady({ sounds, notices: 'default', awake: false })
    for (const name of soundNames) await play(name)
    const [notices, kept] = [await askForNotices(), await stayAwake()]
    setReady({ sounds, notices, awake: kept })
  }
  return (
    <>
      {since === null ? (
        <Button
          variant="filled"
          leftSection={<IconPlayerPlay size={14} aria-hidden />}
          onClick={() => void start()}
          title={words('desk.start-why')}
        >
          <Words id="desk.start" />
        </Button>
      ) : (
        <Button variant="subtle" leftSection={<IconBell size={14} aria-hidden />} onClick={() => setOpen(true)}>
          <span>
            <Words id="desk.since" values={{ at: <Instant at={new Date(since).toISOString()} how="clock" /> }} />
          </span>
        </Button>
      )}
      <Box open={open} onClose={() => setOpen(false)} title={words('desk.shift-title')} size={560}>
        <p className="quiet">
          <Words id="desk.shift-why" />
        </p>
        <ul className="shift-sounds">
          {soundNames.map((name) => (
            <li key={name} data-playing={playing === name || undefined}>
              <Button
                size="compact-sm"
                leftSection={<IconVolume size={14} aria-hidden />}
                onClick={() => void allowSounds().then(() => play(name))}
              >
                <Words id="desk.sound-try" />
              </Button>
              <span>
                <Words id={`desk.sound-${name}`} />
              </span>
            </li>
          ))}
        </ul>
        {ready ? (
          <ul className="shift-ready">
            <Ready good={ready.sounds} says={ready.sounds ? 'desk.sounds-on' : 'desk.sounds-off'} />
            <Ready good={ready.notices === 'granted'} says={`desk.notices-${ready.notices}`} />
            <Ready good={ready.awake} says={ready.awake ? 'desk.awake' : 'desk.not-awake'} />
          </ul>
        ) : null}
        <AlarmTrace />
      </Box>
    </>
  )
}

const Ready = ({ good, says }: { good: boolean; says: string }) => (
  <li data-good={good}>
    <span aria-hidden="true">{good ? '✓' : '–'}</span> <Words id={says} />
  </li>
)

/** What has rung at this screen, and how each alarm ended. */
const AlarmTrace = () => {
  const all = useSignal(alarms)
  if (all.length === 0) return null
  return (
    <section>
      <h2>
        <Words id="desk.trace" />
      </h2>
      <ol className="steps" reversed>
        {[...all].reverse().map((alarm) => (
          <li className="step" key={`${alarm.hit} ${alarm.since}`}>
            <span className="step-head">
              <Instant at={new Date(alarm.since).toISOString()} how="clock" />
              <HitReference of={alarm.reference} />
              <Bureau code={alarm.from} />
            </span>
            {alarm.ended === null ? (
              <strong>
                <Words id="desk.trace-standing" />
              </strong>
            ) : (
              <span className="quiet">
                {alarm.by ? (
                  <Words id="desk.trace-taken" values={{ officer: <bdi className="mono">{alarm.by}</bdi> }} />
                ) : (
                  <Words id="desk.trace-over" />
                )}{' '}
                <Instant at={new Date(alarm.ended).toISOString()} how="clock" />
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
