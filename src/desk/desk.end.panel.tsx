// Ending a shift: whoever has very urgent items names the officer on duty who gets them.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { Form } from '../console/form.tsx'
import { Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { OfficerField } from './desk.sheet.panel.tsx'
import { endShift } from './desk.shift.operations.ts'
import type { ShiftView } from './desk.shift.schema.ts'
import { restScreen } from './desk.sounding.panel.tsx'

export const EndShift = ({ shift }: { shift: ShiftView }): ReactNode => {
  const words = useWords()
  const [successor, choose] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const end = useAct(endShift, {
    refreshes: ['shift.', 'desk.', 'bureau.'],
    onDone: () => {
      restScreen()
      tell(words('handover.ended'), 'good')
    },
  })
  if (shift.own === null) {
    return (
      <section className="handover-part">
        <h2>
          <Words id="handover.end" />
        </h2>
        <p className="quiet">
          <Words id="handover.no-shift" />
        </p>
      </section>
    )
  }
  const needs = shift.veryUrgentOwned > 0
  const faults = needs && successor === null ? [{ pointer: '/successor', says: words('desk.choose-officer') }] : []
  return (
    <section className="handover-part">
      <h2>
        <Words id="handover.end" />
      </h2>
      <p>
        <Words id="desk.since" values={{ at: <Instant at={shift.own.since} how="short" /> }} />
        {needs ? (
          <>
            {' '}
            <Words id="handover.needs-successor" values={{ count: shift.veryUrgentOwned }} />
          </>
        ) : null}
      </p>
      <Form
        problem={end.error}
        {...(tried && faults.length > 0 ? { faults } : {})}
        onSubmit={() => {
          setTried(true)
          if (faults.length === 0 && !end.isPending) end.mutate({ body: successor === null ? {} : { successor } })
        }}
      >
        {needs ? (
          <OfficerField label="handover.successor" pointer="/successor" dutyOnly value={successor} onChange={choose} />
        ) : null}
        <div className="form-acts">
          <Button type="submit" loading={end.isPending}>
            <Words id="handover.end" />
          </Button>
        </div>
      </Form>
    </section>
  )
}
