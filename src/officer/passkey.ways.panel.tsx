// The one button behind which a passkey is touched, and what is said when that does not go through.
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconFingerprint } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { answerOf, ask, reach } from '../console/client.ts'
import { Problem } from '../console/problem.ts'
import type { SessionView } from '../console/session.ts'
import { Failed } from '../console/states.tsx'
import { Words } from '../console/words.tsx'
import { DutyTelephone } from './officer.telephone.panel.tsx'
import {
  addPasskey,
  askChallenge,
  askRegistration,
  freshenSession,
  signIn,
  unlockSession,
} from './passkey.operations.ts'
import {
  hasOwnDevice,
  leaveDevice,
  makeOnDevice,
  minutesOff,
  PasskeyRefusal,
  type PasskeyTrouble,
  touchOnDevice,
} from './passkey.panel.ts'
import type { RegistrationResponse } from './passkey.schema.ts'

export type Ceremony = 'sign-in' | 'freshen' | 'unlock'

const acts = { 'sign-in': signIn, freshen: freshenSession, unlock: unlockSession } as const

/** Why a ceremony did not go through. */
export type Refused = Problem | PasskeyTrouble | null

/** The refusal an error is; what is neither of the hub's nor of a device's is a mistake of ours and goes on. */
export const refusalOf = (error: unknown): Problem | PasskeyTrouble => {
  if (error instanceof Problem) return error
  if (error instanceof PasskeyRefusal) return error.trouble
  throw error
}

/** Asks the hub for a challenge, the device for its answer, and the hub for what that opens. */
const perform = async (ceremony: Ceremony, learnOff: (minutes: number) => void): Promise<SessionView> => {
  const sent = { type: 'application/json', body: JSON.stringify({ ceremony }) }
  const reply = await reach(askChallenge, {}, { accept: 'application/json', sent })
  learnOff(minutesOff(reply.headers.get('date'), Date.now()))
  const response = await touchOnDevice(await answerOf(askChallenge, reply))
  return ask(acts[ceremony], { body: { response } })
}

/** A further passkey of the officer who is signed in. Throws `Problem` and `PasskeyRefusal`. */
export const registerFurther = async (name: string): Promise<void> => {
  const response: RegistrationResponse = await makeOnDevice(await ask(askRegistration, {}))
  await ask(addPasskey, { body: { name, response } })
}

/** One button, the kinds of device that work, and the way on when one does not. */
export const PasskeyButton = ({
  ceremony,
  says,
  first = true,
  disabled = false,
  onDone,
}: {
  ceremony: Ceremony
  /** Id of the words of the button. */
  says: string
  /** Whether this is the way in that is offered before all others. */
  first?: boolean
  disabled?: boolean
  onDone: (view: SessionView) => void
}): ReactNode => {
  const [busy, setBusy] = useState(false)
  const [refused, refuse] = useState<Refused>(null)
  const [off, setOff] = useState(0)
  useEffect(() => leaveDevice, [])
  const run = async () => {
    setBusy(true)
    refuse(null)
    try {
      onDone(await perform(ceremony, setOff))
    } catch (error) {
      refuse(refusalOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="passkey-way">
      <div>
        <Button
          variant={first ? 'filled' : 'default'}
          size={first ? 'md' : 'sm'}
          leftSection={<IconFingerprint size={18} aria-hidden />}
          loading={busy}
          disabled={disabled}
          autoFocus={first}
          // Esc gives up the touch, never the sheet beneath it.
          data-mantine-stop-propagation="true"
          onClick={() => void run()}
        >
          <Words id={says} />
        </Button>
      </div>
      {busy ? (
        <p role="status">
          <Words id="passkey.touch-now" />
        </p>
      ) : null}
      <Devices />
      {off === 0 ? null : <ClockOff minutes={off} />}
      <RefusedTold of={refused} />
    </div>
  )
}

/** Which kinds of device hold a passkey; a computer that has none of its own says so before anybody tries. */
const Devices = () => {
  const [own, setOwn] = useState<boolean | null>(null)
  useEffect(() => {
    let present = true
    void hasOwnDevice().then((has) => present && setOwn(has))
    return () => {
      present = false
    }
  }, [])
  return (
    <p className="quiet small">
      <Words id="passkey.devices" /> {own === false ? <Words id="passkey.no-own-device" /> : null}
    </p>
  )
}

const ClockOff = ({ minutes }: { minutes: number }) => (
  <p className="passkey-trouble" role="status">
    <IconAlertTriangle size={16} aria-hidden />{' '}
    <span>
      <Words id={minutes > 0 ? 'passkey.clock-fast' : 'passkey.clock-slow'} values={{ minutes: Math.abs(minutes) }} />
    </span>
  </p>
)

/** What stood in the way, and what to do about it. */
export const RefusedTold = ({ of }: { of: Refused }): ReactNode => {
  if (of === null) return null
  if (of instanceof Problem)
    return (
      <>
        <Failed problem={of} />
        {of.mayHaveArrived ? <DutyTelephone /> : null}
      </>
    )
  return (
    <div className="passkey-trouble" role="alert">
      <IconAlertTriangle size={16} aria-hidden />
      <div>
        <p className="strong">
          <Words id={`passkey-trouble.${of}`} />
        </p>
        <p>
          <Words id={`passkey-trouble-do.${of}`} />
        </p>
      </div>
    </div>
  )
}
