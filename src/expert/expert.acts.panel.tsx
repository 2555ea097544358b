// What may be done with a profile now: consent, edit, state conflicts; renew and end by the bureau; admit by the network's secretariat.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { useGo } from '../console/go.tsx'
import { Box } from '../console/sheet.tsx'
import { Failed } from '../console/states.tsx'
import { tell } from '../console/undo.tsx'
import { Words } from '../console/words.tsx'
import { ConflictsSheet } from './expert.conflicts.panel.tsx'
import { EditSheet } from './expert.edit.panel.tsx'
import { admitExpert, consentExpert, endExpert, renewExpert } from './expert.operations.ts'
import type { ExpertView } from './expert.schema.ts'

type Asks = 'give' | 'withdraw' | 'edit' | 'conflicts' | 'renew' | 'end' | 'admit' | 'refuse'

export const ExpertActs = ({ of }: { of: ExpertView }): ReactNode => {
  const go = useGo()
  const [asks, ask] = useState<Asks | null>(null)
  const close = () => ask(null)
  const done =
    (id: string, leaves = false) =>
    () => {
      close()
      tell(<Words id={id} />, 'good')
      if (leaves) go('/experts')
    }
  const refreshes = ['expert.']
  const give = useAct(consentExpert, { refreshes, onDone: done('expert.consent-given') })
  const withdraw = useAct(consentExpert, { refreshes, onDone: done('expert.consent-taken') })
  const renew = useAct(renewExpert, { refreshes, onDone: done('expert.renewed') })
  const end = useAct(endExpert, { refreshes, onDone: done('expert.ended') })
  const admit = useAct(admitExpert, { refreshes, onDone: done('expert.admitted', true) })
  const may = (act: string): boolean => of.allowed.includes(act)
  const params = { id: of.id }
  const { version } = of
  const asked = of.state === 'nominated' && of.consent === 'asked'
  return (
    <div className="expert-acts">
      {may('consent') && of.consent !== 'given' ? (
        <Button variant="filled" onClick={() => ask('give')}>
          <Words id="expert.consent-give" />
        </Button>
      ) : null}
      {may('describe') ? (
        <Button onClick={() => ask('edit')}>
          <Words id="expert.edit" />
        </Button>
      ) : null}
      {may('state-conflicts') ? (
        <Button onClick={() => ask('conflicts')}>
          <Words id="expert.conflicts-edit" />
        </Button>
      ) : null}
      {may('admit') ? (
        <Button variant="filled" onClick={() => ask('admit')}>
          <Words id="expert.admit" />
        </Button>
      ) : null}
      {may('admit') ? (
        <Button onClick={() => ask('refuse')}>
          <Words id="expert.refuse" />
        </Button>
      ) : null}
      {may('renew') ? (
        <Button onClick={() => ask('renew')}>
          <Words id="expert.renew" />
        </Button>
      ) : null}
      {may('end') ? (
        <Button variant="subtle" onClick={() => ask('end')}>
          <Words id="expert.end" />
        </Button>
      ) : null}
      {may('consent') && of.consent !== 'withdrawn' ? (
        <Button variant="subtle" onClick={() => ask('withdraw')}>
          <Words id={asked ? 'expert.consent-decline' : 'expert.consent-withdraw'} />
        </Button>
      ) : null}
      <Sure
        open={asks === 'give'}
        title="expert.consent-give"
        means="expert.consent-give-means"
        act={give}
        run={() => give.mutate({ params, body: { version, given: true } })}
        onClose={close}
      />
      <Sure
        open={asks === 'withdraw'}
        title={asked ? 'expert.consent-decline' : 'expert.consent-withdraw'}
        means={asked ? 'expert.consent-decline-means' : 'expert.consent-withdraw-means'}
        act={withdraw}
        run={() => withdraw.mutate({ params, body: { version, given: false } })}
        onClose={close}
      />
      <Sure
        open={asks === 'renew'}
        title="expert.renew"
        means="expert.renew-means"
        act={renew}
        run={() => renew.mutate({ params, body: { version } })}
        onClose={close}
      />
      <Sure
        open={asks === 'end'}
        title="expert.end"
        means="expert.end-means"
        act={end}
        run={() => end.mutate({ params, body: { version } })}
        onClose={close}
      />
      <Sure
        open={asks === 'admit' || asks === 'refuse'}
        title={asks === 'refuse' ? 'expert.refuse' : 'expert.admit'}
        means={asks === 'refuse' ? 'expert.refuse-means' : 'expert.admit-means'}
        act={admit}
        run={() => admit.mutate({ params, body: { version, admitted: asks === 'admit' } })}
        onClose={close}
      />
      {asks === 'edit' ? <EditSheet of={of} onClose={close} /> : null}
      {asks === 'conflicts' ? <ConflictsSheet of={of} onClose={close} /> : null}
    </div>
  )
}

/** Repeats in words what will happen, and does it on the button only. */
const Sure = ({
  open,
  title,
  means,
  act,
  run,
  onClose,
}: {
  open: boolean
  title: string
  means: string
  act: { readonly isPending: boolean; readonly error: Parameters<typeof Failed>[0]['problem'] | null }
  run: () => void
  onClose: () => void
}) => (
  <Box open={open} title={<Words id={title} />} onClose={onClose}>
    <p>
      <Words id={means} />
    </p>
    {act.error ? <Failed problem={act.error} /> : null}
    <div className="form-acts">
      <Button variant="filled" loading={act.isPending} onClick={run} data-autofocus>
        <Words id={title} />
      </Button>
      <Button variant="subtle" onClick={onClose}>
        <Words id="layer.not-now" />
      </Button>
    </div>
  </Box>
)
