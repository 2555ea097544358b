// One match of a list: the traveller beside the record, why they may be the same, and the two answers a desk has, each with its consequence.
import { Button } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { Cleared, MatchFacts } from '../check/check.match.panel.tsx'
import { Cautions } from '../console/caution.tsx'
import { useAct } from '../console/client.ts'
import { To } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { ReasonSheet } from '../console/sheet.tsx'
import { Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { Likeness } from '../hit/hit.likeness.panel.tsx'
import { RecordTitle, useStatusWords } from '../record/record.value.panel.tsx'
import { QuestionFacts } from '../watch/watch.parts.panel.tsx'
import { reviewMatch } from './screening.operations.ts'
import type { MatchView } from './screening.schema.ts'

/** What stands in the list, and what is on record, each under its heading. */
const Sides = ({ of }: { of: MatchView }) => {
  const statusWords = useStatusWords()
  const { candidate } = of
  const kind = (of.traveller as { readonly number?: unknown }).number === undefined ? 'person' : 'travel-document'
  return (
    <div className="screening-sides">
      <section>
        <h3>
          <Words id="screening.on-the-list" />
        </h3>
        <QuestionFacts kind={kind} question={of.traveller} />
      </section>
      <section>
        <h3>
          <Words id="screening.on-record" />
        </h3>
        {of.state === 'to-ask' ? (
          <p>
            <Words id="screening.to-ask" values={{ bureau: bureauName(of.owner) }} />
          </p>
        ) : candidate === null ? (
          <p className="quiet">
            <Words id="screening.record-gone" />
          </p>
        ) : (
          <>
            <p className="screening-record">
              {candidate.suspended ? null : (
                <strong>{statusWords(candidate.record.database, candidate.record.status ?? '')}</strong>
              )}
              <RecordTitle
                database={candidate.record.database}
                fields={(candidate.record.fields ?? {}) as Readonly<Record<string, unknown>>}
              />
            </p>
            <MatchFacts record={candidate.record} />
          </>
        )}
      </section>
      {candidate && candidate.explanation.length > 0 ? (
        <section className="screening-why">
          <Likeness of={candidate.explanation} />
        </section>
      ) : null}
    </div>
  )
}

const Said = ({ of }: { of: MatchView }) => (
  <span>
    <strong>
      <Words id={`screening-match.${of.state}`} />
    </strong>
    {of.decidedBy ? (
      <>
        {' · '}
        <Mono>{of.decidedBy}</Mono> <Instant at={of.decidedAt} how="short" />
      </>
    ) : null}
    {of.reason ? (
      <>
        {' · '}
        <bdi className="quiet">{of.reason}</bdi>
      </>
    ) : null}
  </span>
)

/** `<ListMatch list={id} of={match} />`. */
export const ListMatch = ({ list, of }: { list: string; of: MatchView }): ReactNode => {
  const [asks, ask] = useState<MatchView['state'] | null>(null)
  const words = useWords()
  const close = () => ask(null)
  const review = useAct(reviewMatch, {
    refreshes: ['screening.', 'hit.'],
    onDone: ({ hitReference }) => {
      close()
      if (hitReference !== null)
        tell(<Words id="screening.became" values={{ hit: <Mono key="hit">{hitReference}</Mono> }} />, 'good')
    },
  })
  const say = (finding: 'could-be' | 'is-not', reason: string) =>
    review.mutate({
      params: { id: list, match: of.id },
      body: { version: of.version, finding, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) },
    })
  const source = bureauName(of.owner)
  const { candidate } = of
  return (
    <article
      className="screening-match"
      data-state={of.state}
      tabIndex={-1}
      aria-label={words('screening.match-label', { line: of.line })}
    >
      <Cautions of={candidate?.caution ?? []} />
      {of.discreet ? (
        <p className="match-discreet" role="alert">
          <IconEyeOff size={18} aria-hidden /> <Words id="check.discreet" />
        </p>
      ) : null}
      <Cleared of={candidate?.cleared} />
      {candidate?.suspended ? (
        <p className="match-suspended" role="alert">
          {candidate.suspended}
        </p>
      ) : null}
      <header className="screening-match-head">
        <span className="screening-line">
          <Words id="screening.line" values={{ line: of.line }} />
        </span>
        {of.verdict === 'ask-owner' ? null : (
          <span className="match-verdict" data-verdict={of.verdict}>
            <Words id={`check.verdict-${of.verdict}`} />
          </span>
        )}
        <span className="quiet">
          <Words id={`database.${of.database}`} /> · <bdi>{source}</bdi>
        </span>
      </header>
      <Sides of={of} />
      <footer className="screening-match-foot">
        {of.mayReview ? (
          <>
            <Button variant="filled" disabled={candidate === null} onClick={() => ask('could-be')}>
              <Words id="screening.could-be" />
            </Button>
            <Button onClick={() => ask('is-not')}>
              <Words id="screening.is-not" />
            </Button>
            <span className="quiet">
              <Words id="screening.held" />
            </span>
          </>
        ) : (
          <Said of={of} />
        )}
        {of.hit ? (
          <To address={`/hits/${of.hit}`} className="strong">
            <Words id="screening.open-hit" /> <Mono>{of.hitReference ?? ''}</Mono>
          </To>
        ) : null}
      </footer>
      <ReasonSheet
        open={asks === 'could-be'}
        title={<Words id="screening.could-be" />}
        consequence={
          of.makesHits ? (
            <Words id="screening.could-be-means" values={{ bureau: source }} />
          ) : (
            <Words id="screening.could-be-informs" />
          )
        }
        reasons={[]}
        list=""
        act={<Words id="screening.could-be" />}
        busy={review.isPending}
        problem={review.error}
        onAct={({ text }) => say('could-be', text)}
        onClose={close}
      />
      <ReasonSheet
        open={asks === 'is-not'}
        title={<Words id="screening.is-not" />}
        consequence={<Words id="screening.is-not-means" />}
        reasons={[]}
        list=""
        act={<Words id="screening.is-not" />}
        textRequired
        busy={review.isPending}
        problem={review.error}
        onAct={({ text }) => say('is-not', text)}
        onClose={close}
      />
    </article>
  )
}
