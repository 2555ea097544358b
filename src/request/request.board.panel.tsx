// The board: requests in columns by stage, walked by keys across and along; the same lines as the list.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useKeys } from '../console/keys.ts'
import { Mono } from '../console/mono.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { boardMoves } from './request.board.panel.ts'
import { Bureau, Bureaus, Clock, Marking } from './request.parts.panel.tsx'
import { boardStates, type RequestLine, type RequestState } from './request.schema.ts'

const Card = ({
  of,
  peeked,
  isStop,
  onPeek,
  onOpen,
  onFocus,
}: {
  of: RequestLine
  peeked: boolean
  isStop: boolean
  onPeek: () => void
  onOpen: () => void
  onFocus: () => void
}) => {
  const codeWords = useCodeWords()
  return (
    <button
      type="button"
      className="request-card"
      data-clock={of.clock}
      data-request={of.id}
      aria-pressed={peeked}
      tabIndex={isStop ? 0 : -1}
      onClick={onPeek}
      onDoubleClick={onOpen}
      onFocus={onFocus}
    >
      <span className="request-card-head">
        {of.reference ? <Mono>{of.reference}</Mono> : null}
        {of.waits ? (
          <strong className="request-flag">
            <Words id="request.waits" />
          </strong>
        ) : null}
        {of.unclaimed ? (
          <strong className="request-flag">
            <Words id="request.unclaimed" />
          </strong>
        ) : null}
      </span>
      <span className="request-card-question" dir="auto">
        {of.question ?? <Words id="request.no-question" />}
      </span>
      <span>
        <Bureau code={of.asker} /> · {codeWords('request-product', of.wanted)}
      </span>
      <Clock at={of.neededBy} state={of.clock} />
      <span>
        <Marking of={of.marking} />
      </span>
      {of.lead ? (
        <span className="quiet">
          <Words id="request.led-by" values={{ bureau: <Bureau key="lead" code={of.lead} /> }} />
        </span>
      ) : null}
      {of.contributors.filter((code) => code !== of.lead).length > 0 ? (
        <span className="quiet">
          <Words id="request.with" /> <Bureaus codes={of.contributors.filter((code) => code !== of.lead)} />
        </span>
      ) : null}
    </button>
  )
}

/** `lines` are those of the list; columns count what the hub counted, under the same filters. */
export const Board = ({
  lines,
  counts,
  peeked,
  onPeek,
  onOpen,
}: {
  lines: readonly RequestLine[]
  counts: ReadonlyMap<RequestState, number>
  peeked: string | null
  onPeek: (id: string) => void
  onOpen: (id: string) => void
}): ReactNode => {
  const words = useWords()
  const codeWords = useCodeWords()
  const board = useRef<HTMLElement>(null)
  const [at, setAt] = useState<string | null>(null)
  const columns = boardStates.map((state) => lines.filter((line) => line.state === state).map(({ id }) => id))
  const stop = at !== null && columns.flat().includes(at) ? at : (columns.flat()[0] ?? null)
  const focus = (id: string | null) => {
    if (id === null) return
    setAt(id)
    board.current?.querySelector<HTMLElement>(`[data-request="${id}"]`)?.focus()
    if (peeked !== null) onPeek(id)
  }
  const moves = boardMoves(columns, at === null ? null : stop)
  useKeys({
    'j, ArrowDown': { does: 'key.next', run: () => focus(moves.next), palette: false },
    'k, ArrowUp': { does: 'key.previous', run: () => focus(moves.previous), palette: false },
    l: { does: 'request.key-column-next', run: () => focus(moves.across), palette: false },
    h: { does: 'request.key-column-previous', run: () => focus(moves.back), palette: false },
    'o, Enter': { does: 'key.open', run: () => stop && onOpen(stop), palette: false },
    Space: { does: 'key.peek', run: () => stop && onPeek(stop), palette: false },
  })
  // What the line under the keys became may have left the board.
  useEffect(() => {
    if (at !== null && !lines.some(({ id }) => id === at)) setAt(null)
  }, [lines, at])
  // The preview takes room: the card it belongs to stays in sight.
  useEffect(() => {
    if (peeked !== null)
      board.current
        ?.querySelector(`[data-request="${peeked}"]`)
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [peeked])
  return (
    <section className="request-board" ref={board} aria-label={words('request.board')}>
      {boardStates.map((state) => {
        const cards = lines.filter((line) => line.state === state)
        const count = counts.get(state) ?? 0
        return (
          <section
            key={state}
            className="request-column"
            aria-label={codeWords('request-state', state)}
            {...(count === 0 ? { 'data-empty': true } : {})}
          >
            <h2>
              {codeWords('request-state', state)} <span className="quiet">{count}</span>
            </h2>
            {cards.map((line) => (
              <Card
                key={line.id}
                of={line}
                peeked={peeked === line.id}
                isStop={stop === line.id}
                onPeek={() => onPeek(line.id)}
                onOpen={() => onOpen(line.id)}
                onFocus={() => setAt(line.id)}
              />
            ))}
            {count > cards.length ? (
              <p className="quiet">
                <Words id="request.column-more" values={{ count: count - cards.length }} />
              </p>
            ) : null}
          </section>
        )
      })}
    </section>
  )
}
