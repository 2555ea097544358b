// Bureaus as the General Secretariat looks after them: what each may ask at most, whether it may process data, and its first administrator.
import { Button, Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { grantBureau, listBureaus, suspendBureau } from '../bureau/bureau.operations.ts'
import { type BureauView, type Grants, generalSecretariat } from '../bureau/bureau.schema.ts'
import { useAct, useAnswer } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Form, TextField, useField } from '../console/form.tsx'
import { To } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { useMay, useSession } from '../console/session.ts'
import { FormActs, ReasonSheet, Sheet } from '../console/sheet.tsx'
import { Answered } from '../console/states.tsx'
import { Deadline } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import { databaseNames } from '../terms/database.ts'
import { confidentialities } from '../terms/handling.ts'
import { purposes } from '../terms/purpose.ts'
import { inviteFirst } from './invitation.operations.ts'
import { BeforeAfter, OneField, SeveralField, ShownOnce, Standing } from './officer.admin.panel.tsx'
import { Grantings, useGrantLines } from './officer.grantings.panel.tsx'

const ChoiceOfBureau = ({
  of,
  value,
  onChange,
}: {
  of: readonly BureauView[]
  value: string | null
  onChange: (code: string | null) => void
}) => (
  <Select
    {...useField({ label: 'admin-bureau.choose', pointer: '/code' })}
    data={of.map(({ code, name }) => ({ value: code, label: name }))}
    value={value}
    onChange={onChange}
    searchable
    nothingFoundMessage={<Words id="form.nothing-found" />}
  />
)

export const BureausAdmin = (): ReactNode => {
  const { bureau } = useSession()
  if (bureau !== generalSecretariat)
    return (
      <p className="quiet">
        <Words id="admin-bureau.not-yours" />
      </p>
    )
  return <Bureaus />
}

const Bureaus = () => {
  const [code, choose] = useState<string | null>(null)
  return (
    <section className="admin-part">
      <p className="quiet">
        <Words id="admin-bureau.why" />
      </p>
      <p>
        <To address="/messages/settings">
          <Words id="message-setting.title" />
        </To>
      </p>
      <Answered of={useAnswer(listBureaus, {})} rows={4}>
        {({ bureaus }) => {
          const own = bureaus.filter(({ allowed }) => allowed.includes('grant'))
          const chosen = own.find((one) => one.code === code)
          return (
            <>
              <ChoiceOfBureau of={own} value={code} onChange={choose} />
              {chosen ? <OneBureau key={chosen.code} of={chosen} /> : null}
            </>
          )
        }}
      </Answered>
    </section>
  )
}

type Doing = 'grant' | 'suspend' | 'invite'

const OneBureau = ({ of }: { of: BureauView }) => {
  const codeWords = useCodeWords()
  const mayInvite = useMay(inviteFirst)
  const [doing, begin] = useState<Doing | null>(null)
  const [made, show] = useState<Answer<typeof inviteFirst> | null>(null)
  const close = () => begin(null)
  const { grants } = of
  return (
    <div className="panel admin-part">
      <h2>
        <bdi>{of.name}</bdi> <Mono>{of.code}</Mono> · <Standing of={of.state} />
      </h2>
      <p className="quiet">{grants?.databases.map((one) => codeWords('database', one)).join(' · ') || '—'}</p>
      <p className="quiet">{grants?.purposes.map((one) => codeWords('purpose', one)).join(' · ') || '—'}</p>
      <p className="quiet">{codeWords('confidentiality', confidentialities[(grants?.clearance ?? 1) - 1] ?? '')}</p>
      <div className="admin-acts">
        <Button onClick={() => begin('grant')}>
          <Words id="admin-bureau.grant" />
        </Button>
        {mayInvite ? (
          <Button onClick={() => begin('invite')}>
            <Words id="admin-bureau.invite" />
          </Button>
        ) : null}
        {of.allowed.includes('suspend') ? (
          <Button
            {...(of.state === 'active' ? { variant: 'subtle', color: 'flash' } : {})}
            onClick={() => begin('suspend')}
          >
            <Words id={of.state === 'active' ? 'admin.suspend' : 'admin.restore'} />
          </Button>
        ) : null}
      </div>
      <Grantings bureau={of.code} />
      {doing === 'grant' && grants ? <GrantSheet of={of} grants={grants} onClose={close} /> : null}
      {doing === 'suspend' ? <SuspendBureau of={of} onClose={close} /> : null}
      {doing === 'invite' ? (
        <InviteSheet
          of={of}
          onMade={(answer) => {
            close()
            show(answer)
          }}
          onClose={close}
        />
      ) : null}
      {made ? (
        <ShownOnce
          title="admin.link"
          why="admin.link-why"
          secret={made.link}
          ends={
            <>
              <Words id="invitation.ends" /> <Deadline at={made.invitation.endsAt} />
            </>
          }
          onClose={() => show(null)}
        />
      ) : null}
    </div>
  )
}

