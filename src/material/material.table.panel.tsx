// A new table: the file and what its rows speak of, where its columns go with the first rows as they would come in, its grade and marking.
import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import type { FileView } from '../analysis/analysis.schema.ts'
import { AttachmentUploads } from '../attachment/attachment.upload.panel.tsx'
import { useUploads } from '../attachment/attachment.uploads.panel.tsx'
import { useAct, useAnswer } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, Form, PartialDateField, TextField } from '../console/form.tsx'
import { useGo } from '../console/go.tsx'
import { FieldGroup } from '../console/repeated.tsx'
import { useSession } from '../console/session.ts'
import { Failed, Loading } from '../console/states.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { Columns, Preview, useSamples } from './material.columns.panel.tsx'
import { readersOf } from './material.contribute.panel.tsx'
import { emptyTable, importEntry, missingOfTable, type TableDraft } from './material.draft.panel.ts'
import { AxesFields, GradeFields } from './material.fields.panel.tsx'
import { entityKinds } from './material.fields.schema.ts'
import { beginTable, tryTable } from './material.work.operations.ts'

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
  // biome-ignore lint/correctness/useExhaustiveDependencies: a mapping belongs to its file; another file begins with another proposal
  useEffect(() => {
    if (attachment === undefined && draft.mapping !== null) change({ mapping: null })
  }, [attachment])
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
