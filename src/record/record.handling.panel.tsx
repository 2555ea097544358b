// How a record is handled: why it is shared, under which codes, from whom it is kept, and until when.
import type { ReactNode } from 'react'
import { Fact } from '../console/fact.tsx'
import { To } from '../console/go.tsx'
import { useSession } from '../console/session.ts'
import { Instant } from '../console/time.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import type { RecordView } from './record.schema.ts'
import { Bureaus, ColumnValue, Grade, RetainUntil, type ShownColumn } from './record.words.panel.tsx'

const plain: readonly ShownColumn[] = [
  'purpose',
  'personStatus',
  'handlingCode',
  'confidentiality',
  'crimeArea',
  'alert',
]

export const RecordHandling = ({ record }: { record: RecordView }): ReactNode => {
  const codeWords = useCodeWords()
  const { bureau } = useSession()
  const columns: Readonly<Record<string, unknown>> = record
  return (
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
        {record.owner === bureau ? (
          <p>
            <To address={`/who-sees/${record.database}/${record.id}`}>
              <Words id="who-sees.title" />
            </To>
          </p>
        ) : null}
      </section>
    </div>
  )
}

const By = ({ officer }: { officer: string | undefined }) =>
  officer ? (
    <>
      {' · '}
      <bdi className="mono">{officer}</bdi>
    </>
  ) : null
