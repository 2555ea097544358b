// Proposing an analysis file: its whole order, on which data protection advises before the secretariat opens it.
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Form } from '../console/form.tsx'
import { To, useGo } from '../console/go.tsx'
import { useSession } from '../console/session.ts'
import { FormActs } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import { blankOrder, missingIn, type OrderDraft, orderFrom, refusalOnForm } from './analysis.draft.panel.ts'
import { proposeFile } from './analysis.operations.ts'
import { OrderFields } from './analysis.order.panel.tsx'

/** `/files/new`. */
export const NewFile = (): ReactNode => {
  const words = useWords()
  const go = useGo()
  const { bureau } = useSession()
  const [draft, change, clear] = useDraft<OrderDraft>('analysis file', blankOrder)
  const [tried, setTried] = useState(false)
  const propose = useAct(proposeFile, {
    refreshes: ['analysis.'],
    onDone: (file) => {
      clear()
      tell(<Words id="analysis.proposed" />, 'good')
      go(`/files/${file.id}`)
    },
  })
  const order = orderFrom(draft, bureau)
  const faults = missingIn(draft).map((pointer) => ({ pointer, says: words('fault.required') }))
  const send = () => {
    setTried(true)
    if (order && !propose.isPending) propose.mutate({ body: order })
  }
  return (
    <div className="page">
      <div className="page-head">
        <h1>
          <Words id="analysis.new" />
        </h1>
        <To address="/files">
          <Words id="analysis.title" />
        </To>
      </div>
      <OwnStanding />
      <p className="quiet">
        <Words id="analysis.new-why" />
      </p>
      <Form
        problem={refusalOnForm(propose.error, order)}
        {...(tried && faults.length > 0 ? { faults } : {})}
        onSubmit={send}
      >
        <OrderFields draft={draft} onChange={change} />
        <FormActs act={<Words id="analysis.propose" />} busy={propose.isPending} onLeave={() => go('/files')} />
      </Form>
    </div>
  )
}
