// Officers of the bureau: who they are, what their functions let them do, and what an administrator may do about it.
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { Fact } from '../console/fact.tsx'
import { Mono } from '../console/mono.tsx'
import { usePagedLines } from '../console/paging.ts'
import { useMay, useSession } from '../console/session.ts'
import { ReasonSheet } from '../console/sheet.tsx'
import { Split } from '../console/split.tsx'
import { type Column, Table } from '../console/table.tsx'
import { Deadline, Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import { inviteOfficer } from './invitation.operations.ts'
import { Lines, ShownOnce, Standing } from './officer.admin.panel.tsx'
import { Clearance, DutyNames, DutySentences } from './officer.duties.panel.tsx'
import { AddOfficerSheet, ChangeOfficerSheet } from './officer.form.panel.tsx'
import { createOfficer, listOfficers, suspendOfficer } from './officer.operations.ts'
import type { OfficerView } from './officer.schema.ts'
import { AskRecoverySheet } from './recovery.ask.panel.tsx'

const columns: readonly Column<OfficerView>[] = [
  {
    id: 'name',
    head: 'officer.name',
    width: '190px',
    small: '152px',
    sort: (one) => one.officer,
    cell: (one) => <Mono>{one.officer}</Mono>,
  },
  { id: 'title', head: 'officer.function', sort: (one) => one.title, cell: (one) => <bdi>{one.title}</bdi> },
  { id: 'duties', head: 'officer.duties', hide: 'middling', cell: (one) => <DutyNames of={one.duties} /> },
  { id: 'unit', head: 'officer.unit', width: '110px', hide: 'narrow', cell: (one) => one.unit || '—' },
  {
    id: 'state',
    head: 'officer.state',
    width: '100px',
    small: '72px',
    sort: (one) => one.state,
    cell: (one) => <Standing of={one.state} />,
  },
  {
    id: 'passkeys',
    head: 'officer.passkeys',
    width: '84px',
    align: 'end',
    hide: 'narrow',
    sort: (one) => one.passkeys,
    cell: (one) => one.passkeys,
  },
  {
    id: 'confirm',
    head: 'officer.confirm-by',
    width: '210px',
    hide: 'narrow',
    sort: (one) => one.confirmBy ?? '',
    cell: (one) => <Instant at={one.confirmBy} />,
  },
]
const fewColumns = columns.filter(({ id }) => ['name', 'title', 'state'].includes(id))
const keyOf = (one: OfficerView): string => one.officer

type Made = Answer<typeof inviteOfficer>

export const People = ({ head }: { head: ReactNode }): ReactNode => {
  const words = useWords()
  const mayAdd = useMay(createOfficer)
  const officers = usePagedLines(listOfficers, { query: { limit: 100 } }, (page) => page.officers)
  const [name, peek] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  const add = () => setAdding(true)
  const chosen = officers.data?.find((one) => one.officer === name)
  return (
    <>
      <Split
        list={
          <>
            <div className="list-head">
              {head}
              {mayAdd ? (
                <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
                  <Words id="admin.add-officer" />
                </Button>
              ) : null}
            </div>
            <Lines of={officers} none="admin.no-officers">
              {(lines, foot) => (
                <Table
                  lines={lines}
                  columns={chosen ? fewColumns : columns}
                  keyOf={keyOf}
                  label={words('admin.officers')}
                  peeked={chosen?.officer ?? null}
                  look={(one) => ({ struck: one.state === 'suspended' })}
                  onPeek={(one) => peek(one.officer)}
                  onOpen={(one) => peek(one.officer)}
                  foot={foot}
                />
              )}
            </Lines>
          </>
        }
        title={chosen ? <Mono>{chosen.officer}</Mono> : null}
        preview={chosen ? <Officer key={chosen.officer} of={chosen} /> : null}
        onClose={() => peek(null)}
      />
      {adding ? (
        <AddOfficerSheet
          onAdded={(officer) => {
            setAdding(false)
            peek(officer.officer)
            tell(words('admin.added'), 'good')
          }}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </>
  )
}

const Officer = ({ of }: { of: OfficerView }) => {
  const { officer: self } = useSession()
  return (
    <article className="admin-one">
      <h2>
        <bdi>{of.title}</bdi>
      </h2>
      <Acts of={of} />
      {of.officer === self ? (
        <p className="quiet">
          <Words id="admin.not-oneself" />
        </p>
      ) : null}
      <dl className="facts">
        <Fact name="officer.state">
          <Standing of={of.state} />
        </Fact>
        <Fact name="officer.unit">{of.unit ? <Mono>{of.unit}</Mono> : <Words id="admin.bureau-itself" />}</Fact>
        <Fact name="officer.clearance">
          <Clearance of={of.clearance} />
        </Fact>
        <Fact name="officer.post">{of.post ? <bdi>{of.post}</bdi> : '—'}</Fact>
        <Fact name="officer.passkeys">
          {of.passkeys} {of.passkeys === 0 ? <Words id="admin.no-passkey" /> : null}
        </Fact>
        <Fact name="officer.confirm-by">
          <Deadline at={of.confirmBy} />
        </Fact>
        {of.readOnlyUntil ? (
          <Fact name="officer.read-only-until">
            <Deadline at={of.readOnlyUntil} />
          </Fact>
        ) : null}
      </dl>
      <section className="admin-part">
        <h3>
          <Words id="officer.they-may" />
        </h3>
        <DutySentences of={of.duties} />
      </section>
    </article>
  )
}

const doings = ['change', 'suspend', 'recover'] as const

const Acts = ({ of }: { of: OfficerView }) => {
  const [doing, begin] = useState<(typeof doings)[number] | null>(null)
  const [made, show] = useState<Made | null>(null)
  const invite = useAct(inviteOfficer, { refreshes: ['officer.', 'invitation.'], onDone: show })
  const words = useWords()
  const may = (act: string) => of.allowed.includes(act)
  const close = () => begin(null)
  const system = of.duties.includes('system')
  return (
    <div className="admin-acts">
      {may('change') ? (
        <Button onClick={() => begin('change')}>
          <Words id="admin.change-officer" />
        </Button>
      ) : null}
      {may('invite') && of.passkeys === 0 && !system ? (
        <Button
          loading={invite.isPending}
          onClick={() =>
            invite.mutate(
              { params: { officer: of.officer } },
              { onError: (problem) => tell(problem.detail || words(`problem.${problem.code}-do`), 'flash') },
            )
          }
        >
          <Words id="admin.invite" />
        </Button>
      ) : null}
      {may('recover') && of.passkeys > 0 ? (
        <Button onClick={() => begin('recover')}>
          <Words id="admin.recover" />
        </Button>
      ) : null}
      {may('suspend') ? (
        <Button
          {...(of.state === 'active' ? { variant: 'subtle', color: 'flash' } : {})}
          onClick={() => begin('suspend')}
        >
          <Words id={of.state === 'active' ? 'admin.suspend' : 'admin.restore'} />
        </Button>
      ) : null}
      {doing === 'change' ? <ChangeOfficerSheet of={of} onClose={close} /> : null}
      {doing === 'suspend' ? <SuspendSheet of={of} onClose={close} /> : null}
      {doing === 'recover' ? <AskRecoverySheet of={of} onClose={close} /> : null}
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

const SuspendSheet = ({ of, onClose }: { of: OfficerView; onClose: () => void }) => {
  const suspended = of.state === 'active'
  const act = useAct(suspendOfficer, { refreshes: ['officer.', 'key.', 'invitation.'], onDone: onClose })
  const says = suspended ? 'admin.suspend' : 'admin.restore'
  return (
    <ReasonSheet
      open
      title={<Words id={says} />}
      consequence={
        <Words
          id={`admin-officer-why.${suspended ? 'suspend' : 'restore'}`}
          values={{ officer: <bdi className="mono">{of.officer}</bdi> }}
        />
      }
      reasons={[]}
      list=""
      act={<Words id={says} />}
      tone={suspended ? 'flash' : 'urgent'}
      textRequired
      busy={act.isPending}
      problem={act.error}
      onAct={({ text }) =>
        act.mutate({ params: { officer: of.officer }, body: { version: of.version, reason: text, suspended } })
      }
      onClose={onClose}
    />
  )
}
