// The own records of a database, newest first, and the form to enter one. Records of others are checked, never listed.
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { useCommands } from '../console/commands.ts'
import { useGo, useParameters } from '../console/go.tsx'
import { useShownMark } from '../console/mark.tsx'
import { Mono } from '../console/mono.tsx'
import { usePagedLines } from '../console/paging.ts'
import { useMay, useSession } from '../console/session.ts'
import { EmptyYet, Loading, NotFound } from '../console/states.tsx'
import { type Column, Table } from '../console/table.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import '../console/split.css'
import './record.css'
import { RecordEntryForm } from './record.edit.panel.tsx'
import { createRecord, describeDatabases, listRecords } from './record.operations.ts'
import { RefusedLook } from './record.refused.panel.tsx'
import { type DatabaseName, databaseNames, type RecordView } from './record.schema.ts'
import { RecordTitle, useDatabase, useStatusWords } from './record.value.panel.tsx'

const isDatabase = (name: string): name is DatabaseName => (databaseNames as readonly string[]).includes(name)

/** `/records` and `/records/:database`; without a name the first database of the officer. */
export const OwnRecords = (): ReactNode => {
  const { database } = useParameters()
  const { databases } = useSession()
  const name = database ?? databaseNames.find((one) => databases.includes(one)) ?? databaseNames[0]
  return isDatabase(name) ? <OwnList key={name} database={name} /> : <NotFound />
}

const Status = ({ record }: { record: RecordView }) => {
  const statusWords = useStatusWords()
  return <strong>{statusWords(record.database, record.status)}</strong>
}
const Life = ({ record }: { record: RecordView }) => {
  const codeWords = useCodeWords()
  return (
    <span className="record-life" data-life={record.life}>
      {codeWords('life', record.life)}
    </span>
  )
}

const columns: readonly Column<RecordView>[] = [
  {
    id: 'status',
    head: 'record.status',
    width: '164px',
    sort: (record) => record.status,
    cell: (record) => <Status record={record} />,
  },
  {
    id: 'title',
    head: 'record.thing',
    cell: (record) => (
      <RecordTitle database={record.database} fields={record.fields as Readonly<Record<string, unknown>>} />
    ),
  },
  {
    id: 'reference',
    head: 'record.reference',
    width: '180px',
    hide: 'middling',
    cell: (record) => <Mono>{record.reference}</Mono>,
  },
  {
    id: 'life',
    head: 'record.life',
    width: '110px',
    sort: (record) => record.life,
    cell: (record) => <Life record={record} />,
  },
  {
    id: 'mark',
    head: 'record.handlingCode',
    width: '90px',
    hide: 'narrow',
    cell: (record) => <Mono>{record.handlingCode}</Mono>,
  },
  {
    id: 'retain',
    head: 'record.retainUntil',
    width: '120px',
    hide: 'narrow',
    sort: (record) => record.retainUntil,
    cell: (record) => <Mono>{record.retainUntil}</Mono>,
  },
  {
    id: 'updated',
    head: 'record.changed',
    width: '160px',
    hide: 'narrow',
    sort: (record) => record.updatedAt,
    cell: (record) => <Instant at={record.updatedAt} how="short" />,
  },
]

const keyOf = (record: RecordView): string => record.id

/** The strictest marks among the lines, for the status bar; a list draws no mark in each row. */
const strictestOf = (records: readonly RecordView[]) => ({
  code: records
    .map((record) => record.handlingCode)
    .sort()
    .at(-1),
  confidentiality: ['confidential', 'restricted', 'official-use-only'].find((level) =>
    records.some((record) => record.confidentiality === level),
  ),
})

/** Tells the status bar under which marks the lines stand. */
const Marked = ({ records, children }: { records: readonly RecordView[]; children: ReactNode }) => {
  const strictest = strictestOf(records)
  useShownMark(strictest.code, strictest.confidentiality)
  return children
}

const OwnList = ({ database }: { database: DatabaseName }) => {
  const words = useWords()
  const go = useGo()
  const mayEnter = useMay(createRecord)
  const described = useDatabase(database)
  const all = useAnswer(describeDatabases, {}).data?.databases ?? []
  const [entering, setEntering] = useState(false)
  const list = usePagedLines(listRecords, { params: { database }, query: { limit: 100 } }, (page) => page.records)
  const records = list.data ?? []
  useCommands(
    mayEnter ? [{ id: 'record enter', does: 'record.enter-new', section: 'create', run: () => setEntering(true) }] : [],
  )
  return (
    <div className="record-list">
      <div className="list-head">
        <h1>
          <Words id="record.own-title" />
        </h1>
        <fieldset className="record-list-databases" aria-label={words('record.databases')}>
          {all.map((one) => (
            <Button
              key={one.name}
              variant={one.name === database ? 'light' : 'subtle'}
              aria-pressed={one.name === database}
              onClick={() => go(`/records/${one.name}`)}
              title={words(`database.${one.name}`)}
            >
              <bdi>{one.acronym}</bdi>
            </Button>
          ))}
        </fieldset>
        {mayEnter && described && !entering ? (
          <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setEntering(true)}>
            <Words id="record.enter-new" />
          </Button>
        ) : null}
      </div>
      {entering && described ? (
        <div className="record-body record-scroll">
          <h2>
            <Words id="record.entering" values={{ database: words(`database.${database}`) }} />
          </h2>
          <RecordEntryForm
            database={described}
            onDone={(record) => go(`/records/${record.database}/${record.id}`)}
            onLeave={() => setEntering(false)}
          />
        </div>
      ) : list.error && records.length === 0 ? (
        <RefusedLook problem={list.error} retry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Loading rows={16} />
      ) : records.length === 0 ? (
        <EmptyYet
          {...(mayEnter ? { act: { says: <Words id="record.enter-new" />, run: () => setEntering(true) } } : {})}
        >
          <Words id="record.own-none" />
        </EmptyYet>
      ) : (
        <Marked records={records}>
          <Table
            lines={records}
            columns={columns}
            keyOf={keyOf}
            label={words('record.own-title')}
            scope={database}
            look={(record) => ({ struck: record.life === 'withdrawn' })}
            onOpen={(record) => go(`/records/${record.database}/${record.id}`)}
            onEnd={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
            foot={
              <Words
                id={list.hasNextPage ? 'record.shown-more' : 'record.shown-all'}
                values={{ count: records.length }}
              />
            }
          />
        </Marked>
      )}
    </div>
  )
}
