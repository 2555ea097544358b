// Who opened one's own profile or found it in a search, newest first; for the expert alone.
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Mono } from '../console/mono.tsx'
import { usePagedLines } from '../console/paging.ts'
import { Failed, Loading } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { listViewers } from './expert.operations.ts'

export const Viewers = ({ id }: { id: string }): ReactNode => {
  const codeWords = useCodeWords()
  const list = usePagedLines(listViewers, { params: { id }, query: { limit: 25 } }, (page) => page.viewers)
  const viewers = list.data ?? []
  return (
    <section className="expert-part">
      <h2>
        <Words id="expert.viewers" />
      </h2>
      {list.error && viewers.length === 0 ? (
        <Failed problem={list.error} retry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Loading rows={3} />
      ) : viewers.length === 0 ? (
        <p className="quiet">
          <Words id="expert.viewers-none" />
        </p>
      ) : (
        <ul className="expert-plain">
          {viewers.map(({ at, officer, bureauName, how }) => (
            <li key={`${at} ${officer} ${how}`}>
              <Instant at={at} /> · <bdi>{bureauName}</bdi> · <Mono>{officer}</Mono> ·{' '}
              <span className="quiet">{codeWords('expert-viewed', how)}</span>
            </li>
          ))}
        </ul>
      )}
      {list.hasNextPage ? (
        <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          <Words id="expert.viewers-more" />
        </Button>
      ) : null}
    </section>
  )
}
