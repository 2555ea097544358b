// Who has looked at a record, for its owner: bureau, purpose and when. Some looks are never listed, and the page says which.
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { usePages } from '../console/paging.ts'
import { Failed, Loading } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { showRecordLookups } from './record.operations.ts'
import type { RecordView } from './record.schema.ts'

/** Who looked, for the owner. What was looked up for asylum, commission or compliance is never in it. */
export const RecordLookups = ({ record }: { record: RecordView }): ReactNode => {
  const codeWords = useCodeWords()
  const looks = usePages(showRecordLookups, {
    params: { database: record.database, id: record.id },
    query: { limit: 100 },
  })
  // Two looks may share their moment: each has its place in the list.
  const lines = (looks.data?.flatMap((page) => page.lookups) ?? []).map((look, place) => ({ ...look, place }))
  return (
    <section className="record-group">
      <h2>
        <Words id="record.lookups" />
      </h2>
      <p className="quiet">
        <Words id="record.lookups-why" />
      </p>
      {looks.error ? <Failed problem={looks.error} retry={() => void looks.refetch()} /> : null}
      {looks.isPending ? <Loading rows={3} /> : null}
      {looks.data && lines.length === 0 ? (
        <p>
          <Words id="record.lookups-none" />
        </p>
      ) : null}
      {lines.length > 0 ? (
        <table className="record-changes">
          <thead>
            <tr>
              <th scope="col">
                <Words id="record.lookup-at" />
              </th>
              <th scope="col">
                <Words id="record.lookup-bureau" />
              </th>
              <th scope="col">
                <Words id="record.lookup-did" />
              </th>
              <th scope="col">
                <Words id="record.purpose" />
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((look) => (
              <tr key={look.place}>
                <td>
                  <Instant at={look.at} />
                </td>
                <td>
                  <bdi>{bureauName(look.bureau)}</bdi>
                </td>
                <td>{codeWords('lookup', look.operation)}</td>
                <td>{codeWords('purpose', look.purpose)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {looks.hasNextPage ? (
        <div>
          <Button loading={looks.isFetchingNextPage} onClick={() => void looks.fetchNextPage()}>
            <Words id="record.more" />
          </Button>
        </div>
      ) : null}
    </section>
  )
}
