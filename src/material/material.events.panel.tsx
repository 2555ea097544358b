// Events of a file in the order in which they happened, by year: what, when, where, who took part, who said it.
import type { ReactNode } from 'react'
import { Mono } from '../console/mono.tsx'
import { usePages } from '../console/paging.ts'
import { EmptyYet, Failed, Loading } from '../console/states.tsx'
import { useCodeWords, useLanguage, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import { countryName } from '../terms/country.ts'
import type { EventFields } from './material.fields.schema.ts'
import { listEvents } from './material.operations.ts'
import { Entity, Grade, Marking, More, SaidBy, Stated } from './material.parts.panel.tsx'
import { byYear } from './material.year.panel.ts'

export type EventLine = Answer<typeof listEvents>['events'][number]

/** One event; `onGo` leads to an entity that took part. */
export const EventFacts = ({ of, onGo }: { of: EventLine; onGo: (id: string) => void }): ReactNode => {
  const codeWords = useCodeWords()
  const [language] = useLanguage()
  const { kind, when, time, where, country, roles, note } = of.claim.fields as EventFields
  const roleOf = (id: string): string | undefined => roles?.[of.claim.participants.indexOf(id)]
  return (
    <>
      <div className="material-claim-head">
        <strong>{codeWords('material-event', kind)}</strong>
        <span>
          <Stated date={when} />
          {time ? (
            <>
              {' '}
              <Mono>{time}</Mono>
            </>
          ) : null}
        </span>
        {where || country ? (
          <span>
            {where ? <bdi>{where}</bdi> : null}
            {where && country ? ', ' : null}
            {country ? <bdi>{countryName(country, language)}</bdi> : null}
          </span>
        ) : null}
        <Marking of={of.marking} />
      </div>
      {of.participants.length > 0 ? (
        <ul className="material-participants">
          {of.participants.map((one) => (
            <li key={one.id}>
              <button type="button" className="material-go" onClick={() => onGo(one.id)}>
                <Entity kind={one.kind} title={one.title} />
              </button>
              {roleOf(one.id) ? (
                <span className="quiet">
                  {' '}
                  <bdi>{roleOf(one.id)}</bdi>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {note ? (
        <p className="material-lines" dir="auto">
          {note}
        </p>
      ) : null}
      <div>
        <SaidBy of={of.claim} /> · <Grade of={of.claim.grade} />
      </div>
    </>
  )
}

/** All events of a file; `onGo` shows an entity. */
export const Events = ({ file, onGo }: { file: string; onGo: (id: string) => void }): ReactNode => {
  const list = usePages(listEvents, { params: { id: file }, query: { limit: 100 } })
  if (list.error && !list.data) return <Failed problem={list.error} retry={() => void list.refetch()} />
  if (list.isPending) return <Loading rows={8} />
  const events = list.data.flatMap((page) => page.events)
  if (events.length === 0)
    return (
      <EmptyYet>
        <Words id="material.no-events" />
      </EmptyYet>
    )
  return (
    <div className="material-timeline">
      {byYear(events, (one) => (one.claim.fields as EventFields).when).map(({ year, lines }) => (
        <section key={year} aria-labelledby={`material-year-${year}`}>
          <h3 id={`material-year-${year}`}>{year === '' ? <Words id="material.year-open" /> : <Mono>{year}</Mono>}</h3>
          <ol className="material-plain">
            {lines.map((line) => (
              <li key={line.claim.id} className="material-moment">
                <EventFacts of={line} onGo={onGo} />
              </li>
            ))}
          </ol>
        </section>
      ))}
      <More list={list} />
    </div>
  )
}
