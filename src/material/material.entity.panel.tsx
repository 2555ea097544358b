// One entity: what is said of it field by field and side by side, by whom, when, in which grade; its links, events and decisions.
import { IconAlertTriangle, IconArrowLeft, IconArrowRight, IconArrowsLeftRight } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { To } from '../console/go.tsx'
import { useShownMark } from '../console/mark.tsx'
import { Mono } from '../console/mono.tsx'
import { usePages } from '../console/paging.ts'
import { Answered, Failed, Loading } from '../console/states.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { strictest } from '../terms/handling.ts'
import { DecisionLine } from './material.decisions.panel.tsx'
import { EventFacts } from './material.events.panel.tsx'
import type { LinkFields } from './material.fields.schema.ts'
import { listEntityLinks, listEvents, showEntity } from './material.operations.ts'
import { Entity, Grade, Marking, More, SaidBy, Stated, Value } from './material.parts.panel.tsx'
import { PickClaim } from './material.picking.panel.tsx'
import type { ClaimView } from './material.schema.ts'
import type { EntityView, StatedField, StatedValue } from './material.view.schema.ts'

/** What differing sources say of one field, one beside the other; also drawn by the list of contradictions. */
export const SideBySide = ({ field, values }: { field: string; values: readonly StatedValue[] }): ReactNode => {
  const words = useWords()
  useShownMark(strictest(values.map(({ handlingCode }) => handlingCode)), undefined)
  return (
    <ul className="material-values" aria-label={words('material.side-by-side')}>
      {values.map((one) => (
        <li key={one.claim} className="material-value">
          <span className="material-value-says">
            <Value field={field} value={one.value} />
          </span>
          <span className="material-value-by">
            <SaidBy of={one} />
          </span>
          <span className="material-value-by">
            <Mono>{one.grade}</Mono>
            {one.suspectedFalse ? (
              <strong className="material-false">
                {' '}
                <Words id="material.suspected-false" />
              </strong>
            ) : null}{' '}
            <Mono>{one.handlingCode}</Mono>
          </span>
        </li>
      ))}
    </ul>
  )
}

const Field = ({ of }: { of: StatedField }) => {
  const codeWords = useCodeWords()
  return (
    <section className="material-field" data-conflict={of.conflict || undefined}>
      <h3>
        {codeWords('material-field', of.field)}
        {of.conflict ? (
          <strong className="material-conflict">
            <IconAlertTriangle size={14} aria-hidden /> <Words id="material.conflict" />
          </strong>
        ) : null}
      </h3>
      <SideBySide field={of.field} values={of.values} />
    </section>
  )
}

