// Question and bearer beside the record, line by line, each verdict as a sign and in words.
import type { ReactNode } from 'react'
import { useWords, Words } from '../console/words.tsx'
import { FieldValue, useDeclaredFields } from '../record/record.value.panel.tsx'
import { comparedField, fieldsBeside } from './hit.compared.panel.ts'
import { verdictSigns } from './hit.parts.panel.tsx'
import './hit.compare.css'
import type { HitView } from './hit.schema.ts'

export const HitCompare = ({ hit }: { hit: HitView }): ReactNode => {
  const words = useWords()
  const declared = useDeclaredFields(hit.database)
  if (hit.compare.length === 0) {
    return (
      <p className="quiet">
        <Words id="hit.compare-erased" />
      </p>
    )
  }
  return (
    <table className="compare" aria-label={words('hit.compare-label')}>
      <thead>
        <tr>
          <th scope="col">
            <Words id="hit.compare-field" />
          </th>
          <th scope="col">
            <Words id="hit.compare-question" />
          </th>
          <th scope="col">
            <Words id="hit.compare-record" values={{ version: hit.record.version }} />
          </th>
          <th scope="col">
            <Words id="hit.compare-verdict" />
          </th>
        </tr>
      </thead>
      <tbody>
        {hit.compare.map((line) => (
          <tr key={line.field} data-verdict={line.verdict}>
            <th scope="row">{line.label}</th>
            <td>
              <FieldValue
                database={hit.database}
                field={comparedField(declared.get(line.field))}
                value={line.question}
              />
            </td>
            <td>
              <FieldValue database={hit.database} field={comparedField(declared.get(line.field))} value={line.record} />
            </td>
            <td className="compare-verdict">
              <span className="compare-sign" aria-hidden="true">
                {verdictSigns[line.verdict]}
              </span>
              <span>{line.says}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Fields of the record that no line says, or not whole, but that help to recognise the person or the thing. */
export const HitRecordFields = ({ hit }: { hit: HitView }): ReactNode => {
  const declared = useDeclaredFields(hit.database)
  const others = fieldsBeside(
    hit.record.fields as Readonly<Record<string, unknown>>,
    hit.compare.map((line) => line.field),
  )
  if (others.length === 0) return null
  return (
    <dl className="facts">
      {others.map(([name, value]) => (
        <FieldLine key={name} database={hit.database} name={name}>
          <FieldValue database={hit.database} field={declared.get(name)} value={value} />
        </FieldLine>
      ))}
    </dl>
  )
}

const FieldLine = ({ database, name, children }: { database: string; name: string; children: ReactNode }) => (
  <>
    <dt>
      <Words id={`field.${database}.${name}`} />
    </dt>
    <dd>{children}</dd>
  </>
)