const GrantSheet = ({ of, grants, onClose }: { of: BureauView; grants: Grants; onClose: () => void }) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const [draft, change, clear] = useDraft<Grants & { reason: string }>(`grants ${of.code} ${of.version}`, {
    ...grants,
    reason: '',
  })
  const [tried, setTried] = useState(false)
  const act = useAct(grantBureau, {
    refreshes: ['bureau.', 'officer.'],
    onDone: () => {
      clear()
      tell(<Words id="admin.changed" />, 'good')
      onClose()
    },
  })
  const lines = useGrantLines()(grants, draft)
  const isSame = lines.every(({ same }) => same)
  const reason = draft.reason.trim()
  const send = () => {
    setTried(true)
    if (act.isPending || isSame || reason === '') return
    act.mutate({ params: { code: of.code }, body: { version: of.version, ...draft, reason } })
  }
  return (
    <Sheet open title={<Words id="admin-bureau.grant" />} onClose={onClose} size={560}>
      <div className="sheet-consequence" data-tone="urgent">
        <Words id="admin-bureau.grant-means" values={{ bureau: <bdi>{of.name}</bdi> }} />
      </div>
      <Form
        label={words('admin-bureau.grant')}
        problem={act.error}
        {...(tried && reason === '' ? { faults: [{ pointer: '/reason', says: words('reason.write') }] } : {})}
        onSubmit={send}
      >
        <SeveralField
          label="admin.databases"
          pointer="/databases"
          columns
          options={databaseNames.map((value) => ({ value, label: codeWords('database', value) }))}
          value={draft.databases as readonly (typeof databaseNames)[number][]}
          onChange={(databases) => change({ databases })}
        />
        <SeveralField
          label="admin.purposes"
          pointer="/purposes"
          columns
          options={purposes.map((value) => ({ value, label: codeWords('purpose', value) }))}
          value={draft.purposes}
          onChange={(chosen) => change({ purposes: chosen })}
        />
        <OneField
          label="admin-bureau.clearance"
          pointer="/clearance"
          options={confidentialities.map((one, at) => ({
            value: String(at + 1),
            label: codeWords('confidentiality', one),
          }))}
          value={String(draft.clearance)}
          onChange={(chosen) => change({ clearance: Number(chosen) })}
        />
        <BeforeAfter lines={lines} />
        <TextField
          label="reason.label"
          pointer="/reason"
          lines={3}
          maxLength={500}
          required
          value={draft.reason}
          onChange={(text) => change({ reason: text })}
        />
        <FormActs act={<Words id="admin-bureau.grant" />} busy={act.isPending} disabled={isSame} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

const InviteSheet = ({
  of,
  onMade,
  onClose,
}: {
  of: BureauView
  onMade: (made: Answer<typeof inviteFirst>) => void
  onClose: () => void
}) => {
  const words = useWords()
  const [title, type] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAct(inviteFirst, { refreshes: ['bureau.', 'invitation.'], onDone: onMade })
  const isMissing = title.trim() === ''
  return (
    <Sheet open title={<Words id="admin-bureau.invite" />} onClose={onClose}>
      <div className="sheet-consequence">
        <Words id="admin-bureau.invite-means" values={{ bureau: <bdi>{of.name}</bdi> }} />
      </div>
      <Form
        label={words('admin-bureau.invite')}
        problem={act.error}
        {...(tried && isMissing ? { faults: [{ pointer: '/title', says: words('fault.required') }] } : {})}
        onSubmit={() => {
          setTried(true)
          if (!isMissing && !act.isPending) act.mutate({ params: { code: of.code }, body: { title: title.trim() } })
        }}
      >
        <TextField label="officer.function" pointer="/title" required maxLength={120} value={title} onChange={type} />
        <FormActs act={<Words id="admin-bureau.invite" />} busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

const SuspendBureau = ({ of, onClose }: { of: BureauView; onClose: () => void }) => {
  const suspended = of.state === 'active'
  const act = useAct(suspendBureau, { refreshes: ['bureau.', 'officer.', 'key.'], onDone: onClose })
  const says = suspended ? 'admin.suspend' : 'admin.restore'
  return (
    <ReasonSheet
      open
      title={<Words id={says} />}
      consequence={
        <Words id={`admin-bureau-why.${suspended ? 'suspend' : 'restore'}`} values={{ bureau: <bdi>{of.name}</bdi> }} />
      }
      reasons={[]}
      list=""
      act={<Words id={says} />}
      tone={suspended ? 'flash' : 'urgent'}
      textRequired
      busy={act.isPending}
      problem={act.error}
      onAct={({ text }) =>
        act.mutate({ params: { code: of.code }, body: { version: of.version, reason: text, suspended } })
      }
      onClose={onClose}
    />
  )
}
