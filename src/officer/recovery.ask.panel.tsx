// Asks for a new way in for an officer who lost their passkeys: how they were recognised is said first, another administrator approves.
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Form, TextField } from '../console/form.tsx'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { askRecovery } from './invitation.operations.ts'
import type { OfficerView } from './officer.schema.ts'

export const AskRecoverySheet = ({ of, onClose }: { of: OfficerView; onClose: () => void }): ReactNode => {
  const words = useWords()
  const [draft, change, clear] = useDraft(`recovery ${of.officer}`, { how: '' })
  const [tried, setTried] = useState(false)
  const act = useAct(askRecovery, {
    refreshes: ['recovery.', 'officer.'],
    onDone: (recovery) => {
      clear()
      tell(words(recovery.bySecretariat ? 'recovery.asked-secretariat' : 'recovery.asked'), 'good')
      onClose()
    },
  })
  const faults = draft.how.trim() === '' ? [{ pointer: '/how', says: words('recovery.write-how') }] : []
  return (
    <Sheet open title={<Words id="admin.recover" />} onClose={onClose}>
      <div className="sheet-consequence" data-tone="urgent">
        <Words id="recovery.consequence" values={{ officer: <bdi className="mono">{of.officer}</bdi> }} />
      </div>
      <Form
        label={words('admin.recover')}
        problem={act.error}
        {...(tried && faults.length > 0 ? { faults } : {})}
        onSubmit={() => {
          setTried(true)
          if (faults.length === 0 && !act.isPending)
            act.mutate({ params: { officer: of.officer }, body: { how: draft.how.trim() } })
        }}
      >
        <TextField
          label="recovery.how"
          hint="recovery.how-hint"
          pointer="/how"
          required
          autoFocus
          lines={4}
          maxLength={1000}
          value={draft.how}
          onChange={(how) => change({ how })}
        />
        <FormActs act={<Words id="recovery.ask" />} busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}
