// A record that may be meant, by a watch or by an earlier check: why, and the two answers a desk has, each with its consequence.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useAct } from '../console/client.ts'
import { To } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { ReasonSheet } from '../console/sheet.tsx'
import { Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { useStatusWords } from '../record/record.value.panel.tsx'
import { couldBeFind, dismissFind } from './watch.operations.ts'
import { Likeness, QuestionFacts } from './watch.parts.panel.tsx'
import { kindOfEarlier } from './watch.question.panel.ts'
import type { FindView } from './watch.schema.ts'

/** Who asked, when and for what; of an earlier check also what was asked, since no watch says it. */
const Asked = ({ of }: { of: FindView }) => {
  const codeWords = useCodeWords()
  const kind = kindOfEarlier(of.record.database, of.question)
  return (
    <>
      <p className="quiet">
        <Words
          id={of.post === null ? 'watch.asked' : 'watch.asked-at'}
          values={{
            officer: <Mono key="officer">{of.officer}</Mono>,
            post: <bdi key="post">{of.post ?? ''}</bdi>,
            at: <Instant key="at" at={of.askedAt} />,
            purpose: codeWords('purpose', of.purpose),
            reference: <Mono key="reference">{of.reference}</Mono>,
          }}
        />
      </p>
      {of.origin === 'delayed' && kind ? <QuestionFacts kind={kind} question={of.question} /> : null}
    </>
  )
}

/** `<Find of={find} />`; `withWatch` links to the watch it is of. */
export const Find = ({ of, withWatch = false }: { of: FindView; withWatch?: boolean }): ReactNode => {
  const [asks, ask] = useState<'could-be' | 'dismiss' | null>(null)
  const words = useWords()
  const statusWords = useStatusWords()
  const close = () => ask(null)
  const couldBe = useAct(couldBeFind, {
    refreshes: ['watch.', 'hit.'],
    onDone: ({ hitReference }) => {
      close()
      tell(<Words id="watch.became" values={{ hit: <Mono key="hit">{hitReference}</Mono> }} />, 'good')
    },
  })
  const dismiss = useAct(dismissFind, { refreshes: ['watch.'], onDone: close })
  const { record } = of
  return (
    <article
      className="watch-find"
      data-state={of.state}
      aria-label={words('watch.find-label', { title: record.title })}
    >
      <header className="watch-find-head">
        <span className="watch-verdict">
          <Words id={`watch-verdict.${of.verdict}`} />
        </span>
        <To address={`/records/${record.database}/${record.id}`} className="strong">
          <bdi>{record.title}</bdi>
        </To>
        <strong>{statusWords(record.database, record.status)}</strong>
        <span className="quiet">
          <Words id={`database.${record.database}`} /> · <bdi>{bureauName(record.owner)}</bdi>
        </span>
      </header>
      <Likeness of={of.likeness} />
      <Asked of={of} />
      <footer className="watch-find-foot">
        {of.allowed.includes('could-be') ? (
          <Button variant="filled" onClick={() => ask('could-be')}>
            <Words id="watch.could-be" />
          </Button>
        ) : null}
        {of.allowed.includes('dismiss') ? (
          <Button onClick={() => ask('dismiss')}>
            <Words id="watch.dismiss" />
          </Button>
        ) : null}
        {of.state === 'open' ? null : (
          <span>
            <Words id={`watch-find.${of.state}`} />
            {of.decidedBy ? (
              <>
                {' · '}
                <Mono>{of.decidedBy}</Mono> <Instant at={of.decidedAt} how="short" />
              </>
            ) : null}
          </span>
        )}
        {of.reason ? <bdi className="quiet">{of.reason}</bdi> : null}
        {of.hit ? (
          <To address={`/hits/${of.hit}`}>
            <Words id="watch.open-hit" />
          </To>
        ) : null}
        {withWatch && of.watch ? (
          <To address={`/watches/${of.watch}`}>
            <Words id="watch.open" />
          </To>
        ) : null}
        {withWatch && of.origin === 'delayed' ? (
          <span className="quiet">
            <Words id="watch.of-earlier-check" />
          </span>
        ) : null}
        {of.state === 'open' && of.until ? (
          <span className="quiet">
            <Words id="watch.erased-at" values={{ at: <Instant key="at" at={of.until} how="short" /> }} />
          </span>
        ) : null}
      </footer>
      <ReasonSheet
        open={asks === 'could-be'}
        title={<Words id="watch.could-be" />}
        consequence={<Words id="watch.could-be-means" values={{ bureau: bureauName(record.owner) }} />}
        reasons={[]}
        list=""
        act={<Words id="watch.could-be-act" />}
        busy={couldBe.isPending}
        problem={couldBe.error}
        onAct={() => couldBe.mutate({ params: { id: of.id } })}
        onClose={close}
      />
      <ReasonSheet
        open={asks === 'dismiss'}
        title={<Words id="watch.dismiss" />}
        consequence={<Words id="watch.dismiss-means" />}
        reasons={[]}
        list=""
        act={<Words id="watch.dismiss-act" />}
        textRequired
        busy={dismiss.isPending}
        problem={dismiss.error}
        onAct={({ text }) => dismiss.mutate({ params: { id: of.id }, body: { reason: text } })}
        onClose={close}
      />
    </article>
  )
}
