// Sheets behind the acts on a message: each repeats what will happen and to whom before it goes outward.
import { Checkbox } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Form, TextField } from '../console/form.tsx'
import { InstantField } from '../console/instant-field.tsx'
import { FieldGroup } from '../console/repeated.tsx'
import { Box, FormActs, ReasonSheet, Sheet } from '../console/sheet.tsx'
import { Answered } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { BureausField } from './message.bureaus.panel.tsx'
import { acknowledgeMessage, consentToPassOn, withdrawMessage } from './message.operations.ts'
import { Bureau, Bureaus } from './message.parts.panel.tsx'
import { type MessageView, withdrawalReasons } from './message.schema.ts'
import { SubmitKey } from './message.submit.panel.tsx'
import { askMoreTime, remind, showFollowUp } from './message.writing.operations.ts'

type SheetProps = { readonly of: MessageView; readonly open: boolean; readonly onClose: () => void }

const refreshes = ['message.'] as const

/** What the key opens: the button acts at once, a letter never does anything that goes outward. */
export const AcknowledgeBox = ({ of, open, onClose }: SheetProps): ReactNode => {
  const words = useWords()
  const act = useAct(acknowledgeMessage, {
    refreshes,
    onDone: () => {
      tell(<Words id="message.acknowledged" />, 'good')
      onClose()
    },
  })
  return (
    <Box open={open} title={<Words id="message-act.acknowledge" />} onClose={onClose}>
      <Form
        label={words('message-act.acknowledge')}
        problem={act.error}
        onSubmit={() => act.mutate({ params: { id: of.id } })}
      >
        <SubmitKey does="message-act.acknowledge" run={() => act.mutate({ params: { id: of.id } })} />
        <p>
          <Words id="message.acknowledge-says" values={{ bureau: <Bureau code={of.from} /> }} />
        </p>
        <FormActs act={<Words id="message-act.acknowledge" />} busy={act.isPending} onLeave={onClose} />
      </Form>
    </Box>
  )
}

/** What is said above each sheet: the message by its reference, and whom it went to. */
const Which = ({ of }: { of: MessageView }) => (
  <>
    <bdi className="mono">{of.ourReference}</bdi> · {of.subject === null ? null : <bdi>{of.subject}</bdi>}
  </>
)

export const WithdrawSheet = ({ of, open, onClose }: SheetProps): ReactNode => {
  const act = useAct(withdrawMessage, {
    refreshes,
    onDone: () => {
      tell(<Words id="message.withdrawn" />, 'good')
      onClose()
    },
  })
  const displayed = of.marks.filter(({ displayedAt }) => displayedAt !== null).map(({ bureau }) => bureau)
  return (
    <ReasonSheet
      open={open}
      title={<Words id="message-act.withdraw" />}
      consequence={
        <>
          <p>
            <Which of={of} />
          </p>
          <p>
            <Words id="message.withdraw-says" values={{ bureaus: <Bureaus codes={of.to} most={8} /> }} />
          </p>
          {displayed.length > 0 ? (
            <p>
              <Words id="message.withdraw-displayed" values={{ bureaus: <Bureaus codes={displayed} most={8} /> }} />
            </p>
          ) : null}
        </>
      }
      reasons={withdrawalReasons}
      list="withdrawal-reason"
      act={<Words id="message-act.withdraw" />}
      tone="flash"
      textRequiredFor="other"
      busy={act.isPending}
      problem={act.error}
      onAct={({ reason, text }) =>
        act.mutate({ params: { id: of.id }, body: { version: of.version, reason, ...(text === '' ? {} : { text }) } })
      }
      onClose={onClose}
    />
  )
}

export const RemindSheet = ({ of, open, onClose }: SheetProps): ReactNode => (
  <Sheet open={open} title={<Words id="message-act.remind" />} onClose={onClose}>
    {open ? <Remind of={of} onClose={onClose} /> : null}
  </Sheet>
)

