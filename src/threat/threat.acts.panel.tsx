// What may be done with a threat now: look at it again, describe it anew, admit, refuse, close, take up, hand over, hear of it.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { Form, TextField } from '../console/form.tsx'
import { FormActs, ReasonSheet, Sheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { Words } from '../console/words.tsx'
import { DescriptionFields, descriptionOf, type JudgementDraft, JudgementFields } from './threat.fields.panel.tsx'
import {
  admitThreat,
  closeThreat,
  describeThreat,
  handOverThreat,
  refuseThreat,
  reopenThreat,
  reviewThreat,
  watchThreat,
} from './threat.operations.ts'
import type { ThreatView } from './threat.schema.ts'

type Acting = { of: ThreatView; open: boolean; onClose: () => void }
const refreshes = ['threat.']

const useDone = (onClose: () => void) => () => {
  onClose()
  tell(<Words id="threat.saved" />, 'good')
}

const Review = ({ of, open, onClose }: Acting) => {
  const [draft, change] = useState<JudgementDraft>({
    level: of.level,
    trend: of.trend,
    reviewOn: of.reviewOn,
    reason: '',
  })
  const review = useAct(reviewThreat, { refreshes, onDone: useDone(onClose) })
  const send = () => {
    const { level, trend, reviewOn, reason } = draft
    if (level && trend)
      review.mutate({
        params: { id: of.id },
        body: { version: of.version, level, trend, reviewOn, reason: reason.trim() },
      })
  }
  return (
    <Sheet open={open} title={<Words id="threat.review" />} onClose={onClose}>
      <Form problem={review.error} onSubmit={send}>
        <JudgementFields draft={draft} onChange={(next) => change({ ...draft, ...next })} />
        <FormActs act={<Words id="threat.review" />} busy={review.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

const Describe = ({ of, open, onClose }: Acting) => {
  const [draft, change] = useState({ ...of, condition: of.condition ?? '' })
  const describe = useAct(describeThreat, { refreshes, onDone: useDone(onClose) })
  return (
    <Sheet open={open} title={<Words id="threat.describe" />} onClose={onClose} size={640}>
      <Form
        problem={describe.error}
        onSubmit={() =>
          describe.mutate({
            params: { id: of.id },
            body: { version: of.version, ...descriptionOf(draft, draft.crimeArea) },
          })
        }
      >
        <DescriptionFields
          draft={draft}
          onChange={({ regions, countries, crimeArea, ...next }) =>
            change({
              ...draft,
              ...next,
              regions: regions ? [...regions] : draft.regions,
              countries: countries ? [...countries] : draft.countries,
              crimeArea: crimeArea ?? draft.crimeArea,
            })
          }
        />
        <FormActs act={<Words id="threat.describe" />} busy={describe.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

const HandOver = ({ of, open, onClose }: Acting) => {
  const [owner, setOwner] = useState('')
  const hand = useAct(handOverThreat, { refreshes, onDone: useDone(onClose) })
  return (
    <Sheet open={open} title={<Words id="threat.hand-over" />} onClose={onClose}>
      <p className="sheet-consequence">
        <Words id="threat.hand-over-means" />
      </p>
      <Form
        problem={hand.error}
        onSubmit={() => hand.mutate({ params: { id: of.id }, body: { version: of.version, owner: owner.trim() } })}
      >
        <TextField
          label="threat.new-owner"
          hint="threat.new-owner-hint"
          pointer="/owner"
          mono
          required
          maxLength={24}
          value={owner}
          onChange={setOwner}
        />
        <FormActs act={<Words id="threat.hand-over" />} busy={hand.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

const decisions = { admit: admitThreat, refuse: refuseThreat, close: closeThreat, reopen: reopenThreat } as const
type Decision = keyof typeof decisions

const Decide = ({ of, open, onClose, how }: Acting & { how: Decision }) => {
  const act = useAct(decisions[how], { refreshes, onDone: useDone(onClose) })
  return (
    <ReasonSheet
      open={open}
      title={<Words id={`threat-act.${how}`} />}
      consequence={<Words id={`threat-means.${how}`} />}
      reasons={[]}
      list=""
      textRequired
      act={<Words id={`threat-act.${how}`} />}
      busy={act.isPending}
      problem={act.error}
      onAct={({ text }) => act.mutate({ params: { id: of.id }, body: { version: of.version, reason: text } })}
      onClose={onClose}
    />
  )
}

type Asks = 'review' | 'describe' | 'handOver' | Decision

export const ThreatActs = ({ of }: { of: ThreatView }): ReactNode => {
  const [asks, ask] = useState<Asks | null>(null)
  const watch = useAct(watchThreat, { refreshes })
  const may = (act: string): boolean => of.allowed.includes(act)
  const close = () => ask(null)
  const button = (act: Asks, words: string, filled = false) =>
    may(act) ? (
      <Button key={act} {...(filled ? { variant: 'filled' } : {})} onClick={() => ask(act)}>
        <Words id={words} />
      </Button>
    ) : null
  return (
    <div className="threat-acts">
      {button('admit', 'threat-act.admit', true)}
      {button('refuse', 'threat-act.refuse')}
      {button('review', 'threat.review', true)}
      {button('describe', 'threat.describe')}
      {button('handOver', 'threat.hand-over')}
      {button('close', 'threat-act.close')}
      {button('reopen', 'threat-act.reopen')}
      {may('watch') ? (
        <Button
          variant="subtle"
          aria-pressed={of.watched}
          loading={watch.isPending}
          onClick={() => watch.mutate({ params: { id: of.id }, body: { watched: !of.watched } })}
        >
          <Words id={of.watched ? 'threat.unwatch' : 'threat.watch'} />
        </Button>
      ) : null}
      <Review of={of} open={asks === 'review'} onClose={close} />
      <Describe of={of} open={asks === 'describe'} onClose={close} />
      <HandOver of={of} open={asks === 'handOver'} onClose={close} />
      {(Object.keys(decisions) as Decision[]).map((how) => (
        <Decide key={how} of={of} how={how} open={asks === how} onClose={close} />
      ))}
    </div>
  )
}
