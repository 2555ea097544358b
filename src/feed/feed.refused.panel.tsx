// Lines of an import that were refused: line, reference and reasons in words, and all of them as a table to take away.
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ask } from '../console/client.ts'
import { Mono } from '../console/mono.tsx'
import { Problem } from '../console/problem.ts'
import { Failed, Loading } from '../console/states.tsx'
import { useWords, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { showImport } from './feed.operations.ts'
import { nameOfRefused, type RefusedLine, tableOfRefused } from './feed.rejected.panel.ts'
import type { ImportView } from './feed.schema.ts'
import { asTarget, targetsOfDatabase } from './feed.targets.panel.ts'
import { usePlaceWords } from './feed.words.panel.tsx'

type Shown = Answer<typeof showImport>

const pageOf = (id: string, afterLine: number | null, limit: number, signal?: AbortSignal): Promise<Shown> =>
  ask(
    showImport,
    { params: { id }, query: { limit, ...(afterLine === null ? {} : { afterLine }) } },
    signal ? { signal } : {},
  )

/** Every refused line, a thousand at a time. */
const allRefused = async (id: string): Promise<RefusedLine[]> => {
  const found: RefusedLine[] = []
  for (let after: number | null = null; ; ) {
    const page: Shown = await pageOf(id, after, 1000)
    found.push(...page.refused)
    if (page.afterLine === null) return found
    after = page.afterLine
  }
}

/** Gives the browser a file to keep. */
const offer = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has begun by then; the text must not stay in memory for the life of the page.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Whether a pointer of a fault names a field, so that it can be said in words. */
const isField = (database: DatabaseName, pointer: string): boolean =>
  targetsOfDatabase(database).some((target) => target.pointer === asTarget(pointer))

/** Where in the line: the field in words, or the pointer as it is. */
const Place = ({ database, pointer }: { database: DatabaseName; pointer: string }) => {
  const placeWords = usePlaceWords(database)
  return <span className="strong">{isField(database, pointer) ? placeWords(pointer) : <Mono>{pointer}</Mono>}: </span>
}

export const RefusedLines = ({ of, raws }: { of: ImportView; raws: ReadonlyMap<number, string> }): ReactNode => {
  const words = useWords()
  const placeWords = usePlaceWords(of.database)
  const many = of.counts.refused ?? 0
  const [problem, setProblem] = useState<Problem | null>(null)
  const list = useInfiniteQuery<Shown, Problem, Shown['refused'], readonly unknown[], number | null>({
    queryKey: [showImport.name, 'refused', of.id],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) => pageOf(of.id, pageParam, 50, signal),
    getNextPageParam: (page) => page.afterLine,
    select: ({ pages }) => pages.flatMap((page) => page.refused),
    enabled: many > 0,
  })
  if (many === 0)
    return (
      <p className="quiet">
        <Words id="feed.refused-none" />
      </p>
    )
  const download = async () => {
    setProblem(null)
    try {
      const lines = (await allRefused(of.id)).map((one) => ({
        ...one,
        faults: one.faults.map(({ pointer, says }) => ({
          pointer: isField(of.database, pointer) ? placeWords(pointer) : pointer,
          says,
        })),
      }))
      const heads = ['feed.line', 'feed.reference', 'feed.reason', 'feed.raw'].map((id) => words(id))
      const [line = '', reference = '', reason = '', raw = ''] = heads
      offer(nameOfRefused(of.name), tableOfRefused([line, reference, reason, raw], lines, raws))
    } catch (error) {
      if (error instanceof Problem) setProblem(error)
      else throw error
    }
  }
  const lines = list.data ?? []
  return (
    <div className="feed-refused">
      <div className="form-acts">
        <Button leftSection={<IconDownload size={14} aria-hidden />} onClick={() => void download()}>
          <Words id="feed.download" />
        </Button>
        <span className="quiet small">
          <Words id={raws.size > 0 ? 'feed.download-raw' : 'feed.download-no-raw'} />
        </span>
      </div>
      {problem ? <Failed problem={problem} retry={() => void download()} /> : null}
      {list.isPending ? <Loading rows={6} /> : null}
      {list.error && lines.length === 0 ? <Failed problem={list.error} retry={() => void list.refetch()} /> : null}
      {lines.length > 0 ? (
        <table className="feed-table" aria-label={words('feed.refused')}>
          <thead>
            <tr>
              <th scope="col">
                <Words id="feed.line" />
              </th>
              <th scope="col">
                <Words id="feed.reference" />
              </th>
              <th scope="col">
                <Words id="feed.reason" />
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((one) => (
              <tr key={one.line}>
                <th scope="row">
                  <Mono>{String(one.line)}</Mono>
                </th>
                <td>{one.reference ? <Mono>{one.reference}</Mono> : <span className="quiet">—</span>}</td>
                <td>
                  <ul className="feed-faults">
                    {one.faults.map((fault) => (
                      <li key={`${fault.pointer} ${fault.key}`}>
                        <span>
                          {fault.pointer === '' ? null : <Place database={of.database} pointer={fault.pointer} />}
                          {fault.says}
                        </span>
                      </li>
                    ))}
                  </ul>
                  {raws.has(one.line) ? (
                    <code className="feed-raw" dir="auto">
                      {raws.get(one.line)?.slice(0, 300)}
                    </code>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {list.hasNextPage ? (
        <div>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            <Words id="feed.more" />
          </Button>
        </div>
      ) : null}
    </div>
  )
}
