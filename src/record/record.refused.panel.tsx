// A look that the hub refused: what it says, and the question of purpose right there where that is what it wants.
import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Problem } from '../console/problem.ts'
import { purposeAsked } from '../console/purpose.tsx'
import { useSession } from '../console/session.ts'
import { Failed } from '../console/states.tsx'
import { Words } from '../console/words.tsx'
import './record.css'

/** A look needs a purpose: where none fits, the question stands right there, and its answer asks again. */
export const RefusedLook = ({ problem, retry }: { problem: Problem; retry: () => void }): ReactNode => {
  const { purpose, reference } = useSession()
  const refused = useRef(`${purpose} ${reference}`)
  const wantsPurpose = /purpose/.test(problem.key)
  useEffect(() => {
    const present = `${purpose} ${reference}`
    if (!wantsPurpose || refused.current === present) return
    refused.current = present
    retry()
  }, [purpose, reference, wantsPurpose, retry])
  return (
    <>
      <Failed problem={problem} retry={retry} />
      {wantsPurpose ? (
        <div className="record-body">
          <div>
            <Button variant="filled" onClick={() => purposeAsked.write(true)}>
              <Words id="purpose-box.set" />
            </Button>
          </div>
        </div>
      ) : null}
    </>
  )
}
