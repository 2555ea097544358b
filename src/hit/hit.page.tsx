// One hit: everything both sides know of it, what this officer may do, live within a second.
import type { ReactNode } from 'react'
import { useAnswer } from '../console/client.ts'
import { To, useGo, useParameters } from '../console/go.tsx'
import { useKeys } from '../console/keys.ts'
import { useHasDuty } from '../console/session.ts'
import { useSignal } from '../console/signal.ts'
import { Answered } from '../console/states.tsx'
import { neighbourOf, walked } from '../console/walk.ts'
import { Words } from '../console/words.tsx'
import { HitActs } from './hit.acts.panel.tsx'
import { HitContent, HitMarks } from './hit.content.panel.tsx'
import { showHit } from './hit.operations.ts'
import { HitPrint } from './hit.print.panel.tsx'
import type { HitView } from './hit.schema.ts'

/** `/hits/:id`. `more` is what slices that stand above the hit have to say of it, drawn below it. */
export const HitPage = ({ more }: { more?: (hit: HitView) => ReactNode }): ReactNode => {
  const { id = '' } = useParameters()
  const go = useGo()
  const order = useSignal(walked)
  // A post sees its own hits and has no desk to go back to.
  const atDesk = useHasDuty(['desk', 'notices', 'compliance', 'command'])
  const step = (by: 1 | -1) => {
    const next = neighbourOf(`/hits/${id}`, order, by)
    if (next !== undefined) go(next)
  }
  useKeys({
    j: { does: 'key.next', run: () => step(1), palette: false, hint: false },
    k: { does: 'key.previous', run: () => step(-1), palette: false, hint: false },
    Escape: atDesk ? { does: 'hit.key-desk', run: () => go('/desk'), palette: false } : undefined,
  })
  const hit = useAnswer(showHit, { params: { id } })
  return (
    <div className="hit-page">
      <Answered of={hit}>
        {(view) => (
          <>
            <div className="hit-bar no-print">
              {atDesk ? (
                <To address="/desk">
                  <Words id="desk.title" />
                </To>
              ) : null}
              <HitMarks hit={view} />
            </div>
            <HitContent
              key={view.id}
              hit={view}
              acts={
                <HitActs hit={view}>
                  <HitPrint hit={view} asked={hit.dataUpdatedAt} />
                </HitActs>
              }
            />
            {more ? <div className="hit-more no-print">{more(view)}</div> : null}
          </>
        )}
      </Answered>
    </div>
  )
}
