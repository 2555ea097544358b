// A thread: what bureaus wrote to one another on a matter, the newest at the bottom, live.
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { ask, useAnswer } from '../console/client.ts'
import { To, useGo, useParameters } from '../console/go.tsx'
import { useKeys } from '../console/keys.ts'
import type { Problem } from '../console/problem.ts'
import { useSignal } from '../console/signal.ts'
import { Failed, Loading, NotFound } from '../console/states.tsx'
import { neighbourOf, walked } from '../console/walk.ts'
import { Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import { MessageActs } from './message.acts.panel.tsx'
import { MessageContent, Sealing } from './message.content.panel.tsx'
import { FollowUp } from './message.followup.panel.tsx'
import { showMessage, showThread } from './message.operations.ts'
import { Bureaus } from './message.parts.panel.tsx'
import type { MessageView } from './message.schema.ts'
import './message.css'

type Page = Answer<typeof showThread>

const useThread = (id: string) =>
  useInfiniteQuery<
    Page,
    Problem,
    { readonly last: Page; readonly messages: MessageView[] },
    readonly unknown[],
    string
  >({
    queryKey: [showThread.name, id],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      ask(showThread, { params: { id }, query: pageParam === '' ? {} : { before: pageParam } }, { signal }),
    getNextPageParam: (page) => (page.earlier ? page.messages[0]?.id : undefined),
    select: ({ pages }) => ({
      last: pages[0] as Page,
      messages: [...pages].reverse().flatMap(({ messages }) => messages),
    }),
  })

/** `/messages/:id`. */
export const ThreadPage = (): ReactNode => {
  const { id = '' } = useParameters()
  const go = useGo()
  const order = useSignal(walked)
  const step = (by: 1 | -1) => {
    const next = neighbourOf(`/messages/${id}`, order, by)
    if (next !== undefined) go(next)
  }
  useKeys({
    j: { does: 'key.next', run: () => step(1), palette: false, hint: false },
    k: { does: 'key.previous', run: () => step(-1), palette: false, hint: false },
    Escape: { does: 'message.key-list', run: () => go('/messages'), palette: false },
  })
  const thread = useThread(id)
  if (thread.data)
    return (
      <Whole
        key={id}
        thread={thread.data.last}
        messages={thread.data.messages}
        earlier={thread.hasNextPage ? () => void thread.fetchNextPage() : null}
        busy={thread.isFetchingNextPage}
      />
    )
  return (
    <>
      <h1 className="spoken">
        <Words id="message.thread-title" />
      </h1>
      {thread.error?.code === 'notFound' ? (
        <ByMessage id={id} />
      ) : thread.error ? (
        <Failed problem={thread.error} retry={() => void thread.refetch()} />
      ) : (
        <Loading rows={10} />
      )}
    </>
  )
}

/** A link may name any message of a thread: its page is that of the thread. */
const ByMessage = ({ id }: { id: string }) => {
  const go = useGo()
  const message = useAnswer(showMessage, { params: { id } })
  const thread = message.data?.thread
  useEffect(() => {
    if (thread !== undefined && thread !== id) go(`/messages/${thread}`, { replace: true })
  }, [thread, id, go])
  if (message.error?.code === 'notFound') return <NotFound />
  if (message.error) return <Failed problem={message.error} retry={() => void message.refetch()} />
  return <Loading rows={10} />
}

const Whole = ({
  thread,
  messages,
  earlier,
  busy,
}: {
  thread: Page
  messages: readonly MessageView[]
  earlier: (() => void) | null
  busy: boolean
}) => {
  const newest = messages.at(-1)
  const [chosen, choose] = useState<string | null>(null)
  const end = useRef<HTMLDivElement>(null)
  // What the keys act on: the message last touched, else the newest that came in, else the newest.
  const acted = useMemo(
    () =>
      messages.find(({ id }) => id === chosen)?.id ?? messages.findLast(({ box }) => box === 'in')?.id ?? newest?.id,
    [messages, chosen, newest],
  )
  const newestId = newest?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest stands at the bottom: one goes there when it comes
  useEffect(() => {
    if (messages.length > 1) end.current?.scrollIntoView({ block: 'end' })
  }, [newestId])
  return (
    <div className="message-page">
      <div className="message-page-bar no-print">
        <To address="/messages">
          <Words id="message.title" />
        </To>
        <Bureaus codes={thread.bureaus} most={6} />
        <span className="quiet">
          <Words id="message.count" values={{ count: messages.length }} />
        </span>
      </div>
      <div className="message-thread">
        <h1>{thread.subject === null ? <Words id="message.thread-title" /> : <bdi>{thread.subject}</bdi>}</h1>
        <Sealing of={messages} />
        {earlier === null ? null : (
          <div>
            <Button onClick={earlier} loading={busy}>
              <Words id="message.earlier" />
            </Button>
          </div>
        )}
        {messages.map((message) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: only notes which message the officer is in, for the keys
          // biome-ignore lint/a11y/useKeyWithClickEvents: whoever comes by keyboard is noted by the focus
          <div
            key={message.id}
            className="message-frame"
            data-acted={(messages.length > 1 && message.id === acted) || undefined}
            // Keys and their caps go to another message only once a press is over: what they move would go from under the finger.
            onFocus={({ target }) => target.matches(':focus-visible') && choose(message.id)}
            onClick={() => choose(message.id)}
          >
            <MessageContent of={message}>
              <MessageActs of={message} keys={message.id === acted} />
              {message.replyBy !== null && message.state === 'sent' ? <FollowUp of={message} /> : null}
            </MessageContent>
          </div>
        ))}
        <div ref={end} />
      </div>
    </div>
  )
}