/** One statement with its source, grade as received and marking. */
export const ClaimLine = ({ of, linked = true }: { of: ClaimView; linked?: boolean }): ReactNode => {
  const codeWords = useCodeWords()
  const fields = Object.entries(of.fields as Readonly<Record<string, unknown>>)
  return (
    <li className="material-claim">
      <div className="material-claim-head">
        <PickClaim of={of} />
        <SaidBy of={of} /> <Marking of={of.marking} />
      </div>
      <div>
        <Grade of={of.grade} long />
      </div>
      {of.about === 'entity' ? (
        <dl className="facts">
          {fields.map(([field, value]) => (
            <div key={field} className="material-pair">
              <dt>{codeWords('material-field', field)}</dt>
              <dd>
                <Value field={field} value={value} />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {linked ? (
        <To address={`/contributions/${of.contribution}`}>
          <Words id="material.to-contribution" />
          {of.line === null ? null : (
            <>
              {' · '}
              <Words id="material.row" values={{ line: of.line }} />
            </>
          )}
        </To>
      ) : null}
    </li>
  )
}

const Section = ({ head, count, children }: { head: string; count: number; children: ReactNode }) => {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <section className="material-section">
      <h3>
        <button
          type="button"
          className="material-fold"
          aria-expanded={open}
          aria-controls={id}
          disabled={count === 0}
          onClick={() => setOpen(!open)}
        >
          <Words id={head} values={{ count }} />
        </button>
      </h3>
      <div id={id} hidden={!open}>
        {open ? children : null}
      </div>
    </section>
  )
}

/** What joins two entities, in words. */
export const LinkFacts = ({ fields }: { fields: LinkFields }): ReactNode => {
  const codeWords = useCodeWords()
  return (
    <>
      <p>
        <strong>{codeWords('material-link', fields.kind)}</strong>
        {fields.from ? (
          <>
            {' '}
            <Words id="material.link-from" values={{ date: <Stated key="d" date={fields.from} /> }} />
          </>
        ) : null}
        {fields.until ? (
          <>
            {' '}
            <Words id="material.link-until" values={{ date: <Stated key="d" date={fields.until} /> }} />
          </>
        ) : null}
      </p>
      {fields.note ? (
        <p className="material-lines" dir="auto">
          {fields.note}
        </p>
      ) : null}
    </>
  )
}

const Links = ({ of, onGo }: { of: EntityView; onGo: (id: string) => void }) => {
  const params = { id: of.file, entity: of.id }
  const list = usePages(listEntityLinks, { params, query: { limit: 50 } })
  if (list.error) return <Failed problem={list.error} retry={() => void list.refetch()} />
  if (list.isPending) return <Loading rows={3} />
  return (
    <>
      <ul className="material-plain">
        {list.data
          .flatMap(({ links }) => links)
          .map((line) => {
            const fields = line.claim.fields as LinkFields
            const Sign = !fields.directed ? IconArrowsLeftRight : line.outward ? IconArrowRight : IconArrowLeft
            return (
              <li key={line.claim.id} className="material-claim">
                <div className="material-claim-head">
                  <PickClaim of={line.claim} />
                  <Sign size={14} aria-hidden className="material-arrow" />
                  {fields.directed ? (
                    <span className="spoken">
                      <Words id={line.outward ? 'material.outward' : 'material.inward'} />
                    </span>
                  ) : null}
                  <button type="button" className="material-go" onClick={() => onGo(line.with.id)}>
                    <Entity kind={line.with.kind} title={line.with.title} />
                  </button>
                  <Marking of={line.marking} />
                </div>
                <LinkFacts fields={fields} />
                <div>
                  <SaidBy of={line.claim} /> · <Grade of={line.claim.grade} />
                </div>
              </li>
            )
          })}
      </ul>
      <More list={list} />
    </>
  )
}

const Events = ({ of, onGo }: { of: EntityView; onGo: (id: string) => void }) => {
  const input = { params: { id: of.file }, query: { entity: of.id, limit: 50 } }
  const list = usePages(listEvents, input)
  if (list.error) return <Failed problem={list.error} retry={() => void list.refetch()} />
  if (list.isPending) return <Loading rows={3} />
  return (
    <>
      <ul className="material-plain">
        {list.data
          .flatMap(({ events }) => events)
          .map((line) => (
            <li key={line.claim.id} className="material-claim">
              <EventFacts of={line} onGo={onGo} />
            </li>
          ))}
      </ul>
      <More list={list} />
    </>
  )
}

const Content = ({ of, onGo }: { of: EntityView; onGo: (id: string) => void }) => (
  <article className="material-one">
    <header>
      <h2>
        <Entity kind={of.kind} title={of.title} />
      </h2>
      <Marking of={of.marking} long />
      {of.members.length > 1 ? (
        <p className="quiet">
          <Words id="material.joined-says" values={{ count: of.members.length }} />
        </p>
      ) : null}
    </header>
    {of.contradictions.length > 0 ? (
      <p className="material-warning" role="alert">
        <IconAlertTriangle size={16} aria-hidden />
        <Words id="material.contradiction" values={{ count: of.contradictions.length }} />
      </p>
    ) : null}
    {of.fields.map((field) => (
      <Field key={field.field} of={field} />
    ))}
    <Section head="material.claims-of" count={of.claims.length + of.moreClaims}>
      <ul className="material-plain">
        {of.claims.map((claim) => (
          <ClaimLine key={claim.id} of={claim} />
        ))}
      </ul>
      {of.moreClaims > 0 ? (
        <p className="quiet">
          <Words id="material.claims-more" values={{ count: of.moreClaims }} />
        </p>
      ) : null}
    </Section>
    <Section head="material.links-of" count={of.links}>
      <Links of={of} onGo={onGo} />
    </Section>
    <Section head="material.events-of" count={of.events}>
      <Events of={of} onGo={onGo} />
    </Section>
    <Section head="material.decisions-of" count={of.decisions.length}>
      <ul className="material-plain">
        {of.decisions.map((decision) => (
          <DecisionLine key={decision.id} file={of.file} of={decision} />
        ))}
      </ul>
    </Section>
    <p className="quiet small">
      <Words id="material.seen-only" />
    </p>
  </article>
)

/** An entity as its reader sees it; `onGo` leads to another. */
export const EntityPreview = ({
  file,
  id,
  onGo,
}: {
  file: string
  id: string
  onGo: (id: string) => void
}): ReactNode => (
  <Answered of={useAnswer(showEntity, { params: { id: file, entity: id } })} rows={8}>
    {(entity) => <Content of={entity} onGo={onGo} />}
  </Answered>
)
