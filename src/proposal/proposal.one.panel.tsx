// One proposal beside its record, and what may be done with it: the source takes all or some of it or declines; the proposer withdraws.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useAct, useAnswer } from '../console/client.ts'
import { To } from '../console/go.tsx'
import { useKeys } from '../console/keys.ts'
import { HandlingMark } from '../console/mark.tsx'
import { Mono } from '../console/mono.tsx'
import { ReasonSheet } from '../console/sheet.tsx'
import { Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { TitleOf } from '../record/record.head.panel.tsx'
import { showRecord } from '../record/record.operations.ts'
import { partsOfGrade } from '../record/record.said.panel.ts'
import { Grade } from '../record/record.words.panel.tsx'
import { ProposedChanges, useChangesWords } from './proposal.changes.panel.tsx'
import './proposal.css'
import { type Picked, pickedNow, takenNow } from './proposal.draft.panel.ts'
import { acceptProposal, declineProposal, withdrawProposal } from './proposal.operations.ts'
import type { ProposalView } from './proposal.schema.ts'

export const ProposalState = ({ of }: { of: ProposalView['state'] }): ReactNode => {
  const codeWords = useCodeWords()
  return (
    <span className="proposal-state" data-state={of}>
      {codeWords('proposal-state', of)}
    </span>
  )
}

/** A bureau by name, an officer of the own one as written. */
const Who = ({ of }: { of: string }) =>
  of.includes('.') ? <bdi className="mono">{of}</bdi> : <bdi>{bureauName(of)}</bdi>

const About = ({ proposal }: { proposal: ProposalView }) => {
  const params = { database: proposal.database, id: proposal.record ?? '' }
  const record = useAnswer(showRecord, { params }, { when: proposal.record !== null })
  if (proposal.record === null) return <Words id={`database.${proposal.database}`} />
  return (
    <>
      <To address={`/records/${proposal.database}/${proposal.record}`}>
        {record.data ? <TitleOf record={record.data} /> : <Words id="proposal.record" />}
      </To>
      {record.data ? (
        <HandlingMark code={record.data.handlingCode} confidentiality={record.data.confidentiality} />
      ) : null}
    </>
  )
}

type Sheet = 'accept' | 'decline' | 'withdraw' | null

/** Everything of a proposal this reader may see. */
export const ProposalContent = ({ proposal }: { proposal: ProposalView }): ReactNode => {
  const words = useWords()
  const [picked, pick] = useState<Picked>({})
  const [sheet, open] = useState<Sheet>(null)
  const may = (act: string) => proposal.allowed.includes(act)
  const mayAccept = may('accept') && proposal.presentVersion !== null
  const chosen = takenNow(proposal.changes, picked)
  const { source, information } = partsOfGrade(proposal.grade)
  useKeys({
    y: mayAccept
      ? {
          does: 'proposal.key-accept',
          run: () => open('accept'),
          disabled: chosen.length === 0 ? 'proposal.choose-changes' : undefined,
        }
      : undefined,
    n: may('decline') ? { does: 'proposal.key-decline', run: () => open('decline') } : undefined,
  })
  return (
    <article>
      <header className="proposal-head">
        <div>
          <h1>
            <Words id="proposal.title" />
          </h1>
          <ProposalState of={proposal.state} />
          <About proposal={proposal} />
        </div>
        <div className="quiet">
          <span>
            <Words id="proposal.proposer" />{' '}
            <strong>
              <Who of={proposal.officer ?? proposal.proposer} />
            </strong>
          </span>
          <span>
            <Words id="record.owner" />{' '}
            <strong>
              <Who of={proposal.owner} />
            </strong>
          </span>
          <span>
            <Words id="proposal.made-at" /> <Instant at={proposal.createdAt} />
          </span>
          <span>
            <Words id="proposal.versions" />{' '}
            <Mono>{`${proposal.recordVersion} / ${proposal.presentVersion ?? '—'}`}</Mono>
          </span>
        </div>
      </header>
      <div className="proposal-body">
        {proposal.changes.length > 0 ? (
          <ProposedChanges
            proposal={proposal}
            {...(mayAccept
              ? {
                  taken: chosen,
                  onTake: (fields: readonly string[]) => pick(pickedNow(proposal.changes, picked, fields)),
                }
              : {})}
          />
        ) : (
          <p className="quiet">
            <Words id={proposal.record === null ? 'proposal.not-to-be-seen' : 'proposal.erased'} />
          </p>
        )}
        {proposal.reason ? (
          <dl className="facts">
            <dt>
              <Words id="proposal.reason" />
            </dt>
            <dd>
              <bdi className="proposal-said">{proposal.reason}</bdi>
            </dd>
            <dt>
              <Words id="record.sourceGrade" />
            </dt>
            <dd>{source ? <Grade axis="source" of={source} /> : <Words id="record.ungraded" />}</dd>
            <dt>
              <Words id="record.informationGrade" />
            </dt>
            <dd>{information ? <Grade axis="information" of={information} /> : <Words id="record.ungraded" />}</dd>
          </dl>
        ) : null}
        {proposal.decidedBy ? (
          <dl className="facts">
            <dt>
              <Words id="proposal.decided" />
            </dt>
            <dd>
              <Who of={proposal.decidedBy} /> · <Instant at={proposal.updatedAt} />
            </dd>
            {proposal.decision ? (
              <>
                <dt>
                  <Words id="proposal.decision" />
                </dt>
                <dd>
                  <bdi className="proposal-said">{proposal.decision}</bdi>
                </dd>
              </>
            ) : null}
          </dl>
        ) : null}
        <div className="proposal-acts no-print">
          {mayAccept ? (
            <Button
              variant="filled"
              disabled={chosen.length === 0}
              onClick={() => open('accept')}
              aria-keyshortcuts="y"
              {...(chosen.length === 0 ? { title: words('proposal.choose-changes') } : {})}
            >
              <Words id="proposal.accept" values={{ count: chosen.length, all: proposal.changes.length }} />
            </Button>
          ) : null}
          {may('decline') ? (
            <Button onClick={() => open('decline')} aria-keyshortcuts="n">
              <Words id="proposal.decline" />
            </Button>
          ) : null}
          {may('withdraw') ? (
            <Button variant="subtle" onClick={() => open('withdraw')}>
              <Words id="proposal.withdraw" />
            </Button>
          ) : null}
        </div>
      </div>
      <AcceptSheet proposal={proposal} fields={chosen} open={sheet === 'accept'} onClose={() => open(null)} />
      <AnswerSheet act="decline" proposal={proposal} open={sheet === 'decline'} onClose={() => open(null)} />
      <AnswerSheet act="withdraw" proposal={proposal} open={sheet === 'withdraw'} onClose={() => open(null)} />
    </article>
  )
}

type SheetProps = { readonly proposal: ProposalView; readonly open: boolean; readonly onClose: () => void }

/** What is taken changes the record at once and says for good who said it. */
const AcceptSheet = ({ proposal, fields, open, onClose }: SheetProps & { fields: readonly string[] }) => {
  const words = useWords()
  const changesWords = useChangesWords()
  const accept = useAct(acceptProposal, {
    refreshes: ['proposal.', 'record.', 'hit.'],
    onDone: () => {
      tell(words('proposal.accepted'), 'good')
      onClose()
    },
  })
  const all = fields.length === proposal.changes.length
  return (
    <ReasonSheet
      open={open}
      title={<Words id="proposal.accept-title" />}
      consequence={
        <Words
          id="proposal.accept-consequence"
          values={{
            fields: changesWords(proposal.database, fields),
            bureau: <bdi>{bureauName(proposal.proposer)}</bdi>,
          }}
        />
      }
      reasons={[] as readonly string[]}
      list="proposal"
      act={<Words id="proposal.accept-act" />}
      busy={accept.isPending}
      problem={accept.error}
      onAct={({ text }) => {
        if (proposal.presentVersion === null) return
        accept.mutate({
          params: { id: proposal.id },
          body: {
            version: proposal.presentVersion,
            ...(all ? {} : { fields: [...fields] }),
            ...(text === '' ? {} : { reason: text }),
          },
        })
      }}
      onClose={onClose}
    />
  )
}

const acts = {
  decline: {
    operation: declineProposal,
    title: 'proposal.decline',
    consequence: 'proposal.decline-consequence',
    act: 'proposal.decline-act',
    done: 'proposal.declined',
  },
  withdraw: {
    operation: withdrawProposal,
    title: 'proposal.withdraw',
    consequence: 'proposal.withdraw-consequence',
    act: 'proposal.withdraw-act',
    done: 'proposal.withdrawn',
  },
} as const

const AnswerSheet = ({ act, proposal, open, onClose }: SheetProps & { act: keyof typeof acts }) => {
  const words = useWords()
  const says = acts[act]
  const answer = useAct(says.operation, {
    refreshes: ['proposal.'],
    onDone: () => {
      tell(words(says.done), 'good')
      onClose()
    },
  })
  const other = act === 'decline' ? proposal.proposer : proposal.owner
  return (
    <ReasonSheet
      open={open}
      title={<Words id={says.title} />}
      consequence={<Words id={says.consequence} values={{ bureau: <bdi>{bureauName(other)}</bdi> }} />}
      reasons={[] as readonly string[]}
      list="proposal"
      act={<Words id={says.act} />}
      textRequired
      busy={answer.isPending}
      problem={answer.error}
      onAct={({ text }) => answer.mutate({ params: { id: proposal.id }, body: { reason: text } })}
      onClose={onClose}
    />
  )
}
