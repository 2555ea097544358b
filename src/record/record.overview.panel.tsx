// The record itself: its fields in groups, each with its meaning, and who said it, when, and how well graded.
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { Instant } from '../console/time.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { fieldGroupOf, fieldGroups } from './record.fields.panel.ts'
import type { RecordView } from './record.schema.ts'
import { FieldValue, useDeclaredFields } from './record.value.panel.tsx'
import { Grade } from './record.words.panel.tsx'

export const RecordOverview = ({ record }: { record: RecordView }): ReactNode => {
  const declared = useDeclaredFields(record.database)
  const fields = record.fields as Readonly<Record<string, unknown>>
  const names = [...declared.keys()].filter((name) => fields[name] !== undefined)
  return (
    <>
      <div className="record-groups">
        {fieldGroups.map((group) => {
          const own = names.filter((name) => fieldGroupOf(name) === group)
          if (own.length === 0) return null
          return (
            <section className="record-group" key={group}>
              <h2>
                <Words id={`record.group-${group}`} />
              </h2>
              <dl className="facts">
                {own.map((name) => (
                  <FieldFact key={name} database={record.database} name={name}>
                    <FieldValue database={record.database} field={declared.get(name)} value={fields[name]} copy />
                  </FieldFact>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
      <p className="record-said">
        <Words
          id="record.said-by"
          values={{ owner: <bdi>{bureauName(record.owner)}</bdi>, at: <Instant at={record.updatedAt} /> }}
        />
        {record.sourceGrade || record.informationGrade ? (
          <>
            {' · '}
            <Words id="record.sourceGrade" /> <Grade axis="source" of={record.sourceGrade} />
            {' · '}
            <Words id="record.informationGrade" /> <Grade axis="information" of={record.informationGrade} />
          </>
        ) : (
          <>
            {' · '}
            <Words id="record.ungraded" />
          </>
        )}
      </p>
    </>
  )
}

const FieldFact = ({ database, name, children }: { database: string; name: string; children: ReactNode }) => {
  const codeWords = useCodeWords()
  const hint = codeWords(`field-hint.${database}`, name)
  return (
    <>
      <dt {...(hint === name ? {} : { title: hint })}>
        <Words id={`field.${database}.${name}`} />
      </dt>
      <dd>{children}</dd>
    </>
  )
}
