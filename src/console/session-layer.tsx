// The layer over a page whose session has ended or whose screen is locked: nothing is readable beneath, nothing typed is lost.
import { lazy, type ReactNode, Suspense } from 'react'
import { LayerDepth, useLayer } from './keys.ts'
import { locked, session, sessionState } from './session.ts'
import './session-layer.css'
import { useSignal } from './signal.ts'
import { useWords, Words } from './words.tsx'

const SignInForm = lazy(async () => ({ default: (await import('../officer/officer.page.tsx')).SignInForm }))

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
  if (covered === null || present === null) return null
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
          <Suspense fallback={null}>
            <SignInForm again={present} />
          </Suspense>
        </div>
      </LayerDepth.Provider>
    </div>
  )
}
