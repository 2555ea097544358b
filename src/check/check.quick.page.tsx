// Quick check: a post with a phone in one hand. Reads, checks, says what to do, and keeps the officer with the hit.
import { Button } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { ask, useAnswer } from '../console/client.ts'
import { serverNow, useNow } from '../console/clock.ts'
import { Mono } from '../console/mono.tsx'
import { Problem, type ProblemPointer } from '../console/problem.ts'
import { PurposeBox, purposeAsked } from '../console/purpose.tsx'
import { useSession } from '../console/session.ts'
import { SessionLayer, useCovered } from '../console/session-layer.tsx'
import { signal, useSignal } from '../console/signal.ts'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { listHits } from '../hit/hit.operations.ts'
import { awaitsAnswer } from '../hit/hit.parts.panel.tsx'
import { useStatusWords } from '../record/record.value.panel.tsx'
import { outcomeOf } from './check.answer.panel.tsx'
import { useHandSizes, useWakeLock, vibrate } from './check.device.panel.tsx'
import { bearerItem, type Draft, faultsOf, fieldPointer, itemOf } from './check.draft.panel.ts'
import { useOwnDesk } from './check.match.panel.tsx'
import { askCheck } from './check.operations.ts'
import { enqueue, QueueView, useQueueSending } from './check.queue.panel.tsx'
import { CouldNotCheck, QuickAnswer } from './check.quickanswer.panel.tsx'
import { draftFor, modesAmong, QuickAsk, type QuickMode } from './check.quickask.panel.tsx'
import { QuickHead } from './check.quickhead.panel.tsx'
import { QuickHit } from './check.quickhit.panel.tsx'
import type { CheckAnswer, CheckQuestion } from './check.schema.ts'
import { place, whereOf } from './check.where.panel.tsx'
import './check.css'
import './check.quick.css'

/** What the screen shows below its head. */
type Shown =
  | { readonly is: 'form' }
  | { readonly is: 'answer'; readonly answer: CheckAnswer; readonly askedAt?: string }
  | { readonly is: 'failed'; readonly problem: Problem; readonly queued: boolean }
  | { readonly is: 'hit'; readonly id: string }

/** In memory only: nothing about a person is ever stored on the device. */
const shown = signal<Shown>({ is: 'form' })
const typed = signal<{ readonly mode: QuickMode; readonly draft: Draft; readonly asRead: boolean }>({
  mode: 'mrz',
  draft: draftFor('mrz'),
  asRead: false,
})
const noFaults: readonly ProblemPointer[] = []
/** Beyond this a post does better to go on: the check is queued and the officer is told. */
const patience = 15_000

const feel = (answer: CheckAnswer): void => {
  const { matches, withheld, silent } = outcomeOf(answer.items)
  vibrate(matches + withheld > 0 ? 'match' : silent.length > 0 ? 'failed' : 'no-match')
}

