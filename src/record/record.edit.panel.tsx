// Entering and changing a record: what was typed stays, a stale version is told with what changed, withdrawal names its consequence.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Form } from '../console/form.tsx'
import { useSession } from '../console/session.ts'
import { FormActs, ReasonSheet } from '../console/sheet.tsx'
import { Loading } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { blankDraft, changeFrom, draftOf, entryFrom, type RecordDraft } from './record.draft.panel.ts'
import { changesBetween, declaredFields, spreadRestriction } from './record.fields.panel.ts'
import { RecordFields, RecordHandlingFields } from './record.form.panel.tsx'
import { type SentLines, sentLines } from './record.lines.panel.ts'
import { createRecord, updateRecord, withdrawRecord } from './record.operations.ts'
import type { RecordView } from './record.schema.ts'
import { type DatabaseDescription, useDatabase } from './record.value.panel.tsx'
import { Changes, shownColumns } from './record.words.panel.tsx'

const useUnchosen = (draft: RecordDraft) => {
  const words = useWords()
  return [
    ...(draft.reference.trim() === '' ? [{ pointer: '/reference', says: words('record.write-reference') }] : []),
    ...(draft.status === null ? [{ pointer: '/status', says: words('record.choose') }] : []),
    ...(draft.purpose === null ? [{ pointer: '/purpose', says: words('record.choose') }] : []),
  ]
}

/** A new record of the own bureau. `onDone` gets it; `onLeave` leaves what was typed where it is. */
export const RecordEntryForm = ({
  database,
  onDone,
  onLeave,
}: {
  database: DatabaseDescription
  onDone: (record: RecordView) => void
  onLeave: () => void
}): ReactNode => {
  const { purpose } = useSession()
  const own = purpose !== null && database.entryPurposes.includes(purpose) ? purpose : null
  const [draft, change, clear] = useDraft<RecordDraft>(`record entry ${database.name}`, blankDraft(own))
  const [tried, setTried] = useState(false)
  const [sent, setSent] = useState<SentLines>({})
  const declared = declaredFields(database.fields)
  const faults = useUnchosen(draft)
  const enter = useAct(createRecord, {
    onDone: (record) => {
      clear()
      onDone(record)
    },
  })
  const props = { database, declared, draft, change, isNew: true, sent }
  return (
    <div className="record-form">
      <Form
        problem={enter.error}
        {...(tried && faults.length > 0 ? { faults } : {})}
        onSubmit={() => {
          setTried(true)
          setSent(sentLines(draft.fields))
          const body = entryFrom(draft, declared)
          if (faults.length === 0 && body !== null && !enter.isPending)
            enter.mutate({ params: { database: database.name }, body })
        }}
      >
        <RecordFields {...props} />
        <RecordHandlingFields {...props} />
        <FormActs act={<Words id="record.enter" />} busy={enter.isPending} onLeave={onLeave}>
          <Button variant="subtle" color="routine" onClick={clear}>
            <Words id="record.clear" />
          </Button>
        </FormActs>
      </Form>
    </div>
  )
}

/** An own record, changed from the version that was read. */
export const RecordChangeForm = ({ record, onLeave }: { record: RecordView; onLeave: () => void }): ReactNode => {
  const words = useWords()
  const database = useDatabase(record.database)
  const [read, setRead] = useState(record)
  const [draft, change, clear] = useDraft(`record ${record.id}`, draftOf(read))
  const [tried, setTried] = useState(false)
  const [sent, setSent] = useState<SentLines>({})
  const faults = useUnchosen(draft)
  const save = useAct(updateRecord, {
    refreshes: ['record.', 'hit.'],
    onDone: () => {
      clear()
      tell(words('record.saved'), 'good')
      onLeave()
    },
  })
  if (!database) return <Loading />
  const declared = declaredFields(database.fields)
  const props = { database, declared, draft, change, isNew: false, sent }
  return (
    <div className="record-form">
      {record.version !== read.version ? (
        <Meanwhile read={read} present={record} accept={() => setRead(record)} />
      ) : null}
      <Form
        problem={save.error}
        {...(tried && faults.length > 0 ? { faults } : {})}
        onSubmit={() => {
          setTried(true)
          setSent(sentLines(draft.fields))
          const body = changeFrom(draft, declared, read.version)
          if (faults.length === 0 && body !== null && !save.isPending)
            save.mutate({ params: { database: record.database, id: record.id }, body })
        }}
      >
        <RecordFields {...props} />
        <RecordHandlingFields {...props} />
        <FormActs
          act={<Words id="record.save" />}
          busy={save.isPending}
          disabled={record.version !== read.version}
          onLeave={onLeave}
        >
          <Button
            variant="subtle"
            color="routine"
            onClick={() => {
              clear()
              setRead(record)
            }}
          >
            <Words id="record.restore" />
          </Button>
        </FormActs>
      </Form>
    </div>
  )
}

/** Somebody else has changed the record since it was read: what, and a way to go on with the own changes on top. */
const Meanwhile = ({ read, present, accept }: { read: RecordView; present: RecordView; accept: () => void }) => (
  <div className="record-banner" data-tone="urgent" role="alert">
    <div>
      <p>
        <strong>
          <Words
            id="record.changed-meanwhile"
            values={{
              officer: <bdi className="mono">{present.updatedBy ?? present.owner.toUpperCase()}</bdi>,
              at: <Instant at={present.updatedAt} />,
            }}
          />
        </strong>
      </p>
      <Changes
        database={present.database}
        of={changesBetween(spreadRestriction(read), spreadRestriction(present), shownColumns)}
      />
      <p>
        <Button onClick={accept}>
          <Words id="record.keep-mine" />
        </Button>{' '}
        <Words id="record.keep-mine-why" />
      </p>
    </div>
  </div>
)

/** Withdrawal cannot be taken back: no check finds the record from then on. */
export const WithdrawSheet = ({
  record,
  open,
  onClose,
}: {
  record: RecordView
  open: boolean
  onClose: () => void
}): ReactNode => {
  const words = useWords()
  const withdraw = useAct(withdrawRecord, {
    refreshes: ['record.', 'hit.'],
    onDone: () => {
      onClose()
      tell(words('record.withdrawn-done'), 'good')
    },
  })
  return (
    <ReasonSheet
      open={open}
      title={<Words id="record.withdraw" />}
      consequence={<Words id="record.withdraw-consequence" />}
      tone="flash"
      reasons={[] as readonly string[]}
      list="record"
      act={<Words id="record.withdraw-act" />}
      textRequired
      busy={withdraw.isPending}
      problem={withdraw.error}
      onAct={({ text }) =>
        withdraw.mutate({
          params: { database: record.database, id: record.id },
          body: { version: record.version, reason: text },
        })
      }
      onClose={onClose}
    />
  )
}
