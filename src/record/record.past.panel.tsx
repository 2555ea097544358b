// What a record was: each version beside the one that replaced it, newest first, with who changed it and why.
import type { ReactNode } from 'react'
import { useAnswer } from '../console/client.ts'
import { Answered, EmptyYet } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { changesBetween, spreadRestriction } from './record.fields.panel.ts'
import { showRecordHistory } from './record.operations.ts'
import type { RecordView } from './record.schema.ts'
import { Changes, shownColumns } from './record.words.panel.tsx'

export const RecordHistory = ({ record }: { record: RecordView }): ReactNode => {
  const history = useAnswer(showRecordHistory, { params: { database: record.database, id: record.id } })
  const codeWords = useCodeWords()
  return (
    <Answered of={history}>
      {({ versions }) =>
        versions.length === 0 ? (
          <EmptyYet>
            <Words id="record.never-changed" values={{ at: <Instant at={record.createdAt} /> }} />
          </EmptyYet>
        ) : (
          <ol className="record-versions" reversed>
            {versions.map((version, index) => {
              const newer = versions[index - 1]
              const after = newer ? (newer.snapshot as Readonly<Record<string, unknown>>) : spreadRestriction(record)
              const before = version.snapshot as Readonly<Record<string, unknown>>
              const changes = changesBetween(before, after, shownColumns)
              return (
                <li className="record-version" key={version.version}>
                  <h2>
                    <Words
                      id="record.version-replaced"
                      values={{ from: version.version, to: newer?.version ?? record.version }}
                    />{' '}
                    · {codeWords('record-change', version.change)}
                  </h2>
                  <p className="record-said">
                    <Instant at={version.changedAt} />
                    {version.changedBy ? (
                      <>
                        {' · '}
                        <bdi className="mono">{version.changedBy}</bdi>
                      </>
                    ) : null}
                  </p>
                  {version.reason ? (
                    <p className="record-lines" dir="auto">
                      {version.reason}
                    </p>
                  ) : null}
                  {changes.length > 0 ? <Changes database={record.database} of={changes} /> : null}
                </li>
              )
            })}
          </ol>
        )
      }
    </Answered>
  )
}
