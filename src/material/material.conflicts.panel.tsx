// Fields of entities whose statements cannot all be true, all sources side by side; nothing is settled by merging.
import type { ReactNode } from 'react'
import { usePages } from '../console/paging.ts'
import { EmptyYet, Failed, Loading } from '../console/states.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { SideBySide } from './material.entity.panel.tsx'
import { listConflicts } from './material.operations.ts'
import { Entity, More } from './material.parts.panel.tsx'

export const Conflicts = ({ file, onGo }: { file: string; onGo: (id: string) => void }): ReactNode => {
  const codeWords = useCodeWords()
  const list = usePages(listConflicts, { params: { id: file }, query: { limit: 50 } })
  if (list.error && !list.data) return <Failed problem={list.error} retry={() => void list.refetch()} />
  if (list.isPending) return <Loading rows={8} />
  const conflicts = list.data.flatMap((page) => page.conflicts)
  return (
    <div className="material-conflicts">
      {conflicts.length === 0 && !list.hasNextPage ? (
        <EmptyYet>
          <Words id="material.no-conflicts" />
        </EmptyYet>
      ) : (
        <ul className="material-plain">
          {conflicts.map((one) => (
            <li key={`${one.entity.id} ${one.field}`} className="material-field" data-conflict>
              <h3>
                <button type="button" className="material-go" onClick={() => onGo(one.entity.id)}>
                  <Entity kind={one.entity.kind} title={one.entity.title} />
                </button>{' '}
                · {codeWords('material-field', one.field)}
              </h3>
              <SideBySide field={one.field} values={one.values} />
            </li>
          ))}
        </ul>
      )}
      <More list={list} />
    </div>
  )
}
