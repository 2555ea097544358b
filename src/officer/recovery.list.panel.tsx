// Ways in that are under way: recoveries that wait for a second administrator, and the links that are open.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { Form } from '../console/form.tsx'
import { Mono } from '../console/mono.tsx'
import { usePagedLines } from '../console/paging.ts'
import { useSession } from '../console/session.ts'
import { FormActs, ReasonSheet, Sheet } from '../console/sheet.tsx'
import { Deadline, Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import {
  approveRecovery,
  listInvitations,
  listRecoveries,
  refuseRecovery,
  withdrawInvitation,
} from './invitation.operations.ts'
import type { InvitationView, RecoveryView } from './invitation.schema.ts'
import { Lines, ShownOnce } from './officer.admin.panel.tsx'

export const WaysIn = (): ReactNode => {
  const recoveries = usePagedLines(listRecoveries, { query: { limit: 100 } }, (page) => page.recoveries)
  const invitations = usePagedLines(listInvitations, { query: { limit: 100 } }, (page) => page.invitations)
  const [made, show] = useState<Answer<typeof approveRecovery> | null>(null)
  return (
    <>
      <section className="admin-part">
        <h2>
          <Words id="recovery.title" />
        </h2>
        <p className="quiet">
          <Words id="recovery.why" />
        </p>
        <Lines of={recoveries} none="recovery.none">
          {(lines, foot) => (
            <>
              <ul className="admin-cards">
                {lines.map((one) => (
                  <Recovery key={one.id} of={one} onApproved={show} />
                ))}
              </ul>
              <p className="quiet small">{foot}</p>
            </>
          )}
        </Lines>
      </section>
      <section className="admin-part">
        <h2>
          <Words id="admin.invitations" />
        </h2>
        <Lines of={invitations} none="admin.no-invitations">
          {(lines, foot) => (
            <>
              <ul className="admin-cards">
                {lines.map((one) => (
                  <Link key={one.id} of={one} />
                ))}
              </ul>
              <p className="quiet small">{foot}</p>
            </>
          )}
        </Lines>
      </section>
      {made ? (
        <ShownOnce
          title="admin.link"
          why="recovery.link-why"
          secret={made.link}
          ends={
            <>
              <Words id="invitation.ends" /> <Deadline at={made.invitation.endsAt} />
            </>
          }
          onClose={() => show(null)}
        />
      ) : null}
    </>
  )
}

const Recovery = ({
  of,
  onApproved,
}: {
  of: RecoveryView
  onApproved: (made: Answer<typeof approveRecovery>) => void
}) => {
  const codeWords = useCodeWords()
  const { officer: self } = useSession()
  const [doing, begin] = useState<'approve' | 'refuse' | null>(null)
  const waits = of.state === 'asked' || of.state === 'approved'
  const may = (act: string) => of.allowed.includes(act)
  return (
    <li data-waits={waits || undefined}>
      <p>
        <strong>
          <Mono>{of.officer}</Mono>
        </strong>{' '}
        · {codeWords('recovery-state', of.state)} · <Words id="recovery.asked-by" /> <Mono>{of.askedBy}</Mono>{' '}
        <Instant at={of.createdAt} />
        {waits ? (
          <>
            {' · '}
            <Words id="invitation.ends" /> <Deadline at={of.endsAt} />
          </>
        ) : null}
      </p>
      {of.approvedBy ? (
        <p className="quiet">
          <Words id="recovery.approved-by" /> <Mono>{of.approvedBy}</Mono> <Instant at={of.approvedAt} />
        </p>
      ) : null}
      {of.how ? (
        <p className="admin-lines" dir="auto">
          {of.how}
        </p>
      ) : null}
      {of.bySecretariat && of.state === 'asked' ? (
        <p className="quiet">
          <Words id="recovery.by-secretariat" />
        </p>
      ) : null}
      <div className="admin-acts">
        {may('approve') && of.state === 'asked' ? (
          <Button onClick={() => begin('approve')}>
            <Words id="recovery.approve" />
          </Button>
        ) : null}
        {of.state === 'asked' && of.askedBy === self ? (
          <span className="quiet">
            <Words id="recovery.second-person" />
          </span>
        ) : null}
        {may('refuse') && waits ? (
          <Button variant="subtle" color="flash" onClick={() => begin('refuse')}>
            <Words id="recovery.refuse" />
          </Button>
        ) : null}
      </div>
      {doing === 'approve' ? (
        <ApproveSheet
          of={of}
          onApproved={(made) => {
            begin(null)
            onApproved(made)
          }}
          onClose={() => begin(null)}
        />
      ) : null}
      {doing === 'refuse' ? <RefuseSheet of={of} onClose={() => begin(null)} /> : null}
    </li>
  )
}

const ApproveSheet = ({
  of,
  onApproved,
  onClose,
}: {
  of: RecoveryView
  onApproved: (made: Answer<typeof approveRecovery>) => void
  onClose: () => void
}) => {
  const words = useWords()
  const act = useAct(approveRecovery, { refreshes: ['recovery.', 'invitation.', 'officer.'], onDone: onApproved })
  return (
    <Sheet open title={<Words id="recovery.approve" />} onClose={onClose}>
      <div className="sheet-consequence" data-tone="urgent">
        <Words id="recovery.approve-why" values={{ officer: <bdi className="mono">{of.officer}</bdi> }} />
      </div>
      <p className="admin-lines" dir="auto">
        {of.how}
      </p>
      <Form
        label={words('recovery.approve')}
        problem={act.error}
        onSubmit={() => {
          if (!act.isPending) act.mutate({ params: { id: of.id }, body: { version: of.version } })
        }}
      >
        <FormActs act={<Words id="recovery.approve" />} busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

const RefuseSheet = ({ of, onClose }: { of: RecoveryView; onClose: () => void }) => {
  const act = useAct(refuseRecovery, { refreshes: ['recovery.', 'invitation.'], onDone: onClose })
  return (
    <ReasonSheet
      open
      title={<Words id="recovery.refuse" />}
      consequence={<Words id="recovery.refuse-why" values={{ officer: <bdi className="mono">{of.officer}</bdi> }} />}
      reasons={[]}
      list=""
      act={<Words id="recovery.refuse" />}
      tone="flash"
      textRequired
      busy={act.isPending}
      problem={act.error}
      onAct={({ text }) => act.mutate({ params: { id: of.id }, body: { version: of.version, reason: text } })}
      onClose={onClose}
    />
  )
}

const Link = ({ of }: { of: InvitationView }) => {
  const codeWords = useCodeWords()
  const words = useWords()
  const withdraw = useAct(withdrawInvitation)
  return (
    <li data-waits={of.state === 'open' || undefined}>
      <p>
        <strong>
          <Mono>{of.officer}</Mono>
        </strong>{' '}
        · {codeWords('invitation-state', of.state)} · <Words id="admin.made-by" /> <Mono>{of.createdBy}</Mono>{' '}
        <Instant at={of.createdAt} />
        {of.state === 'open' ? (
          <>
            {' · '}
            <Words id="invitation.ends" /> <Deadline at={of.endsAt} />
          </>
        ) : null}
      </p>
      {of.allowed.includes('withdraw') && of.state === 'open' ? (
        <div className="admin-acts">
          <Button
            variant="subtle"
            color="flash"
            loading={withdraw.isPending}
            onClick={() =>
              withdraw.mutate(
                { params: { id: of.id } },
                { onError: (problem) => tell(problem.detail || words(`problem.${problem.code}-do`), 'flash') },
              )
            }
          >
            <Words id="admin.withdraw-link" />
          </Button>
        </div>
      ) : null}
    </li>
  )
}
