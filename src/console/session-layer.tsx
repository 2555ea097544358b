// The layer over a page whose session has ended or whose screen is locked: nothing is readable beneath, nothing typed is lost.
import { IconBellRinging } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react'
import { listAlarms } from '../desk/desk.operations.ts'
import { useAnswer } from './client.ts'
import { LayerDepth, useLayer } from './keys.ts'
import { locked } from './locked.ts'
import { session, sessionState, useMay } from './session.ts'
import './session-layer.css'
import { useSignal } from './signal.ts'
import { useWords, Words } from './words.tsx'

const LearnTelephone = lazy(async () => ({
  default: (await import('../officer/officer.telephone.panel.tsx')).LearnTelephone,
}))
const fetchUnlock = async () => ({ default: (await import('../officer/officer.page.tsx')).Unlock })
const Unlock = lazy(fetchUnlock)

/** Whether a layer lies over the page now; the frame hides what is beneath. */
export const useCovered = (): 'locked' | 'ended' | null => {
  const state = useSignal(sessionState)
  const isLocked = useSignal(locked)
  return state === 'ended' ? 'ended' : isLocked ? 'locked' : null
}

export const SessionLayer = (): ReactNode => {
  const covered = useCovered()
  const depth = useLayer(covered !== null)
  const words = useWords()
  const present = useSignal(session)
  useRefreshOnOpening(covered !== null)
  // Fetched while the hub answers: a screen must open again, or say why not, when it no longer does.
  useEffect(() => void fetchUnlock().catch(() => undefined), [])
  if (present === null) return null
  if (covered === null)
    return (
      <Suspense fallback={null}>
        <LearnTelephone />
      </Suspense>
    )
  return (
    <div className="session-layer" role="dialog" aria-modal="true" aria-label={words(`session.${covered}`)}>
      <LayerDepth.Provider value={depth}>
        <div className="session-layer-box">
          <h1>
            <Words id={`session.${covered}`} />
          </h1>
          <p className="quiet">
            <Words id={`session.${covered}-why`} />
          </p>
          {covered === 'locked' ? <Ringing /> : null}
          <Suspense fallback={null}>
            <Unlock of={present} why={covered} />
          </Suspense>
        </div>
      </LayerDepth.Provider>
    </div>
  )
}

/** What was asked for behind the layer was refused: once it is gone everything is asked for again. */
const useRefreshOnOpening = (covered: boolean): void => {
  const queries = useQueryClient()
  const was = useRef(covered)
  useEffect(() => {
    if (was.current && !covered) void queries.invalidateQueries()
    was.current = covered
  }, [covered, queries])
}

/** That an alarm stands, and how many: never whose it is or what about. The sound is the frame's, which goes on beneath. */
const Ringing = () => {
  const may = useMay(listAlarms)
  const { data } = useAnswer(listAlarms, {}, { when: may, every: 10_000 })
  const count = data?.alarms.length ?? 0
  return (
    <p role="alert" className="session-layer-alarm" hidden={count === 0}>
      {count === 0 ? null : (
        <>
          <IconBellRinging size={20} aria-hidden />
          <strong>
            <Words id="session.locked-alarm" values={{ count }} />
          </strong>
        </>
      )}
    </p>
  )
}
