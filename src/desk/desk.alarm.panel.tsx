// The alarm of the desk: what is very urgent and nobody has is seen on every page, heard for twenty seconds at most, and told outside.
import { Button } from '@mantine/core'
import { IconBellRinging } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { serverNow, useNow } from '../console/clock.ts'
import { useCommands } from '../console/commands.ts'
import { FoldButton } from '../console/fold-button.tsx'
import { useGo } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { useSignal } from '../console/signal.ts'
import { playSound } from '../console/sounds.ts'
import { TimeLeft } from '../console/time.tsx'
import { useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import { directionOf } from '../terms/language.ts'
import { useItemActs } from './desk.acts.panel.tsx'
import './desk.alarm.css'
import { firstHeard, isSounding, keyOfAlarm } from './desk.alarms.panel.ts'
import { useHearing } from './desk.hearing.panel.tsx'
import { listAlarms } from './desk.operations.ts'
import { Bureau } from './desk.parts.panel.tsx'
import { sounding } from './desk.sounding.panel.tsx'
import { addressOf } from './desk.wanted.panel.ts'

type Alarm = Answer<typeof listAlarms>['alarms'][number]

const soundEvery = 2400

/** Says outside the browser that something very urgent came: urgency and bureau, never about whom. */
const notify = (alarm: Alarm, title: string, language: string, direction: 'ltr' | 'rtl', open: () => void): void => {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return
  const notice = new Notification(title, { tag: alarm.item, lang: language, dir: direction, silent: true })
  notice.onclick = () => {
    focus()
    notice.close()
    open()
  }
}

/** Writes how many alarms stand before the title of the window, and nothing else of them. */
const useCountInTitle = (count: number): void => {
  useEffect(() => {
    const bare = document.title.replace(/^\(\d+\) /, '')
    const wanted = count > 0 ? `(${count}) ${bare}` : bare
    if (document.title !== wanted) document.title = wanted
  })
  useEffect(
    () => () => {
      document.title = document.title.replace(/^\(\d+\) /, '')
    },
    [],
  )
}

/** Draws the banner while an alarm stands, and sounds; mounted once, in the frame of every page. */
export const DeskAlarm = (): ReactNode => {
  const { data } = useAnswer(listAlarms, {}, { every: 60_000 })
  const words = useWords()
  const [language] = useLanguage()
  const go = useGo()
  const acts = useItemActs()
  const maySound = useSignal(sounding)
  const [unfolded, unfold] = useState(false)
  const [heard, hear] = useState<ReadonlyMap<string, number>>(new Map())
  const alarms = data?.alarms ?? none
  const now = useNow(alarms.length > 0 ? 1000 : 60_000)
  const openFirst = (alarm: Alarm) => go(addressOf(alarm) ?? '/desk')
  useHearing()

  // biome-ignore lint/correctness/useExhaustiveDependencies: a fresh list is judged once; words and language are those of the moment
  useEffect(() => {
    const after = firstHeard(heard, alarms, serverNow())
    if (after === heard) return
    hear(after)
    if (!maySound) return
    for (const alarm of alarms) {
      if (heard.has(keyOfAlarm(alarm))) continue
      const title = words('desk.notification', { bureau: (alarm.from ?? '').toUpperCase() })
      notify(alarm, title, language, directionOf(language), () => openFirst(alarm))
    }
  }, [alarms])

  const sounds = maySound && isSounding(heard, alarms, now)
  useEffect(() => {
    if (!sounds) return
    playSound('very-urgent')
    const timer = setInterval(() => playSound('very-urgent'), soundEvery)
    return () => clearInterval(timer)
  }, [sounds])
  useCountInTitle(alarms.length)

  const acknowledge = () =>
    void acts.acknowledge(alarms.map(({ item, reference }) => ({ id: item, reference, owner: null })))
  useCommands(
    alarms.length > 0
      ? [{ id: 'desk-acknowledge', does: 'desk.acknowledge-all', section: 'act', run: acknowledge }]
      : [],
  )
  const [first] = alarms
  if (!first) return null
  const level = Math.max(...alarms.map((one) => one.level))
  return (
    <div
      className="alarm no-print"
      role="alert"
      data-sounding={sounds || undefined}
      data-unfolded={unfolded || undefined}
    >
      <IconBellRinging size={20} aria-hidden />
      <strong className="alarm-count">{alarms.length}</strong>
      <span className="alarm-says">
        <strong>
          <Words id="desk.alarm" values={{ count: alarms.length }} />
        </strong>
        <span className="alarm-more">
          <AlarmLine of={first} />
          <Level of={first} level={level} />
          {sounds ? null : (
            <span className="small">
              <Words id={maySound ? 'desk.alarm-quiet' : 'desk.alarm-mute'} />
            </span>
          )}
        </span>
      </span>
      <span className="alarm-acts">
        <Button variant="filled" color="flash" onClick={acknowledge}>
          <Words id="desk-act.acknowledge" />
        </Button>
        <span className="alarm-more">
          <Button onClick={() => void acts.take([{ id: first.item, reference: first.reference, owner: null }])}>
            <Words id="desk-act.take" />
          </Button>
          <Button variant="subtle" onClick={() => openFirst(first)}>
            <Words id="key.open" />
          </Button>
        </span>
      </span>
      <FoldButton open={unfolded} onToggle={() => unfold(!unfolded)} />
    </div>
  )
}

const none: readonly Alarm[] = []

const AlarmLine = ({ of }: { of: Alarm }) => {
  const codeWords = useCodeWords()
  return (
    <span>
      {of.reference ? <Mono>{of.reference}</Mono> : codeWords('item-kind', of.kind)}
      {of.from ? (
        <>
          {' · '}
          <Bureau code={of.from} />
        </>
      ) : null}
      {of.dueAt ? (
        <>
          {' · '}
          <Words id="desk.column-due" /> <TimeLeft until={of.dueAt} />
        </>
      ) : null}
    </span>
  )
}

/** Whom the alarm has reached, and who hears of it next. */
const Level = ({ of, level }: { of: Alarm; level: number }) => {
  const codeWords = useCodeWords()
  if (level === 0 && of.nextAt === null) return null
  return (
    <span className="small">
      {level > 0 ? (
        <strong>
          <Words id="desk.alarm-reached" values={{ who: codeWords('desk-level', String(level)) }} />
        </strong>
      ) : null}
      {of.nextAt ? (
        <>
          {level > 0 ? ' · ' : null}
          <Words
            id="desk.alarm-next"
            values={{
              who: codeWords('desk-level', String(Math.min(of.level + 1, 3))),
              at: <TimeLeft until={of.nextAt} />,
            }}
          />
        </>
      ) : null}
    </span>
  )
}
