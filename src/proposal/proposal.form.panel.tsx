// Proposing to the source of a record what it should say instead: fields to choose, the same inputs as its own form, why, how sure.
import { Button, MultiSelect } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, Form, TextField, useField } from '../console/form.tsx'
import { FormActs } from '../console/sheet.tsx'
import { Loading } from '../console/states.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { draftOf } from '../record/record.draft.panel.ts'
import { declaredFields } from '../record/record.fields.panel.ts'
import { DeclaredInput } from '../record/record.input.panel.tsx'
import { type SentLines, sentLines } from '../record/record.lines.panel.ts'
import type { RecordView } from '../record/record.schema.ts'
import { FieldValue, useDatabase, useFieldWords, useStatusWords } from '../record/record.value.panel.tsx'
import { gradeChoices, newEntryScheme } from '../terms/evaluation.ts'
import './proposal.css'
import { blankProposal, chosenFields, type ProposalDraft, proposalFrom, refusalOnForm } from './proposal.draft.panel.ts'
import { makeProposal } from './proposal.operations.ts'
import { mostChanges, type ProposalEntry, statusField } from './proposal.schema.ts'

type Grade = NonNullable<ProposalEntry['grade']>
const codesOf = (axis: 'source' | 'information') => gradeChoices(newEntryScheme, axis).map(({ code }) => code)

const useFaults = (draft: ProposalDraft) => {
  const words = useWords()
  const half = (draft.source === null) !== (draft.information === null)
  return [
    ...(draft.chosen.length === 0 ? [{ pointer: '/changes', says: words('proposal.choose-fields') }] : []),
    ...(draft.chosen.includes(statusField) && draft.status === null
      ? [{ pointer: '/status', says: words('record.choose') }]
      : []),
    ...(half
      ? [
          {
            pointer: draft.source === null ? '/grade/source' : '/grade/information',
            says: words('proposal.grade-whole'),
          },
        ]
      : []),
    ...(draft.reason.trim() === '' ? [{ pointer: '/reason', says: words('reason.write') }] : []),
  ]
}

/** What the record says now, above the input for what it should say. */
const Now = ({ children }: { children: ReactNode }) => (
  <p className="proposal-now">
    <span className="quiet">
      <Words id="proposal.now" />
    </span>{' '}
    {children}
  </p>
)

const FieldsChoice = ({
  data,
  value,
  onChange,
}: {
  data: readonly { readonly value: string; readonly label: string }[]
  value: readonly string[]
  onChange: (value: string[]) => void
}) => (
  <MultiSelect
    {...useField({ label: 'proposal.fields', hint: 'proposal.fields-hint', pointer: '/changes', required: true })}
    data={[...data]}
    value={[...value]}
    onChange={onChange}
    searchable
    maxValues={mostChanges}
    nothingFoundMessage={<Words id="form.nothing-found" />}
  />
)

/** `onLeave` leaves what was typed where it is. */
export const ProposeForm = ({ record, onLeave }: { record: RecordView; onLeave: () => void }): ReactNode => {
  const words = useWords()
  const fieldWords = useFieldWords()
  const statusWords = useStatusWords()
  const database = useDatabase(record.database)
  const [read, setRead] = useState(record)
  const [draft, change, clear] = useDraft<ProposalDraft>(`proposal ${record.id}`, blankProposal)
  const [tried, setTried] = useState(false)
  const [sent, setSent] = useState<{ readonly fields: readonly string[]; readonly lines: SentLines }>({
    fields: [],
    lines: {},
  })
  const faults = useFaults(draft)
  const make = useAct(makeProposal, {
    refreshes: ['proposal.'],
    onDone: () => {
      clear()
      tell(words('proposal.made', { bureau: bureauName(record.owner) }), 'good')
      onLeave()
    },
  })
  // The same refusal must stay the same object: a new one would take the focus at each letter.
  const refusal = useMemo(() => refusalOnForm(make.error, sent.fields), [make.error, sent.fields])
  if (!database) return <Loading />
  const declared = declaredFields(database.fields)
  const present = draftOf(read).fields
  const fields = record.fields as Readonly<Record<string, unknown>>
  const shown = chosenFields(draft, declared)
  const typedIn = (name: string) => (Object.hasOwn(draft.fields, name) ? draft.fields[name] : present[name])
  const stale = record.version !== read.version
  return (
    <div className="record-form">
      {stale ? (
        <div className="record-banner" data-tone="urgent" role="alert">
          <div>
            <p>
              <Words id="proposal.changed-meanwhile" />
            </p>
            <p>
              <Button onClick={() => setRead(record)}>
                <Words id="record.keep-mine" />
              </Button>
            </p>
          </div>
        </div>
      ) : null}
      <p className="proposal-why">
        <Words id="proposal.why" values={{ bureau: <bdi>{bureauName(record.owner)}</bdi> }} />
      </p>
      <Form
        problem={refusal}
        {...(tried && faults.length > 0 ? { faults } : {})}
        onSubmit={() => {
          setTried(true)
          if (faults.length > 0 || stale || make.isPending) return
          setSent({
            fields: shown.map(({ name }) => name),
            lines: sentLines(Object.fromEntries(shown.map(({ name }) => [name, typedIn(name) ?? '']))),
          })
          make.mutate({
            params: { database: record.database, id: record.id },
            body: proposalFrom(draft, declared, { present, version: read.version }),
          })
        }}
      >
        <FieldsChoice
          data={[
            { value: statusField, label: words('record.status') },
            ...declared.map(({ name }) => ({ value: name, label: fieldWords(record.database, name) })),
          ]}
          value={draft.chosen}
          onChange={(chosen) => change({ chosen })}
        />
        {draft.chosen.includes(statusField) ? (
          <div className="proposal-field">
            <Now>{statusWords(record.database, record.status)}</Now>
            <CodeField
              label="record.status"
              pointer="/status"
              list={`status.${record.database}`}
              codes={database.statuses}
              required
              value={draft.status}
              onChange={(status) => change({ status })}
            />
          </div>
        ) : null}
        {shown.map((field) => (
          <div className="proposal-field" key={field.name}>
            <Now>
              <FieldValue database={record.database} field={field} value={fields[field.name]} />
            </Now>
            <DeclaredInput
              database={record.database}
              field={field}
              value={typedIn(field.name)}
              onChange={(value) => change({ fields: { ...draft.fields, [field.name]: value } })}
              sent={sent.lines}
            />
          </div>
        ))}
        <TextField
          label="proposal.reason"
          hint="proposal.reason-hint"
          pointer="/reason"
          lines={3}
          required
          maxLength={1000}
          value={draft.reason}
          onChange={(reason) => change({ reason })}
        />
        <div className="form-row">
          <CodeField
            label="record.sourceGrade"
            pointer="/grade/source"
            list="grade-4x4-source"
            codes={codesOf('source')}
            value={draft.source}
            onChange={(source) => change({ source: source as Grade['source'] | null })}
          />
          <CodeField
            label="record.informationGrade"
            pointer="/grade/information"
            list="grade-4x4-information"
            codes={codesOf('information')}
            value={draft.information}
            onChange={(information) => change({ information: information as Grade['information'] | null })}
          />
        </div>
        <FormActs act={<Words id="proposal.send" />} busy={make.isPending} disabled={stale} onLeave={onLeave} />
      </Form>
    </div>
  )
}
