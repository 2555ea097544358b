// "Touch your key again": the layer over the page while an act that is final waits for the officer to show who they are.
import { Button } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react'
import { answerFreshness, freshnessAsked } from './freshness.ts'
import { LayerDepth, useKeys, useLayer } from './keys.ts'
import { adoptSession, type SessionView, session } from './session.ts'
import { useCovered } from './session-layer.tsx'
import './session-layer.css'
import { useSignal } from './signal.ts'
import { Loading } from './states.tsx'
import { useWords, Words } from './words.tsx'

const ShowAgain = lazy(async () => ({ default: (await import('../officer/officer.again.panel.tsx')).ShowAgain }))

/** Draws nothing until something waits. A screen that locks or ends meanwhile gives the act up: its form is still there. */
export const StepUp = (): ReactNode => {
  const asked = useSignal(freshnessAsked)
  const covered = useCovered()
  const present = useSignal(session)
  const given = asked && (covered !== null || present === null)
  useEffect(() => {
    if (given) answerFreshness(false)
  }, [given])
  if (!asked || covered !== null || present === null) return null
  return <StepUpDialog of={present} />
}

const leave = () => answerFreshness(false)

/**
 * The browser's own dialog, because it lies above sheets that are open and holds the focus. The attribute keeps Esc from closing the
 * sheet beneath as well.
 */
const StepUpDialog = ({ of }: { of: SessionView }) => {
  const box = useRef<HTMLDialogElement>(null)
  const words = useWords()
  const depth = useLayer(true)
  useEffect(() => {
    const dialog = box.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={box}
      className="step-up"
      tabIndex={-1}
      data-mantine-stop-propagation="true"
      aria-label={words('session.step-up')}
      onCancel={(event) => {
        event.preventDefault()
        leave()
      }}
    >
      <LayerDepth.Provider value={depth}>
        <Leaving />
        <h2>
          <Words id="session.step-up" />
        </h2>
        <p>
          <Words id="session.step-up-why" />
        </p>
        <Suspense fallback={<Loading rows={2} />}>
          <ShowAgain
            of={of}
            onDone={(view) => {
              adoptSession(view)
              answerFreshness(true)
            }}
          />
        </Suspense>
        <div>
          <Button variant="subtle" data-mantine-stop-propagation="true" onClick={leave}>
            <Words id="session.step-up-leave" />
          </Button>
        </div>
      </LayerDepth.Provider>
    </dialog>
  )
}

const Leaving = () => {
  useKeys({ Escape: { does: 'session.step-up-leave', run: leave, hint: false, palette: false } })
  return null
}
