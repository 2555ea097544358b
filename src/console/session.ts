// Who sits at this desk, as every screen sees it: the open session, the screen lock, and a session that has ended.

import type { Operation } from '../kernel/operation.ts'
import { showSession } from '../officer/officer.operations.ts'
import type { SessionView } from '../officer/officer.schema.ts'
import { lockSession } from '../officer/passkey.operations.ts'
import type { Duty } from '../terms/duty.ts'
import { ask, onProblem } from './client.ts'
import { learnTime } from './clock.ts'
import { locked } from './locked.ts'
import { Problem } from './problem.ts'
import { signal, useSignal } from './signal.ts'

export type { SessionView }

/** `asking`: not known yet. `none`: nobody signed in when the page opened. `ended`: it ran out while the page was open. */
export type SessionState = 'asking' | 'none' | 'open' | 'ended' | 'unreachable'

export const session = signal<SessionView | null>(null)
export const sessionState = signal<SessionState>('asking')

const others = new BroadcastChannel('liaison-session')
others.addEventListener('message', () => void loadSession())

onProblem((problem) => {
  if (sessionState.read() !== 'open') return
  if (problem.code === 'unauthenticated') sessionState.write('ended')
  // The hub locks a browser it has not heard of by itself: what the screen shows follows.
  else if (problem.key === 'session.locked' && !locked.read()) void loadSession()
})

/** Counts signing in, locking and opening: an answer asked for before one of them says nothing about the time after it. */
let era = 0
/** Whether this page locked and the hub has not been reached with it; after a reload it is told again, which changes nothing. */
let untold = locked.read()

const tellLock = async (): Promise<void> => {
  const asked = era
  try {
    const view = await ask(lockSession, {})
    untold = false
    if (asked === era) session.write(view)
  } catch {
    // A hub that was not reached is told when it is next asked who is signed in.
  }
}

/** Locks the screens of this browser at once and tells the hub, which answers nothing more but its stream until they are opened. */
export const lockScreen = (): void => {
  if (sessionState.read() !== 'open' || locked.read()) return
  era += 1
  untold = true
  locked.write(true)
  void tellLock()
}

/** Takes a session that was just opened or changed. Another officer gets a fresh page: layout stays, drafts do not. */
export const adoptSession = (view: SessionView): void => {
  const former = session.read()
  if (former && former.officer !== view.officer) {
    location.reload()
    return
  }
  session.write(view)
  sessionState.write('open')
}

/** Someone has just proved who they are: the screens of this browser open again. */
export const signedIn = (view: SessionView): void => {
  era += 1
  untold = false
  locked.write(false)
  adoptSession(view)
  others.postMessage('changed')
}

/** Asks the hub who is signed in, and learns its time from the answer. */
export const loadSession = async (): Promise<void> => {
  const sent = Date.now()
  const asked = era
  try {
    const view = await ask(showSession, {})
    learnTime(view.serverTime, sent, Date.now())
    if (asked !== era) return
    if (view.lockedAt !== null) locked.write(true)
    adoptSession(view)
    if (view.lockedAt === null && untold && locked.read()) void tellLock()
  } catch (error) {
    if (asked !== era) return
    if (error instanceof Problem && error.code === 'unauthenticated') {
      sessionState.write(session.read() ? 'ended' : 'none')
    } else if (!session.read()) sessionState.write('unreachable')
  }
}

/** After signing out nothing of the session may stay in memory: the page starts anew. */
export const forgetSession = (): void => {
  others.postMessage('changed')
  location.assign('/')
}

/** The open session; only for what is drawn inside the frame, where there always is one. */
export const useSession = (): SessionView => {
  const view = useSignal(session)
  if (!view) throw new Error('this part of the console is drawn only for someone who is signed in')
  return view
}

/** Whether the officer may call an operation at all; the hub decides again on the thing itself. */
export const useMay = (operation: Operation): boolean => useSession().operations.includes(operation.name)

/** Whether the officer has one of these duties. */
export const useHasDuty = (wanted: readonly Duty[]): boolean => {
  const { duties } = useSession()
  return wanted.some((duty) => duties.includes(duty))
}

/** Idle minutes after which the screen locks; the stream and its alarms go on. */
export const idleMinutes = 15

/** Watches for signs of life in all tabs of this browser and locks after `idleMinutes` without any. Answers how to stop. */
export const watchIdleness = (): (() => void) => {
  let last = Date.now()
  let told = 0
  const tabs = new BroadcastChannel('liaison-idle')
  tabs.addEventListener('message', () => {
    last = Date.now()
  })
  const alive = () => {
    last = Date.now()
    if (last - told < 10_000) return
    told = last
    tabs.postMessage('alive')
  }
  const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const
  for (const sign of signs) addEventListener(sign, alive, { passive: true, capture: true })
  const timer = setInterval(() => {
    if (sessionState.read() === 'open' && Date.now() - last > idleMinutes * 60_000) lockScreen()
  }, 5000)
  return () => {
    for (const sign of signs) removeEventListener(sign, alive, { capture: true })
    clearInterval(timer)
    tabs.close()
  }
}
