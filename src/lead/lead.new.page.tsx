// Giving a lead, begun here or on the page of the thing it is about.
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Form } from '../console/form.tsx'
import { To, useGo } from '../console/go.tsx'
import { FormActs } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import { emptyLead, type LeadDraft, leadOf, missingIn } from './lead.draft.panel.ts'
import { LeadFields } from './lead.form.panel.tsx'
import { giveLead } from './lead.operations.ts'

/** `/leads/new`. */
export const NewLead = (): ReactNode => {
  const words = useWords()
  const go = useGo()
  const [draft, change, clear] = useDraft<LeadDraft>('lead', emptyLead)
  const [tried, setTried] = useState(false)
  const give = useAct(giveLead, {
    refreshes: ['lead.'],
    onDone: (lead) => {
      clear()
      tell(<Words id="lead.given-told" />, 'good')
      go(`/leads/${lead.id}`)
    },
  })
  const faults = missingIn(draft).map((pointer) => ({ pointer, says: words('fault.required') }))
  const send = () => {
    setTried(true)
    if (faults.length === 0 && !give.isPending) give.mutate({ body: leadOf(draft) })
  }
  return (
    <div className="page">
      <div className="page-head">
        <h1>
          <Words id="lead.new" />
        </h1>
        <To address="/leads">
          <Words id="lead.all" />
        </To>
      </div>
      <OwnStanding />
      <p className="quiet">
        <Words id="lead.new-why" />
      </p>
      <Form problem={give.error} {...(tried && faults.length > 0 ? { faults } : {})} onSubmit={send}>
        <LeadFields draft={draft} onChange={change} />
        <FormActs act={<Words id="lead.give-act" />} busy={give.isPending} onLeave={() => go('/leads')} />
      </Form>
    </div>
  )
}
