// A new table: the file and what its rows speak of, where its columns go with the first rows as they would come in, its grade and marking.
import { Button, Select, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { FileView } from '../analysis/analysis.schema.ts'
import { AttachmentUploads } from '../attachment/attachment.upload.panel.tsx'
import { useUploads } from '../attachment/attachment.uploads.panel.tsx'
import { useAct, useAnswer } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, Form, PartialDateField, TextField } from '../console/form.tsx'
import { useGo } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { FieldGroup } from '../console/repeated.tsx'
import { useSession } from '../console/session.ts'
import { Failed, Loading } from '../console/states.tsx'
import { tell } from '../console/undo.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { cellsOf, openSource, partOf, sampleSource } from '../feed/feed.source.panel.ts'
import { valuesOf } from '../feed/feed.targets.panel.ts'
import type { Answer } from '../kernel/operation.ts'
import { readersOf } from './material.contribute.panel.tsx'
import { emptyTable, importEntry, missingOfTable, type TableDraft } from './material.draft.panel.ts'
import { AxesFields, GradeFields } from './material.fields.panel.tsx'
import { type EntityKind, entityKinds, identifierKinds } from './material.fields.schema.ts'
import {
  asTarget,
  changeColumn,
  kindsToState,
  placeParts,
  stateConstant,
  targetsOfKind,
  turnColumn,
} from './material.targets.panel.ts'
import { beginTable, tryTable } from './material.work.operations.ts'
import type { MaterialMapping } from './material.work.schema.ts'

const dateForms = ['date-ymd', 'date-dmy', 'date-mdy'] as const

/** A place of an entity in words: `Names · Family name (2)`. */
const usePlaceWords = () => {
  const codeWords = useCodeWords()
  return (pointer: string): string => {
    const { field, part, place } = placeParts(pointer)
    const head = codeWords('material-field', field)
    const list = field === 'names' ? 'material-name' : 'material-part'
    return `${head}${part === undefined ? '' : ` · ${codeWords(list, part)}`}${place > 1 ? ` (${place})` : ''}`
  }
}

/** What stands in each column on the first lines, read from the file of this machine. */
const useSamples = (file: File | undefined): ((column: string) => readonly string[]) => {
  const [cells, setCells] = useState<(column: string) => readonly string[]>(() => () => [])
  useEffect(() => {
    let current = true
    setCells(() => () => [])
    if (!file) return
    const read = async () => {
      const source = await openSource([partOf(file)], { format: 'csv', header: true })
      const sample = await sampleSource(source, 50)
      if (current) setCells(() => (column: string) => valuesOf(cellsOf(source, sample, column)).slice(0, 3))
    }
    // A file that cannot be read here is judged by the hub, which says why.
    read().catch(() => undefined)
    return () => {
      current = false
    }
  }, [file])
  return cells
}

