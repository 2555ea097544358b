// How a record is handled: why it is shared, under which codes, from whom it is kept, until when, and who has looked at it.
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { ask } from '../console/client.ts'
import { Fact } from '../console/fact.tsx'
import type { Problem } from '../console/problem.ts'
import { Failed, Loading } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import { showRecordLookups } from './record.operations.ts'
import type { RecordView } from './record.schema.ts'
import { Bureaus, ColumnValue, Grade, RetainUntil, type ShownColumn } from './record.words.panel.tsx'

const plain: readonly ShownColumn[] = ['purpose', 'personStatus', 'handlingCode', 'confidentiality', 'crimeArea']

export const RecordHandling = ({ record }: { record: RecordView }): ReactNode => {
  const codeWords = useCodeWords()
  const columns: Readonly<Record<string, unknown>> = record
  return (
    <>
      <div className="record-groups">
        <section className="record-group">
          <h2>
            <Words id="record.group-codes" />
          </h2>
          <dl className="facts">
            {plain.map((column) => (
              <Fact key={column} name={`record.${column}`}>
                <ColumnValue database={record.database} column={column} value={columns[column]} />
              </Fact>
            ))}
            <Fact name="record.sourceGrade">
              <Grade axis="source" of={record.sourceGrade} />
            </Fact>
            <Fact name="record.informationGrade">
              <Grade axis="information" of={record.informationGrade} />
            </Fact>
          </dl>
        </section>
        <section className="record-group">
          <h2>
            <Words id="record.group-time" />
          </h2>
          <dl className="facts">
            <Fact name="record.retainUntil">
              <RetainUntil day={record.retainUntil} />
            </Fact>
            <Fact name="record.entered">
              <Instant at={record.createdAt} />
              <By officer={record.createdBy} />
            </Fact>
            <Fact name="record.changed">
              <Instant at={record.updatedAt} />
              <By officer={record.updatedBy} />
            </Fact>
            {record.withdrawnReason ? (
              <Fact name="record.withdrawn-why">
                <span className="record-lines" dir="auto">
                  {record.withdrawnReason}
                </span>
              </Fact>
            ) : null}
            {record.allowed.includes('update') || record.restriction ? (
              <Fact name="record.restriction">
                {record.restriction ? (
                  <>
                    {codeWords('restriction', record.restriction.mode)}: <Bureaus codes={record.restriction.bureaus} />
                  </>
                ) : (
                  <Words id="record.unrestricted" />
                )}
              </Fact>
            ) : null}
          </dl>
        </section>
      </div>
      {record.allowed.includes('lookups') ? <Lookups record={record} /> : null}
    </>
  )
}

const By = ({ officer }: { officer: string | undefined }) =>
  officer ? (
    <>
      {' · '}
      <bdi className="mono">{officer}</bdi>
    </>
  ) : null

type LookupPage = Answer<typeof showRecordLookups>

/** Who looked, for the owner. What was looked up for asylum, commission or compliance is never in it. */
const Lookups = ({ record }: { record: RecordView }) => {
  const codeWords = useCodeWords()
  const looks = useInfiniteQuery<LookupPage, Problem, LookupPage[], readonly unknown[], string | null>({
    queryKey: [showRecordLookups.name, record.id],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) =>
      ask(
        showRecordLookups,
        { params: { database: record.database, id: record.id }, query: pageParam === null ? {} : { after: pageParam } },
        { signal },
      ),
    getNextPageParam: (page) => page.after,
    select: ({ pages }) => pages,
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
