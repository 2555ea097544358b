// The preview of an item: whose it is, who else looks, the thing itself as its own slice shows it, and what may be done.
import { Button } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { ask, useAct, useAnswer } from '../console/client.ts'
import { Fact } from '../console/fact.tsx'
import { To, useGo } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { useSession } from '../console/session.ts'
import { Answered } from '../console/states.tsx'
import { Deadline, Instant } from '../console/time.tsx'
import { offerUndo, tell } from '../console/undo.tsx'
import { Urgency } from '../console/urgency.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { HitActs, type Intent } from '../hit/hit.acts.panel.tsx'
import { HitContent } from '../hit/hit.content.panel.tsx'
import { showHit } from '../hit/hit.operations.ts'
import { MessageActs } from '../message/message.acts.panel.tsx'
import { MessageContent } from '../message/message.content.panel.tsx'
import { type Linking, LinkingTo } from '../message/message.named.panel.tsx'
import { showMessage } from '../message/message.operations.ts'
import { useItemActs } from './desk.acts.panel.tsx'
import { ItemActs } from './desk.keys.panel.tsx'
import { linkItem, lookAtItem, showItem } from './desk.operations.ts'
import { From, Officer, Subject } from './desk.parts.panel.tsx'
import type { ItemLine, ItemView } from './desk.schema.ts'
import type { OpenSheet } from './desk.sheet.panel.tsx'
import { ItemSteps } from './desk.steps.panel.tsx'
import { addressOf } from './desk.wanted.panel.ts'

/** How often a screen says that the item is still open on it, milliseconds; the hub forgets after thirty seconds. */
const lookEvery = 12_000

/** Says that this officer looks at an item for as long as it is shown, and answers who else does. */
const useLooking = (id: string): readonly string[] => {
  const queries = useQueryClient()
  const [others, setOthers] = useState<readonly string[]>([])
  useEffect(() => {
    let shown = true
    const look = () =>
      ask(lookAtItem, { params: { id } }).then(
        ({ looking }) => {
          if (shown) setOthers(looking)
        },
        // The item may have gone, or the line: what is shown says so itself.
        () => undefined,
      )
    void look().then(() => queries.invalidateQueries({ queryKey: ['desk.list'] }))
    const timer = setInterval(() => void look(), lookEvery)
    return () => {
      shown = false
      clearInterval(timer)
    }
  }, [id, queries])
  return others
}

export const PreviewTitle = ({ id }: { id: string }): ReactNode => {
  const item = useAnswer(showItem, { params: { id } })
  const codeWords = useCodeWords()
  if (!item.data) return null
  const { urgency, reference, kind, state, need } = item.data
  return (
    <span className="hit-marks">
      <Urgency code={urgency} />
      {reference ? <Mono copy>{reference}</Mono> : <span>{codeWords('item-kind', kind)}</span>}
      <span className="hit-state" data-state={state === 'done' ? 'closed' : state}>
        {state === 'done' ? <Words id="desk.tab-done" /> : codeWords('item-need', need)}
      </span>
    </span>
  )
}

type PreviewProps = {
  readonly id: string
  /** What a key on the line wants of a hit as soon as it is there. */
  readonly intent: Intent | null
  readonly onIntentDone: () => void
  readonly next: ItemLine | undefined
  readonly onNext: (line: ItemLine) => void
  readonly onSheet: (sheet: OpenSheet) => void
}

export const Preview = ({ id, intent, onIntentDone, next, onNext, onSheet }: PreviewProps): ReactNode => {
  const item = useAnswer(showItem, { params: { id } })
  const looking = useLooking(id)
  return (
    <Answered of={item} rows={10}>
      {(view) => (
        <div className="desk-preview">
          <OwnedByOther item={view} next={next} onNext={onNext} />
          {looking.length > 0 ? (
            <p className="desk-looking" role="status">
              <IconEye size={14} aria-hidden />{' '}
              <Words id="desk.looking" values={{ officers: <bdi className="mono">{looking.join(', ')}</bdi> }} />
            </p>
          ) : null}
          {view.withdrawn ? (
            <p className="banner" data-tone="urgent" role="alert">
              <Words id={view.need === 'note-withdrawal' ? 'desk.withdrawn-note' : 'desk.withdrawn-why'} />
            </p>
          ) : null}
          {view.kind === 'hit' ? (
            <HitOfItem item={view} intent={intent} onIntentDone={onIntentDone} onSheet={onSheet} />
          ) : view.kind === 'message' ? (
            <MessageOfItem item={view} onSheet={onSheet} />
          ) : (
            <>
              <ItemFacts item={view} />
              <ItemActs item={view} onSheet={onSheet} />
            </>
          )}
          <Beside item={view} />
        </div>
      )}
    </Answered>
  )
}

/** Somebody else has it: who, and the next one that waits. */
const OwnedByOther = ({
  item,
  next,
  onNext,
}: {
  item: ItemView
  next: ItemLine | undefined
  onNext: (line: ItemLine) => void
}) => {
  const { officer } = useSession()
  if (item.owner === null || item.owner === officer || item.state === 'done') return null
  return (
    <div className="state-inline" role="status">
      <span>
        <Words id="desk.taken-by-other" values={{ officer: <bdi className="mono">{item.owner}</bdi> }} />
      </span>
      {next ? (
        <Button onClick={() => onNext(next)}>
          <Words id="desk.next" />
        </Button>
      ) : null}
    </div>
  )
}

