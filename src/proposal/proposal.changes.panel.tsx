// What a proposal would change, line by line: what the record says now, what it said then, what it should say, and conflicts.
import { Checkbox } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconEqual, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useWords, Words } from '../console/words.tsx'
import type { DatabaseName } from '../record/record.schema.ts'
import {
  FieldValue,
  useDeclaredFields,
  useFieldWords,
  useListed,
  useStatusWords,
} from '../record/record.value.panel.tsx'
import './proposal.css'
import { type ProposalView, statusField } from './proposal.schema.ts'

/** The label of a change: `Status`, or the field as its database calls it. */
export const useChangeWords = (): ((database: string, field: string) => string) => {
  const words = useWords()
  const fieldWords = useFieldWords()
  return (database, field) => (field === statusField ? words('record.status') : fieldWords(database, field))
}

/** The labels of several changes in a row. */
export const useChangesWords = (): ((database: string, fields: readonly string[]) => string) => {
  const changeWords = useChangeWords()
  const listed = useListed()
  return (database, fields) => listed(fields.map((field) => changeWords(database, field)))
}

const ChangeValue = ({ database, field, value }: { database: DatabaseName; field: string; value: unknown }) => {
  const declared = useDeclaredFields(database)
  const statusWords = useStatusWords()
  if (value === null || value === undefined)
    return (
      <span className="quiet">
        <Words id="proposal.nothing" />
      </span>
    )
  if (field === statusField) return statusWords(database, String(value))
  return <FieldValue database={database} field={declared.get(field)} value={value} />
}

const Conflict = ({ of }: { of: ProposalView['changes'][number] }) => {
  if (of.accepted !== null)
    return (
      <span className="proposal-outcome">
        {of.accepted === 'yes' ? <IconCheck size={14} aria-hidden /> : <IconX size={14} aria-hidden />}{' '}
        <Words id={of.accepted === 'yes' ? 'proposal.taken' : 'proposal.not-taken'} />
      </span>
    )
  if (of.conflict === 'none') return null
  return of.conflict === 'changed' ? (
    <span className="proposal-conflict">
      <IconAlertTriangle size={14} aria-hidden /> <Words id="proposal.conflict-changed" />
    </span>
  ) : (
    <span className="proposal-outcome">
      <IconEqual size={14} aria-hidden /> <Words id="proposal.conflict-same" />
    </span>
  )
}

/** `taken` and `onTake` are left out where nothing is to be decided: then nothing can be chosen. */
export const ProposedChanges = ({
  proposal,
  taken,
  onTake,
}: {
  proposal: Pick<ProposalView, 'database' | 'changes'>
  taken?: readonly string[]
  onTake?: (fields: readonly string[]) => void
}): ReactNode => {
  const words = useWords()
  const changeWords = useChangeWords()
  const { database, changes } = proposal
  return (
    <div className="proposal-scroll">
      <table className="proposal-changes">
        <thead>
          <tr>
            {onTake ? (
              <th scope="col">
                <Checkbox
                  aria-label={words('proposal.take-all')}
                  checked={changes.every(({ field }) => taken?.includes(field))}
                  indeterminate={
                    changes.some(({ field }) => taken?.includes(field)) &&
                    !changes.every(({ field }) => taken?.includes(field))
                  }
                  onChange={(event) => onTake(event.currentTarget.checked ? changes.map(({ field }) => field) : [])}
                />
              </th>
            ) : null}
            {['record.field', 'proposal.now', 'proposal.then', 'proposal.proposed'].map((head) => (
              <th scope="col" key={head}>
                <Words id={head} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => {
            const label = changeWords(database, change.field)
            const part = (value: unknown) => <ChangeValue database={database} field={change.field} value={value} />
            return (
              <tr key={change.field} data-conflict={change.conflict}>
                {onTake ? (
                  <td>
                    <Checkbox
                      aria-label={words('proposal.take-field', { field: label })}
                      checked={taken?.includes(change.field) ?? false}
                      onChange={(event) => {
                        const others = (taken ?? []).filter((one) => one !== change.field)
                        onTake(event.currentTarget.checked ? [...others, change.field] : others)
                      }}
                    />
                  </td>
                ) : null}
                <th scope="row">
                  {label}
                  <Conflict of={change} />
                </th>
                <td>{part(change.now)}</td>
                <td>{part(change.before)}</td>
                <td>
                  <strong>{part(change.proposed)}</strong>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
