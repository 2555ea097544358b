// How far an import is, and what may be done about it: pause, go on, stop; the same for one of this window and one of another.
import { Button } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { useKeys } from '../console/keys.ts'
import { useSignal } from '../console/signal.ts'
import { Failed } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { useWords, Words } from '../console/words.tsx'
import { FileChoice } from './feed.file.panel.tsx'
import { stopImport } from './feed.operations.ts'
import { isUnderWay } from './feed.run.panel.ts'
import { continueImport, isBusy, type Running, running } from './feed.running.panel.tsx'
import { type ImportView, linesIn } from './feed.schema.ts'
import { WholeEnd, waitsForEnd } from './feed.whole.panel.tsx'
import { Bytes, Counts, Span } from './feed.words.panel.tsx'

const percentOf = (offset: number, size: number): number => (size === 0 ? 100 : Math.floor((offset / size) * 100))

const Bar = ({
  of: { offset, size, counts },
  state,
}: {
  of: Pick<ImportView, 'offset' | 'size' | 'counts'>
  state: string
}) => {
  const words = useWords()
  const percent = percentOf(offset, size)
  const count = linesIn(counts)
  return (
    <div className="feed-bar">
      <progress
        value={percent}
        max={100}
        data-state={state}
        aria-label={words('feed.progress')}
        aria-valuetext={words('feed.progress-says', { percent, count })}
      />
      <span>
        <strong>
          <Words id="feed.percent" values={{ percent }} />
        </strong>{' '}
        <Words id="feed.lines" values={{ count }} />
      </span>
      <span className="quiet">
        <Bytes of={size} />
      </span>
    </div>
  )
}

/** An import of this window. */
export const OwnProgress = ({ of: { run, runner } }: { of: Running }): ReactNode => {
  const { phase, problem } = run
  const underWay = isUnderWay(run)
  useKeys(
    underWay
      ? phase === 'paused' || phase === 'waiting'
        ? { 'Shift+p': { does: 'feed.go-on', run: runner.goOn } }
        : { 'Shift+p': { does: 'feed.pause', run: runner.pause } }
      : {},
  )
  return (
    <section className="panel feed-progress" aria-label={useWords()('feed.progress')}>
      <p className="feed-phase" data-phase={phase} role="status">
        <Words id={`feed-phase.${phase}`} />
        {run.wentOnBehind > 0 && underWay ? (
          <span className="quiet">
            <Words id="feed.went-on" values={{ count: run.wentOnBehind }} />
          </span>
        ) : null}
      </p>
      <Bar of={run} state={phase} />
      <Counts of={run.counts} />
      {phase === 'running' && run.rate !== null ? (
        <p className="quiet feed-rate">
          <Words id="feed.rate" values={{ count: run.rate }} />
          {run.secondsLeft === null ? null : (
            <>
              {' · '}
              <Words id="feed.left" values={{ span: <Span key="span" seconds={run.secondsLeft} /> }} />
            </>
          )}
        </p>
      ) : null}
      {problem && underWay ? <Failed problem={problem} /> : null}
      {underWay ? (
        <div className="form-acts">
          {phase === 'paused' || phase === 'waiting' ? (
            <Button leftSection={<IconPlayerPlay size={14} aria-hidden />} onClick={runner.goOn}>
              <Words id="feed.go-on" />
            </Button>
          ) : (
            <Button leftSection={<IconPlayerPause size={14} aria-hidden />} onClick={runner.pause}>
              <Words id="feed.pause" />
            </Button>
          )}
          <Button variant="subtle" leftSection={<IconPlayerStop size={14} aria-hidden />} onClick={runner.stop}>
            <Words id="feed.stop" />
          </Button>
          <span className="quiet small">
            <Words id="feed.keep-open" />
          </span>
        </div>
      ) : null}
    </section>
  )
}

/** An import of which only the hub knows: how far it is, and the way to go on with the same file. */
export const HubProgress = ({ of }: { of: ImportView }): ReactNode => {
  const [isOther, setOther] = useState(false)
  const busy = isBusy(useSignal(running))
  const stop = useAct(stopImport, { refreshes: ['feed.'] })
  const mayGoOn = of.state !== 'finished'
  return (
    <section className="panel feed-progress" aria-label={useWords()('feed.progress')}>
      <p className="feed-phase" data-phase={of.state} role="status">
        <Words id={`feed-state.${of.state}`} />
        {of.fault ? <span>{of.fault}</span> : null}
      </p>
      <Bar of={of} state={of.state} />
      <Counts of={of.counts} />
      {waitsForEnd(of) ? <WholeEnd of={of} /> : null}
      {mayGoOn && !waitsForEnd(of) ? (
        <>
          <p className="quiet">
            <Words id="feed.last-batch" values={{ at: <Instant key="at" at={of.updatedAt} /> }} />
          </p>
          {busy ? (
            <p className="quiet">
              <Words id="feed.busy" />
            </p>
          ) : (
            <FileChoice
              chosen={[]}
              label={<Words id="feed.same-file" />}
              hint={<Words id={of.format === 'ofac-sdn' ? 'feed.same-files-hint' : 'feed.same-file-hint'} />}
              onChoose={(files) => {
                setOther(false)
                void continueImport(of, files).then((isSame) => setOther(!isSame))
              }}
            />
          )}
          {isOther ? (
            <p className="feed-warning" role="alert">
              <Words id="feed.other-file" />
            </p>
          ) : null}
          {stop.error ? <Failed problem={stop.error} /> : null}
          {of.state === 'running' ? (
            <div className="form-acts">
              <Button
                variant="subtle"
                leftSection={<IconPlayerStop size={14} aria-hidden />}
                loading={stop.isPending}
                onClick={() => stop.mutate({ params: { id: of.id } })}
              >
                <Words id="feed.stop" />
              </Button>
            </div>
          ) : null}
        </>
      ) : null}
    </section>
  )
}
