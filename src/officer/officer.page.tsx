// Signing in: with a passkey in a real world, as an invented officer in a demonstration; also what opens a locked screen.
import { Button, TextInput } from '@mantine/core'
import { IconFingerprint, IconSearch } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { Emblem, LanguageMenu, ThemeMenu } from '../console/frame-bar.tsx'
import { fold } from '../console/fuzzy.ts'
import { ExerciseMark } from '../console/mark.tsx'
import { Mono } from '../console/mono.tsx'
import { type SessionView, signedIn } from '../console/session.ts'
import { EmptyYet, Failed, Loading } from '../console/states.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import { listDemonstrationOfficers, signInDemonstration } from './officer.operations.ts'
import './officer.css'

type Invented = Answer<typeof listDemonstrationOfficers>['officers'][number]

/** The page one sees without a session, at whatever address. */
export const SignIn = (): ReactNode => (
  <div className="sign-in">
    <header className="sign-in-bar">
      <span className="sign-in-brand">
        <Emblem size={28} />
        <strong>Liaison</strong>
      </span>
      <LanguageMenu />
      <ThemeMenu />
    </header>
    <main className="sign-in-main">
      <h1>
        <Words id="officer.sign-in" />
      </h1>
      <SignInForm />
    </main>
    <footer className="sign-in-foot">
      <Words id="officer.logged" />
    </footer>
  </div>
)

/**
 * The ways in that this world has. `again` is the officer whose screen is locked or whose session has ended: one press
 * brings them back; anyone else starts with a fresh page.
 */
export const SignInForm = ({ again }: { again?: SessionView }): ReactNode => {
  const known = useAnswer(listDemonstrationOfficers, {})
  if (known.data) return <Demonstration officers={known.data.officers} {...(again ? { again } : {})} />
  // Outside a demonstration the list is refused: passkeys are the only way in.
  if (known.error && known.error.code !== 'offline' && known.error.code !== 'unavailable') return <PasskeyOnly />
  if (known.error) return <Failed problem={known.error} retry={() => void known.refetch()} />
  return <Loading rows={4} />
}

const PasskeyOnly = () => (
  <section className="panel sign-in-passkey">
    <h2>
      <IconFingerprint size={18} aria-hidden /> <Words id="officer.passkey" />
    </h2>
    <p>
      <Words id="officer.passkey-only" />
    </p>
    <p className="quiet">
      <Words id="officer.passkey-lost" />
    </p>
  </section>
)

const Demonstration = ({ officers, again }: { officers: readonly Invented[]; again?: SessionView }) => {
  const enter = useAct(signInDemonstration, { refreshes: [], onDone: signedIn })
  const signIn = (officer: string) => enter.mutate({ body: { officer } })
  const busy = enter.isPending ? enter.variables.body.officer : null
  const choice = <Officers officers={officers} busy={busy} onChoose={signIn} />
  return (
    <section className="sign-in-demonstration">
      {enter.error ? <Failed problem={enter.error} /> : null}
      {again ? (
        <>
          <div>
            <Button
              variant="filled"
              autoFocus
              loading={busy === again.officer}
              disabled={busy !== null}
              onClick={() => signIn(again.officer)}
            >
              <Words id="officer.go-on-as" values={{ officer: again.title }} />
            </Button>
          </div>
          <details>
            <summary>
              <Words id="officer.someone-else" />
            </summary>
            {choice}
          </details>
        </>
      ) : (
        <>
          <p className="sign-in-note">
            <ExerciseMark /> <Words id="officer.demonstration" />
          </p>
          {choice}
        </>
      )}
    </section>
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
