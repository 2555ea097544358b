// Signing in: with a passkey in a real world, as an invented officer in a demonstration; also what opens a locked screen.
import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { fold } from '../console/fuzzy.ts'
import { ExerciseMark } from '../console/mark.tsx'
import { Mono } from '../console/mono.tsx'
import type { Problem } from '../console/problem.ts'
import { type SessionView, signedIn } from '../console/session.ts'
import { EmptyYet, Failed, Loading } from '../console/states.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import { InventedAgain } from './officer.again.panel.tsx'
import { listDemonstrationOfficers, signInDemonstration } from './officer.operations.ts'
import { DutyTelephone } from './officer.telephone.panel.tsx'
import { Threshold } from './officer.threshold.panel.tsx'
import { PasskeyButton } from './passkey.ways.panel.tsx'
import './officer.css'

type Invented = Answer<typeof listDemonstrationOfficers>['officers'][number]

/** The page one sees without a session, at whatever address. */
export const SignIn = (): ReactNode => (
  <Threshold title="officer.sign-in">
    <SignInForm />
  </Threshold>
)

/** The ways in that this world has: a passkey before all others; in a demonstration also any of its invented officers. */
const SignInForm = (): ReactNode => {
  const known = useAnswer(listDemonstrationOfficers, {})
  return (
    <Ways of={known}>
      {(officers) => (
        <>
          <ByPasskey invented={officers !== null} />
          {officers === null ? null : (
            <section className="sign-in-demonstration">
              <p className="sign-in-note">
                <ExerciseMark /> <Words id="officer.demonstration" />
              </p>
              <InventedOfficers officers={officers} />
            </section>
          )}
        </>
      )}
    </Ways>
  )
}

/**
 * What brings back the officer whose screen is locked or whose session has ended, and lets somebody else sit down: another officer gets
 * a fresh page, with the layout of this browser and none of the drafts.
 */
export const Unlock = ({ of, why }: { of: SessionView; why: 'locked' | 'ended' }): ReactNode => {
  const known = useAnswer(listDemonstrationOfficers, {})
  return (
    <Ways of={known}>
      {(officers) => (
        <section className="sign-in-demonstration">
          {officers === null ? (
            <PasskeyButton
              ceremony={why === 'locked' ? 'unlock' : 'sign-in'}
              says={why === 'locked' ? 'officer.open-by-passkey' : 'officer.passkey'}
              onDone={signedIn}
            />
          ) : (
            <InventedBack of={of} why={why} />
          )}
          <details>
            <summary>
              <Words id="officer.someone-else" />
            </summary>
            <p className="quiet small">
              <Words id="officer.someone-else-why" />
            </p>
            <PasskeyButton ceremony="sign-in" says="officer.passkey" first={false} onDone={signedIn} />
            {officers === null ? null : <InventedOfficers officers={officers} />}
          </details>
        </section>
      )}
    </Ways>
  )
}

/** One press with the officer's name, and a passkey for those who have one. */
const InventedBack = ({ of, why }: { of: SessionView; why: 'locked' | 'ended' }) => {
  const enter = useAct(signInDemonstration, { refreshes: [], onDone: signedIn })
  if (why === 'locked')
    return (
      <>
        <InventedAgain of={of} says="officer.go-on-as" onDone={signedIn} />
        {of.passkeys > 0 ? (
          <PasskeyButton ceremony="unlock" says="officer.open-by-passkey" first={false} onDone={signedIn} />
        ) : null}
      </>
    )
  return (
    <div className="passkey-way">
      {enter.error ? <Failed problem={enter.error} /> : null}
      <div>
        <Button
          variant="filled"
          autoFocus
          loading={enter.isPending}
          onClick={() => enter.mutate({ body: { officer: of.officer } })}
        >
          <Words id="officer.go-on-as" values={{ officer: of.title }} />
        </Button>
      </div>
    </div>
  )
}

type Known = {
  readonly data: Answer<typeof listDemonstrationOfficers> | undefined
  readonly error: Problem | null
  readonly refetch: () => unknown
}

