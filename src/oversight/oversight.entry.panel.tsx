// An entry of the register in words: what it is about, how it ended, and everything the register holds of it.
import { Button } from '@mantine/core'
import { IconBan } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { Fact } from '../console/fact.tsx'
import { To } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { Answered } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { Code, useCodeWords, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import { RightsChanged, statesRights } from './oversight.change.panel.tsx'
import './oversight.css'
import { type listFacts, rightsSlices, showFact } from './oversight.operations.ts'

export type Entry = Answer<typeof listFacts>['facts'][number]

/** Where the thing of an entry has a page of its own. */
export const addressOf = (fact: Entry): string | undefined => {
  if (fact.subject === '') return undefined
  const detail = (fact.detail ?? {}) as Readonly<Record<string, unknown>>
  if (fact.subjectKind === 'hit' || fact.subjectKind === 'discreet-hit') return `/hits/${fact.subject}`
  if (fact.subjectKind === 'record' && typeof detail.database === 'string')
    return `/records/${detail.database}/${fact.subject}`
  return undefined
}

/** `hit 4f2a91c0`: the end of an id tells things apart in a list; its beginning is only the time. */
export const SubjectWords = ({ of }: { of: Entry }): ReactNode => {
  const codeWords = useCodeWords()
  if (of.subject === '') return <span className="quiet">—</span>
  const address = addressOf(of)
  const short = of.subject.length > 20 ? of.subject.slice(-8) : of.subject
  const says = (
    <>
      {codeWords('subject-kind', of.subjectKind)} <Mono>{short}</Mono>
    </>
  )
  return address ? <To address={address}>{says}</To> : <span>{says}</span>
}

export const Outcome = ({ of }: { of: Entry }): ReactNode => {
  const codeWords = useCodeWords()
  return of.outcome === 'refused' ? (
    <span className="activity-refused">
      <IconBan size={14} aria-hidden /> {codeWords('fact-outcome', of.outcome)}
    </span>
  ) : (
    <span>{codeWords('fact-outcome', of.outcome)}</span>
  )
}

/** Changes of rights state a reason; that one stands beside an entry is told by its digest. */
const hasReason = ({ operation, outcome, detail }: Entry): boolean =>
  outcome === 'done' &&
  rightsSlices.some((slice) => operation.startsWith(`${slice}.`)) &&
  typeof (detail as { asked?: unknown } | null)?.asked === 'string'

/** The reason may name people: it is fetched when somebody wants to read it, which is an entry too. */
const Reason = ({ of }: { of: Entry }): ReactNode => {
  const [wanted, want] = useState(false)
  const found = useAnswer(showFact, { params: { id: of.id } }, { when: wanted })
  return (
    <section className="activity-detail">
      <h2>
        <Words id="oversight.reason" />
      </h2>
      {wanted ? (
        <Answered of={found} rows={2}>
          {({ reason }) =>
            reason === null ? (
              <p className="quiet">
                <Words id="oversight.reason-erased" />
              </p>
            ) : (
              <p className="activity-reason" dir="auto">
                {reason}
              </p>
            )
          }
        </Answered>
      ) : (
        <Button size="compact-sm" onClick={() => want(true)}>
          <Words id="oversight.reason-read" />
        </Button>
      )}
    </section>
  )
}

/** Everything the register holds of one entry: codes and counts, never names or numbers. */
export const EntryView = ({ of, onOnly }: { of: Entry; onOnly: (subject: string) => void }): ReactNode => {
  const codeWords = useCodeWords()
  const stated = statesRights(of.detail)
  const detail = Object.entries((of.detail ?? {}) as Readonly<Record<string, unknown>>).filter(
    ([name]) => !(stated && (name === 'before' || name === 'after')),
  )
  return (
    <>
      {of.outcome === 'refused' ? (
        <p className="activity-why" role="note">
          <IconBan size={18} aria-hidden />
          <span>
            <strong>
              <Words id="oversight.refused" />
            </strong>{' '}
            {of.code ? codeWords('failure', of.code) : null}
          </span>
        </p>
      ) : null}
      <dl className="facts">
        <Fact name="oversight.at">
          <Instant at={of.at} />
        </Fact>
        <Fact name="oversight.who">
          <Mono>{of.officer}</Mono>
          {of.via ? (
            <span className="quiet">
              {' '}
              · <Words id="oversight.via" /> <Mono>{of.via}</Mono>
            </span>
          ) : null}
        </Fact>
        <Fact name="oversight.purpose">{of.purpose ? <Code list="purpose" of={of.purpose} /> : '—'}</Fact>
        <Fact name="oversight.reference">
          <Mono copy>{of.reference || '—'}</Mono>
        </Fact>
        <Fact name="oversight.subject">
          <SubjectWords of={of} />
          {of.subject ? (
            <>
              {of.version > 0 ? (
                <span className="quiet">
                  {' '}
                  · <Words id="oversight.version" values={{ version: of.version }} />
                </span>
              ) : null}{' '}
              <Button variant="subtle" size="compact-xs" onClick={() => onOnly(of.subject)}>
                <Words id="oversight.only-this" />
              </Button>
            </>
          ) : null}
        </Fact>
        <Fact name="oversight.outcome">
          <Outcome of={of} />
          {of.code ? (
            <>
              {' '}
              · <Mono>{of.code}</Mono>
            </>
          ) : null}
        </Fact>
        <Fact name="oversight.place">
          <Mono>{of.place ?? '…'}</Mono>
        </Fact>
        <Fact name="oversight.entry">
          <Mono copy>{of.id}</Mono>
        </Fact>
      </dl>
      {stated ? (
        <section className="activity-detail">
          <h2>
            <Words id="oversight.changed" />
          </h2>
          <RightsChanged {...stated} />
        </section>
      ) : null}
      {hasReason(of) ? <Reason key={of.id} of={of} /> : null}
      {detail.length > 0 ? (
        <section className="activity-detail">
          <h2>
            <Words id="oversight.detail" />
          </h2>
          <dl className="facts">
            {detail.map(([name, value]) => (
              <div key={name} className="activity-pair">
                <dt>
                  <Mono>{name}</Mono>
                </dt>
                <dd>
                  <Mono>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</Mono>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
    </>
  )
}
