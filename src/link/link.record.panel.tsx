// The links of a record: stated ones by relation, found ones marked as found, the small chart beside the list that says the same.
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useAnswer } from '../console/client.ts'
import { To } from '../console/go.tsx'
import { useKeys } from '../console/keys.ts'
import { useMay } from '../console/session.ts'
import { Answered, EmptyYet, Partial } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { databaseIcons } from '../record/record.head.panel.tsx'
import type { RecordView } from '../record/record.schema.ts'
import { type KnownMoments, stateOf } from '../record/record.timeline.panel.tsx'
import { useListed, useStatusWords } from '../record/record.value.panel.tsx'
import { LinkChart, type Neighbour } from './link.chart.panel.tsx'
import './link.css'
import type { Static } from '../kernel/schema.ts'
import { keyWordsOf } from './link.layout.panel.ts'
import { EndLinkSheet, MakeLinkSheet } from './link.make.panel.tsx'
import { listLinks, makeLink } from './link.operations.ts'
import type { LinkView, linkedRecord, linksAnswer } from './link.schema.ts'

type Links = Static<typeof linksAnswer>
type Found = Links['found'][number]
type Linked = Static<typeof linkedRecord>

/** What this record is to the other, or the other to this one, in words. */
const useRelationWords = () => {
  const codeWords = useCodeWords()
  return ({ direction, relation }: Pick<LinkView, 'direction' | 'relation'>): string =>
    direction === 'from' ? codeWords('relation-from', relation) : codeWords('relation-to', relation)
}

const useFoundWords = () => {
  const words = useWords()
  const codeWords = useCodeWords()
  const listed = useListed()
  return ({ keys, verdict }: Pick<Found, 'keys' | 'verdict'>): string => {
    const same = keyWordsOf(keys).map((key) => codeWords('key-kind', key))
    return words(verdict === 'exact' ? 'link.found-exact' : 'link.found-near', { numbers: listed(same) })
  }
}

/** The record at the other end: what it is, whose, in which state. */
const Other = ({ of, children }: { of: Linked; children: ReactNode }) => {
  const statusWords = useStatusWords()
  const codeWords = useCodeWords()
  return (
    <div>
      <p>
        <To address={`/records/${of.database}/${of.id}`}>
          <bdi>{of.title || <Words id={`database.${of.database}`} />}</bdi>
        </To>{' '}
        <span className="quiet">
          <Words id={`database.${of.database}`} /> · {statusWords(of.database, of.status)} ·{' '}
          <bdi>{bureauName(of.owner)}</bdi>
        </span>{' '}
        {of.life === 'active' ? null : (
          <span className="record-life" data-life={of.life}>
            {of.suspended ?? codeWords('life', of.life)}
          </span>
        )}
      </p>
      {children}
    </div>
  )
}

/** Stated links under their relation, in the order in which the relations first come. */
const grouped = (links: readonly LinkView[]): readonly (readonly LinkView[])[] => [
  ...links
    .reduce((groups, link) => {
      const key = `${link.direction} ${link.relation}`
      return groups.set(key, [...(groups.get(key) ?? []), link])
    }, new Map<string, LinkView[]>())
    .values(),
]