const HitOfItem = ({
  item,
  intent,
  onIntentDone,
  onSheet,
}: {
  item: ItemView
  intent: Intent | null
  onIntentDone: () => void
  onSheet: (sheet: OpenSheet) => void
}) => {
  const go = useGo()
  const hit = useAnswer(showHit, { params: { id: item.ref } })
  return (
    <Answered of={hit} rows={10}>
      {(view) => (
        <HitContent
          hit={view}
          folded
          acts={
            <>
              <HitActs hit={view} intent={intent} onIntentDone={onIntentDone}>
                <Button variant="subtle" onClick={() => go(`/hits/${view.id}`)}>
                  <Words id="desk.open-whole" />
                </Button>
              </HitActs>
              <ItemActs item={item} onSheet={onSheet} />
            </>
          }
        />
      )}
    </Answered>
  )
}

/** Links that are proposed by what a message says, accepted one by one; undefined acts where none may be added. */
const useLinking = (item: ItemView): Linking | null => {
  const words = useWords()
  const acts = useItemActs()
  const link = useAct(linkItem, { refreshes: ['desk.'] })
  if (!item.allowed.includes('link')) return null
  return {
    linked: new Set(item.linked.map(({ ref }) => ref)),
    link: (kind, ref) =>
      link.mutate(
        { params: { id: item.id }, body: { kind, ref } },
        {
          onSuccess: () => offerUndo(words('desk.done-link'), () => void acts.unlink(item, kind, ref)),
          onError: (problem) => tell(problem.detail || words(`problem.${problem.code}-do`), 'urgent'),
        },
      ),
  }
}

/** Shown whole, a message counts as displayed, as on its own page. */
const MessageOfItem = ({ item, onSheet }: { item: ItemView; onSheet: (sheet: OpenSheet) => void }) => {
  const go = useGo()
  const linking = useLinking(item)
  const message = useAnswer(showMessage, { params: { id: item.ref } })
  return (
    <Answered of={message} rows={10}>
      {(view) => (
        <LinkingTo value={linking}>
          <MessageContent of={view}>
            <MessageActs of={view}>
              <Button variant="subtle" onClick={() => go(`/messages/${view.id}`)}>
                <Words id="desk.open-whole" />
              </Button>
            </MessageActs>
            <ItemActs item={item} onSheet={onSheet} without={view.allowed.includes('acknowledge') ? ['done'] : []} />
          </MessageContent>
        </LinkingTo>
      )}
    </Answered>
  )
}

/** What the desk knows of an item, where no other slice draws it. */
const ItemFacts = ({ item }: { item: ItemView }) => {
  const codeWords = useCodeWords()
  const address = addressOf(item)
  return (
    <section className="desk-item">
      <h2 className="desk-item-title">{item.subject ? <bdi>{item.subject}</bdi> : <Subject line={item} />}</h2>
      {item.words ? (
        <p className="record-lines" dir="auto">
          {item.words}
        </p>
      ) : null}
      <dl className="facts">
        <Fact name="desk.column-need">{codeWords('item-need', item.need)}</Fact>
        {item.from ? (
          <Fact name="desk.column-from">
            <From code={item.from} />
          </Fact>
        ) : null}
        <Fact name="desk.column-arrived">
          <Instant at={item.arrivedAt} />
        </Fact>
        <Fact name="desk.column-due">
          <Deadline at={item.dueAt} how="full" met={item.state === 'done'} />
        </Fact>
        <Fact name="desk.column-owner">
          <Officer name={item.owner} />
        </Fact>
        {item.snoozedUntil ? (
          <Fact name="desk.tab-snoozed">
            <Deadline at={item.snoozedUntil} />
          </Fact>
        ) : null}
        {item.outcome ? (
          <Fact name="desk.outcome">
            {codeWords('item-outcome', item.outcome)} · <Instant at={item.doneAt} how="short" />
          </Fact>
        ) : null}
      </dl>
      {address ? (
        <p>
          <To address={address}>
            <Words id="desk.open-whole" />
          </To>
        </p>
      ) : null}
    </section>
  )
}

/** Links, calls and the last three things that were done with it at this desk. */
const Beside = ({ item }: { item: ItemView }) => {
  const codeWords = useCodeWords()
  const acts = useItemActs()
  return (
    <>
      {item.linked.length > 0 ? (
        <section className="desk-beside">
          <h2>
            <Words id="desk.links" />
          </h2>
          <ul className="desk-links">
            {item.linked.map(({ kind, ref, by }) => (
              <li key={`${kind} ${ref}`}>
                <LinkOf kind={kind} of={ref} says={codeWords('desk-link', kind)} />
                <span className="quiet">
                  <Officer name={by} />
                </span>
                <Button size="compact-xs" variant="subtle" onClick={() => void acts.unlink(item, kind, ref)}>
                  <Words id="desk.unlink" />
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="desk-beside">
        <h2>
          <Words id="desk.last-steps" />
        </h2>
        <ItemSteps item={item} last={3} />
        {item.calls > 0 ? (
          <p>
            <To address="/desk/calls">
              <Words id="desk.calls-count" values={{ count: item.calls }} />
            </To>
          </p>
        ) : null}
      </section>
    </>
  )
}

/** A link to a thing: records are reached through their database, which the link does not name. */
const LinkOf = ({ kind, of, says }: { kind: ItemView['linked'][number]['kind']; of: string; says: string }) =>
  kind === 'record' ? (
    <span>
      {says} <Mono>{of.slice(0, 8)}</Mono>
    </span>
  ) : (
    <To address={kind === 'hit' ? `/hits/${of}` : `/messages/${of}`}>
      {says} <Mono>{of.slice(0, 8)}</Mono>
    </To>
  )
