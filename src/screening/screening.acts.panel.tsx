// What one does with a list as a whole: stop asking, have a copy of the report, erase it before its time.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { useGo } from '../console/go.tsx'
import { ReasonSheet } from '../console/sheet.tsx'
import { Words } from '../console/words.tsx'
import { cancelScreening, eraseScreening, issueReport } from './screening.operations.ts'
import type { ScreeningView } from './screening.schema.ts'

export const ListActs = ({ of }: { of: ScreeningView }): ReactNode => {
  const [asks, ask] = useState<'cancel' | 'erase' | null>(null)
  const go = useGo()
  const close = () => ask(null)
  const refreshing = { refreshes: ['screening.'], onDone: close }
  const cancel = useAct(cancelScreening, refreshing)
  const erase = useAct(eraseScreening, refreshing)
  const issue = useAct(issueReport, {
    refreshes: ['screening.'],
    onDone: (copy) => go(`/screening-reports/${copy.id}`),
  })
  const input = { params: { id: of.id } }
  const may = (act: ScreeningView['allowed'][number]): boolean => of.allowed.includes(act)
  return (
    <div className="screening-acts">
      {may('report') ? (
        <Button loading={issue.isPending} onClick={() => issue.mutate(input)}>
          <Words id="screening.report" />
        </Button>
      ) : null}
      {may('cancel') ? (
        <Button onClick={() => ask('cancel')}>
          <Words id="screening.cancel" />
        </Button>
      ) : null}
      {may('erase') ? (
        <Button onClick={() => ask('erase')}>
          <Words id="screening.erase" />
        </Button>
      ) : null}
      {issue.error ? (
        <p className="screening-warning" role="alert">
          {issue.error.detail || issue.error.title}
        </p>
      ) : null}
      <ReasonSheet
        open={asks === 'cancel'}
        title={<Words id="screening.cancel" />}
        consequence={<Words id="screening.cancel-means" />}
        reasons={[]}
        list=""
        act={<Words id="screening.cancel" />}
        busy={cancel.isPending}
        problem={cancel.error}
        onAct={() => cancel.mutate(input)}
        onClose={close}
      />
      <ReasonSheet
        open={asks === 'erase'}
        title={<Words id="screening.erase" />}
        consequence={<Words id="screening.erase-means" />}
        reasons={[]}
        list=""
        act={<Words id="screening.erase" />}
        tone="flash"
        busy={erase.isPending}
        problem={erase.error}
        onAct={() => erase.mutate(input)}
        onClose={close}
      />
    </div>
  )
}
