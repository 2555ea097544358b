// Decisions that two entities are one or are not: who decided, why, and taking one back exactly; those that contradict each other.
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconArrowBackUp, IconEqual, IconEqualNot } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useAct } from '../console/client.ts'
import { usePages } from '../console/paging.ts'
import { EmptyYet, Failed, Loading } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { offerUndo } from '../console/undo.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { Bureau, More } from './material.parts.panel.tsx'
import type { StandingDecision } from './material.view.schema.ts'
import { decide, listDecisions, undoDecision } from './material.work.operations.ts'

/** Takes decisions back; what was taken back can be decided again, with the same reason, for ten seconds. */
export const useTakingBack = (file: string) => {
  const words = useWords()
  const again = useAct(decide, { refreshes: ['material.'] })
  const undo = useAct(undoDecision, { refreshes: ['material.'] })
  const takeBack = ({
    id,
    one,
    other,
    verdict,
    reason,
  }: Pick<StandingDecision, 'id' | 'one' | 'other' | 'verdict' | 'reason'>) =>
    undo.mutate(
      { params: { id } },
      {
        onSuccess: () => {
          if (reason === null) return
          offerUndo(words('material.taken-back'), () =>
            again.mutate({ params: { id: file }, body: { one, other, verdict, reason } }),
          )
        },
      },
    )
  return { takeBack, busy: undo.isPending, problem: undo.error ?? again.error }
}

export const DecisionLine = ({ file, of }: { file: string; of: StandingDecision }): ReactNode => {
  const codeWords = useCodeWords()
  const { takeBack, busy, problem } = useTakingBack(file)
  const [one = '', other = ''] = of.titles
  return (
    <li className="material-claim">
      <div className="material-claim-head">
        {of.verdict === 'same' ? <IconEqual size={16} aria-hidden /> : <IconEqualNot size={16} aria-hidden />}
        <strong>{codeWords('material-verdict', of.verdict)}</strong>
        <span>
          <bdi>{one}</bdi> · <bdi>{other}</bdi>
        </span>
        {of.undoable ? (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconArrowBackUp size={14} aria-hidden />}
            loading={busy}
            onClick={() => takeBack(of)}
          >
            <Words id="undo.take-back" />
          </Button>
        ) : null}
      </div>
      {of.reason === null ? null : (
        <p className="material-lines" dir="auto">
          {of.reason}
        </p>
      )}
      <p className="quiet">
        <Bureau code={of.bureau} /> · <Instant at={of.at} how="short" />
      </p>
      {problem ? <Failed problem={problem} /> : null}
    </li>
  )
}

/** All decisions of a file that stand and that the reader may know of. */
export const Decisions = ({ file }: { file: string }): ReactNode => {
  const list = usePages(listDecisions, { params: { id: file }, query: { limit: 50 } })
  if (list.error && !list.data) return <Failed problem={list.error} retry={() => void list.refetch()} />
  if (list.isPending) return <Loading rows={4} />
  const decisions = list.data.flatMap((page) => page.decisions)
  const contradictions = list.data[0]?.contradictions ?? []
  return (
    <div className="material-decisions">
      {contradictions.length > 0 ? (
        <p className="material-warning" role="alert">
          <IconAlertTriangle size={16} aria-hidden />
          <Words id="material.contradictions" values={{ count: contradictions.length }} />
        </p>
      ) : null}
      {decisions.length === 0 ? (
        <EmptyYet>
          <Words id="material.no-decisions" />
        </EmptyYet>
      ) : (
        <ul className="material-plain">
          {decisions.map((one) => (
            <DecisionLine key={one.id} file={file} of={one} />
          ))}
        </ul>
      )}
      <More list={list} />
    </div>
  )
}