/** `/links` of a record are looked up when the tab is opened: the look is on the record of each record shown. */
export const RecordLinks = ({ record }: { record: RecordView }): ReactNode => {
  const words = useWords()
  const relationWords = useRelationWords()
  const foundWords = useFoundWords()
  const links = useAnswer(listLinks, { params: { database: record.database, id: record.id } })
  const mayMake = useMay(makeLink) && record.allowed.includes('update') && !record.suspended
  const [making, setMaking] = useState<'closed' | 'empty' | Linked>('closed')
  const [ending, setEnding] = useState<LinkView | null>(null)
  const [lit, setLit] = useState<string | null>(null)
  useKeys({ l: mayMake ? { does: 'link.make', run: () => setMaking('empty') } : undefined })
  const lighting = (key: string) => ({
    onMouseEnter: () => setLit(key),
    onMouseLeave: () => setLit(null),
    onFocus: () => setLit(key),
    onBlur: () => setLit(null),
  })
  const neighboursOf = ({ stated, found }: Links): readonly Neighbour[] =>
    [
      ...stated.map((link) => ({ key: link.id, record: link.record, relation: relationWords(link), isFound: false })),
      ...found.map((one) => ({ key: one.record.id, record: one.record, relation: foundWords(one), isFound: true })),
    ].map(({ record: { database, title, suspended }, ...rest }) => ({
      ...rest,
      database,
      title: title || words(`database.${database}`),
      isSuspended: suspended !== undefined,
    }))
  return (
    <Answered of={links} rows={5}>
      {(answer) => (
        <div className="link-parts">
          {answer.silent ? (
            <Partial answered={1} silent={[words('link.index')]} retry={() => void links.refetch()} />
          ) : null}
          {mayMake ? (
            <div className="link-head">
              <Button
                leftSection={<IconPlus size={14} aria-hidden />}
                onClick={() => setMaking('empty')}
                aria-keyshortcuts="l"
              >
                <Words id="link.make" />
              </Button>
            </div>
          ) : null}
          {answer.stated.length + answer.found.length > 0 ? (
            <LinkChart database={record.database} neighbours={neighboursOf(answer)} lit={lit} />
          ) : (
            <EmptyYet>
              <Words id={answer.silent ? 'link.none-stated' : 'link.none'} />
            </EmptyYet>
          )}
          {grouped(answer.stated).map((group) => {
            const [first] = group
            if (!first) return null
            return (
              <section className="link-group" key={first.id}>
                <h2>{relationWords(first)}</h2>
                <ul className="link-list">
                  {group.map((link) => (
                    <li key={link.id} {...lighting(link.id)}>
                      <Sign of={link.record} />
                      <Other of={link.record}>
                        {link.note ? (
                          <p>
                            <bdi className="link-note">{link.note}</bdi>
                          </p>
                        ) : null}
                        <p className="quiet small">
                          <Words
                            id="link.stated-by"
                            values={{
                              bureau: <bdi>{link.officer ?? bureauName(link.by)}</bdi>,
                              at: <Instant at={link.at} />,
                            }}
                          />
                        </p>
                      </Other>
                      {link.allowed.includes('end') ? (
                        <Button
                          variant="subtle"
                          onClick={() => setEnding(link)}
                          aria-label={words('link.end-of', { title: link.record.title })}
                        >
                          <Words id="link.end" />
                        </Button>
                      ) : null}
                    </li>
                  ))}
                </ul>
              </section>
            )
          })}
          {answer.found.length > 0 ? (
            <section className="link-group">
              <h2>
                <Words id="link.found" />
              </h2>
              <p className="quiet small">
                <Words id="link.found-why" />
              </p>
              <ul className="link-list">
                {answer.found.map((one) => (
                  <li key={one.record.id} {...lighting(one.record.id)}>
                    <Sign of={one.record} />
                    <Other of={one.record}>
                      <p className="small">{foundWords(one)}</p>
                    </Other>
                    {mayMake ? (
                      <Button
                        variant="subtle"
                        onClick={() => setMaking(one.record)}
                        aria-label={words('link.state-of', { title: one.record.title })}
                      >
                        <Words id="link.state" />
                      </Button>
                    ) : null}
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          {mayMake ? (
            <MakeLinkSheet
              record={record}
              known={answer.found.map((one) => one.record)}
              other={typeof making === 'object' ? making : null}
              open={making !== 'closed'}
              onClose={() => setMaking('closed')}
            />
          ) : null}
          <EndLinkSheet record={record} link={ending} onClose={() => setEnding(null)} />
        </div>
      )}
    </Answered>
  )
}

const Sign = ({ of }: { of: Linked }) => {
  const Icon = databaseIcons[of.database]
  return <Icon size={16} aria-hidden />
}

/** Stated links on the timeline of a record; found ones have no moment. */
export const useLinkMoments = (record: RecordView): KnownMoments => {
  const links = useAnswer(listLinks, { params: { database: record.database, id: record.id } })
  const relationWords = useRelationWords()
  return {
    source: 'record.tab-links',
    state: stateOf(links),
    retry: () => void links.refetch(),
    moments: (links.data?.stated ?? []).map((link) => ({
      key: `link ${link.id}`,
      at: link.at,
      sort: 'link',
      by: link.officer ?? link.by,
      says: (
        <Words id="link.moment" values={{ relation: relationWords(link), title: <bdi>{link.record.title}</bdi> }} />
      ),
    })),
  }
}
