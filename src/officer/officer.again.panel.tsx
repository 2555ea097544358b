// The same officer shows once more who they are: by passkey; in a demonstration, where nobody needs one, by their name.
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useAct } from '../console/client.ts'
import type { SessionView } from '../console/session.ts'
import { Failed } from '../console/states.tsx'
import { Words } from '../console/words.tsx'
import { unlockSession } from './passkey.operations.ts'
import { PasskeyButton } from './passkey.ways.panel.tsx'
import './officer.css'

type Again = { of: SessionView; onDone: (view: SessionView) => void }

/** A button with the officer's name, for invented officers only: the hub refuses it anywhere else. */
export const InventedAgain = ({ of, says, onDone }: Again & { says: string }): ReactNode => {
  const open = useAct(unlockSession, { refreshes: [], onDone })
  return (
    <div className="passkey-way">
      {open.error ? <Failed problem={open.error} /> : null}
      <div>
        <Button
          variant="filled"
          size="md"
          autoFocus
          data-mantine-stop-propagation="true"
          loading={open.isPending}
          onClick={() => open.mutate({ body: { officer: of.officer } })}
        >
          <Words id={says} values={{ officer: of.title }} />
        </Button>
      </div>
    </div>
  )
}

/** What a final act asks for. */
export const ShowAgain = ({ of, onDone }: Again): ReactNode => {
  const invented = of.world === 'demonstration'
  return (
    <>
      {invented ? <InventedAgain of={of} says="officer.again-as" onDone={onDone} /> : null}
      {!invented || of.passkeys > 0 ? (
        <PasskeyButton ceremony="freshen" says="passkey.touch" first={!invented} onDone={onDone} />
      ) : null}
    </>
  )
}
