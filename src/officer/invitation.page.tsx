// What a one-time link opens: who is invited to what, the first passkey, and the second beside it.
import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { ask, useAnswer } from '../console/client.ts'
import { Fact } from '../console/fact.tsx'
import { Form, TextField } from '../console/form.tsx'
import { locked } from '../console/locked.ts'
import type { Problem } from '../console/problem.ts'
import { loadSession, type SessionView, session } from '../console/session.ts'
import { useSignal } from '../console/signal.ts'
import { Failed, Loading } from '../console/states.tsx'
import { Deadline } from '../console/time.tsx'
import { useWords, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import { acceptInvitation, askAcceptance, openInvitation } from './invitation.operations.ts'
import { DutySentences } from './officer.duties.panel.tsx'
import { Threshold } from './officer.threshold.panel.tsx'
import { makeOnDevice } from './passkey.panel.ts'
import { type Refused, RefusedTold, refusalOf, registerFurther } from './passkey.ways.panel.tsx'

/**
 * The secret stands behind the # of the link, which browsers never send. It leaves the address at once, so that it is in no history
 * of a shared desk; whoever loads the page again opens the link again.
 */
const takeToken = (): string => {
  const token = location.hash.slice(1)
  if (token !== '') history.replaceState(history.state, '', location.pathname)
  return token
}

let taken: string | undefined

/** `/invitation#...`. */
export const Invitation = (): ReactNode => {
  const [token] = useState(() => {
    taken = takeToken() || taken
    return taken ?? ''
  })
  const [entered, enter] = useState<SessionView | null>(null)
  return (
    <Threshold title="invitation.title">
      {token.length !== 43 ? (
        <NoLink />
      ) : entered === null ? (
        <Open token={token} onEntered={enter} />
      ) : (
        <Second of={entered} />
      )}
    </Threshold>
  )
}

/** Used, withdrawn, over, or its officer suspended: in the words of the hub, which says what to do. */
const LinkRefused = ({ of }: { of: Problem }) => (
  <div role="alert">
    <p className="strong">
      <Words id="invitation.refused" />
    </p>
    <p>{of.detail || <Words id="invitation.no-link-do" />}</p>
  </div>
)

const NoLink = () => (
  <div role="alert">
    <p className="strong">
      <Words id="invitation.no-link" />
    </p>
    <p className="quiet">
      <Words id="invitation.no-link-do" />
    </p>
  </div>
)

type Opened = Answer<typeof openInvitation>

const Open = ({ token, onEntered }: { token: string; onEntered: (view: SessionView) => void }) => {
  const opened = useAnswer(openInvitation, { body: { token } })
  if (opened.data) return <First of={opened.data} token={token} onEntered={onEntered} />
  if (!opened.error) return <Loading rows={3} />
  if (opened.error.mayHaveArrived) return <Failed problem={opened.error} retry={() => void opened.refetch()} />
  return <LinkRefused of={opened.error} />
}

const First = ({ of, token, onEntered }: { of: Opened; token: string; onEntered: (view: SessionView) => void }) => {
  const there = useSignal(session)
  return (
    <>
      <p>
        <Words id={`invitation-kind.${of.kind}`} values={{ bureau: of.bureauName }} />
      </p>
      <dl className="facts">
        <Fact name="officer.function">
          <bdi>{of.title}</bdi>
        </Fact>
        <Fact name="officer.name">
          <bdi dir="ltr" className="mono">
            {of.officer}
          </bdi>
        </Fact>
        <Fact name="invitation.ends">
          <Deadline at={of.endsAt} />
        </Fact>
      </dl>
      <section>
        <h2>
          <Words id="officer.may" />
        </h2>
        <DutySentences of={of.duties} />
      </section>
      {there && there.officer !== of.officer ? (
        <p className="passkey-trouble" role="status">
          <Words id="invitation.somebody-here" values={{ officer: there.title }} />
        </p>
      ) : null}
      <section className="passkey-way">
        <h2>
          <Words id="invitation.first" />
        </h2>
        <p>
          <Words id="invitation.first-why" />
        </p>
        <Register
          says="invitation.register"
          run={async (name) => {
            const response = await makeOnDevice(await ask(askAcceptance, { body: { token } }))
            const view = await ask(acceptInvitation, { body: { token, name, response } })
            locked.write(false)
            taken = undefined
            if (session.read() === null) void loadSession()
            onEntered(view)
          }}
        />
      </section>
    </>
  )
}

/** A name for the passkey and the button that makes it; what was typed stays when the device refuses. */
export const Register = ({ says, run }: { says: string; run: (name: string) => Promise<void> }): ReactNode => {
  const words = useWords()
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refused, refuse] = useState<Refused>(null)
  const faults = name.trim() === '' ? [{ pointer: '/name', says: words('passkey.name-it') }] : []
  const register = async () => {
    setTried(true)
    if (faults.length > 0 || busy) return
    setBusy(true)
    refuse(null)
    try {
      await run(name.trim())
      setName('')
      setTried(false)
    } catch (error) {
      refuse(refusalOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Form label={words(says)} {...(tried && faults.length > 0 ? { faults } : {})} onSubmit={() => void register()}>
      <TextField
        label="passkey.name"
        hint="passkey.name-hint"
        pointer="/name"
        required
        maxLength={60}
        value={name}
        onChange={setName}
      />
      <RefusedTold of={refused} />
      {busy ? (
        <p role="status">
          <Words id="passkey.touch-now" />
        </p>
      ) : null}
      <div>
        <Button type="submit" variant="filled" loading={busy}>
          <Words id={says} />
        </Button>
      </div>
    </Form>
  )
}

const Second = ({ of }: { of: SessionView }) => {
  const [done, finish] = useState(false)
  const goOn = () => location.assign('/')
  return (
    <>
      <p className="passkey-good" role="status">
        <IconCircleCheck size={18} aria-hidden />{' '}
        <Words id={done ? 'invitation.both' : 'invitation.one'} values={{ officer: of.title }} />
      </p>
      {done ? null : (
        <section className="passkey-way">
          <h2>
            <Words id="invitation.second" />
          </h2>
          <p>
            <Words id="invitation.second-why" />
          </p>
          {of.secondPasskeyBy ? (
            <p>
              <Words id="passkey.second-by" /> <Deadline at={of.secondPasskeyBy} />
            </p>
          ) : null}
          <Register
            says="invitation.register-second"
            run={async (name) => {
              await registerFurther(name)
              finish(true)
            }}
          />
        </section>
      )}
      <div>
        <Button variant={done ? 'filled' : 'subtle'} onClick={goOn}>
          <Words id={done ? 'invitation.go-on' : 'invitation.later'} />
        </Button>
      </div>
    </>
  )
}
