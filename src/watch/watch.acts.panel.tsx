// What may be done with a watch now: approved or refused by a second officer, renewed, ended; and why not, where it may not.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { Form, PartialDateField } from '../console/form.tsx'
import { useMay, useSession } from '../console/session.ts'
import { FormActs, ReasonSheet, Sheet } from '../console/sheet.tsx'
import { sayPartialDate } from '../console/typed-date.ts'
import { tell } from '../console/undo.tsx'
import { useLanguage, Words } from '../console/words.tsx'
import { approveWatch, endWatch, refuseWatch, renewWatch } from './watch.operations.ts'
import { useToday } from './watch.parts.panel.tsx'
import { dayAfter, offeredDays } from './watch.question.panel.ts'
import type { WatchKind, WatchView } from './watch.schema.ts'

/** A last day, typed or at a press of how many days from now. */
export const LastDay = ({
  kind,
  value,
  onChange,
}: {
  kind: WatchKind
  value: string
  onChange: (day: string) => void
}): ReactNode => {
  const today = useToday()
  return (
    <div>
      <PartialDateField
        label="watch.ends-on"
        hint="watch.ends-on-hint"
        pointer="/endsOn"
        required
        value={value}
        onChange={onChange}
      />
      <div className="form-spans">
        {offeredDays(kind).map((days) => (
          <Button key={days} size="compact-xs" onClick={() => onChange(dayAfter(today, days))}>
            <Words id="watch.in-days" values={{ count: days }} />
          </Button>
        ))}
      </div>
    </div>
  )
}

type Asks = 'approve' | 'refuse' | 'renew' | 'end'

export const WatchActs = ({ of }: { of: WatchView }): ReactNode => {
  const { officer } = useSession()
  const [language] = useLanguage()
  const [asks, ask] = useState<Asks | null>(null)
  const [endsOn, setEndsOn] = useState('')
  const mayApprove = useMay(approveWatch)
  const close = () => ask(null)
  const done = (id: string) => () => {
    close()
    tell(<Words id={id} />, 'good')
  }
  const refreshes = ['watch.']
  const approve = useAct(approveWatch, { refreshes, onDone: done('watch.approved') })
  const refuse = useAct(refuseWatch, { refreshes, onDone: done('watch.refused') })
  const renew = useAct(renewWatch, { refreshes, onDone: done('watch.renewal-proposed') })
  const end = useAct(endWatch, { refreshes, onDone: done('watch.ended') })
  const params = { id: of.id }
  const may = (act: Asks): boolean => of.allowed.includes(act)
  const waits = of.state === 'proposed' ? of.officer : (of.renewal?.by ?? null)
  const day = sayPartialDate(of.renewal?.endsOn ?? of.endsOn, language)
  return (
    <div className="watch-acts">
      {may('approve') ? (
        <Button variant="filled" onClick={() => ask('approve')}>
          <Words id={of.renewal ? 'watch.approve-renewal' : 'watch.approve'} />
        </Button>
      ) : null}
      {may('refuse') ? (
        <Button onClick={() => ask('refuse')}>
          <Words id={of.renewal ? 'watch.refuse-renewal' : 'watch.refuse'} />
        </Button>
      ) : null}
      {may('renew') ? (
        <Button onClick={() => ask('renew')}>
          <Words id="watch.renew" />
        </Button>
      ) : null}
      {may('end') ? (
        <Button variant="subtle" onClick={() => ask('end')}>
          <Words id="watch.end" />
        </Button>
      ) : null}
      {waits !== null && mayApprove && waits === officer ? (
        <p className="quiet">
          <Words id="watch.not-your-own" />
        </p>
      ) : null}
      {waits !== null && !mayApprove ? (
        <p className="quiet">
          <Words id="watch.waits-for-desk" />
        </p>
      ) : null}
      <ReasonSheet
        open={asks === 'approve'}
        title={<Words id={of.renewal ? 'watch.approve-renewal' : 'watch.approve'} />}
        consequence={<Words id="watch.approve-means" values={{ day: <bdi key="day">{day}</bdi> }} />}
        reasons={[]}
        list=""
        act={<Words id="watch.approve-act" />}
        busy={approve.isPending}
        problem={approve.error}
        onAct={() => approve.mutate({ params, body: { version: of.version } })}
        onClose={close}
      />
      <ReasonSheet
        open={asks === 'refuse'}
        title={<Words id={of.renewal ? 'watch.refuse-renewal' : 'watch.refuse'} />}
        consequence={<Words id={of.renewal ? 'watch.refuse-renewal-means' : 'watch.refuse-means'} />}
        reasons={[]}
        list=""
        act={<Words id="watch.refuse-act" />}
        textRequired
        busy={refuse.isPending}
        problem={refuse.error}
        onAct={({ text }) => refuse.mutate({ params, body: { version: of.version, reason: text } })}
        onClose={close}
      />
      <ReasonSheet
        open={asks === 'end'}
        title={<Words id="watch.end" />}
        consequence={<Words id="watch.end-means" />}
        reasons={[]}
        list=""
        act={<Words id="watch.end-act" />}
        textRequired
        busy={end.isPending}
        problem={end.error}
        onAct={({ text }) => end.mutate({ params, body: { version: of.version, reason: text } })}
        onClose={close}
      />
      <Sheet open={asks === 'renew'} title={<Words id="watch.renew" />} onClose={close}>
        <p className="sheet-consequence">
          <Words id="watch.renew-means" />
        </p>
        <Form
          problem={renew.error}
          onSubmit={() => {
            if (!renew.isPending) renew.mutate({ params, body: { version: of.version, endsOn } })
          }}
        >
          <LastDay kind={of.kind} value={endsOn} onChange={setEndsOn} />
          <FormActs
            act={<Words id="watch.renew-act" />}
            busy={renew.isPending}
            disabled={endsOn === ''}
            onLeave={close}
          />
        </Form>
      </Sheet>
    </div>
  )
}
