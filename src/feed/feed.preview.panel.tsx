// The first lines as they will be entered, each with its faults in words; nothing is sent for it.
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Mono } from '../console/mono.tsx'
import { useWords, Words } from '../console/words.tsx'
import type { SourceLine } from '../intake/record-source.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { leavesOf } from './feed.leaves.panel.ts'
import type { LineFault } from './feed.schema.ts'
import { targetsOfDatabase } from './feed.targets.panel.ts'
import { useChoiceWords, useFaultWords, usePlaceWords } from './feed.words.panel.tsx'

export type PreviewLine = { readonly line: SourceLine; readonly faults: readonly LineFault[] }

const EntryWords = ({ database, entry }: { database: DatabaseName; entry: unknown }) => {
  const words = useWords()
  const placeWords = usePlaceWords(database)
  const choiceWords = useChoiceWords(database)
  const targets = new Map(targetsOfDatabase(database).map((target) => [target.pointer, target]))
  return (
    <dl className="feed-entry">
      {leavesOf(entry).map(({ pointer, target, value }) => {
        const known = targets.get(target)
        const text = typeof value === 'boolean' ? words(value ? 'record.yes' : 'record.no') : String(value)
        return (
          <div key={pointer}>
            <dt>{known ? placeWords(pointer) : <Mono>{pointer}</Mono>}</dt>
            <dd>
              <bdi>{known?.choices.includes(text) ? choiceWords(known, text) : text}</bdi>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

export const Preview = ({ database, lines }: { database: DatabaseName; lines: readonly PreviewLine[] }): ReactNode => {
  const faultWords = useFaultWords()
  const placeWords = usePlaceWords(database)
  const known = new Set(targetsOfDatabase(database).map(({ pointer }) => pointer))
  const words = useWords()
  return (
    <table className="feed-table feed-preview" aria-label={words('feed.preview')}>
      <thead>
        <tr>
          <th scope="col">
            <Words id="feed.line" />
          </th>
          <th scope="col">
            <Words id="feed.as-entered" />
          </th>
          <th scope="col">
            <Words id="feed.judged" />
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ line, faults }) => (
          <tr key={line.offset} data-faulty={faults.length > 0 || undefined}>
            <th scope="row">
              <Mono>{line.line === line.lastLine ? String(line.line) : `${line.line}–${line.lastLine}`}</Mono>
            </th>
            <td>
              {'entry' in line ? (
                <EntryWords database={database} entry={line.entry} />
              ) : (
                <code className="feed-raw" dir="auto">
                  {line.raw.slice(0, 300)}
                </code>
              )}
            </td>
            <td>
              {faults.length === 0 ? (
                <span className="feed-good">
                  <IconCheck size={14} aria-hidden /> <Words id="feed.good" />
                </span>
              ) : (
                <ul className="feed-faults">
                  {faults.map((fault) => (
                    <li key={`${fault.pointer} ${fault.key}`}>
                      <IconAlertTriangle size={14} aria-hidden />
                      <span>
                        {fault.pointer === '' ? null : (
                          <span className="strong">
                            {known.has(fault.pointer.replace(/\/\d+(?=\/|$)/g, '/0')) ? (
                              placeWords(fault.pointer)
                            ) : (
                              <Mono>{fault.pointer}</Mono>
                            )}
                            {': '}
                          </span>
                        )}
                        {faultWords(fault)}
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