const Remind = ({ of, onClose }: Omit<SheetProps, 'open'>) => {
  const follow = useAnswer(showFollowUp, { params: { id: of.id } })
  const [left, setLeft] = useState<readonly string[]>([])
  const act = useAct(remind, {
    refreshes,
    onDone: () => {
      tell(<Words id="message.reminded-now" />, 'good')
      onClose()
    },
  })
  return (
    <Answered of={follow} rows={4}>
      {({ mayRemind, awaited }) => {
        const chosen = mayRemind.filter((bureau) => !left.includes(bureau))
        return (
          <Form
            problem={act.error}
            onSubmit={() => {
              if (chosen.length > 0) act.mutate({ params: { id: of.id }, body: { to: chosen } })
            }}
          >
            <div className="sheet-consequence">
              <Words id="message.remind-says" />
            </div>
            {mayRemind.length === 0 ? (
              <p className="quiet">
                <Words id="message.remind-nobody" />
              </p>
            ) : (
              <FieldGroup label="message.remind-whom" pointer="/to">
                {mayRemind.map((bureau) => {
                  const waits = awaited.find((one) => one.bureau === bureau)
                  return (
                    <Checkbox
                      key={bureau}
                      label={
                        <>
                          <Bureau code={bureau} />{' '}
                          <span className="quiet">
                            <Words id="message.reminded" values={{ count: waits?.reminders.length ?? 0 }} />
                          </span>
                        </>
                      }
                      checked={!left.includes(bureau)}
                      onChange={(event) =>
                        setLeft(event.currentTarget.checked ? left.filter((one) => one !== bureau) : [...left, bureau])
                      }
                    />
                  )
                })}
              </FieldGroup>
            )}
            {awaited.some(({ nextAt }) => nextAt !== null) ? (
              <ul className="message-plain quiet small">
                {awaited.map(({ bureau, nextAt }) =>
                  nextAt === null ? null : (
                    <li key={bureau}>
                      <Words
                        id="message.remind-next"
                        values={{ bureau: <Bureau code={bureau} />, at: <Instant at={nextAt} how="short" /> }}
                      />
                    </li>
                  ),
                )}
              </ul>
            ) : null}
            <FormActs
              act={<Words id="message-act.remind" />}
              busy={act.isPending}
              disabled={chosen.length === 0}
              onLeave={onClose}
            />
          </Form>
        )
      }}
    </Answered>
  )
}

export const MoreTimeSheet = ({ of, open, onClose }: SheetProps): ReactNode => {
  const [draft, change, clear] = useDraft(`message more time ${of.id}`, { until: '', reason: '' })
  const act = useAct(askMoreTime, {
    refreshes,
    onDone: () => {
      clear()
      tell(<Words id="message.more-time-said" />, 'good')
      onClose()
    },
  })
  const words = useWords()
  const [tried, setTried] = useState(false)
  const faults = [
    ...(draft.until === '' ? [{ pointer: '/until', says: words('fault.required') }] : []),
    ...(draft.reason.trim() === '' ? [{ pointer: '/reason', says: words('fault.required') }] : []),
  ]
  return (
    <Sheet open={open} title={<Words id="message-act.more-time" />} onClose={onClose}>
      <Form
        problem={act.error}
        {...(tried && faults.length > 0 ? { faults } : {})}
        onSubmit={() => {
          setTried(true)
          if (faults.length === 0)
            act.mutate({ params: { id: of.id }, body: { until: draft.until, reason: draft.reason.trim() } })
        }}
      >
        <div className="sheet-consequence">
          <Words id="message.more-time-says" values={{ bureau: <Bureau code={of.from} /> }} />
        </div>
        <InstantField
          label="message.more-time-until"
          pointer="/until"
          required
          spans={[60, 240, 1440, 4320]}
          value={draft.until}
          onChange={(until) => change({ until })}
        />
        <TextField
          label="message.more-time-reason"
          pointer="/reason"
          required
          lines={3}
          maxLength={1000}
          value={draft.reason}
          onChange={(reason) => change({ reason })}
        />
        <FormActs act={<Words id="message.more-time-act" />} busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

export const ConsentSheet = ({ of, open, onClose }: SheetProps): ReactNode => {
  const words = useWords()
  const [to, setTo] = useState<readonly string[]>([])
  const [tried, setTried] = useState(false)
  const act = useAct(consentToPassOn, {
    refreshes,
    onDone: () => {
      tell(<Words id="message.consent-given" />, 'good')
      onClose()
    },
  })
  const faults = to.length === 0 ? [{ pointer: '/to', says: words('fault.required') }] : []
  const known = new Set([...of.to, ...of.consented, of.from])
  return (
    <Sheet open={open} title={<Words id="message-act.consent" />} onClose={onClose}>
      <Form
        problem={act.error}
        {...(tried && faults.length > 0 ? { faults } : {})}
        onSubmit={() => {
          setTried(true)
          if (to.length > 0) act.mutate({ params: { id: of.id }, body: { to: [...to] } })
        }}
      >
        <div className="sheet-consequence">
          <Words id="message.consent-says" values={{ bureaus: <Bureaus codes={of.to} most={8} /> }} />
        </div>
        <BureausField label="message.consent-to" pointer="/to" value={to} onChange={setTo} without={known} />
        <FormActs act={<Words id="message.consent-act" />} busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}
