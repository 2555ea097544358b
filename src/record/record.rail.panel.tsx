// Beside a record: its numbers to copy, the bureaus that say what it states, and what later slices add to it.
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { Mono } from '../console/mono.tsx'
import { Instant } from '../console/time.tsx'
import { useWords, Words } from '../console/words.tsx'
import { identifiersIn, sayersOf } from './record.said.panel.ts'
import type { RecordView } from './record.schema.ts'
import { useDeclaredFields, usePathWords } from './record.value.panel.tsx'

/** One box of the rail; `head` is the id of its words. */
export const RailBox = ({ head, children }: { head: string; children: ReactNode }): ReactNode => (
  <section className="record-rail-box">
    <h2>
      <Words id={head} />
    </h2>
    {children}
  </section>
)

export const RecordRail = ({ record, children }: { record: RecordView; children?: ReactNode }): ReactNode => {
  const words = useWords()
  const declared = useDeclaredFields(record.database)
  const pathWords = usePathWords()
  const fields = record.fields as Readonly<Record<string, unknown>>
  const stated = [...declared.keys()].filter((name) => Object.hasOwn(fields, name))
  return (
    <aside className="record-rail no-print" aria-label={words('record.rail')} data-region>
      <RailBox head="record.identifiers">
        <dl className="record-rail-numbers">
          <div>
            <dt>
              <Words id="record.reference" />
            </dt>
            <dd>
              <Mono copy>{record.reference}</Mono>
            </dd>
          </div>
          {identifiersIn(declared.values(), fields).map(({ path, value }) => (
            <div key={`${path} ${value}`}>
              <dt>{pathWords(record.database, path)}</dt>
              <dd>
                <Mono copy>{value}</Mono>
              </dd>
            </div>
          ))}
        </dl>
      </RailBox>
      <RailBox head="record.sayers">
        <ul className="record-rail-list">
          {sayersOf(record, stated).map(({ bureau, fields: said, last }) => (
            <li key={bureau}>
              <strong>
                <bdi>{bureauName(bureau)}</bdi>
              </strong>{' '}
              <span className="quiet">
                <Words id="record.sayer-fields" values={{ count: said.length }} /> · <Instant at={last} how="short" />
              </span>
            </li>
          ))}
        </ul>
      </RailBox>
      {children}
    </aside>
  )
}
