// Where pings go: targets of the bureau or of the officer, each tested with its result shown, and a secret shown once.
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { refresh, useAct, useAnswer } from '../console/client.ts'
import { Form, TextField } from '../console/form.tsx'
import { Mono } from '../console/mono.tsx'
import { Box, FormActs, Sheet } from '../console/sheet.tsx'
import { Answered, EmptyYet, Failed } from '../console/states.tsx'
import { tell } from '../console/undo.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import {
  addTarget,
  listTargets,
  removeTarget,
  renewSecret,
  showDelivery,
  testTarget,
} from './notification.operations.ts'
import type { TargetView, TargetWay } from './notification.schema.ts'

/** What came of a test: asked again until the sender has tried. */
const TestResult = ({ id }: { id: string }): ReactNode => {
  const words = useWords()
  const codeWords = useCodeWords()
  const [over, setOver] = useState(false)
  const { data } = useAnswer(showDelivery, { params: { id } }, over ? {} : { every: 1000 })
  const queries = useQueryClient()
  const tried = data !== undefined && data.state !== 'waiting'
  useEffect(() => {
    if (!tried) return
    setOver(true)
    void refresh(queries, ['notification.deliveries'])
  }, [tried, queries])
  return (
    <span role="status" className="quiet small">
      {words('notification.test-result', {
        state: codeWords('delivery-state', data?.state ?? 'waiting'),
        problem: data?.problem ? codeWords('sending-problem', data.problem) : '',
      })}
    </span>
  )
}

const Target = ({ of, secret }: { of: TargetView; secret: (label: string, secret: string) => void }): ReactNode => {
  const words = useWords()
  const [asks, setAsks] = useState<'remove' | 'secret' | null>(null)
  const leave = () => setAsks(null)
  const test = useAct(testTarget, { refreshes: ['notification.deliveries'] })
  const remove = useAct(removeTarget, {
    refreshes: ['notification.'],
    onDone: () => tell(<Words id="notification.removed" />, 'good'),
  })
  const renew = useAct(renewSecret, {
    refreshes: ['notification.'],
    onDone: (made) => {
      leave()
      if (made.secret !== null) secret(of.label, made.secret)
    },
  })
  const params = { id: of.id }
  return (
    <li className="notification-target">
      <div>
        <strong>
          <bdi>{of.label}</bdi>
        </strong>{' '}
        <Mono>{of.address}</Mono>
      </div>
      <div className="form-acts">
        <Button
          size="xs"
          aria-label={words('notification.test-of', { label: of.label })}
          loading={test.isPending}
          onClick={() => test.mutate({ params })}
        >
          <Words id="notification.test" />
        </Button>
        {of.way === 'webhook' ? (
          <Button size="xs" variant="subtle" onClick={() => setAsks('secret')}>
            <Words id="notification.new-secret" />
          </Button>
        ) : null}
        <Button size="xs" variant="subtle" onClick={() => setAsks('remove')}>
          <Words id="notification.remove" />
        </Button>
        {test.data ? <TestResult key={test.data.id} id={test.data.id} /> : null}
      </div>
      {test.error ? <Failed problem={test.error} /> : null}
      <Box
        open={asks !== null}
        title={words(asks === 'secret' ? 'notification.new-secret' : 'notification.remove')}
        onClose={leave}
      >
        <Form
          problem={asks === 'secret' ? renew.error : remove.error}
          onSubmit={() => (asks === 'secret' ? renew.mutate({ params }) : remove.mutate({ params }))}
        >
          <p className="sheet-consequence">
            <Words
              id={asks === 'secret' ? 'notification.new-secret-sure' : 'notification.remove-sure'}
              values={{ label: of.label }}
            />
          </p>
          <FormActs
            act={<Words id={asks === 'secret' ? 'notification.new-secret' : 'notification.remove'} />}
            busy={renew.isPending || remove.isPending}
            onLeave={leave}
          />
        </Form>
      </Box>
    </li>
  )
}

const AddTarget = ({
  way,
  own,
  close,
  secret,
}: {
  way: TargetWay
  own: boolean
  close: () => void
  secret: (label: string, secret: string) => void
}): ReactNode => {
  const [address, setAddress] = useState('')
  const [label, setLabel] = useState('')
  const act = useAct(addTarget, {
    refreshes: ['notification.'],
    onDone: (made) => {
      close()
      if (made.secret === null) tell(<Words id="notification.added" />, 'good')
      else secret(made.target.label, made.secret)
    },
  })
  return (
    <Form problem={act.error} onSubmit={() => act.mutate({ body: { way, address, label, own } })}>
      <TextField
        label="notification.address"
        pointer="/address"
        mono
        required
        maxLength={300}
        value={address}
        onChange={setAddress}
        autoFocus
      />
      <TextField
        label="notification.label"
        pointer="/label"
        required
        maxLength={80}
        value={label}
        onChange={setLabel}
      />
      <FormActs
        act={<Words id="notification.add" />}
        busy={act.isPending}
        disabled={address === '' || label === ''}
        onLeave={close}
      />
    </Form>
  )
}

/** Targets of the officer (`own`) or of the bureau. */
export const Targets = ({ own }: { own: boolean }): ReactNode => {
  const words = useWords()
  const targets = useAnswer(listTargets, {})
  const [adding, setAdding] = useState<TargetWay | null>(null)
  const [shown, setShown] = useState<{ label: string; secret: string } | null>(null)
  const secret = (label: string, made: string) => setShown({ label, secret: made })
  const title = own ? 'notification.own-targets' : 'notification.targets'
  return (
    <section className="notification-section" aria-labelledby={title}>
      <h2 id={title}>
        <Words id={title} />
      </h2>
      <p className="quiet">
        <Words id="notification.content-free" />
      </p>
      <Answered of={targets} rows={3}>
        {({ targets: all, mail }) => {
          const mine = all.filter((one) => one.own === own)
          return (
            <>
              {mail ? null : (
                <p className="sheet-consequence">
                  <Words id="notification.mail-off" />
                </p>
              )}
              {mine.length === 0 ? (
                <EmptyYet>
                  <Words id="notification.no-targets" />
                </EmptyYet>
              ) : (
                <ul className="notification-targets">
                  {mine.map((one) => (
                    <Target key={one.id} of={one} secret={secret} />
                  ))}
                </ul>
              )}
            </>
          )
        }}
      </Answered>
      <div className="form-acts">
        {own ? null : (
          <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setAdding('webhook')}>
            <Words id="notification.add-webhook" />
          </Button>
        )}
        <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setAdding('mail')}>
          <Words id="notification.add-mail" />
        </Button>
      </div>
      <Sheet
        open={adding !== null}
        title={words(adding === 'webhook' ? 'notification.add-webhook' : 'notification.add-mail')}
        onClose={() => setAdding(null)}
      >
        {adding ? <AddTarget way={adding} own={own} close={() => setAdding(null)} secret={secret} /> : null}
      </Sheet>
      <Box open={shown !== null} title={words('notification.new-secret')} onClose={() => setShown(null)}>
        <p>
          <Words id="notification.secret-once" values={{ label: shown?.label ?? '' }} />
        </p>
        <p className="notification-secret">
          <Mono>{shown?.secret ?? ''}</Mono>
        </p>
        <Button variant="filled" onClick={() => setShown(null)}>
          <Words id="notification.secret-kept" />
        </Button>
      </Box>
    </section>
  )
}