const Columns = ({
  kind,
  headings,
  cells,
  mapping,
  onChange,
}: {
  kind: EntityKind
  headings: readonly string[]
  cells: (column: string) => readonly string[]
  mapping: MaterialMapping
  onChange: (mapping: MaterialMapping) => void
}) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const placeWords = usePlaceWords()
  const targets = targetsOfKind(kind)
  const data = targets.map(({ pointer }) => ({ value: pointer, label: placeWords(pointer) }))
  return (
    <>
      <table className="material-table">
        <thead>
          <tr>
            <th scope="col">
              <Words id="feed.column" />
            </th>
            <th scope="col">
              <Words id="feed.goes-to" />
            </th>
            <th scope="col">
              <Words id="feed.how" />
            </th>
          </tr>
        </thead>
        <tbody>
          {headings.map((name, at) => {
            const column = mapping.columns.find(({ from }) => from === name)
            const target = column && targets.find(({ pointer }) => pointer === asTarget(column.to))
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may bear one name, and none moves
              <tr key={`${name} ${at}`}>
                <th scope="row">
                  <bdi className="strong">{name}</bdi>
                  <span className="material-samples quiet">
                    {cells(name).map((value) => (
                      <bdi key={value}>{value.length > 40 ? `${value.slice(0, 40)}…` : value}</bdi>
                    ))}
                  </span>
                </th>
                <td>
                  <Select
                    aria-label={words('feed.goes-to-of', { column: name })}
                    placeholder={words('feed.left-out')}
                    data={data}
                    value={target?.pointer ?? null}
                    searchable
                    clearable
                    clearButtonProps={{ 'aria-label': words('feed.clear') }}
                    nothingFoundMessage={<Words id="form.nothing-found" />}
                    onChange={(next) =>
                      onChange(
                        turnColumn(
                          mapping,
                          name,
                          targets.find(({ pointer }) => pointer === next),
                        ),
                      )
                    }
                  />
                </td>
                <td>
                  {column && target?.kind === 'date' ? (
                    <Select
                      aria-label={words('feed.date-order-of', { column: name })}
                      data={dateForms.map((form) => ({ value: form, label: words(`feed-form.${form}`) }))}
                      value={column.form ?? 'date-ymd'}
                      allowDeselect={false}
                      onChange={(next) => {
                        const form = dateForms.find((one) => one === next)
                        if (form) onChange(changeColumn(mapping, name, { form }))
                      }}
                    />
                  ) : null}
                  {column && /\/\d+$/.test(column.to) ? (
                    <TextInput
                      aria-label={words('feed.between-of', { column: name })}
                      placeholder={words('feed.between-none')}
                      value={column.separator ?? ''}
                      maxLength={3}
                      className="form-mono"
                      onChange={(event) => onChange(changeColumn(mapping, name, { separator: event.currentTarget.value }))}
                    />
                  ) : null}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {kindsToState(mapping).map((to) => (
        <Select
          key={to}
          label={words('material.kind-of-column', {
            column: mapping.columns.find((one) => one.to === to.replace(/kind$/, 'value'))?.from ?? '',
          })}
          withAsterisk
          searchable
          data={identifierKinds.map((value) => ({ value, label: codeWords('material-identifier', value) }))}
          value={mapping.constants.find((one) => one.to === to)?.value ?? null}
          onChange={(value) => onChange(stateConstant(mapping, to, value ?? ''))}
          nothingFoundMessage={<Words id="form.nothing-found" />}
        />
      ))}
    </>
  )
}

const Preview = ({ rows }: { rows: Answer<typeof tryTable>['rows'] }) => {
  const words = useWords()
  return (
    <table className="material-table" aria-label={words('material.first-rows')}>
      <thead>
        <tr>
          <th scope="col">
            <Words id="material.row-head" />
          </th>
          <th scope="col">
            <Words id="material.entity" />
          </th>
          <th scope="col">
            <Words id="material.judged" />
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.line}>
            <th scope="row">
              <Mono>{String(row.line)}</Mono>
            </th>
            <td>{row.title === null ? <span className="quiet">—</span> : <bdi>{row.title}</bdi>}</td>
            <td>
              {row.faults.length === 0 ? (
                <span className="material-for">
                  <IconCheck size={14} aria-hidden /> <Words id="material.row-good" />
                </span>
              ) : (
                <ul className="material-plain">
                  {row.faults.map((fault) => (
                    <li key={fault}>
                      <IconAlertTriangle size={14} aria-hidden className="material-against" /> {fault}
                    </li>
                  ))}
                </ul>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Asks what the hub makes of the table, again with each change of the mapping. */
const Mapping = ({
  file,
  attachment,
  chosen,
  draft,
  change,
}: {
  file: string
  attachment: string
  chosen: File | undefined
  draft: TableDraft
  change: (members: Partial<TableDraft>) => void
}) => {
  const cells = useSamples(chosen)
  const trial = useAnswer(
    tryTable,
    {
      params: { id: file },
      body: { attachment, entityKind: draft.kind, ...(draft.mapping ? { mapping: draft.mapping } : {}) },
    },
    { keep: true },
  )
  const told = trial.data
  const suggestion = told?.suggestion
  // biome-ignore lint/correctness/useExhaustiveDependencies: proposed once for a file and kind
  useEffect(() => {
    if (draft.mapping === null && suggestion) change({ mapping: suggestion })
  }, [draft.mapping === null, suggestion])
  if (trial.error && !told) return <Failed problem={trial.error} retry={() => void trial.refetch()} />
  if (!told) return <Loading rows={6} />
  return (
    <>
      <FieldGroup label="material.columns" hint="material.columns-hint" pointer="/mapping/columns">
        <Columns
          kind={draft.kind}
          headings={told.headings}
          cells={cells}
          mapping={draft.mapping ?? told.suggestion}
          onChange={(mapping) => change({ mapping })}
        />
      </FieldGroup>
      <FieldGroup label="material.first-rows" pointer="/rows">
        {trial.error ? <Failed problem={trial.error} /> : null}
        <Preview rows={told.rows} />
      </FieldGroup>
    </>
  )
}

export const TableForm = ({ file }: { file: FileView }): ReactNode => {
  const words = useWords()
  const go = useGo()
  const { bureau } = useSession()
  const uploads = useUploads(1)
  const [draft, change, clear] = useDraft<TableDraft>(`table ${file.id}`, emptyTable)
  const [tried, setTried] = useState(false)
  const [attachment] = uploads.ready
  const act = useAct(beginTable, {
    refreshes: ['material.'],
    onDone: () => {
      clear()
      uploads.clear()
      tell(<Words id="material.table-begun" />, 'good')
      go(`/files/${file.id}/material`)
    },
  })
  const faults = [
    ...(attachment === undefined
      ? [{ pointer: '/attachment', says: words(uploads.isBusy ? 'material.files-busy' : 'fault.required') }]
      : []),
    ...missingOfTable(draft).map((pointer) => ({ pointer, says: words('fault.required') })),
  ]
  return (
    <Form
      problem={act.error}
      {...(tried && faults.length > 0 ? { faults } : {})}
      onSubmit={() => {
        setTried(true)
        if (faults.length === 0 && attachment !== undefined && !act.isPending)
          act.mutate({ params: { id: file.id }, body: importEntry(draft, attachment) })
      }}
    >
      <FieldGroup label="material.table-file" hint="material.table-file-hint" pointer="/attachment">
        <AttachmentUploads uploads={uploads} accept={['.csv', '.txt']} />
      </FieldGroup>
      <CodeField
        label="material.rows-speak-of"
        pointer="/entityKind"
        list="material-kind"
        codes={entityKinds}
        required
        value={draft.kind}
        onChange={(kind) => change({ kind: kind ?? draft.kind, mapping: null })}
      />
      {attachment === undefined ? null : (
        <Mapping
          key={`${attachment} ${draft.kind}`}
          file={file.id}
          attachment={attachment}
          chosen={uploads.list[0]?.file}
          draft={draft}
          change={change}
        />
      )}
      <TextField
        label="material.title"
        hint="material.title-hint"
        pointer="/title"
        required
        maxLength={200}
        value={draft.title}
        onChange={(title) => change({ title })}
      />
      <div className="form-row">
        <TextField
          label="material.said-by"
          hint="material.said-by-hint"
          pointer="/saidBy"
          maxLength={160}
          value={draft.saidBy}
          onChange={(saidBy) => change({ saidBy })}
        />
        <PartialDateField
          label="material.said-at"
          pointer="/saidAt"
          value={draft.saidAt}
          onChange={(saidAt) => change({ saidAt })}
        />
      </div>
      <GradeFields value={draft.grade} onChange={(grade) => change({ grade })} />
      <AxesFields
        value={draft.axes}
        grade={draft.grade}
        readers={readersOf(file, bureau)}
        onChange={(axes) => change({ axes })}
      />
      <div className="form-acts">
        <Button type="submit" variant="filled" loading={act.isPending}>
          <Words id="material.table-begin" />
        </Button>
        <Button variant="subtle" onClick={() => go(`/files/${file.id}/material`)}>
          <Words id="layer.not-now" />
        </Button>
        <span className="quiet small">
          <Words id="reason.ctrl-enter" />
        </span>
      </div>
    </Form>
  )
}
