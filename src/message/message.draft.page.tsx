// The composer at its own address: a draft that was begun here or is opened again as the hub kept it.
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { ask } from '../console/client.ts'
import { To, useGo, useParameters } from '../console/go.tsx'
import type { Problem } from '../console/problem.ts'
import { Failed, Loading } from '../console/states.tsx'
import { useLanguage, Words } from '../console/words.tsx'
import { beginWith, begunWith } from './message.begin.panel.tsx'
import { blankMessage, composeOf, withIds } from './message.compose.panel.ts'
import { Writer } from './message.writer.panel.tsx'
import { showDraft } from './message.writing.operations.ts'
import './message.css'

/** The draft that `/messages/new` is on its way to: while the page is fetched it may be drawn anew, and must not begin another. */
let goingTo: string | null = null

/** `/messages/new`: a new draft gets its id and its own address, so that a reload finds it again. */
export const NewMessage = (): ReactNode => {
  const go = useGo()
  // biome-ignore lint/correctness/useExhaustiveDependencies: one draft a visit
  useEffect(() => {
    goingTo ??= beginWith(blankMessage)
    go(`/messages/drafts/${goingTo}`, { replace: true })
  }, [])
  return (
    <h1 className="spoken">
      <Words id="message.new-title" />
    </h1>
  )
}

/** `/messages/drafts/:id`. */
export const DraftPage = (): ReactNode => {
  const { id = '' } = useParameters()
  useEffect(() => {
    goingTo = null
  }, [])
  return (
    <div className="page message-compose">
      <div className="page-head">
        <h1>
          <Words id="message.new-title" />
        </h1>
        <To address="/messages">
          <Words id="message.title" />
        </To>
      </div>
      <Opened key={id} id={id} />
    </div>
  )
}

const Opened = ({ id }: { id: string }) => {
  const [language] = useLanguage()
  const [begun] = useState(() => begunWith(id))
  const [round, setRound] = useState(0)
  // Not asked again by live events: what is being typed must not be replaced under the hand.
  const kept = useQuery({
    queryKey: ['composer', id, round],
    queryFn: ({ signal }) => ask(showDraft, { params: { id } }, { signal }),
    enabled: begun === undefined || round > 0,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  const problem = kept.error as Problem | null
  const openAgain = () => setRound(round + 1)
  if (begun && round === 0) {
    const first = { ...begun, language: begun.language ?? language }
    return (
      <Writer opened={{ id, version: undefined, keptAt: null, pointers: [] }} first={first} onOpenOther={openAgain} />
    )
  }
  if (kept.data) {
    const { version, updatedAt, pointers, content, files } = kept.data
    return (
      <Writer
        key={`${version} ${round}`}
        opened={{
          id,
          version,
          keptAt: updatedAt,
          pointers: withIds(pointers, content.references ?? []),
          names: new Map(files.map((file) => [file.id, file.name])),
        }}
        first={composeOf(content)}
        onOpenOther={openAgain}
      />
    )
  }
  // A reload before anything was typed: there was nothing to keep.
  if (problem?.code === 'notFound')
    return (
      <Writer
        opened={{ id, version: undefined, keptAt: null, pointers: [] }}
        first={{ ...blankMessage, language }}
        onOpenOther={openAgain}
      />
    )
  if (problem) return <Failed problem={problem} retry={() => void kept.refetch()} />
  return <Loading rows={10} />
}
