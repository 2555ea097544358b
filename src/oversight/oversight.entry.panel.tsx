// An entry of the register in words: what it is about, how it ended, and everything the register holds of it.
import { Button } from '@mantine/core'
import { IconBan } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Fact } from '../console/fact.tsx'
import { To } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { Instant } from '../console/time.tsx'
import { Code, useCodeWords, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import type { listFacts } from './oversight.operations.ts'
import './oversight.css'

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

/** Everything the register holds of one entry: codes and counts, never names or numbers. */
export const EntryView = ({ of, onOnly }: { of: Entry; onOnly: (subject: string) => void }): ReactNode => {
  const codeWords = useCodeWords()
  const detail = Object.entries((of.detail ?? {}) as Readonly<Record<string, unknown>>)
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
      {detail.length > 0 ? (
        <section className="activity-detail">
          <h3>
            <Words id="oversight.detail" />
          </h3>
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
