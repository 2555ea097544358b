// The alarm of the desk: a very urgent hit that nobody has taken is seen, heard for twenty seconds at most, and leaves a trace.
import { Button } from '@mantine/core'
import { IconBellRinging, IconVolumeOff } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { serverNow, useNow } from '../console/clock.ts'
import { useGo } from '../console/go.tsx'
import { useLine, useLive } from '../console/live.ts'
import { signal, useSignal } from '../console/signal.ts'
import { playSound } from '../console/sounds.ts'
import { TimeLeft } from '../console/time.tsx'
import { useLanguage, useWords, Words } from '../console/words.tsx'
import { directionOf } from '../terms/language.ts'
import './desk.alarm.css'
import { useOpenHits } from './desk.hits.panel.tsx'
import { compareLines, rings } from './desk.lines.panel.ts'
import { useTake } from './hit.acts.panel.tsx'
import { Bureau, HitReference, otherSideOf } from './hit.parts.panel.tsx'
import type { HitLine } from './hit.schema.ts'

/** One alarm of this screen: which hit, since when (milliseconds by the hub's clock), and how it ended. */
export type Alarm = {
  readonly hit: string
  readonly reference: string
  readonly from: string
  readonly since: number
  readonly ended: number | null
  readonly by: string | null
}

/** Alarms of this shift, oldest first; forgotten with the page. */
export const alarms = signal<readonly Alarm[]>([])
/** When this screen began its shift: from then on it may sound. */
export const shift = signal<number | null>(null)
/** Alarms up to this moment are silent here, though they still stand. */
const silenced = signal(0)

const soundsFor = 20_000
const soundEvery = 2400
const kept = 50

/** The alarms after a fresh list: new ones join, those that no longer ring end with whoever took the hit. */
export const alarmsAfter = (present: readonly Alarm[], hits: readonly HitLine[], now: number): readonly Alarm[] => {
  const byId = new Map(hits.map((hit) => [hit.id, hit]))
  const standing = new Set(present.filter((one) => one.ended === null).map((one) => one.hit))
  const isRinging = (id: string) => {
    const hit = byId.get(id)
    return hit !== undefined && rings(hit)
  }
  const ended = present.map((one) =>
    one.ended === null && !isRinging(one.hit) ? { ...one, ended: now, by: byId.get(one.hit)?.taken ?? null } : one,
  )
  const begun = hits
    .filter((hit) => rings(hit) && !standing.has(hit.id))
    .map((hit) => ({
      hit: hit.id,
      reference: hit.reference,
      from: otherSideOf(hit),
      since: now,
      ended: null,
      by: null,
    }))
  const changed = begun.length > 0 || ended.some((one, index) => one !== present[index])
  return changed ? [...ended, ...begun].slice(-kept) : present
}

/** Says outside the browser that something very urgent came: from which bureau, never about whom. */
const notify = (alarm: Alarm, title: string, language: string, direction: 'ltr' | 'rtl', open: () => void): void => {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return
  const notice = new Notification(title, { tag: alarm.hit, lang: language, dir: direction, silent: true })
  notice.onclick = () => {
    focus()
    notice.close()
    open()
  }
}

/** Draws the banner while an alarm stands, and sounds; mounted once, in the frame of every page. */
export const DeskAlarm = (): ReactNode => {
  const { data } = useOpenHits()
  const words = useWords()
  const [language] = useLanguage()
  const go = useGo()
  const since = useSignal(shift)
  const all = useSignal(alarms)
  const quietUntil = useSignal(silenced)
  const standing = all.filter((one) => one.ended === null)
  const now = useNow(standing.length > 0 ? 1000 : 60_000)
  const hits = data?.hits

  // biome-ignore lint/correctness/useExhaustiveDependencies: a fresh list is judged once; words and language are those of the moment
  useEffect(() => {
    if (!hits) return
    const before = alarms.read()
    const after = alarmsAfter(before, hits, serverNow())
    alarms.write(after)
    if (shift.read() === null) return
    for (const alarm of after) {
      if (alarm.ended === null && !before.includes(alarm)) {
        const title = words('desk.notification', { bureau: alarm.from.toUpperCase() })
        notify(alarm, title, language, directionOf(language), () => go(`/hits/${alarm.hit}`))
      }
    }
  }, [hits])

  const sounding = since !== null && standing.some((one) => one.since > quietUntil && now - one.since < soundsFor)
  useEffect(() => {
    if (!sounding) return
    playSound('very-urgent')
    const timer = setInterval(() => playSound('very-urgent'), soundEvery)
    return () => clearInterval(timer)
  }, [sounding])

  const line = useLine()
  useEffect(() => {
    if (line.state === 'red' && shift.read() !== null) playSound('line-lost')
  }, [line.state])
  useLive(['hit', 'discreet-hit'], (event) => {
    const found = hits?.find((hit) => hit.id === event.ref)
    if (event.operation === 'hit.answer' && found?.side === 'finder' && shift.read() !== null) playSound('answer')
  })

  useEffect(() => {
    const bare = document.title.replace(/^\(\d+\) /, '')
    const wanted = standing.length > 0 ? `(${standing.length}) ${bare}` : bare
    if (document.title !== wanted) document.title = wanted
  })
  useEffect(
    () => () => {
      document.title = document.title.replace(/^\(\d+\) /, '')
    },
    [],
  )

  // The one that is due first stands in the banner.
  const hit = hits?.filter((one) => standing.some((alarm) => alarm.hit === one.id)).sort(compareLines)[0]
  const first = standing.find((one) => one.hit === hit?.id) ?? standing[0]
  if (!first) return null
  return (
    <div className="alarm no-print" role="alert" data-sounding={sounding || undefined}>
      <IconBellRinging size={20} aria-hidden />
      <strong className="alarm-count">{standing.length}</strong>
      <span className="alarm-says">
        <strong>
          <Words id="desk.alarm" values={{ count: standing.length }} />
        </strong>
        <span>
          <HitReference of={first.reference} /> · <Bureau code={first.from} />
          {hit?.answerDueAt ? (
            <>
              {' · '}
              <Words id="clock.answer" /> <TimeLeft until={hit.answerDueAt} />
            </>
          ) : null}
        </span>
        {sounding ? null : (
          <span className="small">
            <Words id={since === null ? 'desk.alarm-mute' : 'desk.alarm-quiet'} />
          </span>
        )}
      </span>
      <AlarmActs first={first} sounding={sounding} />
    </div>
  )
}

const AlarmActs = ({ first, sounding }: { first: Alarm; sounding: boolean }) => {
  const take = useTake()
  const go = useGo()
  return (
    <span className="alarm-acts">
      <Button variant="filled" color="flash" onClick={() => take({ id: first.hit, reference: first.reference })}>
        <Words id="hit-act.take" />
      </Button>
      <Button onClick={() => go(`/hits/${first.hit}`)}>
        <Words id="key.open" />
      </Button>
      {sounding ? (
        <Button
          variant="subtle"
          leftSection={<IconVolumeOff size={14} aria-hidden />}
          onClick={() => silenced.write(serverNow())}
        >
          <Words id="desk.silence" />
        </Button>
      ) : null}
    </span>
  )
}