/** Waits until it is known whether this is a demonstration: `null` officers when it is not. A service that is down says whom to call. */
const Ways = ({ of, children }: { of: Known; children: (officers: readonly Invented[] | null) => ReactNode }) => {
  if (of.data) return children(of.data.officers)
  // Outside a demonstration the list is refused: passkeys are the only way in.
  if (of.error && !of.error.mayHaveArrived) return children(null)
  if (of.error)
    return (
      <>
        <Failed problem={of.error} retry={() => void of.refetch()} />
        <DutyTelephone />
      </>
    )
  return <Loading rows={4} />
}

const ByPasskey = ({ invented }: { invented: boolean }) => (
  <section className="sign-in-passkey">
    <PasskeyButton ceremony="sign-in" says="officer.passkey" onDone={signedIn} />
    {invented ? null : (
      <>
        <p>
          <Words id="officer.passkey-only" />
        </p>
        <p className="quiet">
          <Words id="officer.passkey-lost" />
        </p>
      </>
    )}
  </section>
)

/** The invented officers of a demonstration, one press each. */
const InventedOfficers = ({ officers }: { officers: readonly Invented[] }) => {
  const enter = useAct(signInDemonstration, { refreshes: [], onDone: signedIn })
  const busy = enter.isPending ? enter.variables.body.officer : null
  return (
    <>
      {enter.error ? <Failed problem={enter.error} /> : null}
      <Officers officers={officers} busy={busy} onChoose={(officer) => enter.mutate({ body: { officer } })} />
    </>
  )
}

/** Who to be for a first walk: the post that checks, the source that answers, the finder's desk, the Secretariat. */
const firstWalk = ['vn.post', 'fr.desk', 'vn.desk', 'gs.compliance']

/** All invented officers by bureau, found by any word of theirs. */
const Officers = ({ officers, busy, onChoose }: Choice & { officers: readonly Invented[] }) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const [typed, type] = useState('')
  const bureaus = useMemo(() => {
    const question = fold(typed)
    const groups = new Map<string, Invented[]>()
    for (const one of officers) {
      const duties = one.duties.map((duty) => codeWords('duty', duty))
      const said = fold([one.bureauName, one.bureau, one.officer, one.title, ...duties].join(' '))
      if (said.includes(question)) groups.set(one.bureauName, [...(groups.get(one.bureauName) ?? []), one])
    }
    return [...groups]
  }, [officers, typed, codeWords])
  const start = firstWalk.flatMap((name) => officers.find((one) => one.officer === name) ?? [])
  if (officers.length === 0) {
    return (
      <EmptyYet>
        <Words id="officer.none" />
      </EmptyYet>
    )
  }
  return (
    <div className="sign-in-demonstration">
      {officers.length > 8 ? (
        <TextInput
          type="search"
          aria-label={words('officer.find')}
          placeholder={words('officer.find')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
          autoComplete="off"
        />
      ) : null}
      {typed === '' && start.length > 0 ? (
        <Group name={words('officer.begin-here')} of={start} busy={busy} onChoose={onChoose} />
      ) : null}
      {bureaus.map(([bureau, own]) => (
        <Group key={bureau} name={bureau} of={own} busy={busy} onChoose={onChoose} />
      ))}
      {bureaus.length === 0 ? (
        <p role="status" className="quiet">
          <Words id="form.nothing-found" />
        </p>
      ) : null}
    </div>
  )
}

type Choice = { busy: string | null; onChoose: (officer: string) => void }

const Group = ({ name, of, busy, onChoose }: Choice & { name: string; of: readonly Invented[] }) => (
  <section aria-label={name}>
    <h2>
      <bdi>{name}</bdi>
    </h2>
    <ul className="sign-in-list">
      {of.map((one) => (
        <li key={one.officer}>
          <OfficerButton of={one} busy={busy} onChoose={() => onChoose(one.officer)} />
        </li>
      ))}
    </ul>
  </section>
)

const OfficerButton = ({ of, busy, onChoose }: { of: Invented; busy: string | null; onChoose: () => void }) => {
  const codeWords = useCodeWords()
  return (
    <button
      type="button"
      className="sign-in-officer"
      disabled={busy !== null}
      aria-busy={busy === of.officer}
      onClick={onChoose}
    >
      <span className="strong">{of.title}</span>
      <Mono>{of.officer}</Mono>
      <span className="quiet">{of.duties.map((duty) => codeWords('duty', duty)).join(' · ')}</span>
    </button>
  )
}
