// Proposing a threat for the register; the secretariat of the network admits it.
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Form } from '../console/form.tsx'
import { To, useGo } from '../console/go.tsx'
import { FormActs } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import {
  type DescriptionDraft,
  DescriptionFields,
  descriptionOf,
  emptyDescription,
  emptyJudgement,
  type JudgementDraft,
  JudgementFields,
} from './threat.fields.panel.tsx'
import { proposeThreat } from './threat.operations.ts'

/** `/threats/new`. */
export const NewThreat = (): ReactNode => {
  const words = useWords()
  const go = useGo()
  const [draft, change, clear] = useDraft<DescriptionDraft & JudgementDraft>('threat', {
    ...emptyDescription,
    ...emptyJudgement,
  })
  const [tried, setTried] = useState(false)
  const propose = useAct(proposeThreat, {
    refreshes: ['threat.'],
    onDone: (threat) => {
      clear()
      tell(<Words id="threat.proposed" />, 'good')
      go(`/threats/${threat.id}`)
    },
  })
  const faults = (['name', 'summary', 'crimeArea', 'level', 'trend', 'reviewOn', 'reason'] as const).flatMap((field) =>
    (draft[field] ?? '').trim() === '' ? [{ pointer: `/${field}`, says: words('fault.required') }] : [],
  )
  const send = () => {
    setTried(true)
    const { crimeArea, level, trend, reviewOn, reason } = draft
    if (faults.length > 0 || !crimeArea || !level || !trend || propose.isPending) return
    propose.mutate({ body: { ...descriptionOf(draft, crimeArea), level, trend, reviewOn, reason: reason.trim() } })
  }
  return (
    <div className="page">
      <div className="page-head">
        <h1>
          <Words id="threat.new" />
        </h1>
        <To address="/threats">
          <Words id="threat.title" />
        </To>
      </div>
      <OwnStanding />
      <p className="quiet">
        <Words id="threat.new-why" />
      </p>
      <Form problem={propose.error} {...(tried && faults.length > 0 ? { faults } : {})} onSubmit={send}>
        <DescriptionFields draft={draft} onChange={change} />
        <JudgementFields draft={draft} onChange={change} />
        <FormActs act={<Words id="threat.propose-act" />} busy={propose.isPending} onLeave={() => go('/threats')} />
      </Form>
    </div>
  )
}