/** Hits of this post that are not closed: the answer of a source often comes when the next traveller stands there. */
const OpenHits = () => {
  const hits = useAnswer(listHits, { query: { state: 'open', side: 'finder', limit: 20 } })
  const statusWords = useStatusWords()
  if (!hits.data || hits.data.hits.length === 0) return null
  return (
    <section className="quick-part">
      <h2>
        <Words id="check.open-hits" />
      </h2>
      <ul className="quick-hits">
        {hits.data.hits.map((hit) => (
          <li key={hit.id}>
            <button type="button" onClick={() => shown.write({ is: 'hit', id: hit.id })}>
              <Mono>{hit.reference}</Mono>
              <span>{statusWords(hit.database, hit.status)}</span>
              <span className="quick-hits-state" data-waits={awaitsAnswer(hit) || undefined}>
                <Words
                  id={hit.data ? 'check.hit-answered' : awaitsAnswer(hit) ? 'check.hit-waiting' : 'check.hit-open'}
                />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const next = (): void => {
  typed.write({ ...typed.read(), draft: draftFor(typed.read().mode), asRead: false })
  shown.write({ is: 'form' })
}

/** `/quick-check`. */
export const QuickCheck = (): ReactNode => {
  const session = useSession()
  const covered = useCovered()
  const view = useSignal(shown)
  const { mode: wanted, draft, asRead } = useSignal(typed)
  const modes = modesAmong(session.databases)
  const mode = modes.includes(wanted) ? wanted : (modes[0] ?? 'mrz')
  const words = useWords()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [faults, setFaults] = useState(noFaults)
  const today = new Date(useNow(60_000)).toISOString().slice(0, 10)
  const top = useRef<HTMLElement>(null)
  // Fetched while there is a line: without one, whom to call matters most.
  useOwnDesk()
  useWakeLock()
  useHandSizes()
  useQueueSending((_, answer) => {
    feel(answer)
    tell(<Words id="check.queue-told" />, outcomeOf(answer.items).matches > 0 ? 'flash' : 'good')
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is shown anew is read from its top
  useEffect(() => {
    top.current?.scrollTo({ top: 0 })
  }, [view.is])

  const change = (part: Partial<{ mode: QuickMode; draft: Draft; asRead: boolean }>) => {
    setFaults(noFaults)
    setProblem(null)
    typed.write({ ...typed.read(), ...part })
  }
  const failed = (found: Problem, body: CheckQuestion, key: string) => {
    if (found.pointers.length > 0) {
      const pointers = found.pointers.map((one) => ({ ...one, pointer: fieldPointer(one.pointer) }))
      setFaults(pointers)
      return
    }
    if (found.key.startsWith('purpose.')) {
      purposeAsked.write(true)
      return
    }
    if (found.code === 'unauthenticated') return
    vibrate('failed')
    if (found.mayHaveArrived) enqueue(draft, body, key)
    shown.write({ is: 'failed', problem: found, queued: found.mayHaveArrived })
  }
  const check = async () => {
    if (busy) return
    const found = faultsOf(draft, 0, { today, asRead })
    setFaults(found.map((fault) => ({ pointer: fault.pointer, says: words(fault.key, fault.values) })))
    if (found.length > 0) return
    const where = whereOf(place.read(), session.post, serverNow())
    const body: CheckQuestion = {
      // A zone names its bearer: the person is looked for with the document, in one question.
      items: [itemOf(draft), ...(session.databases.includes('nominal') ? bearerItem(draft, today) : [])],
      // Stated, so that a check which waits for the line is made for what it was meant for.
      ...(session.purpose ? { purpose: session.purpose } : {}),
      ...(session.reference ? { reference: session.reference } : {}),
      ...(where ? { where } : {}),
      ...(asRead ? { checkDigits: 'as-read' } : {}),
    }
    const key = crypto.randomUUID()
    setBusy(true)
    try {
      const answer = await ask(askCheck, { body }, { key, signal: AbortSignal.timeout(patience) })
      feel(answer)
      shown.write({ is: 'answer', answer })
    } catch (error) {
      failed(error instanceof Problem ? error : new Problem({ status: 0, code: 'offline' }), body, key)
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <div className="quick" data-hidden={covered !== null || undefined} inert={covered !== null}>
        <QuickHead />
        <main className="quick-main" id="main" ref={top}>
          {view.is === 'form' ? (
            <>
              <h1 className="spoken">
                <Words id="check.quick" />
              </h1>
              <QueueView
                today={today}
                onOpen={(one) => {
                  if (one.answer) shown.write({ is: 'answer', answer: one.answer, askedAt: one.at })
                  else if (one.refused) shown.write({ is: 'failed', problem: one.refused, queued: false })
                }}
              />
              <QuickAsk
                among={modes}
                mode={mode}
                onMode={(to) => change({ mode: to, draft: draftFor(to), asRead: false })}
                draft={draft}
                onDraft={(to) => change({ draft: to })}
                asRead={asRead}
                onAsRead={(to) => change({ asRead: to })}
                today={today}
                problem={problem}
                faults={faults}
                busy={busy}
                onCheck={() => void check()}
              />
              <OpenHits />
            </>
          ) : (
            <>
              {view.is === 'answer' ? <QuickAnswer of={view.answer} askedAt={view.askedAt} /> : null}
              {view.is === 'failed' ? <CouldNotCheck problem={view.problem} queued={view.queued} /> : null}
              {view.is === 'hit' ? <QuickHit id={view.id} /> : null}
              <div className="quick-bottom">
                {view.is === 'failed' && !view.queued ? (
                  <Button className="quick-act" onClick={() => shown.write({ is: 'form' })}>
                    <Words id="check.try-again" />
                  </Button>
                ) : null}
                <Button variant="filled" className="quick-act" onClick={next}>
                  <Words id="check.next" />
                  <IconArrowRight size={20} aria-hidden className="quick-forward" />
                </Button>
              </div>
            </>
          )}
        </main>
      </div>
      <PurposeBox />
      <SessionLayer />
    </>
  )
}
