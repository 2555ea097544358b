// What notifications give to every page: what the officer's rules let through now is shown, told outside the browser and heard.
import { type ReactNode, useEffect, useRef } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { ask, useAnswer } from '../console/client.ts'
import { useAddress } from '../console/go.tsx'
import { useLiveAll } from '../console/live.ts'
import { locked } from '../console/locked.ts'
import { useMay } from '../console/session.ts'
import { playSound } from '../console/sounds.ts'
import { tell } from '../console/undo.tsx'
import { useCodeWords, useLanguage, useWords } from '../console/words.tsx'
import { directionOf } from '../terms/language.ts'
import { listHappened, showRules } from './notification.operations.ts'
import { isInSight, mayBeTold, type Notice, noticesBy, soundOf } from './notification.ringing.panel.ts'

/** What comes within it is told together, milliseconds: fifty items that arrive at once are one notice. */
const gathered = 800
const mostEvents = 100

/** Says outside the browser what kind of thing came and from which bureau; a later one of the kind takes its place. */
const notify = (says: string, kind: string, language: 'ltr' | 'rtl'): void => {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return
  const notice = new Notification(says, { tag: `liaison ${kind}`, dir: language, silent: true })
  notice.onclick = () => {
    focus()
    notice.close()
  }
}

/** Tells what the hub says of these events. A screen that is locked tells nothing; its alarm is the desk's own. */
const useTelling = () => {
  const words = useWords()
  const codeWords = useCodeWords()
  const [language] = useLanguage()
  const address = useAddress()
  const say = ({ kind, count, from }: Notice): string => {
    const what = codeWords('notification-kind', kind)
    const said = count > 1 ? words('notification.several', { what, count }) : what
    return from === null ? said : words('notification.from', { what: said, bureau: bureauName(from) })
  }
  return async (events: readonly number[]): Promise<void> => {
    const { happened } = await ask(listHappened, { body: { events: [...events] } })
    if (locked.read()) return
    for (const one of noticesBy('system', happened)) notify(say(one), one.kind, directionOf(language))
    if (document.visibilityState === 'visible')
      for (const one of noticesBy('screen', happened)) if (!isInSight(one, address)) tell(say(one))
    const sound = soundOf(happened)
    if (sound) playSound(sound)
  }
}

const Telling = (): ReactNode => {
  const telling = useTelling()
  const latest = useRef(telling)
  latest.current = telling
  const waiting = useRef<number[]>([])
  const timer = useRef(0)
  useLiveAll((event) => {
    if (!mayBeTold(event) || locked.read()) return
    waiting.current = [...waiting.current, event.id].slice(-mostEvents)
    timer.current ||= window.setTimeout(() => {
      timer.current = 0
      const events = waiting.current.splice(0)
      // A hub that is not reached says so itself; what came meanwhile stands on its lists.
      latest.current(events).catch(() => undefined)
    }, gathered)
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  return null
}

/** Mounted once, in the frame of every page. */
export const NotificationEverywhere = (): ReactNode => {
  const may = useMay(listHappened)
  const concerned = (useAnswer(showRules, {}, { when: useMay(showRules) }).data?.kinds.length ?? 0) > 0
  return may && concerned ? <Telling /> : null
}
