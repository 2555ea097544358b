// The record itself: its fields in groups, each with who said it, when, and how sure it is; what conflicts stands side by side.
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { Loading, Removed, Withheld } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { fieldGroupOf, fieldGroups } from './record.fields.panel.ts'
import { RecordFlaws } from './record.flaws.panel.tsx'
import { conflictsIn, withheldIn } from './record.said.panel.ts'
import { SaidBy } from './record.saidby.panel.tsx'
import type { RecordView } from './record.schema.ts'
import { FieldValue, useDeclaredFields } from './record.value.panel.tsx'
import { Grade } from './record.words.panel.tsx'

const isStated = (value: unknown): boolean =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)

/** `onMend` opens the form of the owner; left out where this reader cannot change the record. */
export const RecordOverview = ({
  record,
  onMend,
}: {
  record: RecordView
  onMend?: (() => void) | undefined
}): ReactNode => {
  const declared = useDeclaredFields(record.database)
  const fields = record.fields as Readonly<Record<string, unknown>>
  const withheld = new Set(withheldIn(declared.values(), fields))
  const conflicts = new Set(conflictsIn(fields))
  // Cautions stand above everything, in the head of the page.
  const names = [...declared.keys()].filter(
    (name) => name !== 'cautions' && (withheld.has(name) || isStated(fields[name])),
  )
  if (declared.size === 0) return <Loading rows={6} />
  return (
    <>
      {record.life === 'withdrawn' ? (
        <Removed
          at={record.updatedAt}
          reason={<span className="record-lines">{record.withdrawnReason ?? <Words id="record.is-withdrawn" />}</span>}
          ask={<bdi>{bureauName(record.owner)}</bdi>}
        />
      ) : null}
      {record.life === 'withdrawn' ? null : <RecordFlaws record={record} onMend={onMend} />}
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
                  <FieldFact key={name} database={record.database} name={name} conflict={conflicts.has(name)}>
                    {withheld.has(name) ? (
                      <Withheld by={bureauName(record.owner)} />
                    ) : (
                      <>
                        <FieldValue database={record.database} field={declared.get(name)} value={fields[name]} copy />
                        <SaidBy record={record} field={name} />
                      </>
                    )}
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
          values={{ owner: <bdi>{bureauName(record.owner)}</bdi>, at: <Instant at={record.createdAt} /> }}
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

const FieldFact = ({
  database,
  name,
  conflict,
  children,
}: {
  database: string
  name: string
  conflict: boolean
  children: ReactNode
}) => {
  const codeWords = useCodeWords()
  const hint = codeWords(`field-hint.${database}`, name)
  return (
    <>
      <dt {...(hint === name ? {} : { title: hint })}>
        <Words id={`field.${database}.${name}`} />
      </dt>
      <dd className="record-fact" data-conflict={conflict || undefined}>
        {children}
        {conflict ? (
          <span className="record-conflict">
            <IconAlertTriangle size={14} aria-hidden /> <Words id="record.conflict" />
          </span>
        ) : null}
      </dd>
    </>
  )
}
