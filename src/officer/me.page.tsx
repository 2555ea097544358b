// One's own page: passkeys, this session, what one's functions allow, the language of the screens.
import { Button, Radio } from '@mantine/core'
import { IconKey, IconLock, IconLogout } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { refresh, useAct, useAnswer } from '../console/client.ts'
import { Fact } from '../console/fact.tsx'
import { Form, TextField } from '../console/form.tsx'
import { languageNames } from '../console/languages.ts'
import { Mono } from '../console/mono.tsx'
import { loadSession, lockScreen, useSession } from '../console/session.ts'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { useSignOut } from '../console/sign-out.ts'
import { Answered, Failed } from '../console/states.tsx'
import { Deadline, Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import { type Language, languages } from '../terms/language.ts'
import { Register } from './invitation.page.tsx'
import { DutySentences } from './officer.duties.panel.tsx'
import './officer.admin.css'
import { endOwnSession, listSessions } from './officer.operations.ts'
import { listPasskeys, namePasskey, removePasskey } from './passkey.operations.ts'
import type { PasskeyView } from './passkey.schema.ts'
import { registerFurther } from './passkey.ways.panel.tsx'

/** `/me`. */
export const Me = (): ReactNode => {
  const me = useSession()
  return (
    <div className="page">
      <div className="page-head">
        <h1>
          <Words id="me.title" />
        </h1>
      </div>
      <Hold />
      <div className="me-parts">
        <Passkeys />
        <Sitting />
        <section className="panel admin-part">
          <h2>
            <Words id="officer.may" />
          </h2>
          <dl className="facts">
            <Fact name="officer.function">
              <bdi>{me.title}</bdi>
            </Fact>
            <Fact name="officer.name">
              <Mono>{me.officer}</Mono>
            </Fact>
            <Fact name="officer.bureau">
              <bdi>{me.bureauName}</bdi>
            </Fact>
            {me.confirmBy ? (
              <Fact name="officer.confirm-by">
                <Deadline at={me.confirmBy} />
              </Fact>
            ) : null}
          </dl>
          <DutySentences of={me.duties} />
          <p className="quiet small">
            <Words id="state.who-gives-duties" />
          </p>
        </section>
        <OwnLanguage />
      </div>
    </div>
  )
}

/** What holds the officer back now, and until when. */
const Hold = () => {
  const { hold, holdUntil } = useSession()
  if (hold === 'none') return null
  return (
    <p className="passkey-trouble" role="status">
      <IconLock size={16} aria-hidden />{' '}
      <span>
        <Words id={`hold.${hold}`} /> {holdUntil ? <Deadline at={holdUntil} /> : null}
      </span>
    </p>
  )
}

const Passkeys = () => {
  const own = useAnswer(listPasskeys, {})
  const queries = useQueryClient()
  const [adding, setAdding] = useState(false)
  const [naming, setNaming] = useState<PasskeyView | null>(null)
  const [removing, setRemoving] = useState<PasskeyView | null>(null)
  return (
    <section className="panel admin-part">
      <h2>
        <Words id="me.passkeys" />
      </h2>
      <p className="quiet">
        <Words id="me.passkeys-why" />
      </p>
      <Answered of={own} rows={3}>
        {({ passkeys, needed, secondBy }) => (
          <>
            {secondBy ? (
              <p className="passkey-trouble" role="status">
                <Words id="passkey.second-by" /> <Deadline at={secondBy} />
              </p>
            ) : null}
            {passkeys.length === 0 ? (
              <p className="quiet">
                <Words id="me.no-passkey" />
              </p>
            ) : (
              <ul className="me-passkeys">
                {passkeys.map((one) => (
                  <OnePasskey
                    key={one.id}
                    of={one}
                    needed={needed}
                    onName={() => setNaming(one)}
                    onRemove={() => setRemoving(one)}
                  />
                ))}
              </ul>
            )}
          </>
        )}
      </Answered>
      <div>
        <Button onClick={() => setAdding(true)} leftSection={<IconKey size={14} aria-hidden />}>
          <Words id="me.add-passkey" />
        </Button>
      </div>
      <Sheet open={adding} title={<Words id="me.add-passkey" />} onClose={() => setAdding(false)}>
        <p>
          <Words id="invitation.second-why" />
        </p>
        <Register
          says="me.register"
          run={async (name) => {
            await registerFurther(name)
            setAdding(false)
            await Promise.all([refresh(queries, ['passkey.']), loadSession()])
          }}
        />
      </Sheet>
      {naming ? <NameSheet of={naming} onClose={() => setNaming(null)} /> : null}
      {removing ? <RemoveSheet of={removing} onClose={() => setRemoving(null)} /> : null}
    </section>
  )
}

const OnePasskey = ({
  of,
  needed,
  onName,
  onRemove,
}: {
  of: PasskeyView
  needed: number
  onName: () => void
  onRemove: () => void
}) => (
  <li>
    <strong>
      <bdi>{of.name}</bdi>
    </strong>
    <span className="quiet small">
      <Words id="me.registered" /> <Instant at={of.createdAt} /> · <Words id="me.last-used" />{' '}
      <Instant at={of.lastUsedAt} />
      {of.backedUp ? (
        <>
          {' · '}
          <Words id="me.backed-up" />
        </>
      ) : null}
    </span>
    {of.blocked ? (
      <span className="passkey-trouble">
        <Words id="me.blocked" />
      </span>
    ) : null}
    <span className="admin-acts">
      <Button variant="subtle" onClick={onName}>
        <Words id="me.rename" />
      </Button>
      <Button variant="subtle" color="flash" disabled={!of.removable} onClick={onRemove}>
        <Words id="me.remove" />
      </Button>
      {of.removable ? null : (
        <span className="quiet small">
          <Words id="me.must-remain" values={{ count: needed }} />
        </span>
      )}
    </span>
  </li>
)

const NameSheet = ({ of, onClose }: { of: PasskeyView; onClose: () => void }) => {
  const [name, setName] = useState(of.name)
  const act = useAct(namePasskey, { onDone: onClose })
  return (
    <Sheet open title={<Words id="me.rename" />} onClose={onClose}>
      <Form
        problem={act.error}
        onSubmit={() => act.mutate({ params: { id: of.id }, body: { name: name.trim() || of.name } })}
      >
        <TextField
          label="passkey.name"
          hint="passkey.name-hint"
          pointer="/name"
          required
          autoFocus
          maxLength={60}
          value={name}
          onChange={setName}
        />
        <FormActs act={<Words id="me.rename" />} busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

const RemoveSheet = ({ of, onClose }: { of: PasskeyView; onClose: () => void }) => {
  const words = useWords()
  const act = useAct(removePasskey, {
    onDone: () => {
      tell(words('me.removed'), 'good')
      onClose()
    },
  })
  return (
    <Sheet open title={<Words id="me.remove" />} onClose={onClose}>
      <div className="sheet-consequence" data-tone="flash">
        <Words id="me.remove-why" values={{ name: <bdi>{of.name}</bdi> }} />
      </div>
      <Form label={words('me.remove')} problem={act.error} onSubmit={() => act.mutate({ params: { id: of.id } })}>
        <FormActs act={<Words id="me.remove" />} tone="flash" busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

/** Where one is signed in: whoever left a screen open elsewhere ends it from here. */
const Sessions = () => {
  const end = useAct(endOwnSession, {
    refreshes: ['session.'],
    onDone: () => tell(<Words id="me.session-ended" />, 'good'),
  })
  return (
    <>
      <h3>
        <Words id="me.sessions" />
      </h3>
      <Answered of={useAnswer(listSessions, {}, { every: 60_000 })} rows={2}>
        {({ sessions }) => (
          <ul className="me-passkeys">
            {sessions.map(({ id, beganAt, seenAt, lockedAt, here }) => (
              <li key={id} className="me-session">
                <span>
                  <Words id="me.session-began" /> <Instant at={beganAt} how="short" /> · <Words id="me.session-seen" />{' '}
                  <Instant at={seenAt} how="short" />
                  {lockedAt ? (
                    <>
                      {' · '}
                      <Words id="me.session-locked" />
                    </>
                  ) : null}
                </span>
                {here ? (
                  <strong>
                    <Words id="me.session-here" />
                  </strong>
                ) : (
                  <Button size="compact-sm" disabled={end.isPending} onClick={() => end.mutate({ params: { id } })}>
                    <Words id="me.session-end" />
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Answered>
      {end.error ? <Failed problem={end.error} /> : null}
    </>
  )
}

const Sitting = () => {
  const { endsAt, freshUntil, purpose, reference, world } = useSession()
  const codeWords = useCodeWords()
  const out = useSignOut()
  return (
    <section className="panel admin-part">
      <h2>
        <Words id="me.session" />
      </h2>
      <dl className="facts">
        <Fact name="me.ends">
          <Deadline at={endsAt} />
        </Fact>
        <Fact name="me.fresh">
          {freshUntil ? <Instant at={freshUntil} how="clock" /> : <Words id="me.not-fresh" />}
        </Fact>
        <Fact name="purpose-box.label">
          {purpose ? (
            <>
              {codeWords('purpose', purpose)} · <Mono>{reference}</Mono>
            </>
          ) : (
            <Words id="purpose-box.not-set" />
          )}
        </Fact>
      </dl>
      <p className="quiet small">
        <Words id={world === 'real' ? 'me.session-why' : 'me.session-why-demonstration'} />
      </p>
      <Sessions />
      <div className="admin-acts">
        <Button onClick={lockScreen} leftSection={<IconLock size={14} aria-hidden />}>
          <Words id="session.lock" />
        </Button>
        <Button onClick={out} leftSection={<IconLogout size={14} aria-hidden />}>
          <Words id="session.sign-out" />
        </Button>
      </div>
    </section>
  )
}

const OwnLanguage = () => {
  const [language, choose] = useLanguage()
  const words = useWords()
  return (
    <section className="panel admin-part">
      <h2>
        <Words id="me.language" />
      </h2>
      <Radio.Group
        aria-label={words('me.language')}
        description={words('me.language-why')}
        value={language}
        onChange={(next) => choose(next as Language)}
      >
        {languages.map((one) => (
          <Radio key={one} value={one} label={<bdi lang={one}>{languageNames[one]}</bdi>} mt={6} />
        ))}
      </Radio.Group>
    </section>
  )
}
