// What may be done with a contribution as a whole: put under a stricter marking, taken back with a reason.
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, Form, TextField } from '../console/form.tsx'
import { FormActs, ReasonSheet, Sheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { Words } from '../console/words.tsx'
import { noLowerLevel, noMilderHandling } from './material.axes.panel.ts'
import { BureausField } from './material.fields.panel.tsx'
import { restrictContribution, withdrawContribution } from './material.operations.ts'
import type { ContributionView } from './material.schema.ts'

export const RestrictSheet = ({
  of,
  readers,
  onClose,
}: {
  of: ContributionView
  readers: readonly string[]
  onClose: () => void
}) => {
  const [draft, change, clear] = useDraft(`restrict ${of.id}`, {
    handlingCode: of.marking.handlingCode,
    confidentiality: of.marking.confidentiality,
    condition: '',
    excluded: [...of.excluded] as readonly string[],
  })
  const act = useAct(restrictContribution, {
    refreshes: ['material.'],
    onDone: () => {
      clear()
      tell(<Words id="material.restricted" />, 'good')
      onClose()
    },
  })
  const added = draft.excluded.filter((one) => !of.excluded.includes(one))
  return (
    <Sheet open title={<Words id="material.restrict" />} onClose={onClose}>
      <div className="sheet-consequence" data-tone="urgent">
        <Words id="material.restrict-means" />
      </div>
      <Form
        problem={act.error}
        onSubmit={() => {
          if (act.isPending) return
          act.mutate({
            params: { id: of.id },
            body: {
              version: of.version,
              ...(draft.handlingCode === of.marking.handlingCode ? {} : { handlingCode: draft.handlingCode }),
              ...(draft.confidentiality === of.marking.confidentiality
                ? {}
                : { confidentiality: draft.confidentiality }),
              ...(draft.handlingCode === 'H3' && draft.condition.trim() !== ''
                ? { condition: draft.condition.trim() }
                : {}),
              ...(added.length > 0 ? { excluded: added } : {}),
            },
          })
        }}
      >
        <CodeField
          label="material.handling"
          pointer="/handlingCode"
          list="handling"
          codes={noMilderHandling(of.marking.handlingCode)}
          required
          value={draft.handlingCode}
          onChange={(code) => change({ handlingCode: code ?? of.marking.handlingCode })}
        />
        {draft.handlingCode === 'H3' ? (
          <TextField
            label="material.condition"
            pointer="/condition"
            maxLength={400}
            value={draft.condition}
            onChange={(condition) => change({ condition })}
          />
        ) : null}
        <CodeField
          label="material.confidentiality"
          pointer="/confidentiality"
          list="confidentiality"
          codes={noLowerLevel(of.marking.confidentiality)}
          required
          value={draft.confidentiality}
          onChange={(level) => change({ confidentiality: level ?? of.marking.confidentiality })}
        />
        <BureausField
          label="material.excluded"
          hint="material.excluded-hint"
          pointer="/excluded"
          among={readers}
          value={draft.excluded}
          onChange={(excluded) => change({ excluded: [...new Set([...of.excluded, ...excluded])] })}
        />
        <FormActs act={<Words id="material.restrict" />} busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

export const WithdrawSheet = ({ of, onClose }: { of: ContributionView; onClose: () => void }) => {
  const act = useAct(withdrawContribution, {
    refreshes: ['material.', 'analysis.'],
    onDone: () => {
      tell(<Words id="material.withdrawn" />)
      onClose()
    },
  })
  return (
    <ReasonSheet
      open
      title={<Words id="material.withdraw" />}
      consequence={<Words id="material.withdraw-means" values={{ count: of.claims }} />}
      reasons={[]}
      list=""
      act={<Words id="material.withdraw" />}
      tone="flash"
      textRequired
      busy={act.isPending}
      problem={act.error}
      onAct={({ text }) => act.mutate({ params: { id: of.id }, body: { version: of.version, reason: text } })}
      onClose={onClose}
    />
  )
}
