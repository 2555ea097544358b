// What an officer is writing and has not sent: to be gone on with, or thrown away.
import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { Form } from '../console/form.tsx'
import { useGo } from '../console/go.tsx'
import { usePagedLines } from '../console/paging.ts'
import { Box, FormActs } from '../console/sheet.tsx'
import { EmptyYet, Failed, Loading } from '../console/states.tsx'
import { type Column, Table } from '../console/table.tsx'
import { Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { Urgency } from '../console/urgency.tsx'
import { useWords, Words } from '../console/words.tsx'
import { useCompose } from './message.begin.panel.tsx'
import type { DraftLine } from './message.schema.ts'
import { SubmitKey } from './message.submit.panel.tsx'
import { useAddresseeName } from './message.to.panel.tsx'
import { discardDraft, listDrafts } from './message.writing.operations.ts'

const keyOf = (one: DraftLine): string => one.id

/** Throws a draft away for good, after asking once. */
export const DiscardBox = ({
  id,
  onClose,
  onDone,
}: {
  id: string | null
  onClose: () => void
  onDone?: () => void
}) => {
  const words = useWords()
  const discard = useAct(discardDraft, {
    refreshes: ['message.draft'],
    onDone: () => {
      tell(<Words id="message.draft-discarded" />)
      onClose()
      onDone?.()
    },
  })
  const throwAway = () => {
    if (id !== null) discard.mutate({ params: { id } })
  }
  return (
    <Box open={id !== null} title={<Words id="message.draft-discard" />} onClose={onClose}>
      <Form label={words('message.draft-discard')} problem={discard.error} onSubmit={throwAway}>
        <SubmitKey does="message.draft-discard" run={throwAway} />
        <p>
          <Words id="message.draft-discard-says" />
        </p>
        <FormActs act={<Words id="message.draft-discard" />} tone="flash" busy={discard.isPending} onLeave={onClose} />
      </Form>
    </Box>
  )
}

export const DraftTable = (): ReactNode => {
  const words = useWords()
  const go = useGo()
  const compose = useCompose()
  const nameOf = useAddresseeName()
  const [discarding, discard] = useState<string | null>(null)
  const list = usePagedLines(listDrafts, { query: { limit: 100 } }, (page) => page.drafts)
  const lines = list.data
  if (list.error && lines === undefined) return <Failed problem={list.error} retry={() => void list.refetch()} />
  if (lines === undefined) return <Loading rows={8} />
  if (lines.length === 0)
    return (
      <EmptyYet act={{ says: <Words id="message.new" />, run: compose.write }}>
        <Words id="message-none.drafts" />
      </EmptyYet>
    )
  const columns: readonly Column<DraftLine>[] = [
    {
      id: 'urgency',
      head: 'message.urgency',
      width: '108px',
      hide: 'middling',
      cell: (one) => <Urgency code={one.urgency ?? 'normal'} />,
    },
    {
      id: 'to',
      head: 'message.to',
      width: '124px',
      cell: (one) =>
        one.to.length === 0 ? <span className="quiet">—</span> : <bdi>{one.to.map(nameOf).join(', ')}</bdi>,
    },
    {
      id: 'subject',
      head: 'message.subject',
      cell: (one) => (one.subject === null ? <Words id="message.no-subject-yet" /> : <bdi>{one.subject}</bdi>),
    },
    {
      id: 'kept',
      head: 'message.last-kept',
      width: '130px',
      hide: 'narrow',
      cell: (one) => <Instant at={one.updatedAt} how="short" />,
    },
    {
      id: 'acts',
      head: 'message.acts',
      width: '130px',
      cell: (one) => (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconTrash size={14} aria-hidden />}
          onClick={(event) => {
            event.stopPropagation()
            discard(one.id)
          }}
        >
          <Words id="message.draft-discard" />
        </Button>
      ),
    },
  ]
  return (
    <>
      <Table
        lines={lines}
        columns={columns}
        keyOf={keyOf}
        label={words('message-box.drafts')}
        onOpen={(one) => go(`/messages/drafts/${one.id}`)}
        onEnd={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
      />
      <DiscardBox id={discarding} onClose={() => discard(null)} />
    </>
  )
}
